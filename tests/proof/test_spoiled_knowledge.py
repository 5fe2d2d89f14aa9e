"""Whatever somebody does to a file of the knowledge: nothing raises, every problem has its place, and what passes is shown.

`CI=true` always tries the same changes, so that a pull request fails for its own faults;
elsewhere each run tries new ones.
"""

import os
import shutil
import time
from collections import Counter
from dataclasses import dataclass, field
from difflib import unified_diff
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from generator.build import day_of_build
from generator.checks import check
from generator.load import load
from generator.model.problem import Problem
from generator.pages.site import render_site

from .mutations import spoiled

REPOSITORY = Path(__file__).parents[2]
DAY = day_of_build(REPOSITORY / "knowledge")
# Making a failure smaller may take minutes: the failure tells the change of the file instead.
SETTINGS = settings(deadline=None, derandomize=os.environ.get("CI") == "true", database=None, phases=[Phase.generate], suppress_health_check=list(HealthCheck))


@dataclass
class Base:
    """A copy of a knowledge whose files are spoiled one after another, for a limited time."""

    folder: Path
    seconds: float
    failed: bool = False
    tried: int = 0
    rendered: int = 0
    rules: Counter[str] = field(default_factory=Counter)

    def __post_init__(self) -> None:
        self.files = sorted(self.folder.rglob("*.yml"))
        self.begun = time.monotonic()

    @property
    def over(self) -> bool:
        """Whether the time is used up. What failed is tried once more by Hypothesis, and must fail again."""
        return not self.failed and time.monotonic() - self.begun > self.seconds

    def try_out(self, file: Path, text: str, render: bool) -> None:
        """Loads and checks the base with one file spoiled, and mends it again."""
        before = file.read_bytes()
        if text == before.decode() or self.over:
            return
        file.write_bytes(text.encode("utf-8", "surrogatepass"))
        try:
            loaded = load(self.folder)
            problems = check(loaded, DAY)
            assert_places(problems, self.folder, loaded.texts)
            self.rules.update(problem.rule for problem in problems)
            if render and loaded.knowledge and not any(problem.level == "error" for problem in problems):
                assert "" in render_site(loaded.knowledge, DAY).pages
                self.rendered += 1
        except Exception as error:
            self.failed = True
            error.add_note("\n".join(unified_diff(before.decode().split("\n"), text.split("\n"), str(file), "spoiled", n=0, lineterm="")))
            raise
        finally:
            file.write_bytes(before)
        self.tried += 1


def assert_places(problems: list[Problem], folder: Path, texts: dict[str, str]) -> None:
    """Each problem stands in a file of the base, at a line and column that this file has, and says all that it must."""
    for problem in problems:
        assert problem.file == folder.name or problem.file.startswith(f"{folder.name}/"), problem
        lines = texts.get(problem.file, "").split("\n")
        assert 0 <= problem.line <= len(lines), problem
        # Only what is wrong with a file as a whole has no line: it is missing, or there is nothing in it.
        assert problem.line or all(not line.strip() or line.lstrip().startswith("#") for line in lines), problem
        assert problem.column <= len(lines[problem.line - 1]) + 1, problem
        assert problem.column >= bool(problem.line), problem
        assert problem.rule, problem
        assert problem.what, problem
        assert problem.mend, problem


def make_base(source: Path, to: Path, seconds: float) -> Base:
    """A copy that nothing is wrong with."""
    shutil.copytree(source, to)
    problems = check(load(to), DAY)
    assert [str(problem) for problem in problems if problem.level == "error"] == []
    return Base(to, seconds)


@pytest.fixture(scope="module")
def cheese(tmp_path_factory: pytest.TempPathFactory) -> Base:
    """The small knowledge on another subject: fast enough for thousands of changes, each rendered if it passes."""
    return make_base(REPOSITORY / "tests" / "fixtures" / "cheese" / "knowledge", tmp_path_factory.mktemp("proof") / "knowledge", 55)


@pytest.fixture(scope="module")
def atlas(tmp_path_factory: pytest.TempPathFactory) -> Base:
    """The real knowledge."""
    return make_base(REPOSITORY / "knowledge", tmp_path_factory.mktemp("proof") / "knowledge", 55)


def test_a_spoiled_small_knowledge(cheese: Base) -> None:
    spoil(cheese, most=1500, render=True)
    # Enough was tried: the changes reach the rules, do not only break the syntax, and some leave a knowledge that is shown.
    assert cheese.tried >= 100
    assert cheese.rendered >= 5
    assert len(cheese.rules) >= 8, cheese.rules
    assert (cheese.rules["syntax"] + cheese.rules["equal-keys"]) / cheese.rules.total() < 0.5


def test_a_spoiled_real_knowledge(atlas: Base) -> None:
    spoil(atlas, most=250, render=False)
    assert atlas.tried >= 40
    assert len(atlas.rules) >= 6, atlas.rules


def spoil(base: Base, most: int, render: bool) -> None:
    """As many changes as the time allows, each of one file."""
    base.begun = time.monotonic()

    @settings(SETTINGS, max_examples=most)
    @given(data=st.data())
    def change(data: Any) -> None:
        file = data.draw(st.sampled_from(base.files))
        base.try_out(file, data.draw(spoiled(file.read_text("utf-8"))), render)

    change()
