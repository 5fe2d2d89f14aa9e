"""Charts of numbers as inline SVG, drawn by Vega-Lite while the site is built. Their numbers stand in a table beside them.

Lengths are pixels of a chart 340 wide, which fits a phone; colours are the tokens of the style sheet, so one picture serves
light and dark.
"""

import json
import math
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import accumulate
from typing import Any

import vl_convert
from markupsafe import Markup, escape

Layer = dict[str, Any]

WIDTH = 340
# Fixed, for a newer one may draw other bytes.
VERSION = "6.4"
_ROW, _NAMES, _WORDS = 24, 96, 14
# 500, 1k, 1.5k: each with the prefix of its own.
_SHORT = "format(datum.value, '~s')"
_CONFIG = {
    "aria": False,
    "font": "sans-serif",
    "view": {"stroke": None},
    "axis": {"gridColor": "var(--rule)", "domainColor": "var(--rule-2)", "tickColor": "var(--rule-2)", "labelColor": "var(--ink-2)", "labelFontSize": 12, "labelFontWeight": 400, "labelFlush": False, "title": None},
}
_NUMBER = re.compile(r"-?\d+\.\d{3,}")
_TALK = re.compile(r' (?:role|aria-[a-z]+|style|font-family|pointer-events)="[^"]*"')
_OPENING = re.compile(r"<svg [^>]*?(viewBox=\"[^\"]*\")[^>]*>")


@dataclass(frozen=True)
class Point:
    """A number of something with the interval that it stands for, the years between which it was counted, and the words for it."""

    name: str
    first: float
    last: float
    low: float
    high: float
    text: str

    @property
    def middle(self) -> float:
        """Where the dot stands; at the end that is known, if the other is open."""
        return self.low if math.isinf(self.high) else (self.low + self.high) / 2

    @property
    def when(self) -> float:
        """The middle of the time."""
        return (self.first + self.last) / 2

    @property
    def row(self) -> dict[str, object]:
        """What Vega-Lite is told of it."""
        is_open = math.isinf(self.high)
        high = self.low if is_open else self.high
        return {"name": self.name, "first": self.first, "last": self.last, "when": self.when, "low": self.low, "high": high, "value": self.middle, "text": self.text, "open": is_open}


def draw_points(points: Sequence[Point], label: str) -> Markup:
    """A row for each name, the largest first, with its value as a dot, what it may stand for as a bar, and the words beside."""
    rows = sorted(points, key=lambda point: (-point.middle, point.name, point.text))
    # Two numbers of one name stand in two rows, so that their words do not meet: a blank without width tells the rows apart.
    values = [point.row | {"name": point.name + "\u200b" * sum(other.name == point.name for other in rows[:number])} for number, point in enumerate(rows)]
    names = [value["name"] for value in values]
    most = _ceiling(points)
    y = {"field": "name", "type": "nominal", "sort": names, "axis": {"domain": False, "ticks": False, "labelLimit": _NAMES, "labelColor": "var(--ink)", "labelPadding": 8}}
    x = {"type": "quantitative", "scale": {"domain": [0, most]}, "axis": {"tickCount": 4, "labelExpr": _SHORT}}
    layers: list[Layer] = [
        {"mark": {"type": "rule", "color": "var(--ink)", "strokeWidth": 5, "opacity": 0.35}, "encoding": {"x": {**x, "field": "low"}, "x2": {"field": "high"}, "y": y}},
        *_dots({"x": {**x, "field": "value"}, "y": y}, "triangle-right"),
        {"mark": {"type": "text", "align": "left", "dx": 9, "fontSize": 12, "color": "var(--ink-2)"}, "encoding": {"x": {**x, "field": "high"}, "y": y, "text": {"field": "text"}}},
    ]
    return draw(values, layers, _ROW * len(names), label)


def draw_course(points: Sequence[Point], label: str) -> Markup:
    """The course of each name over the years: dots for values, bars for what they may stand for, names at the right."""
    most, height = _ceiling(points), max(170, _WORDS * len({point.name for point in points}))
    begin, end = math.floor(min(point.first for point in points)), math.ceil(max(point.last for point in points))
    x = {"type": "quantitative", "scale": {"domain": [begin, end], "nice": False}, "axis": {"format": "d", "values": _years(begin, end), "grid": False}}
    y = {"type": "quantitative", "scale": {"domain": [0, most]}, "axis": {"tickCount": 5, "labelExpr": _SHORT, "domain": False, "ticks": False}}
    when, value = {**x, "field": "when"}, {**y, "field": "value"}
    exact = [point.row for point in _exact(points)]
    ends = _end_words(points, end, most, height)
    soft = {"type": "rule", "color": "var(--ink)", "strokeWidth": 5, "opacity": 0.35}
    layers: list[Layer] = [
        {"mark": {"type": "line", "color": "var(--ink-2)", "strokeWidth": 1.5}, "data": {"values": exact}, "encoding": {"x": when, "y": value, "detail": {"field": "name"}}},
        {"mark": soft, "encoding": {"x": when, "y": {**y, "field": "low"}, "y2": {"field": "high"}}},
        {"mark": {**soft, "strokeWidth": 2}, "encoding": {"x": {**x, "field": "first"}, "x2": {"field": "last"}, "y": value}},
        {"mark": {"type": "line", "color": "var(--edge)", "strokeWidth": 1, "strokeDash": [1, 2]}, "data": {"values": ends["lines"]}, "encoding": {"x": when, "y": value, "detail": {"field": "name"}, "order": {"field": "order"}}},
        *_dots({"x": when, "y": value}, "triangle-up"),
        {"mark": {"type": "text", "align": "left", "dx": 3, "fontSize": 12, "limit": _NAMES, "color": "var(--ink)"}, "data": {"values": ends["words"]}, "encoding": {"x": when, "y": value, "text": {"field": "name"}}},
    ]
    return draw([point.row for point in points], layers, height, label)


def _dots(encoding: dict[str, Any], open_shape: str) -> list[Layer]:
    """A disc where a value is known, an arrow where only its lower end is."""
    kinds = (("!datum.open", "circle", 36), ("datum.open", open_shape, 60))
    return [{"transform": [{"filter": test}], "mark": {"type": "point", "filled": True, "opacity": 1, "shape": shape, "size": size, "color": "var(--ink)"}, "encoding": encoding} for test, shape, size in kinds]


def _ceiling(points: Iterable[Point]) -> float:
    """A round number not below any value."""
    most = max(point.middle if math.isinf(point.high) else point.high for point in points) or 1.0
    unit = float(10 ** math.floor(math.log10(most)))
    return next(step * unit for step in (1, 1.5, 2, 2.5, 3, 4, 5, 6, 8, 10, 12) if step * unit >= most)


def _years(begin: int, end: int) -> list[int]:
    step = max(1, math.ceil((end - begin) / 5))
    return list(range(begin, end + 1, step))


def _exact(points: Iterable[Point]) -> list[Point]:
    """Of what one name has at one time the most exact, by which the line goes."""
    best: dict[tuple[str, float], Point] = {}
    for point in sorted(points, key=lambda point: (point.high - point.low, point.text), reverse=True):
        best[point.name, point.when] = point
    return sorted(best.values(), key=lambda point: (point.name, point.when))


def _end_words(points: Sequence[Point], end: float, most: float, height: int) -> dict[str, list[dict[str, object]]]:
    """The names at the right edge, moved apart, and a thin line that leads from each last value level to the edge and then to its name."""
    last = {point.name: point for point in _exact(points)}
    order = sorted(last.values(), key=lambda point: (point.middle, point.name))
    gap = _WORDS * most / height
    places = settle([point.middle for point in order], [gap] * len(order), most - gap * (len(order) - 1))
    beyond = end + (end - min(point.first for point in points)) / 16
    words, lines = [], []
    for point, place in zip(order, places, strict=True):
        words.append({"name": point.name, "when": beyond, "value": place})
        steps = ((point.when, point.middle), (end, point.middle), (beyond, place))
        lines += [{"name": point.name, "order": number, "when": when, "value": value} for number, (when, value) in enumerate(steps)]
    return {"words": list(words), "lines": list(lines)}


def draw(values: list[dict[str, object]], layers: list[Layer], height: int, label: str) -> Markup:
    """A chart of layers over values, with the look of all charts; the label tells what it shows and where its numbers stand."""
    spec = {
        "$schema": "https://vega.github.io/schema/vega-lite/v6.json",
        "background": None,
        "width": WIDTH,
        "height": height,
        "padding": {"left": 10, "right": 12, "top": 8, "bottom": 2},
        "autosize": {"type": "fit-x", "contains": "padding"},
        "config": _CONFIG,
        "data": {"values": values},
        "layer": layers,
    }
    opening = f'<svg class="a-drawn" \\1 role="img" aria-label="{escape(label)}">'
    return Markup(_OPENING.sub(opening, _convert(json.dumps(spec, sort_keys=True)), count=1))


@lru_cache(maxsize=256)
def _convert(spec: str) -> str:
    """The SVG of a specification, free of what a strict content policy refuses, of ids that count on, and of digits that nobody sees."""
    raw = vl_convert.vegalite_to_svg(spec, vl_version=VERSION)
    bare = _TALK.sub("", raw)
    return _NUMBER.sub(lambda found: f"{float(found[0]):.2f}".rstrip("0").rstrip("."), bare)


def settle(wanted: Sequence[float], sizes: Sequence[float], most: float = math.inf) -> list[float]:
    """Places as near as can be to the wanted ones, in their order and without overlap; the first lies between 0 and the most.

    Neighbours that would overlap move together to the mean of what they want (isotonic regression).
    """
    offsets = list(accumulate(sizes, initial=0.0))
    pools: list[tuple[float, int]] = []
    for place, offset in zip(wanted, offsets, strict=False):
        pools.append((place - offset, 1))
        while len(pools) > 1 and pools[-2][0] > pools[-1][0]:
            (mean, count), (other, others) = pools.pop(), pools.pop()
            pools.append(((mean * count + other * others) / (count + others), count + others))
    flat = [mean for mean, count in pools for _ in range(count)]
    return [max(0.0, min(mean, most)) + offset for mean, offset in zip(flat, offsets, strict=False)]
