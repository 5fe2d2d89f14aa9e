"""One answer in one scope is one claim: what stands twice would count twice."""

from collections.abc import Iterator

from ..model.subject import Claim
from .rule import Context, Fault, Rule


def _check(context: Context) -> Iterator[Fault]:
    for subject in context.knowledge.subjects.values():
        for name, claims in subject.claims.items():
            prop = context.knowledge.schema.properties.get(name)
            # Prose says different things in evidence alone.
            if len(claims) < 2 or (prop and prop.type == "prose"):
                continue
            seen: dict[object, Claim] = {}
            for position, claim in enumerate(claims):
                first = seen.setdefault(_key(claim), claim)
                if first is not claim:
                    what = f"the same answer stands in line {first.line}"
                    yield Fault(subject.file, ("claims", name, position), what, "add your citation there")


def _key(claim: Claim) -> object:
    """All that makes two claims differ, but who says so."""
    value = tuple(sorted(claim.value or ())), tuple(sorted(claim.not_ or ())), claim.inherits, claim.complete
    scope = *claim.scope, claim.from_, claim.until, claim.rank
    return value, scope, tuple(sorted(claim.with_.items()))


RULE = Rule("same-answer", "The same answer in the same scope stands once, with all its citations.", "error", "record", _check)
