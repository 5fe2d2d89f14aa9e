"""Results: what stands in one chart, what is kept apart and why."""

from typing import Any

import pytest

from generator.model.experiment import Experiment
from generator.model.knowledge import Knowledge
from generator.model.subject import Subject
from generator.views.results import Axis, ResultViews, choose_axis

from ..resolve.test_cells import SCHEMA

SPEED = {"unit": "knots", "better": "higher", "spread": "one standard deviation"}
TIME = {"unit": "s", "better": "lower", "timed": "mooring"}


def views(*rows: dict[str, str], metric: str = "speed", measure: dict[str, str] = SPEED, **more: Any) -> ResultViews:
    """An experiment with boats, on water that is calm or rough, one of them perhaps with a crew of its own."""
    given: dict[str, Any] = {
        "title": "Race",
        "source": "log-2025",
        "metrics": {metric: measure},
        "factors": {"water": ["calm", "rough"], "crew-size": ["ark"]},
        "results": [{"metric": metric, "at": "p. 1", "rows": rows}],
    }
    experiment = Experiment.model_validate(given | more)
    subjects = {name: Subject.model_validate({"name": name.capitalize(), "kind": "boat"}) for name in ("ark", "tender")}
    return ResultViews(Knowledge(SCHEMA, subjects=subjects, experiments={"race": experiment}), experiment)


def row(subject: str, value: str, **factors: str) -> dict[str, str]:
    return {"subject": subject, "value": value, **factors}


def test_results_that_differ_in_a_factor_stand_in_charts_of_their_own() -> None:
    shown = views(row("ark", "8", water="calm"), row("tender", "9", water="calm"), row("ark", "3", water="rough")).metrics()
    assert [(chart.conditions, [result.name for result in chart.rows]) for chart in shown[0].charts] == [("Water calm", ["Tender", "Ark"]), ("Water rough", ["Ark"])]
    assert shown[0].apart == "Kept apart because they differ in water: compare within a chart, not across. Each chart has its own axis."


def test_one_chart_says_that_only_the_subject_differs() -> None:
    shown = views(row("ark", "8", water="calm"), row("tender", "9", water="calm")).metrics()
    assert [len(chart.rows) for chart in shown[0].charts] == [2]
    assert shown[0].apart == "These results share every condition that varied; only the subject differs."


def test_a_result_without_the_factor_is_kept_apart_too() -> None:
    rows = (row("ark", "8", water="calm"), row("tender", "7", water="calm"), row("tender", "9"))
    assert [chart.conditions for chart in views(*rows).metrics()[0].charts] == ["Water calm", ""]


def test_levels_of_two_factors_do_not_run_together() -> None:
    """The same word may be a level of two factors."""
    rows = (row("ark", "8", water="even"), row("tender", "9", load="even"), row("ark", "7", load="even"), row("tender", "6", water="even"))
    shown = views(*rows, factors={"water": ["even"], "load": ["even"]}).metrics()[0]
    assert [chart.conditions for chart in shown.charts] == ["Water even", "Load even"]
    assert "because they differ in water and load:" in shown.apart


def test_a_level_of_one_subject_alone_stands_beside_its_name() -> None:
    made = views(row("ark", "8", water="calm"), row("tender", "9", water="calm", **{"crew-size": "ark"}))
    (chart,) = made.metrics()[0].charts
    assert [(result.name, result.subject, result.own) for result in chart.rows] == [("Tender (Ark)", "Tender", "crew size Ark"), ("Ark", "Ark", "")]
    assert made.cautions() == ["Tender was run with crew size Ark, the others were not: its numbers measure the two together."]


def test_the_levels_of_a_single_subject_are_conditions() -> None:
    made = views(row("ark", "8", water="calm"), row("ark", "3", water="rough"))
    assert made.cautions() == []
    assert [chart.conditions for chart in made.metrics()[0].charts] == ["Water calm", "Water rough"]


def test_the_edition_that_was_run_stands_beside_the_name() -> None:
    (chart,) = views(row("ark", "8", version="2"), row("ark", "7", version="1")).metrics()[0].charts
    assert [(result.name, result.own) for result in chart.rows] == [("Ark (2)", "version 2"), ("Ark (1)", "version 1")]


@pytest.mark.parametrize(("better", "names"), [("higher", ["Tender", "Ark"]), ("lower", ["Ark", "Tender"]), ("neither", ["Tender", "Ark"])])
def test_the_better_result_comes_first(better: str, names: list[str]) -> None:
    (chart,) = views(row("tender", "9"), row("ark", "8"), measure={"better": better}).metrics()[0].charts
    assert [result.name for result in chart.rows] == names


def test_a_time_is_shown_as_printed_and_in_seconds() -> None:
    (metric,) = views(row("ark", "1h 2m 3s ± 8s"), row("tender", "9m 40s"), metric="time", measure=TIME).metrics()
    assert [(result.printed, result.seconds) for result in metric.charts[0].rows] == [("9m 40s", "580"), ("1h 2m 3s ± 8s", "3723 ± 8")]
    assert metric.charts[0].caption == "in s, lower is better, axis from 0 to 4000"
    assert metric.about == "Timed: mooring. Bars are ±; the source does not say what ± stands for."


def test_what_is_printed_in_seconds_has_no_second_form() -> None:
    (metric,) = views(row("ark", "61 ± 4"), metric="time", measure=TIME).metrics()
    assert (metric.charts[0].clock, metric.charts[0].rows[0].seconds) == (False, "")


@pytest.mark.parametrize(
    ("value", "said"),
    [("8 ± 0.5", "Dots are the values, bars and ± are one standard deviation."), ("8", "The source prints no uncertainty.")],
)
def test_the_page_says_what_the_bars_are(value: str, said: str) -> None:
    assert views(row("ark", value)).metrics()[0].about == said


def test_results_of_a_metric_from_two_places_stand_together() -> None:
    groups = [{"metric": "speed", "at": place, "rows": [row(subject, "8")]} for place, subject in (("p. 1", "ark"), ("p. 2", "tender"))]
    (metric,) = views(results=groups).metrics()
    assert [(result.name, result.at) for result in metric.charts[0].rows] == [("Ark", "p. 1"), ("Tender", "p. 2")]


def test_levels_are_spelt_as_the_set_up_spells_them() -> None:
    made = views(setup={"water": {"value": ["CALM in the bay", "very-rough"], "at": "p. 1"}})
    assert [made.level("water", level) for level in ("calm", "rough", "very-rough", "ark")] == ["CALM", "rough", "very-rough", "Ark"]


def test_the_picture_is_labelled_and_draws_each_value() -> None:
    (chart,) = views(row("ark", "99.17 ± 0.1", water="calm"), row("tender", "98.65 ± 0.07", water="calm")).metrics()[0].charts
    assert 'aria-label="Speed; water calm; in knots, higher is better, axis from 98.4 to 99.4, not from 0. The table below has the numbers."' in chart.picture
    assert [word in chart.picture for word in (">Ark<", ">Tender<", ">98.4<", ">99.4<")] == [True] * 4
    assert [word for word in ("id=", "style=", "#000", "black") if word in chart.picture] == []


@pytest.mark.parametrize(
    ("lows", "highs", "ticks", "words"),
    [
        ([99.07, 98.58], [99.27, 98.72], (98.4, 98.6, 98.8, 99.0, 99.2, 99.4), "axis from 98.4 to 99.4, not from 0"),
        # The lowest lies on a tick, where it would look like nothing: the axis begins one earlier.
        ([99.1, 99.27], [99.1, 99.27], (99.05, 99.1, 99.15, 99.2, 99.25, 99.3), "axis from 99.05 to 99.30, not from 0"),
        ([193, 552], [195, 608], (0, 200, 400, 600, 800), "axis from 0 to 800"),
        ([7, 15], [7, 15], (0, 5, 10, 15), "axis from 0 to 15"),
        ([61], [61], (0, 20, 40, 60, 80), "axis from 0 to 80"),
        ([0], [0], (0, 0.25, 0.5, 0.75, 1.0), "axis from 0.00 to 1.00"),
        ([-3], [5], (-4, -2, 0, 2, 4, 6), "axis from -4 to 6"),
        ([-5], [-5], (-5.0, -4.75, -4.5, -4.25, -4.0), "axis from -5.00 to -4.00"),
    ],
)
def test_an_axis_has_round_ends_and_says_where_it_begins(lows: list[float], highs: list[float], ticks: tuple[float, ...], words: str) -> None:
    axis = choose_axis(lows, highs)
    assert axis.ticks == pytest.approx(ticks)
    assert axis.words == words


def test_an_axis_of_huge_and_tiny_numbers_holds_them() -> None:
    for value in (1e-6, 0.3, 12345.678, 9.9e9):
        axis = choose_axis([value], [value])
        assert axis.ticks[0] == 0
        assert value <= axis.ticks[-1] <= 2 * value
    assert isinstance(axis, Axis)
