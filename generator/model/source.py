"""A source: its record, and all that it says which belongs to no single subject."""

from typing import Any, Literal

from pydantic import Field, field_validator

from .base import Id, Many, Placed, Record, Text

Tier = Literal["primary", "secondary", "tertiary"]


class Name(Record):
    """A person or an organisation, as CSL names them."""

    family: Text | None = Field(None, description="Family name.")
    given: Text | None = Field(None, description="Given names.")
    literal: Text | None = Field(None, description="The whole name of an organisation.")

    def __str__(self) -> str:
        return self.literal or f"{self.given or ''} {self.family or ''}".strip()

    @property
    def short(self) -> str:
        """The name by which a citation calls the author."""
        return self.literal or self.family or self.given or ""


class Said(Placed):
    """The place in this source where a verdict or a remark stands."""

    at: Text = Field(description="The place in this source.")
    anchor: Text | None = Field(None, description="Three to eight words that stand exactly once in the text, always in quotes.")
    says: Text | None = Field(None, description="What the source says, in our words, at most 30.")
    according_to: Text | None = Field(None, description="Who says it if not the source's authors: a source id, or `project`.")
    as_of: Text | None = Field(None, description="When it held, if that differs from the source's own date.")
    note: Text | None = Field(None, description="What the Atlas says of this.")
    experiment: Id | None = Field(None, description="The experiment that this is about.")


class Ranked(Record):
    """A subject in a verdict, with the edition or part that is meant."""

    subject: Id = Field(description="The subject.")
    version: Text | None = Field(None, description="The edition that is meant.")
    part: Text | None = Field(None, description="The part or variant that is meant.")


def _read_ranked(value: Any) -> Any:
    return {"subject": value} if isinstance(value, str) else value


def _read_rank(value: Any) -> Any:
    return tuple(_read_ranked(item) for item in (value if isinstance(value, (list, tuple)) else (value,)))


class Verdict(Said):
    """What a source says of two or more subjects, or advises for a need."""

    criterion: Id | None = Field(None, description="The property or metric in which subjects are ordered.")
    order: tuple[tuple[Ranked, ...], ...] = Field((), description="Best first. Inner brackets tell no order among those in them; brackets alone, without `among`, say that they are alike.")
    by: Text | None = Field(None, description="The ratio: `~3x`, `80%`, `1.4..2x`.")
    among: Many[Text] = Field((), description="The field of a superlative: `all`, or a list of subjects.")
    need: Id | None = Field(None, description="The need of `needs.yml` that it advises for.")
    choose: tuple[Ranked, ...] = Field((), description="What it advises to take.")
    avoid: tuple[Ranked, ...] = Field((), description="What it advises against.")
    over: tuple[Ranked, ...] = Field((), description="What it prefers the choice to.")
    when: Text | None = Field(None, description="A condition that the source sets, at most 15 words.")

    @field_validator("order", mode="before")
    @classmethod
    def _read_order(cls, value: Any) -> Any:
        return tuple(_read_rank(item) for item in value) if isinstance(value, (list, tuple)) else value

    @field_validator("choose", "avoid", "over", mode="before")
    @classmethod
    def _read_choice(cls, value: Any) -> Any:
        return _read_rank(value)

    @property
    def is_tie(self) -> bool:
        """Whether it calls subjects alike: brackets alone do; beside other ranks, or among others, they only tell no order."""
        return len(self.order) == 1 and len(self.order[0]) > 1 and not self.among

    @property
    def subjects(self) -> list[str]:
        """Every subject that is named, in the order of the file."""
        named = [ranked for rank in self.order for ranked in rank] + [*self.choose, *self.avoid, *self.over]
        return list(dict.fromkeys(ranked.subject for ranked in named))


class Remark(Said):
    """What a source says of itself, its method, the field or a property."""

    about: Id = Field(description="`method`, `limits`, a topic of `schema.yml`, or a property.")


class Fingerprint(Record):
    """How a copy of the text is found, wherever it lies."""

    sha256: str = Field(pattern="^[0-9a-f]{64}$", description="SHA-256 of the text.")


class Git(Record):
    """A repository at one commit."""

    repository: Text = Field(description="The address of the repository.")
    commit: str = Field(pattern="^[0-9a-f]{40}$", description="The commit, 40 hexadecimal digits.")


class Source(Placed):
    """A bibliographic record (names of CSL) with what the Atlas adds: tier, outline, verdicts, remarks."""

    id: Id = Field("source", exclude=True, json_schema_extra={"skip": True})
    file: str = Field("", exclude=True, json_schema_extra={"skip": True})
    type: Text = Field(description="The CSL type: `article-journal`, `paper-conference`, `webpage`, `post-weblog`, `software`, ….")
    title: Text = Field(description="The title as printed.")
    author: tuple[Name, ...] = Field((), description="The authors.")
    container_title: Text | None = Field(None, alias="container-title", description="The journal, proceedings or site.")
    publisher: Text | None = Field(None, description="The publisher.")
    genre: Text | None = Field(None, description="The kind of work, if the type does not say it.")
    volume: Text | None = Field(None, description="The volume.")
    issue: Text | None = Field(None, description="The issue.")
    page: Text | None = Field(None, description="The pages.")
    issued: Text | None = Field(None, description="When it was published, as exact as known.")
    accessed: Text | None = Field(None, description="When it was read; dates a source whose content moves.")
    URL: Text | None = Field(None, description="Its address.")
    DOI: Text | None = Field(None, description="Its DOI.")
    ISBN: Text | None = Field(None, description="Its ISBN.")
    number: Text | None = Field(None, description="Its number, such as an arXiv number.")
    language: Text | None = Field(None, description="The language, as a BCP 47 tag.")
    tier: Tier = Field(description="`primary` (the project, or who ran it), `secondary` (a study of primary sources), `tertiary` (a summary of others).")
    as_of: Text | None = Field(None, description="When its statements held; the default date of all that cites it.")
    living: bool = Field(False, description="`true` if its content moves: then `accessed` dates it.")
    speaks_for: Many[Id] = Field((), description="Subjects whose makers speak here.")
    read: Literal["second-hand"] | None = Field(None, description="`second-hand` for works known only through others: they may stand in `according_to` alone.")
    text: Fingerprint | None = Field(None, description="The digest of the text that was read.")
    git: Git | None = Field(None, description="The repository and commit that was read.")
    package: Text | None = Field(None, description="The release that was read, as a package URL.")
    outline: tuple[Text, ...] = Field((), description="Its parts in order; every `at` begins with one of them.")
    references: dict[Text, Id] = Field({}, description="The numbers of its list of references, as source ids.")
    note: Text | None = Field(None, description="What the Atlas says of the source.")
    verdicts: tuple[Verdict, ...] = Field((), description="What it says of two or more subjects, or advises.")
    remarks: tuple[Remark, ...] = Field((), description="What it says of itself, the field or a property.")

    @property
    def dated(self) -> str | None:
        """When its statements held, as far as the record tells."""
        return self.as_of or (self.accessed if self.living else None) or self.issued

    @property
    def short(self) -> str:
        """The name by which pages call it: `Blumenthal & Taube 2021`."""
        names = [name.short for name in self.author] or [self.publisher or self.title]
        who = names[0] if len(names) == 1 else f"{names[0]} & {names[1]}" if len(names) == 2 else f"{names[0]} et al."
        return f"{who} {(self.issued or self.as_of or self.accessed or '')[:4]}".strip()
