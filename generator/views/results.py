"""Results of an experiment as pages show them: what compares stands in one chart, what does not is kept apart, and why.

Two results compare if they have the metric and every factor in common. A factor that belongs to one subject alone is no
condition of the others: it stands beside that subject's name, with a caution.
"""

import math
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from markupsafe import Markup

from ..model.experiment import Experiment, Measure, Results, Row
from ..model.knowledge import Knowledge
from ..model.numbers import parse_measured
from . import charts
from .addresses import line_address
from .values import join_words, name_of, subject_address

_BAND, _NAMES = 26, 130
# Values that differ by less than this share of the largest would lie on one spot of an axis that begins at zero.
_CLOSE = 0.2
_STEPS = (1.0, 2.0, 2.5, 5.0, 10.0)
_CLOCK = re.compile(r"\d\s*[hms]\b")


@dataclass(frozen=True)
class Axis:
    """A scale: the places of its ticks, which stand at both ends too."""

    ticks: tuple[float, ...]
    decimals: int

    @property
    def words(self) -> str:
        """Its range, and a warning if it is cut."""
        first, last = (f"{self.ticks[end]:.{self.decimals}f}" for end in (0, -1))
        return f"axis from {first} to {last}" + (", not from 0" if self.ticks[0] > 0 else "")


@dataclass(frozen=True)
class ResultView:
    """One result: its subject, what is that subject's own, the value as printed, in seconds if that is another form. Charts call it `name`."""

    name: str
    subject: str
    href: str
    own: str
    printed: str
    seconds: str
    value: float
    spread: float
    at: str
    line: str
    note: str


@dataclass(frozen=True)
class Chart:
    """Results that compare: one metric, and every factor the same."""

    conditions: str
    caption: str
    rows: tuple[ResultView, ...]
    clock: bool
    picture: Markup


@dataclass(frozen=True)
class MetricView:
    """All results of a metric. `about` tells how to read them, `apart` why the charts are several."""

    id: str
    label: str
    about: str
    note: str
    at: str
    line: str
    apart: str
    charts: tuple[Chart, ...]


class ResultViews:
    """Makes the views of one experiment. `own` holds the factors that belong to one subject alone while others were run too."""

    def __init__(self, knowledge: Knowledge, experiment: Experiment) -> None:
        self.knowledge = knowledge
        self.experiment = experiment
        self.rows = [(group, row) for group in experiment.results for row in group.rows]
        users = {factor: {row.subject for _, row in self.rows if factor in row.factors} for factor in experiment.factors}
        several = len({row.subject for _, row in self.rows}) > 1
        self.own = {factor: min(subjects) for factor, subjects in users.items() if several and len(subjects) == 1}

    def metrics(self) -> list[MetricView]:
        """Every metric that has results, in the order of the file."""
        return [self._metric(metric) for metric in dict.fromkeys(group.metric for group, _ in self.rows)]

    def cautions(self) -> list[str]:
        """Which subjects were not measured alone."""
        found = []
        for factor, subject in self.own.items():
            levels = dict.fromkeys(self.conditions({factor: row.factors[factor]}) for _, row in self.rows if factor in row.factors)
            found.append(f"{name_of(self.knowledge, subject)} was run with {' or '.join(levels)}, the others were not: its numbers measure the two together.")
        return found

    def label(self, metric: str) -> str:
        """The name of a metric."""
        measure = self.experiment.metrics.get(metric)
        words = (measure.label if measure else None) or metric.replace("-", " ")
        return words[:1].upper() + words[1:]

    def conditions(self, factors: Mapping[str, str]) -> str:
        """Levels of factors in words: `data set Fashion-MNIST`."""
        return ", ".join(f"{self.factor(factor)} {self.level(factor, level)}" for factor, level in factors.items())

    def factor(self, factor: str) -> str:
        """The name of a factor within a sentence: that of the set-up key, if it is one."""
        label = self.knowledge.schema.setup.get(factor)
        words = label.label if label else factor.replace("-", " ")
        return words if words[:2].isupper() else words[:1].lower() + words[1:]

    def level(self, factor: str, level: str) -> str:
        """A level as the set-up spells it (`mnist` is `MNIST` there), or the name of the subject that it is."""
        word = re.compile(rf"(?<![\w-]){re.escape(level)}(?![\w-])".replace(r"\-", "[- ]"), re.IGNORECASE)
        said = (word.search(value) for leaf in self.experiment.setup.get(factor, ()) for value in leaf.value)
        return next((found[0] for found in said if found), name_of(self.knowledge, level))

    def shared(self, row: Row) -> tuple[tuple[str, str], ...]:
        """The levels that another result has to share if the two are to compare."""
        return tuple((factor, row.factors[factor]) for factor in self.experiment.factors if factor in row.factors and factor not in self.own)

    def _metric(self, metric: str) -> MetricView:
        measure = self.experiment.metrics.get(metric)
        groups: dict[tuple[tuple[str, str], ...], list[tuple[Results, Row]]] = {}
        for group, row in self.rows:
            if group.metric == metric:
                groups.setdefault(self.shared(row), []).append((group, row))
        shown = tuple(self._chart(metric, dict(shared), rows) for shared, rows in groups.items())
        place = measure if measure and measure.at else next(iter(groups.values()))[0][0]
        line = line_address(self.knowledge.schema, self.experiment.file, place.line)
        about = _describe(measure, any(row.spread for chart in shown for row in chart.rows))
        apart = self._explain([dict(shared) for shared in groups], len(shown[0].rows))
        return MetricView(metric, self.label(metric), about, (measure.note if measure else None) or "", place.at or "", line, apart, shown)

    def _explain(self, groups: Sequence[Mapping[str, str]], rows: int) -> str:
        if len(groups) == 1:
            return "These results share every condition that varied; only the subject differs." if rows > 1 else ""
        factors = [factor for factor in self.experiment.factors if len({group.get(factor) for group in groups}) > 1]
        why = join_words([self.factor(factor) for factor in factors])
        return f"Kept apart because they differ in {why}: compare within a chart, not across. Each chart has its own axis."

    def _chart(self, metric: str, factors: Mapping[str, str], results: Sequence[tuple[Results, Row]]) -> Chart:
        measure = self.experiment.metrics.get(metric)
        rows = [self._result(group, row) for group, row in results]
        better = measure.better if measure else "neither"
        if better != "neither":
            rows.sort(key=lambda row: row.value, reverse=better == "higher")
        clock = any(row.seconds for row in rows)
        axis = choose_axis([row.value - row.spread for row in rows], [row.value + row.spread for row in rows])
        unit = "s" if clock else measure.unit if measure else None
        caption = ", ".join(([f"in {unit}"] if unit else []) + ([f"{better} is better"] if better != "neither" else []) + [axis.words])
        words = self.conditions(factors)
        said = f"{'; '.join(filter(None, (self.label(metric), words, caption)))}. The table below has the numbers."
        return Chart(words[:1].upper() + words[1:], caption, tuple(rows), clock, draw(rows, axis, said))

    def _result(self, group: Results, row: Row) -> ResultView:
        value, spread = parse_measured(row.value)
        name = name_of(self.knowledge, row.subject)
        own = {factor: level for factor, level in row.factors.items() if factor in self.own}
        version = [row.version] if row.version else []
        tags = version + [self.level(factor, level) for factor, level in own.items()]
        words = ", ".join([f"version {name}" for name in version] + ([self.conditions(own)] if own else []))
        seconds = _plain(value) + (f" ± {_plain(spread)}" if spread is not None else "") if _CLOCK.search(row.value) else ""
        shown = f"{name} ({', '.join(tags)})" if tags else name
        href = subject_address(self.knowledge, row.subject) if row.subject in self.knowledge.subjects else ""
        line = line_address(self.knowledge.schema, self.experiment.file, row.line)
        return ResultView(shown, name, href, words, row.value, seconds, value, spread or 0.0, row.at or group.at, line, row.note or "")


def _plain(number: float) -> str:
    return f"{number:.3f}".rstrip("0").rstrip(".")


def _describe(measure: Measure | None, is_spread: bool) -> str:
    timed = f"Timed: {measure.timed}. " if measure and measure.timed else ""
    if not is_spread:
        return f"{timed}The source prints no uncertainty."
    if measure and measure.spread:
        return f"{timed}Dots are the values, bars and ± are {measure.spread}."
    return f"{timed}Bars are ±; the source does not say what ± stands for."


def choose_axis(lows: Sequence[float], highs: Sequence[float]) -> Axis:
    """A round scale that holds all values: from zero, unless the values are so close that they would lie on one spot."""
    least, most = min(lows), max(highs)
    begin = least if least < 0 or 0 < most - least < _CLOSE * most else 0.0
    end = most if most > begin else begin + 1
    power = 10.0 ** math.floor(math.log10((end - begin) / 4))
    step = next(nice * power for nice in _STEPS if nice * power >= (end - begin) / 4 * (1 - 1e-9))
    # What lies on the first tick of a cut axis looks like nothing.
    first, last = math.floor(begin / step - 0.25 * (begin > 0)), math.ceil(end / step - 1e-9)
    decimals = next(places for places in range(20) if math.isclose(round(step, places), step))
    return Axis(tuple(round(number * step, decimals) for number in range(first, last + 1)), decimals)


def draw(rows: Sequence[ResultView], axis: Axis, label: str) -> Markup:
    """A row for each result: a dot for the value, a bar with ends for its uncertainty."""
    values: list[dict[str, object]] = [{"name": row.name, "low": row.value - row.spread, "value": row.value, "high": row.value + row.spread} for row in rows]
    names = list(dict.fromkeys(row.name for row in rows))
    y = {"field": "name", "type": "nominal", "sort": names, "axis": {"domain": False, "ticks": False, "labelLimit": _NAMES, "labelColor": "var(--ink)", "labelPadding": 8}}
    x = {"type": "quantitative", "scale": {"domain": [axis.ticks[0], axis.ticks[-1]], "nice": False}, "axis": {"values": list(axis.ticks), "format": f".{axis.decimals}f"}}
    bar: dict[str, Any] = {"transform": [{"filter": "datum.low < datum.high"}]}
    end = bar | {"mark": {"type": "tick", "orient": "vertical", "size": 9, "thickness": 1.5, "opacity": 1, "color": "var(--ink)"}}
    layers = [
        bar | {"mark": {"type": "rule", "strokeWidth": 1.5, "color": "var(--ink)"}, "encoding": {"x": {**x, "field": "low"}, "x2": {"field": "high"}, "y": y}},
        *(end | {"encoding": {"x": {**x, "field": field}, "y": y}} for field in ("low", "high")),
        {"mark": {"type": "point", "filled": True, "opacity": 1, "size": 44, "color": "var(--ink)"}, "encoding": {"x": {**x, "field": "value"}, "y": y}},
    ]
    return charts.draw(values, layers, _BAND * len(names), label)
