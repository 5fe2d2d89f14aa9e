"""How wide words are, for pictures whose lines no browser breaks: the advances of a plain sans serif, as parts of its size."""

from collections.abc import Iterable

_WIDTHS = {
    **dict.fromkeys("ijl'|", 0.23),
    **dict.fromkeys(" ftI.,:;!/\\[]()-·", 0.3),
    **dict.fromkeys("rckszvxyJ\"*", 0.5),
    **dict.fromkeys("ABEFKPSTVXYZ&L", 0.67),
    **dict.fromkeys("CDGHNOQRUw", 0.75),
    **dict.fromkeys("mMW@%…—", 0.95),
}
_USUAL = 0.56
_BOLD = 1.07


def width_of(text: str, size: float, bold: bool = False) -> float:
    """About how wide a line is, rather too much than too little."""
    return sum(_WIDTHS.get(letter, _USUAL if letter < "\u0250" else 1) for letter in text) * size * (_BOLD if bold else 1)


def shorten(text: str, size: float, most: float, bold: bool = False) -> str:
    """A line that fits, cut with an ellipsis if it must be."""
    if width_of(text, size, bold) <= most:
        return text
    kept = text
    while kept and width_of(f"{kept}…", size, bold) > most:
        kept = kept[:-1]
    return f"{kept.rstrip(' ,;·')}…"


def wrap(text: str, size: float, most: float, lines: int) -> list[str]:
    """Lines that fit, the last one cut if there are more of them."""
    return _cut(list(_lines(text.split(), size, most)), size, most, lines)


def _lines(words: Iterable[str], size: float, most: float) -> Iterable[str]:
    line = ""
    for word in words:
        longer = f"{line} {word}".strip()
        if line and width_of(longer, size) > most:
            yield line
            line = word
        else:
            line = longer
    if line:
        yield line


def _cut(found: list[str], size: float, most: float, lines: int) -> list[str]:
    rest = " ".join(found[lines - 1 :])
    return [*found[: lines - 1], *([shorten(rest, size, most)] if rest else [])]
