"""The files of the interface: lists, and one for each subject, property and source."""

from collections.abc import Callable, Iterable
from functools import partial
from typing import Any

from ...resolve.cells import Resolved
from ..database.claims import Row
from ..database.rows import Tables
from ..describe.interface import ADDRESSES, INTERFACE, RECORDS, ROOT
from ..writing import Files, write_json
from .openapi import describe_interface
from .records import Records, Stated, write


def interface_files(resolved: Resolved, tables: Tables) -> Files:
    """Every file of the interface by its path in the site."""
    records = Records(resolved, tables)
    makers: dict[str, Callable[[], bytes]] = {path: partial(_write_file, resolved, make) for path, make in {**_lists(resolved, records), **_single(resolved, records)}.items()}
    makers["openapi.json"] = lambda: write_json(describe_interface(resolved.knowledge.schema))
    return Files({ROOT + path: make for path, make in makers.items()})


def _write_file(resolved: Resolved, make: Callable[[], Any]) -> bytes:
    """What every file holds: the version of the interface, the day of the build, and the data."""
    return f"{write({'version': INTERFACE, 'day': resolved.day.isoformat(), 'data': make()})}\n".encode()


def _lists(resolved: Resolved, records: Records) -> dict[str, Callable[[], Any]]:
    return {
        "index.json": lambda: _index(resolved, records),
        "subjects.json": lambda: _entries("subjects", "SubjectEntry", records.subjects),
        "properties.json": lambda: _entries("properties", "PropertyEntry", records.properties),
        "sources.json": lambda: _entries("sources", "SourceEntry", records.sources),
        "claims.json": lambda: _texts(records.claims),
        "disagreements.json": lambda: _texts(records.rows("disagreements")),
        "observations.json": lambda: _texts(records.rows("observations")),
        "experiments.json": lambda: records.experiments,
        "results.json": lambda: _texts(records.rows("results")),
        "verdicts.json": lambda: _texts(records.verdicts),
    }


def _single(resolved: Resolved, records: Records) -> dict[str, Callable[[], Any]]:
    """A file for each; that of a subject also under the ids that it once had."""
    knowledge = resolved.knowledge
    subjects = {key: subject.id for subject in knowledge.subjects.values() for key in (subject.id, *subject.old_ids)}
    return {
        **{f"subjects/{key}.json": partial(records.subject, name) for key, name in sorted(subjects.items())},
        **{f"properties/{name}.json": partial(records.property, name) for name in knowledge.schema.properties},
        **{f"sources/{name}.json": partial(records.source, name) for name in sorted(knowledge.sources)},
    }


def _entries(folder: str, record: str, rows: dict[str, Row]) -> list[Row]:
    return [{key: f"{folder}/{name}.json" if key == "file" else row[key] for key in RECORDS[record][1]} for name, row in rows.items()]


def _texts(found: Iterable[Stated]) -> list[str]:
    return [one.text for one in found]


def _index(resolved: Resolved, records: Records) -> Row:
    knowledge, schema = resolved.knowledge, resolved.knowledge.schema
    return {
        "title": schema.title,
        "summary": schema.summary,
        "site": schema.address,
        "repository": schema.repository,
        "license": schema.license,
        "counts": {
            "subjects": len(knowledge.subjects),
            "properties": len(schema.properties),
            "claims": len(records.tables.keyed),
            "sources": len(knowledge.sources),
            **{name: sum(1 for _ in records.tables[name]) for name in ("disagreements", "observations", "experiments", "results", "verdicts")},
        },
        "files": [{"path": path, "meaning": address.meaning, "record": address.record} for path, address in ADDRESSES.items()],
        "openapi": "openapi.json",
        "data": "../../data/index.json",
    }
