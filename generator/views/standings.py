"""Which of two subjects a verdict puts ahead of the other, as far as its source tells."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import Literal

from ..model.knowledge import Knowledge
from ..model.source import Ranked, Verdict
from .together import Ids, find_verdicts
from .values import name_of
from .verdicts import VerdictView

Pair = tuple[str, str]
# The first, the second, or neither: the source calls them alike, tells no order of the two, or orders their editions this way and that.
Side = Literal["first", "second", "alike", "untold", "both"]


@dataclass(frozen=True)
class Standing:
    """What a verdict says of two subjects: the side, who is ahead, of which edition of the other if it names one, and the verdict."""

    side: Side
    ahead: str
    behind: str
    verdict: VerdictView


@dataclass(frozen=True)
class Question:
    """Verdicts on the same question that name the same two subjects, whose names stand in the order of their ids."""

    about: str
    names: tuple[str, str]
    standings: tuple[Standing, ...]


def find_standings(knowledge: Knowledge) -> list[tuple[Ids, Question]]:
    """The questions on which a verdict names both of a pair, by the pair in the order of ids; the latest verdict first."""
    found: dict[Pair, dict[str, list[Standing]]] = {}
    for ids, verdict, view in find_verdicts(knowledge):
        for pair in combinations(sorted(ids), 2):
            found.setdefault(pair, {}).setdefault(view.about, []).append(_stand(knowledge, verdict, view, pair))
    names = {pair: (name_of(knowledge, pair[0]), name_of(knowledge, pair[1])) for pair in found}
    return [(frozenset(pair), Question(about, names[pair], tuple(standings))) for pair in sorted(found) for about, standings in found[pair].items()]


def _stand(knowledge: Knowledge, verdict: Verdict, view: VerdictView, pair: Pair) -> Standing:
    first, second = ([(level, ranked) for level, ranked in _levels(verdict) if ranked.subject == subject] for subject in pair)
    side = side_of([level for level, _ in first], [level for level, _ in second], tie=verdict.is_tie)
    if side not in ("first", "second"):
        return Standing(side, "", "", view)
    better, worse = (first, second) if side == "first" else (second, first)
    ahead = [ranked for level, ranked in better if level < max(level for level, _ in worse)]
    behind = [ranked for level, ranked in worse if level > min(level for level, _ in better)]
    scoped = _name(knowledge, behind) if any(ranked.version or ranked.part for ranked in behind) else ""
    return Standing(side, _name(knowledge, ahead), scoped, view)


def _levels(verdict: Verdict) -> Iterator[tuple[int, Ranked]]:
    """Every subject with its level, the best first. Advice has two: what is to be taken, and what is left for it."""
    for level, rank in enumerate(verdict.order):
        yield from ((level, ranked) for ranked in rank)
    yield from ((0, ranked) for ranked in verdict.choose)
    yield from ((1, ranked) for ranked in (*verdict.avoid, *verdict.over))


def side_of(first: Sequence[int], second: Sequence[int], *, tie: bool) -> Side:
    """Who is ahead, by the levels of the editions that a verdict names. Within a level no order is told, unless the verdict calls all alike."""
    wins, loses = min(first) < max(second), min(second) < max(first)
    if wins and loses:
        return "both"
    return "first" if wins else "second" if loses else "alike" if tie else "untold"


def _name(knowledge: Knowledge, named: Sequence[Ranked]) -> str:
    return " and ".join(" ".join(filter(None, (name_of(knowledge, ranked.subject), ranked.version, ranked.part))) for ranked in named)
