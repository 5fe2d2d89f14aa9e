"""Numbers of a subject beside those of others."""

import pytest

from generator.load import load
from generator.model.knowledge import Knowledge
from generator.views.counted import Course, Metric, count_subject, show_printed

from ..whole.built import KNOWLEDGE


@pytest.fixture(scope="module")
def knowledge() -> Knowledge:
    found = load(KNOWLEDGE).knowledge
    assert found is not None
    return found


def metrics(knowledge: Knowledge, subject: str) -> dict[str, Metric]:
    return {metric.label: metric for metric in count_subject(knowledge, subject)}


def test_a_number_has_its_place_among_those_of_the_same_source_and_time(knowledge: Knowledge) -> None:
    """Table II of Blumenthal and Taube: 151k, 44.5k, 31.1k, 19.2k and 16.9k stars."""
    (stars,) = metrics(knowledge, "pytorch")["GitHub stars"].numbers
    assert (stars.when.text, stars.printed, stars.short) == ("2020-12-06", "44.5k", "Blumenthal & Taube 2021")
    assert stars.place is not None
    assert (stars.place.x, stars.place.words) == ("29.5%", "no. 2 of 5")
    assert sorted(stars.place.others) == ["100.0%", "11.2%", "12.7%", "20.6%"]
    (most,) = metrics(knowledge, "tensorflow")["GitHub stars"].numbers
    assert most.place is not None
    assert (most.place.x, most.place.words) == ("100.0%", "the most of 5")


def test_a_number_that_nobody_printed_has_no_place(knowledge: Knowledge) -> None:
    (used,) = metrics(knowledge, "caffe")["GitHub “used by”"].numbers
    assert (used.printed, used.place) == ("none printed", None)


def test_two_dates_make_a_course(knowledge: Knowledge) -> None:
    """Of the two numbers of 2017 (1021, and at least 1000) the line begins at the one that is exact."""
    found = metrics(knowledge, "tensorflow")
    assert found["Contributors"].course == Course((("0.0%", "63.7%"), ("0.0%", "64.5%"), ("100.0%", "0.0%")), (("0.0%", "63.7%", "100.0%", "0.0%"),))
    assert found["GitHub stars"].course is None
    assert [number.printed for number in found["Contributors"].numbers] == ["1021", "≥ 1000", "2813"]


@pytest.mark.parametrize(("value", "shown"), [("151k", "151k"), (">=1000", "≥ 1000"), ("<5", "< 5"), ("~300", "~300")])
def test_signs_are_those_of_print(value: str, shown: str) -> None:
    assert show_printed(value) == shown
