"""All files under `data/`: the stable interface to the knowledge."""

from collections import Counter
from datetime import date
from typing import Any

from ..model.knowledge import Knowledge
from ..resolve.cells import Resolved
from .bibliography import write_bibtex, write_csl
from .describe.files import FILES, TABLE_FILES, VERSION
from .records import property_records, subject_records
from .rows.claims import claim_rows, last_found
from .rows.measured import observation_rows, result_rows
from .rows.published import TableFile, list_tables
from .rows.statements import statement_rows
from .writing import write_csv, write_json

FOLDER = "data/"


def export_all(resolved: Resolved) -> dict[str, bytes]:
    """Every data file by its path in the site (`data/claims.csv`). The same knowledge and day give the same bytes.

    The knowledge has passed the checks: a date or a number that cannot be read raises ValueError.
    """
    knowledge, day = resolved.knowledge, resolved.day
    rows = {
        "claims.csv": list(claim_rows(resolved)),
        "statements.csv": list(statement_rows(resolved)),
        "observations.csv": list(observation_rows(knowledge)),
        "results.csv": list(result_rows(knowledge)),
    }
    files = {name: write_csv(found, list(FILES[name][1])) for name, found in rows.items()}
    tables = list_tables(resolved)
    files |= {table.path: table.write() for table in tables}
    files["subjects.json"] = write_json(subject_records(resolved))
    files["properties.json"] = write_json(property_records(resolved))
    files["sources.json"] = write_csl(knowledge)
    files["sources.bib"] = write_bibtex(knowledge)
    kinds = Counter(row["kind"] for row in rows["statements.csv"])
    files["index.json"] = write_json(_describe(knowledge, day, kinds, {name: len(found) for name, found in rows.items()}, tables))
    return {FOLDER + name: content for name, content in files.items()}


def _describe(knowledge: Knowledge, day: date, kinds: Counter[str], rows: dict[str, int], tables: list[TableFile]) -> dict[str, Any]:
    schema = knowledge.schema
    return {
        "title": schema.title,
        "summary": schema.summary,
        "repository": schema.repository,
        "version": VERSION,
        "day": day.isoformat(),
        "counts": _count(knowledge, kinds),
        "kinds": {key: kind.label for key, kind in schema.kinds.items()},
        "groups": {key: group.label for key, group in schema.groups.items()},
        "metrics": {key: metric.model_dump() for key, metric in schema.metrics.items()},
        "files": [_describe_file(name, *FILES[name], rows.get(name)) for name in FILES if name != TABLE_FILES]
        + [_describe_file(table.path, table.meaning, table.columns, len(table.rows)) for table in tables],
    }


def _count(knowledge: Knowledge, kinds: Counter[str]) -> dict[str, Any]:
    cited = {(citation.source, citation.at, citation.anchor) for citation in knowledge.citations()}
    return {
        "subjects": len(knowledge.subjects),
        "properties": len(knowledge.schema.properties),
        "sources": len(knowledge.sources),
        "claims": sum(1 for *_, claim, _ in knowledge.claims() if not claim.inherits),
        "experiments": len(knowledge.experiments),
        "statements": {kind: kinds[kind] for kind in sorted(kinds)},
        "places": len(cited),
        "places_checked": sum(1 for place in cited if last_found(knowledge, *place)),
    }


def _describe_file(name: str, meaning: str, columns: dict[str, str], rows: int | None) -> dict[str, Any]:
    described: dict[str, Any] = {"path": name, "meaning": meaning}
    if rows is not None:
        described["rows"] = rows
    if columns:
        described["columns"] = [{"name": column, "meaning": text} for column, text in columns.items()]
    return described
