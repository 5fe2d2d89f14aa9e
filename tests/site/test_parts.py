"""Clashes and blocks."""

from pathlib import Path

import pytest

from generator.model.problem import Problem
from generator.pages.page import Page, Site
from generator.site.parts import address_of, check_docs, fill_blocks, mark_blocks

SITE = Site({"": Page("", "Home", "", ""), "x/": Page("x/", "X", "", "")}, {"data/x.json": b"{}"}, (), {"one": '<p><a href="x/">x</a></p>'})


@pytest.mark.parametrize(
    ("path", "address"),
    [("index.md", ""), ("README.md", ""), ("x.md", "x/"), ("x/index.md", "x/"), ("x/y.md", "x/y/")],
)
def test_where_a_page_appears(path: str, address: str) -> None:
    assert address_of(path) == address


@pytest.mark.parametrize(
    ("name", "target"),
    [("index.md", "index.html"), ("x.md", "x/index.html"), ("x/index.md", "x/index.html"), ("x/index.html", "x/index.html"), ("data/x.json", "data/x.json")],
)
def test_a_hand_written_file_may_not_hide_a_generated_one(tmp_path: Path, name: str, target: str) -> None:
    file = tmp_path / "docs" / name
    file.parent.mkdir(parents=True)
    file.write_text("x", "utf-8")
    assert check_docs(SITE, tmp_path / "docs") == [Problem(f"docs/{name}", 0, 0, "path", f"the generator makes {target} too", "rename this file or delete it")]


def test_a_block_must_exist(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text("# A\n\n<!-- atlas:one -->\n\n<!-- atlas:two -->\n", "utf-8")
    assert check_docs(SITE, tmp_path) == [Problem(f"{tmp_path.name}/a.md", 5, 1, "block", 'there is no block "two"', "use one of: one")]


def test_a_block_takes_its_place_with_links_from_there() -> None:
    blocks = {"one": '<a href="x/">x</a> <a href="#y">y</a> <a href="https://z.example/">z</a> <img src="assets/m.svg">'}
    assert fill_blocks(mark_blocks("a\n\n<!-- atlas:one -->\n\nb `<!-- atlas:one -->`"), blocks, "../") == (
        'a\n\n<div class="a-block"><a href="../x/">x</a> <a href="#y">y</a> <a href="https://z.example/">z</a> <img src="../assets/m.svg"></div>\n\n'
        "b `<!-- atlas:one -->`"
    )
