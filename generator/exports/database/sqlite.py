"""The database as one SQLite file."""

import json
import sqlite3
from collections.abc import Iterator
from typing import Any

from ..describe.database import DATABASE, Table
from ..describe.field import Field
from .rows import Tables

_TYPES = {"number": "REAL", "integer": "INTEGER", "flag": "INTEGER"}


def write_sqlite(tables: Tables) -> bytes:
    """Every table with its keys and indexes. The same rows give the same bytes with the same SQLite, whose version stands in the file."""
    connection = sqlite3.connect(":memory:", isolation_level=None)
    try:
        # Whatever this SQLite takes for its own defaults.
        for setting in ("page_size = 4096", "encoding = 'UTF-8'", "auto_vacuum = NONE", "foreign_keys = ON", "user_version = 1"):
            connection.execute(f"PRAGMA {setting}")
        connection.execute("BEGIN")
        for name, table in DATABASE.items():
            connection.execute(_create(name, table))
            places = ", ".join("?" * len(table.fields))
            connection.executemany(f"INSERT INTO {name} VALUES ({places})", ([_store(row[key], field) for key, field in table.fields.items()] for row in tables[name]))
            for column in _searched(table):
                connection.execute(f'CREATE INDEX "{name} by {column}" ON {name} ("{column}")')
        connection.execute("COMMIT")
        connection.execute("VACUUM")
        return connection.serialize()
    finally:
        connection.close()


def _create(name: str, table: Table) -> str:
    """The statement that makes the table; meanings stand in it as comments, where `.schema` shows them."""
    lines = [(f'"{key}" {_TYPES.get(_plain(field), "TEXT")}{"" if field.empty else " NOT NULL"}', field.meaning) for key, field in table.fields.items()]
    if table.key:
        lines.append((f"PRIMARY KEY ({_quote(table.key)})", ""))
    lines += [(f'FOREIGN KEY ("{key}") REFERENCES {field.refers} (id)', "") for key, field in table.fields.items() if field.refers]
    text = "\n".join(f"  {line}{',' if number < len(lines) else ''}{f' -- {meaning}' if meaning else ''}" for number, (line, meaning) in enumerate(lines, 1))
    return f"CREATE TABLE {name} ( -- {table.meaning}\n{text}\n)"


def _quote(columns: tuple[str, ...]) -> str:
    return ", ".join(f'"{column}"' for column in columns)


def _plain(field: Field) -> str:
    return field.holds if field.shape == "one" else "text"


def _searched(table: Table) -> Iterator[str]:
    """Columns that lead to other tables, unless the key begins with them, and the id that claims share with the other files."""
    for key, field in table.fields.items():
        if (field.refers or key == "claim") and table.key[:1] != (key,):
            yield key


def _store(value: Any, field: Field) -> Any:
    """A value as SQLite keeps it: lists and objects as JSON."""
    return json.dumps(value, ensure_ascii=False) if field.shape != "one" or field.holds == "object" else value
