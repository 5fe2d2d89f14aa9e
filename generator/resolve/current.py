"""Which answer is shown first. The rules are those of `docs/method.md`."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from ..model.dates import Interval, parse_date
from ..model.numbers import parse_count
from ..model.schema import SILENT
from .answers import Answer, Question, relate, same_things
from .compare import affirms, compare_values, denies, related, widen


@dataclass(frozen=True)
class Current:
    """What is shown first: the values, the claims that give them, and whether they have grown stale."""

    values: tuple[str, ...] = ()
    answers: tuple[Answer, ...] = ()
    stale: bool = False

    @property
    def attested(self) -> Interval | None:
        """From the earliest to the latest evidence of what is shown; its text is the latest date as written."""
        if not self.answers:
            return None
        latest = max((a.attested for a in self.answers), key=lambda span: (span.last, -span.days))
        return Interval(min(a.attested.first for a in self.answers), latest.last, latest.text)


NOTHING = Current()


def choose_current(answers: Sequence[Answer], question: Question, day: date, as_of: bool = False) -> Current:
    """The current values on a day: drop what is deprecated, over or not begun; merge what is compatible to the most
    specific; let what is preferred, latest attested and of the best tier win over what speaks of the same thing under
    the same condition; show together what is still tied, and what stands in scopes that do not meet.

    With `as_of` only what is assumed to have held on that day counts; else the stalest answer is better than none.
    """
    alive = [a for a in answers if a.claim.rank != "deprecated" and not _is_over(a, answers, question, day)]
    if as_of:
        alive = [a for a in alive if a.held.first <= day <= a.held.last]
    if not alive:
        return NOTHING
    alive.sort(key=_narrowness)
    if question.prop.many and question.prop.list == "open":
        return _choose_elements(alive, question, day)
    return _choose_values(alive, question, day)


def _is_over(answer: Answer, answers: Iterable[Answer], question: Question, day: date) -> bool:
    """Whether the claim ended before the day or had not begun, or a contradicting one that began later took its place."""
    if answer.claim.until and parse_date(answer.claim.until).last < day:
        return True
    if answer.claim.from_ and parse_date(answer.claim.from_).first > day:
        return True
    for rival in answers:
        begin = rival.claim.from_ and parse_date(rival.claim.from_).first
        later = begin and answer.attested.last < begin <= day
        if later and rival is not answer and rival.claim.rank != "deprecated" and relate(answer, rival, question) == "change":
            return True
    return False


def _narrowness(answer: Answer) -> tuple[bool, bool, tuple[int, ...]]:
    """Orders answers for show: the whole subject before its parts, no condition before one, the newest edition first."""
    newest = max((versions.last for versions in answer.versions), default=())
    return bool(answer.claim.part), bool(answer.claim.when), tuple(-number for number in newest)


Rank = tuple[bool, date, int]


def _rank(answers: Iterable[Answer]) -> Rank:
    """Preferred first, then latest attested, then the best tier."""
    group = list(answers)
    return any(a.preferred for a in group), max(a.attested.last for a in group), max(a.tier for a in group)


def _rivals(a: Answer, b: Answer) -> bool:
    """Whether two answers stand in one scope, so that one can win over the other."""
    return same_things(a, b) and a.claim.when == b.claim.when


def _stale(answers: Iterable[Answer], day: date) -> bool:
    return max(a.stale_after for a in answers) < day


def _choose_values(answers: list[Answer], question: Question, day: date) -> Current:
    """One value, or one closed list, for each scope."""
    friends = {a: [b for b in answers if _merge(a, b, question) and _rivals(a, b)] for a in answers}
    kept = [a for a in answers if not any(_rivals(a, b) and not _merge(a, b, question) and _rank(friends[b]) > _rank(friends[a]) for b in answers)]
    exact = sorted(kept, key=lambda a: _vagueness(a, question))
    values: list[str] = []
    for answer in exact:
        for value in answer.claim.value or ():
            if not any(_merge_values(value, other, question) for other in values):
                values.append(value)
    order = {value: position for position, answer in enumerate(kept) for value in reversed(answer.claim.value or ()) if value in values}
    values.sort(key=lambda value: order.get(value, 0))
    return Current(tuple(values), tuple(kept), _stale(kept, day))


def _merge(a: Answer, b: Answer, question: Question) -> bool:
    """Whether two answers can be told as one."""
    if question.prop.many:
        shared = [x for x in a.claim.value or () if any(related(x, y, question.terms) for y in b.claim.value or ())]
        return len(shared) in (len(a.claim.value or ()), len(b.claim.value or ())) or _covered(b, a, question)
    return all(_merge_values(x, y, question) for x in a.claim.value or () for y in b.claim.value or ())


def _covered(a: Answer, b: Answer, question: Question) -> bool:
    return all(any(related(x, y, question.terms) for y in b.claim.value or ()) for x in a.claim.value or ())


def _merge_values(a: str, b: str, question: Question) -> bool:
    """Whether two values are one, or one of them says the same less exactly; free text only if it is equal."""
    if a == b or "unknown" in (a, b):
        return True
    if question.prop.type in ("text", "name", "prose", "url", "purl"):
        return False
    return compare_values(question.prop, a, b, question.terms) == "agree"


# Of support levels that do not contradict each other the one that says more is shown.
_SAYS_LITTLE = {"unknown": 2.0, "no": 1.0}


def _vagueness(answer: Answer, question: Question) -> tuple[float, ...]:
    """The smaller, the more specific: shorter intervals, narrower terms, numbers without `~`; `unknown` last."""
    value = answer.claim.value or ("unknown",)
    little = max(_SAYS_LITTLE.get(word, 0.0) for word in value)
    if value[0] in SILENT:
        return (little, 0.0)
    if question.prop.type == "date":
        return (little, parse_date(value[0]).days)
    if question.prop.type == "number":
        span = parse_count(value[0])
        return (little, span.high - span.low if span else float("inf"))
    return (little, -max(len(widen(word, question.terms)) for word in value))


def _choose_elements(answers: list[Answer], question: Question, day: date) -> Current:
    """An open list, element by element: each is shown if what speaks for it is not outdone by what denies it."""
    words = dict.fromkeys(word for a in answers for word in a.claim.value or () if word != "unknown")
    shown: dict[str, list[Answer]] = {}
    for word in words:
        speakers = [a for a in answers if affirms(a.claim, word, question.terms)]
        deniers = [a for a in answers if denies(a.claim, word, question.terms)]
        kept = [a for a in speakers if not any(_rivals(a, b) and _rank([b]) > _rank(speakers) for b in deniers)]
        if kept:
            shown[word] = kept
    wider = {wide for word in shown for wide in widen(word, question.terms) if wide != word}
    values = tuple(word for word in shown if word not in wider)
    if values:
        backing = tuple(dict.fromkeys(a for word in values for a in shown[word]))
        return Current(values, backing, all(_stale(shown[word], day) for word in values))
    unknown = tuple(a for a in answers if a.claim.value == ("unknown",))
    rest = unknown or tuple(answers)
    return Current(("unknown",) if unknown else (), rest, _stale(rest, day))
