"""Dates of unsure precision."""

from datetime import date, timedelta

import pytest
from edtf import parse_edtf

from generator.model.dates import parse_date, parse_duration, to_edtf


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("2015", date(2015, 1, 1), date(2015, 12, 31)),
        ("2016-02", date(2016, 2, 1), date(2016, 2, 29)),
        ("2020-12-06", date(2020, 12, 6), date(2020, 12, 6)),
        ("2015-10..2015-12", date(2015, 10, 1), date(2015, 12, 31)),
        ("..2019", date.min, date(2019, 12, 31)),
        ("2019..", date(2019, 1, 1), date.max),
        ("2016~", date(2014, 12, 31), date(2018, 1, 1)),
    ],
)
def test_a_date_is_an_interval(text: str, first: date, last: date) -> None:
    interval = parse_date(text)
    assert (interval.first, interval.last, interval.text) == (first, last, text)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("late 2015", "it is not of the form 2015, 2015-11, 2015-11-09, 2016~ or 2015-10..2015-12"),
        ("2015-13", "month must be in 1..12"),
        ("2016..2015", "the interval ends before it begins"),
        ("..", "an interval needs at least one end"),
    ],
)
def test_what_is_no_date(text: str, message: str) -> None:
    with pytest.raises(ValueError, match="^" + message.replace(".", r"\.").replace("~", "~")):
        parse_date(text)


def test_intervals_meet_and_cover() -> None:
    year, month = parse_date("2015"), parse_date("2015-11")
    assert year.meets(month)
    assert year.covers(month)
    assert not month.covers(year)
    assert not month.meets(parse_date("2015-12"))


def test_durations() -> None:
    assert parse_duration("always") is None
    assert parse_duration("6 months") == timedelta(days=186)
    with pytest.raises(ValueError, match="it is not `always`"):
        parse_duration("soon")


@pytest.mark.parametrize("text", ["2015", "2015-11", "2020-12-06", "2015-10..2015-12", "..2019", "2016~"])
def test_exports_are_written_in_edtf(text: str) -> None:
    """An independent reader takes what we write."""
    assert str(parse_edtf(to_edtf(text))) == to_edtf(text)
