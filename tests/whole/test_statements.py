"""What the five documents say stays said: statements are counted by document and kind, and none may be lost."""

from collections import Counter
from pathlib import Path

import pytest
import yaml

from generator.exports.rows.statements import statement_rows
from generator.resolve.cells import Resolved

COUNTED = Path(__file__).parent / "statements.yml"
COUNTS: dict[str, dict[str, int]] = yaml.safe_load(COUNTED.read_text(encoding="utf-8"))
# How much of what an independent reading found each document must at least give.
READ_INDEPENDENTLY = {"dinghofer-hartung-2020": 286, "mahajan-2017": 140, "ibm-developer-2020": 357, "blumenthal-taube-2021": 522, "cv-tricks-2018": 160}


def count_statements(resolved: Resolved) -> dict[str, Counter[str]]:
    """How many statements each of the documents backs, by kind; what is `unknown` is none of theirs."""
    found: dict[str, Counter[str]] = {source: Counter() for source in READ_INDEPENDENTLY}
    for row in statement_rows(resolved):
        if row["source"] in found and row["anchor"]:
            found[row["source"]][row["kind"]] += 1
    return found


@pytest.mark.parametrize("source", sorted(READ_INDEPENDENTLY))
def test_no_statement_is_lost(resolved: Resolved, source: str) -> None:
    """One that was mended away on purpose is taken out of statements.yml by hand."""
    found = count_statements(resolved)[source]
    lost = {kind: (count, found[kind]) for kind, count in COUNTS[source].items() if found[kind] < count}
    assert lost == {}, "kind: (counted before, found now)"


@pytest.mark.parametrize("source", sorted(READ_INDEPENDENTLY))
def test_no_fewer_than_an_independent_reading(resolved: Resolved, source: str) -> None:
    assert sum(count_statements(resolved)[source].values()) >= READ_INDEPENDENTLY[source]


def test_nearly_every_citation_of_the_documents_carries_an_anchor(resolved: Resolved) -> None:
    cited = [c for c in resolved.knowledge.citations() if c.source in READ_INDEPENDENTLY and c.at != "whole"]
    assert sum(bool(c.anchor) for c in cited) >= 0.98 * len(cited)
