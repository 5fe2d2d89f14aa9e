"""The description of the interface in OpenAPI 3.1, made from the descriptions of its records."""

from typing import Any

from ...model.base import ID_PATTERN
from ...model.schema import Schema
from ..describe.field import Form, record_form
from ..describe.interface import ADDRESSES, INTERFACE, RECORDS, Address

_SCHEMAS = "#/components/schemas/"
_ABOUT = (
    "Files of the site, made anew with each build: no key is needed, nothing is counted, and every address ends in `.json`."
    " All answers come with the claims behind them, and claims with their evidence. Within version 1 files, records and keys may be"
    " added; none is removed, renamed or comes to mean something else."
)


def describe_interface(schema: Schema) -> dict[str, Any]:
    """The whole description. Its server is the folder that it lies in, wherever the site is served."""
    return {
        "openapi": "3.1.0",
        "info": {
            "title": schema.title,
            "summary": schema.summary,
            "description": _ABOUT,
            "version": INTERFACE,
            "license": {"name": schema.license, "identifier": schema.license},
        },
        "servers": [{"url": ".", "description": "The folder that holds this file."}],
        "paths": {f"/{path}": {"get": _operation(path, address)} for path, address in ADDRESSES.items()},
        "components": {"schemas": {name: record_form(meaning, fields, _SCHEMAS) for name, (meaning, fields) in RECORDS.items()}},
    }


def _operation(path: str, address: Address) -> Form:
    name, one, _ = path.removesuffix(".json").partition("/")
    operation: Form = {"operationId": f"get-{address.record.lower()}" if one else f"list-{name}" if address.many else f"get-{name}", "summary": address.meaning}
    if one:
        operation["parameters"] = [{"name": "id", "in": "path", "required": True, "description": "The id.", "schema": {"type": "string", "pattern": ID_PATTERN}}]
    content = {"application/json": {"schema": _envelope(address)}}
    operation["responses"] = {"200": {"description": address.meaning, "content": content}}
    if one:
        operation["responses"]["404"] = {"description": "There is none of this id."}
    return operation


def _envelope(address: Address) -> Form:
    """What every file holds."""
    record = {"$ref": f"{_SCHEMAS}{address.record}"}
    keys = {
        "version": {"description": "the version of the interface", "type": "string", "pattern": r"^1\.\d+$"},
        "day": {"description": "the day of the build", "type": "string", "format": "date"},
        "data": {"type": "array", "items": record} if address.many else record,
    }
    return {"type": "object", "required": list(keys), "properties": keys}
