"""A property says whether it can have several answers at once."""

from collections.abc import Iterator

from ..model.schema import Property
from ..model.subject import Claim
from .rule import Context, Fault, Rule

SINGLE = "write a claim for each, or one with the most exact"


def _check(context: Context) -> Iterator[Fault]:
    for subject, prop, claim, position in context.claims:
        # The common case first: one value and nothing more.
        value = claim.value
        if value is not None and len(value) == 1 and claim.not_ is None and not claim.complete:
            continue
        for key, what, mend in _faults(prop, claim):
            yield Fault(subject.file, ("claims", prop.id, position, key), what, mend, key=key != "value")


def _faults(prop: Property, claim: Claim) -> Iterator[tuple[str, str, str]]:
    if not prop.many:
        if claim.value and len(claim.value) > 1:
            yield "value", f'"{prop.id}" has one answer, and here are {len(claim.value)}', SINGLE
        if claim.not_ is not None:
            yield "not", f'`not` is for properties with many answers, and "{prop.id}" has one', "write what the source says as a value"
        if claim.complete:
            yield "complete", f'`complete` is for properties with many answers, and "{prop.id}" has one', "delete it"
    elif claim.complete and not claim.value:
        yield "complete", "`complete` says that the values are all there are, and here are none", "write the values, or delete it"
    twice = [word for word in dict.fromkeys(claim.elements) if claim.elements.count(word) > 1]
    if twice:
        yield "value" if claim.value else "not", f'"{twice[0]}" stands twice in the list', "keep one"


RULE = Rule("cardinality", "A property with one answer has one, and no list is counted as complete or denied there.", "error", "record", _check)
