"""What the scripts of a matrix compare: answers in order, options, conditions, and the filters of the bar."""

from datetime import date

import pytest

from generator.resolve.cells import Resolved
from generator.views.cells import CellViews
from generator.views.matrix import FilterView, Question, ask_questions, bar_filters, subject_words, values_of
from generator.views.past import Past

from ..reading import CHEESE, read

DAY = date(2021, 5, 3)


@pytest.fixture(scope="module")
def cells() -> CellViews:
    return CellViews(Resolved(read(CHEESE), DAY))


@pytest.fixture(scope="module")
def questions(cells: CellViews) -> dict[str, Question]:
    return ask_questions(cells, Past(cells))


def test_answers_of_today_and_before_stand_in_their_order(questions: dict[str, Question]) -> None:
    assert {name: list(question.order) for name, question in questions.items()} == {
        # Prose is compared by what it says.
        "summary": [("a blue cheese",), ("a hard cheese",)],
        "state": [("made",), ("ended",)],
        # Exact dates come before those around them.
        "first-made": [("1170",), ("1160..1180",), ("1411~",)],
        "production-ended": [("1969",)],
        # The former answer, too: the script looks at the past.
        "makers": [("hill-farm",), ("valley-dairy",)],
        "recipes": [("2",)],
        "milk": [("ewe",), ("jersey",), ("unknown",)],
        "protected": [("no",), ("partial",), ("yes",), ("n/a",)],
        "ripening": [("36",)],
        # A culture cannot be asked: that is an answer, and comes last.
        "made-with": [("penicillium",), ("n/a",)],
        "replaced-by": [("cheddar",), ("n/a",)],
        "strength": [("mild",), ("strong",)],
    }


def test_options_are_whole_scales_and_wider_words(questions: dict[str, Question]) -> None:
    assert {name: (question.options, question.scaled) for name, question in questions.items()} == {
        "summary": ((), 0),
        "state": (("made", "ended"), 0),
        "first-made": (("1160", "1170", "1409"), 3),
        "production-ended": (("1969",), 1),
        # A farm belongs to a dairy, and is found by its name as well.
        "makers": (("hill-farm", "valley-dairy"), 0),
        "recipes": ((), 0),
        # A Jersey cow is a cow, so that one may ask for cows, whom nobody names.
        "milk": (("any-cow", "ewe", "jersey"), 0),
        # One may ask for what nobody answers, but n/a has no place on the scale.
        "protected": (("no", "removed", "planned", "partial", "yes", "n/a"), 5),
        "ripening": (("36",), 1),
        "made-with": (("penicillium", "n/a"), 0),
        "replaced-by": (("cheddar", "n/a"), 0),
        "strength": (("mild", "mixed", "strong"), 3),
    }


def test_a_record_says_all_that_a_script_needs(questions: dict[str, Question]) -> None:
    """An answer: its values, its words as one looks for them, and the options that it says yes to."""
    assert questions["milk"].record() == {
        "group": "making",
        "label": "Milk",
        "type": "term",
        "options": [["any-cow", "cow"], ["ewe", "ewe"], ["jersey", "Jersey cow"]],
        "scaled": 0,
        "answers": [[["ewe"], "ewe", [1]], [["jersey"], "jersey cow", [0, 2]], [["unknown"], "unknown", []]],
        # Two answer the question; who looked and found nothing does not.
        "real": 2,
    }
    assert questions["first-made"].record() == {
        "group": "identity",
        "label": "First made",
        "type": "date",
        "options": [["1160", "1160"], ["1170", "1170"], ["1409", "1409"]],
        "scaled": 3,
        "answers": [[["1170"], "1170", [1]], [["[1160..1180]"], "1160 – 1180", [0]], [["1411~"], "c. 1411", [2]]],
        "real": 3,
    }
    assert questions["summary"].record() == {
        "group": "identity",
        "label": "What it is",
        "type": "prose",
        "options": [],
        "scaled": 0,
        "answers": [[["a blue cheese"], "a blue cheese", []], [["a hard cheese"], "a hard cheese", []]],
        "real": 2,
    }


def test_the_bar_offers_the_widest_answers_in_words(questions: dict[str, Question]) -> None:
    assert bar_filters(questions, ("milk", "state")) == (
        FilterView("milk", "Milk", (("any-cow", "cow"), ("ewe", "ewe"))),
        FilterView("state", "State", (("made", "still made"), ("ended", "no longer made"))),
    )
    assert bar_filters(questions, ()) == ()


def test_the_values_of_a_cell_are_those_of_the_knowledge(cells: CellViews) -> None:
    assert values_of(cells.view("roquefort", "first-made")) == (("1411~",), ())
    assert values_of(cells.view("roquefort", "summary")) == ((), ("a blue cheese",))
    assert values_of(cells.view("moon", "protected")) == ((), ())
    assert values_of(None) == (("n/a",), ())


def test_names_are_looked_for_without_regard_to_case_and_accents() -> None:
    assert subject_words(("Brie de Meaux", "Crème")) == "brie de meaux creme"
