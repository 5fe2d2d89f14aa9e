"""The whole knowledge, as loaded."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any, NamedTuple

from .experiment import Check, Experiment, Observation, Score
from .needs import Need, Question
from .schema import AGENTS, Agent, Property, Schema, Term
from .source import Source
from .subject import Claim, Subject
from .table import Table


class Citation(NamedTuple):
    """One piece of evidence wherever it stands: what points to which place of which source, from which line."""

    file: str
    line: int
    source: str
    at: str
    anchor: str | None
    path: tuple[str | int, ...]


@dataclass(frozen=True)
class Knowledge:
    """Everything under `knowledge/`, by id."""

    schema: Schema
    agents: dict[str, Agent] = field(default_factory=dict)
    questions: dict[str, Question] = field(default_factory=dict)
    sources: dict[str, Source] = field(default_factory=dict)
    subjects: dict[str, Subject] = field(default_factory=dict)
    experiments: dict[str, Experiment] = field(default_factory=dict)
    scores: dict[str, Score] = field(default_factory=dict)
    observations: tuple[Observation, ...] = ()
    ledger: dict[str, dict[tuple[str, str], Check]] = field(default_factory=dict)
    tables: dict[str, Table] = field(default_factory=dict)

    def claims(self) -> Iterator[tuple[Subject, Property, Claim, int]]:
        """Every claim of a known property, with its subject and its position under that property."""
        for subject in self.subjects.values():
            for name, claims in subject.claims.items():
                prop = self.schema.properties.get(name)
                if prop is not None:
                    for position, claim in enumerate(claims):
                        yield subject, prop, claim, position

    def citations(self) -> Iterator[Citation]:
        """Every place of every source that anything in the knowledge points to."""
        for subject in self.subjects.values():
            for name, claims in subject.claims.items():
                for position, claim in enumerate(claims):
                    for source, pieces in claim.cite.items():
                        for number, piece in enumerate(pieces):
                            yield Citation(subject.file, piece.line, source, piece.at, piece.anchor, ("claims", name, position, "cite", source, number))
        for record in self.sources.values():
            for number, verdict in enumerate(record.verdicts):
                yield _cited(record.file, record.id, verdict, ("verdicts", number))
            for number, remark in enumerate(record.remarks):
                yield _cited(record.file, record.id, remark, ("remarks", number))
        for experiment in self.experiments.values():
            yield from _cited_by_experiment(experiment)
        for score in self.scores.values():
            yield _cited(score.file, score.source, score, ())
            for key, parts in (("indicators", score.indicators), ("notes", score.notes)):
                for number, part in enumerate(parts):
                    yield _cited(score.file, score.source, part, (key, number))
        for row in self.observations:
            yield Citation(row.file, row.line, row.source, row.at, row.anchor or None, ("at",))

    @cached_property
    def needs(self) -> dict[str, Need]:
        """The needs of all questions, by id."""
        return {key: need for question in self.questions.values() for key, need in question.options.items()}

    @cached_property
    def vocabularies(self) -> dict[str, dict[str, Term]]:
        """The words of each vocabulary; those of agents stand in a file of their own."""
        words = {key: vocabulary.terms for key, vocabulary in self.schema.vocabularies.items()}
        words[AGENTS] = {key: Term(label=agent.name, broader=agent.broader) for key, agent in self.agents.items()}
        return words


def _cited(file: str, source: str, piece: Any, path: tuple[str | int, ...]) -> Citation:
    return Citation(file, piece.line, source, piece.at, piece.anchor, path)


def _cited_by_experiment(experiment: Experiment) -> Iterator[Citation]:
    for key, leaves in experiment.setup.items():
        for number, leaf in enumerate(leaves):
            yield _cited(experiment.file, experiment.source, leaf, ("setup", key, number))
    for key, measure in experiment.metrics.items():
        if measure.at:
            yield _cited(experiment.file, experiment.source, measure, ("metrics", key))
    for group_number, group in enumerate(experiment.results):
        for number, row in enumerate(group.rows):
            path = ("results", group_number, "rows", number)
            yield Citation(experiment.file, row.line, experiment.source, row.at or group.at, row.anchor, path)
    for number, step in enumerate(experiment.steps):
        yield _cited(experiment.file, experiment.source, step, ("steps", number))
