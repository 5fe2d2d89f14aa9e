"""Everything that a source backs, whatever its kind, as rows of one shape."""

from collections.abc import Iterator, Sequence
from typing import TypeVar

from ...model.experiment import Experiment, Leaf, Measure, Row, Score, Step
from ...model.knowledge import Knowledge
from ...model.schema import Property
from ...model.source import Ranked, Remark, Verdict
from ...model.subject import Claim, Evidence
from ...resolve.cells import Resolved
from ..writing import join_pairs
from .claims import Row as Cells
from .claims import evidence_cells, list_answers, show_values

Item = TypeVar("Item")

_KINDS = {"ref": "relation", "judgement": "judgement"}


def statement_rows(resolved: Resolved) -> Iterator[Cells]:
    """The rows of `statements.csv`: claims, measurements, observations, verdicts, remarks, set-ups, scores."""
    knowledge = resolved.knowledge
    yield from _of_claims(resolved)
    for experiment in _sorted(knowledge.experiments):
        yield from _of_results(knowledge, experiment)
    yield from _of_observations(knowledge)
    for source in _sorted(knowledge.sources):
        for verdict in source.verdicts:
            yield _of_verdict(knowledge, source.id, verdict)
        for remark in source.remarks:
            yield _of_remark(knowledge, source.id, remark)
    for experiment in _sorted(knowledge.experiments):
        yield from _of_setup(knowledge, experiment)
    for score in _sorted(knowledge.scores):
        yield from _of_score(knowledge, score)


def _sorted(records: dict[str, Item]) -> list[Item]:
    return [records[key] for key in sorted(records)]


def _make(knowledge: Knowledge, source: str, piece: Evidence, kind: str, what: str, subject: str = "", value: str = "", conditions: str = "") -> Cells:
    return {"kind": kind, "subject": subject, "what": what, "value": value, "conditions": conditions, **evidence_cells(knowledge, source, piece)}


def _of_claims(resolved: Resolved) -> Iterator[Cells]:
    knowledge = resolved.knowledge
    for answered in list_answers(resolved):
        if answered.origin == "stated":
            kind = _kind_of(knowledge.schema.properties[answered.prop])
            for value in show_values(knowledge, answered) or [""]:
                shown = f"not {value}" if answered.claim.not_ else value
                for source, piece in answered.claim.evidence:
                    yield _make(knowledge, source, piece, kind, answered.prop, answered.subject, shown, _scope_of(answered.claim))


def _kind_of(prop: Property) -> str:
    return _KINDS.get(prop.type, "fact")


def _scope_of(claim: Claim) -> str:
    scope = (("version", claim.version), ("part", claim.part), ("when", claim.when), ("from", claim.from_), ("until", claim.until))
    return join_pairs((*scope, ("complete", "true" if claim.complete else None), *claim.with_.items(), ("rank", claim.rank)))


def _of_results(knowledge: Knowledge, experiment: Experiment) -> Iterator[Cells]:
    for group in experiment.results:
        for row in group.rows:
            piece = _piece(experiment, row, row.at or group.at)
            conditions = join_pairs((("experiment", experiment.id), ("version", row.version), *row.factors.items()))
            yield _make(knowledge, experiment.source, piece, "measurement", group.metric, row.subject, row.value, conditions)


def _of_setup(knowledge: Knowledge, experiment: Experiment) -> Iterator[Cells]:
    about = join_pairs((("experiment", experiment.id),))
    for key, leaf in experiment.leaves:
        yield _make(knowledge, experiment.source, _piece(experiment, leaf, leaf.at), "set-up", key, value="; ".join(leaf.value), conditions=about)
    for key, measure in experiment.metrics.items():
        if measure.at:
            told = join_pairs((("experiment", experiment.id), ("better", measure.better), ("spread", measure.spread), ("timed", measure.timed)))
            yield _make(knowledge, experiment.source, _piece(experiment, measure, measure.at), "set-up", key, value=measure.unit or "", conditions=told)
    for step in experiment.steps:
        yield _make(knowledge, experiment.source, _piece(experiment, step, step.at), "set-up", step.step, step.subject or "", conditions=about)


def _piece(experiment: Experiment, said: Row | Leaf | Measure | Step, at: str) -> Evidence:
    """The evidence of something that an experiment's source says; the experiment names whom it relies on once for all."""
    whom = getattr(said, "according_to", None) or experiment.according_to
    return Evidence(at=at, anchor=said.anchor, says=getattr(said, "says", None), according_to=whom, as_of=experiment.as_of)


def _of_observations(knowledge: Knowledge) -> Iterator[Cells]:
    for row in knowledge.observations:
        piece = Evidence(at=row.at, anchor=row.anchor or None, according_to=row.according_to or None, as_of=row.date)
        yield _make(knowledge, row.source, piece, "observation", row.metric, row.subject, row.value)


def _of_verdict(knowledge: Knowledge, source: str, verdict: Verdict) -> Cells:
    limits = (("by", verdict.by), ("among", ", ".join(verdict.among)), ("when", verdict.when), ("experiment", verdict.experiment))
    piece = Evidence(at=verdict.at, anchor=verdict.anchor, says=verdict.says, according_to=verdict.according_to, as_of=verdict.as_of)
    what = verdict.criterion or verdict.need or ""
    return _make(knowledge, source, piece, "verdict", what, "; ".join(verdict.subjects), _order_or_advice(verdict), join_pairs(limits))


def _order_or_advice(verdict: Verdict) -> str:
    """`a > b, c` for an order, `a = b` for those that are alike, `choose a over b` and `avoid c` for advice."""
    order = " > ".join((" = " if verdict.is_tie else ", ").join(_name(ranked) for ranked in rank) for rank in verdict.order)
    advice = " ".join(f"{word} {_names(named)}" for word, named in (("choose", verdict.choose), ("avoid", verdict.avoid), ("over", verdict.over)) if named)
    return "; ".join(part for part in (order, advice) if part)


def _names(named: Sequence[Ranked]) -> str:
    return ", ".join(_name(ranked) for ranked in named)


def _name(ranked: Ranked) -> str:
    return " ".join(word for word in (ranked.subject, ranked.version, ranked.part) if word)


def _of_remark(knowledge: Knowledge, source: str, remark: Remark) -> Cells:
    piece = Evidence(at=remark.at, anchor=remark.anchor, says=remark.says, according_to=remark.according_to, as_of=remark.as_of)
    return _make(knowledge, source, piece, "remark", remark.about, conditions=join_pairs((("experiment", remark.experiment),)))


def _of_score(knowledge: Knowledge, score: Score) -> Iterator[Cells]:
    def make(at: str, anchor: str | None, says: str | None, value: str = "", conditions: str = "", part: str = "") -> Cells:
        piece = Evidence(at=at, anchor=anchor, says=says, according_to=score.according_to, as_of=score.as_of)
        return _make(knowledge, score.source, piece, "score", f"{score.id}/{part}" if part else score.id, value=value, conditions=conditions)

    yield make(score.at, score.anchor, None, value=score.title, conditions=join_pairs((("metric", score.metric),)))
    for part in score.indicators:
        inputs = join_pairs((("inputs", ", ".join(part.inputs)), ("metrics", ", ".join(part.metrics))))
        yield make(part.at, part.anchor, part.says, part.weight, inputs, part.id)
    for note in score.notes:
        yield make(note.at, note.anchor, note.says)
