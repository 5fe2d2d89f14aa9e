"""Cases of the rules: `cases/<rule>.yml` holds good and bad ones, each laid over the knowledge in `base/`.

A case has a `name` and any of `files` (path: whole text), `edits` (path: {old: new}), `remove` (paths) and `texts`
(name: text of a source that is at hand; `<sha256 of name>` in files and edits stands for its digest). Under `problems`
stand the whole lines that must come out, in their order.
"""

import hashlib
import shutil
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any, Literal

import yaml

from generator.checks import check
from generator.load import load
from generator.model.problem import Problem
from generator.texts import Documents

HERE = Path(__file__).parent
BASE = HERE / "base"
CASES = HERE / "cases"
DAY = date(2024, 6, 30)
Verdict = Literal["good", "bad"]


@dataclass
class Case:
    """A change of the base, and the problems that it gives."""

    name: str
    files: dict[str, str] = field(default_factory=dict)
    edits: dict[str, dict[str, str]] = field(default_factory=dict)
    remove: list[str] = field(default_factory=list)
    texts: dict[str, str] = field(default_factory=dict)
    problems: list[str] = field(default_factory=list)

    def write(self, folder: Path) -> Path:
        """Lays the case over the base, in a folder of its own."""
        knowledge = folder / "knowledge"
        shutil.copytree(BASE, knowledge)
        for name, text in self.files.items():
            path = knowledge / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(self._fill(text), encoding="utf-8")
        for name, changes in self.edits.items():
            path = knowledge / name
            text = path.read_text(encoding="utf-8")
            for old, new in changes.items():
                assert text.count(old) == 1, f"{name} holds {old!r} {text.count(old)} times"
                text = text.replace(old, self._fill(new))
            path.write_text(text, encoding="utf-8")
        for name in self.remove:
            (knowledge / name).unlink()
        return knowledge

    def run(self, folder: Path) -> list[Problem]:
        """The problems of the case."""
        documents = Documents.of(*(text.encode() for text in self.texts.values())) if self.texts else None
        return check(load(self.write(folder)), DAY, documents)

    def _fill(self, text: str) -> str:
        for name, content in self.texts.items():
            text = text.replace(f"<sha256 of {name}>", hashlib.sha256(content.encode()).hexdigest())
        return text


def show(problem: Problem) -> str:
    """The line of a problem, as cases hold it."""
    return str(problem) if problem.level == "error" else f"{problem} ({problem.level})"


def read_cases(path: Path) -> dict[Verdict, list[Case]]:
    """The good and the bad cases of a rule."""
    found: Any = yaml.safe_load(path.read_text(encoding="utf-8"))
    return {verdict: [Case(**case) for case in found.get(verdict, [])] for verdict in ("good", "bad")}


def case_files() -> list[Path]:
    """One file for each rule."""
    return sorted(CASES.glob("*.yml"))
