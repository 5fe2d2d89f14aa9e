"""The records as JSON Schema, in the forms in which people may write them.

The models take more than pydantic's own schema tells: one element for a list of one, an id for a ranked subject, a
place for a piece of evidence. And an editor reads YAML 1.2, in which `2016` is a number where the Atlas reads text.
"""

from typing import Any

from pydantic import BaseModel
from pydantic.json_schema import GenerateJsonSchema

Form = dict[str, Any]

TEXT: Form = {"type": ["string", "number"], "minLength": 1}
ID: Form = {"type": "string", "pattern": "^[a-z0-9]+(-[a-z0-9]+)*$"}
TRUTH: Form = {"enum": [True, False, "yes", "no", "true", "false"]}
# What pydantic adds and no editor needs; what the loader fills in is dropped with its field.
_NOISE = ("title", "default", "skip")


class _Forms(GenerateJsonSchema):
    """Adds the short forms that validators before the model's own understand."""

    def field_title_should_be_set(self, schema: Any) -> bool:
        """Keys are their own titles."""
        return False

    def function_before_schema(self, schema: Any) -> Form:
        """Where a list is read, one element stands for a list of one."""
        inner: Form = super().function_before_schema(schema)
        return {"anyOf": [inner["items"], inner]} if inner.get("type") == "array" else inner


def describe_record(model: type[BaseModel]) -> Form:
    """The JSON Schema of a record as an editor is to check it, with its parts under `$defs`."""
    form: Form = _tidy(model.model_json_schema(schema_generator=_Forms))
    parts = form.get("$defs", {})
    if "Ranked" in parts:
        parts["Ranked"] = {"anyOf": [ID, parts["Ranked"]]}
    if "Verdict" in parts:
        ranked = {"$ref": "#/$defs/Ranked"}
        order = parts["Verdict"]["properties"]["order"]
        parts["Verdict"]["properties"]["order"] = {"description": order["description"], "type": "array", "items": allow_many(ranked)}
    if "Claim" in parts:
        cite = parts["Claim"]["properties"]["cite"]
        place = {**TEXT, "description": "The place alone."}
        cite["patternProperties"] = {key: {"anyOf": [place, *form["anyOf"]]} for key, form in cite["patternProperties"].items()}
        cite["minProperties"] = 1
    return form


def allow_many(element: Form) -> Form:
    """One element, or a list of them."""
    return {"anyOf": [element, {"type": "array", "items": element, "minItems": 1}]}


def _tidy(form: Any) -> Any:
    if isinstance(form, list):
        return [_tidy(item) for item in form]
    if not isinstance(form, dict):
        return form
    fields = {key: field for key, field in form.get("properties", {}).items() if not field.get("skip")}
    tidy = {key: _tidy(value) for key, value in form.items() if key not in (*_NOISE, "properties", "$defs")}
    for key, named in (("properties", fields), ("$defs", form.get("$defs"))):
        # Keys of these are names, which may be `title` or `default`.
        if named:
            tidy[key] = {name: _tidy(value) for name, value in named.items()}
    return _relax(tidy)


def _relax(form: Form) -> Form:
    """Takes numbers for text and words for truth, refuses nothing-at-all, and keys that do not match their pattern."""
    choices = [choice for choice in form.get("anyOf", ()) if choice != {"type": "null"}]
    if choices:
        rest = {key: value for key, value in form.items() if key != "anyOf"}
        form = {**choices[0], **rest} if len(choices) == 1 else {**rest, "anyOf": choices}
    if form.get("type") == "string" and not {"pattern", "enum", "const"} & set(form):
        form["type"] = TEXT["type"]
    if form.get("type") == "boolean":
        form = {**{key: value for key, value in form.items() if key != "type"}, **TRUTH}
    names = form.get("propertyNames", {}).get("enum")
    if names:
        # Editors complete keys from `properties` alone.
        rest = {key: value for key, value in form.items() if key != "propertyNames"}
        form = {**rest, "properties": dict.fromkeys(names, rest["additionalProperties"]), "additionalProperties": False}
    if "patternProperties" in form:
        form["additionalProperties"] = False
    elif form.get("additionalProperties") is True:
        form["additionalProperties"] = TEXT
    return form


