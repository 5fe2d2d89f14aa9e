"""Weighted indices worked out from what is public of their inputs. What is not public makes a score wider, never another number.

`generator/assets/scripts/score.js` does the same arithmetic with weights that the reader moves.
"""

import math
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from ..model.dates import parse_date
from ..model.experiment import Observation, Score
from ..model.numbers import Span, parse_count

# The share of a subject of whose input nothing is public: anything from nothing to the first place.
MISSING = Span(0.0, 1.0)
# What a number may be off by from adding fractions; a tenth of a point is the finest that is shown.
_DUST = 1e-9

Values = Mapping[str, Span]


def input_values(score: Score, rows: Iterable[Observation]) -> dict[str, dict[str, Span]]:
    """What is known of the inputs of a score: by metric, the value of each subject.

    Rows of the study itself count, and where it has none of a metric, those of the time for which it was computed.
    Where several rows tell of one subject, the value is anything that one of them allows.
    """
    wanted = {metric for indicator in score.indicators for metric in indicator.metrics}
    study = score.according_to or score.source
    own: dict[str, dict[str, list[Span]]] = defaultdict(lambda: defaultdict(list))
    others: dict[str, dict[str, list[Span]]] = defaultdict(lambda: defaultdict(list))
    for row in rows:
        span = parse_count(row.value)
        if row.metric not in wanted or span is None:
            continue
        if (row.according_to or row.source) == study:
            own[row.metric][row.subject].append(span)
        elif score.as_of and parse_date(row.date).meets(parse_date(score.as_of)):
            others[row.metric][row.subject].append(span)
    return {metric: {subject: _cover(spans) for subject, spans in (own.get(metric) or others.get(metric) or {}).items()} for metric in sorted(wanted)}


def _cover(spans: Sequence[Span]) -> Span:
    return Span(min(span.low for span in spans), max(span.high for span in spans))


def share_of(subject: str, values: Values) -> Span:
    """The value of a subject divided by the largest, from 0 to 1: first place is 1.

    The largest is the largest that is known: a source that names the leaders names the first.
    """
    if subject not in values:
        return MISSING
    own = values[subject]
    rest = [span for name, span in values.items() if name != subject]
    return Span(_divide(own.low, max((span.high for span in rest), default=0.0)), _divide(own.high, max((span.low for span in rest), default=0.0)))


def _divide(own: float, largest_other: float) -> float:
    largest = max(own, largest_other)
    if not largest:
        return 0.0
    return 1.0 if own == largest else own / largest


def share_of_all(subject: str, inputs: Sequence[Values]) -> Span:
    """The share in an indicator with several inputs, which is their mean; without any it is missing."""
    shares = [share_of(subject, values) for values in inputs]
    if not shares:
        return MISSING
    return Span(sum(share.low for share in shares) / len(shares), sum(share.high for share in shares) / len(shares))


def score_of(shares: Sequence[Span], weights: Sequence[float]) -> Span | None:
    """The score in per cent of the weights' sum, between the lowest and the highest that the shares allow; None without any weight."""
    total = sum(weights)
    if total <= 0:
        return None
    low = sum(weight * share.low for weight, share in zip(weights, shares, strict=True))
    high = sum(weight * share.high for weight, share in zip(weights, shares, strict=True))
    return round_outward(Span(100 * low / total, 100 * high / total))


def round_outward(span: Span) -> Span:
    """The nearest tenths that enclose the interval, for rounding must not claim more than is known; of one number the nearest tenth."""
    if span.high - span.low < _DUST:
        nearest = math.floor(span.low * 10 + 0.5) / 10
        return Span(nearest, nearest)
    return Span(math.floor(span.low * 10 + _DUST) / 10, math.ceil(span.high * 10 - _DUST) / 10)


def show_score(span: Span | None) -> str:
    """A score in words: `40.0 to 100.0`, or one number if both ends are the same."""
    if span is None:
        return "no weight"
    return f"{span.low:.1f}" if span.low == span.high else f"{span.low:.1f} to {span.high:.1f}"


def read_weight(text: str) -> float:
    """The number of `30%`."""
    return float(text.removesuffix("%"))
