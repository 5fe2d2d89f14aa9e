"""The records of the interface: rows of the database, each with what belongs to it inside."""

import json
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from ...resolve.cells import Resolved
from ..bibliography import csl_item
from ..database.claims import Row, element_rows, evidence_rows
from ..database.rows import Tables
from ..describe.interface import RECORDS


class Written(str):
    """A record as JSON. What stands in the files of its subject, property and sources is written once for all of them."""

    __slots__ = ()


Groups = defaultdict[str, list[Written]]


def write(value: Any) -> Written:
    """A value as JSON on one line, letters of every script as they are. A list may hold what is written already, and so may an object."""
    if isinstance(value, Written):
        return value
    if isinstance(value, list) and value and isinstance(value[0], Written):
        return Written(f"[{','.join(value)}]")
    if isinstance(value, dict):
        return Written("{" + ",".join(f"{_dump(key)}:{write(part)}" for key, part in value.items()) + "}")
    return Written(_dump(value))


def _dump(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


@dataclass(frozen=True)
class Stated:
    """Something that a source says, written, with all that it belongs to."""

    text: Written
    subjects: tuple[str, ...]
    prop: str
    sources: tuple[str, ...]


class Records:
    """Every record of the interface. What several files hold is made when the first of them is asked for."""

    def __init__(self, resolved: Resolved, tables: Tables) -> None:
        self.knowledge = resolved.knowledge
        self.tables = tables

    def subject(self, name: str) -> Row:
        """A subject with all that is known of it."""
        return {**self.subjects[name], "answers": self._answers["subject"][name], **self._pick(self._of_subjects, name)}

    def property(self, name: str) -> Row:
        """A property with all that answers it."""
        return {**self.properties[name], "words": self._words[name], "answers": self._answers["property"][name], **self._pick(self._of_properties, name)}

    def source(self, name: str) -> Row:
        """A source with all that rests on it."""
        source = self.knowledge.sources[name]
        return {**self.sources[name], "csl": csl_item(source), "outline": list(source.outline), **self._pick(self._of_sources, name)}

    @cached_property
    def subjects(self) -> dict[str, Row]:
        """Every subject without what is known of it."""
        return {row["id"]: row for row in self.tables["subjects"]}

    @cached_property
    def properties(self) -> dict[str, Row]:
        """Every property without its words and answers."""
        groups = self.knowledge.schema.groups
        return {row["id"]: {**row, "group_label": groups[row["group"]].label} for row in self.tables["properties"]}

    @cached_property
    def sources(self) -> dict[str, Row]:
        """Every source without what rests on it."""
        return {row["id"]: row for row in self.tables["sources"]}

    @cached_property
    def claims(self) -> list[Stated]:
        """Every claim with the elements of its answer and its evidence. What is derived belongs to no source."""
        found = []
        for keyed, row in zip(self.tables.keyed, self.tables["claims"], strict=True):
            value = [element["value"] for element in element_rows(self.knowledge, [keyed])]
            evidence = [_take("Evidence", piece) for piece in evidence_rows(self.knowledge, [keyed])]
            sources = dict.fromkeys(piece["source"] for piece in evidence if row["origin"] == "stated")
            found.append(Stated(Written(_dump({**row, "value": value, "evidence": evidence})), (row["subject"],), row["property"], tuple(sources)))
        return found

    @cached_property
    def verdicts(self) -> list[Stated]:
        """Every verdict with the subjects that it names."""
        ranked = _group(self.tables["ranked"], "verdict")
        return [
            Stated(Written(_dump({**row, **_tell_ranks(ranked[row["id"]])})), tuple(dict.fromkeys(one["subject"] for one in ranked[row["id"]])), row["criterion"] or "", (row["source"],))
            for row in self.tables["verdicts"]
        ]

    @cached_property
    def experiments(self) -> list[Row]:
        """Every experiment with its set-up and its results."""
        setup, results = _group(self.tables["setup"], "experiment"), _group(self.tables["results"], "experiment")
        return [{**row, "setup": [_take("Condition", leaf) for leaf in setup[row["id"]]], "results": results[row["id"]]} for row in self.tables["experiments"]]

    def rows(self, name: str) -> list[Stated]:
        """What a table holds, one for each row."""
        return [Stated(Written(_dump(row)), (row["subject"],), row.get("property", ""), (row.get("source", ""),)) for row in self.tables[name]]

    @cached_property
    def _shared(self) -> dict[str, list[Stated]]:
        return {"claims": self.claims, **{name: self.rows(name) for name in ("observations", "results", "disagreements")}, "verdicts": self.verdicts}

    @cached_property
    def _of_subjects(self) -> dict[str, Groups]:
        return {"links": self._links(), **{name: _by_subject(found) for name, found in self._shared.items()}}

    @cached_property
    def _of_properties(self) -> dict[str, Groups]:
        return {name: _collect((one.prop, one.text) for one in self._shared[name]) for name in ("claims", "verdicts", "disagreements")}

    @cached_property
    def _of_sources(self) -> dict[str, Groups]:
        names = ("claims", "observations", "results", "verdicts")
        groups = {name: _collect((source, one.text) for one in self._shared[name] for source in one.sources) for name in names}
        return {**groups, "remarks": _collect((row["source"], Written(_dump(_take("Remark", row)))) for row in self.tables["remarks"])}

    def _pick(self, groups: dict[str, Groups], name: str) -> dict[str, list[Written]]:
        return {part: group.get(name, []) for part, group in groups.items()}

    @cached_property
    def _answers(self) -> dict[str, defaultdict[str, Row]]:
        """What the site shows first, by subject and by property."""
        found: dict[str, defaultdict[str, Row]] = {"subject": defaultdict(dict), "property": defaultdict(dict)}
        for row in self.tables["answers"]:
            answer = Written(_dump(_take("Answer", row)))
            found["subject"][row["subject"]][row["property"]] = answer
            found["property"][row["property"]][row["subject"]] = answer
        return found

    @cached_property
    def _words(self) -> Groups:
        return _collect((row["property"], Written(_dump(_take("Word", row)))) for row in self.tables["words"])

    def _links(self) -> Groups:
        """The relations that lead to each subject, under the name that the schema gives the inverse."""
        inverse = {key: prop.inverse for key, prop in self.knowledge.schema.properties.items() if prop.inverse}
        found: Groups = defaultdict(list)
        for key, answered in self.tables.keyed:
            if answered.prop in inverse and answered.origin == "stated" and not answered.claim.not_:
                link = Written(_dump({"relation": inverse[answered.prop], "property": answered.prop, "subject": answered.subject, "claim": key}))
                for target in answered.values:
                    found[target].append(link)
        return found


def _by_subject(found: Iterable[Stated]) -> Groups:
    return _collect((subject, one.text) for one in found for subject in one.subjects)


def _collect(pairs: Iterable[tuple[str, Written]]) -> Groups:
    found: Groups = defaultdict(list)
    for key, text in pairs:
        found[key].append(text)
    return found


def _group(rows: Iterable[Row], key: str) -> defaultdict[str, list[Row]]:
    found: defaultdict[str, list[Row]] = defaultdict(list)
    for row in rows:
        found[row[key]].append(row)
    return found


def _take(record: str, row: Row) -> Row:
    """The keys of a row that belong to the record."""
    return {key: row[key] for key in RECORDS[record][1]}


def _tell_ranks(ranked: list[Row]) -> Row:
    order: defaultdict[int, list[Row]] = defaultdict(list)
    advice: dict[str, list[Row]] = {"choose": [], "avoid": [], "over": []}
    for row in ranked:
        (order[row["rank"]] if row["role"] == "order" else advice[row["role"]]).append(_take("Ranked", row))
    return {"order": list(order.values()), **advice}
