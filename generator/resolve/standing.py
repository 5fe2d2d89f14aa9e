"""How what a table printed stands to what is known today."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from ..model.dates import Interval, parse_date
from ..model.experiment import Observation
from ..model.knowledge import Knowledge
from ..model.numbers import parse_count
from ..model.schema import Property
from ..model.source import Source, Verdict
from ..model.table import Table
from .answers import EVER, Answer, date_of, same_things
from .cells import Resolved
from .compare import Terms, compare_orders, compare_values, related
from .tables import RANKS, Found, Query, order_of

# Newer sources say the same; more is known, and agrees; another answer is shown; sources contradict it; nothing is newer.
Standing = Literal["same", "more", "changed", "disputed", "alone"]


@dataclass(frozen=True)
class Today:
    """What is known today of one thing that was printed: the values are those to show beside it, none if it says it all."""

    standing: Standing
    values: tuple[str, ...] = ()
    date: str = ""
    source: str = ""


ALONE = Today("alone")


def compare_claims(resolved: Resolved, table: Table, subject: str, prop: Property, found: Sequence[Found]) -> Today:
    """How the claims on one property that a table gives stand to the current answer in their scope."""
    cell = resolved.cell(subject, prop.id)
    printed = [answer for answer in cell.answers if any(answer.claim is one.record for one in found)]
    current = [a for a in cell.current.answers if any(same_things(a, b) and a.claim.when == b.claim.when for b in printed)] or list(cell.current.answers)
    values = tuple(word for word in cell.current.values if any(word in (a.claim.value or ()) for a in current))
    date = _latest(current)
    if any(pair.relation == "disagreement" and (pair.a in printed or pair.b in printed) for pair in cell.pairs):
        return Today("disputed", values, date)
    terms = resolved.knowledge.vocabularies.get(prop.vocabulary or "", {})
    told = [word for one in printed for word in one.claim.value or ()]
    denied = [word for one in printed for word in one.claim.not_ or ()]
    if any(not _any_agrees(prop, word, values, terms) for word in told) or any(word in values for word in denied):
        return Today("changed", values, date)
    extra = tuple(word for word in values if word not in told)
    if told and extra:
        return Today("more", extra, date)
    return Today("same" if _any_newer(resolved.knowledge, table, found, current) else "alone", (), date)


def _any_agrees(prop: Property, word: str, values: Sequence[str], terms: Terms) -> bool:
    """Whether one of the current values is the word, or says it more or less exactly."""
    if prop.many:
        return any(related(word, value, terms) for value in values)
    return any(compare_values(prop, word, value, terms) == "agree" for value in values)


def _latest(answers: Sequence[Answer]) -> str:
    return max((a.attested for a in answers), key=lambda span: (span.last, -span.days), default=EVER).text


def _any_newer(knowledge: Knowledge, table: Table, found: Sequence[Found], current: Sequence[Answer]) -> bool:
    """Whether evidence that is certainly younger than what was printed backs the current answer."""
    printed = max(date_of(one.piece, table.source, knowledge.sources).last for one in found if one.piece)
    return any(date_of(piece, source, knowledge.sources).first > printed for answer in current for source, piece in answer.claim.evidence)


def compare_numbers(knowledge: Knowledge, found: Sequence[Found]) -> Today:
    """How a count stands to others of its kind. Results of experiments compare with nothing outside of theirs."""
    for one in found:
        if isinstance(one.record, Observation):
            return _compare_count(knowledge, one.record)
    return ALONE


def _compare_count(knowledge: Knowledge, printed: Observation) -> Today:
    when, span = parse_date(printed.date), parse_count(printed.value)
    others = [row for row in knowledge.observations if (row.metric, row.subject) == (printed.metric, printed.subject) and row != printed and row.value != "-"]
    for row in others:
        number = parse_count(row.value)
        if parse_date(row.date).meets(when) and span and number and not span.meets(number):
            return Today("disputed", (row.value,), row.date, row.source)
    newer = [row for row in others if parse_date(row.date).first > when.last]
    if not newer:
        return ALONE
    last = max(newer, key=lambda row: parse_date(row.date).last)
    number = parse_count(last.value)
    same = bool(span and number and span.meets(number))
    return Today("same" if same else "changed", () if same else (last.value,), last.date, last.source)


def compare_verdicts(knowledge: Knowledge, query: Query, found: Sequence[Found]) -> Today:
    """How an order stands to those of other verdicts on the same criterion or need, under the same condition."""
    for one in found:
        if isinstance(one.record, Verdict):
            return _compare_verdict(knowledge, query, one.record)
    return ALONE


def _compare_verdict(knowledge: Knowledge, query: Query, printed: Verdict) -> Today:
    when, place = EVER, RANKS.index(query.rank or RANKS[0])
    rivals: list[tuple[Interval, Source, Verdict]] = []
    for source in knowledge.sources.values():
        for verdict in source.verdicts:
            if verdict is printed:
                when = _date_of_verdict(knowledge, source, verdict)
            elif (verdict.criterion, verdict.need, verdict.when) == (printed.criterion, printed.need, printed.when):
                rivals.append((_date_of_verdict(knowledge, source, verdict), source, verdict))
    today = ALONE
    for held, source, verdict in sorted(rivals, key=lambda rival: rival[0].last):
        order = order_of(verdict)
        outcome = compare_orders(order_of(printed), order)
        values = order[place] if place < len(order) else ()
        if outcome == "contradict" and held.meets(when):
            return Today("disputed", values, held.text, source.id)
        if held.first > when.last and outcome == "contradict":
            today = Today("changed", values, held.text, source.id)
        elif held.first > when.last and _compares(printed, verdict) and today.standing == "alone":
            today = Today("same", (), held.text, source.id)
    return today


def _compares(a: Verdict, b: Verdict) -> bool:
    """Whether two verdicts order two subjects that both name."""
    return len(set(a.subjects) & set(b.subjects)) > 1


def _date_of_verdict(knowledge: Knowledge, source: Source, verdict: Verdict) -> Interval:
    root = knowledge.sources.get(verdict.according_to or "")
    text = verdict.as_of or (root and root.dated) or source.dated
    return parse_date(text) if text else EVER
