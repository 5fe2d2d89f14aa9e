"""What was removed was there before: the reader must see until when."""

from collections.abc import Iterator

from .rule import Context, Fault, Rule


def _check(context: Context) -> Iterator[Fault]:
    for subject, prop, claim, position in context.claims_by_type.get("support", ()):
        if claim.value == ("removed",) and not claim.from_:
            path = ("claims", prop.id, position, "value")
            yield Fault(subject.file, path, '"removed" stands here without a date', "add `from:` with the date of the removal")


RULE = Rule("removed-date", "What was removed has a date from which it is gone.", "error", "record", _check)
