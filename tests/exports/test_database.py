"""SQLite, Parquet and the data package: the same tables, with keys that hold."""

import json
import sqlite3
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from typing import Any

import duckdb
import pytest

from generator.exports.database.parquet import write_parquet
from generator.exports.database.rows import Tables, describe_build
from generator.exports.database.sqlite import write_sqlite
from generator.exports.describe.database import DATABASE
from generator.exports.describe.field import Field
from generator.model.knowledge import Knowledge
from generator.resolve.cells import Resolved

from . import golden


@pytest.fixture(scope="module")
def folder(files: dict[str, bytes], write_files: Callable[[dict[str, bytes]], Path]) -> Path:
    """The files below `data/`."""
    return write_files({path: content for path, content in files.items() if path.startswith("data/")}) / "data"


@pytest.fixture
def sqlite(folder: Path) -> Iterator[sqlite3.Connection]:
    """The SQLite file."""
    connection = sqlite3.connect(folder / "atlas.sqlite")
    yield connection
    connection.close()


@pytest.fixture(scope="module")
def tables(knowledge: Knowledge) -> dict[str, list[dict[str, Any]]]:
    """The rows as they are before any program wrote them."""
    made = Tables(Resolved(knowledge, golden.DAY))
    return {name: list(made[name]) for name in DATABASE}


def read_back(value: Any, field: Field) -> Any:
    """A value that SQLite kept, as it was."""
    if value is None:
        return None
    if field.shape == "list" or field.holds == "object":
        return json.loads(value)
    return bool(value) if field.holds == "flag" else value


def read_parquet(value: Any, field: Field) -> Any:
    """A value that Parquet kept, as it was."""
    if field.holds == "object":
        return json.loads(value)
    return value.isoformat() if isinstance(value, date) else value


def test_sqlite_holds_every_row(sqlite: sqlite3.Connection, tables: dict[str, list[dict[str, Any]]]) -> None:
    for name, table in DATABASE.items():
        cursor = sqlite.execute(f"SELECT * FROM {name}")
        assert [column[0] for column in cursor.description] == list(table.fields)
        rows = [{key: read_back(value, field) for (key, field), value in zip(table.fields.items(), row, strict=True)} for row in cursor]
        assert rows == tables[name]


def test_sqlite_is_whole(sqlite: sqlite3.Connection) -> None:
    assert sqlite.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
    assert sqlite.execute("PRAGMA foreign_key_check").fetchall() == []
    assert sqlite.execute("PRAGMA page_size").fetchall() == [(4096,)]
    assert sqlite.execute("PRAGMA freelist_count").fetchall() == [(0,)]


def test_every_reference_has_an_index(sqlite: sqlite3.Connection) -> None:
    for name in DATABASE:
        indexed = {sqlite.execute(f'PRAGMA index_info("{index[1]}")').fetchone()[2] for index in sqlite.execute(f"PRAGMA index_list({name})")}
        assert {row[3] for row in sqlite.execute(f"PRAGMA foreign_key_list({name})")} <= indexed


def test_sqlite_tells_the_meaning_of_columns(sqlite: sqlite3.Connection) -> None:
    (schema,) = sqlite.execute("SELECT sql FROM sqlite_schema WHERE name = 'evidence'").fetchone()
    for field in DATABASE["evidence"].fields.values():
        assert field.meaning in schema


def test_parquet_holds_every_row(folder: Path, tables: dict[str, list[dict[str, Any]]]) -> None:
    with duckdb.connect() as connection:
        for name, table in DATABASE.items():
            rows = connection.execute(f"SELECT * FROM '{folder}/parquet/{name}.parquet'").fetchall()
            found = [{key: read_parquet(value, field) for (key, field), value in zip(table.fields.items(), row, strict=True)} for row in rows]
            assert found == tables[name]


def test_parquet_keeps_types(folder: Path) -> None:
    with duckdb.connect() as connection:
        described = {row[0]: row[1] for row in connection.execute(f"DESCRIBE FROM '{folder}/parquet/evidence.parquet'").fetchall()}
        assert (described["position"], described["checked"], described["says"]) == ("BIGINT", "DATE", "VARCHAR")
        described = {row[0]: row[1] for row in connection.execute(f"DESCRIBE FROM '{folder}/parquet/answers.parquet'").fetchall()}
        assert (described["current"], described["stale"]) == ("VARCHAR[]", "BOOLEAN")
        told = dict(connection.execute(f"SELECT key::VARCHAR, value::VARCHAR FROM parquet_kv_metadata('{folder}/parquet/answers.parquet')").fetchall())
        assert told["day"] == golden.DAY.isoformat()
        assert told["description"] == DATABASE["answers"].meaning


def test_keys_hold(tables: dict[str, list[dict[str, Any]]]) -> None:
    """What tells rows apart does; what refers to another table finds it there; what is not marked as empty is not."""
    for name, table in DATABASE.items():
        rows = tables[name]
        keys = [tuple(row[column] for column in table.key) for row in rows]
        assert not table.key or len(set(keys)) == len(keys), name
        for column, field in table.fields.items():
            values = {json.dumps(row[column]) for row in rows}
            assert field.empty or not values & {"null", '""'}, f"{name}.{column}"
            if field.refers:
                assert values - {"null"} <= {json.dumps(row["id"]) for row in tables[field.refers]}, f"{name}.{column}"


def test_the_same_rows_give_the_same_bytes(knowledge: Knowledge, files: dict[str, bytes]) -> None:
    resolved = Resolved(knowledge, golden.DAY)
    assert write_sqlite(Tables(resolved)) == files["data/atlas.sqlite"]
    assert {f"data/parquet/{name}.parquet": content for name, (content, _) in write_parquet(Tables(resolved), describe_build(resolved)).items()} == {
        path: content for path, content in files.items() if path.endswith(".parquet")
    }


def test_a_row_that_breaks_a_key_is_refused(knowledge: Knowledge) -> None:
    made = Tables(Resolved(knowledge, golden.DAY))
    claim = next(made["claims"])
    made._makers["claims"] = lambda: [{**claim, "subject": "nobody"}]
    with pytest.raises(sqlite3.IntegrityError, match="FOREIGN KEY constraint failed"):
        write_sqlite(made)
