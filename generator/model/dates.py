"""Dates of unsure precision as intervals of days.

The Atlas writes ISO 8601 dates with the precision that a source gives (`2015`, `2015-11`, `2015-11-09`),
`2016~` for about, and `2015-10..2015-12` for some day in between, where either end may be left open.
"""

import calendar
import re
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache

_DAY = re.compile(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?)?(~?)", re.ASCII)
_SPAN = re.compile(r"(\d+) (day|week|month|year)s?", re.ASCII)
# "About" widens a date by one unit of its own precision on either side.
_SLACK = {4: timedelta(days=366), 7: timedelta(days=31), 10: timedelta(days=3)}


@dataclass(frozen=True)
class Interval:
    """The days on which something may have happened, both ends included."""

    first: date
    last: date
    text: str = ""

    def meets(self, other: "Interval") -> bool:
        """Whether the two have a day in common."""
        return self.first <= other.last and other.first <= self.last

    def covers(self, other: "Interval") -> bool:
        """Whether every day of the other lies in this one."""
        return self.first <= other.first and other.last <= self.last

    @property
    def days(self) -> int:
        """How many days the interval spans: the smaller, the more exact."""
        return (self.last - self.first).days


@cache
def parse_date(text: str) -> Interval:
    """Reads a date of the Atlas; raises ValueError with the reason."""
    begin, dots, end = text.partition("..")
    if not dots:
        return _parse_single(text)
    first = _parse_single(begin).first if begin else date.min
    last = _parse_single(end).last if end else date.max
    if not begin and not end:
        raise ValueError("an interval needs at least one end")
    if first > last:
        raise ValueError("the interval ends before it begins")
    return Interval(first, last, text)


def _parse_single(text: str) -> Interval:
    match = _DAY.fullmatch(text)
    if not match:
        raise ValueError("it is not of the form 2015, 2015-11, 2015-11-09, 2016~ or 2015-10..2015-12")
    year, month, day = int(match[1]), int(match[2] or 0), int(match[3] or 0)
    first = date(year, month or 1, day or 1)
    if day:
        last = first
    elif month:
        last = date(year, month, calendar.monthrange(year, month)[1])
    else:
        last = date(year, 12, 31)
    if match[4]:
        slack = _SLACK[len(text) - 1]
        try:
            first, last = first - slack, last + slack
        except OverflowError:
            raise ValueError("year is out of range") from None
    return Interval(first, last, text)


@cache
def parse_duration(text: str) -> timedelta | None:
    """Reads `6 months`, `1 year`, `30 days`; `always` is None. Raises ValueError with the reason."""
    if text == "always":
        return None
    match = _SPAN.fullmatch(text)
    if not match:
        raise ValueError("it is not `always`, nor a number of days, weeks, months or years such as `6 months`")
    try:
        return timedelta(days=int(match[1]) * {"day": 1, "week": 7, "month": 31, "year": 366}[match[2]])
    except OverflowError:
        raise ValueError("it is too long") from None


def to_edtf(text: str) -> str:
    """The date in Extended Date/Time Format (ISO 8601-2), level 2; empty for none.

    Both ends of a set in EDTF are of one precision and certain, so ends that are not are written as days.
    """
    begin, dots, end = text.partition("..")
    if not dots:
        return text
    alike = len(begin) == len(end) or not begin or not end
    if alike and "~" not in text:
        return f"[{text}]"
    span = parse_date(text)
    return f"[{span.first if begin else ''}..{span.last if end else ''}]"
