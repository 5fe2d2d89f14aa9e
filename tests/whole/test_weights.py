"""Pages are light, as a server sends them: the real ones, and the matrix of all at the size it is made for."""

from pathlib import Path

import pytest

from ..bench.pages import long_folders, make_invented
from ..bench.result import Result
from ..bench.weights import weigh_matrix, weigh_pages
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


@pytest.fixture(scope="module")
def invented_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site of an invented knowledge of 50 subjects and 60 properties."""
    return make_invented(tmp_path_factory.mktemp("invented"))


def test_the_matrix_of_all_is_light(invented_site: Path) -> None:
    assert too_heavy(weigh_matrix(invented_site)) == []
