"""A page of the Atlas in the forms in which others cite it."""

import json
from datetime import date
from pathlib import Path

import pytest
from pybtex.database import parse_string

from generator.exports.citing import cite_page
from generator.load import load
from generator.model.schema import Schema

KNOWLEDGE = Path(__file__).parents[1] / "fixtures" / "cheese" / "knowledge"


@pytest.fixture(scope="module")
def schema() -> Schema:
    """The schema of the cheeses."""
    knowledge = load(KNOWLEDGE).knowledge
    assert knowledge is not None
    return knowledge.schema


def test_in_words(schema: Schema) -> None:
    cited = cite_page(schema, "Cheddar", "cheeses/cheddar/", date(2021, 5, 3))
    assert cited.words == "The contributors of the Cheese Atlas. “Cheddar”. Cheese Atlas, 2021-05-03. https://cheese.example/atlas/cheeses/cheddar/"


def test_the_home_page_is_the_whole(schema: Schema) -> None:
    cited = cite_page(schema, schema.title, "", date(2021, 5, 3))
    assert cited.words == "The contributors of the Cheese Atlas. Cheese Atlas, 2021-05-03. https://cheese.example/atlas/"
    assert "container-title" not in json.loads(cited.csl)[0]


def test_bibtex_is_read_back_whatever_the_title_holds(schema: Schema) -> None:
    entries = parse_string(cite_page(schema, "50 % {of} $5 & \\more", "cheeses/x/", date(2021, 5, 3)).bibtex, "bibtex").entries
    entry = entries["cheese-atlas-cheeses-x"]
    assert entry.type == "misc"
    assert entry.fields["title"] == r"{50 \% \textbraceleft{}of\textbraceright{} \$5 \& \textbackslash{}more}"
    assert {key: entry.fields[key] for key in ("howpublished", "year", "month", "urldate", "url")} == {
        "howpublished": "Cheese Atlas",
        "year": "2021",
        "month": "05",
        "urldate": "2021-05-03",
        "url": "https://cheese.example/atlas/cheeses/x/",
    }


def test_csl_has_the_day_and_nothing_of_ours(schema: Schema) -> None:
    (item,) = json.loads(cite_page(schema, "Cheddar", "cheeses/cheddar/", date(2021, 5, 3)).csl)
    assert item == {
        "id": "cheese-atlas-cheeses-cheddar",
        "type": "webpage",
        "title": "Cheddar",
        "author": [{"literal": "The contributors of the Cheese Atlas"}],
        "container-title": "Cheese Atlas",
        "issued": {"date-parts": [[2021, 5, 3]]},
        "accessed": {"date-parts": [[2021, 5, 3]]},
        "URL": "https://cheese.example/atlas/cheeses/cheddar/",
        "language": "en",
    }
