"""The same words, or two places of one paragraph that say the same, would count as two voices."""

from collections.abc import Iterator

from ..texts import words
from .rule import Context, Fault, Rule


def _check(context: Context) -> Iterator[Fault]:
    for subject, prop, claim, position in context.claims:
        for source, pieces in claim.cite.items():
            if len(pieces) < 2:
                continue
            anchors, told = set(), set()
            for number, piece in enumerate(pieces):
                path = ("claims", prop.id, position, "cite", source, number)
                anchor = piece.at, piece.anchor
                says = piece.at, tuple(words(piece.says or "")), piece.according_to, piece.as_of
                if anchor in anchors:
                    yield Fault(subject.file, path, f'"{piece.at}" of "{source}" is cited twice with the same words', "keep one of the two")
                elif says in told:
                    what = f'"{piece.at}" of "{source}" is cited twice for the same'
                    yield Fault(subject.file, path, what, "keep one of the two, or write under `says` what each of them adds")
                anchors.add(anchor)
                told.add(says)


RULE = Rule("same-evidence", "A claim cites a place of a source once for each thing that it says.", "error", "record", _check)
