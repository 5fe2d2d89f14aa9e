"""Nearest words, for messages that say what was probably meant."""

import difflib
from collections.abc import Iterable


def nearest(word: str, known: Iterable[str]) -> str | None:
    """The known word most like the given one, if one is like it."""
    folded = {name.casefold(): name for name in known}
    found = difflib.get_close_matches(word.casefold(), list(folded), n=1, cutoff=0.6)
    return folded[found[0]] if found else None


def suggest(word: str, known: Iterable[str]) -> str:
    """`did you mean "license"?`, else what is allowed (all of it, if that is short)."""
    names = list(known)
    match = nearest(word, names)
    if match:
        return f'did you mean "{match}"?'
    if len(names) <= 12:
        return f"allowed: {', '.join(names)}"
    return f"allowed are {len(names)} words, such as {', '.join(names[:6])}"
