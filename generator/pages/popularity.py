"""Popularity: what was counted of each subject at a date, and weighted indices worked out from what is public of their inputs."""

import math
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from markupsafe import Markup

from ..model.dates import parse_date
from ..model.experiment import Indicator, Observation, Score
from ..model.numbers import Span, parse_count
from ..model.schema import Metric
from ..views.addresses import place_address
from ..views.charts import Point, draw_course, draw_points
from ..views.counted import show_printed
from ..views.score import MISSING, input_values, read_weight, round_outward, score_of, share_of_all, show_score
from ..views.values import Shown, name_of, show_date, subject_address
from .context import Context
from .page import Page, Section


@dataclass(frozen=True)
class Seen:
    """One number as a source prints it, what it stands for if that is not one number, and who says it where."""

    subject: Shown
    when: Shown
    printed: str
    stands_for: str
    short: str
    href: str
    at: str
    place: str
    anchor: str
    according_to: str
    note: str
    checked: str


@dataclass(frozen=True)
class IndicatorView:
    """One weighted part of a score, with the metrics that hold its inputs and how many subjects have a number in them."""

    indicator: Indicator
    weight: float
    known: tuple[tuple[str, str, int], ...]
    place: str


@dataclass(frozen=True)
class ScoreRow:
    """A subject with its shares (bounds and words), what the source prints, and its score as words and as places of a bar."""

    subject: Shown
    shares: tuple[tuple[Span, str], ...]
    published: str
    total: str
    bar: tuple[str, str]


def render_popularity(context: Context) -> list[Page]:
    """One page: a chart and a table for each metric, then each score."""
    knowledge = context.knowledge
    if not knowledge.observations and not knowledge.scores:
        return []
    frame = context.frame("popularity/", "knowledge/observations", "data/observations.csv", "Popularity")
    by_metric: dict[str, list[Observation]] = defaultdict(list)
    for row in knowledge.observations:
        by_metric[row.metric].append(row)
    counted = [(id, metric, by_metric[id]) for id, metric in knowledge.schema.metrics.items() if by_metric[id]]
    sections: list[Section] = []
    if counted:
        waiting = [metric.label for id, metric in knowledge.schema.metrics.items() if not by_metric[id]]
        sections.append(Section(2, "numbers", "Numbers", context.renderer.render("popularity/numbers", waiting=waiting)))
        sections += [_metric_section(context, id, metric, rows, frame.root) for id, metric, rows in counted]
    sections += [section for score in knowledge.scores.values() for section in _score_sections(context, score, frame.root)]
    head = context.renderer.render("popularity/head", frame=frame, root=frame.root, scores=list(knowledge.scores.values()))
    return [Page("popularity/", "Popularity", "What was counted of each subject and when, with the source of every number.", head, tuple(sections), None, ("navigation",))]


def _metric_section(context: Context, id: str, metric: Metric, rows: Sequence[Observation], root: str) -> Section:
    """The chart of a metric, and every number in it."""
    order = sorted(rows, key=lambda row: (parse_date(row.date).first, name_of(context.knowledge, row.subject).casefold(), row.value))
    silent = [name_of(context.knowledge, row.subject) for row in order if row.value == "-"]
    html = context.renderer.render("popularity/metric", metric=metric, rows=[_seen(context, row) for row in order], silent=silent, chart=draw_metric(context, metric, order), root=root)
    return Section(3, f"metric-{id}", metric.label, html)


def draw_metric(context: Context, metric: Metric, rows: Iterable[Observation]) -> Markup | None:
    """The course over the years; a row for each subject if all was counted at one time; nothing if no number is printed."""
    points = [point for row in rows if (point := _point(name_of(context.knowledge, row.subject), row))]
    if not points:
        return None
    label = f"Chart of {metric.label}; the table beside it has the numbers"
    at_once = max(point.first for point in points) <= min(point.last for point in points)
    return (draw_points if at_once else draw_course)(points, label)


def _point(name: str, row: Observation) -> Point | None:
    span, when = parse_count(row.value), parse_date(row.date)
    if span is None:
        return None
    first = when.first if when.first > date.min else when.last
    last = when.last if when.last < date.max else when.first
    return Point(name, _year(first), _year(last + timedelta(days=1)), span.low, span.high, show_printed(row.value))


def _year(day: date) -> float:
    begin = date(day.year, 1, 1)
    return round(day.year + (day - begin).days / 366, 3)


def _seen(context: Context, row: Observation) -> Seen:
    knowledge = context.knowledge
    source = knowledge.sources[row.source]
    root = knowledge.sources.get(row.according_to)
    check = knowledge.ledger.get(row.source, {}).get((row.at, row.anchor))
    return Seen(
        subject=_shown(context, row.subject),
        when=show_date(row.date),
        printed=show_printed(row.value),
        stands_for=_stands_for(parse_count(row.value)),
        short=source.short,
        href=f"sources/{row.source}/",
        at=row.at,
        place=place_address(source, row.at, row.anchor),
        anchor=row.anchor,
        according_to=root.short if root else row.according_to,
        note=row.note,
        checked=check.day if check and check.outcome == "found" else "",
    )


def _shown(context: Context, subject: str) -> Shown:
    return Shown("link", name_of(context.knowledge, subject), href=subject_address(context.knowledge, subject))


def _stands_for(span: Span | None) -> str:
    """The numbers that round to what is printed, in words; nothing if it is one number."""
    if span is None or span.low == span.high:
        return ""
    low, high = (f"{end:,.2f}".removesuffix("0").removesuffix("0").removesuffix(".") for end in (span.low, span.high))
    return f"{low} or more" if math.isinf(span.high) else f"{low} to {high}"


def _score_sections(context: Context, score: Score, root: str) -> list[Section]:
    """What a score is made of, and what can be said of it from what is public."""
    knowledge, render = context.knowledge, context.renderer.render
    values = input_values(score, knowledge.observations)
    parts = [_indicator(context, score, indicator, values) for indicator in score.indicators]
    source = knowledge.sources[score.source]
    shared = {"score": score, "source": source, "study": knowledge.sources.get(score.according_to or ""), "parts": parts, "root": root, "total": sum(part.weight for part in parts)}
    public = sum(part.weight for part in parts if part.known)
    rows = _score_rows(context, score, values)
    published = any(row.published for row in rows)
    complete = all(share != MISSING for row in rows for share, _ in row.shares)
    sections = [
        Section(2, f"score-{score.id}", score.title, render("popularity/score", **shared, public=public, complete=complete)),
        Section(3, f"score-{score.id}-now", "The score, as far as it is public", render("popularity/shares", **shared, rows=rows, published=published)),
    ]
    if score.notes:
        notes = [(note, place_address(source, note.at, note.anchor)) for note in score.notes]
        sections.append(Section(3, f"score-{score.id}-notes", "What the source says of it", render("popularity/notes", notes=notes)))
    return sections


def _indicator(context: Context, score: Score, indicator: Indicator, values: dict[str, dict[str, Span]]) -> IndicatorView:
    labels = context.schema.metrics
    known = tuple((metric, labels[metric].label, len(values[metric])) for metric in indicator.metrics if values[metric])
    return IndicatorView(indicator, read_weight(indicator.weight), known, place_address(context.knowledge.sources[score.source], indicator.at, indicator.anchor))


def _score_rows(context: Context, score: Score, values: dict[str, dict[str, Span]]) -> list[ScoreRow]:
    """Every subject of which an input or the score itself is public, the surest first."""
    study = score.according_to or score.source
    printed = {row.subject: show_printed(row.value) for row in context.knowledge.observations if row.metric == score.metric and (row.according_to or row.source) == study and row.value != "-"}
    subjects = {subject for found in values.values() for subject in found} | printed.keys()
    weights = [read_weight(indicator.weight) for indicator in score.indicators]
    rows = []
    for subject in subjects:
        shares = [share_of_all(subject, [values[metric] for metric in indicator.metrics]) for indicator in score.indicators]
        total = score_of(shares, weights)
        low, high = (total.low, total.high) if total else (0.0, 0.0)
        row = ScoreRow(_shown(context, subject), tuple((share, _show_share(share)) for share in shares), printed.get(subject, ""), show_score(total), (f"{low:g}%", f"{max(high - low, 0.5):g}%"))
        rows.append((-low, -high, row.subject.text.casefold(), row))
    return [row for *_, row in sorted(rows, key=lambda item: item[:3])]


def _show_share(share: Span) -> str:
    """A share in per cent; nothing if the input is missing."""
    return "" if share == MISSING else show_score(round_outward(Span(100 * share.low, 100 * share.high)))
