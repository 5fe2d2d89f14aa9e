"""Dates, numbers and cells as exports write them."""

import pytest
from edtf import parse_edtf

from generator.exports.rows.measured import write_number
from generator.exports.writing import join_pairs, write_csv, write_json
from generator.model.dates import to_edtf


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("2015", "2015"),
        ("2015-11", "2015-11"),
        ("2015-11-09", "2015-11-09"),
        ("2016~", "2016~"),
        ("2015-10..2015-12", "[2015-10..2015-12]"),
        ("..2015-12", "[..2015-12]"),
        ("2015-10..", "[2015-10..]"),
        ("2015..2016-05", "[2015-01-01..2016-05-31]"),
        ("2016-02..2016-02-10", "[2016-02-01..2016-02-10]"),
        ("2015-10-20~..", "[2015-10-17..]"),
        ("..2015-10-20~", "[..2015-10-23]"),
    ],
)
def test_dates_are_written_in_edtf(written: str, expected: str) -> None:
    assert to_edtf(written) == expected
    assert parse_edtf(expected) is not None


def test_no_date_is_no_text() -> None:
    assert to_edtf("") == ""


@pytest.mark.parametrize(
    ("number", "expected"),
    [(0.0, "0"), (100.0, "100"), (98.65, "98.65"), (0.07, "0.07"), (1e-7, "0.0000001"), (150500.0, "150500"), (0.1 + 0.2, "0.3"), (None, ""), (float("inf"), "")],
)
def test_numbers_are_written_short(number: float | None, expected: str) -> None:
    assert write_number(number) == expected


def test_csv_quotes_what_needs_it() -> None:
    rows = [{"a": 'say "x", y', "b": ""}, {"a": "two\nlines", "b": "n/a"}]
    assert write_csv(rows, ["b", "a"]) == b'b,a\n,"say ""x"", y"\nn/a,"two\nlines"\n'
    assert write_csv([], ["b", "a"]) == b"b,a\n"


def test_json_keeps_letters() -> None:
    assert write_json({"é": [1]}) == '{\n "é": [\n  1\n ]\n}\n'.encode()


def test_pairs_without_a_value_are_left_out() -> None:
    assert join_pairs([("a", "1"), ("b", None), ("c", ""), ("d", "2")]) == "a: 1; d: 2"
