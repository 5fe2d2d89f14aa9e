"""Which pairs of subjects have a page of their own.

A pair has one if a source compares the two (a verdict that names both, an experiment that measured both, a published table that sets
them side by side), or if a relation joins them and they stand in one folder, or if the one lives on in the other. The most compared come
first; no more than `MOST` are written, but none is left out in which the one lives on in the other.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import combinations

from ..model.knowledge import Knowledge

MOST = 100
Ids = tuple[str, str]


@dataclass(frozen=True)
class Pair:
    """Two subjects in the order of their ids, how often sources compare them, and whether one lives on in the other."""

    ids: Ids
    compared: int
    joined: bool
    lives_on: bool

    @property
    def address(self) -> str:
        """The address of its page, relative to the site."""
        return f"compare/{self.ids[0]}-vs-{self.ids[1]}/"


def choose_pairs(knowledge: Knowledge) -> list[Pair]:
    """The pairs by the rule above, the most compared first."""
    compared = Counter(_compared(knowledge))
    joined = _joined(knowledge)
    views = knowledge.schema.views
    follows = {*views.next, *views.next_inverse}
    pairs = [Pair(ids, compared[ids], ids in joined, bool(joined.get(ids, set()) & follows)) for ids in {*compared, *joined}]
    wanted = [pair for pair in pairs if pair.compared or pair.lives_on or _folder(knowledge, pair.ids[0]) == _folder(knowledge, pair.ids[1])]
    kept = sorted(wanted, key=lambda pair: (not pair.lives_on, -pair.compared, pair.ids))[:MOST]
    return sorted(kept, key=lambda pair: (-pair.compared, pair.ids))


def _folder(knowledge: Knowledge, subject: str) -> str:
    return knowledge.schema.kinds[knowledge.subjects[subject].kind].folder


def _compared(knowledge: Knowledge) -> Iterator[Ids]:
    """A pair for each time that a source compares it."""
    for source in knowledge.sources.values():
        for verdict in source.verdicts:
            yield from _pairs(knowledge, verdict.subjects)
    for experiment in knowledge.experiments.values():
        yield from _pairs(knowledge, (row.subject for group in experiment.results for row in group.rows))
    for table in knowledge.tables.values():
        yield from _pairs(knowledge, (line.subject for line in (*table.rows, *table.columns) if line.subject))


def _pairs(knowledge: Knowledge, subjects: Iterable[str]) -> Iterator[Ids]:
    return combinations(sorted(set(subjects) & knowledge.subjects.keys()), 2)


def _joined(knowledge: Knowledge) -> dict[Ids, set[str]]:
    """The relations that join two subjects."""
    found: dict[Ids, set[str]] = defaultdict(set)
    for subject, prop, claim, _ in knowledge.claims():
        if prop.inverse and claim.rank != "deprecated":
            for other in claim.value or ():
                for pair in _pairs(knowledge, (subject.id, other)):
                    found[pair].add(prop.id)
    return found
