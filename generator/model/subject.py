"""A subject with its claims, and the evidence for each."""

from typing import Annotated, Any, Literal

from pydantic import BeforeValidator, Field

from .base import Id, Many, Placed, Text, Yes


class Evidence(Placed):
    """Why we say so: the place in a source, the words to find there, and what it says in our words."""

    at: Text = Field(description="The place: an entry of the source's outline, then `para 2`, `bullet 1`, `row Caffe`, `p. 4`; `whole` for the whole text; `path#L1-L9` in a repository. No commas.")
    anchor: Text | None = Field(None, description="Three to eight words that stand exactly once in the text, always in quotes.")
    says: Text | None = Field(None, description="What the source says, in our words, at most 30. Required for judgements, `partial`, `planned`, `n/a`, `unknown` and prose.")
    according_to: Text | None = Field(None, description="Who says it if not the source's authors: a source id, or `project`.")
    as_of: Text | None = Field(None, description="When it held, if that differs from the source's own date.")
    note: Text | None = Field(None, description="What the Atlas says of this evidence: a misprint, a damaged cell, a doubt.")


def _read_evidence(value: Any) -> Any:
    """`source: place` stands for `source: {at: place}`, and one piece for a list of one."""
    if isinstance(value, str):
        value = {"at": value}
    return value if isinstance(value, (list, tuple)) else (value,)


Citations = dict[Id, Annotated[tuple[Evidence, ...], BeforeValidator(_read_evidence)]]


class Claim(Placed):
    """One answer to one property of one subject in one scope."""

    value: Many[Text] | None = Field(None, description="The answer; a list where the property allows many and all elements share scope and evidence.")
    not_: Many[Text] | None = Field(None, alias="not", description="Instead of `value`, for properties with many answers: the source denies these elements.")
    complete: Yes = Field(False, description="`true` if the source gives the whole list (`only`, `the three are`).")
    with_: dict[Text, Text] = Field(default_factory=dict, alias="with", description="Qualifiers that the property declares, such as `{by: third-party}`.")
    version: Text | None = Field(None, description="Editions it holds for: `\"1\"` (and all 1.x), `\"2.4.0\"`, `2+` (from 2 on), `1.0..1.7`.")
    part: Text | None = Field(None, description="An entry of the file's `parts`: the claim is about that part alone.")
    when: Text | None = Field(None, description="A condition that the source sets, at most 15 words.")
    from_: Text | None = Field(None, alias="from", description="When it began to be true, only if a source says so.")
    until: Text | None = Field(None, description="When it ceased to be true, only if a source says so.")
    rank: Literal["preferred", "deprecated"] | None = Field(None, description="`preferred`, or `deprecated` (known wrong, kept as said, never shown first). Needs a `note`.")
    inherits: Id | None = Field(None, description="Instead of `value` and `cite`: the answer follows from this subject.")
    note: Text | None = Field(None, description="What the Atlas says of this claim.")
    cite: Citations = Field(default_factory=dict, description="The sources that say so, each with its evidence.")

    @property
    def elements(self) -> tuple[str, ...]:
        """The elements of the answer, affirmed or denied; empty for prose and for inherited answers."""
        return self.value or self.not_ or ()

    @property
    def evidence(self) -> list[tuple[str, Evidence]]:
        """Every piece of evidence with the id of its source, in the order of the file."""
        return [(source, piece) for source, pieces in self.cite.items() for piece in pieces]

    @property
    def scope(self) -> tuple[str | None, str | None, str | None]:
        """Edition, part and condition: claims compare only within one scope."""
        return self.version, self.part, self.when


class Subject(Placed):
    """A framework, or a tool, format or runtime around it: one file."""

    id: Id = Field("subject", exclude=True, json_schema_extra={"skip": True})
    file: str = Field("", exclude=True, json_schema_extra={"skip": True})
    name: Text = Field(description="The name as its makers write it.")
    kind: Id = Field(description="A kind of `schema.yml`.")
    aliases: Many[Text] = Field((), description="Other spellings and short names, for the search.")
    old_ids: Many[Id] = Field((), description="Ids that this file once had: their addresses redirect here.")
    identifiers: dict[Literal["repository", "homepage", "documentation", "wikidata", "package"], Text] = Field(default_factory=dict, description="Addresses of the subject: repository, homepage, documentation, Wikidata id, package URL.")
    editions: Many[Text] = Field((), description="Editions whose answers differ, oldest first.")
    parts: Many[Id] = Field((), description="Parts without a page of their own.")
    claims: dict[Id, tuple[Claim, ...]] = Field(default_factory=dict, description="Property by property, the claims.")
