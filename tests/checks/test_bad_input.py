"""Whatever the files hold, the answer is a message with a place, and never a traceback."""

import os
import random
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from generator.checks import check
from generator.load import load
from generator.model.problem import Problem

from .case import BASE, DAY

PACER = "bicycles/pacer.yml"
CLAIM = "claims:\n  status:\n    - value: active\n      cite: {guide-2020: {at: Part I, anchor: the pacer is built}}\n"


@pytest.fixture
def knowledge(tmp_path: Path) -> Path:
    """A copy of the base that a test may spoil."""
    folder = tmp_path / "knowledge"
    shutil.copytree(BASE, folder)
    return folder


def check_folder(folder: Path) -> list[Problem]:
    """Loads and checks; whatever is raised fails the test."""
    found = check(load(folder), DAY)
    assert found == sorted(found)
    for problem in found:
        assert problem.what
        assert problem.mend
        assert problem.line >= 0
        assert problem.column >= 0
    return found


def spoil(folder: Path, name: str, content: bytes) -> list[str]:
    """The problems of one file that holds these bytes, as lines."""
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content)
    return [str(problem) for problem in check_folder(folder) if problem.file == f"knowledge/{name}"]


BOMB = b"name: Pacer\nkind: bicycle\na: &a [x, x, x, x, x, x, x, x, x]\n" + b"".join(
    f"{chr(98 + n)}: &{chr(98 + n)} [{', '.join([f'*{chr(97 + n)}'] * 9)}]\n".encode() for n in range(9)
)

SPOILT = {
    "a tab": (b"name: Pacer\n\tkind: bicycle\n", "knowledge/bicycles/pacer.yml:2:1 syntax:"),
    "a tab within": (b"name: Pacer\nkind: bicycle\nclaims:\n  status:\n  \t- value: active\n", "knowledge/bicycles/pacer.yml:5:3 syntax:"),
    "a wrong indent": (b"name: Pacer\n   kind: bicycle\n", "knowledge/bicycles/pacer.yml:2:8 syntax:"),
    "an alias bomb": (BOMB, "knowledge/bicycles/pacer.yml:3:4 syntax: the anchor &a is not used here"),
    "an alias of nothing": (b"name: *a\nkind:\n", "knowledge/bicycles/pacer.yml:1:7 syntax: the alias *a is not used here"),
    "100,000 opening brackets": (b"name: " + b"[" * 100_000, "syntax: this is nested deeper than 24 levels"),
    "100,000 brackets": (b"name: " + b"[" * 100_000 + b"]" * 100_000, "syntax: this is nested deeper than 24 levels"),
    "100,000 braces": (b"name: " + b"{a: " * 100_000, "syntax: this is nested deeper than 24 levels"),
    "100,000 dashes": (b"- " * 100_000, "syntax: this is nested deeper than 24 levels"),
    "Latin-1": ("name: Pacér\n".encode("latin-1"), 'knowledge/bicycles/pacer.yml:1:10 encoding: the byte 0xE9 is not UTF-8'),
    "UTF-16": ("name: Pacer\n".encode("utf-16"), "knowledge/bicycles/pacer.yml:1:1 encoding: the byte 0xFF is not UTF-8"),
    "half a character": (b"name: Pac\xc3", "knowledge/bicycles/pacer.yml:1:10 encoding: the byte 0xC3 is not UTF-8"),
    "a surrogate": (b"name: Pac\xed\xa0\x80", "knowledge/bicycles/pacer.yml:1:10 encoding: the byte 0xED is not UTF-8"),
    "a picture": (b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR", "knowledge/bicycles/pacer.yml:0:0 encoding: this is a binary file"),
    "nothing": (b"", "knowledge/bicycles/pacer.yml:0:0 shape: the file is empty"),
    "blanks": (b"\n\n   \n", "knowledge/bicycles/pacer.yml:0:0 shape: the file is empty"),
    "a comment": (b"# nothing yet\n", "knowledge/bicycles/pacer.yml:0:0 shape: the file is empty"),
    "a list": (b"- name: Pacer\n", "knowledge/bicycles/pacer.yml:1:1 shape: a list stands where"),
    "a word": (b"Pacer\n", 'knowledge/bicycles/pacer.yml:1:1 shape: "Pacer" stands where'),
    "a list of claims by no property": (b"name: Pacer\nkind: bicycle\nclaims: [a, b]\n", "knowledge/bicycles/pacer.yml:3:9 shape: a list stands where"),
    "a byte order mark": (b"\xef\xbb\xbfname: Pacer\n", "knowledge/bicycles/pacer.yml:1:1 hidden-character: the character U+FEFF"),
    "a null": (b"name: Pa\x00cer\n", "knowledge/bicycles/pacer.yml:0:0 encoding: this is a binary file"),
    "an escape": (b"name: Pa\x1b[31mcer\n", "knowledge/bicycles/pacer.yml:1:9 hidden-character: the character U+001B"),
    "a bidirectional override": ("name: Pa\u202ecer\n".encode(), "knowledge/bicycles/pacer.yml:1:9 hidden-character: the character U+202E"),
    "a bidirectional isolate": ("name: Pa\u2066cer\n".encode(), "knowledge/bicycles/pacer.yml:1:9 hidden-character: the character U+2066"),
    "a key that is a list": (b"? [a, b]\n: c\n", "knowledge/bicycles/pacer.yml:1:3 syntax: a list or mapping stands where a key"),
    "more than 1 MiB": (b"name: Pacer\n" + b"# more\n" * 160_000, "knowledge/bicycles/pacer.yml:0:0 file: the file has 1,120,012 bytes"),
    "a directive": (b"%YAML 9.9\n---\nname: Pacer\n", "knowledge/bicycles/pacer.yml:"),
    "an unending word": (b"name: " + b"a" * 900_000, 'knowledge/bicycles/pacer.yml:1:1 missing-key: "kind" is missing'),
}


@pytest.mark.parametrize("name", SPOILT)
def test_a_spoilt_file_gets_a_message(name: str, knowledge: Path) -> None:
    content, expected = SPOILT[name]
    found = spoil(knowledge, PACER, content)
    assert any(expected in line for line in found), found
    # One for each alias of the bomb, and nothing that grows faster than the file.
    assert len(found) < 150


@pytest.mark.parametrize("name", ["schema.yml", "agents.yml", "needs.yml", "sources/guide-2020.yml", "benchmarks/hill.yml", "scores/ride.yml"])
@pytest.mark.parametrize("content", [b"", b"[]", b"- a\n", b"word", b"{}", b"a: [b]\n", b"a:\n", b"\xff", b"a: " + b"[" * 100_000, b"a: b: c\n"], ids=lambda content: repr(content[:12]))
def test_any_file_may_be_spoilt(name: str, content: bytes, knowledge: Path) -> None:
    found = spoil(knowledge, name, content)
    # An empty mapping is right where all keys are free.
    assert found or (content == b"{}" and name in ("agents.yml", "needs.yml"))


CSV = "subject,date,value,source,at,anchor,according_to,note\n"
SPOILT_CSV = {
    "more than 10 MiB": (CSV.encode() + b"#" * (10 << 20), "observations/sales.csv:0:0 file: the file has"),
    "nothing": (b"", "observations/sales.csv:1:1 shape: the header is missing"),
    "a picture": (b"\x89PNG\r\n\x1a\n\x00\x00", "observations/sales.csv:0:0 encoding: this is a binary file"),
    "an open quote": (CSV.encode() + b'"rover,2019,1200\n', "syntax: this is not CSV"),
    "a field without end": (CSV.encode() + b'"' + b"a" * 200_000 + b'",2019,3,guide-2020,Table 1,,,\n', "syntax: this is not CSV"),
    "no id": (CSV.encode() + b"The Rover,2019,1200,guide-2020,Table 1,rover sold 1200,,\n", "observations/sales.csv:2:1 shape:"),
    "an empty cell": (CSV.encode() + b"rover,,1200,guide-2020,Table 1,rover sold 1200,,\n", "observations/sales.csv:2:1 shape:"),
    "a tail of commas": (CSV.encode() + b"rover,2019,1200,guide-2020,Table 1,rover sold 1200,,,,,\n", "the row has 11 cells, not 8"),
    "a carriage return": (CSV.encode() + b"rover\r,2019,1200,guide-2020,Table 1,rover sold 1200,,\n", "observations/sales.csv"),
}


@pytest.mark.parametrize("name", SPOILT_CSV)
def test_a_spoilt_table_gets_a_message(name: str, knowledge: Path) -> None:
    content, expected = SPOILT_CSV[name]
    found = spoil(knowledge, "observations/sales.csv", content)
    assert any(expected in line for line in found), found


STRANGE = ["Pacer.yml", "pacer two.yml", "pacer_2.yml", "-pacer.yml", "pacer-.yml", "pa--cer.yml", "pacér.yml", "pacer.yml.yml", "..yml", "pacer\n2.yml", "$(id).yml", "pacer.YML", "pacer"]


@pytest.mark.parametrize("name", STRANGE)
def test_a_strange_name_gets_a_message(name: str, knowledge: Path) -> None:
    (knowledge / "bicycles" / name).write_text("name: Pacer\n", encoding="utf-8")
    found = [problem for problem in check_folder(knowledge) if problem.file == f"knowledge/bicycles/{name}"]
    # Names that begin with a dot belong to editors and systems.
    assert [problem.rule for problem in found] == ([] if name.startswith(".") else ["file"])


def test_a_folder_where_a_file_is_expected(knowledge: Path) -> None:
    (knowledge / "bicycles" / "folder.yml").mkdir()
    (knowledge / "schema.yml").unlink()
    (knowledge / "schema.yml").mkdir()
    assert {problem.file for problem in check_folder(knowledge)} == {"knowledge/bicycles/folder.yml", "knowledge/schema.yml"}


def test_links_that_lead_out_or_nowhere_or_round(knowledge: Path, tmp_path: Path) -> None:
    outside = tmp_path / "secret.yml"
    outside.write_text("name: Secret\nkind: bicycle\n", encoding="utf-8")
    (knowledge / "bicycles" / "out.yml").symlink_to(outside)
    (knowledge / "bicycles" / "nowhere.yml").symlink_to(knowledge / "bicycles" / "nothing.yml")
    (knowledge / "bicycles" / "round.yml").symlink_to(knowledge / "bicycles" / "round.yml")
    found = [str(problem) for problem in check_folder(knowledge)]
    assert "knowledge/bicycles/out.yml:0:0 file: this link leads out of the folder; put the file itself here" in found
    assert {line.split(":")[0] for line in found} == {f"knowledge/bicycles/{name}.yml" for name in ("out", "nowhere", "round")}
    assert not any("Secret" in line for line in found)


def test_a_linked_folder_that_leads_out(knowledge: Path, tmp_path: Path) -> None:
    outside = tmp_path / "elsewhere"
    outside.mkdir()
    (outside / "secret.yml").write_text(f"name: Secret\nkind: component\n{CLAIM}", encoding="utf-8")
    shutil.rmtree(knowledge / "components")
    (knowledge / "components").symlink_to(outside)
    found = [str(problem) for problem in check_folder(knowledge)]
    assert found == ["knowledge/components:0:0 file: this is no folder, or a link that leads out; put the folder itself here"]


@pytest.mark.skipif(not hasattr(os, "mkfifo") or os.name == "nt", reason="the system has no pipes")
def test_a_pipe_is_not_waited_for(knowledge: Path) -> None:
    os.mkfifo(knowledge / "bicycles" / "pipe.yml")
    assert [problem.file for problem in check_folder(knowledge)] == ["knowledge/bicycles/pipe.yml"]


def test_folders_may_be_missing(tmp_path: Path) -> None:
    assert [problem.rule for problem in check_folder(tmp_path / "nothing")] == ["missing-file"]
    empty = tmp_path / "knowledge"
    empty.mkdir()
    assert [str(problem) for problem in check_folder(empty)] == ["knowledge/schema.yml:0:0 missing-file: there is no such file; create it"]
    shutil.copy(BASE / "schema.yml", empty)
    assert check_folder(empty) == []


def test_a_file_in_place_of_a_folder(tmp_path: Path, knowledge: Path) -> None:
    assert [problem.rule for problem in check_folder(knowledge / "schema.yml")] == ["missing-file"]
    shutil.rmtree(knowledge / "scores")
    (knowledge / "scores").write_text("no folder", encoding="utf-8")
    found = [str(problem) for problem in check_folder(knowledge)]
    assert found == ["knowledge/scores:0:0 file: this is no folder, or a link that leads out; put the folder itself here"]


@pytest.mark.parametrize("address", ["javascript:alert(1)", "JavaScript:alert(1)", "data:text/html,x", "vbscript:x", "file:///etc/passwd", "//example.org", "https://", "http://[::1", "ftp://example.org", "https://a b.org", "mailto:a@b.org"])
@pytest.mark.parametrize(("name", "text"), [
    (PACER, "name: Pacer\nkind: bicycle\nidentifiers: {homepage: '%s'}\n" + CLAIM),
    (PACER, "name: Pacer\nkind: bicycle\n" + CLAIM + "  page:\n    - value: '%s'\n      cite: {guide-2020: {at: Part I, anchor: the page is this}}\n"),
    ("sources/diary-2018.yml", "type: book\ntitle: Diary\nissued: 2018\ntier: primary\nURL: '%s'\n"),
])
def test_only_addresses_of_the_web_become_links(address: str, name: str, text: str, knowledge: Path) -> None:
    found = spoil(knowledge, name, (text % address).encode())
    assert any(" url: " in line and address in line for line in found), found


def swap(rng: random.Random, lines: list[str]) -> None:
    """Two lines change places."""
    a, b = rng.randrange(len(lines)), rng.randrange(len(lines))
    lines[a], lines[b] = lines[b], lines[a]


def drop(rng: random.Random, lines: list[str]) -> None:
    """A line is lost."""
    del lines[rng.randrange(len(lines))]


def double(rng: random.Random, lines: list[str]) -> None:
    """A line stands twice."""
    place = rng.randrange(len(lines))
    lines.insert(place, lines[place])


def exchange(rng: random.Random, lines: list[str]) -> None:
    """A word gives way to one that means something elsewhere."""
    place = rng.randrange(len(lines))
    words = lines[place].split(" ")
    words[rng.randrange(len(words))] = rng.choice(["unknown", "[]", "{}", "''", "rover", "[a, b]", "{a: b}", "1.10", "~", "-", "9999~", "0", "not:", "value:", "value", "..", "\u202e", "whole", "all", "'('"])
    lines[place] = " ".join(words)


def indent(rng: random.Random, lines: list[str]) -> None:
    """A line moves in or out."""
    place = rng.randrange(len(lines))
    lines[place] = f"  {lines[place]}" if rng.random() < 0.5 else lines[place].removeprefix("  ")


SLIPS: list[Callable[[random.Random, list[str]], None]] = [swap, drop, double, exchange, exchange, exchange, indent]


@pytest.mark.parametrize("seed", range(400))
def test_slips_of_any_kind_get_messages(seed: int, knowledge: Path) -> None:
    rng = random.Random(seed)
    for _ in range(rng.randint(1, 3)):
        path = rng.choice(sorted(path for path in knowledge.rglob("*") if path.is_file()))
        lines = path.read_text(encoding="utf-8").split("\n")
        for _ in range(rng.randint(1, 2)):
            if lines:
                rng.choice(SLIPS)(rng, lines)
        path.write_text("\n".join(lines), encoding="utf-8")
    check_folder(knowledge)
