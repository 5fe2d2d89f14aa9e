"""The tables of the database as Parquet, written by DuckDB."""

import json
from collections.abc import Mapping
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from ..describe.database import DATABASE, Table
from ..describe.field import Field
from .rows import Tables

_TYPES = {"number": "DOUBLE", "integer": "BIGINT", "flag": "BOOLEAN", "day": "DATE"}
# One thread keeps the order of rows; nothing is fetched from anywhere.
_SETTINGS: dict[str, Any] = {"threads": 1, "autoinstall_known_extensions": False, "autoload_known_extensions": False}


def write_parquet(tables: Tables, about: Mapping[str, str]) -> dict[str, tuple[bytes, int]]:
    """The file of each table with the number of its rows, and `about` in its metadata. The same rows give the same bytes with the same DuckDB."""
    # Imported here: nothing else needs it, and `atlas check` shall not wait for it.
    import duckdb

    written = {}
    with TemporaryDirectory() as folder, duckdb.connect(config=_SETTINGS) as connection:
        rows, target = Path(folder, "rows.json"), Path(folder, "table.parquet")
        for name, table in DATABASE.items():
            with rows.open("w", encoding="utf-8") as file:
                file.writelines(_write_row(row, table) for row in tables[name])
            (count,) = connection.execute(_copy(table, {**about, "description": table.meaning}, rows, target)).fetchall()[0]
            written[name] = target.read_bytes(), count
    return written


def _write_row(row: Mapping[str, Any], table: Table) -> str:
    return json.dumps({key: _store(row[key], field) for key, field in table.fields.items()}, ensure_ascii=False) + "\n"


def _store(value: Any, field: Field) -> Any:
    """A value as Parquet keeps it: objects as JSON, lists as lists."""
    return json.dumps(value, ensure_ascii=False) if field.holds == "object" else value


def _copy(table: Table, about: Mapping[str, str], rows: Path, target: Path) -> str:
    columns = ", ".join(f"{_text(key)}: {_text(_type_of(field))}" for key, field in table.fields.items())
    told = ", ".join(f"{key}: {_text(value)}" for key, value in about.items())
    read = f"read_json({_text(str(rows))}, format = 'newline_delimited', columns = {{{columns}}})"
    return f"COPY (SELECT * FROM {read}) TO {_text(str(target))} (FORMAT parquet, COMPRESSION zstd, KV_METADATA {{{told}}})"


def _type_of(field: Field) -> str:
    return _TYPES.get(field.holds, "VARCHAR") + ("[]" if field.shape == "list" else "")


def _text(text: str) -> str:
    return "'" + text.replace("'", "''") + "'"
