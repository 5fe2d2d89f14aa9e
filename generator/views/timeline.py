"""The places of a timeline: a bar for each life, soft where it is not known when something began or ended. A template draws it.

Across, lengths are per cent of the picture, so that it is as wide as its place; down they are rem.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from ..model.dates import Interval

_ROW, _GAP, _HEAD = 1.5, 0.7, 1.6
_LEFT, _RIGHT = 1.0, 97.0
# The narrowest picture in pixels, and the width of a letter: words that could not stand there are left to the table.
_NARROW, _LETTER = 640.0, 6.6
_MOST_YEARS = 9


@dataclass(frozen=True)
class Life:
    """When something began and ended, as far as it is known, until when a source says that it lived, and its releases."""

    name: str
    href: str
    group: str
    begin: Interval | None
    end: Interval | None
    alive: date | None
    fate: str
    releases: tuple[tuple[Interval, str], ...]

    @property
    def known(self) -> bool:
        """Whether there is anything to draw."""
        return any(span is not None and span.last > date.min for span in (self.begin, self.end))


@dataclass(frozen=True)
class Mark:
    """A line across a bar, with words if there is room for them."""

    x: str
    words: str


@dataclass(frozen=True)
class Bar:
    """One row: pieces of the bar by class, with both ends; its end and what is said of it; its releases."""

    life: Life
    y: str
    pieces: tuple[tuple[str, str, str], ...]
    end: str
    ended: bool
    fate: str
    releases: tuple[Mark, ...]


@dataclass(frozen=True)
class Timeline:
    """The picture: height, years with their places and words, rows (none for a gap), and those of whom nothing is known."""

    height: str
    years: tuple[Mark, ...]
    today: str
    rows: tuple[Bar | None, ...]
    unknown: tuple[Life, ...]


class _Axis:
    """Days as places from left to right."""

    def __init__(self, first: date, last: date) -> None:
        self.first, self.last = first, last

    def at(self, day: date) -> float:
        """Where a day stands; what lies outside stands at the edge."""
        inside = min(max(day, self.first), self.last)
        return _LEFT + (_RIGHT - _LEFT) * (inside - self.first).days / max((self.last - self.first).days, 1)


def draw_timeline(lives: Sequence[Life], day: date) -> Timeline | None:
    """The timeline of those of whom a beginning or an end is known; none if there are none."""
    known = [life for life in lives if life.known]
    days = [day for life in known for span in (life.begin, life.end) if span for day in (span.first, span.last) if day > date.min]
    if not days:
        return None
    axis = _Axis(date(min(days).year, 1, 1), max(day, *days) if max(days) < date.max else day)
    rows: list[Bar | None] = []
    y = _HEAD
    for number, life in enumerate(known):
        if number and life.group != known[number - 1].group:
            rows.append(None)
            y += _GAP
        rows.append(_bar(life, axis, y + _ROW / 2))
        y += _ROW
    return Timeline(f"{y:.2f}rem", _years(axis), _place(axis.at(day)), tuple(rows), tuple(life for life in lives if not life.known))


def _place(x: float) -> str:
    return f"{x:.2f}%"


def _room(begin: float, end: float) -> float:
    """The letters that fit between two places in the narrowest picture."""
    return (end - begin) / 100 * _NARROW / _LETTER


def _years(axis: _Axis) -> tuple[Mark, ...]:
    """A line for each step of years, with its year unless the end of the axis is too near."""
    years = axis.last.year - axis.first.year + 1
    step = next(step for step in (1, 2, 5, 10, 20, 50, 100, 200, 500, 1000) if years / step <= _MOST_YEARS or step == 1000)
    marks = []
    begin = -(-axis.first.year // step) * step
    for year in range(begin, axis.last.year + 1, step):
        x = axis.at(date(year, 1, 1))
        marks.append(Mark(_place(x), f"{year}" if _room(x, _RIGHT) > 10 else ""))
    return tuple(marks)


def _bar(life: Life, axis: _Axis, y: float) -> Bar:
    end = axis.at(life.end.last) if life.end else axis.at(axis.last)
    fate = life.fate if life.end and _room(end, 100) > len(life.fate) + 2 else ""
    return Bar(life, f"{y:.2f}rem", tuple(_pieces(life, axis)), _place(end), life.end is not None, fate, _releases(life, axis))


def _pieces(life: Life, axis: _Axis) -> list[tuple[str, str, str]]:
    """Dots where the beginning is open, the full bar where it is known that it lived, a soft one where it may have."""
    look = "life life--ended" if life.end else "life"
    over = life.end.last if life.end else axis.last
    if life.begin is None:
        known = life.end.first if life.end and life.end.first > axis.first else over
        pieces = [("life--open", axis.first, known), (f"{look} life--soft", known, over)]
    else:
        begun = min(life.begin.last, over)
        sure = max(begun, min(life.end.first if life.end else life.alive or begun, over))
        pieces = [(f"{look} life--soft", life.begin.first, begun), (look, begun, sure), (f"{look} life--soft", sure, over)]
    return [(kind, _place(axis.at(first)), _place(axis.at(last))) for kind, first, last in pieces if axis.at(first) < axis.at(last)]


def _releases(life: Life, axis: _Axis) -> tuple[Mark, ...]:
    """A line for each release, with its name where the one before leaves room."""
    marks, free = [], 0.0
    for span, words in sorted(life.releases, key=lambda release: (release[0].first, release[1])):
        x = axis.at(span.first + (span.last - span.first) / 2)
        half = len(words) * _LETTER / _NARROW * 50
        fits = x - half > free
        free = x + half if fits else free
        marks.append(Mark(_place(x), words if fits else ""))
    return tuple(marks)
