"""Bytes that are the same on every machine: UTF-8, `\\n` at line ends, one at the end of the file."""

import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Any

from ..model.dates import to_edtf
from ..model.schema import SILENT, Property


class Files(Mapping[str, bytes]):
    """Files by their path in the site. Each is made when it is read: the preview makes only what somebody asks for."""

    def __init__(self, makers: Mapping[str, Callable[[], bytes]]) -> None:
        self._makers = makers

    def __getitem__(self, path: str) -> bytes:
        return self._makers[path]()

    def __iter__(self) -> Iterator[str]:
        return iter(self._makers)

    def __len__(self) -> int:
        return len(self._makers)

    def __or__(self, others: "Files") -> "Files":
        return Files({**self._makers, **others._makers})


def write_csv(rows: Iterable[Mapping[str, str]], columns: Sequence[str]) -> bytes:
    """Rows as CSV with a header; quotes only where they are needed. Raises KeyError if a row lacks a column."""
    # Imported here: pandas takes longer to start than `atlas check` takes in all.
    import pandas

    frame = pandas.DataFrame([[row[column] for column in columns] for row in rows], columns=list(columns), dtype=object)
    return frame.to_csv(index=False, lineterminator="\n").encode()


def write_json(value: Any) -> bytes:
    """A value as JSON, one blank for each level, letters of every script as they are."""
    return (json.dumps(value, ensure_ascii=False, indent=1) + "\n").encode()


def write_value(prop: Property | None, value: str) -> str:
    """One element of an answer: a date in EDTF, anything else as it is. Without a property the value is no date."""
    return to_edtf(value) if prop and prop.type == "date" and value not in SILENT else value


def join_pairs(pairs: Iterable[tuple[str, str | None]]) -> str:
    """`key: value; key: value`, leaving out what has no value."""
    return "; ".join(f"{key}: {value}" for key, value in pairs if value)
