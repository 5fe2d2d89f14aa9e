"""All files under `data/`: the stable interface to the knowledge."""

from collections import Counter
from collections.abc import Callable
from functools import cache, partial
from typing import Any

from ..model.knowledge import Knowledge
from ..resolve.cells import Resolved
from .bibliography import write_bibtex, write_csl
from .describe.files import FILES, TABLE_FILES, VERSION
from .records import property_records, subject_records
from .rows.claims import Row, claim_rows, last_found
from .rows.measured import observation_rows, result_rows
from .rows.published import TableFile, list_tables
from .rows.statements import statement_rows
from .writing import Files, write_csv, write_json

FOLDER = "data/"
Rows = Callable[[], list[Row]]


def export_all(resolved: Resolved) -> Files:
    """Every data file by its path in the site (`data/claims.csv`). The same knowledge and day give the same bytes.

    The knowledge has passed the checks: reading a file raises ValueError for a date or a number that cannot be read.
    """
    knowledge = resolved.knowledge
    rows = {
        "claims.csv": cache(lambda: list(claim_rows(resolved))),
        "statements.csv": cache(lambda: list(statement_rows(resolved))),
        "observations.csv": cache(lambda: list(observation_rows(knowledge))),
        "results.csv": cache(lambda: list(result_rows(knowledge))),
    }
    tables = list_tables(resolved)
    makers: dict[str, Callable[[], bytes]] = {name: partial(_write_rows, name, found) for name, found in rows.items()}
    makers |= {table.path: table.write for table in tables}
    makers["subjects.json"] = lambda: write_json(subject_records(resolved))
    makers["properties.json"] = lambda: write_json(property_records(resolved))
    makers["sources.json"] = lambda: write_csl(knowledge)
    makers["sources.bib"] = lambda: write_bibtex(knowledge)
    makers["index.json"] = lambda: write_json(_describe(resolved, {name: found() for name, found in rows.items()}, tables))
    return Files({FOLDER + name: make for name, make in makers.items()})


def _write_rows(name: str, rows: Rows) -> bytes:
    return write_csv(rows(), list(FILES[name][1]))


def _describe(resolved: Resolved, rows: dict[str, list[Row]], tables: list[TableFile]) -> dict[str, Any]:
    schema = resolved.knowledge.schema
    kinds = Counter(row["kind"] for row in rows["statements.csv"])
    return {
        "title": schema.title,
        "summary": schema.summary,
        "repository": schema.repository,
        "version": VERSION,
        "day": resolved.day.isoformat(),
        "counts": _count(resolved.knowledge, kinds),
        "kinds": {key: kind.label for key, kind in schema.kinds.items()},
        "groups": {key: group.label for key, group in schema.groups.items()},
        "metrics": {key: metric.model_dump() for key, metric in schema.metrics.items()},
        "files": [_describe_file(name, *FILES[name], len(rows[name]) if name in rows else None) for name in FILES if name != TABLE_FILES]
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
