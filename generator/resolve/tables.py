"""What each cell of a published table finds: the records that its source gives there."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, fields

from ..model.experiment import Indicator, Observation, Row
from ..model.knowledge import Knowledge
from ..model.schema import Property
from ..model.source import Verdict
from ..model.subject import Claim, Evidence, Subject
from ..model.table import Line, Table

Said = Claim | Observation | Row | Verdict | Indicator
RANKS = ("first", "second", "third")
# What a column of marks shows of an answer.
YES, NO = "yes", "no"


@dataclass(frozen=True)
class Query:
    """What a cell asks for: the keys of its row and its column together."""

    subject: str | None = None
    prop: str | None = None
    word: str | None = None
    judgements: str | None = None
    metric: str | None = None
    factors: tuple[tuple[str, str], ...] = ()
    criterion: str | None = None
    need: str | None = None
    rank: str | None = None
    indicator: str | None = None
    show: str | None = None

    @property
    def kind(self) -> str:
        """Which kind of records answers it; empty if the keys make no question."""
        return next((kind for kind, needed in _NEEDED.items() if all(getattr(self, key) for key in needed)), "")


_NEEDED = {
    "claims": ("subject", "prop"),
    "judgements": ("subject", "judgements"),
    "numbers": ("subject", "metric"),
    "verdicts": ("criterion", "rank"),
    "advice": ("need", "rank"),
    "score": ("indicator", "show"),
}


@dataclass(frozen=True, eq=False)
class Found:
    """One thing that the source gives for a cell: the record that says so, the elements of it, and where they stand."""

    record: Said
    values: tuple[str, ...]
    at: str
    anchor: str
    note: str
    says: str = ""
    prop: Property | None = None
    piece: Evidence | None = None


def ask(row: Line, column: Line) -> Query:
    """The question of a cell; where both name a key, the column's counts."""
    names = {"prop": "property_"}
    keys = [field.name for field in fields(Query) if field.name != "factors"]
    asked = {key: getattr(column, names.get(key, key)) or getattr(row, names.get(key, key)) for key in keys}
    return Query(**asked, factors=tuple({**row.factors, **column.factors}.items()))


def find(knowledge: Knowledge, table: Table, query: Query) -> tuple[Found, ...]:
    """Everything that the source gives for a cell, in the order of the files; nothing if a name in the question is unknown."""
    seek = _SEEK.get(query.kind)
    return tuple(seek(knowledge, table, query)) if seek else ()


def _stands_in(table: Table, at: str) -> bool:
    """Whether a place is that of the table, or within it: `Table I row X`, not `Table II`."""
    return at == table.at or at.startswith(f"{table.at} ")


def _cited(table: Table, subject: Subject, prop: Property) -> Iterator[Found]:
    """The claims on a property that cite the table, once for each place."""
    for claim in subject.claims.get(prop.id, ()):
        for source, piece in claim.evidence:
            if source == table.source and _stands_in(table, piece.at):
                note = " ".join(filter(None, (piece.note, claim.note)))
                yield Found(claim, claim.elements, piece.at, piece.anchor or "", note, piece.says or "", prop, piece)


def _seek_claims(knowledge: Knowledge, table: Table, query: Query) -> Iterator[Found]:
    subject, prop = knowledge.subjects.get(query.subject or ""), knowledge.schema.properties.get(query.prop or "")
    if subject and prop:
        yield from _cited(table, subject, prop)


def _seek_judgements(knowledge: Knowledge, table: Table, query: Query) -> Iterator[Found]:
    subject = knowledge.subjects.get(query.subject or "")
    for prop in knowledge.schema.properties.values():
        if subject and prop.type == "judgement":
            end = prop.scale[-1 if query.judgements == "good" else 0]
            yield from (found for found in _cited(table, subject, prop) if found.values == (end,))


def _seek_numbers(knowledge: Knowledge, table: Table, query: Query) -> Iterator[Found]:
    if table.experiment:
        yield from _seek_results(knowledge, table, query)
        return
    for row in knowledge.observations:
        if (row.metric, row.subject, row.source) == (query.metric, query.subject, table.source) and _stands_in(table, row.at):
            yield Found(row, (row.value,), row.at, row.anchor, row.note)


def _seek_results(knowledge: Knowledge, table: Table, query: Query) -> Iterator[Found]:
    experiment = knowledge.experiments.get(table.experiment or "")
    for group in experiment.results if experiment and experiment.source == table.source else ():
        for row in group.rows if group.metric == query.metric else ():
            at = row.at or group.at
            if row.subject == query.subject and set(query.factors) <= set(row.factors.items()) and _stands_in(table, at):
                yield Found(row, (row.value,), at, row.anchor or "", row.note or "", row.says or "")


def order_of(verdict: Verdict) -> tuple[tuple[str, ...], ...]:
    """The order of subjects that a verdict makes, best first; of advice, what to take before what to leave."""
    order = verdict.order or tuple(rank for rank in (verdict.choose, verdict.over) if rank)
    return tuple(tuple(ranked.subject for ranked in rank) for rank in order)


def _seek_verdicts(knowledge: Knowledge, table: Table, query: Query) -> Iterator[Found]:
    source, place = knowledge.sources.get(table.source), RANKS.index(query.rank or RANKS[0])
    for verdict in source.verdicts if source else ():
        asked = verdict.need == query.need if query.need else verdict.criterion == query.criterion
        if asked and _stands_in(table, verdict.at) and place < len(order_of(verdict)):
            yield Found(verdict, order_of(verdict)[place], verdict.at, verdict.anchor or "", verdict.note or "", verdict.says or "")


def _seek_score(knowledge: Knowledge, table: Table, query: Query) -> Iterator[Found]:
    score = knowledge.scores.get(table.score or "")
    for part in score.indicators if score and score.source == table.source else ():
        if part.id == query.indicator and _stands_in(table, part.at):
            values = part.inputs if query.show == "inputs" else (part.weight,)
            yield Found(part, values, part.at, part.anchor or "", part.note or "", part.says or "")


_SEEK: dict[str, Callable[[Knowledge, Table, Query], Iterator[Found]]] = {
    "claims": _seek_claims,
    "judgements": _seek_judgements,
    "numbers": _seek_numbers,
    "verdicts": _seek_verdicts,
    "advice": _seek_verdicts,
    "score": _seek_score,
}
