"""Claims as rows of the database: the claim, its elements, its evidence; the answer that is shown; what disagrees."""

from collections import Counter
from collections.abc import Iterator
from typing import Any

from ...model.dates import to_edtf
from ...model.knowledge import Knowledge
from ...model.schema import SILENT
from ...model.subject import Evidence
from ...resolve.cells import Cell, Resolved
from ..describe.database import TOLD
from ..describe.field import read_row
from ..rows.claims import Answered, evidence_cells, list_answers, show_values
from ..writing import write_value

Row = dict[str, Any]
Keyed = list[tuple[str, Answered]]



def key_claims(resolved: Resolved) -> Keyed:
    """Every claim with its key. Relations seen from the other side are left out: they are the same claims."""
    seen: Counter[str] = Counter()
    keyed = []
    for answered in list_answers(resolved):
        if answered.origin != "inverse":
            name = answered.id
            seen[name] += 1
            keyed.append((name if seen[name] == 1 else f"{name}-{seen[name]}", answered))
    return keyed


def claim_rows(resolved: Resolved, keyed: Keyed) -> Iterator[Row]:
    """Claims without their answers and evidence."""
    return (_claim_row(resolved, key, answered) for key, answered in keyed)


def _claim_row(resolved: Resolved, key: str, answered: Answered) -> Row:
    claim = answered.claim
    shown = resolved.cell(answered.subject, answered.prop).current.answers
    return {
        "id": key,
        "claim": answered.id,
        "subject": answered.subject,
        "property": answered.prop,
        "negated": bool(claim.not_),
        "complete": claim.complete,
        "version": claim.version,
        "part": claim.part,
        "when": claim.when,
        "from": to_edtf(claim.from_ or "") or None,
        "until": to_edtf(claim.until or "") or None,
        "rank": claim.rank,
        "origin": answered.origin,
        "current": any(answer.claim is claim for answer in shown),
        "with": dict(claim.with_),
        "note": claim.note,
    }


def element_rows(knowledge: Knowledge, keyed: Keyed) -> Iterator[Row]:
    """The elements of each answer."""
    for key, answered in keyed:
        refers = knowledge.schema.properties[answered.prop].type == "ref"
        for position, value in enumerate(show_values(knowledge, answered), 1):
            yield {"id": key, "position": position, "value": value, "subject": value if refers and value not in SILENT else None}


def evidence_rows(knowledge: Knowledge, keyed: Keyed) -> Iterator[Row]:
    """What each claim rests on."""
    for key, answered in keyed:
        for position, (source, piece) in enumerate(answered.claim.evidence, 1):
            yield {"id": key, "position": position, **tell_evidence(knowledge, source, piece)}


def tell_evidence(knowledge: Knowledge, source: str, piece: Evidence) -> Row:
    """A piece of evidence with the values that its columns hold."""
    return read_row({**evidence_cells(knowledge, source, piece), "note": piece.note or ""}, TOLD)


def answer_rows(resolved: Resolved) -> Iterator[Row]:
    """What the site shows first, where somebody has looked."""
    for cell in _researched(resolved):
        yield {
            "subject": cell.subject.id,
            "property": cell.prop.id,
            "current": [write_value(cell.prop, value) for value in cell.current.values],
            "stale": cell.current.stale,
            "disagreement": bool(cell.disagreements),
            "origin": cell.origin,
            "via": cell.via,
        }


def disagreement_rows(resolved: Resolved, keyed: Keyed) -> Iterator[Row]:
    """Pairs of claims that contradict each other, where they are stated."""
    keys = {id(answered.claim): key for key, answered in keyed if answered.origin == "stated"}
    for cell in _researched(resolved):
        if cell.origin == "stated":
            for pair in cell.disagreements:
                yield {"subject": cell.subject.id, "property": cell.prop.id, "a": keys[id(pair.a.claim)], "b": keys[id(pair.b.claim)]}


def _researched(resolved: Resolved) -> Iterator[Cell]:
    return (cell for name in sorted(resolved.knowledge.subjects) for cell in resolved.cells(name) if cell.researched)
