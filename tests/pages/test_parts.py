"""The files from which scripts take ready HTML: what they hold, and that it is what pages show."""

import json
from datetime import date
from typing import Any

import pytest

from generator.pages.context import Context
from generator.pages.parts import render_parts
from generator.pages.property import render_properties
from generator.pages.subject import render_subjects

from ..reading import CHEESE, context_of


@pytest.fixture(scope="module")
def context() -> Context:
    return context_of(CHEESE, date(2021, 5, 3))


@pytest.fixture(scope="module")
def parts(context: Context) -> dict[str, Any]:
    return {path: json.loads(content) for path, content in render_parts(context).items() if path.startswith("parts/")}


def test_each_subject_has_a_file_with_the_answers_that_it_has(parts: dict[str, Any]) -> None:
    assert list(parts) == ["parts/cheddar.json", "parts/moon.json", "parts/roquefort.json", "parts/penicillium.json"]
    assert list(parts["parts/moon.json"]) == ["state", "production-ended", "milk", "replaced-by"]
    assert set(parts["parts/moon.json"]["milk"]) == {"key", "value", "popover"}


def test_keys_are_equal_where_answers_are(parts: dict[str, Any]) -> None:
    def keys(subject: str) -> dict[str, str]:
        return {prop: part["key"] for prop, part in parts[f"parts/{subject}.json"].items()}

    assert keys("moon") == {"state": "ended", "production-ended": "1969", "milk": "unknown", "replaced-by": "cheddar"}
    assert keys("roquefort")["state"] == keys("cheddar")["state"] == "made"
    # Cows of a named breed are cows: the wider word is not told twice.
    assert keys("cheddar")["milk"] == "jersey"
    assert keys("cheddar")["summary"] == ""


def test_links_are_relative_to_the_site(parts: dict[str, Any]) -> None:
    part = parts["parts/cheddar.json"]["protected"]
    assert '<a class="a-marks" href="cheeses/cheddar/#protected" aria-label="Evidence for Cheddar, protected name:' in part["value"]
    assert 'href="sources/curd-2019/"' in part["popover"]
    assert 'id="e-cheddar-protected"' in part["popover"]


def test_pages_show_the_same_evidence_with_their_own_way_back(context: Context, parts: dict[str, Any]) -> None:
    popover = parts["parts/cheddar.json"]["protected"]["popover"]
    there = popover.replace('<a href="', '<a href="../../').replace("../../https:", "https:")
    pages = {page.address: page.html for page in [*render_subjects(context), *render_properties(context)]}
    assert there in pages["cheeses/cheddar/"]
    assert there in pages["properties/protected/"]


def test_no_stand_in_for_the_way_back_is_left(context: Context) -> None:
    assert [page.address for page in [*render_subjects(context), *render_properties(context)] if "\x1a" in page.html] == []
