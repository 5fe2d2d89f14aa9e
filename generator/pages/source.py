"""The page of a source: its record, and everything it backs in its own order; and the list of all sources."""

import re
from collections import defaultdict
from dataclasses import dataclass

from ..model.source import Source
from ..views.addresses import line_address, place_address
from ..views.scope import scope_words
from ..views.tables import rebuild
from ..views.values import Shown, name_of, show_value, subject_address
from ..views.verdicts import show_verdict
from .context import Context
from .page import Page, Section


@dataclass(frozen=True)
class Statement:
    """One thing that a source says, whatever its kind."""

    order: tuple[int, tuple[int, ...]]
    kind: str
    about: str
    about_href: str
    what: str
    what_href: str
    values: tuple[Shown, ...]
    says: str
    scope: str
    at: str
    anchor: str
    place: str
    according_to: str
    note: str
    checked: str
    line: str


def render_sources(context: Context) -> list[Page]:
    """One page for each source, and the list of them."""
    gathered = _Gatherer(context).gather()
    roots: dict[str, set[str]] = defaultdict(set)
    for source, statements in gathered.items():
        for statement in statements:
            if statement.according_to in context.knowledge.sources:
                roots[statement.according_to].add(source)
    pages = [_source(context, source, sorted(gathered[source.id], key=lambda s: s.order), sorted(roots[source.id])) for source in context.knowledge.sources.values()]
    return [_index(context, gathered, roots), *pages]


class _Gatherer:
    """Collects what each source says, over the whole knowledge."""

    def __init__(self, context: Context) -> None:
        self.context = context
        self.knowledge = context.knowledge
        self.found: dict[str, list[Statement]] = defaultdict(list)

    def gather(self) -> dict[str, list[Statement]]:
        """Statements by source."""
        for subject, prop, claim, _ in self.knowledge.claims():
            values = tuple(show_value(self.knowledge, prop, value, "not" if claim.not_ else "") for value in claim.elements)
            href = subject_address(self.knowledge, subject.id)
            kind = "judgement" if prop.type == "judgement" else "relation" if prop.inverse else "fact"
            for source, piece in claim.evidence:
                self._add(source, piece, kind, subject.name, href, prop.label, f"{href}#{prop.id}", values, scope_words(claim, self.knowledge.schema), subject.file, claim.note)
        for record in self.knowledge.sources.values():
            for remark in record.remarks:
                self._add(record.id, remark, "remark", "", "", self._topic(remark.about), "", (), "", record.file)
        for experiment in self.knowledge.experiments.values():
            href = f"benchmarks/{experiment.id}/"
            for key, leaf in experiment.leaves:
                label = self.knowledge.schema.setup[key].label
                self._add(experiment.source, leaf, "set-up", experiment.title, href, label, href, tuple(Shown("text", value) for value in leaf.value), "", experiment.file)
            for group in experiment.results:
                for row in group.rows:
                    value = (Shown("text", row.value),)
                    at = row.at or group.at
                    self._add(experiment.source, row, "measurement", name_of(self.knowledge, row.subject), href, group.metric.replace("-", " "), href, value, ", ".join(row.factors.values()), experiment.file, at=at)
            for step in experiment.steps:
                self._add(experiment.source, step, "set-up", experiment.title, href, step.step, href, (), "", experiment.file)
        for score in self.knowledge.scores.values():
            for indicator in score.indicators:
                self._add(score.source, indicator, "score", score.title, "", indicator.label, "", (Shown("text", indicator.weight),), ", ".join(indicator.inputs), score.file)
            for note in score.notes:
                self._add(score.source, note, "score", score.title, "", "", "", (), "", score.file)
        for seen in self.knowledge.observations:
            label = self.knowledge.schema.metrics[seen.metric].label
            value = (Shown("text", "none printed" if seen.value == "-" else seen.value),)
            about = name_of(self.knowledge, seen.subject), subject_address(self.knowledge, seen.subject)
            self._add(seen.source, seen, "observation", *about, label, "", value, seen.date, seen.file)
        return self.found

    def _topic(self, about: str) -> str:
        schema = self.knowledge.schema
        if about in schema.topics:
            return schema.topics[about].label
        return schema.properties[about].label if about in schema.properties else about

    def _add(self, source: str, piece: object, kind: str, about: str, about_href: str, what: str, what_href: str, values: tuple[Shown, ...], scope: str, file: str, note: str | None = None, at: str = "") -> None:
        record = self.knowledge.sources[source]
        at = at or getattr(piece, "at", "")
        anchor = getattr(piece, "anchor", "") or ""
        check = self.knowledge.ledger.get(source, {}).get((at, anchor))
        self.found[source].append(
            Statement(
                order=_order(record, at),
                kind=kind,
                about=about,
                about_href=about_href,
                what=what,
                what_href=what_href,
                values=values,
                says=getattr(piece, "says", "") or "",
                scope=scope,
                at=at,
                anchor=anchor,
                place=place_address(record, at, anchor),
                according_to=getattr(piece, "according_to", "") or "",
                note=getattr(piece, "note", "") or note or "",
                checked=check.day if check and check.outcome == "found" else "",
                line=line_address(self.knowledge.schema, file, getattr(piece, "line", 0)),
            )
        )


def _order(record: Source, at: str) -> tuple[int, tuple[int, ...]]:
    """The position of a place in the source: its part of the outline, then the numbers behind it."""
    parts = [part for part in record.outline if at == part or at.startswith(f"{part} ")]
    part = max(parts, key=len, default="")
    position = record.outline.index(part) if part else len(record.outline)
    return position, tuple(int(number) for number in re.findall(r"\d+", at[len(part) :]))


def _source(context: Context, source: Source, statements: list[Statement], reported_by: list[str]) -> Page:
    knowledge = context.knowledge
    address = f"sources/{source.id}/"
    frame = context.frame(address, source.file, "data/sources.json", source=f"{source.id} ({source.short})")
    render = context.renderer.render
    verdicts = [show_verdict(knowledge, source, verdict) for verdict in source.verdicts]
    checked = [s.checked for s in statements] + [v.checked for v in verdicts]
    head = render("source/head", source=source, frame=frame, root=frame.root)
    names = {name: knowledge.sources[name].short for name in reported_by}
    subjects = {name: (name_of(knowledge, name), subject_address(knowledge, name)) for name in source.speaks_for if name in knowledge.subjects}
    record = render("source/record", source=source, root=frame.root, count=len(checked), found=sum(map(bool, checked)), last=max(filter(None, checked), default=""), reported_by=names, subjects=subjects)
    sections = [Section(2, "record", "Record", record)]
    sections += _tables(context, source, frame.root)
    groups = _by_part(source, statements)
    if verdicts:
        sections.append(Section(2, "verdicts", "Comparisons and advice", render("source/verdicts", verdicts=verdicts, root=frame.root)))
    if statements:
        sections.append(Section(2, "statements", "What it says", ""))
        for number, (part, found) in enumerate(groups):
            sections.append(Section(3, f"part-{number + 1}", part, render("source/statements", statements=found, part=part, root=frame.root, sources=knowledge.sources)))
    title = f"{source.short}, source" if source.title in source.short else f"{source.short}, {source.title}"
    return Page(address, title, f"{source.title}: its record, and every statement of it that the Atlas cites.", head, tuple(sections), source.file, boost=0.5)


def _tables(context: Context, source: Source, root: str) -> list[Section]:
    """The tables that the source published, each rebuilt from what cites it."""
    sections = []
    for table in context.knowledge.tables.values():
        if table.source == source.id:
            rebuilt = rebuild(context.resolved, table)
            line = line_address(context.schema, table.file)
            sections.append(Section(2, table.name, rebuilt.title, context.renderer.render("source/table", rebuilt=rebuilt, line=line, data=f"data/tables/{table.id}.csv", root=root)))
    return sections


def _by_part(source: Source, statements: list[Statement]) -> list[tuple[str, list[Statement]]]:
    """Statements under the part of the outline that they stand in."""
    found: dict[str, list[Statement]] = {}
    for statement in statements:
        position = statement.order[0]
        part = source.outline[position] if position < len(source.outline) else "The whole text"
        found.setdefault(part, []).append(statement)
    return list(found.items())


def _index(context: Context, gathered: dict[str, list[Statement]], roots: dict[str, set[str]]) -> Page:
    knowledge = context.knowledge
    frame = context.frame("sources/", "knowledge/sources", "data/sources.json", "Sources")
    counts = {source.id: len(gathered.get(source.id, ())) + len(source.verdicts) for source in knowledge.sources.values()}
    read = sorted((s for s in knowledge.sources.values() if not s.read), key=lambda s: (-counts[s.id], s.id))
    heard = sorted((s for s in knowledge.sources.values() if s.read), key=lambda s: s.id)
    head = context.renderer.render("source/index_head", frame=frame, root=frame.root)
    shared = {"counts": counts, "root": frame.root, "roots": roots, "sources": knowledge.sources}
    sections = [Section(2, "read", "Read by the Atlas", context.renderer.render("source/index", rows=read, heard=False, **shared))]
    if heard:
        sections.append(Section(2, "second-hand", "Known through others", context.renderer.render("source/index", rows=heard, heard=True, **shared)))
    return Page("sources/", "Sources", "Every source, how much of the Atlas it backs, and how much of that was checked.", head, tuple(sections), None)


