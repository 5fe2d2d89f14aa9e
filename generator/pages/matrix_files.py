"""What the scripts of the matrices read: files of the site itself, not a part of the data for others."""

import json
from dataclasses import replace
from datetime import date
from functools import partial
from typing import Any

from ..exports.writing import Files
from ..views.cell import CellView
from ..views.matrix import CONDITIONS, CONDITIONS_BY_TYPE, subject_words, values_of
from .context import Context
from .matrix import matrix_address, ordered_subjects

ANSWERS, STEPS = "matrix/answers.json", "matrix/steps.json"
# On paper a table of any width is a list of answers, each with its question: a style sheet that only a printer reads has the questions by column.
PRINT = "print.css"


def render_matrix_files(context: Context) -> Files:
    """The answers of today with what one may filter by, those of any day before, and what each column is called on paper."""
    sheets = {matrix_address(group, "") + PRINT: partial(_print, context, group) for group in ("", *context.schema.groups)}
    return Files({ANSWERS: lambda: _write(_answers(context)), STEPS: lambda: _write(_steps(context)), **sheets})


def _print(context: Context, group: str) -> bytes:
    labels = [prop.label for prop in context.schema.properties.values() if group in ("", prop.group)]
    # A string of CSS is written as one of JSON is, if no sign of it is escaped by JSON alone.
    rules = (f"#matrix:not(.a-turned) > tbody > tr > :nth-child({place})::after {{ content: {json.dumps(label, ensure_ascii=False)} }}\n" for place, label in enumerate(labels, 2))
    return "".join(rules).encode()


def _write(value: Any) -> bytes:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode()


def _answers(context: Context) -> dict[str, Any]:
    sources = {name: place for place, name in enumerate(context.knowledge.sources)}
    subjects = {}
    for subject in ordered_subjects(context):
        cells = {}
        for name, prop in context.schema.properties.items():
            cell = None if prop.applies_to and subject.kind not in prop.applies_to else context.cells.view(subject.id, name)
            if cell is None or cell.researched:
                cells[name] = [_place(context, name, cell), *(sources[source] for source in (cell.sources if cell else ()))]
        subjects[subject.id] = {"name": subject.name, "kind": subject.kind, "words": subject_words((subject.name, *subject.aliases)), "cells": cells}
    return {
        "day": context.day.isoformat(),
        "conditions": {kind: CONDITIONS | CONDITIONS_BY_TYPE.get(kind, {}) for kind in sorted({prop.type for prop in context.schema.properties.values()})},
        "groups": {name: group.label for name, group in context.schema.groups.items()},
        "properties": {name: question.record() for name, question in context.questions.items()},
        "sources": list(sources),
        "subjects": subjects,
    }


def _place(context: Context, prop: str, cell: CellView | None) -> int:
    values, texts = values_of(cell)
    return context.questions[prop].order[values or texts]


def _steps(context: Context) -> dict[str, Any]:
    """By subject and property: from which day on, which answer, shown by which HTML; -1 for no answer. Before the first day there is none."""
    drawn: dict[tuple[str, str], int] = {}
    subjects: dict[str, dict[str, list[tuple[str, int, int]]]] = {}
    for subject in context.knowledge.subjects:
        for prop in context.schema.properties:
            steps = context.past.steps(subject, prop)
            if steps:
                found = [(_iso(day), _place(context, prop, cell) if cell.researched else -1, drawn.setdefault(_draw(context, cell), len(drawn))) for day, cell in steps]
                subjects.setdefault(subject, {})[prop] = found
    blank = CellView("", "", "", "", "")
    return {"subjects": subjects, "empty": _draw(context, replace(blank, elsewhen=True)), "todo": _draw(context, blank), "drawn": list(drawn)}


def _draw(context: Context, cell: CellView) -> tuple[str, str]:
    """The class and the HTML of a cell."""
    return str(context.renderer.macro("cell", "slim_sign")(cell)), str(context.renderer.macro("cell", "slim_words")(cell))


def _iso(day: date) -> str:
    return "" if day == date.min else day.isoformat()
