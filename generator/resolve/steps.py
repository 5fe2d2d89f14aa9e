"""The answers to one property of one subject through time: from which day on which answer held, as far as the evidence tells."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from ..model.dates import parse_date
from ..model.schema import Property
from ..model.subject import Subject
from .answers import DAY, Answer
from .cells import Cell, Resolved
from .current import NOTHING, choose_current


@dataclass(frozen=True)
class Step:
    """From this day on, until the next step, the cell is this one; it may have no answer."""

    day: date
    cell: Cell


def find_steps(resolved: Resolved, subject: Subject, prop: Property) -> list[Step]:
    """Every change of what `Resolved(…, as_of=True)` shows, up to the day of the build; none if nothing ever held.

    The first step begins with the first answer: before it there is none.
    """
    steps: list[Step] = []
    for day in sorted({day for day in _turns(resolved, subject, prop) if day <= resolved.day}):
        cell = cell_on(resolved, subject, prop, day)
        before = steps[-1].cell.current if steps else NOTHING
        if (cell.current.values, cell.current.answers) != (before.values, before.answers):
            steps.append(Step(day, cell))
    return steps


def cell_on(resolved: Resolved, subject: Subject, prop: Property, day: date) -> Cell:
    """The cell as of a day, from answers that have been set in time already."""
    cell = resolved.cell(subject.id, prop.id)
    if cell.origin == "inherited" and cell.via:
        told = cell_on(resolved, resolved.knowledge.subjects[cell.via], prop, day)
        return Cell(subject, prop, told.answers, told.current, told.pairs, "inherited", cell.via)
    if cell.answers:
        current = choose_current(cell.answers, resolved.question(subject, prop), day, as_of=True)
        return Cell(subject, prop, cell.answers, current, cell.pairs)
    for name in prop.implied_by:
        if name in resolved.knowledge.schema.properties:
            narrow = cell_on(resolved, subject, resolved.knowledge.schema.properties[name], day)
            if narrow.current.values == ("yes",):
                return Cell(subject, prop, (), narrow.current, (), "implied", name)
    return Cell(subject, prop)


def _turns(resolved: Resolved, subject: Subject, prop: Property) -> Iterator[date]:
    """The days on which another answer may begin to be shown."""
    cell = resolved.cell(subject.id, prop.id)
    for answer in cell.answers:
        yield from _turns_of(answer)
    if not cell.answers:
        for name in prop.implied_by:
            if name in resolved.knowledge.schema.properties:
                yield from _turns(resolved, subject, resolved.knowledge.schema.properties[name])


def _turns_of(answer: Answer) -> Iterator[date]:
    yield answer.held.first
    if answer.held.last < date.max:
        yield answer.held.last + DAY
    if answer.claim.from_:
        yield parse_date(answer.claim.from_).first
    if answer.claim.until and parse_date(answer.claim.until).last < date.max:
        yield parse_date(answer.claim.until).last + DAY
