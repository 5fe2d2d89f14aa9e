"""Linked data: what pages say of themselves to machines, and that no value breaks out of it."""

import json
from datetime import date
from pathlib import Path

import pytest

from generator.build import build_site
from generator.exports.linked import license_address, source_thing, subject_thing, write_linked
from generator.model.source import Source
from generator.pages.page import Site
from generator.resolve.cells import Resolved

CHEESE = Path(__file__).parents[1] / "fixtures" / "cheese"
DAY = date(2021, 5, 3)


@pytest.fixture(scope="module")
def built() -> tuple[Resolved, Site]:
    """The cheeses and their site."""
    built = build_site(CHEESE / "knowledge", DAY, CHEESE / "docs")
    assert built.loaded.knowledge is not None
    assert built.site is not None
    return Resolved(built.loaded.knowledge, DAY), built.site


@pytest.mark.parametrize("value", ["</script><script>alert(1)</script>", "<!--<script>", "a & b &amp; c", "line\u2028separator", '"quoted" \\ é'])
def test_no_value_leaves_the_element_that_it_stands_in(value: str) -> None:
    text = write_linked([{"@type": "Thing", "name": value}])
    assert not set(text) & set("<>&\u2028\u2029")
    assert json.loads(text)["@graph"][0]["name"] == value


def test_a_subject_tells_what_the_schema_has_a_term_for(built: tuple[Resolved, Site]) -> None:
    """How strong it is, its `category` here, is disputed, and so it is not told."""
    resolved = built[0]
    assert resolved.cell("cheddar", "strength").disagreements
    assert resolved.knowledge.schema.views.linked_data.terms["strength"] == "category"
    assert subject_thing(resolved, resolved.knowledge.subjects["cheddar"]) == {
        "@type": "Product",
        "@id": "https://cheese.example/atlas/cheeses/cheddar/#subject",
        "name": "Cheddar",
        "alternateName": "Chedder",
        "url": "https://cheddar.example/",
        "manufacturer": {"@type": "Organization", "name": "Hill Farm"},
        "material": "Jersey cow",
        "productionDate": "1170",
    }


def test_a_kind_without_a_type_is_a_thing(built: tuple[Resolved, Site]) -> None:
    resolved = built[0]
    thing = subject_thing(resolved, resolved.knowledge.subjects["penicillium"])
    assert (thing["@type"], thing["name"]) == ("Thing", "Penicillium")


def test_a_source_is_a_work_with_its_own_address() -> None:
    record = {"id": "x", "type": "paper-conference", "title": "On <x>", "author": [{"family": "Doe", "given": "Jo"}, {"literal": "Lab"}], "issued": "2015-03", "DOI": "10.1/x", "URL": "https://example.org/x", "tier": "primary"}
    resolved_schema = build_site(CHEESE / "knowledge", DAY).loaded.knowledge.schema  # type: ignore[union-attr]
    assert source_thing(resolved_schema, Source.model_validate(record)) == {
        "@type": "ScholarlyArticle",
        "@id": "https://cheese.example/atlas/sources/x/#source",
        "name": "On <x>",
        "author": [{"@type": "Person", "name": "Jo Doe"}, {"@type": "Organization", "name": "Lab"}],
        "datePublished": "2015-03",
        "url": "https://doi.org/10.1/x",
        "sameAs": ["https://example.org/x"],
    }


@pytest.mark.parametrize(
    ("license", "address"),
    [
        ("Apache-2.0", "https://spdx.org/licenses/Apache-2.0"),
        ("MIT OR Apache-2.0", "MIT OR Apache-2.0"),
        ("LicenseRef-BSD", "LicenseRef-BSD"),
    ],
)
def test_a_licence_has_an_address_at_spdx(license: str, address: str) -> None:
    assert license_address(license) == address


def test_every_page_says_where_it_stands(built: tuple[Resolved, Site]) -> None:
    pages = built[1].pages
    for page in pages.values():
        thing, trail = json.loads(str(page.linked))["@graph"]
        url = f"https://cheese.example/atlas/{page.address}"
        assert (thing["@type"], thing["url"], thing["name"], thing["dateModified"]) == ("WebPage", url, page.title, "2021-05-03")
        assert trail["itemListElement"][-1] == {"@type": "ListItem", "position": len(trail["itemListElement"]), "name": page.title, "item": url}
    way = json.loads(str(pages["cheeses/cheddar/"].linked))["@graph"][1]["itemListElement"]
    assert [(step["position"], step["name"]) for step in way] == [(1, "Cheese Atlas"), (2, "Cheeses"), (3, "Cheddar")]
    cites = json.loads(str(pages["cheeses/cheddar/"].linked))["@graph"][0]["citation"]
    assert [cited["@id"] for cited in cites] == ["https://cheese.example/atlas/sources/curd-2019/#source", "https://cheese.example/atlas/sources/whey-2021/#source"]


def test_the_home_page_and_the_page_on_data_are_about_the_whole(built: tuple[Resolved, Site]) -> None:
    site = built[1]
    for linked in (site.pages[""].linked, site.docs["data.md"].linked):
        dataset = json.loads(str(linked))["@graph"][0]["mainEntity"]
        assert (dataset["@type"], dataset["license"], dataset["dateModified"]) == ("Dataset", "https://spdx.org/licenses/CC0-1.0", "2021-05-03")
        files = {file["contentUrl"].removeprefix("https://cheese.example/atlas/"): file["encodingFormat"] for file in dataset["distribution"]}
        assert files["data/claims.csv"] == "text/csv"
        assert files["data/sources.bib"] == "application/x-bibtex"
        assert set(files) <= set(site.files)
