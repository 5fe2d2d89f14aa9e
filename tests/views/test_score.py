"""The arithmetic of scores, against examples worked by hand and against every exact number that an interval may stand for."""

import math
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.load import load
from generator.model.experiment import Observation, Score
from generator.model.numbers import Span
from generator.views.score import MISSING, input_values, read_weight, score_of, share_of, share_of_all, show_score

CHEESE = Path(__file__).parents[1] / "fixtures" / "cheese" / "knowledge"


def exact(**values: float) -> dict[str, Span]:
    return {name: Span(value, value) for name, value in values.items()}


def test_a_share_is_the_value_divided_by_the_largest() -> None:
    values = exact(first=200, second=50)
    assert share_of("first", values) == Span(1, 1)
    assert share_of("second", values) == Span(0.25, 0.25)


def test_what_is_not_public_is_anything_from_nothing_to_the_first_place() -> None:
    assert share_of("unheard", exact(first=200)) == MISSING == Span(0, 1)
    assert share_of_all("first", []) == MISSING


def test_an_unsure_value_moves_its_own_share_and_the_others() -> None:
    # `~100` is 90 to 110. Beside an exact 100 it is 90/100 at the least, and the first at the most.
    values = {"about": Span(90, 110), "exact": Span(100, 100)}
    assert share_of("about", values) == Span(0.9, 1)
    # The other is 100/110 at the least, and the first if the unsure one is below it.
    assert share_of("exact", values) == Span(100 / 110, 1)


def test_a_lower_bound_may_be_the_largest_by_far() -> None:
    values = {"many": Span(1000, math.inf), "some": Span(500, 500)}
    assert share_of("many", values) == Span(1, 1)
    assert share_of("some", values) == Span(0, 0.5)


def test_nothing_of_anything_is_no_first_place() -> None:
    assert share_of("a", exact(a=0, b=0)) == Span(0, 0)


def test_several_inputs_of_one_indicator_count_alike() -> None:
    assert share_of_all("b", [exact(a=10, b=5), exact(a=10, b=10)]) == Span(0.75, 0.75)
    assert share_of_all("b", [exact(a=10, b=5), {}]) == Span(0.25, 0.75)


def test_a_score_is_the_weighted_sum_of_the_shares() -> None:
    # 0.3 * 100 + 0.7 * 50 = 65, whatever the weights add up to.
    assert score_of([Span(1, 1), Span(0.5, 0.5)], [30, 70]) == Span(65, 65)
    assert score_of([Span(1, 1), Span(0.5, 0.5)], [3, 7]) == Span(65, 65)


def test_a_missing_input_widens_the_score_and_keeps_its_weight() -> None:
    # First in 40 of 100 parts, and nothing known of the other 60: from 40 to 100, never 100.
    assert score_of([Span(1, 1), MISSING], [40, 60]) == Span(40, 100)
    assert score_of([Span(1, 1), MISSING], [40, 0]) == Span(100, 100)


def test_no_weight_gives_no_score() -> None:
    assert score_of([Span(1, 1)], [0]) is None
    assert show_score(None) == "no weight"


def test_an_interval_is_rounded_outward_and_a_number_to_the_nearest() -> None:
    assert score_of([Span(0.12345, 0.12399)], [1]) == Span(12.3, 12.4)
    assert score_of([Span(1 / 3, 1 / 3)], [1]) == Span(33.3, 33.3)
    assert show_score(Span(12.3, 12.4)) == "12.3 to 12.4"
    assert show_score(Span(33.3, 33.3)) == "33.3"


def row(subject: str, value: str, metric: str = "wheels", date: str = "2019", source: str = "study") -> Observation:
    return Observation(metric=metric, subject=subject, date=date, value=value, source=source, at="Table 1")


SCORE = Score(
    title="Score",
    source="study",
    as_of="2019-06",
    metric="total",
    at="Table 1",
    indicators=({"id": "sold", "label": "Sold", "weight": "70%", "inputs": ["dairies"], "metrics": ["wheels", "votes"], "at": "Table 1"},),
)


def test_rows_of_the_study_outdo_rows_of_the_time() -> None:
    rows = [row("a", "10"), row("b", "-"), row("c", "7", source="other"), row("a", "3", metric="votes", source="other"), row("a", "9", metric="votes", source="other", date="2021"), row("a", "5", metric="unused")]
    assert input_values(SCORE, rows) == {"wheels": exact(a=10), "votes": exact(a=3)}


def test_rows_that_differ_give_all_that_one_of_them_allows() -> None:
    assert input_values(SCORE, [row("a", "~100"), row("a", "95")])["wheels"] == {"a": Span(90, 110.00000000000001)}


def test_the_score_of_the_cheeses() -> None:
    """151k and about 3000 wheels weigh 70 %; of the votes, 30 %, nothing is public."""
    knowledge = load(CHEESE).knowledge
    assert knowledge is not None
    score = knowledge.scores["cheese-score"]
    values = input_values(score, knowledge.observations)
    weights = [read_weight(indicator.weight) for indicator in score.indicators]
    scores = {name: score_of([share_of_all(name, [values[metric] for metric in indicator.metrics]) for indicator in score.indicators], weights) for name in ("cheddar", "roquefort")}
    # Roquefort: 2700/151500 * 70 = 1.247… at the least, 3300/150500 * 70 + 30 = 31.53… at the most.
    assert scores == {"cheddar": Span(70, 100), "roquefort": Span(1.2, 31.6)}


spans = st.tuples(st.floats(0, 1e6), st.floats(0, 1e6)).map(lambda ends: Span(min(ends), max(ends)))


@given(values=st.dictionaries(st.sampled_from("abcd"), spans, min_size=1), picks=st.lists(st.floats(0, 1), min_size=4, max_size=4))
def test_no_exact_number_gives_a_share_outside_its_interval(values: dict[str, Span], picks: list[float]) -> None:
    chosen = {name: min(max(span.low + (span.high - span.low) * pick, span.low), span.high) for (name, span), pick in zip(values.items(), picks, strict=False)}
    largest = max(chosen.values())
    for name, value in chosen.items():
        share = share_of(name, values)
        real = value / largest if largest else 0.0
        assert share.low - 1e-12 <= real <= share.high + 1e-12


@pytest.mark.parametrize(("text", "weight"), [("30%", 30.0), ("12.5%", 12.5)])
def test_weights_are_read_as_written(text: str, weight: float) -> None:
    assert read_weight(text) == weight
