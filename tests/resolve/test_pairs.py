"""Resolution against pairs of claims that were judged by hand, before the code and by somebody who had not seen it."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml

from generator.model.dates import parse_date
from generator.model.schema import Property, Term
from generator.model.source import Source
from generator.model.subject import Claim
from generator.resolve.answers import Edition, Question, prepare, relate
from generator.resolve.compare import compare_orders
from generator.resolve.current import choose_current

PAIRS = yaml.load((Path(__file__).parent / "pairs.yml").read_text(encoding="utf-8"), Loader=yaml.BaseLoader)
SOURCES = {name: Source.model_validate({"type": "document", "title": name, **record}) for name, record in PAIRS["sources"].items()}
CASES = PAIRS["cases"]
CLAIM_CASES = [case for case in CASES if case["property"]["type"] != "order"]
ORDER_CASES = [case for case in CASES if case["property"]["type"] == "order"]
# Every relation that two claims can have must be judged in at least one case.
RELATIONS = {"agree", "degree", "disagreement", "change", "condition", "apart"}


def make_question(case: dict[str, Any]) -> Question:
    given = {"group": "any", "label": "any", "counts": "any", "fresh_for": "always"} | case["property"]
    editions = tuple(Edition(item["name"], parse_date(item["begins"])) for item in case.get("editions", ()))
    terms: dict[str, Term] = {}
    for narrow, broad in case.get("terms", {}).items():
        broader = broad if isinstance(broad, list) else [broad]
        terms[narrow] = Term(broader=tuple(broader))
        for word in broader:
            terms.setdefault(word, Term())
    return Question(Property.model_validate(given), terms, editions, SOURCES)


@pytest.mark.parametrize("case", CLAIM_CASES, ids=lambda case: case["name"])
def test_relation_and_current_value(case: dict[str, Any]) -> None:
    question = make_question(case)
    answers = [prepare(Claim.model_validate(case[side]), question) for side in ("a", "b")]
    expected = case["expect"]
    assert relate(answers[0], answers[1], question) == expected["relation"], case["why"]
    current = choose_current(answers, question, date.fromisoformat(case["today"]))
    values = sorted(current.values) if question.prop.many else list(current.values)
    wanted = sorted(expected["current"]) if question.prop.many else expected["current"]
    assert sorted(values) == sorted(wanted), case["why"]
    if "stale" in expected:
        assert current.stale == (expected["stale"] == "true"), case["why"]


@pytest.mark.parametrize("case", ORDER_CASES, ids=lambda case: case["name"])
def test_orders(case: dict[str, Any]) -> None:
    orders = [tuple(tuple(tie) if isinstance(tie, list) else (tie,) for tie in case[side]["order"]) for side in ("a", "b")]
    relation = {"contradict": "disagreement"}.get(compare_orders(*orders), compare_orders(*orders))
    assert relation == case["expect"]["relation"], case["why"]


def test_the_table_is_large_and_half_of_it_real() -> None:
    assert len(CASES) >= 60
    assert 2 * sum(case["from"] != "made" for case in CASES) >= len(CASES)
    assert {case["expect"]["relation"] for case in CASES} == RELATIONS


def test_names_are_unique() -> None:
    names = [case["name"] for case in CASES]
    assert len(names) == len(set(names))
