"""How the answers to a property stand to a need. The rules are those of `docs/method.md`."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Literal

from ..model.needs import Condition
from ..model.schema import Property
from ..model.subject import Claim, Subject
from ..model.versions import Versions, parse_versions
from .answers import Answer, same_things
from .cells import Cell
from .compare import Terms, denies, widen

# Meets it, meets it in part, misses it; somebody looked and found nothing that decides; nobody has looked; it cannot be asked.
Standing = Literal["meets", "partly", "misses", "unknown", "todo", "na"]
TOLD: tuple[Standing, ...] = ("meets", "partly", "misses")
_OF_SUPPORT: Mapping[str, Standing] = {"yes": "unknown", "partial": "partly", "no": "misses", "planned": "misses", "removed": "misses"}


@dataclass(frozen=True)
class Voice:
    """What one property, or one piece of advice, says on a need. A `narrow` voice speaks of a part, an older edition or a
    condition alone; in a `disputed` one sources contradict each other on the need. `words` are the answers that decide it,
    and `answers` the claims that give them."""

    standing: Standing
    narrow: bool = False
    disputed: bool = False
    words: tuple[str, ...] = ()
    answers: tuple[Answer, ...] = ()


TODO = Voice("todo")


def decide(prop: Property, asked: Condition, word: str, terms: Terms) -> Standing:
    """How an answer stands to a condition: by its own word, then by what it is a kind of; `unknown` if no list decides."""
    if word in ("unknown", "n/a"):
        return "na" if word == "n/a" else "unknown"
    if prop.type == "license" and (" OR " in word or " AND " in word):
        return _decide_terms_of_licence(prop, asked, word, terms)
    for names in ({word}, widen(word, terms)):
        for standing, listed in (("misses", asked.misses), ("partly", asked.partly), ("meets", asked.meets)):
            if names & set(listed):
                return standing  # type: ignore[return-value]
    return _OF_SUPPORT.get(word, "unknown") if prop.type == "support" else "unknown"


def _decide_terms_of_licence(prop: Property, asked: Condition, expression: str, terms: Terms) -> Standing:
    """Of licences joined by OR one may take the best; those joined by AND bind together. What is nested is not decided."""
    if "(" in expression:
        return "unknown"
    ways = [[decide(prop, asked, name, terms) for name in way.split(" AND ")] for way in expression.split(" OR ")]
    order: tuple[Standing, ...] = ("meets", "partly", "unknown", "misses")
    return min((max(way, key=order.index) for way in ways), key=order.index)


def hear(cell: Cell, asked: Condition, terms: Terms, contested: Cell | None = None) -> Voice:
    """What the answers of a cell say on a need. `contested` is the cell whose claims the answer comes from, if another."""
    if cell.prop.applies_to and cell.subject.kind not in cell.prop.applies_to:
        return Voice("na")
    if not cell.researched:
        return Voice("unknown") if cell.answers else TODO
    found = _of_list(cell, asked, terms) if cell.prop.many else _of_values(cell, asked, terms)
    disputed = _is_disputed(contested or cell, asked, terms)
    return replace(found, disputed=disputed)


def _of_values(cell: Cell, asked: Condition, terms: Terms) -> Voice:
    """The widest scope speaks: that of the answer which is shown first. Where answers in it differ, it is met in part."""
    first, *rest = cell.current.answers
    leading = (first, *(a for a in rest if same_things(a, first) and a.claim.when == first.claim.when))
    words = tuple(dict.fromkeys(word for a in leading for word in a.claim.value or ()))
    found = {decide(cell.prop, asked, word, terms) for word in words}
    told = found & set(TOLD)
    standing: Standing = "na" if found == {"na"} else "unknown"
    if told:
        standing = told.pop() if len(told) == 1 else "partly"
    return Voice(standing, all(_is_narrow(a, cell.subject) for a in leading), words=words, answers=leading)


def _of_list(cell: Cell, asked: Condition, terms: Terms) -> Voice:
    """The best element speaks. What is not listed is missed only where a source denies it, or the list is a whole one."""
    current = cell.current
    by_standing = {word: decide(cell.prop, asked, word, terms) for word in current.values}
    whole = cell.prop.list == "closed" and current.values != ("unknown",)
    deniers = tuple(a for a in cell.answers if a.claim.rank != "deprecated" and not a.claim.until and _denies_all(a.claim, asked, terms))
    for standing in ("meets", "partly", "na", "misses"):
        words = tuple(word for word in current.values if by_standing[word] == standing)
        backing = tuple(a for a in current.answers if set(words) & set(a.claim.value or ()))
        if words:
            return Voice(standing, bool(backing) and all(_is_narrow(a, cell.subject) for a in backing), words=words, answers=backing)
    if deniers or whole:
        behind = deniers or current.answers
        return Voice("misses", all(_is_narrow(a, cell.subject) for a in behind), words=() if deniers else current.values, answers=behind)
    return Voice("unknown", words=current.values, answers=current.answers)


def _denies_all(claim: Claim, asked: Condition, terms: Terms) -> bool:
    return all(denies(claim, word, terms) for word in (*asked.meets, *asked.partly))


def _is_narrow(answer: Answer, subject: Subject) -> bool:
    """Whether the answer speaks of a part, under a condition, or of editions before the newest."""
    claim = answer.claim
    return bool(claim.part or claim.when) or is_old(answer.versions, subject)


def is_old(versions: Iterable[Versions], subject: Subject) -> bool:
    """Whether the versions, if any, leave out the newest edition of the subject."""
    told = list(versions)
    return bool(told and subject.editions) and not any(one.meets(parse_versions(subject.editions[-1])) for one in told)


def _is_disputed(cell: Cell, asked: Condition, terms: Terms) -> bool:
    """Whether answers of which one is shown contradict each other, and one meets the need where the other misses it."""
    for pair in cell.disagreements:
        if pair.a in cell.current.answers or pair.b in cell.current.answers:
            sides = {_side(cell.prop, side.claim, asked, terms) for side in (pair.a, pair.b)}
            # Of a list, one that says nothing of the need contradicts another in something else.
            if len(sides) > 1 and not (cell.prop.many and "unknown" in sides):
                return True
    return False


def _side(prop: Property, claim: Claim, asked: Condition, terms: Terms) -> Standing:
    """How a claim alone stands to a condition."""
    found = {decide(prop, asked, word, terms) for word in claim.value or ()}
    if prop.many and not found & {"meets", "partly"}:
        return "misses" if _denies_all(claim, asked, terms) or (claim.value and prop.list == "closed") else "unknown"
    return next((standing for standing in TOLD if standing in found), "unknown")


def combine(voices: Iterable[Voice]) -> Voice:
    """The standing of a subject to a need: every voice that tells counts alike. It is met where all say so, missed where
    all say so, and else met in part; what is said of a part or a condition alone neither meets it fully nor misses it."""
    heard = list(voices)
    told = [voice for voice in heard if voice.standing in TOLD]
    disputed = any(voice.disputed for voice in told) or len({v.standing for v in told if not v.narrow} & {"meets", "misses"}) > 1
    if not told:
        rest = {voice.standing for voice in heard}
        return Voice(next((one for one in ("unknown", "na") if one in rest), "todo"))
    standings = {voice.standing for voice in told}
    if not disputed and len(standings) == 1 and not any(voice.narrow for voice in told):
        return Voice(told[0].standing)
    if standings == {"misses"} and not disputed and all(voice.narrow for voice in told):
        return Voice("unknown", narrow=True)
    return Voice("partly", disputed=disputed)
