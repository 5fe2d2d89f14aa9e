"""From plain values to records; what pydantic finds wrong becomes problems with a place and a way to mend it."""

from typing import Any, TypeVar

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from ..model.base import ID_PATTERN
from ..model.problem import Problem
from ..words import suggest
from .reader import Path, locate

# Patterns of the model in words.
_FORMS = {"^[0-9a-f]{64}$": "of 64 hexadecimal digits", "^[0-9a-f]{40}$": "of 40 hexadecimal digits"}

Model = TypeVar("Model", bound=BaseModel)


def build(model: type[Model], value: Any, file: str, text: str, extra: dict[str, Any] | None = None, under: Path = ()) -> tuple[Model | None, list[Problem]]:
    """A record of the model from a value of the file, or None with every problem."""
    if not isinstance(value, dict):
        line, column = locate(text, under) if text.strip() else (0, 0)
        what = f"{_describe(value)} stands where the keys of {_article(model.__name__)} are expected"
        return None, [Problem(file, line, column, "shape", what, f"begin with `{_first_key(model)}:`")]
    try:
        record = model.model_validate(value)
    except ValidationError as error:
        return None, [_translate(details, model, file, text, under) for details in error.errors(include_url=False)]
    record.__dict__.update(extra or {})
    return record, []


def _translate(details: ErrorDetails, model: type[BaseModel], file: str, text: str, under: Path) -> Problem:
    path = under + tuple(details["loc"])
    kind = details["type"]
    if kind == "extra_forbidden":
        line, column = locate(text, path, key=True)
        return Problem(file, line, column, "unknown-key", f'unknown key "{path[-1]}"', suggest(str(path[-1]), _keys_at(model, details["loc"][:-1])))
    if kind == "missing":
        line, column = locate(text, path[:-1])
        return Problem(file, line, column, "missing-key", f'"{path[-1]}" is missing', f"add `{path[-1]}:`")
    is_key = path[-1:] == ("[key]",)
    line, column = locate(text, path[:-1] if is_key else path, key=is_key)
    what, mend = _explain(details)
    return Problem(file, line, column, "shape", what, mend)


def _explain(details: ErrorDetails) -> tuple[str, str]:
    """What is wrong and how to mend it, by the kind of pydantic's error."""
    kind, given, context = details["type"], details["input"], details.get("ctx", {})
    if kind in ("string_type", "bool_type", "bool_parsing"):
        expected = "one word or text" if kind == "string_type" else "`true` or `false`"
        return f"{_describe(given)} stands where {expected} is expected", "write it as one value"
    if kind in ("dict_type", "model_type", "model_attributes_type"):
        return f"{_describe(given)} stands where keys with values are expected", "write `key: value` lines below it"
    if kind in ("tuple_type", "list_type"):
        return f"{_describe(given)} stands where a list is expected", "begin each entry with `- `"
    if kind == "string_too_short":
        return "the value is empty", "write the value, or delete the key"
    if kind == "string_pattern_mismatch":
        if context["pattern"] == ID_PATTERN:
            return f'"{given}" is not an id', "use lower-case letters, digits and single hyphens"
        return f'"{given}" is not of the form {_FORMS.get(context["pattern"], context["pattern"])}', "write it in that form"
    if kind == "literal_error":
        return f'"{given}" is not one of the allowed words', f"allowed: {context['expected']}".replace("'", "")
    return f"{_describe(given)}: {details['msg']}", "compare it with a neighbouring file"


def _describe(value: Any) -> str:
    if isinstance(value, str):
        return f'"{value}"' if value else "nothing"
    if value is None:
        return "nothing"
    return "a list" if isinstance(value, (list, tuple)) else "a mapping"


def _article(name: str) -> str:
    return ("an " if name[0] in "AEIOU" else "a ") + name.lower()


def _first_key(model: type[BaseModel]) -> str:
    return next((field.alias or name for name, field in model.model_fields.items() if field.is_required()), "key")


def _keys_at(model: type[BaseModel], path: tuple[int | str, ...]) -> list[str]:
    """The keys that are allowed in the record at a path, read from the schema that the model makes."""
    schema: Any = model.model_json_schema()
    definitions = schema.get("$defs", {})
    for step in path:
        schema = _resolve(schema, definitions)
        if isinstance(step, int):
            schema = schema.get("items", schema)
        else:
            free = next(iter(schema.get("patternProperties", {}).values()), schema.get("additionalProperties"))
            schema = schema.get("properties", {}).get(step) or free or {}
    schema = _resolve(schema, definitions)
    schema = _resolve(schema.get("items", schema), definitions)
    return [key for key, field in schema.get("properties", {}).items() if not field.get("skip")]


def _resolve(schema: Any, definitions: Any) -> Any:
    """The schema behind a reference, or behind the first choice of several."""
    while isinstance(schema, dict) and ("$ref" in schema or "anyOf" in schema):
        schema = definitions[schema["$ref"].rsplit("/", 1)[-1]] if "$ref" in schema else schema["anyOf"][0]
    return schema
