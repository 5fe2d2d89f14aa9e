"""The folder `knowledge/`: which files there are, and what they hold."""

import csv
import io
import stat
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from pydantic import BaseModel

from ..collection import no_collection
from ..model.experiment import Check, Experiment, Observation, Score
from ..model.knowledge import Knowledge
from ..model.needs import Question
from ..model.problem import Problem
from ..model.schema import Agent, Schema
from ..model.source import Source
from ..model.subject import Subject
from ..model.table import Table
from .reader import find_unwanted, read_yaml
from .records import build

YAML_LIMIT = 1 << 20
CSV_LIMIT = 10 << 20

OBSERVATION_COLUMNS = ("subject", "date", "value", "source", "at", "anchor", "according_to", "note")
# Besides these, a folder is one of subjects, whose kinds the schema declares.
OWN_FOLDERS = ("schema", "sources", "benchmarks", "scores", "tables", "observations", "evidence")

LEDGER_COLUMNS = ("at", "anchor", "day", "outcome", "digest")


@dataclass
class Loaded:
    """What a folder gave: the knowledge (None without a schema), every problem, and the text of each file."""

    folder: Path
    knowledge: Knowledge | None = None
    problems: list[Problem] = field(default_factory=list)
    texts: dict[str, str] = field(default_factory=dict)


def load(folder: Path) -> Loaded:
    """Reads a whole knowledge folder. Never raises for what the files hold."""
    with no_collection():
        return _Reader(Path(folder)).read()


class _Reader:
    """Collects values and problems, file by file."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.start = f"{folder.as_posix().rstrip('/')}/"
        self.loaded = Loaded(folder)

    def read(self) -> Loaded:
        """Everything below the folder."""
        if not self.folder.is_dir():
            self._complain(self.folder.name, "missing-file", f"there is no folder {self.folder}", "name the folder that holds schema.yml")
            return self.loaded
        schema = self._read_record("schema.yml", Schema)
        agents = self._read_map("agents.yml", Agent)
        questions = self._read_map("needs.yml", Question)
        folders = schema.folders if schema else self._find_folders()
        subjects: dict[str, Subject] = {}
        for name in folders:
            subjects |= self._read_each(name, Subject, subjects)
        sources = self._read_each("sources", Source)
        experiments = self._read_each("benchmarks", Experiment)
        scores = self._read_each("scores", Score)
        tables = self._read_each("tables", Table)
        observations = [row for path in self._files("observations", ".csv") for row in self._read_observations(path)]
        ledger = {path.stem: self._read_ledger(path) for path in self._files("evidence", ".csv")}
        self._find_strangers({*OWN_FOLDERS, *folders})
        if schema:
            self.loaded.knowledge = Knowledge(schema, agents, questions, sources, subjects, experiments, scores, tuple(observations), ledger, tables)
        self.loaded.problems.sort()
        return self.loaded

    def _name(self, path: Path) -> str:
        """The path as problems and pages show it: with the name of the folder, and `/` on every system."""
        return f"{self.folder.name or 'knowledge'}/{path.as_posix().removeprefix(self.start)}"

    def _complain(self, file: str, rule: str, what: str, mend: str, line: int = 0, column: int = 0) -> None:
        self.loaded.problems.append(Problem(file, line, column, rule, what, mend))

    def _read_text(self, path: Path, limit: int) -> str | None:
        """The text of a file, or None with the problem."""
        name = self._name(path)
        raw = self._read_bytes(path, name, limit)
        if raw is None:
            return None
        if b"\x00" in raw and not raw.startswith((b"\xff\xfe", b"\xfe\xff")):
            self._complain(name, "encoding", "this is a binary file", "remove it: knowledge is text")
            return None
        try:
            text = raw.decode("utf-8").replace("\r\n", "\n").replace("\r", "\n")
        except UnicodeDecodeError as error:
            line = raw.count(b"\n", 0, error.start) + 1
            column = error.start - raw.rfind(b"\n", 0, error.start)
            self._complain(name, "encoding", f"the byte 0x{raw[error.start]:02X} is not UTF-8", "save the file as UTF-8", line, column)
            return None
        self.loaded.texts[name] = text
        return text

    def _read_bytes(self, path: Path, name: str, limit: int) -> bytes | None:
        """What the file holds, or None with the problem."""
        if self._leads_out(path):
            self._complain(name, "file", "this link leads out of the folder", "put the file itself here")
            return None
        try:
            # Looked at before it is read: a pipe has no end, and neither may a file.
            status = path.stat()
            if stat.S_ISREG(status.st_mode) and status.st_size <= limit:
                return path.read_bytes()
        except OSError as error:
            self._complain(name, "file", f"the file cannot be read ({error.strerror})", "check that it exists and may be read")
            return None
        if stat.S_ISREG(status.st_mode):
            self._complain(name, "file", f"the file has {status.st_size:,} bytes, more than {limit:,}", "split it")
        else:
            self._complain(name, "file", "this is no file that can be read as text", "put a text file here")
        return None

    def _leads_out(self, path: Path) -> bool:
        """Whether a link leads out of the folder; of one that leads nowhere or round, reading it will tell."""
        try:
            return path.is_symlink() and not path.resolve().is_relative_to(self.folder.resolve())
        except (OSError, RuntimeError):
            return False

    def _read_value(self, path: Path) -> Any:
        """The value of a YAML file, or None with the problems."""
        text = self._read_text(path, YAML_LIMIT)
        if text is None:
            return None
        value, problems = read_yaml(text, self._name(path))
        self.loaded.problems += problems
        if value is None and not problems:
            self._complain(self._name(path), "shape", "the file is empty", "fill it or delete it")
        return value

    def _read_record(self, file: str, model: type[Any], extra: dict[str, Any] | None = None) -> Any:
        path = self.folder / file
        if not path.exists() and not path.is_symlink():
            self._complain(self._name(path), "missing-file", "there is no such file", "create it")
            return None
        value = self._read_value(path)
        if value is None:
            return None
        name = self._name(path)
        record, problems = build(model, value, name, self.loaded.texts[name], extra)
        self.loaded.problems += problems
        return record

    def _read_map(self, file: str, model: type[BaseModel]) -> dict[str, Any]:
        """A file that is one mapping from ids to records; it may be absent."""
        path = self.folder / file
        value = self._read_value(path) if path.exists() else {}
        if value is None:
            return {}
        name = self._name(path)
        if not isinstance(value, dict):
            self._complain(name, "shape", "a list stands where ids with their records are expected", "begin with an id and a colon", 1, 1)
            return {}
        found = {}
        for key, item in value.items():
            record, problems = build(model, item, name, self.loaded.texts.get(name, ""), under=(key,))
            self.loaded.problems += problems
            if record is not None:
                found[key] = record
        return found

    def _read_each(self, folder: str, model: type[Any], taken: dict[str, Any] | None = None) -> dict[str, Any]:
        """A folder of records, by the id that the file name is."""
        found: dict[str, Any] = {}
        for path in self._files(folder, ".yml"):
            if taken and path.stem in taken:
                self._complain(self._name(path), "file", f'the id "{path.stem}" is taken by {taken[path.stem].file}', "rename one of the two files")
                continue
            extra = {"id": path.stem, "file": self._name(path)}
            record = self._read_record(f"{folder}/{path.name}", model, extra)
            if record is not None:
                found[path.stem] = record
        return found

    def _files(self, folder: str, suffix: str) -> Iterator[Path]:
        """The files of a folder in the order of their names; others are complained of."""
        directory = self.folder / folder
        if not directory.is_dir() or self._leads_out(directory):
            if directory.is_symlink() or directory.exists():
                self._complain(self._name(directory), "file", "this is no folder, or a link that leads out", "put the folder itself here")
            return
        for path in sorted(directory.iterdir(), key=lambda item: item.name):
            if path.name.startswith("."):
                continue
            stem = path.name.removesuffix(suffix)
            if path.is_dir() or not path.name.endswith(suffix):
                self._complain(self._name(path), "file", f"this does not belong into {folder}/", f"keep only files that end in {suffix} here")
            elif not stem.isascii() or not all(part.isalnum() for part in stem.split("-")) or stem != stem.lower():
                self._complain(self._name(path), "file", f'"{path.name}" is not an id with {suffix}', "use lower-case letters, digits and single hyphens")
            else:
                yield path

    def _find_folders(self) -> list[str]:
        """What may be folders of subjects, if no schema tells: so that its loss makes no message for each."""
        return sorted(path.name for path in self.folder.iterdir() if path.is_dir() and not path.name.startswith(".") and path.name not in OWN_FOLDERS)

    def _find_strangers(self, known: set[str]) -> None:
        for path in sorted(self.folder.iterdir(), key=lambda item: item.name):
            if path.name.startswith(".") or path.name in known or path.name in ("schema.yml", "agents.yml", "needs.yml"):
                continue
            self._complain(self._name(path), "file", "nothing reads this", "move it to the folder that it belongs to, or delete it")

    def _read_rows(self, path: Path, columns: tuple[str, ...], make: Callable[[dict[str, str], int], BaseModel]) -> Iterator[Any]:
        """The rows of a CSV file as records, with a problem for each that is not one."""
        text = self._read_text(path, CSV_LIMIT)
        name = self._name(path)
        if text is None:
            return
        unwanted = find_unwanted(text, name)
        if unwanted:
            self.loaded.problems += unwanted
            return
        reader = csv.reader(io.StringIO(text), strict=True)
        try:
            header = next(reader, [])
            if tuple(header) != columns:
                self._complain(name, "shape", f"the header is {','.join(header) or 'missing'}", f"write {','.join(columns)}", 1, 1)
                return
            for row in reader:
                if len(row) != len(columns):
                    self._complain(name, "shape", f"the row has {len(row)} cells, not {len(columns)}", "quote a cell that holds a comma", reader.line_num, 1)
                    continue
                cells = dict(zip(columns, row, strict=True))
                try:
                    record = make(cells, reader.line_num)
                except ValueError as error:
                    self._complain_of_row(name, cells, reader.line_num, error)
                else:
                    yield record
        except csv.Error as error:
            self._complain(name, "syntax", f"this is not CSV: {error}", "check the quotes", reader.line_num, 1)

    def _complain_of_row(self, name: str, row: dict[str, str], line: int, error: ValueError) -> None:
        for details in getattr(error, "errors", list)():
            what = f'"{details["loc"][0]}" is "{row.get(str(details["loc"][0]), "")}": {details["msg"]}'
            self._complain(name, "shape", what, "write it in that form", line, 1)

    def _read_observations(self, path: Path) -> Iterator[Observation]:
        name = self._name(path)

        def make(row: dict[str, str], line: int) -> Observation:
            return Observation(metric=path.stem, file=name, line=line, **row)

        return self._read_rows(path, OBSERVATION_COLUMNS, make)

    def _read_ledger(self, path: Path) -> dict[tuple[str, str], Check]:
        rows = self._read_rows(path, LEDGER_COLUMNS, lambda row, line: Check.model_validate(row))
        return {(row.at, row.anchor): row for row in rows}
