"""How one column or key is described, for every format at once."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Literal

# What a value is; a capital letter begins the name of a record of the interface.
Plain = Literal["text", "number", "integer", "flag", "day", "object"]
# One value, a list, a list of lists, or an object whose keys are ids.
Shape = Literal["one", "list", "ranks", "map"]
Form = dict[str, Any]


@dataclass(frozen=True)
class Field:
    """A column or key: what it means and holds, whether it may be empty (`null` in JSON), and the table whose key it is."""

    meaning: str
    holds: Plain | str = "text"
    shape: Shape = "one"
    empty: bool = False
    refers: str = ""


Fields = Mapping[str, Field]

_FORMS: dict[str, Form] = {
    "text": {"type": "string"},
    "number": {"type": "number"},
    "integer": {"type": "integer"},
    "flag": {"type": "boolean"},
    "day": {"type": "string", "format": "date"},
    "object": {"type": "object"},
}


def json_form(field: Field, place: str) -> Form:
    """The field in JSON Schema; `place` leads to the schemas of records."""
    form = _FORMS.get(field.holds) or {"$ref": f"{place}{field.holds}"}
    if field.shape == "map":
        form = {"type": "object", "additionalProperties": form}
    elif field.shape != "one":
        form = {"type": "array", "items": form}
        if field.shape == "ranks":
            form = {"type": "array", "items": form}
    if field.empty:
        form = {**form, "type": [form["type"], "null"]} if "type" in form else {"anyOf": [form, {"type": "null"}]}
    return {"description": field.meaning, **form}


def record_form(meaning: str, fields: Fields, place: str) -> Form:
    """A record in JSON Schema: every key is always there; version 1 may gain some."""
    return {"description": meaning, "type": "object", "required": list(fields), "properties": {key: json_form(field, place) for key, field in fields.items()}}


def read_row(row: Mapping[str, str], fields: Fields) -> dict[str, Any]:
    """A row of text with the values that the fields hold; an empty cell is None where it may be empty."""
    return {key: read_cell(row[key], field) for key, field in fields.items()}


def read_cell(text: str, field: Field) -> Any:
    """The value of a cell of text."""
    if not text and field.empty:
        return None
    if field.holds == "number":
        return float(text) if "." in text else int(text)
    if field.holds == "flag":
        return text == "true"
    return json.loads(text) if field.holds == "object" else text
