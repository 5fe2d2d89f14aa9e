"""The whole knowledge resolved for one day: a cell for each subject and property, and the relations seen from both sides."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date
from typing import Literal

from ..model.dates import Interval, parse_date
from ..model.knowledge import Knowledge
from ..model.schema import Property
from ..model.subject import Claim, Subject
from ..model.versions import parse_versions
from .answers import EVER, Answer, Edition, Pair, Question, find_pairs, prepare
from .current import NOTHING, Current, choose_current

Origin = Literal["stated", "inherited", "implied"]


@dataclass(frozen=True, eq=False)
class Cell:
    """What is known of one property of one subject. Without answers it is not researched yet.

    `via` names the subject it is inherited from, or the property that implies it.
    """

    subject: Subject
    prop: Property
    answers: tuple[Answer, ...] = ()
    current: Current = NOTHING
    pairs: tuple[Pair, ...] = ()
    origin: Origin = "stated"
    via: str | None = None

    @property
    def researched(self) -> bool:
        """Whether anybody has looked."""
        return bool(self.current.answers)

    @property
    def disagreements(self) -> list[Pair]:
        """The pairs of claims that contradict each other."""
        return [pair for pair in self.pairs if pair.relation == "disagreement"]

    @property
    def rivals(self) -> list[Answer]:
        """The claims that are not shown first."""
        return [answer for answer in self.answers if answer not in self.current.answers]


@dataclass(frozen=True, eq=False)
class Link:
    """A relation seen from the side that it is not written on."""

    prop: Property
    subject: Subject
    answer: Answer


class Resolved:
    """Cells of a knowledge on a day; `as_of` shows what held then, and leaves the rest empty."""

    def __init__(self, knowledge: Knowledge, day: date, as_of: bool = False) -> None:
        self.knowledge = knowledge
        self.day = day
        self.as_of = as_of
        self._cells: dict[tuple[str, str], Cell] = {}
        self._editions: dict[str, tuple[Edition, ...]] = {}
        self._links: dict[str, list[Link]] | None = None

    def cell(self, subject: str, prop: str) -> Cell:
        """The cell of a subject and a property."""
        key = (subject, prop)
        if key not in self._cells:
            self._cells[key] = self._resolve(self.knowledge.subjects[subject], self.knowledge.schema.properties[prop])
        return self._cells[key]

    def cells(self, subject: str) -> list[Cell]:
        """Every cell of a subject, in the order of the schema, leaving out what cannot be asked of its kind."""
        kind = self.knowledge.subjects[subject].kind
        return [self.cell(subject, name) for name, prop in self.knowledge.schema.properties.items() if not prop.applies_to or kind in prop.applies_to]

    def question(self, subject: Subject, prop: Property) -> Question:
        """What claims on the property of the subject answer."""
        terms = self.knowledge.vocabularies.get(prop.vocabulary or "", {})
        editions = self.editions(subject) if prop.by_edition else ()
        return Question(prop, terms, editions, self.knowledge.sources)

    def editions(self, subject: Subject) -> tuple[Edition, ...]:
        """The editions of a subject with the days on which they began, oldest first."""
        if subject.id not in self._editions:
            releases = subject.claims.get(self.knowledge.schema.views.editions, ())
            self._editions[subject.id] = tuple(_date_edition(name, releases, position) for position, name in enumerate(subject.editions))
        return self._editions[subject.id]

    def links(self, subject: str) -> list[Link]:
        """The relations that other subjects have to this one."""
        if self._links is None:
            self._links = defaultdict(list)
            for other, prop, claim, _ in self.knowledge.claims():
                if prop.inverse:
                    answer = prepare(claim, self.question(other, prop))
                    for target in claim.value or ():
                        self._links[target].append(Link(prop, other, answer))
        return self._links.get(subject, [])

    def _resolve(self, subject: Subject, prop: Property, seen: frozenset[str] = frozenset()) -> Cell:
        claims = subject.claims.get(prop.id, ())
        heir = next((claim.inherits for claim in claims if claim.inherits), None)
        if heir and heir in self.knowledge.subjects and heir not in seen:
            source = self._resolve(self.knowledge.subjects[heir], prop, seen | {subject.id})
            return Cell(subject, prop, source.answers, source.current, source.pairs, "inherited", heir)
        stated = [claim for claim in claims if not claim.inherits]
        if not stated:
            return self._imply(subject, prop)
        question = self.question(subject, prop)
        answers = tuple(prepare(claim, question) for claim in stated)
        current = choose_current(answers, question, self.day, self.as_of)
        pairs = tuple(find_pairs(answers, question)) if len(answers) > 1 else ()
        return Cell(subject, prop, answers, current, pairs)

    def _imply(self, subject: Subject, prop: Property) -> Cell:
        """What a narrower `yes` implies, where nobody says it outright."""
        for name in prop.implied_by:
            if name in self.knowledge.schema.properties:
                cell = self.cell(subject.id, name)
                if cell.current.values == ("yes",):
                    return Cell(subject, prop, (), cell.current, (), "implied", name)
        return Cell(subject, prop)


def _date_edition(name: str, releases: tuple[Claim, ...], position: int) -> Edition:
    """An edition begins with its first release that a claim dates; the first of all has always been there."""
    wanted = parse_versions(name)
    dates: list[Interval] = []
    for claim in releases:
        if "date" in claim.with_ and any(_is_version_of(value, wanted.first) for value in claim.value or ()):
            dates.append(parse_date(claim.with_["date"]))
    begins = min(dates, key=lambda day: (day.first, day.days), default=EVER)
    return Edition(name, Interval(date.min, begins.last) if position == 0 else begins)


def _is_version_of(value: str, edition: tuple[int, ...]) -> bool:
    try:
        return parse_versions(value).first[: len(edition)] == edition
    except ValueError:
        return False
