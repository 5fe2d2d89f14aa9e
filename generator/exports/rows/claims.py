"""Claims as rows: what is stated, and what follows from it, each with the evidence that it rests on."""

import hashlib
import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from ...model.dates import to_edtf
from ...model.knowledge import Knowledge
from ...model.schema import Property
from ...model.subject import Claim, Evidence, Subject
from ...resolve.answers import Answer, date_of
from ...resolve.cells import Resolved
from ..writing import write_value

Row = dict[str, str]


@dataclass(frozen=True)
class Answered:
    """One answer as exports tell it: `claim` is the stated claim that it is or comes from."""

    subject: str
    prop: str
    values: tuple[str, ...]
    claim: Claim
    origin: str

    @property
    def id(self) -> str:
        """The stable id: the first 12 hexadecimal digits of a SHA-256 of subject, property, answer and scope.

        The order of the elements does not count. Prose has no elements: what its first evidence says stands for them.
        """
        pieces = self.claim.evidence
        answer = sorted(self.values) or [piece.says or "" for _, piece in pieces[:1]]
        named = [self.subject, self.prop, answer, bool(self.claim.not_), *self.claim.scope]
        return make_id(named)


def make_id(named: Sequence[object]) -> str:
    """The stable id of what is named so."""
    return hashlib.sha256(json.dumps(named, ensure_ascii=False).encode()).hexdigest()[:12]


def list_answers(resolved: Resolved) -> Iterator[Answered]:
    """Every answer: by subject and property in the order of the schema, what others say of the subject last."""
    knowledge = resolved.knowledge
    for name in sorted(knowledge.subjects):
        subject = knowledge.subjects[name]
        for prop in knowledge.schema.properties.values():
            yield from _state(subject, prop)
            yield from _derive(resolved, subject, prop)
        yield from _invert(resolved, subject)


def _state(subject: Subject, prop: Property) -> Iterator[Answered]:
    for claim in subject.claims.get(prop.id, ()):
        if not claim.inherits:
            yield Answered(subject.id, prop.id, claim.elements, claim, "stated")


def _derive(resolved: Resolved, subject: Subject, prop: Property) -> Iterator[Answered]:
    """What is inherited from another subject, or implied by the `yes` of a narrower property."""
    if prop.applies_to and subject.kind not in prop.applies_to:
        return
    cell = resolved.cell(subject.id, prop.id)
    if cell.origin == "stated":
        return
    answers: Iterable[Answer] = cell.answers or (answer for answer in cell.current.answers if answer.claim.value == ("yes",))
    for answer in answers:
        yield Answered(subject.id, prop.id, answer.claim.elements, answer.claim, cell.origin)


def _invert(resolved: Resolved, subject: Subject) -> Iterator[Answered]:
    """Relations of other subjects to this one, under the name that the schema gives the inverse."""
    for link in resolved.links(subject.id):
        yield Answered(subject.id, link.prop.inverse or "", (link.subject.id,), link.answer.claim, "inverse")


def claim_rows(resolved: Resolved) -> Iterator[Row]:
    """The rows of `claims.csv`: one for each element of an answer and each piece of evidence."""
    knowledge = resolved.knowledge
    for answered in list_answers(resolved):
        for value in show_values(knowledge, answered) or [""]:
            for source, piece in answered.claim.evidence:
                yield {**_answer_cells(answered, value), **evidence_cells(knowledge, source, piece), "note": _join_notes(answered.claim, piece)}


def show_values(knowledge: Knowledge, answered: Answered) -> list[str]:
    """The elements of an answer as exports write them."""
    prop = knowledge.schema.properties.get(answered.prop)
    return [write_value(prop, value) for value in answered.values]


def _answer_cells(answered: Answered, value: str) -> Row:
    claim = answered.claim
    return {
        "claim": answered.id,
        "subject": answered.subject,
        "property": answered.prop,
        "value": value,
        "negated": "true" if claim.not_ else "false",
        "version": claim.version or "",
        "part": claim.part or "",
        "when": claim.when or "",
        "from": to_edtf(claim.from_ or ""),
        "until": to_edtf(claim.until or ""),
        "rank": claim.rank or "",
        "origin": answered.origin,
    }


def evidence_cells(knowledge: Knowledge, source: str, piece: Evidence) -> Row:
    """The cells that tell where a statement stands, when it held and when it was last found there."""
    return {
        "as_of": to_edtf(date_of(piece, source, knowledge.sources).text),
        "source": source,
        "according_to": piece.according_to or "",
        "at": piece.at,
        "anchor": piece.anchor or "",
        "says": piece.says or "",
        "checked": last_found(knowledge, source, piece.at, piece.anchor),
    }


def last_found(knowledge: Knowledge, source: str, at: str, anchor: str | None) -> str:
    """The day of the last check if it found the anchor at its place, else nothing."""
    check = knowledge.ledger.get(source, {}).get((at, anchor or ""))
    return check.day if check and check.outcome == "found" else ""


def _join_notes(claim: Claim, piece: Evidence) -> str:
    return " ".join(note for note in (claim.note, piece.note) if note)
