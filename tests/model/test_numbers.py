"""Numbers as sources print them."""

import pytest

from generator.model.numbers import Span, parse_count, parse_measured, parse_ratio


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [("1021", 1021, 1021), ("151k", 150_500, 151_500), ("44.5k", 44_450, 44_550), ("~300", 270, 330), (">=1000", 1000, float("inf")), ("1,685", 1685, 1685), ("6.4", 6.35, 6.45)],
)
def test_counts(text: str, low: float, high: float) -> None:
    span = parse_count(text)
    assert span is not None
    assert (span.low, span.high) == pytest.approx((low, high))


def test_a_dash_is_no_value() -> None:
    assert parse_count("-") is None


def test_what_is_no_count() -> None:
    with pytest.raises(ValueError, match="it is not a number such as"):
        parse_count("many")


def test_spans_meet() -> None:
    assert Span(1, 2).meets(Span(2, 3))
    assert not Span(1, 2).meets(Span(2.1, 3))


@pytest.mark.parametrize(
    ("text", "value", "spread"),
    [("98.65 ± 0.07", 98.65, 0.07), ("9m 25s ± 8s", 565, 8), ("9m 40 ± 28s", 580, 28), ("99.27", 99.27, None), ("~80%", 80, None)],
)
def test_measurements(text: str, value: float, spread: float | None) -> None:
    assert parse_measured(text) == (value, spread)


def test_what_is_no_measurement() -> None:
    with pytest.raises(ValueError, match="it is not a number such as"):
        parse_measured("fast")


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("~3x", 2.7, 3.3),
        ("3x", 2.5, 3.5),
        ("3.2x", 3.15, 3.25),
        ("80%", 1.795, 1.805),
        ("~80%", 1.72, 1.88),
        ("1.4..2x", 1.4, 2),
        ("20..50%", 1.2, 1.5),
        (">2x", 2, float("inf")),
        ("<2x", 0, 2),
    ],
)
def test_a_ratio_stands_for_an_interval(text: str, low: float, high: float) -> None:
    span = parse_ratio(text)
    assert (span.low, span.high) == pytest.approx((low, high))


@pytest.mark.parametrize("text", ["", "many times", "3", "x", "3..x", "-3x", "3 x", ">2..3x"])
def test_other_words_are_no_ratio(text: str) -> None:
    with pytest.raises(ValueError, match="it is not a ratio such as"):
        parse_ratio(text)


@pytest.mark.parametrize(("text", "reason"), [("3..2x", "its ends stand the wrong way round"), ("0x", "nothing is 0 times as good"), ("<0.0x", "nothing is 0 times as good")])
def test_a_ratio_that_cannot_be(text: str, reason: str) -> None:
    with pytest.raises(ValueError, match=reason):
        parse_ratio(text)
