"""Whether two answers to one question contradict each other, by the type of the question."""

from collections.abc import Callable, Iterable, Mapping
from typing import Literal

from ..model.dates import parse_date
from ..model.numbers import parse_count
from ..model.schema import Property, Term
from ..model.subject import Claim

Outcome = Literal["agree", "degree", "contradict"]
Terms = Mapping[str, Term]

# What a support level says of the thing being there at all; the other levels say nothing against any.
_HERE, _PARTLY, _NOT, _SOON = "here", "partly", "not", "soon"
_PRESENCE = {"yes": _HERE, "partial": _PARTLY, "no": _NOT, "removed": _NOT, "n/a": _NOT, "planned": _SOON}
_SUPPORT: dict[frozenset[str], Outcome] = {
    frozenset((_HERE, _NOT)): "contradict",
    frozenset((_PARTLY, _NOT)): "contradict",
    frozenset((_SOON, _HERE)): "contradict",
    frozenset((_SOON, _PARTLY)): "contradict",
    frozenset((_HERE, _PARTLY)): "degree",
}


def compare(prop: Property, a: Claim, b: Claim, terms: Terms) -> Outcome:
    """How two claims on one property stand to each other, scope and time left aside."""
    if prop.many:
        return _compare_lists(prop, a, b, terms)
    if not a.value or not b.value:
        return "agree"
    return compare_values(prop, a.value[0], b.value[0], terms)


def compare_values(prop: Property, a: str, b: str, terms: Terms) -> Outcome:
    """How two single answers stand to each other."""
    if a == b or "unknown" in (a, b):
        return "agree"
    if prop.type != "support" and "n/a" in (a, b):
        return "contradict"
    return _BY_TYPE.get(prop.type, _compare_nothing)(prop, a, b, terms)


def widen(word: str, terms: Terms) -> set[str]:
    """The word and every term broader than it."""
    found: set[str] = set()
    queue = [word]
    while queue:
        term = queue.pop()
        if term not in found:
            found.add(term)
            queue.extend(terms[term].broader if term in terms else ())
    return found


def related(a: str, b: str, terms: Terms) -> bool:
    """Whether the two words are the same or one is broader than the other."""
    return a == b or a in widen(b, terms) or b in widen(a, terms)


def _compare_nothing(prop: Property, a: str, b: str, terms: Terms) -> Outcome:
    """Free text can be put in other words: it is never a contradiction."""
    return "agree"


def _compare_dates(prop: Property, a: str, b: str, terms: Terms) -> Outcome:
    return "agree" if parse_date(a).meets(parse_date(b)) else "contradict"


def _compare_numbers(prop: Property, a: str, b: str, terms: Terms) -> Outcome:
    first, second = parse_count(a), parse_count(b)
    return "agree" if first is None or second is None or first.meets(second) else "contradict"


def _compare_terms(prop: Property, a: str, b: str, terms: Terms) -> Outcome:
    return "agree" if related(a, b, terms) else "contradict"


def _compare_support(prop: Property, a: str, b: str, terms: Terms) -> Outcome:
    return _SUPPORT.get(frozenset((_PRESENCE.get(a, ""), _PRESENCE.get(b, ""))), "agree")


def _compare_scale(prop: Property, a: str, b: str, terms: Terms) -> Outcome:
    if a not in prop.scale or b not in prop.scale:
        return "agree"
    return "contradict" if {a, b} == {prop.scale[0], prop.scale[-1]} else "degree"


_BY_TYPE: dict[str, Callable[[Property, str, str, Terms], Outcome]] = {
    "date": _compare_dates,
    "number": _compare_numbers,
    "term": _compare_terms,
    "license": _compare_terms,
    "ref": _compare_terms,
    "support": _compare_support,
    "ordinal": _compare_scale,
    "judgement": _compare_scale,
}


def _compare_lists(prop: Property, a: Claim, b: Claim, terms: Terms) -> Outcome:
    if any(denies(x, word, terms) for x, y in ((a, b), (b, a)) for word in y.value or ()):
        return "contradict"
    if prop.list == "closed" and a.value and b.value and not (_covers(a.value, b.value, terms) or _covers(b.value, a.value, terms)):
        return "contradict"
    return "agree"


def affirms(claim: Claim, word: str, terms: Terms) -> bool:
    """Whether the claim names the element, or a narrower one."""
    return any(word in widen(element, terms) for element in claim.value or ())


def denies(claim: Claim, word: str, terms: Terms) -> bool:
    """Whether the claim says that the element is not among the answers: an unlisted one is not denied."""
    if claim.not_ and any(denied in widen(word, terms) for denied in claim.not_):
        return True
    return claim.complete and bool(claim.value) and not any(related(word, element, terms) for element in claim.value or ())


def _covers(wide: Iterable[str], narrow: Iterable[str], terms: Terms) -> bool:
    return all(any(related(word, element, terms) for element in wide) for word in narrow)


def compare_orders(a: tuple[tuple[str, ...], ...], b: tuple[tuple[str, ...], ...]) -> Outcome:
    """How two orders of subjects, best first, stand to each other: opposite, alike in one alone, or agreeing.

    One rank alone says that those in it are alike; a rank beside others tells no order among its own.
    """
    first, second = _ranks(a), _ranks(b)
    common = [name for name in first if name in second]
    outcome: Outcome = "agree"
    for position, left in enumerate(common):
        for right in common[position + 1 :]:
            product = (first[left] - first[right]) * (second[left] - second[right])
            if product < 0:
                return "contradict"
            if (first[left] != first[right] and len(b) == 1) or (second[left] != second[right] and len(a) == 1):
                outcome = "degree"
    return outcome


def _ranks(order: tuple[tuple[str, ...], ...]) -> dict[str, int]:
    return {name: number for number, rank in enumerate(order) for name in rank}
