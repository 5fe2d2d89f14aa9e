"""The two files that scripts of the matrices read, whole, for a small knowledge."""

import json
from datetime import date
from typing import Any

import pytest

from generator.pages.context import Context
from generator.pages.matrix_files import render_matrix_files

from ..reading import CHEESE, context_of

# By property: the place of the answer among all to it, then the places of its sources: the handbook 0, the notes 1.
SUBJECTS = {
    "cheddar": {
        "name": "Cheddar",
        "kind": "cheese",
        "words": "cheddar chedder",
        "cells": {"summary": [1, 0], "state": [0, 0], "first-made": [0, 0, 1], "makers": [0, 0, 1], "recipes": [0, 0], "milk": [1, 1], "protected": [0, 1], "ripening": [0, 0], "strength": [1, 1]},
    },
    "roquefort": {
        "name": "Roquefort",
        "kind": "cheese",
        "words": "roquefort",
        "cells": {"summary": [0, 0], "state": [0, 0], "first-made": [2, 0], "milk": [0, 0], "protected": [2, 0], "made-with": [0, 0], "strength": [1, 0]},
    },
    "moon": {
        "name": "Moon <Cheese> & Co",
        "kind": "cheese",
        "words": "moon <cheese> & co",
        "cells": {"state": [1, 0], "production-ended": [0, 0], "milk": [2, 0], "replaced-by": [0, 0]},
    },
    "penicillium": {
        "name": "Penicillium",
        "kind": "culture",
        "words": "penicillium",
        "cells": {"state": [0, 1], "protected": [3, 1], "made-with": [1], "replaced-by": [1]},
    },
}
# From which day on ("" is always) the answer at which place, drawn as the how manieth of what is drawn.
STEPS = {
    "cheddar": {
        "summary": [["2019-01-01", 1, 0]],
        "state": [["2019-01-01", 0, 1]],
        "first-made": [["1160-01-01", 1, 2], ["1170-01-01", 0, 3]],
        "makers": [["2019-01-01", 1, 4], ["2021-03-04", 0, 5]],
        "recipes": [["", 0, 6]],
        "milk": [["", 1, 7]],
        "protected": [["2019-01-01", 1, 8], ["2021-03-04", 0, 9]],
        "ripening": [["2019-01-01", 0, 10]],
        "strength": [["2019-01-01", 0, 11], ["2021-03-04", 1, 12]],
    },
    "moon": {
        "state": [["2019-01-01", 1, 13]],
        "production-ended": [["1969-01-01", 0, 14]],
        "milk": [["", 2, 15]],
        "replaced-by": [["", 0, 16]],
    },
    "roquefort": {
        "summary": [["2019-01-01", 0, 0]],
        "state": [["2019-01-01", 0, 1]],
        "first-made": [["1409-12-31", 2, 17]],
        "milk": [["", 0, 18]],
        "protected": [["2019-01-01", 2, 19]],
        "made-with": [["", 0, 20]],
        "strength": [["2019-01-01", 1, 21]],
    },
    "penicillium": {
        "state": [["2021-03-04", 0, 22]],
        "protected": [["2021-03-04", 3, 23]],
    },
}
# The class and the HTML of a cell; cells that look the same are drawn once.
DRAWN = [
    ["", '1 statement <span class="a-ev a-ev--unchecked">1</span>'],
    ["a-sign a-status--active", 'still made <span class="a-ev a-ev--unchecked">1</span>'],
    ["", '1160 – 1180 <span class="a-ev a-ev--unchecked">1</span>'],
    ["", '1170 <span class="a-ev a-ev--unchecked">2</span>'],
    ["", 'Valley Dairy <span class="a-ev a-ev--unchecked">1</span>'],
    ["", 'Hill Farm <span class="a-ev a-ev--unchecked">2</span>'],
    ["", '2 <span class="a-ev a-ev--unchecked">1</span>'],
    ["", 'Jersey cow <span class="a-ev a-ev--unchecked">1</span>'],
    ["a-sign a-sup--partial", 'partial <span class="a-ev a-ev--unchecked">1</span><span class="a-mark a-mark--differ"></span>'],
    ["a-sign a-sup--no", 'no <span class="a-ev a-ev--unchecked">1</span><span class="a-mark a-mark--differ"></span>'],
    ["", '36 <span class="a-ev a-ev--unchecked">1</span>'],
    ["", 'mild <span class="a-ev a-ev--unchecked">1</span><span class="a-mark a-mark--differ"></span>'],
    ["", 'strong <span class="a-ev a-ev--unchecked">1</span><span class="a-mark a-mark--differ"></span>'],
    ["a-sign a-status--archived", 'no longer made <span class="a-ev a-ev--unchecked">1</span>'],
    ["", '1969 <span class="a-ev a-ev--unchecked">1</span>'],
    ["a-sign a-sup--unknown", 'unknown <span class="a-ev a-ev--unchecked">1</span>'],
    ["", 'Cheddar <span class="a-ev a-ev--unchecked">1</span>'],
    ["", 'c. 1411 <span class="a-ev a-ev--unchecked">1</span>'],
    ["", 'ewe <span class="a-ev a-ev--unchecked">1</span>'],
    ["a-sign a-sup--yes", 'yes <span class="a-ev a-ev--unchecked">1</span>'],
    ["", 'Penicillium <span class="a-ev a-ev--unchecked">1</span>'],
    ["", 'strong <span class="a-ev a-ev--unchecked">1</span>'],
    ["a-sign a-status--active", 'still made <span class="a-ev">1</span>'],
    ["a-sign a-sup--na", 'n/a <span class="a-ev a-ev--unchecked">1</span>'],
]


@pytest.fixture(scope="module")
def context() -> Context:
    return context_of(CHEESE, date(2021, 5, 3))


def load_file(context: Context, name: str) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(render_matrix_files(context)[name])
    return found


def test_there_are_two_files_and_a_print_sheet_for_each_matrix(context: Context) -> None:
    sheets = ["matrix/print.css", "matrix/identity/print.css", "matrix/making/print.css", "matrix/taste/print.css"]
    assert list(render_matrix_files(context)) == ["matrix/answers.json", "matrix/steps.json", *sheets]


def test_on_paper_an_answer_is_preceded_by_its_question(context: Context) -> None:
    """The first column is the subject's name, and is not labelled."""
    rules = render_matrix_files(context)["matrix/taste/print.css"].decode().splitlines()
    assert rules == [
        '#matrix:not(.a-turned) > tbody > tr > :nth-child(2)::after { content: "Strength" }',
    ]


def test_the_answers_of_today(context: Context) -> None:
    assert load_file(context, "matrix/answers.json") == {
        "day": "2021-05-03",
        # Of the types that the knowledge has, and of no other.
        "conditions": {
            "date": {"is": "is {}", "not": "is not {}", "min": "is {} or later", "above": "is later than {}"},
            "judgement": {"is": "is {}", "not": "is not {}", "min": "is {} or above", "above": "is above {}"},
            "number": {"is": "is {}", "not": "is not {}", "min": "is {} or more", "above": "is more than {}"},
            "prose": {"is": "is {}", "not": "is not {}"},
            "ref": {"is": "is {}", "not": "is not {}"},
            "support": {"is": "is {}", "not": "is not {}", "min": "is {} or better", "above": "is not {} or worse"},
            "term": {"is": "is {}", "not": "is not {}"},
            "text": {"is": "is {}", "not": "is not {}"},
        },
        "groups": {"identity": "Identity", "making": "Making & ripening", "taste": "Taste"},
        # Each is tested by itself in tests/views/test_matrix.py.
        "properties": {name: question.record() for name, question in context.questions.items()},
        "sources": ["curd-2019", "whey-2021"],
        "subjects": SUBJECTS,
    }


def test_the_answers_of_any_day(context: Context) -> None:
    assert load_file(context, "matrix/steps.json") == {
        "subjects": STEPS,
        "empty": ["a-sign a-sup--then", "no evidence then"],
        "todo": ["a-sign a-sup--todo", "not researched yet"],
        "drawn": DRAWN,
    }


def test_an_answer_that_no_longer_holds_gives_way_to_none() -> None:
    """What was said in 2019 stays fresh for two years of 366 days; after that the place is -1."""
    steps = load_file(context_of(CHEESE, date(2026, 1, 1)), "matrix/steps.json")
    assert steps["subjects"]["roquefort"]["state"] == [["2019-01-01", 0, 2], ["2022-01-02", -1, 1]]
    assert steps["drawn"][1] == steps["empty"]
