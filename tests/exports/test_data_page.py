"""The commands of the pages about data, run on the files that the first of them makes."""

import json
import re
import shlex
import subprocess
import sys
from itertools import pairwise
from pathlib import Path
from urllib.request import urlopen

import pytest

from generator.cli import main

from . import golden

DOCS = golden.DATA_PAGE.parent


def blocks(page: str, language: str) -> list[str]:
    """The blocks of code of a page."""
    return re.findall(rf"^```{language}\n(.*?)^```", (DOCS / page).read_text("utf-8"), re.MULTILINE | re.DOTALL)


def command(begin: str) -> list[str]:
    """The words of the one command of the data page that begins so."""
    (found,) = (block for block in blocks("data.md", "sh") if block.startswith(begin))
    return shlex.split(found)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """What the command of the page makes of the small knowledge."""
    to = tmp_path_factory.mktemp("page")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("SOURCE_DATE_EPOCH", "1767225600")
        patch.chdir(golden.HERE)
        words = command("atlas export")
        assert main([str(to / word) if before == "--to" else word for before, word in pairwise(words)]) == 0
    return to / words[-1]


def run_python(page: str, where: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> str:
    """What the programs of a page print."""
    monkeypatch.chdir(where)
    capsys.readouterr()
    for code in blocks(page, "python"):
        exec(code, {})
    return capsys.readouterr().out


def test_programs_of_the_data_page_run(folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    assert run_python("data.md", folder / "data", monkeypatch, capsys).splitlines() == [
        "source",
        "smith-2021    14",
        "jones-web      2",
        "alpha-git      1",
        "Name: claim, dtype: int64",
        "smith-2021-speed speed {'place': 'home'} {'beta': 1021.0}",
        "smith-2021-speed speed {'place': 'work, outside'} {'alpha': 98.65}",
        "smith-2021-speed time {'place': 'home'} {'alpha': 565.0}",
        "┌───────────────┬────────┬─────────┐",
        "│   property    │ claims │ sources │",
        "│    varchar    │ int64  │  int64  │",
        "├───────────────┼────────┼─────────┤",
        "│ status        │      3 │       2 │",
        "│ first-release │      2 │       2 │",
        "│ heat          │      2 │       1 │",
        "└───────────────┴────────┴─────────┘",
        "",
        "  subject value version from",
        "0   alpha   MIT             ",
        "1    beta   MIT             ",
    ]


def test_the_program_of_the_interface_page_runs(folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    assert run_python("interface.md", folder, monkeypatch, capsys).splitlines() == ["Alpha ['MIT'] ['alpha-git']", "Beta ['MIT'] ['alpha-git']"]


def test_datasette_answers(folder: Path) -> None:
    words = command("datasette atlas.sqlite --get")
    done = subprocess.run([sys.executable, "-m", *words], cwd=folder / "data", capture_output=True, text=True, check=True)
    assert [row["name"] for row in json.loads(done.stdout)] == ["Alpha", "Beta"]


def test_datasette_serves(folder: Path) -> None:
    """The command as shown, but for a free port."""
    with subprocess.Popen([sys.executable, "-m", *command("datasette atlas.sqlite\n"), "--port", "0"], cwd=folder / "data", stderr=subprocess.PIPE, text=True) as server:
        try:
            assert server.stderr
            address = next(found[1] for line in server.stderr if (found := re.search(r"running on (http://\S+)", line)))
            with urlopen(f"{address}/atlas.json", timeout=10) as answer:
                tables = {table["name"] for table in json.load(answer)["tables"]}
            assert {"claims", "evidence", "sources"} <= tables
        finally:
            server.terminate()
