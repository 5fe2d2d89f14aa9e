"""What can be asked: kinds, groups, properties, vocabularies, metrics, topics, and the agents beside them."""

from typing import Annotated, Any, Literal

from pydantic import Field, StringConstraints

from .base import Id, Many, Placed, Text, Yes

PropertyType = Literal["date", "number", "term", "license", "ref", "support", "ordinal", "judgement", "text", "name", "prose", "url", "purl"]

SUPPORT = ("yes", "partial", "no", "planned", "removed", "n/a", "unknown")
# Words that answer a question of any type without giving a value.
SILENT = ("unknown", "n/a")
# The vocabulary whose terms stand in agents.yml.
AGENTS = "agents"


class Kind(Placed):
    """A kind of subject and the folder, which is also the address, of its files."""

    label: Text = Field(description="The kind of one subject.")
    plural: Text = Field(description="The kind of many.")
    folder: Id = Field(description="The folder of its files, which is also their address.")
    ranked: Yes = Field(True, description="`no` if the decision guide leaves its subjects out.")


_Type = Annotated[str, StringConstraints(pattern="^[A-Z][A-Za-z]*$")]
_Term = Annotated[str, StringConstraints(pattern="^[a-z][A-Za-z]*$")]


class LinkedData(Placed):
    """How pages of subjects are told to machines that know schema.org."""

    types: dict[Id, Many[_Type]] = Field({}, description="By kind, the types of schema.org; `Thing` if absent.")
    terms: dict[Id, _Term] = Field({}, description="By property, the term of schema.org under which its answer stands.")
    links: dict[Literal["repository", "homepage", "documentation", "wikidata", "package"], _Term] = Field({}, description="By identifier of a subject, the term of schema.org under which it stands.")


class Views(Placed):
    """Which answers a page shows in which place."""

    banner: Id = Field(description="The property that the status banner shows.")
    lead: Id = Field(description="The prose property that a page begins with.")
    begins: Id = Field(description="The date at which a subject begins.")
    ends: Id = Field(description="The date at which a subject ends.")
    next: tuple[Id, ...] = Field(description="Relations of a subject that tell what it became.")
    next_inverse: tuple[Id, ...] = Field(description="Relations of other subjects that tell what followed it.")
    editions: Id = Field(description="The property whose claims date the editions of a subject, by the qualifier `date`.")
    infobox: tuple[Id, ...] = Field(description="Properties of the box beside the claims.")
    glance: tuple[Id, ...] = Field(description="Columns of the matrix on the home page: properties and metrics.")
    timeline: tuple[Id, ...] = Field(description="Properties whose dates make the history line.")
    required: tuple[Id, ...] = Field(description="Properties that every subject answers, if only with `unknown`.")
    experiments: tuple[Id, ...] = Field((), description="Keys of a set-up that make columns of the list of experiments.")
    linked_data: LinkedData = Field(LinkedData.model_validate({}), description="What machines that know schema.org are told.")
    filters: tuple[Id, ...] = Field((), description="Properties of which the filter bar of a matrix offers the widest answers.")
    days: tuple[Text, ...] = Field((), description="Dates as of which each matrix is a page of its own: `2018` is the last day of that year.")


class Group(Placed):
    """A group of properties: one matrix."""

    label: Text = Field(description="Its name.")
    about: Text = Field(description="What its properties ask.")


class Term(Placed):
    """One word of a vocabulary."""

    label: Text | None = Field(None, description="The word that pages show; the id if absent.")
    about: Text | None = Field(None, description="What it means.")
    broader: Many[Text] = Field((), description="Wider terms of the same vocabulary that it implies.")
    look: Text | None = Field(None, description="The sign that pages draw beside it.")
    lasting: Yes = Field(False, description="`yes` if the answer does not grow stale.")


class Vocabulary(Placed):
    """The words that may answer a property."""

    about: Text = Field(description="What the words tell.")
    terms: dict[Text, Term] = Field(description="The words.")


class Qualifier(Placed):
    """What a claim may add to its value under `with`."""

    label: Text = Field(description="The words that introduce it.")
    type: PropertyType = Field(description="The type of its value.")
    vocabulary: Id | None = Field(None, description="The vocabulary of its value.")


class Property(Placed):
    """A question that can be asked of a subject."""

    id: Id = Field("property", exclude=True, json_schema_extra={"skip": True})
    group: Id = Field(description="The group that it belongs to.")
    label: Text = Field(description="The question as a heading.")
    type: PropertyType = Field(description="The type of an answer.")
    counts: Text = Field(description="What exactly counts as an answer.")
    vocabulary: Id | None = Field(None, description="The vocabulary of a term.")
    scale: tuple[Text, ...] = Field((), description="The words of a judgement or an ordinal, worst first.")
    unit: Text | None = Field(None, description="The unit of a number.")
    many: Yes = Field(False, description="`yes` if there can be several answers at once.")
    list: Literal["open", "closed"] = Field("open", description="`closed` if an answer is the whole list.")
    by_edition: Yes = Field(False, description="`yes` if editions differ in it.")
    fresh_for: Text = Field(description="How long an answer stays fresh: `always`, `1 year`, `6 months`.")
    applies_to: Many[Id] = Field((), description="The kinds that it can be asked of; all, if absent.")
    with_: Many[Id] = Field((), alias="with", description="Qualifiers that a claim may add.")
    inverse: Text | None = Field(None, description="The name of the relation seen from the other side.")
    acyclic: Yes = Field(False, description="`yes` if the relation may not lead back to where it began.")
    implied_by: Many[Id] = Field((), description="Properties whose `yes` answers this one too.")


class Metric(Placed):
    """What is counted on a date."""

    label: Text = Field(description="Its name.")
    unit: Text = Field(description="What is counted.")
    better: Literal["higher", "lower", "neither"] = Field(description="Which way is better.")


class Label(Placed):
    """A name for a set-up key or a topic."""

    label: Text = Field(description="The words that pages show.")


class Agent(Placed):
    """A person or an organisation."""

    name: Text = Field(description="The name.")
    kind: Literal["person", "organisation"] = Field(description="A person or an organisation.")
    broader: Many[Id] = Field((), description="What it is part of.")


class Schema(Placed):
    """All that is particular to the field."""

    title: Text = Field(description="The name of the site.")
    summary: Text = Field(description="What the site is, in one sentence.")
    address: Text = Field(pattern="/$", description="Where the site is published, with a `/` at its end: citations, cards and linked data name this address.")
    license: Text = Field(description="The licence of the knowledge, as an SPDX licence.")
    repository: Text = Field(description="The address of the repository that the pages lead to.")
    branch: Text = Field(description="The branch that the pages lead to.")
    kinds: dict[Id, Kind] = Field(description="Kinds of subjects.")
    views: Views = Field(description="Which answers a page shows where.")
    groups: dict[Id, Group] = Field(description="Groups of properties, in order.")
    vocabularies: dict[Id, Vocabulary] = Field(description="Words that may answer.")
    qualifiers: dict[Id, Qualifier] = Field(description="What a claim may add to its value.")
    properties: dict[Id, Property] = Field(description="Questions, in order.")
    metrics: dict[Id, Metric] = Field(description="What is counted on a date.")
    setup: dict[Id, Label] = Field(description="What an experiment's set-up may state.")
    topics: dict[Id, Label] = Field(description="What a remark may be about, besides properties.")

    def model_post_init(self, context: Any) -> None:
        """Lets each property know its id."""
        for key, prop in self.properties.items():
            prop.__dict__["id"] = key

    @property
    def folders(self) -> list[str]:
        """The folders of subject files, in order."""
        return list(dict.fromkeys(kind.folder for kind in self.kinds.values()))
