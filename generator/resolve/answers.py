"""Claims on one property of one subject, set in time: which contradict, which changed, which is shown first.

The rules are those of `docs/method.md`. Everything here is a function of its arguments.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

from ..model.dates import Interval, parse_date, parse_duration
from ..model.schema import SILENT, Property
from ..model.source import Source
from ..model.subject import Claim, Evidence
from ..model.versions import Versions, parse_versions
from .compare import Terms, compare

Relation = Literal["agree", "degree", "disagreement", "change", "condition", "apart"]
TIERS = {"primary": 3, "secondary": 2, "tertiary": 1}
DAY = timedelta(days=1)
EVER = Interval(date.min, date.max)


@dataclass(frozen=True)
class Edition:
    """An edition of a subject and the days on which it may have begun."""

    name: str
    begins: Interval


@dataclass(frozen=True, eq=False)
class Answer:
    """A claim set in time: when it is attested (its text is the latest date as written), when it is assumed to hold,
    and how good its best source is."""

    claim: Claim
    attested: Interval
    held: Interval
    stale_after: date
    tier: int
    versions: tuple[Versions, ...]

    @property
    def preferred(self) -> bool:
        """Whether the claim is marked as the one to show."""
        return self.claim.rank == "preferred"


@dataclass(frozen=True)
class Question:
    """What the claims answer: the property, its words, the subject's editions, and how to date evidence."""

    prop: Property
    terms: Terms
    editions: tuple[Edition, ...]
    sources: Mapping[str, Source]


def date_of(evidence: Evidence, source: str, sources: Mapping[str, Source]) -> Interval:
    """When what the evidence says held: its own date, that of whom it relies on, or that of its source."""
    if evidence.as_of:
        return parse_date(evidence.as_of)
    root = sources.get(evidence.according_to or "")
    for record in (root, sources.get(source)):
        text = record and record.dated
        if text:
            return parse_date(text)
    return EVER


def prepare(claim: Claim, question: Question) -> Answer:
    """Sets a claim in time."""
    dates = [date_of(piece, source, question.sources) for source, piece in claim.evidence] or [EVER]
    latest = max(dates, key=lambda day: (day.last, -day.days))
    attested = Interval(min(day.first for day in dates), latest.last, latest.text)
    begin = parse_date(claim.from_).first if claim.from_ else attested.first
    fresh = parse_duration(question.prop.fresh_for)
    lasting = fresh is None or any(word in question.terms and question.terms[word].lasting for word in claim.value or ())
    stale_after = date.max if lasting or fresh is None or attested.last > date.max - fresh else attested.last + fresh
    end = parse_date(claim.until).last if claim.until else stale_after
    if lasting and not claim.from_:
        begin = _begin_of_lasting(claim, question.prop, begin)
    tiers = [TIERS[question.sources[source].tier] for source, _ in claim.evidence if source in question.sources]
    held = Interval(min(begin, end), end)
    return Answer(claim, attested, held, stale_after, max(tiers, default=0), _versions(claim, dates, question))


def _begin_of_lasting(claim: Claim, prop: Property, begin: date) -> date:
    """What happened has happened whenever it is told: a date holds from itself on, other history always."""
    if prop.fresh_for != "always":
        return begin
    if prop.type == "date" and claim.value and claim.value[0] not in SILENT:
        return parse_date(claim.value[0]).first
    return date.min


def _versions(claim: Claim, dates: Sequence[Interval], question: Question) -> tuple[Versions, ...]:
    """The versions a claim holds for; without any, those current at its dates if editions differ; empty for all."""
    if claim.version:
        return (parse_versions(claim.version),)
    if not question.prop.by_edition or len(question.editions) < 2:
        return ()
    current = [name for day in dates for name in _editions_at(day, question.editions)]
    return tuple(parse_versions(name) for name in dict.fromkeys(current))


def _editions_at(when: Interval, editions: tuple[Edition, ...]) -> list[str]:
    """The editions that may have been the newest on some day of the interval."""
    found = []
    for position, edition in enumerate(editions):
        begun = edition.begins.first <= when.last
        over = position + 1 < len(editions) and editions[position + 1].begins.last < when.first
        if (begun or position == 0) and not over:
            found.append(edition.name)
    return found


def same_things(a: Answer, b: Answer) -> bool:
    """Whether two claims can speak of the same thing: of one part, and of versions that meet."""
    if a.claim.part != b.claim.part:
        return False
    return not a.versions or not b.versions or any(x.meets(y) for x in a.versions for y in b.versions)


def relate(a: Answer, b: Answer, question: Question) -> Relation:
    """How two claims on one property of one subject stand to each other."""
    outcome = compare(question.prop, a.claim, b.claim, question.terms)
    if outcome == "agree":
        return "agree"
    if not same_things(a, b) or (a.claim.when and b.claim.when and a.claim.when != b.claim.when):
        return "apart"
    if outcome == "degree":
        return "degree"
    if bool(a.claim.when) != bool(b.claim.when):
        return "condition"
    return "disagreement" if _held_until(a, b).meets(_held_until(b, a)) else "change"


def _held_until(answer: Answer, rival: Answer) -> Interval:
    """When the answer is assumed to hold, ended by a rival that began after it was last attested."""
    begin = rival.claim.from_ and parse_date(rival.claim.from_).first
    if begin and begin > answer.attested.last:
        end = min(answer.held.last, begin - DAY)
        return Interval(min(answer.held.first, end), end)
    return answer.held


@dataclass(frozen=True)
class Pair:
    """Two claims that stand to each other in a way worth telling."""

    relation: Relation
    a: Answer
    b: Answer


def find_pairs(answers: Sequence[Answer], question: Question, wanted: Callable[[Relation], bool] = lambda r: r not in ("agree", "apart")) -> list[Pair]:
    """Every pair of claims that do not simply agree, in the order of the file."""
    pairs = []
    for position, a in enumerate(answers):
        for b in answers[position + 1 :]:
            if "deprecated" in (a.claim.rank, b.claim.rank):
                continue
            relation = relate(a, b, question)
            if wanted(relation):
                pairs.append(Pair(relation, a, b))
    return pairs

