"""The past of a cell in steps says on every day what resolving the whole knowledge for that day says."""

from datetime import date, timedelta
from pathlib import Path

import pytest

from generator.load import load
from generator.resolve.cells import Resolved
from generator.resolve.steps import find_steps

TODAY = date(2026, 11, 21)
DAYS = [date(1150, 1, 1), date(2013, 6, 1), *(date(year, 12, 31) for year in range(2015, 2026)), TODAY]


@pytest.mark.parametrize("folder", ["tests/fixtures/cheese/knowledge", "knowledge"])
def test_steps_agree_with_every_day(folder: str) -> None:
    knowledge = load(Path(folder)).knowledge
    assert knowledge is not None
    today = Resolved(knowledge, TODAY)
    steps = {(name, prop.id): find_steps(today, subject, prop) for name, subject in knowledge.subjects.items() for prop in knowledge.schema.properties.values()}
    # Each turn and the day before it as well, where a step too early or too late would show.
    turns = sorted({day for found in steps.values() for step in found for day in (step.day, step.day - timedelta(1) if step.day > date.min else step.day)})
    seen = 0
    for day in [*DAYS, *turns[:: max(1, len(turns) // 12)]]:
        resolved = Resolved(knowledge, day, as_of=True)
        for (name, prop), found in steps.items():
            told = [step for step in found if step.day <= day]
            wanted = resolved.cell(name, prop).current
            assert (told[-1].cell.current.values if told else ()) == wanted.values, f"{name} {prop} as of {day}"
            seen += bool(wanted.values)
    assert seen > 20


def test_steps_begin_with_an_answer_and_change_at_each_turn() -> None:
    knowledge = load(Path("tests/fixtures/cheese/knowledge")).knowledge
    assert knowledge is not None
    found = find_steps(Resolved(knowledge, TODAY), knowledge.subjects["cheddar"], knowledge.schema.properties["state"])
    # Said in 2019, and fresh for two years of 366 days.
    assert [(step.day.year, step.cell.current.values) for step in found] == [(2019, ("made",)), (2022, ())]
