"""An anchor is long enough to stand once in a text, and short enough to be found despite small differences."""

from collections.abc import Iterator

from ..texts import count_words
from .rule import Context, Fault, Rule, path_of

LEAST, MOST = 3, 8


def _check(context: Context) -> Iterator[Fault]:
    for cited in context.citations:
        if cited.anchor and not LEAST <= (length := count_words(cited.anchor)) <= MOST:
            path = (path_of(cited)[0], "anchor") if cited.file.endswith(".csv") else (*cited.path, "anchor")
            what = f'the anchor "{cited.anchor}" has {length} word{"" if length == 1 else "s"}'
            yield Fault(cited.file, path, what, f"copy {LEAST} to {MOST} words of the text, best five")


RULE = Rule("anchor-length", "An anchor has three to eight words, counted by letters and digits.", "error", "record", _check)
