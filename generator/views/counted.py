"""The numbers of one subject: where each stands among what the same source counted at the same time, and its course over time.

Lengths are per cent of a small picture, across from the first date to the last and down from the largest number to nought.
"""

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby, pairwise

from ..model.dates import parse_date
from ..model.experiment import Observation
from ..model.knowledge import Knowledge
from ..model.numbers import Span, parse_count
from .values import Shown, show_date

_SIGNS = {">=": "≥ ", "<=": "≤ ", ">": "> ", "<": "< "}


@dataclass(frozen=True)
class Place:
    """A dot for a number, dots for those that it stands among, and the same in words."""

    x: str
    others: tuple[str, ...]
    words: str


@dataclass(frozen=True)
class Number:
    """One number as its source prints it, and its place if others were counted with it."""

    when: Shown
    printed: str
    place: Place | None
    short: str
    href: str
    at: str


@dataclass(frozen=True)
class Course:
    """Dots for all numbers, and a line from the surest of one date to the surest of the next."""

    dots: tuple[tuple[str, str], ...]
    lines: tuple[tuple[str, str, str, str], ...]


@dataclass(frozen=True)
class Metric:
    """The numbers of one metric, the oldest first, and their course if there are two dates."""

    label: str
    numbers: tuple[Number, ...]
    course: Course | None


def show_printed(value: str) -> str:
    """A number as printed, with the sign for `>=` and its like."""
    sign = next((sign for sign in _SIGNS if value.startswith(sign)), "")
    return _SIGNS.get(sign, "") + value.removeprefix(sign)


def count_subject(knowledge: Knowledge, subject: str) -> list[Metric]:
    """What was counted of a subject, in the order of the schema."""
    found = []
    for id, metric in knowledge.schema.metrics.items():
        rows = [row for row in knowledge.observations if row.metric == id]
        own = sorted((row for row in rows if row.subject == subject), key=lambda row: (parse_date(row.date).first, row.value))
        if own:
            found.append(Metric(metric.label, tuple(_number(knowledge, row, rows) for row in own), _course(own)))
    return found


def _number(knowledge: Knowledge, row: Observation, rows: Iterable[Observation]) -> Number:
    printed = "none printed" if row.value == "-" else show_printed(row.value)
    return Number(show_date(row.date), printed, _place(row, rows), knowledge.sources[row.source].short, f"sources/{row.source}/", row.at)


def _middle(span: Span) -> float:
    return span.low if math.isinf(span.high) else (span.low + span.high) / 2


def _place(row: Observation, rows: Iterable[Observation]) -> Place | None:
    """Only what one source counted at one time can be compared; of several numbers of one subject the surest counts."""
    counted = [(other.subject, span) for other in rows if (other.source, other.date) == (row.source, row.date) and other.subject != row.subject and (span := parse_count(other.value))]
    others = dict(sorted(counted, key=lambda pair: pair[1].low - pair[1].high))
    own = parse_count(row.value)
    if own is None or not others:
        return None
    most = max(_middle(span) for span in (own, *others.values())) or 1
    above = sum(span.low > own.high for span in others.values())
    words = f"{'the most' if not above else f'no. {above + 1}'} of {len(others) + 1}"
    return Place(_percent(_middle(own) / most), tuple(_percent(_middle(span) / most) for span in others.values()), words)


def _course(rows: Sequence[Observation]) -> Course | None:
    spans = [(parse_date(row.date), span) for row in rows if (span := parse_count(row.value))]
    days = [(when.first.toordinal() + when.last.toordinal()) / 2 for when, _ in spans]
    if len(set(days)) < 2:
        return None
    first, width, most = min(days), max(days) - min(days), max(_middle(span) for _, span in spans) or 1
    points = [(day, span.high - span.low, (_percent((day - first) / width), _percent(1 - _middle(span) / most))) for day, (_, span) in zip(days, spans, strict=True)]
    surest = [min(group, key=lambda point: point[1])[2] for _, group in groupby(sorted(points), key=lambda point: point[0])]
    return Course(tuple(dict.fromkeys(place for *_, place in points)), tuple((*one, *other) for one, other in pairwise(surest)))


def _percent(share: float) -> str:
    return f"{100 * share:.1f}%"
