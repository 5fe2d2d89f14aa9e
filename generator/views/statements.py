"""Everything that the sources say, whatever its kind, one by one: what the pages of sources and `statements.csv` are made from."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal, TypeVar

from ..model.experiment import Experiment, Leaf, Measure, Row, Score, Step
from ..model.knowledge import Knowledge
from ..model.schema import Property
from ..model.source import Remark, Source, Verdict
from ..model.subject import Claim, Evidence

Kind = Literal["fact", "relation", "judgement", "measurement", "observation", "verdict", "remark", "set-up", "score"]
Pairs = tuple[tuple[str, str | None], ...]
Item = TypeVar("Item")

_KINDS: dict[str, Kind] = {"ref": "relation", "judgement": "judgement"}


@dataclass(frozen=True)
class Statement:
    """One thing that a source says: its evidence, what it is about (ids), the answer as written, and its conditions.

    `record` is what holds it; `study` the experiment or score that it belongs to.
    """

    kind: Kind
    source: str
    evidence: Evidence
    file: str
    line: int
    record: Claim | Verdict | Remark | None
    what: str
    subject: str = ""
    values: tuple[str, ...] = ()
    conditions: Pairs = ()
    prop: Property | None = None
    study: Experiment | Score | None = None


def list_statements(knowledge: Knowledge) -> Iterator[Statement]:
    """Every statement: claims by subject, measurements, observations, verdicts and remarks, set-ups, scores."""
    yield from _of_claims(knowledge)
    for experiment in _sorted(knowledge.experiments):
        yield from _of_results(experiment)
    yield from _of_observations(knowledge)
    for source in _sorted(knowledge.sources):
        yield from _of_source(source)
    for experiment in _sorted(knowledge.experiments):
        yield from _of_setup(experiment)
    for score in _sorted(knowledge.scores):
        yield from _of_score(score)


def _sorted(records: dict[str, Item]) -> list[Item]:
    return [records[key] for key in sorted(records)]


def _of_claims(knowledge: Knowledge) -> Iterator[Statement]:
    for subject in _sorted(knowledge.subjects):
        for prop in knowledge.schema.properties.values():
            kind = _KINDS.get(prop.type, "fact")
            for claim in subject.claims.get(prop.id, ()):
                for source, piece in claim.evidence:
                    noted = piece if piece.note or not claim.note else piece.model_copy(update={"note": claim.note})
                    yield Statement(kind, source, noted, subject.file, piece.line, claim, prop.id, subject.id, claim.elements, _scope_of(claim), prop)


def _scope_of(claim: Claim) -> Pairs:
    scope = (("version", claim.version), ("part", claim.part), ("when", claim.when), ("from", claim.from_), ("until", claim.until))
    return *scope, ("complete", "true" if claim.complete else None), *claim.with_.items(), ("rank", claim.rank)


def _of_results(experiment: Experiment) -> Iterator[Statement]:
    for group in experiment.results:
        for row in group.rows:
            conditions = (("experiment", experiment.id), ("version", row.version), *row.factors.items())
            yield _state(experiment, "measurement", row, row.at or group.at, group.metric, row.subject, (row.value,), conditions)


def _of_setup(experiment: Experiment) -> Iterator[Statement]:
    about = (("experiment", experiment.id),)
    for key, leaf in experiment.leaves:
        yield _state(experiment, "set-up", leaf, leaf.at, key, "", leaf.value, about)
    for key, measure in experiment.metrics.items():
        if measure.at:
            told = (*about, ("better", measure.better), ("spread", measure.spread), ("timed", measure.timed))
            yield _state(experiment, "set-up", measure, measure.at, key, "", (measure.unit,) if measure.unit else (), told)
    for step in experiment.steps:
        yield _state(experiment, "set-up", step, step.at, step.step, step.subject or "", (), about)


def _state(experiment: Experiment, kind: Kind, said: Row | Leaf | Measure | Step, at: str, what: str, subject: str, values: tuple[str, ...], conditions: Pairs) -> Statement:
    """What an experiment's source says; the experiment names whom it relies on once for all."""
    whom = getattr(said, "according_to", None) or experiment.according_to
    piece = Evidence(at=at, anchor=said.anchor, says=getattr(said, "says", None), according_to=whom, as_of=experiment.as_of, note=said.note)
    return Statement(kind, experiment.source, piece, experiment.file, said.line, None, what, subject, values, conditions, study=experiment)


def _of_observations(knowledge: Knowledge) -> Iterator[Statement]:
    for row in knowledge.observations:
        piece = Evidence(at=row.at, anchor=row.anchor or None, according_to=row.according_to or None, as_of=row.date, note=row.note or None)
        yield Statement("observation", row.source, piece, row.file, row.line, None, row.metric, row.subject, (row.value,))


def _of_source(source: Source) -> Iterator[Statement]:
    for verdict in source.verdicts:
        limits = (("by", verdict.by), ("among", ", ".join(verdict.among)), ("when", verdict.when), ("experiment", verdict.experiment))
        yield Statement("verdict", source.id, _cite(verdict), source.file, verdict.line, verdict, verdict.criterion or verdict.need or "", conditions=limits)
    for remark in source.remarks:
        yield Statement("remark", source.id, _cite(remark), source.file, remark.line, remark, remark.about, conditions=(("experiment", remark.experiment),))


def _cite(said: Verdict | Remark) -> Evidence:
    return Evidence(at=said.at, anchor=said.anchor, says=said.says, according_to=said.according_to, as_of=said.as_of, note=said.note)


def _of_score(score: Score) -> Iterator[Statement]:
    def make(line: int, at: str, anchor: str | None, says: str | None, note: str | None, what: str, values: tuple[str, ...], conditions: Pairs) -> Statement:
        piece = Evidence(at=at, anchor=anchor, says=says, according_to=score.according_to, as_of=score.as_of, note=note)
        return Statement("score", score.source, piece, score.file, line, None, what, "", values, conditions, study=score)

    yield make(score.line, score.at, score.anchor, None, score.note, score.id, (score.title,), (("metric", score.metric),))
    for part in score.indicators:
        inputs = (("inputs", ", ".join(part.inputs)), ("metrics", ", ".join(part.metrics)))
        yield make(part.line, part.at, part.anchor, part.says, part.note, f"{score.id}/{part.id}", (part.weight,), inputs)
    for note in score.notes:
        yield make(note.line, note.at, note.anchor, note.says, None, score.id, (), ())
