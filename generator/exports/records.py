"""Subjects and properties as records for JSON."""

from collections import defaultdict
from typing import Any

from ..model.dates import to_edtf
from ..model.knowledge import Knowledge
from ..model.schema import AGENTS, SUPPORT, Property
from ..resolve.cells import Cell, Resolved
from .rows.claims import Answered, list_answers, show_values
from .writing import write_value

Answers = dict[str, dict[str, list[Answered]]]


def subject_records(resolved: Resolved) -> list[dict[str, Any]]:
    """Every subject with its current answers and all claims; the evidence for each stands in `claims.csv`."""
    answers: Answers = defaultdict(lambda: defaultdict(list))
    for answered in list_answers(resolved):
        answers[answered.subject][answered.prop].append(answered)
    return [_subject_record(resolved, name, answers[name]) for name in sorted(resolved.knowledge.subjects)]


def _subject_record(resolved: Resolved, name: str, answers: dict[str, list[Answered]]) -> dict[str, Any]:
    cells = {cell.prop.id: _cell_record(resolved.knowledge, cell, answers[cell.prop.id]) for cell in resolved.cells(name) if cell.researched}
    inverse = {key: found for key, found in answers.items() if found and found[0].origin == "inverse"}
    return {
        **describe_subject(resolved.knowledge, name),
        "answers": cells,
        "inverse": {key: [answered.values[0] for answered in found] for key, found in inverse.items()},
    }


def describe_subject(knowledge: Knowledge, name: str) -> dict[str, Any]:
    """A subject without its claims."""
    subject = knowledge.subjects[name]
    return {
        "id": name,
        "name": subject.name,
        "kind": subject.kind,
        "address": f"{knowledge.schema.kinds[subject.kind].folder}/{name}/",
        "aliases": list(subject.aliases),
        "old_ids": list(subject.old_ids),
        "identifiers": dict(subject.identifiers),
        "editions": list(subject.editions),
        "parts": list(subject.parts),
    }


def _cell_record(knowledge: Knowledge, cell: Cell, answers: list[Answered]) -> dict[str, Any]:
    return {
        "current": [write_value(cell.prop, value) for value in cell.current.values],
        "stale": cell.current.stale,
        "disagreement": bool(cell.disagreements),
        "origin": cell.origin,
        "via": cell.via,
        "claims": [_claim_record(knowledge, answered) for answered in answers],
    }


def _claim_record(knowledge: Knowledge, answered: Answered) -> dict[str, Any]:
    claim = answered.claim
    scope = {"version": claim.version, "part": claim.part, "when": claim.when}
    times = {"from": to_edtf(claim.from_ or ""), "until": to_edtf(claim.until or "")}
    found = {
        "claim": answered.id,
        "value": show_values(knowledge, answered),
        # Prose has no value: what the evidence says is the answer.
        "says": [] if answered.values else [piece.says for _, piece in claim.evidence if piece.says],
        "negated": bool(claim.not_),
        "complete": claim.complete,
        "with": dict(claim.with_),
        **scope,
        **times,
        "rank": claim.rank,
    }
    return {key: value for key, value in found.items() if value or key in ("claim", "value", "negated")}


def property_records(resolved: Resolved) -> list[dict[str, Any]]:
    """Every property, in the order of the schema, with its words and how many subjects have an answer."""
    knowledge = resolved.knowledge
    answered: dict[str, int] = defaultdict(int)
    for name in knowledge.subjects:
        for cell in resolved.cells(name):
            answered[cell.prop.id] += cell.researched
    return [_property_record(knowledge, prop, answered[prop.id]) for prop in knowledge.schema.properties.values()]


def _property_record(knowledge: Knowledge, prop: Property, answered: int) -> dict[str, Any]:
    return {
        "id": prop.id,
        "label": prop.label,
        "group": prop.group,
        "group_label": knowledge.schema.groups[prop.group].label,
        "type": prop.type,
        "counts": prop.counts,
        "many": prop.many,
        "list": prop.list,
        "scale": list(prop.scale),
        "vocabulary": prop.vocabulary,
        "words": list_words(knowledge, prop),
        "unit": prop.unit,
        "with": list(prop.with_),
        "by_edition": prop.by_edition,
        "fresh_for": prop.fresh_for,
        "applies_to": list(prop.applies_to),
        "inverse": prop.inverse,
        "implied_by": list(prop.implied_by),
        "answered": answered,
    }


def list_words(knowledge: Knowledge, prop: Property) -> list[dict[str, Any]]:
    """The words that may answer; those of agents are people and organisations, and differ from build to build."""
    if prop.type == "support":
        return [{"id": word, "label": word} for word in SUPPORT]
    if prop.scale:
        return [{"id": word, "label": word} for word in prop.scale]
    if prop.vocabulary == AGENTS:
        return [{"id": key, "label": agent.name, "broader": list(agent.broader)} for key, agent in knowledge.agents.items()]
    terms = knowledge.vocabularies.get(prop.vocabulary or "", {})
    return [{"id": key, "label": term.label or key, "about": term.about, "broader": list(term.broader)} for key, term in terms.items()]
