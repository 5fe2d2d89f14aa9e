"""The build of the real knowledge: it succeeds without a warning, and gives the same bytes whatever the machine is like."""

import gzip
import json
import subprocess
import sys
from pathlib import Path

import pytest

from generator.build import build_site
from generator.model.knowledge import Knowledge
from generator.model.schema import Schema
from generator.pages.page import Site

from .built import CHANGES, KNOWLEDGE, Built, run_build

MOST_BYTES_OF_SEARCH = 500_000
HAND_WRITTEN = {f"{path.stem}/index.html" for path in (KNOWLEDGE.parent / "docs").glob("*.md")}


@pytest.fixture(scope="module")
def made() -> tuple[Knowledge, Site]:
    """What the generator makes of the knowledge, without any site engine."""
    built = build_site(KNOWLEDGE, changes=CHANGES)
    assert built.loaded.knowledge is not None
    assert built.site is not None
    return built.loaded.knowledge, built.site


def test_the_build_warns_of_nothing(built_site: Built) -> None:
    """Exit 0 is what the fixture asks for already."""
    assert [line for line in built_site.log.splitlines() if line.startswith(("WARNING", "ERROR")) or "Warning:" in line] == []


def test_a_warning_stops_the_build(tmp_path: Path) -> None:
    """The test above would see one: a page with a link that leads nowhere is refused."""
    (tmp_path / "docs").mkdir()
    (tmp_path / "docs" / "index.md").write_text("[nowhere](nowhere.md)\n", "utf-8")
    (tmp_path / "mkdocs.yml").write_text(f"INHERIT: {KNOWLEDGE.parent}/mkdocs.yml\nplugins: []\nnav: []\ntheme: {{name: null, custom_dir: docs}}\n", "utf-8")
    command = [sys.executable, "-m", "mkdocs", "build", "--strict", "--site-dir", str(tmp_path / "site")]
    done = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, timeout=60, check=False)
    assert done.returncode == 1, done.stderr
    assert "Doc file 'index.md' contains a link 'nowhere.md', but the target is not found" in done.stderr


def test_the_same_knowledge_gives_the_same_bytes(built_site: Built, tmp_path: Path) -> None:
    """Another hash seed, time zone, language, working folder and order of every folder's listing change nothing."""
    other = tmp_path / "site"
    changes = {"PYTHONHASHSEED": "4711", "TZ": "Pacific/Kiritimati", "LC_ALL": "C", "PYTHONCOERCECLOCALE": "0", "PYTHONUTF8": "0"}
    done = run_build(other, built_site.address, module="tests.whole.disorder", where=tmp_path, **changes)
    assert done.returncode == 0, done.stderr
    first, second = _read_all(built_site.folder), _read_all(other)
    assert sorted(first) == sorted(second)
    assert [name for name in first if first[name] != second[name]] == []


def test_folders_are_listed_backwards_for_that(tmp_path: Path) -> None:
    """The stand-in does what the test above needs it for."""
    for name in "abc":
        (tmp_path / name).touch()
    code = "import os, runpy, sys; sys.argv = ['mkdocs', '--version']\ntry: runpy.run_module('tests.whole.disorder', run_name='__main__')\nexcept SystemExit: pass\n"
    code += f"print(os.listdir({str(tmp_path)!r}), [entry.name for entry in os.scandir({str(tmp_path)!r})])"
    done = subprocess.run([sys.executable, "-c", code], cwd=KNOWLEDGE.parent, capture_output=True, text=True, timeout=60, check=True)
    assert done.stdout.splitlines()[-1] == "['c', 'b', 'a'] ['c', 'b', 'a']"


def _read_all(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()}


def test_every_page_of_the_generator_is_there_and_no_other(built_site: Built, made: tuple[Knowledge, Site]) -> None:
    wanted = {f"{address}index.html" for address in made[1].pages}
    assert set(built_site.pages()) == wanted | HAND_WRITTEN | {"404.html"} | {name for name in made[1].files if name.endswith(".html")}


def test_each_thing_of_the_knowledge_has_its_page(built_site: Built, made: tuple[Knowledge, Site]) -> None:
    """Worked out from the knowledge, and not from what the generator says that it made."""
    knowledge, schema = made[0], made[0].schema
    wanted = {"index.html", "404.html", "matrix/index.html", "properties/index.html", "sources/index.html", "benchmarks/index.html"}
    wanted |= {f"matrix/{group}/index.html" for group in schema.groups}
    wanted |= {f"{_folder_of(schema, subject.kind)}/{name}/index.html" for name, subject in knowledge.subjects.items()}
    wanted |= {f"{folder}/{name}/index.html" for folder, names in (("properties", schema.properties), ("sources", knowledge.sources), ("benchmarks", knowledge.experiments)) for name in names}
    assert wanted - set(built_site.pages()) == set()


def _folder_of(schema: Schema, kind: str) -> str:
    return str(schema.kinds[kind].folder)


def test_the_data_lies_beside_the_pages(built_site: Built, made: tuple[Knowledge, Site]) -> None:
    """Byte for byte what the exports made, and JSON where it says so."""
    files = made[1].files
    assert {"data/claims.csv", "data/sources.bib", "data/subjects.json"} <= set(files)
    assert {name for name, content in files.items() if (built_site.folder / name).read_bytes() != content} == set()
    for name in files:
        if name.endswith(".json"):
            json.loads((built_site.folder / name).read_bytes())


def test_the_search_is_small_enough_to_load(built_site: Built) -> None:
    index = (built_site.folder / "search" / "search_index.json").read_bytes()
    assert len(gzip.compress(index)) <= MOST_BYTES_OF_SEARCH


def test_the_search_finds_subjects_and_not_their_evidence_twice(built_site: Built, made: tuple[Knowledge, Site]) -> None:
    """What stands in popovers stands on the subject's page too."""
    entries = json.loads((built_site.folder / "search" / "search_index.json").read_bytes())["docs"]
    places = {entry["location"] for entry in entries}
    subjects = {f"{_folder_of(made[0].schema, subject.kind)}/{name}/" for name, subject in made[0].subjects.items()}
    assert subjects - places == set()
    assert [entry["location"] for entry in entries if "by machine: words found" in entry["text"]] == []
