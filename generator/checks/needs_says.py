"""Where the value is a word of ours, the reader must see what the source says."""

from collections.abc import Iterator

from ..model.schema import Property
from ..model.subject import Claim
from .rule import UNKNOWN, Context, Fault, Rule

# Words of support that leave open what exactly was said.
OPEN = ("partial", "planned", "n/a")


def _check(context: Context) -> Iterator[Fault]:
    for subject, prop, claim, position in context.claims:
        reason = _reason(prop, claim)
        if not reason:
            continue
        for source, pieces in claim.cite.items():
            for number, piece in enumerate(pieces):
                if not piece.says:
                    path = ("claims", prop.id, position, "cite", source, number)
                    yield Fault(subject.file, path, f"{reason} needs `says`", "add what the source says in your words, or for unknown where you looked")


def _reason(prop: Property, claim: Claim) -> str | None:
    if prop.type in ("judgement", "prose"):
        return "a judgement" if prop.type == "judgement" else "prose"
    if claim.value:
        if prop.type == "support" and claim.value[0] in OPEN:
            return f'"{claim.value[0]}"'
        if UNKNOWN in claim.value:
            return f'"{UNKNOWN}"'
    return None


RULE = Rule("needs-says", "Evidence for judgements, prose, partial, planned, n/a and unknown says it in our words.", "error", "record", _check)
