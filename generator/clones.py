"""Repositories at a commit: finding an anchor in the lines of a file, in clones that are at hand."""

import re
import subprocess
from functools import cache, cached_property, lru_cache
from pathlib import Path

from .model.source import Git
from .texts import Outcome, words

_PLACE = re.compile(r"(?P<path>[^#]+?)(?:#L(?P<first>\d+)(?:-L(?P<last>\d+))?)?")


class Clones:
    """The clones below a folder; which repository is which is told by the commit alone."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._read = lru_cache(maxsize=64)(self._read_file)

    @cached_property
    def _repositories(self) -> list[Path]:
        """Every git folder, bare or beside a work tree, three levels down at most."""
        found = [path.parent for depth in ("", "*/", "*/*/", "*/*/*/") for path in self.folder.glob(f"{depth}HEAD")]
        return sorted(path for path in found if (path / "objects").is_dir())

    @cache  # noqa: B019  # there is one Clones in a run
    def home_of(self, commit: str) -> Path | None:
        """The repository that has the commit."""
        return next((home for home in self._repositories if _git(home, "cat-file", "-e", f"{commit}^{{commit}}") is not None), None)

    def seek(self, git: Git, at: str, anchor: str) -> Outcome | None:
        """Whether the anchor stands once in the file, and in the lines that `at` names; None without a clone."""
        home = self.home_of(git.commit)
        place = _PLACE.fullmatch(at)
        if home is None or place is None:
            return None
        text = self._read(home, git.commit, place["path"])
        if text is None:
            return "missing"
        count = _occurrences(text, anchor)
        if count != 1:
            return "ambiguous" if count else "missing"
        first = int(place["first"] or 1)
        last = int(place["last"] or first) if place["first"] else text.count("\n") + 1
        return "found" if _occurrences("\n".join(text.split("\n")[first - 1 : last]), anchor) else "misplaced"

    def _read_file(self, home: Path, commit: str, path: str) -> str | None:
        raw = _git(home, "cat-file", "blob", f"{commit}:{path}")
        return raw.decode("utf-8", "replace") if raw is not None else None


def _git(home: Path, *command: str) -> bytes | None:
    """What git prints, or None if it fails."""
    done = subprocess.run(["git", "--git-dir", str(home), *command], capture_output=True, check=False)
    return done.stdout if done.returncode == 0 else None


def _occurrences(text: str, anchor: str) -> int:
    """How often the words of the anchor stand in the text, one after the other."""
    wanted = f" {' '.join(words(anchor))} "
    found, start, all_words = 0, 0, f" {' '.join(words(text))} "
    while (start := all_words.find(wanted, start)) >= 0:
        found, start = found + 1, start + 1
    return found
