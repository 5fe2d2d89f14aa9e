"""Where answers stand against each other: the sides, the reason why one is shown first, and when each is assumed to hold."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date
from itertools import combinations
from math import ceil

from ..model.source import Verdict
from ..resolve.answers import Answer, Relation
from ..resolve.cells import Cell, Resolved
from ..resolve.compare import compare_orders
from .cell import EvidenceView
from .cells import CellViews
from .scope import edition_words, scope_words
from .values import Shown, show_value
from .verdicts import VerdictView, show_verdict

Order = tuple[tuple[str, ...], ...]

# Where the strip begins and ends, in per cent of its width: words stand to the left.
LEFT, RIGHT = 30.0, 96.0


@dataclass(frozen=True)
class Span:
    """A stretch of the time strip in per cent of its width."""

    label: str
    begin: str
    end: str
    ended: bool
    dots: tuple[str, ...]
    top: str


@dataclass(frozen=True)
class Strip:
    """When each answer is assumed to hold: the marks of years, and a stretch for each side."""

    years: tuple[tuple[str, str], ...]
    spans: tuple[Span, ...]
    height: str
    foot: str
    label: str


@dataclass(frozen=True)
class Side:
    """One answer with all its evidence; `first` if it is shown first."""

    values: tuple[Shown, ...]
    denied: bool
    scope: str
    first: bool
    evidence: tuple[EvidenceView, ...]


@dataclass(frozen=True)
class Case:
    """Answers of one subject to one property that stand in one relation to each other."""

    id: str
    subject_id: str
    subject: str
    label: str
    href: str
    relation: Relation
    sides: tuple[Side, ...]
    why: str
    strip: Strip
    itself: bool


def find_cases(views: CellViews, relation: Relation) -> list[Case]:
    """Every cell with a pair of claims in the relation, by subject in the order of the knowledge."""
    resolved = views.resolved
    cells = [cell for subject in resolved.knowledge.subjects for cell in resolved.cells(subject) if cell.origin == "stated"]
    return [_make_case(views, cell, relation) for cell in cells if any(pair.relation == relation for pair in cell.pairs)]


def _make_case(views: CellViews, cell: Cell, relation: Relation) -> Case:
    told = [answer for pair in cell.pairs if pair.relation == relation for answer in (pair.a, pair.b)]
    answers = sorted(dict.fromkeys(told), key=lambda answer: answer not in cell.current.answers)
    sources = [{source for source, _ in answer.claim.evidence} for answer in answers]
    view = views.view(cell.subject.id, cell.prop.id)
    return Case(
        id=f"{cell.subject.id}-{cell.prop.id}",
        subject_id=cell.subject.id,
        subject=cell.subject.name,
        label=cell.prop.label,
        href=view.href,
        relation=relation,
        sides=tuple(_make_side(views, cell, answer) for answer in answers),
        why=_explain(answers, cell),
        strip=_make_strip(views.resolved, cell, answers),
        itself=len(set.union(*sources)) == 1,
    )


def _make_side(views: CellViews, cell: Cell, answer: Answer) -> Side:
    knowledge = views.knowledge
    values = tuple(show_value(knowledge, cell.prop, value) for value in answer.claim.elements)
    scope = scope_words(answer.claim, knowledge.schema) or edition_words(answer)
    evidence = tuple(views.evidence(source, piece) for source, piece in answer.claim.evidence)
    return Side(values, bool(answer.claim.not_), scope, answer in cell.current.answers, evidence)


def _explain(answers: list[Answer], cell: Cell) -> str:
    """By which rule one side is shown first."""
    first = [answer for answer in answers if answer in cell.current.answers]
    others = [answer for answer in answers if answer not in cell.current.answers]
    if not others:
        return "No rule puts one before the other: all are shown."
    if not first:
        return "Another answer is shown first."
    if any(answer.preferred for answer in first):
        return "Shown first: what the Atlas marked as preferred, for the reason in its note."
    if max(a.attested.last for a in first) > max(a.attested.last for a in others):
        return "Shown first: the answer that is attested latest."
    if max(a.tier for a in first) > max(a.tier for a in others):
        return "Shown first: the source of the better tier."
    return "Shown first: the answer that more claims support together."


def _make_strip(resolved: Resolved, cell: Cell, answers: list[Answer]) -> Strip:
    begin = min(answer.attested.first.year for answer in answers)
    end = max(min(answer.held.last, resolved.day).year for answer in answers) + 1
    begin, end = max(begin, 1990), max(end, begin + 1)

    def place(day: date) -> str:
        share = (day.year + (day.timetuple().tm_yday - 1) / 366 - begin) / (end - begin)
        return f"{LEFT + (RIGHT - LEFT) * min(max(share, 0.0), 1.0):.2f}%"

    step = max(1, ceil((end - begin) / 6))
    years = tuple((place(date(year, 1, 1)), str(year)) for year in range(begin, end + 1, step))
    spans = []
    for number, answer in enumerate(answers):
        words = ", ".join(show_value(resolved.knowledge, cell.prop, value).text for value in answer.claim.elements)
        dots = tuple(dict.fromkeys((place(answer.attested.first), place(min(answer.attested.last, resolved.day)))))
        over = answer.held.last < resolved.day
        spans.append(Span(_shorten(words), place(answer.held.first), place(min(answer.held.last, resolved.day)), over, dots, f"{0.7 + number:.2f}rem"))
    height = len(answers) + 1.5
    return Strip(years, tuple(spans), f"{height:.2f}rem", f"{height - 0.25:.2f}rem", "When each answer is assumed to hold; circles are the dates of its evidence")


def _shorten(words: str) -> str:
    return words if len(words) <= 16 else f"{words[:14]}…"


@dataclass(frozen=True)
class Clash:
    """Two verdicts on one criterion that put the same subjects the other way round."""

    about: str
    a: VerdictView
    b: VerdictView


def find_clashes(resolved: Resolved) -> list[Clash]:
    """Every pair of verdicts that contradict each other under the same condition, in the order of the files."""
    knowledge = resolved.knowledge
    verdicts = [(source, verdict) for source in knowledge.sources.values() for verdict in source.verdicts if verdict.order and verdict.criterion]
    comparable: dict[tuple[str | None, str | None], list[tuple[int, Order]]] = defaultdict(list)
    for number, (_, verdict) in enumerate(verdicts):
        comparable[verdict.criterion, verdict.when].append((number, _order_of(verdict)))
    pairs = [(a, b) for group in comparable.values() for (a, first), (b, second) in combinations(group, 2) if compare_orders(first, second) == "contradict"]
    clashes = [(show_verdict(knowledge, *verdicts[a]), show_verdict(knowledge, *verdicts[b])) for a, b in sorted(pairs)]
    return [Clash(a.about, a, b) for a, b in clashes]


def _order_of(verdict: Verdict) -> Order:
    """The order by names; editions and parts of a subject are subjects of their own."""
    return tuple(tuple(str(ranked) for ranked in rank) for rank in verdict.order)
