"""`mkdocs build` as a contributor runs it."""

from pathlib import Path

from .project import make_project, run


def test_good_knowledge_builds(tmp_path: Path) -> None:
    make_project(tmp_path)
    done = run("mkdocs", "build", "--strict", folder=tmp_path)
    assert done.returncode == 0, done.stderr
    assert (tmp_path / "site/cheeses/cheddar/index.html").is_file()


def test_a_mistake_gives_the_report_and_exit_code_1(tmp_path: Path) -> None:
    make_project(tmp_path)
    old = tmp_path / "site" / "old.html"
    old.parent.mkdir()
    old.write_text("old", "utf-8")
    cheddar = tmp_path / "knowledge/cheeses/cheddar.yml"
    cheddar.write_text(cheddar.read_text("utf-8").replace("kind: cheese", "kynd: cheese"), "utf-8")
    done = run("mkdocs", "build", folder=tmp_path)
    assert done.returncode == 1
    assert "knowledge/cheeses/cheddar.yml:2:1" in done.stderr
    assert "Traceback" not in done.stderr
    assert old.read_text("utf-8") == "old"
