"""Versions of a subject that a claim holds for: `"1"` and all 1.x, `"2.4.0"`, `2+` from 2 on, `1.0..1.7`."""

import re
from dataclasses import dataclass
from functools import cache

_NUMBERS = re.compile(r"\d+(\.\d+)*", re.ASCII)
_END = 10**9


@dataclass(frozen=True)
class Versions:
    """A range of versions, both ends included."""

    first: tuple[int, ...]
    last: tuple[int, ...]

    def meets(self, other: "Versions") -> bool:
        """Whether the two have a version in common."""
        return self.first <= other.last and other.first <= self.last


@cache
def parse_versions(text: str) -> Versions:
    """Reads the versions of a claim; raises ValueError with the reason."""
    begin, dots, end = text.partition("..")
    begin, onward = (begin[:-1], True) if begin.endswith("+") else (begin, False)
    if not _NUMBERS.fullmatch(begin) or (dots and (onward or not _NUMBERS.fullmatch(end))):
        raise ValueError('it is not of the form "1", "2.4.0", 2+ or 1.0..1.7')
    first = _numbers(begin)
    last = (_END,) if onward else (*_numbers(end if dots else begin), _END)
    return Versions(first, last)


def _numbers(text: str) -> tuple[int, ...]:
    return tuple(int(part) for part in text.split("."))
