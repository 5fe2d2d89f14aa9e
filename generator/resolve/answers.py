"""Claims on one property of one subject, set in time: which contradict, which changed, which is shown first.

The rules are those of `docs/method.md`. Everything here is a function of its arguments.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

from ..model.dates import Interval, parse_date, parse_duration
from ..model.schema import Property
from ..model.source import Source
from ..model.subject import Claim, Evidence
from ..model.versions import Versions, parse_versions
from .compare import Terms, affirms, compare, denies, widen

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
    if prop.type == "date" and claim.value:
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


def _versions_meet(a: Answer, b: Answer) -> bool:
    return not a.versions or not b.versions or any(x.meets(y) for x in a.versions for y in b.versions)


def relate(a: Answer, b: Answer, question: Question) -> Relation:
    """How two claims on one property of one subject stand to each other."""
    outcome = compare(question.prop, a.claim, b.claim, question.terms)
    if outcome == "agree":
        return "agree"
    if a.claim.part != b.claim.part or not _versions_meet(a, b):
        return "apart"
    if a.claim.when and b.claim.when and a.claim.when != b.claim.when:
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
class Current:
    """What is shown first: the values, the claims that give them, and whether they have grown stale."""

    values: tuple[str, ...] = ()
    answers: tuple[Answer, ...] = ()
    stale: bool = False

    @property
    def attested(self) -> Interval | None:
        """From the earliest to the latest evidence of what is shown."""
        if not self.answers:
            return None
        latest = max((a.attested for a in self.answers), key=lambda span: (span.last, -span.days))
        return Interval(min(a.attested.first for a in self.answers), latest.last, latest.text)


def choose_current(answers: Sequence[Answer], question: Question, day: date, as_of: bool = False) -> Current:
    """The current value on a day by one rule: drop what is deprecated or over, merge what is compatible, then take
    what is preferred, latest attested and of the best tier; what is still tied is shown together.

    With `as_of` only what is assumed to have held on that day counts; else the stalest answer is better than none.
    """
    alive = [a for a in answers if a.claim.rank != "deprecated" and not _is_over(a, answers, question, day)]
    if as_of:
        alive = [a for a in alive if a.held.first <= day <= a.held.last]
    alive = _in_scope(alive)
    if not alive:
        return Current()
    if question.prop.many and question.prop.list == "open":
        return _current_elements(alive, question, day)
    return _current_single(alive, question, day)


def _is_over(answer: Answer, answers: Iterable[Answer], question: Question, day: date) -> bool:
    """Whether the claim ended before the day, or a contradicting one that began later took its place."""
    if answer.claim.until and parse_date(answer.claim.until).last < day:
        return True
    for rival in answers:
        begin = rival.claim.from_ and parse_date(rival.claim.from_).first
        if rival is not answer and begin and begin > answer.attested.last and begin <= day and rival.claim.rank != "deprecated":
            if relate(answer, rival, question) == "change":
                return True
    return False


def _in_scope(answers: list[Answer]) -> list[Answer]:
    """The widest scope that has answers: the whole subject before its parts, the newest edition, no condition."""
    for outside in (lambda a: a.claim.part, lambda a: a.claim.when):
        inside = [a for a in answers if not outside(a)]
        answers = inside or answers
    newest = max((v.last for a in answers for v in a.versions), default=None)
    if newest is None:
        return answers
    return [a for a in answers if not a.versions or any(v.last == newest for v in a.versions)]


Key = tuple[bool, date, int]


def _rank(answers: Sequence[Answer]) -> Key:
    """Preferred first, then latest attested, then the best tier."""
    return any(a.preferred for a in answers), max(a.attested.last for a in answers), max(a.tier for a in answers)


def _best(groups: list[tuple[tuple[str, ...], list[Answer]]]) -> list[tuple[tuple[str, ...], list[Answer]]]:
    top = max(_rank(group) for _, group in groups)
    return [(values, group) for values, group in groups if _rank(group) == top]


def _stale(answers: Sequence[Answer], day: date) -> bool:
    return max(a.stale_after for a in answers) < day


def _current_single(answers: list[Answer], question: Question, day: date) -> Current:
    """One value, or one closed list: compatible values are merged to the most specific."""
    exactest = sorted(answers, key=lambda a: _vagueness(a.claim, question))
    groups: list[tuple[tuple[str, ...], list[Answer]]] = []
    for answer in exactest:
        joined = [group for _, group in groups if _agrees(answer.claim, group[0].claim, question)]
        for group in joined:
            group.append(answer)
        if not joined:
            groups.append((answer.claim.value or (), [answer]))
    chosen = _best(groups)
    values = tuple(dict.fromkeys(value for shown, _ in chosen for value in shown))
    shown = tuple(dict.fromkeys(answer for _, group in chosen for answer in group))
    return Current(values, shown, _stale(shown, day))


def _agrees(a: Claim, b: Claim, question: Question) -> bool:
    return compare(question.prop, a, b, question.terms) == "agree"


def _vagueness(claim: Claim, question: Question) -> tuple[float, ...]:
    """The smaller, the more specific: longer closed lists, narrower terms, shorter intervals; `unknown` last."""
    value = claim.value or ()
    unknown = float(value == ("unknown",) or not value)
    if question.prop.type == "date" and value:
        return (unknown, parse_date(value[0]).days)
    return (unknown, -len(value), -max((len(widen(word, question.terms)) for word in value), default=0))


def _current_elements(answers: list[Answer], question: Question, day: date) -> Current:
    """An open list, element by element: each is shown if what speaks for it is not outdone by what denies it."""
    words = dict.fromkeys(word for a in answers for word in a.claim.value or () if word != "unknown")
    shown: dict[str, list[Answer]] = {}
    for word in words:
        pro = [a for a in answers if affirms(a.claim, word, question.terms)]
        con = [a for a in answers if a not in pro and denies(a.claim, word, question.terms)]
        if not con or _rank(pro) >= _rank(con):
            shown[word] = pro
    narrow = {word for word in shown if not any(word != other and word in widen(other, question.terms) for other in shown)}
    values = tuple(word for word in shown if word in narrow)
    if not values:
        rest = [a for a in answers if a.claim.not_ or a.claim.value == ("unknown",) or not a.claim.elements]
        return Current(("unknown",) if any(a.claim.value == ("unknown",) for a in rest) else (), tuple(rest), bool(rest) and _stale(rest, day))
    backing = tuple(dict.fromkeys(a for word in values for a in shown[word]))
    return Current(values, backing, all(_stale(shown[word], day) for word in values))


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

