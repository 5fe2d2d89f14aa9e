"""The page of a source: its record, and everything it backs in its own order; and the list of all sources."""

import re
from collections import defaultdict
from dataclasses import dataclass

from ..exports.describe.interface import ROOT
from ..model.experiment import Experiment, Score
from ..model.knowledge import Knowledge
from ..model.schema import Schema
from ..model.source import Source
from ..model.subject import Claim
from ..views.addresses import line_address, place_address
from ..views.scope import scope_words
from ..views.statements import Statement, list_statements
from ..views.tables import rebuild
from ..views.values import Shown, name_of, show_date, show_value, subject_address
from ..views.verdicts import show_verdict
from .context import Context
from .page import Page, Section

# Conditions that say nothing to a reader of the page: the study is named beside them.
_SILENT = {"experiment", "better", "metric", "metrics"}


@dataclass(frozen=True)
class StatementView:
    """One thing that a source says, as its page shows it."""

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
    knowledge = context.knowledge
    told: dict[str, list[Statement]] = defaultdict(list)
    roots: dict[str, set[str]] = defaultdict(set)
    for statement in list_statements(knowledge):
        told[statement.source].append(statement)
        if statement.evidence.according_to in knowledge.sources:
            roots[statement.evidence.according_to].add(statement.source)
    pages = [_source(context, source, told[source.id], sorted(roots[source.id])) for source in knowledge.sources.values()]
    return [_index(context, {source: len(found) for source, found in told.items()}, roots), *pages]


def _show(knowledge: Knowledge, said: Statement) -> StatementView:
    schema, source, piece = knowledge.schema, knowledge.sources[said.source], said.evidence
    check = knowledge.ledger.get(source.id, {}).get((piece.at, piece.anchor or ""))
    about, about_href = _about(knowledge, said)
    what, what_href = _what(schema, said, about_href)
    return StatementView(
        order=_order(source, piece.at),
        kind=said.kind,
        about=about,
        about_href=about_href,
        what=what,
        what_href=what_href,
        values=_values(knowledge, said),
        says=piece.says or "",
        scope=_scope(knowledge, said),
        at=piece.at,
        anchor=piece.anchor or "",
        place=place_address(source, piece.at, piece.anchor or ""),
        according_to=piece.according_to or "",
        note=piece.note or "",
        checked=check.day if check and check.outcome == "found" else "",
        line=line_address(schema, said.file, said.line),
    )


def _about(knowledge: Knowledge, said: Statement) -> tuple[str, str]:
    """What a statement is about, and its address: a subject, else the study that it belongs to."""
    study = f"benchmarks/{said.study.id}/" if isinstance(said.study, Experiment) else ""
    if said.study and said.kind != "measurement":
        return said.study.title, study
    if not said.subject:
        return "", ""
    return name_of(knowledge, said.subject), study or subject_address(knowledge, said.subject)


def _what(schema: Schema, said: Statement, about_href: str) -> tuple[str, str]:
    """What a statement tells of it, in words, and where more of that stands."""
    key = said.what
    if said.prop:
        return said.prop.label, f"{about_href}#{key}"
    if isinstance(said.study, Score):
        return next((part.label for part in said.study.indicators if key == f"{said.study.id}/{part.id}"), ""), ""
    if said.study:
        measure = said.study.metrics.get(key)
        label = schema.setup[key].label if key in schema.setup else measure.label if measure else None
        return label or (key.replace("-", " ") if measure else key), about_href
    if said.kind == "observation":
        return schema.metrics[key].label, ""
    if key in schema.topics:
        return schema.topics[key].label, ""
    return schema.properties[key].label if key in schema.properties else key, ""


def _values(knowledge: Knowledge, said: Statement) -> tuple[Shown, ...]:
    if said.prop and isinstance(said.record, Claim):
        return tuple(show_value(knowledge, said.prop, value, "not" if said.record.not_ else "") for value in said.values)
    words = ("none printed" if said.kind == "observation" and value == "-" else value for value in said.values)
    return tuple(Shown("text", value) for value in words)


def _scope(knowledge: Knowledge, said: Statement) -> str:
    """The scope of a claim, the day of a count, or the conditions that the columns do not show."""
    if isinstance(said.record, Claim):
        return scope_words(said.record, knowledge.schema)
    if said.kind == "observation":
        return said.evidence.as_of or ""
    subject = [name_of(knowledge, said.subject)] if said.kind == "set-up" and said.subject else []
    return ", ".join(subject + [value for key, value in said.conditions if value and key not in _SILENT])


def _order(record: Source, at: str) -> tuple[int, tuple[int, ...]]:
    """The position of a place in the source: its part of the outline, then the numbers behind it."""
    parts = [part for part in record.outline if at == part or at.startswith(f"{part} ")]
    part = max(parts, key=len, default="")
    position = record.outline.index(part) if part else len(record.outline)
    return position, tuple(int(number) for number in re.findall(r"\d+", at[len(part) :]))


def _source(context: Context, source: Source, told: list[Statement], reported_by: list[str]) -> Page:
    knowledge = context.knowledge
    # Verdicts have a table of their own.
    statements = sorted((_show(knowledge, said) for said in told if said.kind != "verdict"), key=lambda view: view.order)
    address = f"sources/{source.id}/"
    frame = context.frame(address, source.file, f"{ROOT}sources/{source.id}.json", source=f"{source.id} ({source.short})")
    render = context.renderer.render
    verdicts = [show_verdict(knowledge, source, verdict) for verdict in source.verdicts]
    checked = [s.checked for s in statements] + [v.checked for v in verdicts]
    head = render("source/head", source=source, frame=frame, root=frame.root)
    names = {name: knowledge.sources[name].short for name in reported_by}
    subjects = {name: (name_of(knowledge, name), subject_address(knowledge, name)) for name in source.speaks_for if name in knowledge.subjects}
    record = render("source/record", source=source, as_of=show_date(source.as_of).text if source.as_of else "", root=frame.root, count=len(checked), found=sum(map(bool, checked)), last=max(filter(None, checked), default=""), reported_by=names, subjects=subjects)
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


def _by_part(source: Source, statements: list[StatementView]) -> list[tuple[str, list[StatementView]]]:
    """Statements under the part of the outline that they stand in."""
    found: dict[str, list[StatementView]] = {}
    for statement in statements:
        position = statement.order[0]
        part = source.outline[position] if position < len(source.outline) else "The whole text"
        found.setdefault(part, []).append(statement)
    return list(found.items())


def _index(context: Context, counts: dict[str, int], roots: dict[str, set[str]]) -> Page:
    knowledge = context.knowledge
    frame = context.frame("sources/", "knowledge/sources", "data/sources.json", "Sources")
    counts = {name: counts.get(name, 0) for name in knowledge.sources}
    read = sorted((s for s in knowledge.sources.values() if not s.read), key=lambda s: (-counts[s.id], s.id))
    heard = sorted((s for s in knowledge.sources.values() if s.read), key=lambda s: s.id)
    head = context.renderer.render("source/index_head", frame=frame, root=frame.root)
    shared = {"counts": counts, "root": frame.root, "roots": roots, "sources": knowledge.sources}
    sections = [Section(2, "read", "Read by the Atlas", context.renderer.render("source/index", rows=read, heard=False, **shared))]
    if heard:
        sections.append(Section(2, "second-hand", "Known through others", context.renderer.render("source/index", rows=heard, heard=True, **shared)))
    return Page("sources/", "Sources", "Every source, how much of the Atlas it backs, and how much of that was checked.", head, tuple(sections), None)


