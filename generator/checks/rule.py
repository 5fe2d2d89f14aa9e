"""What a rule is, and what it is given."""

import csv
import io
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Any, Literal, TypeVar

from ..load.folder import Loaded
from ..load.reader import Path, locate
from ..model.experiment import Experiment, Score
from ..model.knowledge import Citation, Knowledge
from ..model.problem import Level, Problem
from ..model.schema import Property
from ..model.subject import Claim, Subject
from ..texts import Documents

Scope = Literal["file", "record", "base"]
Item = TypeVar("Item")
Stated = tuple[Subject, Property, Claim, int]
# The word that answers every property: one has looked, and found nothing.
UNKNOWN = "unknown"


@dataclass(frozen=True)
class Fault:
    """What a rule finds: a file, a path into it (in CSV the line and the column's name), what is wrong, how to mend it."""

    file: str
    path: Path
    what: str
    mend: str
    key: bool = False
    level: Level | None = None


@dataclass(frozen=True)
class Context:
    """What a rule is given: all that was loaded, the day, and the texts of sources that are at hand."""

    loaded: Loaded
    knowledge: Knowledge
    day: date
    documents: Documents | None = None

    @cached_property
    def claims(self) -> list[Stated]:
        """Every claim of a known property, with its subject and its position under that property."""
        return list(self.knowledge.claims())

    def remember(self, walk: "Callable[[Context], Iterable[Item]]") -> list[Item]:
        """What a walk over the knowledge gives: several rules take the same one, and it is taken once."""
        if walk not in self._walks:
            self._walks[walk] = list(walk(self))
        found: list[Item] = self._walks[walk]
        return found

    @cached_property
    def _walks(self) -> dict[Any, list[Any]]:
        return {}

    @cached_property
    def claims_by_type(self) -> dict[str, list[Stated]]:
        """The same by the type of the property: most rules are about one type."""
        found: dict[str, list[Stated]] = defaultdict(list)
        for stated in self.claims:
            found[stated[1].type].append(stated)
        return found

    def elements(self, *types: str) -> Iterator[tuple[Subject, Property, str, Path]]:
        """Every element of an answer to properties of these types, `unknown` left out, with its path."""
        for kind in types:
            for subject, prop, claim, position in self.claims_by_type.get(kind, ()):
                for key, words in (("value", claim.value), ("not", claim.not_)):
                    for number, word in enumerate(words or ()):
                        if word != UNKNOWN:
                            yield subject, prop, word, ("claims", prop.id, position, key, number)

    @cached_property
    def citations(self) -> list[Citation]:
        """Everything that points to a place of a source."""
        return list(self.knowledge.citations())

    @cached_property
    def sources(self) -> frozenset[str]:
        """The ids of sources, also of those whose files have problems: one mistake makes one message."""
        return frozenset(self.knowledge.sources) | self._stems("sources")

    @cached_property
    def subjects(self) -> frozenset[str]:
        """The ids of subjects, also of those whose files have problems."""
        return frozenset(self.knowledge.subjects) | self._stems(*self.knowledge.schema.folders)

    @cached_property
    def experiments(self) -> frozenset[str]:
        """The ids of experiments, also of those whose files have problems."""
        return frozenset(self.knowledge.experiments) | self._stems("benchmarks")

    @cached_property
    def studies(self) -> list[Experiment | Score]:
        """The experiments and scores: each rests on one source."""
        return [*self.knowledge.experiments.values(), *self.knowledge.scores.values()]

    def _stems(self, *folders: str) -> frozenset[str]:
        starts = tuple(self.file(f"{folder}/") for folder in folders)
        return frozenset(name.rpartition("/")[2].removesuffix(".yml") for name in self.loaded.texts if name.startswith(starts))

    @cached_property
    def broken(self) -> frozenset[str]:
        """The files that did not load without errors."""
        return frozenset(problem.file for problem in self.loaded.problems if problem.level == "error")

    def file(self, name: str) -> str:
        """A path below the folder as problems show it."""
        return f"{self.loaded.folder.name or 'knowledge'}/{name}"

    def place(self, file: str, path: Path, key: bool = False) -> tuple[int, int]:
        """Line and column of a path. It reads the file again: for problems only."""
        text = self.loaded.texts.get(file)
        if text is None:
            return 0, 0
        return _place_in_csv(text, path) if file.endswith(".csv") else locate(text, path, key)

    def problem(self, rule: "Rule", fault: Fault) -> Problem:
        """What a rule found, with its place."""
        line, column = self.place(fault.file, fault.path, fault.key)
        return Problem(fault.file, line, column, rule.name, fault.what, fault.mend, fault.level or rule.level)


@dataclass(frozen=True)
class Rule:
    """A check: its name as messages show it, what it asks in one sentence, how grave a breach is, and what it looks at."""

    name: str
    about: str
    level: Level
    scope: Scope
    check: Callable[[Context], Iterable[Fault]]


def path_of(cited: Citation) -> Path:
    """The path of a citation for a fault: in CSV its line and the column `at`."""
    return (cited.line, "at") if cited.file.endswith(".csv") else cited.path


def _place_in_csv(text: str, path: Path) -> tuple[int, int]:
    """The place of a cell: the path is a line, or the first cells of a row, and then the name of the column."""
    *row, column = path or (0, "")
    reader = csv.reader(io.StringIO(text))
    header = next(reader, [])
    for cells in reader:
        if [reader.line_num] == row or cells[: len(row)] == row:
            return reader.line_num, _offset(text.split("\n")[reader.line_num - 1], cells, header.index(str(column)) if column in header else 0)
    return 1, 1


def _offset(line: str, cells: list[str], index: int) -> int:
    """The column, from 1, at which a cell begins; 1 if the row has a cell of several lines."""
    offset = 0
    for cell in cells[:index]:
        quotes = 2 + cell.count('"') if line[offset : offset + 1] == '"' else 0
        offset += len(cell) + quotes + 1
    return offset + 1 if not any("\n" in cell for cell in cells) else 1
