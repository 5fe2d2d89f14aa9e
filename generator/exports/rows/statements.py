"""Everything that a source backs, whatever its kind, as rows of one shape."""

from collections.abc import Iterator, Sequence

from ...model.knowledge import Knowledge
from ...model.source import Ranked, Verdict
from ...model.subject import Claim
from ...resolve.cells import Resolved
from ...views.statements import Statement, list_statements
from ..writing import join_pairs, write_value
from .claims import Row as Cells
from .claims import evidence_cells


def statement_rows(resolved: Resolved) -> Iterator[Cells]:
    """The rows of `statements.csv`: one for each statement, and one for each element of a claim."""
    knowledge = resolved.knowledge
    for said in list_statements(knowledge):
        for value in _values_of(said):
            yield _make_row(knowledge, said, value)


def _values_of(said: Statement) -> list[str]:
    if isinstance(said.record, Claim):
        shown = [write_value(said.prop, value) for value in said.values] or [""]
        return [f"not {value}" for value in shown] if said.record.not_ else shown
    return [order_or_advice(said.record) if isinstance(said.record, Verdict) else "; ".join(said.values)]


def _make_row(knowledge: Knowledge, said: Statement, value: str) -> Cells:
    return {
        "kind": said.kind,
        "subject": "; ".join(said.record.subjects) if isinstance(said.record, Verdict) else said.subject,
        "what": said.what,
        "value": value,
        "conditions": join_pairs(said.conditions),
        **evidence_cells(knowledge, said.source, said.evidence),
    }


def order_or_advice(verdict: Verdict) -> str:
    """`a > b, c` for an order, `a = b` for those that are alike, `choose a over b` and `avoid c` for advice."""
    order = " > ".join((" = " if verdict.is_tie else ", ").join(_name(ranked) for ranked in rank) for rank in verdict.order)
    advice = " ".join(f"{word} {_names(named)}" for word, named in (("choose", verdict.choose), ("avoid", verdict.avoid), ("over", verdict.over)) if named)
    return "; ".join(part for part in (order, advice) if part)


def _names(named: Sequence[Ranked]) -> str:
    return ", ".join(_name(ranked) for ranked in named)


def _name(ranked: Ranked) -> str:
    return " ".join(word for word in (ranked.subject, ranked.version, ranked.part) if word)
