"""What README, CONTRIBUTING and the pages for contributors show: commands exist and run, examples load."""

import re
import subprocess
from pathlib import Path

import pytest

from generator.cli import main
from generator.load.reader import read_yaml
from generator.load.records import build
from generator.model.subject import Subject

ROOT = Path(__file__).parent.parent
TEXTS = ["README.md", "CONTRIBUTING.md", *sorted(f"docs/{path.name}" for path in (ROOT / "docs").glob("*.md"))]
TARGETS = set(re.findall(r"^\.PHONY: (.*)$", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE)[0].split())


def fenced(text: str, language: str) -> list[str]:
    return re.findall(rf"^```{language}\n(.*?)^```", text, re.MULTILINE | re.DOTALL)


@pytest.mark.parametrize("name", TEXTS)
def test_every_make_target_that_is_named_exists(name: str) -> None:
    text = (ROOT / name).read_text(encoding="utf-8")
    named = set(re.findall(r"`make ([a-z]+)`", text)) | {line.split()[1] for block in fenced(text, "sh") for line in block.splitlines() if line.startswith("make ")}
    assert named <= TARGETS


def test_every_target_is_explained_at_the_head_of_the_makefile() -> None:
    head = (ROOT / "Makefile").read_text(encoding="utf-8").split("\n\n")[0]
    assert set(re.findall(r"^# make ([a-z]+) ", head, re.MULTILINE)) == TARGETS


@pytest.mark.parametrize("target", sorted(TARGETS))
def test_every_target_can_be_planned(target: str) -> None:
    """`make --dry-run` finds every rule and prerequisite."""
    subprocess.run(["make", "--dry-run", target], cwd=ROOT, check=True, capture_output=True)


@pytest.mark.parametrize("name", ["README.md", "docs/contribute.md"])
def test_the_example_of_a_fact_loads(name: str) -> None:
    (example,) = fenced((ROOT / name).read_text(encoding="utf-8"), "yaml")
    text = f"name: Any\nkind: framework\nclaims:\n{example}"
    value, problems = read_yaml(text, "example.yml")
    subject, more = build(Subject, value, "example.yml", text)
    assert (problems, more) == ([], [])
    assert subject is not None
    assert [claim.value for claim in subject.claims["license"]] == [("Apache-2.0",)]


def test_the_example_of_a_message_is_what_the_check_says(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The message on the page for contributors, from a file with that mistake at that place."""
    (shown,) = fenced((ROOT / "docs/contribute.md").read_text(encoding="utf-8"), "text")
    folder = tmp_path / "knowledge"
    folder.mkdir()
    for part in ("schema.yml", "agents.yml", "needs.yml"):
        (folder / part).write_text((ROOT / "knowledge" / part).read_text(encoding="utf-8"), encoding="utf-8")
    (folder / "frameworks").mkdir()
    lines = ["name: Caffe", "kind: framework", *["#"] * 9, "claims:", "  license:", "    - value: BSD2", "      cite: {a: whole}", ""]
    (folder / "frameworks" / "caffe.yml").write_text("\n".join(lines), encoding="utf-8")
    main(["check", "--knowledge", str(folder)])
    told = next(line for line in capsys.readouterr().out.splitlines() if " license: " in line)
    assert told == shown.strip()


def test_the_site_is_published_where_the_knowledge_says() -> None:
    """`site_url` serves the theme and its canonical addresses; `address` citations and linked data. They are one."""
    settings = (ROOT / "mkdocs.yml").read_text(encoding="utf-8")
    address = re.findall(r'^site_url: !ENV \[SITE_URL, "(.*)"\]$', settings, re.MULTILINE)
    assert address == re.findall(r"^address: (.*)$", (ROOT / "knowledge/schema.yml").read_text(encoding="utf-8"), re.MULTILINE)
