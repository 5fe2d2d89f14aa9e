"""Experiments, scores and observations: everything that is a number."""

from typing import Literal

from pydantic import BaseModel, ConfigDict, Field

from .base import Id, Many, Placed, Record, Text


class Leaf(Placed):
    """One stated fact of an experiment's set-up."""

    value: Many[Text] = Field(description="What the source states; a list keeps the order.")
    at: Text = Field(description="The place in the experiment's source.")
    anchor: Text | None = Field(None, description="Three to eight words that stand exactly once in the text.")
    says: Text | None = Field(None, description="The statement in our words, if the value does not say it all.")
    according_to: Text | None = Field(None, description="Who says it if not the source's authors.")
    note: Text | None = Field(None, description="What the Atlas says of it.")


class Measure(Placed):
    """What an experiment measured, and how."""

    label: Text | None = Field(None, description="The name that a page shows.")
    unit: Text | None = Field(None, description="The unit.")
    better: Literal["higher", "lower", "neither"] = Field(description="Which way is better.")
    spread: Text | None = Field(None, description="What stands behind ±.")
    timed: Text | None = Field(None, description="What was timed.")
    at: Text | None = Field(None, description="The place in the experiment's source.")
    anchor: Text | None = Field(None, description="Three to eight words that stand exactly once in the text.")
    note: Text | None = Field(None, description="What the Atlas says of it.")


class Row(Placed):
    """One result; besides these keys it has one for each factor of the experiment."""

    model_config = ConfigDict(frozen=True, extra="allow")

    subject: Id = Field(description="The subject.")
    version: Text | None = Field(None, description="The edition that was run.")
    value: Text = Field(description="The value as printed: `98.65 ± 0.07`, `9m 25s ± 8s`.")
    at: Text | None = Field(None, description="The place, if it differs from the group's.")
    anchor: Text | None = Field(None, description="Three to eight words that stand exactly once in the text.")
    says: Text | None = Field(None, description="The statement in our words.")
    note: Text | None = Field(None, description="What the Atlas says of it.")

    @property
    def factors(self) -> dict[str, str]:
        """The level of each factor that the row names."""
        return dict(self.model_extra or {})


class Results(Placed):
    """Results that share a metric and a place."""

    metric: Id = Field(description="A metric of the experiment.")
    at: Text = Field(description="The place in the experiment's source.")
    rows: tuple[Row, ...] = Field(description="The results.")


class Step(Placed):
    """One step of a case study."""

    step: Text = Field(description="The name of the step.")
    subject: Id | None = Field(None, description="The subject, if the step tells of one alone.")
    says: Text = Field(description="What is done, in our words.")
    at: Text = Field(description="The place in the experiment's source.")
    anchor: Text | None = Field(None, description="Three to eight words that stand exactly once in the text.")
    according_to: Text | None = Field(None, description="Who says it if not the source's authors.")
    note: Text | None = Field(None, description="What the Atlas says of it.")


class Experiment(Placed):
    """One experiment: what was run, on what, how often, and what came out."""

    id: Id = Field("experiment", exclude=True, json_schema_extra={"skip": True})
    file: str = Field("", exclude=True, json_schema_extra={"skip": True})
    title: Text = Field(description="What was compared.")
    source: Id = Field(description="The source in which every `at` and `anchor` of this file stands.")
    according_to: Id | None = Field(None, description="The study itself, if the source only reports it.")
    as_of: Text | None = Field(None, description="When it was run.")
    note: Text | None = Field(None, description="What the Atlas says of it.")
    setup: dict[Id, Many[Leaf]] = Field({}, description="The set-up, by the keys of `schema.yml`.")
    not_stated: Many[Id] = Field((), description="Set-up keys that one looked for in vain.")
    metrics: dict[Id, Measure] = Field({}, description="What was measured.")
    factors: dict[Id, Many[Text]] = Field({}, description="What varies, with its levels: results compare only if all are equal.")
    results: tuple[Results, ...] = Field((), description="The results, in groups.")
    steps: tuple[Step, ...] = Field((), description="The steps of a case study.")

    @property
    def leaves(self) -> list[tuple[str, Leaf]]:
        """Every stated fact of the set-up with its key."""
        return [(key, leaf) for key, leaves in self.setup.items() for leaf in leaves]


class Indicator(Placed):
    """One weighted part of a score."""

    id: Id = Field(description="Its id within the score.")
    label: Text = Field(description="Its name.")
    weight: Text = Field(pattern=r"^\d+(\.\d+)?%$", description="Its share of the score: `30%`.")
    inputs: Many[Text] = Field(description="The data sources that it is made from.")
    metrics: Many[Id] = Field((), description="The metrics of observations that hold its inputs.")
    at: Text = Field(description="The place in the score's source.")
    anchor: Text | None = Field(None, description="Three to eight words that stand exactly once in the text.")
    says: Text | None = Field(None, description="The statement in our words.")
    note: Text | None = Field(None, description="What the Atlas says of it.")


class ScoreNote(Placed):
    """What a source says of a score."""

    says: Text = Field(description="The statement in our words.")
    at: Text = Field(description="The place in the score's source.")
    anchor: Text | None = Field(None, description="Three to eight words that stand exactly once in the text.")


class Score(Placed):
    """A weighted index: indicators, weights and inputs."""

    id: Id = Field("score", exclude=True, json_schema_extra={"skip": True})
    file: str = Field("", exclude=True, json_schema_extra={"skip": True})
    title: Text = Field(description="The name of the score.")
    source: Id = Field(description="The source in which every `at` and `anchor` of this file stands.")
    according_to: Id | None = Field(None, description="The study itself, if the source only reports it.")
    as_of: Text | None = Field(None, description="When it was computed.")
    metric: Id = Field(description="The metric that its values are observations of.")
    at: Text = Field(description="The place that defines it.")
    anchor: Text | None = Field(None, description="Three to eight words that stand exactly once in the text.")
    note: Text | None = Field(None, description="What the Atlas says of it.")
    indicators: tuple[Indicator, ...] = Field(description="Its parts.")
    notes: tuple[ScoreNote, ...] = Field((), description="What the source says of it.")


class Observation(BaseModel):
    """A number of a subject counted on a date: one row of `observations/<metric>.csv`."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    metric: str = Field(exclude=True)
    file: str = Field("", exclude=True)
    line: int = Field(0, exclude=True)
    subject: Id = Field(description="The subject.")
    date: Text = Field(description="When it was counted.")
    value: Text = Field(description="`151k`, `~1375`, `>=1000`, or `-` where the source prints no value.")
    source: Id = Field(description="The source.")
    at: Text = Field(description="The place in the source.")
    anchor: str = Field("", description="Three to eight words that stand exactly once in the text.")
    according_to: str = Field("", description="Who counted, if not the source's authors.")
    note: str = Field("", description="What the Atlas says of it.")


class Check(Record):
    """One line of the ledger: when a machine last looked for an anchor, and what came of it."""

    at: str = Field(description="The place.")
    anchor: str = Field(description="The words.")
    day: str = Field(description="The day of the check.")
    outcome: Literal["found", "missing", "ambiguous", "misplaced"] = Field(description="What came of it.")
    digest: str = Field(description="SHA-256 of the text that was read, or the commit of the repository.")
