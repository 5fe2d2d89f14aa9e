"""The data files: whole, the same in every build, and as the data page describes them."""

import csv
import io
import json
import os
import subprocess
import sys
from pathlib import Path

from edtf import parse_edtf

from generator.exports.describe.database import DATABASE
from generator.exports.describe.files import FILES, PARQUET_FILES, TABLE_FILES
from generator.model.knowledge import Knowledge

from . import golden

ROOT = Path(__file__).parents[2]
DATES = {"claims.csv": ("from", "until", "as_of"), "statements.csv": ("as_of",), "observations.csv": ("date",), "results.csv": ("as_of",)}


BINARY = (".sqlite", ".parquet")


def read_rows(content: bytes) -> list[dict[str, str]]:
    """The rows of a CSV file."""
    return list(csv.DictReader(io.StringIO(content.decode(), newline=""), strict=True))


def test_every_file_is_as_agreed() -> None:
    made = golden.make_all()
    kept = {path.relative_to(golden.GOLDEN).as_posix(): path.read_bytes() for path in golden.GOLDEN.rglob("*") if path.is_file()}
    assert made.keys() == kept.keys()
    for path, content in made.items():
        assert content.decode() == kept[path].decode(), f"{path} changed; `python -m tests.exports.golden` writes it anew"


def test_the_order_of_sets_does_not_show() -> None:
    """The order of sets and of hashes differs from process to process."""
    code = "import sys; from tests.exports.golden import export_small; sys.stdout.buffer.write(b''.join(export_small().values()))"
    seen = {
        subprocess.run([sys.executable, "-c", code], cwd=ROOT, env={**os.environ, "PYTHONHASHSEED": seed}, capture_output=True, check=True).stdout
        for seed in ("1", "2")
    }
    assert seen == {b"".join(golden.export_small().values())}


def test_files_are_text_with_plain_line_ends(knowledge: Knowledge, files: dict[str, bytes]) -> None:
    tables = {f"tables/{name}.csv" for name in knowledge.tables}
    databases = {f"parquet/{name}.parquet" for name in DATABASE}
    wanted = ({*FILES, "index.json"} - {TABLE_FILES, PARQUET_FILES}) | tables | databases
    assert {path for path in files if path.startswith("data/")} == {f"data/{name}" for name in wanted}
    for path, content in files.items():
        if path.endswith(BINARY):
            continue
        text = content.decode("utf-8")
        assert text.endswith("\n")
        assert not text.endswith("\n\n")
        assert "\r" not in text


def test_columns_are_those_described(files: dict[str, bytes]) -> None:
    for name, (_, columns) in FILES.items():
        if name in (TABLE_FILES, PARQUET_FILES):
            continue
        content = files[f"data/{name}"]
        if name.endswith(".csv"):
            assert next(csv.reader(io.StringIO(content.decode()))) == list(columns)
        elif columns:
            assert {tuple(record) for record in json.loads(content)} <= {tuple(columns)}


def test_index_counts_what_the_files_hold(files: dict[str, bytes]) -> None:
    index = json.loads(files["data/index.json"])
    counted = {file["path"]: file["rows"] for file in index["files"] if "rows" in file}
    tables = {file["path"]: file for file in index["files"] if file["path"].startswith("tables/")}
    texts = {name: count for name, count in counted.items() if not name.startswith("parquet/")}
    assert texts == {name: len(read_rows(files[f"data/{name}"])) for name in (*DATES, *tables)}
    assert counted["parquet/statements.parquet"] == counted["statements.csv"]
    assert [file["path"] for file in index["files"]] == [path.removeprefix("data/") for path in files if path.startswith("data/") and path != "data/index.json"]
    for name, table in tables.items():
        assert next(csv.reader(io.StringIO(files[f"data/{name}"].decode()))) == [column["name"] for column in table["columns"]]
    assert sum(index["counts"]["statements"].values()) == counted["statements.csv"]


def test_dates_are_edtf(knowledge: Knowledge, files: dict[str, bytes]) -> None:
    dated = {key for key, prop in knowledge.schema.properties.items() if prop.type == "date"}
    found = {row[column] for name, columns in DATES.items() for row in read_rows(files[f"data/{name}"]) for column in columns}
    found |= {row["value"] for row in read_rows(files["data/claims.csv"]) if row["property"] in dated and row["value"] != "unknown"}
    for text in found - {""}:
        assert parse_edtf(text) is not None, text


def test_every_citation_is_a_statement(knowledge: Knowledge, files: dict[str, bytes]) -> None:
    cited = {(one.source, one.at, one.anchor or "") for one in knowledge.citations()}
    stated = {(row["source"], row["at"], row["anchor"]) for row in read_rows(files["data/statements.csv"])}
    assert stated == cited


def test_every_row_has_its_source(knowledge: Knowledge, files: dict[str, bytes]) -> None:
    for name in DATES:
        for row in read_rows(files[f"data/{name}"]):
            assert row["source"] in knowledge.sources
            assert row["at"]


def test_derived_rows_rest_on_stated_ones(files: dict[str, bytes]) -> None:
    rows = read_rows(files["data/claims.csv"])
    evidence = {(row["source"], row["at"], row["anchor"]) for row in rows if row["origin"] == "stated"}
    derived = [row for row in rows if row["origin"] != "stated"]
    assert {(row["source"], row["at"], row["anchor"]) for row in derived} <= evidence
    assert not {row["claim"] for row in derived} & {row["claim"] for row in rows if row["origin"] == "stated"}


def test_data_page_lists_files_and_columns() -> None:
    page = golden.DATA_PAGE.read_text("utf-8")
    assert page == golden.fill_page(page), "`python -m tests.exports.golden` writes it anew"
