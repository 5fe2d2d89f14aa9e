"""The reference page: every key has a meaning, and an example that is one."""

import html5lib
import pytest
from pydantic import BaseModel

from generator.exports.editor.examples import EXAMPLES
from generator.exports.editor.reference import FORMATS, list_keys, reference_html
from generator.load.reader import read_yaml

from . import golden

RECORDS = [record for _, _, records in FORMATS for record in records]


@pytest.mark.parametrize("record", RECORDS, ids=lambda record: record.__name__)
def test_examples_are_read_as_the_record(record: type[BaseModel]) -> None:
    text = "".join(f"{key.name}: {key.example}\n" for key in list_keys(record))
    value, problems = read_yaml(text, "example")
    assert problems == []
    extra = {"metric": "downloads"} if record.__name__ == "Observation" else {}
    record.model_validate({**value, **extra})


@pytest.mark.parametrize("record", RECORDS, ids=lambda record: record.__name__)
def test_every_key_is_described(record: type[BaseModel]) -> None:
    """A field without a description is one that the loader fills in, and is left out when the record is written."""
    for name, field in record.model_fields.items():
        assert bool(field.description) != bool(field.exclude), f"{record.__name__}.{name}"


def test_every_example_is_used() -> None:
    keys = {key for record in RECORDS for key in (field.name for field in list_keys(record))}
    names = {f"{record.__name__}.{key.name}" for record in RECORDS for key in list_keys(record)}
    assert set(EXAMPLES) <= keys | names


def test_reference_is_html() -> None:
    html = reference_html(golden.load_small().schema)
    html5lib.HTMLParser(strict=True).parseFragment(html)
    for record in RECORDS:
        assert f'<h3 id="key-{record.__name__.lower()}">' in html
