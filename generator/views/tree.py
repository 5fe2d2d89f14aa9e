"""The places of a family tree: columns of years, boxes, and lines with words between them. A template draws it.

Lengths are pixels for words of 12 pixels; the picture is scaled as a whole.
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from .charts import settle


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

    @property
    def text_x(self) -> float:
        """Where its words begin."""
        return self.x + 8

    @property
    def name_y(self) -> float:
        """The line on which the name stands."""
        return self.y + self.height / 2 + (-2 if self.member.when else 4)

    @property
    def when_y(self) -> float:
        """The line on which the beginning stands."""
        return self.y + self.height / 2 + 13


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

    @property
    def size(self) -> tuple[str, str]:
        """Width and height in units that follow the size of the reader's letters."""
        return f"{self.width / 20:.2f}rem", f"{self.height / 20:.2f}rem"


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

    ROW, GAP, CURVE, TOP = 20.0, 14.0, 36.0, 34.0

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
        left_ends, right_ends = (Counter(ends) for ends in (zip(*self.ends, strict=True) if self.ends else ((), ())))
        self.ports = {id: max(left_ends[id], right_ends[id], 1) for id in self.members}
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
        return max(self.ports[item] * self.ROW, 40.0 if self.members[item].when else 26.0)

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
        for tie, (left, _) in zip(self.ties, self.ends, strict=True):
            if self.column[tie.one] == at:
                side = "right" if tie.one == left else "left"
                words[side] = max(words[side], len(tie.words))
        members = [self.members[item] for item in self.items[at] if isinstance(item, str)]
        names = max(max(7.5 * len(member.name), 6.5 * len(member.when)) for member in members)
        return 6.5 * words["left"] + 12, names + 16, 6.5 * words["right"] + 12

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
