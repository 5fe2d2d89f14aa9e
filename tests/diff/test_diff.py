"""`atlas diff`: what it finds between commits, what it takes over, and what it does with half a history."""

import json
import subprocess
from datetime import date
from pathlib import Path

import pytest

from generator.cli import main
from generator.diff import make_journal
from generator.inputs import day_of_build, read_journal
from generator.model.change import Change, Journal

from .past import Past, make_past


@pytest.fixture
def past(tmp_path: Path) -> Past:
    return make_past(tmp_path / "cheese")


def told(journal: Journal) -> list[tuple[str, str, list[dict[str, object]]]]:
    """What a journal tells but for ids: day, subject line, changes."""
    return [(step.commit.day, step.commit.title, [shorten(change) for change in step.changes]) for step in journal.steps]


def shorten(change: Change) -> dict[str, object]:
    return {key: value for key, value in change.model_dump(exclude_defaults=True).items() if key != "id"}


def test_an_answer_that_changes_what_is_shown(past: Past) -> None:
    journal = make_journal(past.knowledge)
    assert told(journal)[1:] == [
        (
            "2026-02-01",
            "Roquefort is no longer made",
            [{"kind": "claim", "what": "added", "subject": "roquefort", "about": "state", "after": ("ended",), "sources": ("whey-2021",), "shown_before": ("made",), "shown_after": ("ended",)}],
        ),
        (
            "2026-02-01",
            "A misread number of weeks",
            [{"kind": "claim", "what": "changed", "subject": "cheddar", "about": "ripening", "scope": "version 2+", "before": ("36",), "after": ("40",), "sources": ("curd-2019",), "fields": ("value",), "shown_before": ("36",), "shown_after": ("40",)}],
        ),
    ]
    assert (journal.begins, journal.skipped) == (None, ())


def test_the_first_commit_of_all_tells_everything(past: Past) -> None:
    first = make_journal(past.knowledge).steps[0]
    kinds = [change.kind for change in first.changes]
    assert {kind: kinds.count(kind) for kind in sorted(set(kinds))} == {
        "claim": 27, "experiment": 1, "measurement": 3, "observation": 4, "remark": 1, "score": 1, "set-up": 3, "source": 2, "subject": 4, "verdict": 2,
    }  # fmt: skip
    assert {change.what for change in first.changes} == {"added"}


def test_ids_of_claims_are_those_of_the_data(past: Past, tmp_path: Path) -> None:
    main(["export", "--knowledge", str(past.knowledge), "--to", str(tmp_path)])
    ids = {line.split(",")[0] for line in (tmp_path / "data" / "claims.csv").read_text("utf-8").splitlines()}
    assert {change.id for step in make_journal(past.knowledge).steps[1:] for change in step.changes} <= ids


CASES = {
    "evidence added": (
        "cheeses/roquefort.yml", 'protected by law"}', 'protected by law"}\n        whey-2021: {at: Notes para 6, anchor: "the law keeps the name"}',
        [{"kind": "claim", "what": "changed", "subject": "roquefort", "about": "protected", "before": ("yes",), "after": ("yes",), "sources": ("whey-2021",), "fields": ("cite", "sources")}],
    ),
    "answer taken out": (
        "cheeses/moon.yml", '  milk:\n    - value: unknown\n      cite:\n        curd-2019: {at: whole, says: the handbook does not tell whose milk it was}\n', "",
        [{"kind": "claim", "what": "removed", "subject": "moon", "about": "milk", "before": ("unknown",), "sources": ("curd-2019",), "shown_before": ("unknown",), "shown_after": ()}],
    ),
    "verdict turned round": (
        "sources/curd-2019.yml", "order: [roquefort, cheddar]", "order: [cheddar, roquefort]",
        [{"kind": "verdict", "what": "changed", "about": "strength", "before": ("Roquefort > Cheddar",), "after": ("Cheddar > Roquefort",), "sources": ("curd-2019",), "fields": ("value",)}],
    ),
    "remark reworded": (
        "sources/curd-2019.yml", "says: five tasters with closed eyes", "says: the tasters were blindfolded",
        [{"kind": "remark", "what": "changed", "about": "method", "before": ("five tasters with closed eyes",), "after": ("the tasters were blindfolded",), "sources": ("curd-2019",), "fields": ("value",)}],
    ),
    "observation corrected": (
        "observations/wheels.csv", "151k,curd", "150k,curd",
        [{"kind": "observation", "what": "changed", "subject": "cheddar", "about": "wheels", "scope": "2019", "before": ("151k",), "after": ("150k",), "sources": ("curd-2019",), "fields": ("value",)}],
    ),
    "measurement corrected": (
        "benchmarks/melting.yml", "61 ± 4", "62 ± 4",
        [{"kind": "measurement", "what": "changed", "subject": "cheddar", "about": "time", "scope": "Melting on toast, bread white", "before": ("61 ± 4",), "after": ("62 ± 4",), "sources": ("curd-2019",), "fields": ("value",)}],
    ),
    "source described anew": (
        "sources/curd-2019.yml", "publisher: Rind Press", "publisher: Rind & Sons",
        [{"kind": "source", "what": "changed", "before": ("A Handbook of Curd",), "after": ("A Handbook of Curd",), "sources": ("curd-2019",), "fields": ("publisher",)}],
    ),
    "layout alone": (
        "cheeses/moon.yml", "kind: cheese\n", "kind: cheese  # of the sky\n",
        [],
    ),
}  # fmt: skip


@pytest.mark.parametrize(("file", "old", "new", "wanted"), CASES.values(), ids=CASES)
def test_one_edit(past: Past, file: str, old: str, new: str, wanted: list[dict[str, object]]) -> None:
    past.change(file, old, new)
    past.commit("2026-04-01", "An edit")
    assert told(make_journal(past.knowledge))[-1] == ("2026-04-01", "An edit", wanted)


def test_a_renamed_subject_has_moved_and_its_facts_have_not_changed(past: Past) -> None:
    past.git("mv", "knowledge/cheeses/cheddar.yml", "knowledge/cheeses/cheddar-of-somerset.yml")
    past.change("cheeses/cheddar-of-somerset.yml", "old_ids: [cheddar-cheese]", "old_ids: [cheddar-cheese, cheddar]")
    past.change("cheeses/moon.yml", "value: cheddar", "value: cheddar-of-somerset")
    past.change("sources/curd-2019.yml", "order: [roquefort, cheddar]", "order: [roquefort, cheddar-of-somerset]")
    past.change("sources/curd-2019.yml", "choose: [cheddar]", "choose: [cheddar-of-somerset]")
    past.change("sources/whey-2021.yml", "speaks_for: [cheddar]", "speaks_for: [cheddar-of-somerset]")
    past.change("observations/wheels.csv", "cheddar,2019", "cheddar-of-somerset,2019")
    past.change("observations/cheese-score.csv", "cheddar,2019", "cheddar-of-somerset,2019")
    text = (past.knowledge / "benchmarks" / "melting.yml").read_text("utf-8")
    (past.knowledge / "benchmarks" / "melting.yml").write_text(text.replace("subject: cheddar", "subject: cheddar-of-somerset"), "utf-8")
    past.commit("2026-04-01", "Its full name")
    assert told(make_journal(past.knowledge))[-1][2] == [
        {"kind": "subject", "what": "moved", "subject": "cheddar-of-somerset", "before": ("cheddar",), "after": ("cheddar-of-somerset",)},
        {"kind": "source", "what": "changed", "before": ("Notes on Whey",), "after": ("Notes on Whey",), "sources": ("whey-2021",), "fields": ("speaks_for",)},
    ]


def test_a_renamed_source_has_moved_and_what_it_backs_has_not_changed(past: Past) -> None:
    past.git("mv", "knowledge/sources/whey-2021.yml", "knowledge/sources/dairy-2021.yml")
    past.git("mv", "knowledge/evidence/whey-2021.csv", "knowledge/evidence/dairy-2021.csv")
    for path in [*past.knowledge.glob("c*/*.yml")]:
        path.write_text(path.read_text("utf-8").replace("whey-2021", "dairy-2021"), "utf-8")
    past.commit("2026-04-01", "Called after the dairy")
    assert told(make_journal(past.knowledge))[-1][2] == [{"kind": "source", "what": "moved", "before": ("whey-2021",), "after": ("dairy-2021",), "sources": ("dairy-2021",)}]


def test_a_commit_whose_knowledge_cannot_be_read_is_named_and_the_next_tells_its_changes(past: Past) -> None:
    past.change("cheeses/moon.yml", "kind: cheese", "kinds: cheese")
    broken = past.commit("2026-04-01", "A slip")
    past.change("cheeses/moon.yml", "kinds: cheese", "kind: culture")
    past.commit("2026-04-02", "The slip mended")
    journal = make_journal(past.knowledge)
    assert [(skipped.commit.id, skipped.why) for skipped in journal.skipped] == [
        (broken, 'knowledge/cheeses/moon.yml:1:1 missing-key: "kind" is missing; add `kind:`'),
    ]  # fmt: skip
    assert told(journal)[-1] == (
        "2026-04-02",
        "The slip mended",
        [{"kind": "subject", "what": "changed", "subject": "moon", "before": ("Moon <Cheese> & Co",), "after": ("Moon <Cheese> & Co",), "fields": ("kind",)}],
    )


def test_a_past_in_an_older_format_can_be_read(past: Past) -> None:
    """A schema, needs and tables that today's model refuses hide no claim; today's schema stands in for the old one."""
    schema = (past.knowledge / "schema.yml").read_text("utf-8")
    past.change("schema.yml", "  lead: summary\n", "")
    (past.knowledge / "needs.yml").write_text("sandwich: {}\n", "utf-8")
    past.change("cheeses/moon.yml", "value: 1969", "value: 1970")
    past.commit("2026-04-01", "In the old format")
    (past.knowledge / "schema.yml").write_text(schema, "utf-8")
    journal = make_journal(past.knowledge)
    assert journal.skipped == ()
    assert [(title, [change["after"] for change in changes]) for _, title, changes in told(journal)][-1] == ("In the old format", [("1970",)])


def test_what_was_found_before_is_taken_over_and_the_result_is_the_same(past: Past, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    earlier = make_journal(past.knowledge)
    past.change("cheeses/moon.yml", "value: 1969", "value: 1970")
    past.commit("2026-04-01", "A year later")
    compared = []
    monkeypatch.setattr("generator.diff.walk.compare", lambda *given: compared.append(given[-1]) or ())
    make_journal(past.knowledge, earlier)
    monkeypatch.undo()
    assert compared == [date(2026, 4, 1)]
    assert make_journal(past.knowledge, earlier) == make_journal(past.knowledge)


def test_a_rewritten_history_is_not_taken_over(past: Past) -> None:
    earlier = make_journal(past.knowledge)
    past.git("reset", "--quiet", "--hard", "HEAD~3")
    past.change("cheeses/moon.yml", "value: 1969", "value: 1970")
    past.commit("2026-04-01", "Another course of things")
    assert [title for _, title, _ in told(make_journal(past.knowledge, earlier))] == ["The first cheeses", "Another course of things"]


def test_a_merge_tells_what_it_brought(past: Past) -> None:
    past.git("switch", "--quiet", "--create", "aside", "HEAD~3")
    past.change("cheeses/moon.yml", "value: 1969", "value: 1970")
    past.commit("2026-04-01", "Aside")
    past.git("switch", "--quiet", "trunk")
    noon = "2026-04-02T12:00:00 +0000"
    past.git("merge", "--quiet", "--no-ff", "--message", "Merge what was aside", "aside", GIT_AUTHOR_DATE=noon, GIT_COMMITTER_DATE=noon)
    day, title, changes = told(make_journal(past.knowledge))[-1]
    assert (day, title, [change["after"] for change in changes]) == ("2026-04-02", "Merge what was aside", [("1970",)])


def test_a_shallow_clone_says_from_when_it_knows(past: Past, tmp_path: Path) -> None:
    past.change("cheeses/moon.yml", "value: 1969", "value: 1970")
    past.commit("2026-04-01", "A year later")
    for depth, begins, titles in ((1, "2026-04-01", []), (2, "2026-03-01", ["A year later"]), (9, None, [title for _, title, _ in told(make_journal(past.knowledge))])):
        clone = tmp_path / f"clone-{depth}"
        subprocess.run(["git", "clone", "--quiet", f"--depth={depth}", past.folder.as_uri(), str(clone)], check=True, capture_output=True)
        journal = make_journal(clone / "knowledge")
        assert (journal.begins and journal.begins.day, [title for _, title, _ in told(journal)]) == (begins, titles)


def test_no_more_than_the_newest_commits_are_compared(past: Past) -> None:
    journal = make_journal(past.knowledge, most=1)
    assert [title for _, title, _ in told(journal)] == ["A misread number of weeks"]
    assert journal.begins is not None
    assert journal.begins.title == "Roquefort is no longer made"


@pytest.mark.parametrize(("since", "titles"), [("2026-02-01", 2), ("2026-02-02", 0), ("HEAD~2", 1), ("trunk~3", 2)])
def test_since_a_day_or_a_revision(past: Past, since: str, titles: int) -> None:
    assert len(make_journal(past.knowledge, since=since).steps) == titles


def test_the_command_writes_a_file_that_a_build_reads(past: Past, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    to = tmp_path / "new" / "changes.json"
    assert main(["diff", "--knowledge", str(past.knowledge), "--to", str(to)]) == 0
    assert capsys.readouterr() == ("", f"50 changes in 3 commits written to {to}\n")
    written = to.read_bytes()
    assert read_journal(to) == (make_journal(past.knowledge), [])
    main(["diff", "--knowledge", str(past.knowledge), "--to", str(to)])
    assert to.read_bytes() == written


def test_the_command_names_what_it_leaves_out(past: Past, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    past.change("cheeses/moon.yml", "kind: cheese", "kinds: cheese")
    broken = past.commit("2026-04-01", "A slip")
    to = tmp_path / "changes.json"
    assert main(["diff", "--knowledge", str(past.knowledge), "--to", str(to)]) == 0
    assert capsys.readouterr().err == (
        f'{broken[:12]} is left out, for its knowledge cannot be read: knowledge/cheeses/moon.yml:1:1 missing-key: "kind" is missing; add `kind:`\n'
        f"50 changes in 3 commits written to {to}\n"
    )


def test_without_a_history_nothing_is_written(tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path))
    to = tmp_path / "changes.json"
    (tmp_path / "knowledge").mkdir()
    arguments = ["diff", "--knowledge", str(tmp_path / "knowledge"), "--to", str(to)]
    assert main(arguments) == 0
    assert "has no history to read (fatal: not a git repository" in capsys.readouterr().err
    assert not to.exists()


def test_a_revision_that_is_not_there_is_an_error(past: Past, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["diff", "--knowledge", str(past.knowledge), "--to", str(tmp_path / "changes.json"), "--since", "nowhere"]) == 1
    assert capsys.readouterr().err.endswith("nothing is written\n")


@pytest.mark.parametrize("text", ["", "[]", '{"method": 0, "begins": null, "steps": []}'])
def test_a_file_of_another_make_is_left_aside(tmp_path: Path, text: str) -> None:
    path = tmp_path / "changes.json"
    path.write_text(text, "utf-8")
    journal, problems = read_journal(path)
    assert journal is None
    assert list(map(str, problems)) == ["changes.json:0:0 changes: this is not what `atlas diff` writes today; run `atlas diff` again"]


def test_the_file_is_plain_json(past: Past, tmp_path: Path) -> None:
    to = tmp_path / "changes.json"
    main(["diff", "--knowledge", str(past.knowledge), "--to", str(to), "--since", "2026-02-01"])
    found = json.loads(to.read_bytes())
    assert found["begins"]["title"] == "The first cheeses"
    assert found["steps"][0]["changes"] == [
        {"kind": "claim", "what": "added", "id": found["steps"][0]["changes"][0]["id"], "subject": "roquefort", "about": "state", "after": ["ended"], "sources": ["whey-2021"], "shown_before": ["made"], "shown_after": ["ended"]}
    ]


def test_the_day_of_a_build_is_that_of_the_newest_commit_unless_something_is_not_committed(past: Past, monkeypatch: pytest.MonkeyPatch) -> None:
    """A fact of today is no fact of the future while one writes it."""
    monkeypatch.delenv("SOURCE_DATE_EPOCH", raising=False)
    before = date.today()
    assert day_of_build(past.knowledge) == date(2026, 2, 1)
    (past.folder / "README.md").write_text("Outside the knowledge.\n", "utf-8")
    assert day_of_build(past.knowledge) == date(2026, 2, 1)
    (past.knowledge / "sources" / "new.yml").write_text("type: book\n", "utf-8")
    assert before <= day_of_build(past.knowledge)
    (past.knowledge / "sources" / "new.yml").unlink()
    past.change("cheeses/cheddar.yml", "value: 40", "value: 41")
    assert before <= day_of_build(past.knowledge)
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "0")
    assert day_of_build(past.knowledge) == date(1970, 1, 1)
