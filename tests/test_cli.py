"""The command line, run in this process on copies of a small knowledge."""

import hashlib
import json
import shutil
import subprocess
import sys
import time
from datetime import UTC, datetime
from pathlib import Path

import pytest

from generator.cli import MOST, main

from .exports import golden

ROOT = Path(__file__).parent.parent
TEXT = """Introduction

The Alpha is an engine for people in a hurry.
It is developed by a small team. It is developed by a small team.
This sentence speaks of results before they come.

Results

To teach take Alpha not Beta, say all.
"""


@pytest.fixture(autouse=True)
def _fixed_day(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1767225600")
    monkeypatch.delenv("ATLAS_TEXTS", raising=False)


@pytest.fixture
def knowledge(tmp_path: Path) -> Path:
    """A copy of the small knowledge that a test may change."""
    return Path(shutil.copytree(golden.FOLDER, tmp_path / "knowledge"))


def change(path: Path, old: str, new: str) -> None:
    """Replaces a text that stands once in a file."""
    text = path.read_text("utf-8")
    assert text.count(old) == 1
    path.write_text(text.replace(old, new), "utf-8", newline="\n")


@pytest.fixture
def broken(knowledge: Path) -> Path:
    """A knowledge with two errors and a warning."""
    change(knowledge / "engines" / "beta.yml", "kind: gear", "kind: wheel")
    change(knowledge / "sources" / "alpha-git.yml", "issued: 2022-10", "issued: 2022-13")
    change(knowledge / "evidence" / "smith-2021.csv", "Introduction para 2,", "Introduction para 99,")
    return knowledge


ERRORS = [
    'knowledge/engines/beta.yml:3:7 unknown-kind: there is no kind "wheel"; allowed: engine, gear',
    'knowledge/sources/alpha-git.yml:5:9 date: "2022-13" is not a date: month must be in 1..12; write 2015, 2015-11, 2015-11-09, 2016~ or 2015-10..2015-12',
]
WARNING = 'knowledge/evidence/smith-2021.csv:2:1 ledger: nothing cites "is developed by a small team" at "Introduction para 99" any more; run `atlas verify --record`, which leaves it out'


def test_check_finds_nothing_wrong(knowledge: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", "--strict", "--knowledge", str(knowledge)]) == 0
    assert capsys.readouterr() == ("", "0 errors, 0 warnings in 14 files\n")


def test_check_reports_every_problem(broken: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", "--knowledge", str(broken)]) == 1
    out, err = capsys.readouterr()
    assert out.splitlines() == sorted([*ERRORS, f"{WARNING} (warning)"])
    assert err == "2 errors, 1 warning in 14 files\n"


def test_check_for_programs(broken: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", "--format", "json", "--knowledge", str(broken)]) == 1
    found = json.loads(capsys.readouterr().out)
    assert [f"{one['file']}:{one['line']}:{one['column']} {one['rule']}: {one['what']}; {one['mend']}" for one in found] == sorted([*ERRORS, WARNING])
    assert [one["level"] for one in found] == ["error", "warning", "error"]


def test_check_for_github(broken: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", "--format", "github", "--knowledge", str(broken)]) == 1
    first, second, _ = capsys.readouterr().out.splitlines()
    assert first == '::error file=knowledge/engines/beta.yml,line=3,col=7::unknown-kind: there is no kind "wheel"; allowed: engine, gear'
    assert second.startswith("::warning file=knowledge/evidence/smith-2021.csv,line=2,col=1::ledger: nothing cites")


def test_github_commands_are_escaped(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder = tmp_path / "a:b,c%"
    folder.mkdir()
    assert main(["check", "--format", "github", "--knowledge", str(folder)]) == 1
    assert capsys.readouterr().out == "::error file=a%3Ab%2Cc%25/schema.yml::missing-file: there is no such file; create it\n"


def test_warnings_fail_only_if_strict(knowledge: Path, capsys: pytest.CaptureFixture[str]) -> None:
    change(knowledge / "evidence" / "smith-2021.csv", "Introduction para 2,", "Introduction para 99,")
    assert main(["check", "--knowledge", str(knowledge)]) == 0
    assert main(["check", "--strict", "--knowledge", str(knowledge)]) == 1
    assert capsys.readouterr().err == "0 errors, 1 warning in 14 files\n" * 2


def test_a_terminal_shows_the_first(knowledge: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    rows = "".join(f"alpha,{day},1,nobody,p. {day},,,\n" for day in range(1000, 1000 + MOST + 3))
    with (knowledge / "observations" / "downloads.csv").open("a", encoding="utf-8") as file:
        file.write(rows)
    arguments = ["check", "--knowledge", str(knowledge)]
    main(arguments)
    everything = capsys.readouterr().out.splitlines()
    assert len(everything) > MOST
    monkeypatch.setattr("sys.stdout.isatty", lambda: True)
    main(arguments)
    shown = capsys.readouterr().out.splitlines()
    assert shown == [*everything[:MOST], f"… and {len(everything) - MOST} more of {len(everything)}: `atlas check | cat` shows all"]


def test_check_looks_into_texts(knowledge: Path, texts: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", "--knowledge", str(knowledge), "--texts", str(texts)]) == 1
    assert any(" anchor-found: " in line for line in capsys.readouterr().out.splitlines())


@pytest.mark.parametrize(
    "arguments",
    [[], ["chek"], ["check", "--knowledge", "nowhere"], ["check", "--format", "xml"], ["export"], ["verify"], ["verify", "--texts", "nowhere"]],
    ids=" ".join,
)
def test_wrong_usage(arguments: list[str], capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("ATLAS_TEXTS", raising=False)
    with pytest.raises(SystemExit) as stop:
        main(arguments)
    assert stop.value.code == 2
    assert capsys.readouterr().err.startswith("usage: atlas")


def test_check_starts_light(knowledge: Path) -> None:
    code = "import sys; from generator.cli import main; main(sys.argv[1:]); print(*sorted({'pandas', 'numpy', 'pybtex', 'mkdocs'} & sys.modules.keys()))"
    done = subprocess.run([sys.executable, "-c", code, "check", "--knowledge", str(knowledge)], cwd=ROOT, capture_output=True, text=True, check=True)
    assert done.stdout == "\n"


def test_a_reader_may_stop_early(knowledge: Path) -> None:
    with (knowledge / "observations" / "downloads.csv").open("a", encoding="utf-8") as file:
        file.writelines(f"alpha,{day},1,nobody,p. {day},,,\n" for day in range(1000, 3000))
    command = [sys.executable, "-m", "generator", "check", "--knowledge", str(knowledge)]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as running:
        assert running.stdout
        assert running.stderr
        running.stdout.read(1)
        running.stdout.close()
        assert running.stderr.read() == b""
        assert running.wait() == 1


def test_module_is_the_command(knowledge: Path) -> None:
    done = subprocess.run([sys.executable, "-m", "generator", "check", "--knowledge", str(knowledge)], cwd=ROOT, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "0 errors, 0 warnings in 14 files\n")


def test_export_writes_the_data_files(knowledge: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    to = tmp_path / "new"
    assert main(["export", "--knowledge", str(knowledge), "--to", str(to)]) == 0
    written = {path.relative_to(to).as_posix(): path.read_bytes() for path in to.rglob("*") if path.is_file()}
    assert written == golden.export_small()
    assert capsys.readouterr().err == f"{len(written)} files written to {to}\n"


@pytest.mark.parametrize("command", ["export", "pages"])
def test_nothing_is_made_of_errors(command: str, broken: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main([command, "--knowledge", str(broken), "--to", str(tmp_path / "out")]) == 1
    assert capsys.readouterr().err.splitlines() == [*sorted(ERRORS), "2 errors: nothing is written"]
    assert not (tmp_path / "out").exists()


def test_pages_writes_a_folder(knowledge: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "docs").mkdir()
    (tmp_path / "docs" / "about.md").write_text("# About\n", encoding="utf-8")
    (tmp_path / "mkdocs.yml").write_text("site_name: x\ntheme: {name: material}\n", encoding="utf-8")
    arguments = ["pages", "--knowledge", str(knowledge), "--docs", str(tmp_path / "docs"), "--to", str(tmp_path / "out")]
    assert main(arguments) == 0
    for path in ("mkdocs.yml", "docs/index.md", "docs/engines/alpha/index.md", "docs/about/index.md", "docs/data/claims.csv"):
        assert (tmp_path / "out" / path).is_file()
    assert capsys.readouterr().err.endswith(f" files written to {tmp_path / 'out'}\n")
    (tmp_path / "out" / ".written-by-atlas").unlink()
    assert main(arguments) == 1
    assert capsys.readouterr().err.startswith(f"{tmp_path / 'out'} holds files that were not written by this command")


def test_schema_is_written_and_compared(knowledge: Path, capsys: pytest.CaptureFixture[str]) -> None:
    arguments = ["schema", "--knowledge", str(knowledge)]
    names = [f"{name}.schema.json" for name in ("subject", "source", "benchmark", "score", "table", "agents", "needs", "schema")]
    assert main([*arguments, "--check"]) == 1
    assert capsys.readouterr().err.splitlines() == [f"{knowledge / 'schema' / name} differs from what the model gives; run `atlas schema`" for name in names]
    assert main(arguments) == 0
    assert main([*arguments, "--check"]) == 0
    (knowledge / "schema" / "score.schema.json").write_text("{}\n", encoding="utf-8")
    capsys.readouterr()
    assert main(arguments) == 0
    assert capsys.readouterr().err == "1 file of 8 written\n"
    assert {path.name for path in (knowledge / "schema").iterdir()} == set(names)


def test_schema_needs_a_knowledge_that_loads(knowledge: Path, capsys: pytest.CaptureFixture[str]) -> None:
    change(knowledge / "engines" / "beta.yml", "kind: gear", "kind: a wheel")
    assert main(["schema", "--knowledge", str(knowledge)]) == 1
    assert capsys.readouterr().err.splitlines() == [
        'knowledge/engines/beta.yml:3:7 shape: "a wheel" is not an id; use lower-case letters, digits and single hyphens',
        "1 error: nothing is written",
    ]


@pytest.fixture
def texts(knowledge: Path, tmp_path: Path) -> Path:
    """A folder with the text of `smith-2021`, and a knowledge that knows it by its digest."""
    folder = tmp_path / "texts"
    folder.mkdir()
    (folder / "anything.txt").write_bytes(TEXT.encode())
    change(knowledge / "sources" / "smith-2021.yml", "language: en\n", f"language: en\ntext: {{sha256: {digest_of_text()}}}\n")
    alpha = knowledge / "engines" / "alpha.yml"
    change(alpha, '"some time after the year 2015"', '"speaks of results before they come"')
    change(alpha, "at: Introduction para 3", "at: Results para 1")
    return folder


def digest_of_text() -> str:
    return hashlib.sha256(TEXT.encode()).hexdigest()


def test_verify_tells_what_is_not_found(knowledge: Path, texts: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["verify", "--knowledge", str(knowledge), "--texts", str(texts)]) == 1
    out, err = capsys.readouterr()
    lines = out.splitlines()
    assert 'knowledge/engines/alpha.yml:20 ambiguous: "is developed by a small team" at Introduction para 2 of smith-2021' in lines
    assert 'knowledge/engines/alpha.yml:24 misplaced: "speaks of results before they come" at Results para 1 of smith-2021' in lines
    assert 'knowledge/observations/downloads.csv:2 missing: "Alpha 151k downloads in all" at Table I row Alpha of smith-2021' in lines
    assert not any("engine for people" in line or "teach take" in line for line in lines)
    assert err == "31 anchors looked for: 2 found, 27 missing, 1 ambiguous, 1 misplaced; 2 anchors in 1 source whose text is not at hand\n"
    assert (knowledge / "evidence" / "smith-2021.csv").read_bytes() == (golden.FOLDER / "evidence" / "smith-2021.csv").read_bytes()


def test_verify_records_the_ledger(knowledge: Path, texts: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    evidence = knowledge / "evidence"
    (evidence / "jones-web.csv").write_text(f"at,anchor,day,outcome,digest\nwhole,no more work is done here,2025-11-01,found,{'0' * 64}\n", encoding="utf-8")
    (evidence / "alpha-git.csv").write_text(f"at,anchor,day,outcome,digest\nsetup.py,gone from the file,2025-11-01,found,{'0' * 64}\n", encoding="utf-8")
    before = datetime.now(UTC).date().isoformat()
    assert main(["verify", "--record", "--knowledge", str(knowledge), "--texts", str(texts)]) == 1
    days = {before, datetime.now(UTC).date().isoformat()}
    lines = (evidence / "smith-2021.csv").read_text("utf-8").splitlines()
    assert lines[0] == "at,anchor,day,outcome,digest"
    cells = [line.split(",") for line in lines[1:]]
    assert {cell[-3] for cell in cells} <= days
    assert {cell[-1] for cell in cells} == {digest_of_text()}
    assert [(cell[0], cell[-2]) for cell in cells[:3]] == [("Introduction para 1", "found"), ("Introduction para 2", "ambiguous"), ("Results para 1", "misplaced")]
    assert len(cells) == 31
    # What was not looked for stays as it was; what nothing cites is gone, with its file if it was the last.
    assert (evidence / "jones-web.csv").read_text("utf-8").splitlines()[1:] == [f"whole,no more work is done here,2025-11-01,found,{'0' * 64}"]
    assert {path.name for path in evidence.iterdir()} == {"smith-2021.csv", "jones-web.csv"}
    monkeypatch.setenv("SOURCE_DATE_EPOCH", str(int(time.time())))
    assert main(["check", "--strict", "--knowledge", str(knowledge)]) == 0
    capsys.readouterr()


def test_verify_is_content_if_all_is_found(knowledge: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    empty = tmp_path / "empty"
    empty.mkdir()
    assert main(["verify", "--knowledge", str(knowledge), "--texts", str(empty)]) == 0
    assert capsys.readouterr() == ("", "0 anchors looked for: 0 found, 0 missing, 0 ambiguous, 0 misplaced; 33 anchors in 2 sources whose text is not at hand\n")
