"""The order in which a source prints several things, told by the words that were noted of it."""

import re
from collections.abc import Sequence
from itertools import pairwise

_TORN = re.compile(r"-\s+")


def order_as_printed(texts: Sequence[str], anchors: Sequence[str]) -> list[str]:
    """The texts in the order in which they stand in the anchors, which overlap; those that stand in none come last."""
    before: dict[str, set[str]] = {text: set() for text in texts}
    placed: set[str] = set()
    for anchor in anchors:
        words = _TORN.sub("-", anchor).casefold()
        found = sorted((place, text) for text in texts if (place := _find(text, words)) >= 0)
        placed.update(text for _, text in found)
        for (_, one), (_, other) in pairwise(found):
            before[other].add(one)
    left = [*(text for text in texts if text in placed), *(text for text in texts if text not in placed)]
    ordered: list[str] = []
    while left:
        # Anchors that contradict each other leave a ring: it is cut where it comes first.
        chosen = next((text for text in left if before[text] <= set(ordered)), left[0])
        ordered.append(chosen)
        left.remove(chosen)
    return ordered


def _find(text: str, words: str) -> int:
    """Where the text stands as whole words: `C` neither in `C++` nor in `CUDA`."""
    match = re.search(rf"(?<![\w+#]){re.escape(text.casefold())}(?![\w+#])", words)
    return match.start() if match else -1
