"""The ledger of verification: which anchors a machine found at their places in texts that are at hand.

Nothing but `atlas verify --record` writes `evidence/<source>.csv`.
"""

import csv
import io
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from .clones import Clones
from .model.experiment import Check
from .model.knowledge import Citation, Knowledge
from .model.source import Source
from .texts import Documents, Outcome

COLUMNS = ("at", "anchor", "day", "outcome", "digest")
OUTCOMES: tuple[Outcome, ...] = ("found", "missing", "ambiguous", "misplaced")


@dataclass(frozen=True)
class Looked:
    """A citation whose anchor was looked for, and what came of it."""

    citation: Citation
    outcome: Outcome

    def __str__(self) -> str:
        """`file:line outcome: "anchor" at place of source`."""
        cited = self.citation
        return f'{cited.file}:{cited.line} {self.outcome}: "{cited.anchor}" at {cited.at} of {cited.source}'


@dataclass(frozen=True)
class Verified:
    """What a run looked for, and the anchors of sources whose text was not at hand, counted by source."""

    looked: tuple[Looked, ...]
    absent: dict[str, int]

    @property
    def astray(self) -> list[Looked]:
        """What was not found at its place."""
        return [looked for looked in self.looked if looked.outcome != "found"]

    @property
    def summary(self) -> str:
        """How many anchors came to what."""
        counts = Counter(looked.outcome for looked in self.looked)
        told = ", ".join(f"{counts[outcome]} {outcome}" for outcome in OUTCOMES)
        left = f"; {_count(sum(self.absent.values()), 'anchor')} in {_count(len(self.absent), 'source')} whose text is not at hand" if self.absent else ""
        return f"{_count(len(self.looked), 'anchor')} looked for: {told}{left}"


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}{'' if number == 1 else 's'}"


def verify(knowledge: Knowledge, documents: Documents, clones: Clones | None = None) -> Verified:
    """Looks for every anchor of every source whose text is among the documents, or whose repository among the clones."""
    looked: list[Looked] = []
    absent: Counter[str] = Counter()
    for cited in knowledge.citations():
        source = knowledge.sources.get(cited.source)
        if source is None or cited.anchor is None:
            continue
        outcome = None
        if source.text and source.text.sha256 in documents:
            outcome = documents.seek(source.text.sha256, cited.anchor, cited.at, source.outline)
        elif source.git and clones:
            outcome = clones.seek(source.git, cited.at, cited.anchor)
        if outcome:
            looked.append(Looked(cited, outcome))
        else:
            absent[cited.source] += 1
    return Verified(tuple(looked), dict(absent))


def write_ledger(knowledge: Knowledge, looked: Sequence[Looked], day: date) -> dict[str, str]:
    """The ledger of each source as CSV, in the order of the citations; empty where nothing is left to tell.

    What was looked for gets the day of the run. What was not keeps its line as long as something cites the place.
    """
    new = {(found.citation.source, found.citation.at, found.citation.anchor): found.outcome for found in looked}
    lines: dict[str, dict[tuple[str, str], Check]] = {source: {} for source in knowledge.ledger}
    for cited in knowledge.citations():
        if cited.anchor is None:
            continue
        outcome = new.get((cited.source, cited.at, cited.anchor))
        digest = _digest(knowledge.sources.get(cited.source))
        line = knowledge.ledger.get(cited.source, {}).get((cited.at, cited.anchor))
        if outcome and digest:
            line = Check(at=cited.at, anchor=cited.anchor, day=day.isoformat(), outcome=outcome, digest=digest)
        if line:
            lines.setdefault(cited.source, {})[cited.at, cited.anchor] = line
    return {source: _write_lines(list(found.values())) for source, found in sorted(lines.items())}


def _digest(source: Source | None) -> str | None:
    """What was read: the SHA-256 of a text, or the commit of a repository."""
    if source is None:
        return None
    return source.text.sha256 if source.text else source.git.commit if source.git else None


def _write_lines(lines: Sequence[Check]) -> str:
    if not lines:
        return ""
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(COLUMNS)
    writer.writerows([getattr(line, column) for column in COLUMNS] for line in lines)
    return text.getvalue()
