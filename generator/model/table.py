"""A table that a source published, said as a query: its rows and columns tell what each cell asks for, and no cell has a value here."""

from typing import Literal

from pydantic import Field

from .base import Id, Many, Placed, Text


class Line(Placed):
    """A row or a column: its heading as printed, and what its cells ask for. A cell asks for what its row and its column name together."""

    heading: Many[Text] = Field(description="The heading as printed; a row may have several, such as `[Memory, GPU]`.")
    subject: Id | None = Field(None, description="The subject that the cells are about.")
    property_: Id | None = Field(None, alias="property", description="The cells hold the answers to this property.")
    word: Text | None = Field(None, description="With `property`, where the source prints marks: `yes` stands for this answer, `no` for another.")
    judgements: Literal["good", "bad"] | None = Field(None, description="The cells hold every judgement at this end of its scale: `good` for pros, `bad` for cons.")
    metric: Id | None = Field(None, description="The cells hold observations of this metric, or its results if the table names an experiment.")
    factors: dict[Id, Text] = Field({}, description="The level of each factor that the results must have.")
    criterion: Id | None = Field(None, description="The cells hold verdicts on this criterion.")
    need: Id | None = Field(None, description="The cells hold what is advised for this need.")
    rank: Literal["first", "second", "third"] | None = Field(None, description="The place in the order of a verdict: `first` for the winner, `second` for the runner-up.")
    indicator: Id | None = Field(None, description="The part of the score that the cells are about.")
    show: Literal["inputs", "weight"] | None = Field(None, description="What the cells tell of an indicator.")


class Table(Placed):
    """A published table as a query over what cites it. Its id is the id of the source and a name: `smith-2021-table-1`."""

    id: Id = Field("table", exclude=True, json_schema_extra={"skip": True})
    file: str = Field("", exclude=True, json_schema_extra={"skip": True})
    label: Text = Field(description="What the source calls it: `Table I`.")
    title: Text = Field(description="What it is about, as its caption says.")
    source: Id = Field(description="The source that published it.")
    at: Text = Field(description="The place: only what is cited from here, or from a place that begins so, stands in its cells.")
    corner: Many[Text] = Field((), description="The headings above the headings of the rows, as printed; none if the source prints none.")
    experiment: Id | None = Field(None, description="The experiment whose results it holds.")
    score: Id | None = Field(None, description="The score that it explains.")
    note: Text | None = Field(None, description="What the Atlas says of the table as a whole.")
    columns: tuple[Line, ...] = Field(description="Its columns, in order.")
    rows: tuple[Line, ...] = Field(description="Its rows, in order.")

    @property
    def name(self) -> str:
        """Its name among the tables of its source: `table-1`."""
        return self.id.removeprefix(f"{self.source}-")
