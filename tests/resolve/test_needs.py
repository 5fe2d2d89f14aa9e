"""How answers stand to needs: by their own word, by what they are a kind of, in their scope, and against each other."""

from typing import Any

import pytest

from generator.model.needs import Condition
from generator.model.schema import Property, Term
from generator.model.subject import Claim, Subject
from generator.resolve.answers import Question, find_pairs, prepare
from generator.resolve.cells import Cell, Resolved
from generator.resolve.current import choose_current
from generator.resolve.needs import Standing, Voice, combine, decide, hear

from .test_cells import PROPERTY, TODAY, make_knowledge, said

TERMS = {"metal": Term(), "steel": Term(broader="metal"), "wood": Term()}  # type: ignore[arg-type]
HAS_STEAM = Condition(meets=("yes",))
AFLOAT = Condition(meets=("afloat",), misses=("sunk",))


def make_property(**fields: Any) -> Property:
    return Property.model_validate(PROPERTY | fields)


def cell_of(prop: str, claims: list[dict[str, Any]], **subject: Any) -> Cell:
    return Resolved(make_knowledge(ark={prop: claims, **subject}), TODAY).cell("ark", prop)


@pytest.mark.parametrize(
    ("word", "standing"),
    [("steel", "meets"), ("metal", "meets"), ("wood", "unknown"), ("unknown", "unknown"), ("n/a", "na")],
)
def test_a_narrower_term_stands_as_the_wider_one(word: str, standing: Standing) -> None:
    assert decide(make_property(type="term", vocabulary="materials"), Condition(meets=("metal",)), word, TERMS) == standing


def test_the_word_itself_goes_before_what_it_is_a_kind_of() -> None:
    asked = Condition(meets=("metal",), misses=("steel",))
    assert decide(make_property(type="term"), asked, "steel", TERMS) == "misses"


@pytest.mark.parametrize(
    ("word", "standing"),
    [("yes", "meets"), ("partial", "partly"), ("no", "misses"), ("planned", "misses"), ("removed", "misses"), ("n/a", "na"), ("unknown", "unknown")],
)
def test_the_words_of_support_need_not_be_listed(word: str, standing: Standing) -> None:
    assert decide(make_property(type="support"), HAS_STEAM, word, {}) == standing


def test_a_list_goes_before_what_support_means() -> None:
    asked = Condition(meets=("no",), misses=("partial",))
    assert [decide(make_property(type="support"), asked, word, {}) for word in ("no", "partial", "yes")] == ["meets", "misses", "unknown"]


@pytest.mark.parametrize(
    ("expression", "standing"),
    [
        ("MIT", "meets"),
        ("MIT OR GPL-3.0-only", "meets"),
        ("MIT AND GPL-3.0-only", "misses"),
        ("MIT AND Zlib", "unknown"),
        ("GPL-3.0-only OR Zlib", "unknown"),
        ("MIT AND Apache-2.0 OR GPL-3.0-only", "meets"),
        ("MIT AND (Zlib OR GPL-3.0-only)", "unknown"),
    ],
)
def test_of_joined_licences_one_may_choose_or_must_take_all(expression: str, standing: Standing) -> None:
    asked = Condition(meets=("MIT", "Apache-2.0"), misses=("GPL-3.0-only",))
    assert decide(make_property(type="license"), asked, expression, {}) == standing


def test_the_four_absences_stay_four() -> None:
    found = [hear(cell_of("steam", [said(word, 2025)] if word else []), HAS_STEAM, {}).standing for word in ("no", "unknown", "n/a", "")]
    assert found == ["misses", "unknown", "na", "todo"]


def test_sources_that_contradict_each_other_meet_it_in_part() -> None:
    voice = hear(cell_of("steam", [said("yes", 2025), said("no", 2025)]), HAS_STEAM, {})
    assert (voice.standing, voice.disputed) == ("partly", True)
    assert combine([voice]).standing == "partly"
    # Only the preferred one is shown, and still it does not count as full.
    cell = cell_of("status", [said("afloat", 2025, rank="preferred", note="seen"), said("sunk", 2025)])
    assert cell.current.values == ("afloat",)
    assert combine([hear(cell, AFLOAT, {})]) == Voice("partly", disputed=True)


def test_what_is_contradicted_in_something_else_stays_full() -> None:
    """Both sides of the disagreement meet the need."""
    cell = cell_of("status", [said("afloat", 2025), said("sunk", 2025)])
    assert cell.disagreements
    assert combine([hear(cell, Condition(meets=("afloat", "sunk")), {})]) == Voice("meets")


def test_the_newest_edition_speaks() -> None:
    refits = [{"value": "1", "with": {"date": "1990"}, "cite": {"log-1990": "p. 1"}}, {"value": "2", "with": {"date": "2017"}, "cite": {"log-2017": "p. 1"}}]
    both = cell_of("diesel", [said("no", 1990, version="1"), said("yes", 2025, version="2")], editions=["1", "2"], refits=refits)
    assert hear(both, HAS_STEAM, {}).standing == "meets"
    old = hear(cell_of("diesel", [said("yes", 1990, version="1")], editions=["1", "2"], refits=refits), HAS_STEAM, {})
    assert (old.standing, old.narrow, combine([old]).standing) == ("meets", True, "partly")


@pytest.mark.parametrize(("word", "standing"), [("yes", "partly"), ("no", "unknown")])
def test_a_condition_neither_meets_it_fully_nor_misses_it(word: str, standing: Standing) -> None:
    voice = hear(cell_of("steam", [said(word, 2025, when="at sea")]), HAS_STEAM, {})
    assert voice.narrow
    assert combine([voice]).standing == standing


CLOSED = make_property(type="term", vocabulary="materials", many="yes", list="closed")
OPEN = make_property(type="term", vocabulary="materials", many="yes")


def list_of(prop: Property, *claims: dict[str, Any]) -> Cell:
    """A cell of a list, from claims of one year."""
    question = Question(prop, TERMS, (), make_knowledge().sources)
    answers = tuple(prepare(Claim.model_validate({"cite": {"log-2025": "p. 1"}, **claim}), question) for claim in claims)
    return Cell(Subject(name="ark", kind="boat"), prop, answers, choose_current(answers, question, TODAY), tuple(find_pairs(answers, question)))


@pytest.mark.parametrize(
    ("prop", "claims", "standing"),
    [
        (OPEN, [{"value": ["wood", "steel"]}], "meets"),
        (OPEN, [{"value": "wood"}], "unknown"),
        (OPEN, [{"value": "wood", "complete": "yes"}], "misses"),
        (OPEN, [{"value": "wood"}, {"not": "metal"}], "misses"),
        (OPEN, [{"value": "steel", "when": "at sea"}], "partly"),
        (OPEN, [{"value": "steel"}, {"not": "metal"}], "partly"),
        (OPEN, [{"value": "unknown"}], "unknown"),
        (CLOSED, [{"value": "wood"}], "misses"),
        (CLOSED, [{"value": "unknown"}], "unknown"),
    ],
)
def test_what_a_list_does_not_name_is_missed_only_where_it_is_denied(prop: Property, claims: list[dict[str, Any]], standing: Standing) -> None:
    assert combine([hear(list_of(prop, *claims), Condition(meets=("metal",)), TERMS)]).standing == standing


def test_a_dispute_over_another_element_is_no_dispute_over_the_need() -> None:
    cell = list_of(OPEN, {"value": ["steel", "wood"]}, {"not": "wood"})
    assert cell.disagreements
    assert combine([hear(cell, Condition(meets=("metal",)), TERMS)]) == Voice("meets")


MEETS, PARTLY, MISSES, UNKNOWN, TODO = Voice("meets"), Voice("partly"), Voice("misses"), Voice("unknown"), Voice("todo")


@pytest.mark.parametrize(
    ("voices", "outcome"),
    [
        ([], TODO),
        ([TODO, UNKNOWN], UNKNOWN),
        ([TODO, Voice("na")], Voice("na")),
        ([MEETS, UNKNOWN, TODO], MEETS),
        ([MISSES, MISSES], MISSES),
        ([MEETS, PARTLY], PARTLY),
        ([PARTLY, MISSES], PARTLY),
        ([MEETS, MISSES], Voice("partly", disputed=True)),
        ([MEETS, Voice("misses", narrow=True)], PARTLY),
        ([Voice("meets", narrow=True)], PARTLY),
        ([Voice("misses", narrow=True)], Voice("unknown", narrow=True)),
        ([Voice("misses", disputed=True)], Voice("partly", disputed=True)),
    ],
)
def test_every_voice_counts_alike(voices: list[Voice], outcome: Voice) -> None:
    assert combine(voices) == outcome
