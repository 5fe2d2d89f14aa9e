"""No fact without a source."""

from collections.abc import Iterator

from .rule import Context, Fault, Rule

MEND = 'add where it is said: `cite: {source: {at: …, anchor: "…"}}`'


def _check(context: Context) -> Iterator[Fault]:
    for subject, prop, claim, position in context.claims:
        path = ("claims", prop.id, position)
        if not claim.cite and not claim.inherits:
            yield Fault(subject.file, path, f'this claim on "{prop.id}" has no source', MEND)
        for source, pieces in claim.cite.items():
            if not pieces:
                yield Fault(subject.file, (*path, "cite", source), f'no place stands under the source "{source}"', MEND, key=True)


RULE = Rule("no-source", "Every claim has a source and a place in it, unless it is inherited.", "error", "record", _check)
