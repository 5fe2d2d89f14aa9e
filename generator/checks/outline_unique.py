"""Two parts of one name are one place."""

from collections.abc import Iterator

from .rule import Context, Fault, Rule


def _check(context: Context) -> Iterator[Fault]:
    for source in context.knowledge.sources.values():
        seen = set()
        for number, entry in enumerate(source.outline):
            if entry in seen:
                yield Fault(source.file, ("outline", number), f'the part "{entry}" stands twice in the outline', "give the second a name of its own")
            seen.add(entry)


RULE = Rule("outline-unique", "Each part of an outline has a name of its own.", "error", "file", _check)
