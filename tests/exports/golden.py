"""What the exports of the small knowledge beside this file should be. `python -m tests.exports.golden` writes it anew: review the diff."""

import json
from datetime import date
from pathlib import Path

from generator.exports import export_all
from generator.exports.describe.files import FILES
from generator.exports.describe.interface import ROOT
from generator.exports.editor.reference import reference_html
from generator.exports.writing import write_json
from generator.load import load
from generator.model.knowledge import Knowledge
from generator.resolve.cells import Resolved

HERE = Path(__file__).parent
FOLDER = HERE / "knowledge"
GOLDEN = HERE / "golden"
DATA_PAGE = HERE.parents[1] / "docs" / "data.md"
BEGIN, END = "<!-- columns: made by python -m tests.exports.golden -->", "<!-- end of columns -->"
DAY = date(2026, 1, 1)


def load_small() -> Knowledge:
    """The small knowledge."""
    knowledge = load(FOLDER).knowledge
    assert knowledge
    return knowledge


def export_small() -> dict[str, bytes]:
    """Every file of the small knowledge."""
    return dict(export_all(Resolved(load_small(), DAY)))


def make_all() -> dict[str, bytes]:
    """Every golden file. What bears the version of SQLite or DuckDB is none; the interface, which is on one line, is laid out for readers."""
    files = {path: content for path, content in export_small().items() if not path.endswith((".sqlite", ".parquet", "datapackage.json"))}
    files |= {path: write_json(json.loads(content)) for path, content in files.items() if path.startswith(ROOT)}
    return {**files, "reference.html": reference_html(load_small().schema).encode()}


def make_columns() -> str:
    """The part of the data page that lists files and columns."""
    parts = []
    for name, (meaning, columns) in FILES.items():
        parts.append(f"### {name}\n\n{meaning}\n")
        if columns:
            noun = "column" if name.endswith(".csv") else "key"
            rows = "".join(f"| `{column}` | {field.meaning} |\n" for column, field in columns.items())
            parts.append(f"| {noun} | meaning |\n|---|---|\n{rows}")
    return f"{BEGIN}\n\n" + "\n".join(parts) + f"\n{END}"


def fill_page(text: str) -> str:
    """The data page with its list of files and columns as it should be."""
    before, rest = text.split(BEGIN)
    return before + make_columns() + rest.split(END)[1]


if __name__ == "__main__":
    for path, content in make_all().items():
        target = GOLDEN / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(content)
    DATA_PAGE.write_text(fill_page(DATA_PAGE.read_text("utf-8")), "utf-8", newline="\n")
