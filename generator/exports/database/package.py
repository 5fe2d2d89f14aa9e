"""The data package (Frictionless, version 2): what each file of tables holds, for programs."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from ...model.knowledge import Knowledge
from ..describe.database import DATABASE
from ..describe.field import Field, Fields
from ..describe.files import SQLITE
from ..linked import license_address
from ..made import MadeFile

_TYPES = {"text": "string", "flag": "boolean", "day": "date"}
_MEDIA = {"csv": "text/csv", "parquet": "application/vnd.apache.parquet", "sqlite": "application/vnd.sqlite3"}


def describe_package(knowledge: Knowledge, day: date, files: Mapping[str, MadeFile]) -> dict[str, Any]:
    """The description of the files below `data/` that are tables."""
    schema = knowledge.schema
    return {
        "$schema": "https://datapackage.org/profiles/2.0/datapackage.json",
        "name": "atlas",
        "title": schema.title,
        "description": schema.summary,
        "homepage": schema.address,
        "version": day.isoformat(),
        "created": f"{day.isoformat()}T00:00:00Z",
        "licenses": [_license(schema.license)],
        "sources": [_source(knowledge, name) for name in sorted(knowledge.sources)],
        "resources": [_describe_file(path, file) for path, file in files.items()],
    }


def _license(expression: str) -> dict[str, str]:
    address = license_address(expression)
    return {"name": expression, **({"path": address} if address != expression else {})}


def _source(knowledge: Knowledge, name: str) -> dict[str, str]:
    source = knowledge.sources[name]
    return {"title": source.title, **({"path": source.URL} if source.URL else {})}


def _describe_file(path: str, file: MadeFile) -> dict[str, Any]:
    ending = path.rpartition(".")[2]
    # Tables refer to each other by these names.
    name = path.removeprefix("parquet/").removesuffix(".parquet") if ending == "parquet" else path
    resource: dict[str, Any] = {"name": name, "path": path, "description": file.meaning, "format": ending, "mediatype": _MEDIA[ending]}
    if path != SQLITE:
        resource |= {"type": "table", "schema": _describe_table(name, file.fields)}
    if ending == "csv":
        resource["encoding"] = "utf-8"
    return {**resource, "bytes": file.tell().size, "hash": f"sha256:{file.tell().digest}"}


def _describe_table(name: str, fields: Fields) -> dict[str, Any]:
    """Columns with their types, and for tables of the database the keys: what stands in one CSV file is told more than once."""
    described: dict[str, Any] = {"fields": [_describe_field(key, field) for key, field in fields.items()], "missingValues": [""]}
    table = DATABASE.get(name)
    if table:
        described |= {"primaryKey": list(table.key)} if table.key else {}
        keys = [{"fields": [key], "reference": {"resource": field.refers, "fields": ["id"]}} for key, field in fields.items() if field.refers]
        described |= {"foreignKeys": keys} if keys else {}
    return described


def _describe_field(name: str, field: Field) -> dict[str, Any]:
    kind = "array" if field.shape != "one" else _TYPES.get(field.holds, field.holds)
    return {"name": name, "type": kind, "description": field.meaning, "constraints": {"required": not field.empty}}
