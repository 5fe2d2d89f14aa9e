"""Pictures drawn while the site is built: charts of numbers, and the family tree. What they show stands as a table beside them.

Charts are drawn by Vega-Lite as inline SVG; lengths are pixels of a chart 340 wide, which fits a phone, and colours are the
tokens of the style sheet, so one picture serves light and dark. Of the tree only the places are worked out here.
"""

import json
import math
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import accumulate, pairwise
from typing import Any

import vl_convert
from markupsafe import Markup, escape

Layer = dict[str, Any]

WIDTH = 340
# Fixed, for a newer one may draw other bytes.
VERSION = "6.1"
_ROW, _NAMES, _HEAD, _WORDS = 24, 96, 24, 14
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
_ID = re.compile(r'(\bid="|url\(#)([A-Za-z]+)\d*')


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
    names = list(dict.fromkeys(point.name for point in rows))
    most = _ceiling(points)
    y = {"field": "name", "type": "nominal", "sort": names, "axis": {"domain": False, "ticks": False, "labelLimit": _NAMES, "labelColor": "var(--ink)", "labelPadding": 8}}
    x = {"type": "quantitative", "scale": {"domain": [0, most]}, "axis": {"tickCount": 4, "labelExpr": _SHORT}}
    layers: list[Layer] = [
        {"mark": {"type": "rule", "color": "var(--ink)", "strokeWidth": 5, "opacity": 0.35}, "encoding": {"x": {**x, "field": "low"}, "x2": {"field": "high"}, "y": y}},
        *_dots({"x": {**x, "field": "value"}, "y": y}, "triangle-right"),
        {"mark": {"type": "text", "align": "left", "dx": 9, "fontSize": 12, "color": "var(--ink-2)"}, "encoding": {"x": {**x, "field": "high"}, "y": y, "text": {"field": "text"}}},
    ]
    return _draw(points, layers, _ROW * len(names), label)


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
        *_dots({"x": when, "y": value}, "triangle-up"),
        {"mark": {"type": "line", "color": "var(--edge)", "strokeWidth": 1, "strokeDash": [1, 2]}, "data": {"values": ends["lines"]}, "encoding": {"x": when, "y": value, "detail": {"field": "name"}, "order": {"field": "order"}}},
        {"mark": {"type": "text", "align": "left", "dx": 3, "fontSize": 12, "limit": _NAMES, "color": "var(--ink)"}, "data": {"values": ends["words"]}, "encoding": {"x": when, "y": value, "text": {"field": "name"}}},
    ]
    return _draw(points, layers, height, label)


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


def _draw(points: Sequence[Point], layers: list[Layer], height: int, label: str) -> Markup:
    spec = {
        "$schema": "https://vega.github.io/schema/vega-lite/v6.json",
        "background": None,
        "width": WIDTH,
        "height": height,
        "padding": {"left": 10, "right": 12, "top": 8, "bottom": 2},
        "autosize": {"type": "fit-x", "contains": "padding"},
        "config": _CONFIG,
        "data": {"values": [point.row for point in points]},
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


@dataclass(frozen=True)
class Member:
    """One who stands in the family tree, with the year in which it began, if that is known, and the words for it."""

    id: str
    name: str
    year: float | None
    when: str


@dataclass(frozen=True)
class Tie:
    """A relation in the words of the first of two members; `older` if the second was there before, `mutual` if it says the same of both."""

    one: str
    other: str
    words: str
    older: bool = True
    mutual: bool = False


@dataclass(frozen=True)
class Box:
    """Where a member stands."""

    member: Member
    x: float
    y: float
    width: float
    height: float


@dataclass(frozen=True)
class Line:
    """How a tie runs, where its words stand and how they are anchored, and the head of its arrow, if it has one."""

    path: str
    words: str
    x: float
    y: float
    anchor: str
    head: str


@dataclass(frozen=True)
class Tree:
    """A family tree with the size of the picture, and the years of each column with its place."""

    width: float
    height: float
    columns: tuple[tuple[float, str], ...]
    boxes: tuple[Box, ...]
    lines: tuple[Line, ...]


def guess_years(members: Sequence[Member], ties: Sequence[Tie]) -> dict[str, float]:
    """The year of every member; where it is not known, one after those that are older and one before those that are younger."""
    years = {member.id: member.year for member in members if member.year is not None}
    first = min(years.values(), default=0.0)
    missing = [member.id for member in members if member.id not in years]
    while missing:
        found = {}
        for id in missing:
            after = [years[tie.other] for tie in ties if tie.older and tie.one == id and tie.other in years]
            before = [years[tie.one] for tie in ties if tie.older and tie.other == id and tie.one in years]
            if after and before:
                found[id] = (max(after) + min(before)) / 2
            elif after or before:
                found[id] = max(after) + 1 if after else min(before) - 1
        years |= found or {missing[0]: first}
        missing = [id for id in missing if id not in years]
    return years


def lay_out_tree(members: Sequence[Member], ties: Sequence[Tie]) -> Tree:
    """Places the members in columns from the oldest to the youngest, so that no two relatives stand in one column."""
    return _Layout(members, ties).tree()


Item = str | int


class _Layout:
    """Members in columns. A tie that passes a column has a row of its own there, and each end of a tie has one at its member:
    so no words ever meet. An item is the id of a member, or the number of a tie that passes."""

    ROW, GAP, CURVE, TOP = 20.0, 14.0, 64.0, 34.0

    def __init__(self, members: Sequence[Member], ties: Sequence[Tie]) -> None:
        self.members = {member.id: member for member in members}
        self.ties = ties
        self.column = self._split(members)
        count = max(self.column.values(), default=-1) + 1
        self.ends = [(tie.one, tie.other) if self.column[tie.one] < self.column[tie.other] else (tie.other, tie.one) for tie in ties]
        self.items: list[list[Item]] = [[id for id, place in self.column.items() if place == at] for at in range(count)]
        for number, (left, right) in enumerate(self.ends):
            for at in range(self.column[left] + 1, self.column[right]):
                self.items[at].append(number)
        self.centre: dict[tuple[int, Item], float] = {}
        self._arrange()

    def _split(self, members: Sequence[Member]) -> dict[str, int]:
        """The column of each member: a new one begins where somebody would stand beside a relative."""
        years = guess_years(members, self.ties)
        pairs = {pair for tie in self.ties for pair in ((tie.one, tie.other), (tie.other, tie.one))}
        found: dict[str, int] = {}
        at = 0
        for id in sorted(years, key=lambda id: (years[id], id)):
            at += any((id, other) in pairs for other, place in found.items() if place == at)
            found[id] = at
        return found

    def _chain(self, number: int) -> list[tuple[int, Item]]:
        """The items by which a tie runs from left to right."""
        left, right = self.ends[number]
        return [(self.column[left], left), *((at, number) for at in range(self.column[left] + 1, self.column[right])), (self.column[right], right)]

    def _height(self, at: int, item: Item) -> float:
        if isinstance(item, int):
            return self.ROW
        ports = max(sum(left == item for left, _ in self.ends), sum(right == item for _, right in self.ends), 1)
        return max(ports * self.ROW, 40.0 if self.members[item].when else 26.0)

    def _arrange(self) -> None:
        """Moves every item towards those it is tied to, a column at a time, to and fro: order first, then the exact places."""
        beside: dict[tuple[int, Item], list[tuple[int, Item]]] = {}
        for number in range(len(self.ties)):
            chain = self._chain(number)
            for one, other in pairwise(chain):
                beside.setdefault(one, []).append(other)
                beside.setdefault(other, []).append(one)
        for at in range(len(self.items)):
            self._place(at, {})
        last = len(self.items) - 1
        for turn, at in enumerate([*range(last + 1), *reversed(range(last)), *range(1, last + 1)] * 4):
            wanted = {item: [self.centre[key] for key in beside.get((at, item), ())] for item in self.items[at]}
            means = {item: sum(found) / len(found) if found else self.centre[at, item] for item, found in wanted.items()}
            if turn < 6 * last:
                self.items[at].sort(key=lambda item: (means[item], str(item)))
            self._place(at, means)

    def _place(self, at: int, wanted: dict[Item, float]) -> None:
        heights = [self._height(at, item) for item in self.items[at]]
        tops = settle([wanted.get(item, 0.0) - height / 2 for item, height in zip(self.items[at], heights, strict=True)], [height + self.GAP for height in heights])
        for item, top, height in zip(self.items[at], tops, heights, strict=True):
            self.centre[at, item] = top + height / 2

    def tree(self) -> Tree:
        """Everything in its place."""
        tops = [self._measure(at) for at in range(len(self.items))]
        lefts, width = [], 0.0
        for before, middle, after in tops:
            lefts.append((width, width + before, width + before + middle, width + before + middle + after))
            width = lefts[-1][3] + self.CURVE
        lift = self.TOP - min((self.centre[at, item] - self._height(at, item) / 2 for at, items in enumerate(self.items) for item in items), default=0.0)
        boxes = []
        for id, at in self.column.items():
            height = self._height(at, id)
            boxes.append(Box(self.members[id], lefts[at][1], self.centre[at, id] - height / 2 + lift, lefts[at][2] - lefts[at][1], height))
        bottom = max((box.y + box.height for box in boxes), default=0.0)
        lines = tuple(self._line(number, lefts, lift) for number in range(len(self.ties)))
        heads = tuple((lefts[at][1], self._years(at)) for at in range(len(self.items)))
        return Tree(max(width - self.CURVE, 0.0), bottom + 10, heads, tuple(boxes), lines)

    def _years(self, at: int) -> str:
        known = [int(member.year) for id, member in self.members.items() if self.column[id] == at and member.year is not None]
        return "" if not known else f"{min(known)}" if min(known) == max(known) else f"{min(known)} – {max(known)}"

    def _measure(self, at: int) -> tuple[float, float, float]:
        """The width of the words left of a column's boxes, of the boxes, and of the words right of them."""
        words = {"left": 0, "right": 0}
        for tie, (left, right) in zip(self.ties, self.ends, strict=True):
            if self.column[tie.one] == at:
                side = "right" if tie.one == left else "left"
                words[side] = max(words[side], len(tie.words))
        names = max((len(self.members[item].name) for item in self.items[at] if isinstance(item, str)), default=0)
        return 7.0 * words["left"] + 14, 8.0 * names + 16, 7.0 * words["right"] + 14

    def _port(self, number: int, side: int) -> float:
        """The height at which a tie leaves its left end (side 0) or reaches its right one (1): ports stand in the order of what they lead to."""
        end = self.ends[number][side]
        fellows = [other for other in range(len(self.ties)) if self.ends[other][side] == end]
        fellows.sort(key=lambda other: (self.centre[self._chain(other)[1 if side == 0 else -2]], other))
        return self.centre[self.column[end], end] + (fellows.index(number) - (len(fellows) - 1) / 2) * self.ROW

    def _line(self, number: int, lefts: list[tuple[float, float, float, float]], lift: float) -> Line:
        tie, (left, right) = self.ties[number], self.ends[number]
        chain = self._chain(number)
        heights = [self._port(number, 0) + lift, *(self.centre[key] + lift for key in chain[1:-1]), self._port(number, 1) + lift]
        begin, end = lefts[self.column[left]][2], lefts[self.column[right]][1]
        path = f"M{begin:g} {heights[0]:.1f}"
        for (here, there), (one, other) in zip(pairwise(at for at, _ in chain), pairwise(heights), strict=True):
            x, next_x = lefts[here][3], lefts[there][0]
            path += f"H{x:g}C{x + self.CURVE / 2:g} {one:.1f} {next_x - self.CURVE / 2:g} {other:.1f} {next_x:g} {other:.1f}"
        path += f"H{end:g}"
        goes_right = tie.other == right
        x, y, turn = (end, heights[-1], -8) if goes_right else (begin, heights[0], 8)
        head = "" if tie.mutual else f"M{x + turn:g} {y - 4:.1f}L{x:g} {y:.1f}L{x + turn:g} {y + 4:.1f}Z"
        if goes_right:
            return Line(path, tie.words, begin + 8, heights[0] - 4, "start", head)
        return Line(path, tie.words, end - 8, heights[-1] - 4, "end", head)
