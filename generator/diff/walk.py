"""From commit to commit: each state of the knowledge is compared with the one before it, unless that was done before."""

import re
import shutil
import tempfile
from datetime import date
from functools import lru_cache
from pathlib import Path

from ..load import Loaded, load
from ..model.change import METHOD, Commit, Journal, Skipped, Step
from ..model.knowledge import Knowledge
from ..model.problem import Problem
from .commits import History, HistoryError
from .compare import compare

# Commits that one journal tells of: enough for a page and a feed, and soon compared.
MOST = 100
_NOT_COMPARED = ("agents.yml", "needs.yml", "tables/", "evidence/", "schema/")
_DATE = re.compile(r"\d{4}-\d{2}-\d{2}")


def make_journal(folder: Path, earlier: Journal | None = None, since: str | None = None, most: int = MOST) -> Journal:
    """What the newest commits that touched the folder changed, or those since a revision or a date.

    Steps of an earlier journal are taken over; the result is the same without it. Raises HistoryError without a history.
    """
    history = History.of(folder)
    first = max(_first(history, since), len(history.commits) - most)
    # What the first one changed is known only by the one before it, or if there is none.
    known_before = first == 0 and not history.cut
    return _walk(history, history.commits if known_before else history.commits[max(first - 1, 0) :], known_before, earlier)


def _first(history: History, since: str | None) -> int:
    """The position of the first commit to tell of."""
    if since is None:
        return 0
    if _DATE.fullmatch(since):
        return sum(commit.day < since for commit in history.commits)
    newer = history.after(since)
    return sum(commit.id not in newer for commit in history.commits)


def _walk(history: History, commits: tuple[Commit, ...], known_before: bool, earlier: Journal | None) -> Journal:
    done = {(step.commit.id, step.before): step for step in earlier.steps} if earlier else {}
    read = lru_cache(maxsize=2)(lambda commit: _load(history, commit))
    begins: Commit | None = None
    steps: list[Step] = []
    skipped: list[Skipped] = []
    # The last commit that can be read; empty before the first of all, None if what was before is not known.
    before = "" if known_before else None
    for commit in commits:
        step = done.get((commit.id, before or "")) if before is not None else None
        if step is None:
            loaded, why = read(commit.id)
            if loaded is None:
                skipped.append(Skipped(commit=commit, why=why))
                before = before or None
                continue
            if before is not None:
                step = _compare(commit, before, read(before)[0] if before else None, loaded)
        if step:
            steps.append(step)
        else:
            begins = commit
        before = commit.id
    return Journal(method=METHOD, begins=begins, steps=tuple(steps), skipped=tuple(skipped))


def _load(history: History, commit: str) -> tuple[Loaded | None, str]:
    """The knowledge as it was, or why it cannot be read.

    The format grows, and the past does not grow with it: today's schema stands in for one that cannot be read any more,
    and what is wrong with files that hold nothing to compare does not count.
    """
    with tempfile.TemporaryDirectory() as place:
        try:
            folder = history.extract(commit, Path(place))
        except HistoryError as error:
            return None, str(error)
        loaded = load(folder)
        if _errors(loaded, "schema.yml") and (history.folder / "schema.yml").is_file():
            shutil.copy(history.folder / "schema.yml", folder / "schema.yml")
            loaded = load(folder)
    errors = _errors(loaded, "") - _errors(loaded, *_NOT_COMPARED)
    return (None, str(min(errors))) if errors or loaded.knowledge is None else (loaded, "")


def _errors(loaded: Loaded, *names: str) -> set[Problem]:
    """What is wrong with files whose path in the folder begins so."""
    root = f"{loaded.folder.name}/"
    return {problem for problem in loaded.problems if problem.level == "error" and problem.file.removeprefix(root).startswith(names)}


def _compare(commit: Commit, before: str, old: Loaded | None, new: Loaded) -> Step:
    assert new.knowledge is not None
    texts = old.texts if old else {}
    files = {name for name in {*texts, *new.texts} if texts.get(name) != new.texts.get(name)}
    state = (old and old.knowledge) or Knowledge(new.knowledge.schema)
    return Step(commit=commit, before=before, changes=compare(state, new.knowledge, files, date.fromisoformat(commit.day)))
