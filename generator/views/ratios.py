"""Ratios that sources state, held against the results of the experiment that they speak of."""

import math
from collections.abc import Sequence
from dataclasses import dataclass

from ..model.experiment import Row
from ..model.numbers import Span, parse_measured, parse_ratio
from ..model.source import Ranked, Verdict
from .results import ResultViews
from .values import join_words


@dataclass(frozen=True)
class RatioCheck:
    """A ratio that a source states, beside the ratios of the results in the metric that comes nearest: under which conditions, how much."""

    by: str
    metric: str
    ratios: tuple[tuple[str, float], ...]
    fits: bool

    @property
    def words(self) -> str:
        """The finding in one sentence."""
        if not self.ratios:
            return f"The experiment has no values by which {self.by} could be checked."
        given = [f"{ratio:.2f}" + (f" ({conditions})" if conditions else "") for conditions, ratio in self.ratios]
        return f"In {self.metric} the results give {join_words(given)}: {'this agrees with' if self.fits else 'this does not agree with'} {self.by}."


def check_ratio(views: ResultViews, verdict: Verdict) -> RatioCheck | None:
    """What the results say to the ratio of a verdict; none, if it has none, or no second rank."""
    if not verdict.by or len(verdict.order) < 2:
        return None
    claimed = parse_ratio(verdict.by)
    named = [name for name in views.experiment.metrics if name == verdict.criterion] or list(views.experiment.metrics)
    found = {name: ratios for name in named if (ratios := _find_ratios(views, name, verdict.order[0], verdict.order[1]))}
    if not found:
        return RatioCheck(verdict.by, "", (), False)
    # A verdict by a criterion such as speed names no metric: it is held against the one that favours it most.
    metric = min(found, key=lambda name: max(_distance(claimed, ratio) for _, ratio in found[name]))
    fits = all(_distance(claimed, ratio) == 0 for _, ratio in found[metric])
    return RatioCheck(verdict.by, views.label(metric).lower(), tuple(found[metric]), fits)


def _find_ratios(views: ResultViews, metric: str, winners: Sequence[Ranked], losers: Sequence[Ranked]) -> list[tuple[str, float]]:
    """How many times better each winner is than each loser, wherever the two compare."""
    rows = [(views.shared(row), row) for group, row in views.rows if group.metric == metric]
    found = []
    for shared, first in rows:
        for other, second in rows:
            if shared == other and _is_among(first, winners) and _is_among(second, losers):
                best, worst = parse_measured(first.value)[0], parse_measured(second.value)[0]
                if views.experiment.metrics[metric].better == "lower":
                    best, worst = worst, best
                found += [(views.conditions(dict(shared)), round(best / worst, 9))] if best > 0 < worst else []
    return found


def _distance(claimed: Span, ratio: float) -> float:
    """How far a ratio lies outside a claimed one, as a logarithm; 0 inside."""
    return max(0.0, math.log(claimed.low) - math.log(ratio) if claimed.low else 0.0, math.log(ratio) - math.log(claimed.high))


def _is_among(row: Row, ranks: Sequence[Ranked]) -> bool:
    return any(row.subject == ranked.subject and (not ranked.version or row.version in (None, ranked.version)) for ranked in ranks)
