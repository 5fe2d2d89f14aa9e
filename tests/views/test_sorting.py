"""Sort keys and filter words of every type, in tables."""

from pathlib import Path

import pytest

from generator.load import load
from generator.model.knowledge import Knowledge
from generator.model.schema import Property, Term
from generator.views.sorting import answer_words, fold, natural_key, sort_key, widest


@pytest.fixture(scope="module")
def knowledge() -> Knowledge:
    """A small knowledge, to which tests ask questions of their own."""
    found = load(Path("tests/fixtures/cheese/knowledge")).knowledge
    assert found is not None
    found.vocabularies["licences"] = {"LicenseRef-BSD": Term(label="BSD"), "BSD-2-Clause": Term(broader=("LicenseRef-BSD",)), "BSD-3-Clause": Term(broader=("LicenseRef-BSD",))}
    return found


def ask(type: str, **more: object) -> Property:
    return Property.model_validate({"group": "identity", "label": "any", "counts": "any", "fresh_for": "always", "type": type} | more)


STATE = ask("term", vocabulary="state")
MILK = ask("term", vocabulary="milk", many="yes")
ORDERS = [
    # By the middle, the more exact first; what is known to lie before a day stands at that day; silence last.
    (ask("date"), ["2014", "2015-03", "2015", "2015~", "2015-11-09", "2015-11", "2015-10..2015-12", "2016-01", "..2016", "2017..", "n/a", "unknown"]),
    (ask("number"), ["9", "~300", "44.5k", "151k", ">=1000000", "n/a", "unknown"]),
    (ask("support"), ["no", "removed", "planned", "partial", "yes", "n/a", "unknown"]),
    (ask("judgement", scale=["mild", "mixed", "strong"]), ["mild", "mixed", "strong", "n/a", "unknown"]),
    (STATE, ["made", "ended", "unknown"]),
    # Terms without signs go by their labels: cow, ewe, goat, Jersey cow.
    (MILK, ["any-cow", "ewe", "goat", "jersey"]),
    (ask("text"), ["1.2", "1.9", "1.10", "2.0", "Ähre", "Zebra", "unknown"]),
    (ask("name"), ["v0.4", "v0.12", "V1"]),
    (ask("ref"), ["cheddar", "moon", "roquefort"]),
]


@pytest.mark.parametrize(("prop", "ordered"), ORDERS, ids=[f"{prop.type} {number}" for number, (prop, _) in enumerate(ORDERS)])
def test_answers_have_the_order_of_their_type(knowledge: Knowledge, prop: Property, ordered: list[str]) -> None:
    # Two orders of the input, so that no sort that merely keeps the order passes.
    for given in (ordered[::-1], ordered[1::2] + ordered[::2]):
        assert sorted(given, key=lambda value: sort_key(knowledge, prop, (value,))) == ordered


def test_what_denies_without_a_value_comes_last(knowledge: Knowledge) -> None:
    assert sort_key(knowledge, MILK, ()) > sort_key(knowledge, MILK, ("unknown",)) > sort_key(knowledge, MILK, ("jersey", "ewe"))


def test_lists_compare_element_by_element(knowledge: Knowledge) -> None:
    lists = [("any-cow",), ("any-cow", "ewe"), ("any-cow", "goat"), ("goat",)]
    assert sorted([lists[place] for place in (2, 0, 3, 1)], key=lambda values: sort_key(knowledge, MILK, values)) == lists


@pytest.mark.parametrize(
    ("prop", "value", "words"),
    [
        (ask("date"), "2015-11", ("2015",)),
        (ask("date"), "..2016", ("2016",)),
        (ask("date"), "unknown", ("unknown",)),
        (ask("support"), "partial", ("partial",)),
        (MILK, "jersey", ("any-cow", "jersey")),
        (ask("license", vocabulary="licences"), "BSD-3-Clause", ("BSD-3-Clause", "LicenseRef-BSD")),
        (ask("license", vocabulary="licences"), "MIT OR (Apache-2.0 AND BSD-2-Clause)", ("Apache-2.0", "BSD-2-Clause", "LicenseRef-BSD", "MIT")),
    ],
)
def test_an_answer_says_yes_to_itself_and_to_what_is_wider(knowledge: Knowledge, prop: Property, value: str, words: tuple[str, ...]) -> None:
    assert tuple(word for word in answer_words(knowledge, prop, value) if word) == words


def test_a_family_is_a_word_without_a_wider_one(knowledge: Knowledge) -> None:
    prop = ask("license", vocabulary="licences")
    assert widest(knowledge, prop, ("BSD-2-Clause", "LicenseRef-BSD", "MIT")) == ("LicenseRef-BSD", "MIT")
    assert widest(knowledge, MILK, ("jersey", "any-cow", "goat")) == ("any-cow", "goat")


@pytest.mark.parametrize(("text", "folded"), [("  Crème   Brûlée\n", "creme brulee"), ("STRASSE", "strasse"), ("Straße", "strasse"), ("ﬁne", "fine")])
def test_words_are_compared_without_case_accents_and_runs_of_blanks(text: str, folded: str) -> None:
    assert fold(text) == folded


def test_natural_keys_alternate_words_and_numbers() -> None:
    assert natural_key("v1.10b") == ("v", 1, ".", 10, "b")
