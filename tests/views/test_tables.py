"""Rebuilt tables: which cell finds what, how it stands today, and in which order things stand in it."""

import dataclasses
from datetime import date
from typing import Any

import pytest

from generator.model.experiment import Observation
from generator.model.knowledge import Knowledge
from generator.model.source import Verdict
from generator.model.subject import Claim
from generator.model.table import Table
from generator.resolve.cells import Resolved
from generator.resolve.tables import ask
from generator.views.printed import order_as_printed
from generator.views.tables import RebuiltCell, RebuiltTable, rebuild

from ..reading import CHEESE, read

DAY = date(2021, 6, 1)


@pytest.fixture(scope="module")
def cheese() -> Knowledge:
    """A handbook of 2019, and notes of 2021 that agree with it here and there."""
    return read(CHEESE)


def make(knowledge: Knowledge, at: str, column: dict[str, Any], *rows: dict[str, Any], **keys: Any) -> RebuiltTable:
    """A table of one column."""
    lines = [{"heading": f"row {number}", **row} for number, row in enumerate(rows)]
    head = {"label": "Table", "title": "A table", "source": "curd-2019", "at": at, **keys}
    return rebuild(Resolved(knowledge, DAY), Table.model_validate({**head, "columns": [{"heading": "Column", **column}], "rows": lines}))


def cell_of(knowledge: Knowledge, at: str, **query: Any) -> RebuiltCell:
    """The one cell of a table."""
    return make(knowledge, at, query, {}).rows[0][1][0]


def with_claims(knowledge: Knowledge, subject: str, prop: str, *claims: dict[str, Any]) -> Knowledge:
    """The knowledge with these claims on a property in place of its own."""
    old = knowledge.subjects[subject]
    new = old.model_copy(update={"claims": {**old.claims, prop: tuple(Claim.model_validate(claim) for claim in claims)}})
    return dataclasses.replace(knowledge, subjects={**knowledge.subjects, subject: new})


def with_counts(knowledge: Knowledge, *rows: tuple[str, str]) -> Knowledge:
    """The knowledge with more counts of the wheels of Cheddar, by date."""
    more = [Observation(metric="wheels", subject="cheddar", date=day, value=value, source="whey-2021", at="Notes para 9") for day, value in rows]
    return dataclasses.replace(knowledge, observations=(*knowledge.observations, *more))


def with_verdict(knowledge: Knowledge, source: str, **verdict: Any) -> Knowledge:
    """The knowledge with one more verdict of a source."""
    old = knowledge.sources[source]
    new = old.model_copy(update={"verdicts": (*old.verdicts, Verdict.model_validate({"at": "Notes para 9", **verdict}))})
    return dataclasses.replace(knowledge, sources={**knowledge.sources, source: new})


def told(cell: RebuiltCell) -> tuple[str, str, str]:
    return cell.text, cell.standing, cell.today


@pytest.mark.parametrize(
    ("prop", "expected"),
    [
        ("state", ("still made", "alone", "")),
        ("first-made", ("1170", "same", "")),
        ("milk", ("cow", "more", "Jersey cow")),
        ("protected", ("partial", "disputed", "no")),
        ("made-with", ("", "missing", "")),
    ],
)
def test_a_claim_stands_beside_what_newer_sources_say(cheese: Knowledge, prop: str, expected: tuple[str, str, str]) -> None:
    assert told(cell_of(cheese, "Cheddar", subject="cheddar", property=prop)) == expected


def test_an_answer_that_came_to_an_end_has_changed(cheese: Knowledge) -> None:
    old = {"value": "made", "cite": {"curd-2019": "Cheddar para 1"}}
    new = {"value": "ended", "from": "2020-05", "cite": {"whey-2021": "Notes para 1"}}
    changed = with_claims(cheese, "cheddar", "state", old, new)
    assert told(cell_of(changed, "Cheddar", subject="cheddar", property="state")) == ("still made", "changed", "no longer made")
    assert told(cell_of(changed, "Cheddar", subject="cheddar", property="state", word="made")) == ("yes", "changed", "no longer made")
    assert told(cell_of(changed, "Cheddar", subject="cheddar", property="state", word="ended"))[0] == "no"


def test_only_what_has_the_same_scope_is_set_beside_it(cheese: Knowledge) -> None:
    old = {"value": "made", "cite": {"curd-2019": "Cheddar para 1"}}
    other = {"value": "ended", "when": "in winter", "cite": {"whey-2021": "Notes para 1"}}
    changed = with_claims(cheese, "cheddar", "state", old, other)
    assert told(cell_of(changed, "Cheddar", subject="cheddar", property="state")) == ("still made", "alone", "")


def test_what_was_denied_and_is_affirmed_now_is_disputed(cheese: Knowledge) -> None:
    denied = {"not": ["ewe"], "cite": {"curd-2019": "Cheddar para 1"}}
    affirmed = {"value": ["ewe"], "cite": {"whey-2021": "Notes para 1"}}
    changed = with_claims(cheese, "cheddar", "milk", denied, affirmed)
    assert told(cell_of(changed, "Cheddar", subject="cheddar", property="milk")) == ("not ewe", "disputed", "ewe")
    alone = with_claims(cheese, "cheddar", "milk", denied)
    assert told(cell_of(alone, "Cheddar", subject="cheddar", property="milk")) == ("not ewe", "alone", "")


def test_judgements_are_found_at_their_end_of_the_scale(cheese: Knowledge) -> None:
    table = make(cheese, "Tasting", {"judgements": "good"}, {"subject": "cheddar"}, {"subject": "roquefort"})
    assert [told(cells[0]) for _, cells in table.rows] == [("", "missing", ""), ("strong", "alone", "")]
    cell = cell_of(cheese, "Tasting", subject="cheddar", judgements="bad")
    assert told(cell) == ("the tasters found it mild", "disputed", "Strength: strong")


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        ([], ("alone", "")),
        ([("2015", "12")], ("alone", "")),
        ([("2020", "151200")], ("same", "")),
        ([("2020", "160k")], ("changed", "160k")),
        ([("2021", "170k"), ("2020", "160k")], ("changed", "170k")),
        ([("2020", "-")], ("alone", "")),
        ([("2019-03", "90k")], ("disputed", "90k")),
    ],
)
def test_a_count_stands_beside_the_newest(cheese: Knowledge, rows: list[tuple[str, str]], expected: tuple[str, str]) -> None:
    cell = cell_of(with_counts(cheese, *rows), "Cheddar", subject="cheddar", metric="wheels")
    assert told(cell) == ("151k", *expected)
    assert cell.number


@pytest.mark.parametrize(
    ("verdict", "expected"),
    [
        ({"criterion": "strength", "order": ["roquefort", "cheddar"]}, ("same", "")),
        ({"criterion": "strength", "order": ["cheddar", "roquefort"]}, ("changed", "Cheddar")),
        ({"criterion": "strength", "order": ["cheddar", "roquefort"], "as_of": "2019"}, ("disputed", "Cheddar")),
        ({"criterion": "strength", "order": ["cheddar", "roquefort"], "as_of": "2012"}, ("alone", "")),
        ({"criterion": "strength", "order": ["cheddar", "roquefort"], "when": "in winter"}, ("alone", "")),
        ({"criterion": "strength", "order": ["moon", "cheddar"]}, ("alone", "")),
        ({"criterion": "ripening", "order": ["cheddar", "roquefort"]}, ("alone", "")),
    ],
)
def test_a_verdict_stands_beside_later_ones(cheese: Knowledge, verdict: dict[str, Any], expected: tuple[str, str]) -> None:
    changed = with_verdict(cheese, "whey-2021", **verdict)
    assert told(cell_of(changed, "Tasting", criterion="strength", rank="first")) == ("Roquefort", *expected)


def test_advice_has_what_to_take_before_what_to_leave(cheese: Knowledge) -> None:
    table = make(cheese, "Tasting", {"need": "sandwich"}, {"rank": "first"}, {"rank": "second"}, {"rank": "third"})
    assert [cells[0].text for _, cells in table.rows] == ["Cheddar", "Roquefort", ""]


def test_results_have_all_factors_that_are_named(cheese: Knowledge) -> None:
    table = make(cheese, "Table 1", {"metric": "time", "subject": "cheddar"}, {"factors": {"bread": "white"}}, {"factors": {"bread": "brown"}}, {}, experiment="melting")
    assert [told(cells[0]) for _, cells in table.rows] == [("61 ± 4", "alone", ""), ("66 ± 5", "alone", ""), ("61 ± 4, 66 ± 5", "alone", "")]
    assert table.units == "Time to melt in s; ± is one standard deviation"


def test_a_score_is_told_by_inputs_and_weight(cheese: Knowledge) -> None:
    table = make(cheese, "Table 1", {"indicator": "sold"}, {"show": "inputs"}, {"show": "weight"}, score="cheese-score")
    assert [cells[0].text for _, cells in table.rows] == ["counts of the dairies", "70%"]


def test_a_place_is_that_of_the_table_or_within_it(cheese: Knowledge) -> None:
    assert cell_of(cheese, "Cheddar para 1", subject="cheddar", property="state").text == "still made"
    assert cell_of(cheese, "Cheddar para", subject="cheddar", property="state").text == "still made"
    assert cell_of(cheese, "Ched", subject="cheddar", property="state").standing == "missing"
    assert cell_of(cheese, "Cheddar para 11", subject="cheddar", property="state").standing == "missing"


def test_cells_that_share_a_note_share_its_mark(cheese: Knowledge) -> None:
    for subject, note in (("cheddar", "A blot."), ("roquefort", "A hole."), ("moon", "A blot.")):
        place = {"at": "Table 1", "anchor": f"words of {subject}", "note": note}
        cheese = with_claims(cheese, subject, "state", {"value": "made", "cite": {"curd-2019": place}})
    table = make(cheese, "Table 1", {"property": "state"}, {"subject": "cheddar"}, {"subject": "roquefort"}, {"subject": "moon"})
    assert [cells[0].marks for _, cells in table.rows] == [("a",), ("b",), ("a",)]
    assert [(foot.mark, foot.note) for foot in table.footnotes] == [("a", "A blot."), ("b", "A hole.")]
    assert table.footnotes[0].places == (("row 0, Column", "words of cheddar"), ("row 2, Column", "words of moon"))


def test_the_column_counts_where_both_name_a_key() -> None:
    row, column = {"heading": "a", "subject": "cheddar", "factors": {"x": "1"}}, {"heading": "b", "subject": "moon", "factors": {"x": "2", "y": "3"}}
    table = Table.model_validate({"label": "T", "title": "T", "source": "s", "at": "T", "columns": [column], "rows": [row]})
    query = ask(table.rows[0], table.columns[0])
    assert (query.subject, dict(query.factors), query.kind) == ("moon", {"x": "2", "y": "3"}, "")


@pytest.mark.parametrize(
    ("texts", "anchors", "lists", "expected"),
    [
        (["c", "a", "b"], ["x a, b", "b, c y"], [], ["a", "b", "c"]),
        (["fast proofs", "user-friendly"], ["user- friendly, fast proofs"], [], ["user-friendly", "fast proofs"]),
        (["C", "C#", "C++"], ["C++, C#, C"], [], ["C++", "C#", "C"]),
        (["unseen", "b", "a"], ["a, b"], [], ["a", "b", "unseen"]),
        (["c", "b", "a"], ["b, c"], [["a", "b"]], ["a", "b", "c"]),
        (["a", "b"], ["a b", "b a"], [], ["a", "b"]),
        ([], ["a"], [], []),
    ],
)
def test_things_stand_in_the_order_of_the_anchors(texts: list[str], anchors: list[str], lists: list[list[str]], expected: list[str]) -> None:
    assert order_as_printed(texts, anchors, lists) == expected
