"""Pages are light, as a server sends them."""

from pathlib import Path

from ..bench.pages import long_folders
from ..bench.result import Result
from ..bench.weights import weigh_pages
from .built import Built


def too_heavy(results: list[Result]) -> list[str]:
    """The lines that miss their aim, as `make bench` prints them."""
    return [str(result).strip() for result in results if result.missed]


def test_no_page_is_too_heavy(built_site: Built) -> None:
    assert too_heavy(weigh_pages(built_site.folder, long_folders())) == []


def test_a_page_that_is_too_heavy_is_noticed(tmp_path: Path) -> None:
    words = " ".join(f"{number * number:x}" for number in range(30_000))
    for name in ("matrix", "sources/first"):
        (tmp_path / name).mkdir(parents=True)
        (tmp_path / name / "index.html").write_text(f"<p>{words}</p>", "utf-8")
    assert [result.missed for result in weigh_pages(tmp_path, ("sources",))] == [True, True, False]
