"""A claim answers in exactly one way."""

from collections.abc import Iterator

from ..model.schema import Property
from ..model.subject import Claim
from .rule import Context, Fault, Rule


def _check(context: Context) -> Iterator[Fault]:
    for subject, prop, claim, position in context.claims:
        # The common case first: one value, and a property that wants one.
        if claim.value and claim.not_ is None and claim.inherits is None and prop.type != "prose":
            continue
        for key, what, mend in _faults(prop, claim):
            yield Fault(subject.file, ("claims", prop.id, position, *key), what, mend, key=bool(key))


def _faults(prop: Property, claim: Claim) -> Iterator[tuple[tuple[str, ...], str, str]]:
    ways = {"value": claim.value, "not": claim.not_, "inherits": claim.inherits}
    given = [key for key, way in ways.items() if way is not None]
    if len(given) > 1:
        yield (given[1],), f"a claim has `{given[0]}` or `{given[1]}`, and here are both", "keep one, or write two claims"
        return
    empty = [key for key in given if not ways[key]]
    if empty:
        yield (empty[0],), f"the list under `{empty[0]}` is empty", "fill it, or delete the claim"
    if prop.type == "prose" and given and given != ["inherits"] and claim.value != ("unknown",):
        yield (given[0],), f'"{prop.id}" is prose and has no `{given[0]}`', "write what the source says under `says` of the evidence"
    if prop.type != "prose" and not given:
        yield (), f'this claim on "{prop.id}" has no answer', "add `value:`"
    if claim.inherits and claim.cite:
        yield ("cite",), f'what is inherited from "{claim.inherits}" is cited there', "delete `cite:`, or write a value in place of `inherits:`"


RULE = Rule("value-shape", "A claim has one of value, not and inherits; prose has none, and says it in the evidence.", "error", "record", _check)
