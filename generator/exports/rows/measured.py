"""Numbers as rows: what was counted on a date, and what was measured in an experiment."""

import json
import math
from collections.abc import Iterator

from ...model.dates import to_edtf
from ...model.experiment import Experiment, Observation, Results, Row
from ...model.knowledge import Knowledge
from ...model.numbers import parse_count, parse_measured
from ...model.subject import Evidence
from .claims import Row as Cells
from .claims import evidence_cells, last_found


def observation_rows(knowledge: Knowledge) -> Iterator[Cells]:
    """The rows of `observations.csv`, in the order of the files."""
    for row in knowledge.observations:
        metric = knowledge.schema.metrics.get(row.metric)
        yield {
            "metric": row.metric,
            "subject": row.subject,
            "date": to_edtf(row.date),
            "value": row.value,
            **_bounds(row),
            "unit": metric.unit if metric else "",
            "source": row.source,
            "according_to": row.according_to,
            "at": row.at,
            "anchor": row.anchor,
            "note": row.note,
            "checked": last_found(knowledge, row.source, row.at, row.anchor),
        }


def _bounds(row: Observation) -> Cells:
    """The smallest and the largest number that the printed one may stand for; empty where there is no bound."""
    span = parse_count(row.value)
    low, high = (span.low, span.high) if span else (math.inf, math.inf)
    return {"low": write_number(low), "high": write_number(high)}


def write_number(number: float | None) -> str:
    """The shortest text that reads as the number: without `.0`; empty for none and for infinity.

    Twelve digits are more than any source prints, and hide what binary fractions add to them.
    """
    if number is None or math.isinf(number):
        return ""
    text = f"{number:.12f}".rstrip("0").rstrip(".")
    return text or "0"


def result_rows(knowledge: Knowledge) -> Iterator[Cells]:
    """The rows of `results.csv`: one for each measurement."""
    for name in sorted(knowledge.experiments):
        experiment = knowledge.experiments[name]
        for group in experiment.results:
            for row in group.rows:
                yield {**_measured_cells(experiment, group, row), **_cited_cells(knowledge, experiment, group, row)}


def _measured_cells(experiment: Experiment, group: Results, row: Row) -> Cells:
    measure = experiment.metrics.get(group.metric)
    value, uncertainty = parse_measured(row.value)
    return {
        "experiment": experiment.id,
        "metric": group.metric,
        "subject": row.subject,
        "version": row.version or "",
        "factors": json.dumps(row.factors, ensure_ascii=False, sort_keys=True),
        "printed": row.value,
        "value": write_number(value),
        "uncertainty": write_number(uncertainty),
        "unit": (measure and measure.unit) or "",
        "better": measure.better if measure else "",
        "spread": (measure and measure.spread) or "",
        "note": row.note or "",
    }


def _cited_cells(knowledge: Knowledge, experiment: Experiment, group: Results, row: Row) -> Cells:
    piece = Evidence(at=row.at or group.at, anchor=row.anchor, says=row.says, according_to=experiment.according_to, as_of=experiment.as_of)
    return evidence_cells(knowledge, experiment.source, piece)
