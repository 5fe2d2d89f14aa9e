"""Schemas for editors (JSON Schema 2020-12): the keys of the records, and the words of this knowledge."""

from collections.abc import Iterable
from typing import Any

from ...model.experiment import Experiment, Score
from ...model.knowledge import Knowledge
from ...model.needs import ASKABLE, Question
from ...model.schema import SUPPORT, Agent, Property, Qualifier, Schema
from ...model.source import Source
from ...model.subject import Subject
from ...model.table import Table
from ..writing import write_json
from .forms import ID, TEXT, Form, allow_many, describe_record

_DIALECT = "https://json-schema.org/draft/2020-12/schema"
_DATE = r"\d{4}(-\d\d(-\d\d)?)?~?"
_UNKNOWN = "unknown"


def write_schemas(knowledge: Knowledge) -> dict[str, bytes]:
    """Every editor schema by its file name. They change with the model, `schema.yml`, `agents.yml` and `needs.yml` alone."""
    schemas = {
        "subject": _describe_subject(knowledge),
        "source": _describe_source(knowledge),
        "benchmark": _describe_benchmark(knowledge.schema),
        "score": _describe_score(knowledge.schema),
        "table": _describe_table(knowledge),
        "agents": _describe_map(describe_record(Agent), "People and organisations, by id."),
        "needs": _describe_needs(knowledge),
        "schema": describe_record(Schema),
    }
    head = {"$schema": _DIALECT, "$comment": "Made by `atlas schema` from the model and the words of the knowledge: do not edit."}
    return {f"{name}.schema.json": write_json({**head, **form}) for name, form in schemas.items()}


def _describe_map(record: Form, about: str) -> Form:
    return {"description": about, "type": "object", "propertyNames": {"pattern": ID["pattern"]}, "additionalProperties": record}


def _describe_needs(knowledge: Knowledge) -> Form:
    """The questions of the decision guide: a need asks properties by their own words."""
    record = describe_record(Question)
    parts = record.pop("$defs")
    condition, asks = parts["Condition"], parts["Need"]["properties"]["asks"]
    forms, properties = {}, {}
    for key, prop in knowledge.schema.properties.items():
        if prop.type in ASKABLE:
            # Many properties share their words, and so one form.
            name = f"asks-{'-'.join(prop.scale) or prop.vocabulary or prop.type}"
            forms[name] = _describe_condition(prop, condition)
            properties[key] = {"description": f"{prop.label}: {prop.counts}.", "$ref": f"#/$defs/{name}"}
    parts["Need"]["properties"]["asks"] = {"description": asks["description"], "type": "object", "properties": properties, "additionalProperties": False}
    return {**_describe_map(record, "Questions of the decision guide, by id."), "$defs": {"Need": parts["Need"], **forms, **_describe_words(knowledge)}}


def _describe_condition(prop: Property, condition: Form) -> Form:
    """The answers that meet a need, or three lists of answers."""
    words = allow_many(_describe_element(prop))
    lists = {key: {"description": field["description"], **words} for key, field in condition["properties"].items()}
    return {"anyOf": [*words["anyOf"], {"type": "object", "properties": lists, "additionalProperties": False}]}


def _describe_subject(knowledge: Knowledge) -> Form:
    schema = knowledge.schema
    form = describe_record(Subject)
    parts = form["$defs"]
    parts["Claim"]["anyOf"] = [{"required": ["cite"]}, {"required": ["inherits"]}]
    parts |= _describe_words(knowledge)
    _limit(form["properties"]["kind"], schema.kinds)
    claims = {"description": form["properties"]["claims"]["description"], "type": "object", "additionalProperties": False}
    form["properties"]["claims"] = {**claims, "properties": {key: _describe_property(schema, prop) for key, prop in schema.properties.items()}}
    return form


def _describe_words(knowledge: Knowledge) -> Form:
    """The words of support and of each vocabulary, once for all properties that take them."""
    words: dict[str, Iterable[str]] = {"support": SUPPORT}
    words |= {f"words-{key}": [*terms, _UNKNOWN] for key, terms in knowledge.vocabularies.items()}
    return {key: {"enum": list(found)} for key, found in words.items()}


def _describe_property(schema: Schema, prop: Property) -> Form:
    """The list of claims on a property, with what may answer it."""
    element = _describe_element(prop)
    claim = {
        "value": allow_many(element) if prop.many else element,
        "not": allow_many(element) if prop.many else False,
        "with": _describe_qualifiers({key: schema.qualifiers[key] for key in prop.with_ if key in schema.qualifiers}),
    }
    about = f"{prop.label}: {prop.counts}."
    # A property that is not allowed has no description to show.
    return {"description": about, "type": "array", "minItems": 1, "items": {"allOf": [{"$ref": "#/$defs/Claim"}], "properties": claim}}


def _describe_qualifiers(qualifiers: dict[str, Qualifier]) -> Form | bool:
    if not qualifiers:
        return False
    fields = {key: {"description": f"{qualifier.label} …", **_describe_element(qualifier)} for key, qualifier in qualifiers.items()}
    return {"type": "object", "properties": fields, "additionalProperties": False}


def _describe_element(asked: Property | Qualifier) -> Form:
    """What one element of an answer may be."""
    scale = getattr(asked, "scale", ())
    if scale:
        return {"enum": [*scale, _UNKNOWN]}
    if asked.type == "support":
        return {"$ref": "#/$defs/support"}
    if asked.type == "term":
        return {"$ref": f"#/$defs/words-{asked.vocabulary}"}
    if asked.type == "license":
        return {**TEXT, "examples": ["Apache-2.0", "MIT", "BSD-3-Clause"]}
    if asked.type == "prose":
        return {"enum": [_UNKNOWN]}
    return _BY_TYPE.get(asked.type, TEXT)


_BY_TYPE: dict[str, Form] = {
    "date": {"anyOf": [{"type": "number"}, {"type": "string", "pattern": rf"^({_DATE}|({_DATE})?\.\.({_DATE})?|{_UNKNOWN})$"}]},
    "ref": ID,
    "url": {"type": "string", "pattern": rf"^(https?://|{_UNKNOWN}$)"},
    "purl": {"type": "string", "pattern": rf"^(pkg:|{_UNKNOWN}$)"},
}


def _describe_source(knowledge: Knowledge) -> Form:
    schema = knowledge.schema
    form = describe_record(Source)
    parts = form["$defs"]
    _limit(parts["Verdict"]["properties"]["criterion"], [*schema.properties, *schema.metrics])
    _limit(parts["Verdict"]["properties"]["need"], knowledge.needs)
    _limit(parts["Remark"]["properties"]["about"], [*schema.topics, *schema.properties])
    return form


def _describe_benchmark(schema: Schema) -> Form:
    form = describe_record(Experiment)
    fields = form["properties"]
    leaf = next(iter(fields["setup"].pop("patternProperties").values()))
    fields["setup"]["properties"] = {key: {"description": label.label, **leaf} for key, label in schema.setup.items()}
    _limit_each(fields["not_stated"], schema.setup)
    return form


def _describe_score(schema: Schema) -> Form:
    form = describe_record(Score)
    _limit(form["properties"]["metric"], schema.metrics)
    _limit_each(form["$defs"]["Indicator"]["properties"]["metrics"], schema.metrics)
    return form


def _describe_table(knowledge: Knowledge) -> Form:
    schema = knowledge.schema
    form = describe_record(Table)
    keys = form["$defs"]["Line"]["properties"]
    _limit(keys["property"], schema.properties)
    _limit(keys["criterion"], [*schema.properties, *schema.metrics])
    _limit(keys["need"], knowledge.needs)
    return form


def _limit(field: Form, words: Iterable[str]) -> None:
    """Lets a field be one of the words alone."""
    for key in ("pattern", "type"):
        field.pop(key, None)
    field["enum"] = list(dict.fromkeys(words))


def _limit_each(field: dict[str, Any], words: Iterable[str]) -> None:
    """The same for a field that holds one word or several."""
    field["anyOf"] = allow_many({"enum": list(words)})["anyOf"]
