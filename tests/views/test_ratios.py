"""The ratios of sources, held against the results."""

from typing import Any

import pytest

from generator.model.source import Verdict
from generator.views.ratios import check_ratio

from .test_results import SPEED, TIME, row, views


def verdict(by: str, order: list[Any], **more: Any) -> Verdict:
    return Verdict.model_validate({"criterion": "any", "order": order, "by": by, "at": "p. 1", **more})


@pytest.mark.parametrize(
    ("by", "values", "fits"),
    [
        ("~3x", ("30", "10"), True),
        ("~3x", ("34", "10"), False),
        ("80%", ("18", "10"), True),
        ("80%", ("15", "10"), False),
        ("1.4..2x", ("14", "10"), True),
        ("1.4..2x", ("21", "10"), False),
        (">2x", ("21", "10"), True),
        (">2x", ("20", "10"), False),
        ("<2x", ("19", "10"), True),
        ("<2x", ("20", "10"), False),
        # The order itself is the other way round.
        ("2x", ("10", "20"), False),
    ],
)
def test_a_stated_ratio_is_held_against_the_results(by: str, values: tuple[str, str], fits: bool) -> None:
    checked = check_ratio(views(row("ark", values[0]), row("tender", values[1])), verdict(by, ["ark", "tender"]))
    assert checked
    assert checked.ratios == (("", float(values[0]) / float(values[1])),)
    assert checked.fits is fits


def test_where_less_is_better_the_ratio_turns_round() -> None:
    rows = [row("ark", "3m 14s ± 1s", water="calm"), row("tender", "9m 40s", water="calm"), row("ark", "3m 19s", water="rough"), row("tender", "9m 25s", water="rough")]
    checked = check_ratio(views(*rows, metric="time", measure=TIME), verdict("~3x", ["ark", "tender"]))
    assert checked
    assert checked.words == "In time the results give 2.99 (water calm) and 2.84 (water rough): this agrees with ~3x."


def test_one_ratio_outside_is_a_misfit() -> None:
    rows = [row("ark", "30", water="calm"), row("tender", "10", water="calm"), row("ark", "50", water="rough"), row("tender", "10", water="rough")]
    checked = check_ratio(views(*rows), verdict("~3x", ["ark", "tender"]))
    assert checked
    assert checked.words == "In speed the results give 3.00 (water calm) and 5.00 (water rough): this does not agree with ~3x."


def test_every_pair_of_two_ranks_is_held_against_the_ratio() -> None:
    checked = check_ratio(views(row("ark", "30"), row("barge", "10"), row("tender", "12")), verdict("2..3x", ["ark", ["tender", "barge"]]))
    assert checked
    assert sorted(ratio for _, ratio in checked.ratios) == [2.5, 3.0]


def test_results_that_do_not_compare_make_no_ratio() -> None:
    checked = check_ratio(views(row("ark", "30", water="calm"), row("tender", "10", water="rough")), verdict("3x", ["ark", "tender"]))
    assert checked
    assert checked.words == "The experiment has no values by which 3x could be checked."


def test_a_verdict_on_one_edition_is_held_against_that_edition() -> None:
    rows = [row("ark", "30", version="2"), row("ark", "50", version="1"), row("tender", "10")]
    checked = check_ratio(views(*rows), verdict("3x", [{"subject": "ark", "version": "2"}, "tender"]))
    assert checked
    assert checked.ratios == (("", 3.0),)


def test_the_metric_is_the_one_that_is_named_or_else_the_nearest() -> None:
    groups = [{"metric": metric, "at": "p. 1", "rows": [row("ark", first), row("tender", "10")]} for metric, first in (("speed", "11"), ("range", "30"))]
    made = views(metrics={"speed": SPEED, "range": {"better": "higher"}}, results=groups)
    nearest, named = (check_ratio(made, verdict("3x", ["ark", "tender"], criterion=criterion)) for criterion in ("performance", "speed"))
    assert nearest
    assert named
    assert (nearest.metric, nearest.fits) == ("range", True)
    assert (named.metric, named.fits) == ("speed", False)


@pytest.mark.parametrize(("by", "order"), [("", ["ark", "tender"]), ("3x", ["ark"])])
def test_there_may_be_nothing_to_check(by: str, order: list[str]) -> None:
    told = verdict(by or "3x", order)
    assert check_ratio(views(row("ark", "30"), row("tender", "10")), told if by else told.model_copy(update={"by": None})) is None


def test_a_value_of_zero_makes_no_ratio() -> None:
    checked = check_ratio(views(row("ark", "30"), row("tender", "0")), verdict("3x", ["ark", "tender"]))
    assert checked
    assert checked.ratios == ()
