"""What we say is short: the source says the rest."""

from collections.abc import Iterator

from ..load.reader import Path
from .rule import Context, Fault, Rule
from .walk import evidence, said, verdicts

SAYS, WHEN = 30, 15


def _check(context: Context) -> Iterator[Fault]:
    for file, path, text, most in _texts(context):
        # Blanks are counted first, which is cheap and settles nearly all.
        if text and text.count(" ") >= most and len(text.split()) > most:
            yield Fault(file, path, f"`{path[-1]}` has {len(text.split())} words", f"say it in {most} at most")


def _texts(context: Context) -> Iterator[tuple[str, Path, str | None, int]]:
    for subject, path, _, piece in evidence(context):
        if piece.says:
            yield subject.file, (*path, "says"), piece.says, SAYS
    for subject, prop, claim, position in context.claims:
        if claim.when:
            yield subject.file, ("claims", prop.id, position, "when"), claim.when, WHEN
    for source, path, one in said(context):
        yield source.file, (*path, "says"), one.says, SAYS
    for source, path, verdict in verdicts(context):
        yield source.file, (*path, "when"), verdict.when, WHEN


RULE = Rule("too-long", "What the source says takes at most 30 words, and a condition 15.", "error", "record", _check)
