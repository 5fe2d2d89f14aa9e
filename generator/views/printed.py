"""The order in which a source prints several things, told by the words that were noted of it."""

import re
from collections.abc import Sequence
from itertools import pairwise

_HYPHEN = re.compile(r"-\s*")


def order_as_printed(texts: Sequence[str], anchors: Sequence[str], lists: Sequence[Sequence[str]] = ()) -> list[str]:
    """The texts in the order in which they stand in the anchors, which overlap, and in the lists; what stands in none comes last."""
    rows = [_row(texts, anchor) for anchor in anchors]
    rows += [[text for text in row if text in texts] for row in lists if len(row) > 1]
    before: dict[str, set[str]] = {text: set() for text in texts}
    for row in rows:
        for one, other in pairwise(row):
            before[other].add(one)
    placed = {text for row in rows for text in row}
    left = sorted(texts, key=lambda text: text not in placed)
    ordered: list[str] = []
    while left:
        # Rows that contradict each other make a ring: it is cut at what comes first.
        chosen = next((text for text in left if before[text] <= set(ordered)), left[0])
        ordered.append(chosen)
        left.remove(chosen)
    return ordered


def _row(texts: Sequence[str], anchor: str) -> list[str]:
    found = sorted((_find(text, anchor), text) for text in texts)
    return [text for place, text in found if place >= 0]


def _find(text: str, anchor: str) -> int:
    """Where the text stands as whole words, hyphens aside: `C` neither in `C++` nor in `CUDA`."""
    wanted, words = (_HYPHEN.sub("", part).casefold() for part in (text, anchor))
    match = re.search(rf"(?<![\w+#]){re.escape(wanted)}(?![\w+#])", words)
    return match.start() if match else -1
