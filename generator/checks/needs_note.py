"""Who ranks a claim above or below others says why."""

from collections.abc import Iterator

from .rule import Context, Fault, Rule


def _check(context: Context) -> Iterator[Fault]:
    for subject, prop, claim, position in context.claims:
        if claim.rank and not claim.note:
            yield Fault(subject.file, ("claims", prop.id, position, "rank"), f'"{claim.rank}" stands here without a reason', "add `note:` with the reason")


RULE = Rule("needs-note", "A claim that is preferred or deprecated has a note that says why.", "error", "record", _check)
