"""The run of all rules: everything at once, in order, and nothing left changed."""

import gc
import shutil
from pathlib import Path

import pytest

from generator.checks import RULES, Context, Fault, Rule, check
from generator.checks.values import explain_value
from generator.load import load
from generator.model.problem import Problem
from generator.model.schema import Property, Qualifier
from generator.texts import Documents

from .case import BASE, DAY, Case

SPOILT = {
    "bicycles/pacer.yml": "name: Pacer\nkind: car\nclaims:\n  gears:\n    - value: three\n      cite: {nobody: Part I}\n    - value: 3\n",
    "bicycles/rover.yml": "name: [Rover\n",
    "agents.yml": "starley: {name: John, kind: robot}\n",
}


def test_all_problems_come_at_once_and_in_order(tmp_path: Path) -> None:
    found = Case("several", files=SPOILT).run(tmp_path)
    assert [problem.rule for problem in found if problem.file.endswith("pacer.yml")] == ["unknown-kind", "required", "number", "unknown-source", "no-source"]
    assert {problem.file for problem in found} >= {f"knowledge/{name}" for name in SPOILT}
    assert found == sorted(found, key=lambda problem: (problem.file, problem.line, problem.column, problem.rule))
    assert len(set(found)) == len(found)


def test_what_the_loader_finds_is_kept(tmp_path: Path) -> None:
    loaded = load(Case("unknown key", edits={"bicycles/pacer.yml": {"name: Pacer": "name: Pacer\ncolour: red"}}).write(tmp_path))
    assert set(loaded.problems) <= set(check(loaded, DAY))
    assert [problem.rule for problem in loaded.problems] == ["unknown-key"]


def test_without_a_schema_no_rule_runs(tmp_path: Path) -> None:
    found = Case("no schema", files={"bicycles/pacer.yml": SPOILT["bicycles/pacer.yml"]}, remove=["schema.yml"]).run(tmp_path)
    assert [problem.rule for problem in found] == ["missing-file"]


def test_the_same_input_gives_the_same_problems(tmp_path: Path) -> None:
    folder = Case("several", files=SPOILT).write(tmp_path)
    assert check(load(folder), DAY) == check(load(folder), DAY)


@pytest.mark.parametrize("enabled", [True, False])
def test_garbage_collection_is_left_as_it_was(enabled: bool, tmp_path: Path) -> None:
    was_enabled = gc.isenabled()
    try:
        (gc.enable if enabled else gc.disable)()
        Case("base").run(tmp_path)
        assert gc.isenabled() == enabled
    finally:
        (gc.enable if was_enabled else gc.disable)()


def test_problems_name_the_folder_that_was_given(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = tmp_path / "facts"
    shutil.copytree(BASE, folder)
    (folder / "sources" / "more.yml").write_text("type: book\ntitle: More\ntier: tertiary\n", encoding="utf-8")
    assert [problem.file for problem in check(load(folder), DAY)] == ["facts/sources/more.yml"]
    monkeypatch.chdir(folder)
    assert [problem.file for problem in check(load(Path()), DAY)] == ["knowledge/sources/more.yml"]


def test_a_fault_may_be_milder_than_its_rule(tmp_path: Path) -> None:
    loaded = load(Case("base").write(tmp_path))
    assert loaded.knowledge
    context = Context(loaded, loaded.knowledge, DAY)
    rule = Rule("some", "Some rule.", "error", "base", lambda context: [])
    fault = Fault("knowledge/bicycles/pacer.yml", ("kind",), "what", "mend", level="warning")
    assert context.problem(rule, fault) == Problem("knowledge/bicycles/pacer.yml", 2, 7, "some", "what", "mend", "warning")
    assert context.place("knowledge/nowhere.yml", ()) == (0, 0)
    assert context.place("knowledge/observations/sales.csv", (99, "value")) == (1, 1)
    assert context.place("knowledge/observations/sales.csv", (2, "value")) == (2, 12)


def test_cells_of_several_lines_have_a_line(tmp_path: Path) -> None:
    text = 'subject,date,value,source,at,anchor,according_to,note\nrover,2019,"1\n200",guide-2020,Table 1 row Rover,rover sold 1200 in all,,\n'
    found = Case("two lines", files={"observations/sales.csv": text}).run(tmp_path)
    assert [(problem.line, problem.column, problem.rule) for problem in found] == [(3, 1, "number")]


def test_each_type_of_qualifier_is_known(tmp_path: Path) -> None:
    loaded = load(Case("base").write(tmp_path))
    assert loaded.knowledge
    context = Context(loaded, loaded.knowledge, DAY)
    wrong = {"date": "soon", "number": "three", "license": "BSD2", "support": "true", "url": "x", "purl": "x", "ref": "penny"}
    right = {"date": "2015~", "number": "3", "license": "MIT", "support": "no", "url": "https://a.example", "purl": "pkg:pypi/x", "ref": "rover"}
    for kind in wrong:
        assert explain_value(context, kind, None, wrong[kind]), kind
        assert explain_value(context, kind, None, right[kind]) is None, kind
        assert explain_value(context, kind, None, "unknown") is None, kind
    assert explain_value(context, "term", "finishes", "varnished")
    assert explain_value(context, "text", None, "anything") is None
    assert Property.model_fields["type"].annotation == Qualifier.model_fields["type"].annotation


def test_texts_that_are_not_at_hand_make_no_problem(tmp_path: Path) -> None:
    loaded = load(Case("base").write(tmp_path))
    assert check(loaded, DAY, Documents()) == check(loaded, DAY) == []


def test_every_rule_says_what_it_asks() -> None:
    for rule in RULES:
        assert rule.check.__module__.startswith("generator.checks.")
        assert __import__(rule.check.__module__, fromlist=["x"]).__doc__, rule.name
