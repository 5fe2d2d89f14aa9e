"""The descriptions as HTML, for the pages about the data."""

from jinja2 import Environment, StrictUndefined
from markupsafe import Markup, escape

from .database import DATABASE
from .field import Field, Fields
from .interface import ADDRESSES, RECORDS, ROOT

# Variables: addresses (path, Address), records and tables (name, id, meaning, note, rows (name, holds, meaning)), root, code (text to Markup).
_RECORDS = """\
<p>{% for record in records %}<a href="#{{ record.id }}">{{ record.name }}</a>{% if not loop.last %}, {% endif %}{% endfor %}</p>
{% for record in records %}<h3 id="{{ record.id }}">{{ record.name }}</h3>
<p>{{ code(record.meaning) }}{% if record.note %} {{ code(record.note) }}{% endif %}</p>
<div class="a-scroll" tabindex="0" role="region" aria-label="{{ noun }}: {{ record.name }}">
<table class="a-table">
<thead><tr><th scope="col">{{ noun }}</th><th scope="col">Holds</th><th scope="col">Meaning</th></tr></thead>
<tbody>
{% for row in record.rows %}<tr><th scope="row"><code>{{ row.name }}</code></th><td>{{ row.holds }}</td><td>{{ code(row.meaning) }}</td></tr>
{% endfor %}</tbody>
</table>
</div>
{% endfor %}"""
_ADDRESSES = """\
<div class="a-scroll" tabindex="0" role="region" aria-label="Addresses">
<table class="a-table">
<thead><tr><th scope="col">Address</th><th scope="col">Holds</th><th scope="col">Meaning</th></tr></thead>
<tbody>
{% for path, address in addresses.items() %}<tr><th scope="row">\
{% if "{" in path %}<code>{{ path }}</code>{% else %}<a href="{{ root }}{{ path }}">{{ path }}</a>{% endif %}</th>\
<td>{% if address.many %}list of {% endif %}<a href="#record-{{ address.record.lower() }}">{{ address.record }}</a></td><td>{{ address.meaning }}</td></tr>
{% endfor %}</tbody>
</table>
</div>
"""
_WORDS = {"flag": "true or false", "day": "day", "integer": "whole number"}
_ENVIRONMENT = Environment(autoescape=True, undefined=StrictUndefined)


def describe_html() -> dict[str, str]:
    """Blocks for hand-written pages: the addresses and records of the interface, and the tables of the database."""
    records = [_describe(name, "record", meaning, "", fields, links=True) for name, (meaning, fields) in RECORDS.items()]
    tables = [_describe(name, "table", table.meaning, _key_note(table.key), table.fields) for name, table in DATABASE.items()]
    return {
        "addresses": _render(_ADDRESSES, addresses=ADDRESSES, root=ROOT),
        "records": _render(_RECORDS, records=records, noun="Key"),
        "tables": _render(_RECORDS, records=tables, noun="Column"),
    }


def _render(template: str, **variables: object) -> str:
    return _ENVIRONMENT.from_string(template).render(code=mark_code, **variables)


def _key_note(key: tuple[str, ...]) -> str:
    return f"Its key is {' with '.join(f'`{column}`' for column in key)}." if key else "Its rows have no key."


def _describe(name: str, kind: str, meaning: str, note: str, fields: Fields, links: bool = False) -> dict[str, object]:
    rows = [{"name": key, "holds": _holds(field, links), "meaning": field.meaning} for key, field in fields.items()]
    return {"name": name, "id": f"{kind}-{name.lower()}", "meaning": meaning, "note": note, "rows": rows}


def _holds(field: Field, links: bool) -> Markup:
    """What a field holds in words, with a link to the record or the table that it leads to."""
    word = Markup('<a href="#record-{}">{}</a>').format(field.holds.lower(), field.holds) if field.holds in RECORDS else escape(_WORDS.get(field.holds, field.holds))
    shown = {"one": Markup("{}"), "list": Markup("list of {}"), "ranks": Markup("list of lists of {}"), "map": Markup("{} by id")}[field.shape].format(word)
    if field.refers and not links:
        shown += Markup(', in <a href="#table-{0}">{0}</a>').format(field.refers)
    return shown + (", or nothing" if field.empty else "")


def mark_code(text: str) -> Markup:
    """Words between backticks as code."""
    parts = text.split("`")
    return Markup("").join(Markup("<code>{}</code>").format(part) if number % 2 else escape(part) for number, part in enumerate(parts))
