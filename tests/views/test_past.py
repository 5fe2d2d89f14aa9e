"""The past of cells: from which day on they show what, by the dates of a small knowledge."""

from datetime import date

import pytest

from generator.resolve.cells import Resolved
from generator.views.cells import CellViews
from generator.views.past import Past, last_day

from ..reading import CHEESE, read

ALWAYS = date.min
# The handbook is of 2019, and tells of all years before; the notes are of a day in 2021.
HANDBOOK, NOTES = date(2019, 1, 1), date(2021, 3, 4)


@pytest.fixture(scope="module")
def past() -> Past:
    return Past(CellViews(Resolved(read(CHEESE), date(2021, 5, 3))))


def test_every_cell_changes_when_its_sources_speak(past: Past) -> None:
    knowledge = past.cells.knowledge
    found = {
        (subject, prop): [(day, cell.raw or tuple(text.text for text in cell.texts)) for day, cell in steps]
        for subject in knowledge.subjects
        for prop in knowledge.schema.properties
        if (steps := past.steps(subject, prop))
    }
    assert found == {
        ("cheddar", "summary"): [(HANDBOOK, ("a hard cheese",))],
        ("cheddar", "state"): [(HANDBOOK, ("made",))],
        # What is dated by itself is known from that day on, whenever it was told.
        ("cheddar", "first-made"): [(date(1160, 1, 1), ("1160..1180",)), (date(1170, 1, 1), ("1170",))],
        ("cheddar", "makers"): [(HANDBOOK, ("valley-dairy",)), (NOTES, ("hill-farm",))],
        ("cheddar", "recipes"): [(ALWAYS, ("2",))],
        ("cheddar", "milk"): [(ALWAYS, ("jersey",))],
        ("cheddar", "protected"): [(HANDBOOK, ("partial",)), (NOTES, ("no",))],
        ("cheddar", "ripening"): [(HANDBOOK, ("36",))],
        ("cheddar", "strength"): [(HANDBOOK, ("mild",)), (NOTES, ("strong",))],
        ("moon", "state"): [(HANDBOOK, ("ended",))],
        ("moon", "production-ended"): [(date(1969, 1, 1), ("1969",))],
        ("moon", "milk"): [(ALWAYS, ("unknown",))],
        ("moon", "replaced-by"): [(ALWAYS, ("cheddar",))],
        ("roquefort", "summary"): [(HANDBOOK, ("a blue cheese",))],
        ("roquefort", "state"): [(HANDBOOK, ("made",))],
        # About 1411 is a year earlier or later, and a year has at most 366 days.
        ("roquefort", "first-made"): [(date(1409, 12, 31), ("1411~",))],
        ("roquefort", "milk"): [(ALWAYS, ("ewe",))],
        ("roquefort", "protected"): [(HANDBOOK, ("yes",))],
        ("roquefort", "made-with"): [(ALWAYS, ("penicillium",))],
        ("roquefort", "strength"): [(HANDBOOK, ("strong",))],
        ("penicillium", "state"): [(NOTES, ("made",))],
        ("penicillium", "protected"): [(NOTES, ("n/a",))],
    }


@pytest.mark.parametrize(
    ("day", "raw", "elsewhen"),
    [
        # There are answers, but for other days.
        (date(2018, 12, 31), (), True),
        (date(2019, 1, 1), ("partial",), False),
        (date(2021, 3, 3), ("partial",), False),
        (date(2021, 3, 4), ("no",), False),
    ],
)
def test_a_day_shows_the_last_step_before_it(past: Past, day: date, raw: tuple[str, ...], elsewhen: bool) -> None:
    view = past.view("cheddar", "protected", day)
    assert (view.raw, view.researched, view.elsewhen) == (raw, bool(raw), elsewhen)


def test_what_nobody_researched_is_not_called_elsewhen(past: Past) -> None:
    view = past.view("moon", "protected", date(2020, 1, 1))
    assert (view.subject_name, view.label, view.researched, view.elsewhen) == ("Moon <Cheese> & Co", "Protected name", False, False)


def test_steps_are_worked_out_once(past: Past) -> None:
    assert past.steps("cheddar", "strength") is past.steps("cheddar", "strength")


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("2019", date(2019, 12, 31)),
        ("2020-02", date(2020, 2, 29)),
        ("2019-02-03", date(2019, 2, 3)),
        ("2019~", date(2020, 12, 31)),
        ("2018..2019-06", date(2019, 6, 30)),
    ],
)
def test_a_date_means_its_last_day(text: str, day: date) -> None:
    assert last_day(text) == day
