"""Numbers as sources print them: `151k`, `~1375`, `>=1000`, `98.65 ± 0.07`, `9m 25s ± 8s`, `~3x`."""

import math
import re
from dataclasses import dataclass
from functools import cache

_COUNT = re.compile(r"(~|>=|<=|>|<)?\s*(\d[\d,]*(?:\.\d+)?)\s*([kM])?", re.ASCII)
_TIME = re.compile(r"(?:(\d+)h ?)?(?:(\d+)m ?)?(?:(\d+(?:\.\d+)?)s?)?", re.ASCII)
_PLAIN = re.compile(r"~?-?\d[\d,]*(?:\.\d+)?%?", re.ASCII)
_RATIO = re.compile(r"([~<>]?)(\d+(?:\.\d+)?)(?:\.\.(\d+(?:\.\d+)?))?(x|%)", re.ASCII)
_SCALE = {"": 1.0, "k": 1e3, "M": 1e6}
ABOUT = 0.1


@dataclass(frozen=True)
class Span:
    """The values that a printed number may stand for, both ends included."""

    low: float
    high: float

    def meets(self, other: "Span") -> bool:
        """Whether the two have a value in common."""
        return self.low <= other.high and other.low <= self.high


@cache
def parse_count(text: str) -> Span | None:
    """Reads a count; `-` (the source prints no value) is None. Raises ValueError with the reason.

    A rounded number stands for all that round to it (`151k` is 150.5k to 151.5k), `~` for ten per cent either way.
    """
    if text == "-":
        return None
    match = _COUNT.fullmatch(text)
    if not match:
        raise ValueError("it is not a number such as `1021`, `44.5k`, `~300`, `>=1000`, nor `-` for no value")
    sign, digits, suffix = match[1] or "", match[2].replace(",", ""), match[3] or ""
    value = float(digits) * _SCALE[suffix]
    if sign == "~":
        return Span(value * (1 - ABOUT), value * (1 + ABOUT))
    if sign in (">=", ">"):
        return Span(value, float("inf"))
    if sign in ("<=", "<"):
        return Span(0, value)
    decimals = len(digits.partition(".")[2])
    half = 0.5 * _SCALE[suffix] / 10**decimals if suffix or decimals else 0
    return Span(value - half, value + half)


@cache
def parse_ratio(text: str) -> Span:
    """The ratios that `~3x`, `80%`, `1.4..2x` or `>2x` may stand for. Raises ValueError with the reason.

    A share is what the one has more than the other (`80%` is 1.8 times), a plain number all that round to it, `~` ten per cent either way.
    """
    match = _RATIO.fullmatch(text)
    if not match or (match[1] in ("<", ">") and match[3]):
        raise ValueError("it is not a ratio such as `~3x`, `80%`, `1.4..2x` or `>2x`")
    sign, low, high, unit = match.groups()
    if high and float(high) < float(low):
        raise ValueError("its ends stand the wrong way round")
    if unit == "x" and not float(high or low):
        raise ValueError("nothing is 0 times as good")
    half = 0 if high or sign else 0.5 / 10 ** len(low.partition(".")[2])
    about = ABOUT if sign == "~" else 0
    ends = (float(low) * (1 - about) - half, float(high or low) * (1 + about) + half)
    first, last = (1 + end / 100 for end in ends) if unit == "%" else ends
    if sign == ">":
        return Span(math.nextafter(first, math.inf), math.inf)
    return Span(0, math.nextafter(last, 0)) if sign == "<" else Span(first, last)


@cache
def parse_measured(text: str) -> tuple[float, float | None]:
    """Value and uncertainty of a measurement; times in seconds. Raises ValueError with the reason."""
    value, sign, spread = (part.strip() for part in text.partition("±"))
    return _parse_quantity(value), _parse_quantity(spread) if sign else None


def _parse_quantity(text: str) -> float:
    match = _TIME.fullmatch(text)
    if match and any(match.groups()) and text[-1:] in "hms":
        hours, minutes, seconds = (float(part or 0) for part in match.groups())
        return hours * 3600 + minutes * 60 + seconds
    if match and match[2]:
        return float(match[1] or 0) * 3600 + float(match[2]) * 60 + float(match[3] or 0)
    # Not `float` alone, which also reads `nan`, `inf`, `1e400` and `1_000`.
    if not _PLAIN.fullmatch(text):
        raise ValueError("it is not a number such as `99.17`, `98.65 ± 0.07` or `9m 25s ± 8s`")
    return float(text.replace(",", "").removesuffix("%").removeprefix("~"))
