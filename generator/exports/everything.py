"""All files under `data/` and `api/v1/`: the stable interfaces to the knowledge."""

from collections import Counter
from collections.abc import Callable
from functools import cache, partial
from typing import Any

from ..resolve.cells import Resolved
from .api import interface_files
from .bibliography import write_bibtex, write_csl
from .database.package import describe_package
from .database.parquet import write_parquet
from .database.rows import Tables, describe_build
from .database.sqlite import write_sqlite
from .describe.database import DATABASE
from .describe.files import FILES, PACKAGE, SQLITE, VERSION
from .describe.interface import ROOT
from .made import MadeFile, csv_file
from .records import property_records, subject_records
from .rows.claims import claim_rows, last_found
from .rows.measured import observation_rows, result_rows
from .rows.published import list_published
from .rows.statements import statement_rows
from .writing import Files, write_json

FOLDER = "data/"


def export_all(resolved: Resolved) -> Files:
    """Every file of the interfaces by its path in the site (`data/claims.csv`). The same knowledge and day give the same bytes.

    The knowledge has passed the checks: reading a file raises ValueError for a date or a number that cannot be read.
    """
    knowledge = resolved.knowledge
    tables = Tables(resolved)
    made = {**_text_files(resolved), **list_published(resolved), **_databases(resolved, tables)}
    makers: dict[str, Callable[[], bytes]] = {name: file.read for name, file in made.items()}
    makers |= {
        "subjects.json": lambda: write_json(subject_records(resolved)),
        "properties.json": lambda: write_json(property_records(resolved)),
        "sources.json": lambda: write_csl(knowledge),
        "sources.bib": lambda: write_bibtex(knowledge),
        PACKAGE: lambda: write_json(describe_package(knowledge, resolved.day, made)),
    }
    makers["index.json"] = lambda: write_json(_describe(resolved, [*makers], made))
    return Files({FOLDER + name: make for name, make in makers.items()}) | interface_files(resolved, tables)


def _text_files(resolved: Resolved) -> dict[str, MadeFile]:
    knowledge = resolved.knowledge
    return {
        "claims.csv": csv_file(*FILES["claims.csv"], lambda: claim_rows(resolved)),
        "statements.csv": csv_file(*FILES["statements.csv"], lambda: statement_rows(resolved)),
        "observations.csv": csv_file(*FILES["observations.csv"], lambda: observation_rows(knowledge)),
        "results.csv": csv_file(*FILES["results.csv"], lambda: result_rows(knowledge)),
    }


def _databases(resolved: Resolved, tables: Tables) -> dict[str, MadeFile]:
    """SQLite, and a Parquet file for each table: DuckDB takes long to start, so that it makes all of them when the first is asked for."""
    parquet = cache(lambda: write_parquet(tables, describe_build(resolved)))

    def read(name: str) -> tuple[bytes, int]:
        return parquet()[name]

    files = {f"parquet/{name}.parquet": MadeFile(table.meaning, table.fields, partial(read, name)) for name, table in DATABASE.items()}
    return {SQLITE: MadeFile(*FILES[SQLITE], lambda: (write_sqlite(tables), None)), **files}


def _describe(resolved: Resolved, names: list[str], made: dict[str, MadeFile]) -> dict[str, Any]:
    schema = resolved.knowledge.schema
    return {
        "title": schema.title,
        "summary": schema.summary,
        "repository": schema.repository,
        "license": schema.license,
        "version": VERSION,
        "day": resolved.day.isoformat(),
        "interface": f"../{ROOT}index.json",
        "counts": _count(resolved),
        "kinds": {key: kind.label for key, kind in schema.kinds.items()},
        "groups": {key: group.label for key, group in schema.groups.items()},
        "metrics": {key: metric.model_dump() for key, metric in schema.metrics.items()},
        "files": [_describe_file(name, made.get(name)) for name in names if name != "index.json"],
    }


def _count(resolved: Resolved) -> dict[str, Any]:
    knowledge = resolved.knowledge
    cited = {(citation.source, citation.at, citation.anchor) for citation in knowledge.citations()}
    kinds = Counter(row["kind"] for row in statement_rows(resolved))
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


def _describe_file(name: str, made: MadeFile | None) -> dict[str, Any]:
    meaning, fields = (made.meaning, made.fields) if made else FILES[name]
    described: dict[str, Any] = {"path": name, "meaning": meaning}
    if made and made.tell().rows is not None:
        described["rows"] = made.tell().rows
    if fields:
        described["columns"] = [{"name": column, "meaning": field.meaning} for column, field in fields.items()]
    return described
