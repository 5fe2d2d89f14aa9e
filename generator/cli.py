"""The command line. Each command imports what it needs, so that `atlas check` starts without what makes pages."""

import argparse
import json
import os
import sys
from collections.abc import Callable, Sequence
from datetime import UTC, date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from .load import Loaded
    from .model.knowledge import Knowledge
    from .model.problem import Problem
    from .texts import Documents

KNOWLEDGE = Path("knowledge")
DOCS = Path("docs")
JOURNAL = Path(".cache/changes.json")
# More than this nobody reads on a terminal; what a program reads is always whole.
MOST = 200
DONE, FAILED = 0, 1


def main(argv: Sequence[str] | None = None) -> int:
    """Runs a command: 0 if all is well, 1 if something is wrong; wrong usage raises SystemExit with 2, as argparse has it."""
    arguments = _parser().parse_args(argv)
    run: Callable[[argparse.Namespace], int] = arguments.run
    try:
        code = run(arguments)
        sys.stdout.flush()
    except BrokenPipeError:
        # Whoever reads has read enough (`atlas check | head`); what is left goes nowhere, so that Python can end in peace.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return FAILED
    return code


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="atlas", description="Checks a knowledge and makes a site and data files of it.")
    commands = parser.add_subparsers(title="commands", required=True, metavar="COMMAND")

    def add(name: str, run: Callable[[argparse.Namespace], int], text: str) -> argparse.ArgumentParser:
        command = commands.add_parser(name, help=text, description=text)
        command.set_defaults(run=run)
        command.add_argument("--knowledge", type=_folder, default=KNOWLEDGE, metavar="DIR", help="the folder that holds schema.yml (knowledge)")
        return command

    command = add("check", _check, "Reports everything that is wrong with the knowledge.")
    command.add_argument("--format", choices=("text", "json", "github"), default="text", help="how to report (text)")
    command.add_argument("--strict", action="store_true", help="fail on warnings too")
    command.add_argument("--texts", type=_folder, metavar="DIR", help="a folder with texts of sources, in which anchors are looked for")
    command = add("export", _export, "Writes the files for other programs, laid out as on the site.")
    command.add_argument("--to", type=Path, required=True, metavar="DIR", help="the folder to write to")
    command = add("pages", _pages, "Writes the site as a folder that any engine for Markdown can render.")
    command.add_argument("--to", type=Path, required=True, metavar="DIR", help="the folder to write to: empty, new, or written by this command")
    command.add_argument("--docs", type=_folder, default=DOCS, metavar="DIR", help="the folder of hand-written pages (docs)")
    command.add_argument("--changes", type=Path, default=JOURNAL, metavar="FILE", help=f"what `atlas diff` wrote ({JOURNAL})")
    command = add("schema", _schema, "Writes the editor schemas, knowledge/schema/*.json.")
    command.add_argument("--check", action="store_true", help="write nothing; fail if a file differs")
    command = add("diff", _diff, "Writes what changed in the knowledge, commit by commit, for the pages of a build.")
    command.add_argument("--since", metavar="REV|DATE", help="tell of what came after this revision, or from this day on (2026-01-31)")
    command.add_argument("--to", type=Path, default=JOURNAL, metavar="FILE", help=f"the file to write, and to continue ({JOURNAL})")
    command = add("verify", _verify, "Looks for every anchor in the texts of sources.")
    command.add_argument("--texts", type=_folder, metavar="DIR", help="a folder with texts of sources, under any names (ATLAS_TEXTS)")
    command.add_argument("--clones", type=_folder, metavar="DIR", help="a folder with clones of repositories, under any names")
    command.add_argument("--record", action="store_true", help="write what was found to knowledge/evidence/*.csv")
    command.set_defaults(refuse=command.error)
    return parser


def _folder(text: str) -> Path:
    path = Path(text)
    if not path.is_dir():
        raise argparse.ArgumentTypeError(f"there is no folder {text}")
    return path


def _tell(line: str) -> None:
    print(line, file=sys.stderr)


def _check(arguments: argparse.Namespace) -> int:
    loaded, problems = _find_problems(arguments.knowledge, arguments.texts)
    {"text": _print_text, "json": _print_json, "github": _print_commands}[arguments.format](problems)
    errors = sum(problem.level == "error" for problem in problems)
    _tell(f"{_count(errors, 'error')}, {_count(len(problems) - errors, 'warning')} in {_count(len(loaded.texts), 'file')}")
    return FAILED if errors or (problems and arguments.strict) else DONE


def _find_problems(folder: Path, texts: Path | None) -> tuple["Loaded", list["Problem"]]:
    from .checks import check
    from .load import load

    loaded = load(folder)
    return loaded, check(loaded, _day(folder), _documents(texts))


def _day(folder: Path) -> date:
    from .inputs import day_of_build

    return day_of_build(folder)


def _documents(texts: Path | None) -> "Documents | None":
    from .inputs import documents_at_hand
    from .texts import Documents

    return Documents.read(texts) if texts else documents_at_hand()


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}{'' if number == 1 else 's'}"


def _print_text(problems: Sequence["Problem"]) -> None:
    shown = problems[:MOST] if sys.stdout.isatty() else problems
    for problem in shown:
        print(problem if problem.level == "error" else f"{problem} (warning)")
    if len(shown) < len(problems):
        print(f"… and {len(problems) - len(shown)} more of {len(problems)}: `atlas check | cat` shows all")


def _print_json(problems: Sequence["Problem"]) -> None:
    keys = ("file", "line", "column", "rule", "what", "mend", "level")
    print(json.dumps([{key: getattr(problem, key) for key in keys} for problem in problems], ensure_ascii=False, indent=1))


def _print_commands(problems: Sequence["Problem"]) -> None:
    """Workflow commands: GitHub shows each problem beside its line."""
    for problem in problems:
        place = {"file": problem.file, "line": problem.line, "col": problem.column}
        told = ",".join(f"{key}={_escape_property(str(value))}" for key, value in place.items() if value)
        print(f"::{problem.level} {told}::{_escape_message(f'{problem.rule}: {problem.what}; {problem.mend}')}")


def _escape_message(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _escape_property(text: str) -> str:
    return _escape_message(text).replace(":", "%3A").replace(",", "%2C")


def _export(arguments: argparse.Namespace) -> int:
    loaded, problems = _find_problems(arguments.knowledge, None)
    if loaded.knowledge is None or any(problem.level == "error" for problem in problems):
        return _refuse(problems)
    from .exports import export_all
    from .resolve.cells import Resolved

    files = export_all(Resolved(loaded.knowledge, _day(arguments.knowledge)))
    for path, content in files.items():
        target = arguments.to / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(content)
    _tell(f"{_count(len(files), 'file')} written to {arguments.to}")
    return DONE


def _refuse(problems: Sequence["Problem"]) -> int:
    """Says why nothing is made of a knowledge with errors."""
    errors = [problem for problem in problems if problem.level == "error"]
    for problem in errors:
        _tell(str(problem))
    _tell(f"{_count(len(errors), 'error')}: nothing is written")
    return FAILED


def _pages(arguments: argparse.Namespace) -> int:
    from .build import build_site
    from .site.folder import FolderError, write_folder

    built = build_site(arguments.knowledge, docs=arguments.docs, changes=arguments.changes)
    if built.site is None:
        return _refuse(built.problems)
    try:
        write_folder(built.site, arguments.docs, arguments.to)
    except FolderError as error:
        _tell(str(error))
        return FAILED
    _tell(f"{_count(len(built.site.pages), 'page')} and {_count(len(built.site.files), 'file')} written to {arguments.to}")
    return DONE


def _load(folder: Path) -> "Knowledge | None":
    """The knowledge, or None after saying what is wrong with it."""
    from .load import load

    loaded = load(folder)
    if loaded.knowledge is None or any(problem.level == "error" for problem in loaded.problems):
        _refuse(loaded.problems)
        return None
    return loaded.knowledge


def _schema(arguments: argparse.Namespace) -> int:
    from .exports.editor import write_schemas

    knowledge = _load(arguments.knowledge)
    if knowledge is None:
        return FAILED
    folder = arguments.knowledge / "schema"
    wanted = {folder / name: content for name, content in write_schemas(knowledge).items()}
    differing = [path for path, content in wanted.items() if not path.is_file() or path.read_bytes() != content]
    if arguments.check:
        for path in differing:
            _tell(f"{path} differs from what the model gives; run `atlas schema`")
        return FAILED if differing else DONE
    folder.mkdir(exist_ok=True)
    for path in differing:
        path.write_bytes(wanted[path])
    _tell(f"{_count(len(differing), 'file')} of {len(wanted)} written")
    return DONE


def _diff(arguments: argparse.Namespace) -> int:
    from .diff import HistoryError, make_journal
    from .inputs import read_journal

    earlier, _ = read_journal(arguments.to)
    try:
        journal = make_journal(arguments.knowledge, earlier, arguments.since)
    except HistoryError as error:
        _tell(f"{arguments.knowledge} has no history to read ({error}): nothing is written")
        return FAILED if arguments.since else DONE
    for skipped in journal.skipped:
        _tell(f"{skipped.commit.id[:12]} is left out, for its knowledge cannot be read: {skipped.why}")
    changes = sum(len(step.changes) for step in journal.steps)
    arguments.to.parent.mkdir(parents=True, exist_ok=True)
    arguments.to.write_text(journal.text, encoding="utf-8", newline="\n")
    _tell(f"{_count(changes, 'change')} in {_count(len(journal.steps), 'commit')} written to {arguments.to}")
    return DONE


def _verify(arguments: argparse.Namespace) -> int:
    from .clones import Clones
    from .texts import Documents
    from .verify import verify, write_ledger

    documents = _documents(arguments.texts)
    if documents is None and arguments.clones is None:
        arguments.refuse("one of the arguments --texts --clones is required")
    knowledge = _load(arguments.knowledge)
    if knowledge is None:
        return FAILED
    verified = verify(knowledge, documents or Documents(), Clones(arguments.clones) if arguments.clones else None)
    for looked in verified.astray:
        print(looked)
    _tell(verified.summary)
    if arguments.record:
        _record(arguments.knowledge / "evidence", write_ledger(knowledge, verified.looked, datetime.now(UTC).date()))
    return FAILED if verified.astray else DONE


def _record(folder: Path, files: dict[str, str]) -> None:
    folder.mkdir(exist_ok=True)
    for source, text in files.items():
        path = folder / f"{source}.csv"
        if text:
            path.write_text(text, encoding="utf-8", newline="\n")
        else:
            path.unlink(missing_ok=True)
