"""Subjects side by side: where each question stands, what names several of them, and which pairs have a page of their own."""

from dataclasses import replace
from datetime import date

import pytest

from generator.model.knowledge import Knowledge
from generator.model.source import Remark, Verdict
from generator.resolve.cells import Resolved
from generator.views import together
from generator.views.cells import CellViews
from generator.views.comparison import Comparison, answer_key, compare, place_of
from generator.views.pairs import MOST, Pair, choose_pairs

from ..reading import CHEESE, read

DAY = date(2021, 5, 3)


@pytest.fixture(scope="module")
def cheese() -> Knowledge:
    return read(CHEESE)


@pytest.fixture(scope="module")
def views(cheese: Knowledge) -> CellViews:
    return CellViews(Resolved(cheese, DAY))


def ids(compared: Comparison) -> dict[str, list[str]]:
    """The questions by place, those without any answer under the reason; empty places left out."""
    rows = {place: [row.prop.id for row in rows] for place, rows in compared.rows.items()}
    return {place: names for place, names in {**rows, **{word: [prop.id for prop in props] for word, props in compared.open.items()}}.items() if names}


@pytest.mark.parametrize(
    ("keys", "place"),
    [
        (("yes", "no"), "differ"),
        (("yes", "yes"), "same"),
        (("yes", ""), "partly"),
        (("", ""), "partly"),
        (("yes", "no", ""), "differ"),
        (("yes", "yes", ""), "partly"),
        (("yes", "yes", "yes", "yes", "n/a"), "differ"),
    ],
)
def test_a_question_stands_where_its_answers_say(keys: tuple[str, ...], place: str) -> None:
    assert place_of(keys) == place


def test_a_pair_is_compared_question_by_question(views: CellViews) -> None:
    assert ids(compare(views, ("cheddar", "roquefort"))) == {
        "differ": ["first-made", "milk", "protected"],
        "partly": ["makers", "recipes", "ripening", "made-with"],
        "same": ["state"],
        "judgements": ["strength"],
        "words": ["summary"],
        "todo": ["production-ended", "replaced-by"],
    }


def test_unknown_is_no_answer_and_does_not_vanish(views: CellViews) -> None:
    """One looked for the milk of the moon in vain: that differs from nothing, and is shown."""
    compared = compare(views, ("cheddar", "moon"))
    milk = next(row for row in compared.rows["partly"] if row.prop.id == "milk")
    assert [cell and cell.plain for cell in milk.cells] == ["Jersey cow", "unknown"]
    alone = compare(views, ("moon", "penicillium"))
    assert "milk" in [row.prop.id for row in alone.rows["partly"]]


def test_what_cannot_be_asked_of_a_kind_has_no_cell(views: CellViews) -> None:
    compared = compare(views, ("penicillium", "roquefort"))
    made_with = next(row for row in compared.rows["partly"] if row.prop.id == "made-with")
    assert [cell and cell.plain for cell in made_with.cells] == [None, "Penicillium"]
    assert [prop.id for prop in compare(views, ("penicillium", "penicillium")).open["na"]] == ["made-with", "replaced-by"]


def test_n_a_is_an_answer_that_differs(views: CellViews) -> None:
    compared = compare(views, ("penicillium", "roquefort"))
    assert "protected" in [row.prop.id for row in compared.rows["differ"]]


def test_no_question_is_lost(views: CellViews) -> None:
    every = list(views.knowledge.schema.properties)
    for subjects in (("cheddar", "moon"), ("cheddar", "moon", "roquefort"), tuple(views.knowledge.subjects)):
        found = [name for names in ids(compare(views, subjects)).values() for name in names]
        assert sorted(found) == sorted(every)


def test_keys_leave_out_scopes_and_orders(views: CellViews) -> None:
    def key(subject: str, prop: str) -> str:
        return answer_key(views.resolved.cell(subject, prop))

    assert key("cheddar", "ripening") == "36"
    assert key("cheddar", "makers") == "hill-farm"
    assert key("cheddar", "summary") == ""
    assert key("moon", "milk") == "unknown"


def test_what_is_denied_or_over_is_no_answer_like_another(cheese: Knowledge) -> None:
    """A denied element, and an answer that ended, have keys that no answer has."""
    cheddar = cheese.subjects["cheddar"]
    made, recipe = cheddar.claims["state"][0], cheddar.claims["recipes"][0]
    ended = made.model_copy(update={"until": "2000"})
    denied = recipe.model_copy(update={"value": None, "not_": ("3",)})
    changed = cheddar.model_copy(update={"claims": {**cheddar.claims, "state": (ended,), "recipes": (denied,)}})
    resolved = Resolved(replace(cheese, subjects={**cheese.subjects, "cheddar": changed}), DAY)
    assert answer_key(resolved.cell("cheddar", "state")) == "past:made"
    assert answer_key(resolved.cell("cheddar", "recipes")) == "not:3"


def test_what_names_several_is_found(cheese: Knowledge, views: CellViews) -> None:
    both = frozenset({"cheddar", "roquefort"})
    assert [(named, view.about) for named, _, view in together.find_verdicts(cheese)] == [(both, "Strength"), (both, "For a sandwich")]
    assert [(sorted(named), view.name, view.label, view.other.text) for named, view in together.find_relations(views)] == [
        (["penicillium", "roquefort"], "Roquefort", "Made with", "Penicillium"),
        (["cheddar", "moon"], "Moon <Cheese> & Co", "Replaced by", "Cheddar"),
    ]
    assert [(sorted(named), case.id) for named, case in together.find_disputes(views)] == [(["cheddar"], "cheddar-protected"), (["cheddar"], "cheddar-strength")]


def test_results_stand_beside_each_other_only_under_the_same_conditions(cheese: Knowledge) -> None:
    rows = together.find_results(cheese)
    assert [(row.label, row.about, row.conditions) for row in rows] == [
        ("Time to melt", "in s, lower is better", "Melting on toast; bread white"),
        ("Time to melt", "in s, lower is better", "Melting on toast; bread brown"),
    ]
    assert {subject: [number.value for number in numbers] for subject, numbers in rows[0].cells.items()} == {"cheddar": ["61 ± 4"], "roquefort": ["48 ± 3"]}
    assert list(rows[1].cells) == ["cheddar"]


def test_the_latest_count_is_shown_with_its_source(cheese: Knowledge) -> None:
    wheels = together.find_counts(cheese)[0]
    assert wheels.label == "Wheels made"
    (number,) = wheels.cells["cheddar"]
    assert number.date
    assert number.source
    assert (number.value, number.date.text, number.source.text) == ("151k", "2019", "Curd 2019")


def test_remarks_are_found_by_whole_names(cheese: Knowledge) -> None:
    source = cheese.sources["curd-2019"]
    said = ["Chedder was tried before Roquefort", "Cheddars and Roquefort", "Moon <Cheese> & Co is not Cheddar", "cheddar and Roquefort"]
    remarks = tuple(Remark(about="method", says=words, at="Tasting para 1") for words in said)
    changed = replace(cheese, sources={"curd-2019": source.model_copy(update={"remarks": remarks})})
    assert [(sorted(named), view.says) for named, view in together.find_remarks(changed)] == [(["cheddar", "roquefort"], said[0]), (["cheddar", "moon"], said[2])]


def test_opposite_orders_name_who_stands_in_both(cheese: Knowledge) -> None:
    source = cheese.sources["curd-2019"]
    other = Verdict.model_validate({"criterion": "strength", "order": ["cheddar", "roquefort", "moon"], "at": "Tasting para 2"})
    changed = replace(cheese, sources={"curd-2019": source.model_copy(update={"verdicts": (*source.verdicts, other)})})
    assert [sorted(named) for named, _ in together.find_opposites(CellViews(Resolved(changed, DAY)))] == [["cheddar", "roquefort"]]


def test_pairs_are_those_that_sources_compare_or_relations_join(cheese: Knowledge) -> None:
    """Roquefort and its culture are joined too, but stand in two folders."""
    assert choose_pairs(cheese) == [Pair(("cheddar", "roquefort"), 3, False, False), Pair(("cheddar", "moon"), 0, True, True)]
    assert choose_pairs(cheese)[0].address == "compare/cheddar-vs-roquefort/"


def test_the_real_knowledge_has_enough_pairs(resolved: Resolved) -> None:
    """At least thirty, in the order of ids, the most compared first; and whoever lives on has a page with its heir."""
    pairs = choose_pairs(resolved.knowledge)
    assert 30 <= len(pairs) <= MOST
    assert all(pair.ids[0] < pair.ids[1] for pair in pairs)
    assert [pair.compared for pair in pairs] == sorted((pair.compared for pair in pairs), reverse=True)
    views = resolved.knowledge.schema.views
    heirs = {
        tuple(sorted((subject.id, other)))
        for subject, prop, claim, _ in resolved.knowledge.claims()
        if prop.id in (*views.next, *views.next_inverse)
        for other in claim.value or ()
        if other in resolved.knowledge.subjects
    }
    assert heirs
    assert heirs <= {pair.ids for pair in pairs}
