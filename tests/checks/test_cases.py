"""Every rule passes what is right and says all it should of what is wrong."""

from pathlib import Path

import pytest

from generator.checks import RULES

from .case import CASES, Case, Verdict, case_files, read_cases, show

# The loader's own rules; `encoding` is about bytes that no case file can hold, see test_bad_input.py.
LOADER = {"equal-keys", "file", "hidden-character", "missing-file", "missing-key", "shape", "syntax", "unknown-key"}

ALL = [(path.stem, verdict, case) for path in case_files() for verdict, cases in read_cases(path).items() for case in cases]


@pytest.mark.parametrize(("rule", "verdict", "case"), ALL, ids=[f"{rule}: {verdict}: {case.name}" for rule, verdict, case in ALL])
def test_case(rule: str, verdict: Verdict, case: Case, tmp_path: Path) -> None:
    found = case.run(tmp_path)
    assert [show(problem) for problem in found] == case.problems
    assert bool(case.problems) == (verdict == "bad")
    assert verdict == "good" or rule in {problem.rule for problem in found}


@pytest.mark.parametrize("name", sorted({rule.name for rule in RULES} | LOADER))
def test_every_rule_has_cases(name: str) -> None:
    cases = read_cases(CASES / f"{name}.yml")
    assert cases["good"], f"cases/{name}.yml has no good case"
    assert cases["bad"], f"cases/{name}.yml has no bad case"


def test_every_file_of_cases_has_a_rule() -> None:
    assert {path.stem for path in case_files()} == {rule.name for rule in RULES} | LOADER


def test_the_base_has_no_problem(tmp_path: Path) -> None:
    assert Case("base").run(tmp_path) == []


def test_rules_are_named_after_their_files() -> None:
    names = [rule.name for rule in RULES]
    assert len(set(names)) == len(names)
    modules = {rule.name: rule.check.__module__.rpartition(".")[2].replace("_", "-") for rule in RULES}
    assert all(name == module for name, module in modules.items())


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.name)
def test_a_rule_is_a_short_file_with_one_sentence_about_it(rule: object) -> None:
    check = rule.check  # type: ignore[attr-defined]
    lines = Path(check.__code__.co_filename).read_text(encoding="utf-8").count("\n")
    assert lines <= 80
    assert rule.about.endswith(".")  # type: ignore[attr-defined]
    assert rule.level in ("error", "warning")  # type: ignore[attr-defined]
    assert rule.scope in ("file", "record", "base")  # type: ignore[attr-defined]
