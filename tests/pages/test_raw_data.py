"""The raw data of a page: the file of the interface about the same thing."""

import re
from datetime import date

from generator.pages.site import render_site

from ..reading import CHEESE, read


def test_the_raw_data_of_a_page_is_about_the_same_thing() -> None:
    knowledge = read(CHEESE)
    site = render_site(knowledge, date(2026, 4, 1), pictures=False)
    folders = {knowledge.schema.kinds[subject.kind].folder for subject in knowledge.subjects.values()}
    wanted = {f"{folder}/{name}/": f"api/v1/{folder}/{name}.json" for folder, known in (("properties", knowledge.schema.properties), ("sources", knowledge.sources)) for name in known}
    wanted |= {f"{knowledge.schema.kinds[subject.kind].folder}/{name}/": f"api/v1/subjects/{name}.json" for name, subject in knowledge.subjects.items()}
    wanted |= {f"{folder}/": "api/v1/subjects.json" for folder in folders}
    wanted |= {"disagreements/": "api/v1/disagreements.json", "verdicts/": "api/v1/verdicts.json"}
    found = {address: links_to_data(site.pages[address].html) for address in wanted}
    assert found == {address: {("Raw data", path)} for address, path in wanted.items()}
    assert set(wanted.values()) <= set(site.files)
    assert links_to_data(site.pages["compare/cheddar-vs-roquefort/"].html) == {
        ("Raw data of Cheddar", "api/v1/subjects/cheddar.json"),
        ("Raw data of Roquefort", "api/v1/subjects/roquefort.json"),
    }


def links_to_data(html: str) -> set[tuple[str, str]]:
    """The words and the file of each link to raw data."""
    return {(words, path) for path, words in re.findall(r'<a href="[./]*([^"]*)">(Raw data[^<]*)</a>', html)}
