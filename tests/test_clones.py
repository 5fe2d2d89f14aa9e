"""Anchors in repositories at a commit."""

import subprocess
from pathlib import Path

import pytest

from generator.clones import Clones
from generator.model.source import Git

TEXT = "# Boats\n\nThis boat is released under the MIT licence.\nIt floats.\n\nIt floats.\n"


@pytest.fixture(scope="module")
def repository(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Git]:
    folder = tmp_path_factory.mktemp("clones")
    home = folder / "somewhere" / "boats"
    home.mkdir(parents=True)

    def git(*command: str) -> str:
        identity = ["-c", "user.name=A", "-c", "user.email=a@example.org", "-c", "commit.gpgsign=false"]
        return subprocess.run(["git", *identity, *command], cwd=home, check=True, capture_output=True, text=True).stdout.strip()

    git("init", "--quiet")
    (home / "README.md").write_text(TEXT, encoding="utf-8")
    git("add", "README.md")
    git("commit", "--quiet", "--message", "first")
    return folder, Git(repository="https://example.org/boats", commit=git("rev-parse", "HEAD"))


@pytest.mark.parametrize(
    ("at", "anchor", "outcome"),
    [
        ("README.md#L3", "released under the MIT licence", "found"),
        ("README.md#L1-L4", "boat is released, under", "found"),
        ("README.md", "released under the MIT", "found"),
        ("README.md#L4", "released under the MIT licence", "misplaced"),
        ("README.md#L3", "released under the GPL licence", "missing"),
        ("README.md#L4", "It floats", "ambiguous"),
        ("LICENSE#L1", "released under the MIT licence", "missing"),
    ],
)
def test_an_anchor_is_looked_for_in_its_lines(repository: tuple[Path, Git], at: str, anchor: str, outcome: str) -> None:
    folder, git = repository
    assert Clones(folder).seek(git, at, anchor) == outcome


def test_without_the_commit_nothing_is_said(repository: tuple[Path, Git]) -> None:
    folder, git = repository
    other = git.model_copy(update={"commit": "0" * 40})
    assert Clones(folder).seek(other, "README.md#L3", "released under the MIT licence") is None
