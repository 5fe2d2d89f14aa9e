"""The same words cited twice would count as two voices."""

from collections.abc import Iterator

from .rule import Context, Fault, Rule


def _check(context: Context) -> Iterator[Fault]:
    for subject, prop, claim, position in context.claims:
        for source, pieces in claim.cite.items():
            if len(pieces) < 2:
                continue
            seen = set()
            for number, piece in enumerate(pieces):
                if (piece.at, piece.anchor) in seen:
                    path = ("claims", prop.id, position, "cite", source, number)
                    yield Fault(subject.file, path, f'"{piece.at}" of "{source}" is cited twice with the same words', "keep one of the two")
                seen.add((piece.at, piece.anchor))


RULE = Rule("same-evidence", "A claim cites the same place and words of a source once.", "error", "record", _check)
