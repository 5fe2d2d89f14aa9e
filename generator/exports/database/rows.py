"""Every table of the database with its rows."""

from collections.abc import Callable, Iterable, Iterator
from functools import cached_property, partial

from ...model.knowledge import Knowledge
from ...resolve.cells import Resolved
from ..describe.database import DATABASE
from ..describe.field import read_row
from ..describe.files import VERSION
from ..records import describe_subject, list_words, property_records
from ..rows.claims import Row as Cells
from ..rows.measured import observation_rows, result_rows
from ..rows.statements import statement_rows
from .claims import Keyed, Row, answer_rows, claim_rows, disagreement_rows, element_rows, evidence_rows, key_claims
from .sources import experiment_rows, ranked_rows, remark_rows, setup_rows, source_rows, verdict_rows


class Tables:
    """The rows of each table, made anew whenever they are asked for: together they take several times the memory of the knowledge."""

    def __init__(self, resolved: Resolved) -> None:
        knowledge = resolved.knowledge
        self.resolved = resolved
        self._makers: dict[str, Callable[[], Iterable[Row]]] = {
            **_schema_tables(resolved),
            "sources": partial(source_rows, knowledge),
            "experiments": partial(experiment_rows, knowledge),
            "setup": partial(setup_rows, knowledge),
            "verdicts": partial(verdict_rows, knowledge),
            "ranked": partial(ranked_rows, knowledge),
            "remarks": partial(remark_rows, knowledge),
            "claims": lambda: claim_rows(resolved, self.keyed),
            "elements": lambda: element_rows(knowledge, self.keyed),
            "evidence": lambda: evidence_rows(knowledge, self.keyed),
            "answers": lambda: answer_rows(resolved),
            "disagreements": lambda: disagreement_rows(resolved, self.keyed),
            "observations": lambda: _read("observations", observation_rows(knowledge)),
            "results": lambda: _read("results", result_rows(knowledge)),
            "statements": lambda: _read("statements", statement_rows(resolved)),
        }

    def __getitem__(self, name: str) -> Iterator[Row]:
        return iter(self._makers[name]())

    @cached_property
    def keyed(self) -> Keyed:
        """Every claim with its key."""
        return key_claims(self.resolved)


def describe_build(resolved: Resolved) -> dict[str, str]:
    """What every copy of the database says of itself."""
    schema = resolved.knowledge.schema
    return {"title": schema.title, "summary": schema.summary, "site": schema.address, "license": schema.license, "version": VERSION, "day": resolved.day.isoformat()}


def _schema_tables(resolved: Resolved) -> dict[str, Callable[[], Iterable[Row]]]:
    knowledge, schema = resolved.knowledge, resolved.knowledge.schema
    return {
        "about": lambda: ({"key": key, "value": value} for key, value in describe_build(resolved).items()),
        "kinds": lambda: ({"id": key, "label": kind.label, "plural": kind.plural, "folder": kind.folder} for key, kind in schema.kinds.items()),
        "groups": lambda: ({"id": key, "label": group.label, "about": group.about} for key, group in schema.groups.items()),
        "needs": lambda: ({"id": key, "label": need.label, "about": need.about} for key, need in knowledge.needs.items()),
        "metrics": lambda: ({"id": key, "label": metric.label, "unit": metric.unit, "better": metric.better} for key, metric in schema.metrics.items()),
        "properties": lambda: ({key: record[key] for key in DATABASE["properties"].fields} for record in property_records(resolved)),
        "words": lambda: _word_rows(knowledge),
        "subjects": lambda: (describe_subject(knowledge, name) for name in sorted(knowledge.subjects)),
    }


def _word_rows(knowledge: Knowledge) -> Iterator[Row]:
    for prop in knowledge.schema.properties.values():
        for position, word in enumerate(list_words(knowledge, prop), 1):
            yield {"about": None, "broader": [], **word, "property": prop.id, "position": position}


def _read(table: str, rows: Iterable[Cells]) -> Iterator[Row]:
    return (read_row(row, DATABASE[table].fields) for row in rows)
