"""Nothing stands in a relation to itself."""

from collections.abc import Iterator

from .rule import Context, Fault, Rule


def _check(context: Context) -> Iterator[Fault]:
    for subject, prop, word, path in context.elements("ref"):
        if word == subject.id:
            yield Fault(subject.file, path, f'"{prop.id}" of "{word}" names itself', "name the other subject")
    for subject, prop, claim, position in context.claims:
        if claim.inherits == subject.id:
            path = ("claims", prop.id, position, "inherits")
            yield Fault(subject.file, path, f'"{subject.id}" inherits "{prop.id}" from itself', "name the other subject")


RULE = Rule("own-relation", "No subject stands in a relation to itself.", "error", "record", _check)
