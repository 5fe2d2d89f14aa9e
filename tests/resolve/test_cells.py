"""Cells of a whole knowledge: inherited and implied answers, relations from both sides, editions, and the past."""

from datetime import date
from typing import Any

import pytest

from generator.model.knowledge import Knowledge
from generator.model.schema import Schema
from generator.model.source import Source
from generator.model.subject import Subject
from generator.resolve.cells import Resolved

TODAY = date(2026, 11, 21)
PROPERTY = {"group": "g", "label": "any", "counts": "any", "fresh_for": "3 years"}
SCHEMA = Schema.model_validate(
    {
        "title": "Boats",
        "summary": "What boats are",
        "address": "https://boats.example/",
        "license": "CC0-1.0",
        "repository": "https://example.org/boats",
        "branch": "main",
        "kinds": {"boat": {"label": "Boat", "plural": "Boats", "folder": "boats"}},
        "views": {
            "banner": "status",
            "lead": "status",
            "begins": "launched",
            "ends": "launched",
            "next": ["replaces"],
            "next_inverse": ["replaces"],
            "editions": "refits",
            "infobox": [],
            "glance": [],
            "timeline": [],
            "required": [],
        },
        "groups": {"g": {"label": "All", "about": "everything"}},
        "vocabularies": {"status": {"about": "state", "terms": {"afloat": {}, "sunk": {"lasting": "yes"}}}},
        "qualifiers": {"date": {"label": "on", "type": "date"}},
        "properties": {
            "status": PROPERTY | {"type": "term", "vocabulary": "status", "fresh_for": "1 year"},
            "launched": PROPERTY | {"type": "date", "fresh_for": "always"},
            "refits": PROPERTY | {"type": "text", "many": "yes", "with": ["date"]},
            "engine": PROPERTY | {"type": "support", "implied_by": ["diesel", "steam"]},
            "diesel": PROPERTY | {"type": "support", "by_edition": "yes"},
            "steam": PROPERTY | {"type": "support"},
            "replaces": PROPERTY | {"type": "ref", "inverse": "replaced by"},
        },
        "metrics": {},
        "setup": {},
        "topics": {},
    }
)


def make_knowledge(**subjects: dict[str, Any]) -> Knowledge:
    sources = {f"log-{year}": Source.model_validate({"type": "book", "title": "Log", "tier": "primary", "issued": str(year)}) for year in (1990, 2017, 2025)}
    made = {}
    for name, claims in subjects.items():
        extra = claims.pop("editions", ())
        made[name] = Subject.model_validate({"name": name, "kind": "boat", "claims": claims, "editions": extra})
        made[name].__dict__["id"] = name
    return Knowledge(SCHEMA, sources=sources, subjects=made)


def said(value: str, year: int, **scope: str) -> dict[str, Any]:
    return {"value": value, "cite": {f"log-{year}": "p. 1"}, **scope}


def test_an_inherited_answer_is_that_of_the_other_subject() -> None:
    knowledge = make_knowledge(ark={"steam": [said("yes", 2025)]}, tender={"steam": [{"inherits": "ark"}]})
    cell = Resolved(knowledge, TODAY).cell("tender", "steam")
    assert (cell.current.values, cell.origin, cell.via, cell.subject.id) == (("yes",), "inherited", "ark", "tender")


def test_a_circle_of_inheritance_ends() -> None:
    knowledge = make_knowledge(ark={"steam": [{"inherits": "tender"}]}, tender={"steam": [{"inherits": "ark"}]})
    assert not Resolved(knowledge, TODAY).cell("ark", "steam").researched


def test_a_narrower_yes_implies_the_wider_one() -> None:
    knowledge = make_knowledge(ark={"diesel": [said("no", 2025)], "steam": [said("yes", 2025)]})
    cell = Resolved(knowledge, TODAY).cell("ark", "engine")
    assert (cell.current.values, cell.origin, cell.via) == (("yes",), "implied", "steam")


def test_a_narrower_no_implies_nothing() -> None:
    knowledge = make_knowledge(ark={"diesel": [said("no", 2025)]})
    assert not Resolved(knowledge, TODAY).cell("ark", "engine").researched


def test_what_is_said_outright_is_not_implied() -> None:
    knowledge = make_knowledge(ark={"engine": [said("partial", 2025)], "steam": [said("yes", 2025)]})
    cell = Resolved(knowledge, TODAY).cell("ark", "engine")
    assert (cell.current.values, cell.origin) == (("partial",), "stated")


def test_a_relation_is_seen_from_the_other_side() -> None:
    knowledge = make_knowledge(ark={}, tender={"replaces": [said("ark", 2025)]})
    links = Resolved(knowledge, TODAY).links("ark")
    assert [(link.prop.inverse, link.subject.id) for link in links] == [("replaced by", "tender")]
    assert Resolved(knowledge, TODAY).links("tender") == []


@pytest.mark.parametrize(("year", "stale"), [(2025, False), (2017, True)])
def test_an_answer_grows_stale(year: int, stale: bool) -> None:
    knowledge = make_knowledge(ark={"status": [said("afloat", year)]})
    assert Resolved(knowledge, TODAY).cell("ark", "status").current.stale is stale


def test_a_lasting_word_does_not() -> None:
    knowledge = make_knowledge(ark={"status": [said("sunk", 1990)]})
    assert not Resolved(knowledge, TODAY).cell("ark", "status").current.stale


def test_a_claim_without_a_version_speaks_of_the_edition_of_its_date() -> None:
    refits = [said("2", 2025, **{"with": {"date": "2020"}})]  # type: ignore[arg-type]  # a qualifier is a mapping
    knowledge = make_knowledge(ark={"editions": ["1", "2"], "refits": refits, "diesel": [said("no", 2017), said("yes", 2025)]})
    resolved = Resolved(knowledge, TODAY)
    assert [(edition.name, edition.begins.last.year) for edition in resolved.editions(knowledge.subjects["ark"])][1] == ("2", 2020)
    cell = resolved.cell("ark", "diesel")
    assert [[versions.first for versions in answer.versions] for answer in cell.answers] == [[(1,)], [(2,)]]
    assert not cell.disagreements


def test_as_of_a_day_shows_what_held_then() -> None:
    knowledge = make_knowledge(ark={"status": [said("afloat", 2017), said("sunk", 2025)], "launched": [said("1988", 2025)]})
    past = Resolved(knowledge, date(2017, 12, 31), as_of=True)
    assert past.cell("ark", "status").current.values == ("afloat",)
    assert past.cell("ark", "launched").current.values == ("1988",)
    assert Resolved(knowledge, date(1987, 12, 31), as_of=True).cell("ark", "launched").current.values == ()
    assert Resolved(knowledge, date(2010, 12, 31), as_of=True).cell("ark", "status").current.values == ()
