"""The reference of every key and every property, for contributors: HTML made from the descriptions in the model."""

from collections.abc import Sequence
from dataclasses import dataclass

from jinja2 import Environment, StrictUndefined
from pydantic import BaseModel

from ...model.experiment import Experiment, Indicator, Leaf, Measure, Observation, Results, Row, Score, ScoreNote, Step
from ...model.needs import Condition, Need, Question
from ...model.schema import AGENTS, SUPPORT, Agent, Group, Kind, Label, LinkedData, Metric, Property, Qualifier, Schema, Term, Views, Vocabulary
from ...model.source import Fingerprint, Git, Name, Ranked, Remark, Source, Verdict
from ...model.subject import Claim, Evidence, Subject
from ...model.table import Line, Table
from ..describe.html import mark_code
from .examples import example_of

# Each file format: where its files lie (those of subjects, the schema tells), and the records in them, the outermost first.
FORMATS: tuple[tuple[str, str, tuple[type[BaseModel], ...]], ...] = (
    ("Subjects", "", (Subject, Claim, Evidence)),
    ("Sources", "sources/<id>.yml", (Source, Name, Verdict, Ranked, Remark, Fingerprint, Git)),
    ("Experiments", "benchmarks/<id>.yml", (Experiment, Leaf, Measure, Results, Row, Step)),
    ("Observations", "observations/<metric>.csv", (Observation,)),
    ("Scores", "scores/<id>.yml", (Score, Indicator, ScoreNote)),
    ("Published tables", "tables/<id>.yml", (Table, Line)),
    ("People and organisations", "agents.yml", (Agent,)),
    ("Needs", "needs.yml", (Question, Need, Condition)),
    ("The schema", "schema.yml", (Schema, Kind, Views, LinkedData, Group, Vocabulary, Term, Qualifier, Property, Metric, Label)),
)

# Variables: formats (name, id, path, records (name, id, about, rows (name, meaning, required, example))),
# groups (name, id, about, properties (id, label, type, words, fresh, counts)), code (a function on text).
_TEMPLATE = """\
<ul>
{% for format in formats %}<li><a href="#{{ format.id }}">{{ format.name }}</a>: <code>{{ format.path }}</code></li>
{% endfor %}<li><a href="#properties">Properties</a>: what can be asked of a subject</li>
</ul>
{% for format in formats %}<h2 id="{{ format.id }}">{{ format.name }}: <code>{{ format.path }}</code></h2>
{% for record in format.records %}<h3 id="{{ record.id }}">{{ record.name }}</h3>
<p>{{ code(record.about) }}</p>
<div class="a-scroll" tabindex="0" role="region" aria-label="Keys of {{ record.name }}">
<table class="a-table">
<thead><tr><th scope="col">Key</th><th scope="col">Meaning</th><th scope="col">Required</th><th scope="col">Example</th></tr></thead>
<tbody>
{% for key in record.rows %}<tr><th scope="row"><code>{{ key.name }}</code></th><td>{{ code(key.meaning) }}</td>\
<td>{{ "yes" if key.required else "no" }}</td><td><code>{{ key.example }}</code></td></tr>
{% endfor %}</tbody>
</table>
</div>
{% endfor %}{% endfor %}<h2 id="properties">Properties</h2>
{% for group in groups %}<h3 id="group-{{ group.id }}">{{ group.name }}</h3>
<p>{{ group.about }}</p>
<div class="a-scroll" tabindex="0" role="region" aria-label="Properties: {{ group.name }}">
<table class="a-table">
<thead><tr><th scope="col">Property</th><th scope="col">Asks</th><th scope="col">Type</th><th scope="col">Words</th>\
<th scope="col">Stays fresh for</th><th scope="col">What counts</th></tr></thead>
<tbody>
{% for property in group.properties %}<tr><th scope="row"><code>{{ property.id }}</code></th><td>{{ property.label }}</td><td>{{ property.type }}</td>\
<td>{% for word in property.words %}<code>{{ word }}</code>{% if not loop.last %}, {% endif %}{% endfor %}</td>\
<td>{{ property.fresh }}</td><td>{{ property.counts }}</td></tr>
{% endfor %}</tbody>
</table>
</div>
{% endfor %}"""


@dataclass(frozen=True)
class Key:
    """One key of a record."""

    name: str
    meaning: str
    required: bool
    example: str


def reference_html(schema: Schema) -> str:
    """Tables of the keys of each file format, then of the properties by group."""
    template = Environment(autoescape=True, undefined=StrictUndefined).from_string(_TEMPLATE)
    homes = ", ".join(f"{folder}/<id>.yml" for folder in schema.folders)
    formats = [_format(name, path or homes, records) for name, path, records in FORMATS]
    groups = [_group(schema, key, group) for key, group in schema.groups.items()]
    return template.render(formats=formats, groups=groups, code=mark_code)


def list_keys(model: type[BaseModel]) -> list[Key]:
    """The keys that people may write in a record: those with a description."""
    found = []
    for name, field in model.model_fields.items():
        if field.description:
            key = field.alias or name
            found.append(Key(key, field.description, field.is_required(), example_of(model.__name__, key)))
    return found


def _format(name: str, path: str, records: Sequence[type[BaseModel]]) -> dict[str, object]:
    described = [{"name": model.__name__, "id": f"key-{model.__name__.lower()}", "about": model.__doc__, "rows": list_keys(model)} for model in records]
    return {"name": name, "id": f"format-{name.lower().replace(' ', '-')}", "path": path, "records": described}


def _group(schema: Schema, key: str, group: Group) -> dict[str, object]:
    properties = [_property(schema, prop) for prop in schema.properties.values() if prop.group == key]
    return {"name": group.label, "id": key, "about": group.about, "properties": properties}


def _property(schema: Schema, prop: Property) -> dict[str, object]:
    kind = f"{prop.type}, several" if prop.many else prop.type
    return {"id": prop.id, "label": prop.label, "type": kind, "words": _words(schema, prop), "fresh": prop.fresh_for, "counts": prop.counts}


def _words(schema: Schema, prop: Property) -> list[str]:
    """The words that may answer; those of agents are too many, and stand in their own file."""
    if prop.vocabulary == AGENTS:
        return ["agents.yml"]
    if prop.type == "support":
        return list(SUPPORT)
    if prop.vocabulary in schema.vocabularies:
        return list(schema.vocabularies[prop.vocabulary].terms)
    return list(prop.scale)
