"""Ids of claims: what they depend on, and what they do not."""

from typing import Any

import pytest

from generator.exports.rows.claims import Answered
from generator.model.subject import Claim

BASE: dict[str, Any] = {"value": ["C", "Lua"], "cite": {"smith-2021": "Introduction para 6"}}


def id_of(subject: str = "alpha", prop: str = "languages", **changes: Any) -> str:
    claim = Claim.model_validate({**BASE, **changes})
    return Answered(subject, prop, claim.elements, claim, "stated").id


def test_an_id_is_the_same_for_ever() -> None:
    """These go into links and papers: a change of this test breaks them."""
    assert id_of() == "103166987db4"
    assert id_of(version="2+", part="boiler", when="built with all options") == "f96bed5601e3"


@pytest.mark.parametrize(
    "changes",
    [
        {"subject": "beta"},
        {"prop": "tongues"},
        {"value": ["C"]},
        {"value": None, "not": ["C", "Lua"]},
        {"version": "1"},
        {"part": "boiler"},
        {"when": "at home"},
    ],
    ids=str,
)
def test_an_id_names_the_answer_in_its_scope(changes: dict[str, Any]) -> None:
    assert id_of(**changes) != id_of()


@pytest.mark.parametrize(
    "changes",
    [
        {"value": ["Lua", "C"]},
        {"cite": {"jones-web": "whole", "smith-2021": "Introduction para 6"}},
        {"note": "Doubtful."},
        {"rank": "preferred"},
        {"from": "2016"},
        {"with": {"role": "main"}},
        {"complete": "true"},
    ],
    ids=str,
)
def test_an_id_outlives_what_is_said_about_the_answer(changes: dict[str, Any]) -> None:
    assert id_of(**changes) == id_of()


def test_prose_is_named_by_what_its_first_evidence_says() -> None:
    first = {"at": "Introduction para 1", "says": "an engine for all"}
    second = {"at": "Introduction para 2", "says": "it hurries"}
    prose = id_of(value=None, cite={"smith-2021": [first]})
    assert prose == id_of(value=None, cite={"smith-2021": [first, second]})
    assert prose != id_of(value=None, cite={"smith-2021": [second]})
