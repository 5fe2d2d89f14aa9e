"""Versions that a claim holds for."""

import pytest

from generator.model.versions import parse_versions


@pytest.mark.parametrize(
    ("a", "b", "meet"),
    [("1", "1.7", True), ("1", "2", False), ("2+", "2.4.0", True), ("2+", "1.9", False), ("1.0..1.7", "1.7.2", True), ("1.0..1.7", "1.8", False), ("2.4.0", "2.4.0", True), ("1", "10", False)],
)
def test_ranges_meet(a: str, b: str, meet: bool) -> None:
    assert parse_versions(a).meets(parse_versions(b)) is meet
    assert parse_versions(b).meets(parse_versions(a)) is meet


@pytest.mark.parametrize("text", ["v2", "2.x", "2+..3", "1..", ""])
def test_what_is_no_version(text: str) -> None:
    with pytest.raises(ValueError, match="it is not of the form"):
        parse_versions(text)
