"""A knowledge with a past: the cheeses in a repository of their own, changed commit by commit on days that are told."""

import os
import shutil
import subprocess
from datetime import UTC, datetime, time
from datetime import date as Day
from pathlib import Path

from ..site.project import CHEESE

WHEY_SAYS_ENDED = """
    - value: ended
      cite:
        whey-2021: {at: Notes para 5, anchor: "nobody makes Roquefort any more"}
"""


class Past:
    """A repository that a test writes to."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.knowledge = folder / "knowledge"
        shutil.copytree(CHEESE / "knowledge", self.knowledge)
        self.git("init", "--quiet", "--initial-branch=trunk")

    def git(self, *command: str, **environment: str) -> str:
        """What git prints, whatever the settings of the machine are."""
        names = {f"GIT_{who}_{what}": value for who in ("AUTHOR", "COMMITTER") for what, value in (("NAME", "Ada"), ("EMAIL", "ada@cheese.example"))}
        plain = {"GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_SYSTEM": os.devnull}
        done = subprocess.run(["git", *command], cwd=self.folder, env=os.environ | names | plain | environment, capture_output=True, text=True, check=True)
        return done.stdout.strip()

    def commit(self, day: str, title: str) -> str:
        """Commits everything at noon of a day, and returns the id."""
        noon = f"{int(datetime.combine(Day.fromisoformat(day), time(12), UTC).timestamp())} +0000"
        self.git("add", "--all")
        self.git("commit", "--quiet", "--allow-empty", "--message", title, GIT_AUTHOR_DATE=noon, GIT_COMMITTER_DATE=noon)
        return self.git("rev-parse", "HEAD")

    def change(self, file: str, old: str, new: str) -> None:
        """Replaces a text that stands once in a file of the knowledge."""
        path = self.knowledge / file
        text = path.read_text("utf-8")
        assert text.count(old) == 1, f"{file} holds it {text.count(old)} times"
        path.write_text(text.replace(old, new), "utf-8", newline="\n")


def make_past(folder: Path) -> Past:
    """Four commits: the first of all, two that change one fact each, and one that does not touch the knowledge."""
    past = Past(folder)
    past.commit("2026-01-05", "The first cheeses")
    past.change("cheeses/roquefort.yml", "\n  first-made:", f"{WHEY_SAYS_ENDED}  first-made:")
    past.commit("2026-02-01", "Roquefort is no longer made")
    past.change("cheeses/cheddar.yml", "value: 36", "value: 40")
    past.commit("2026-02-01", "A misread number of weeks")
    (past.folder / "README.md").write_text("On cheese.\n", "utf-8")
    past.commit("2026-03-01", "A word to readers")
    return past
