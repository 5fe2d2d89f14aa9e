"""The page of a property: what exactly counts, every subject's answer, how answers changed; and the list of all."""

from dataclasses import dataclass

from ..exports.describe.interface import ROOT
from ..model.schema import Property
from ..model.source import Remark
from ..resolve.cells import Cell
from ..views.cell import CellView
from ..views.verdicts import VerdictView, by_date, show_verdict
from .context import Context
from .matrix import MOST_POPOVERS, ordered_subjects
from .page import Page, Section


@dataclass(frozen=True)
class Conflict:
    """Two or more answers of one subject that contradict or differ."""

    cell: CellView
    words: str


def render_properties(context: Context) -> list[Page]:
    """One page for each property, and the list of them."""
    return [_index(context), *(_property(context, prop) for prop in context.schema.properties.values())]


def _property(context: Context, prop: Property) -> Page:
    schema = context.schema
    address = f"properties/{prop.id}/"
    frame = context.frame(address, "knowledge/schema.yml", f"{ROOT}properties/{prop.id}.json", prop.label, line=prop.line)
    asked = [subject for subject in ordered_subjects(context) if not prop.applies_to or subject.kind in prop.applies_to]
    cells = [context.cells.view(subject.id, prop.id) for subject in asked]
    shared = {"prop": prop, "frame": frame, "root": frame.root, "schema": schema}
    terms = context.knowledge.vocabularies.get(prop.vocabulary or "", {}) if prop.vocabulary != "agents" else {}
    render = context.renderer.render
    answers = _ANSWERS[prop.type][prop.many] or _ANSWERS[prop.type][0]
    head = render("property/head", **shared, answers=answers, group=schema.groups[prop.group], terms=terms, implied=[schema.properties[name] for name in prop.implied_by])
    answered = [cell for cell in cells if cell.researched]
    silent = [cell for cell in cells if not cell.researched]
    sections = [Section(2, "answers", "Answers", render("property/answers", **shared, cells=answered, silent=silent, popovers=len(answered) <= MOST_POPOVERS, rendered=context.rendered))]
    conflicts = [Conflict(context.cells.view(cell.subject.id, prop.id), _words(cell)) for cell in (context.resolved.cell(subject.id, prop.id) for subject in asked) if cell.pairs]
    if conflicts:
        sections.append(Section(2, "differences", "Where answers differ or changed", render("property/conflicts", **shared, conflicts=conflicts)))
    verdicts = _verdicts(context, prop)
    if verdicts:
        sections.append(Section(2, "verdicts", "Comparisons", render("verdict/table", verdicts=verdicts, label="Comparisons", root=frame.root)))
    remarks = _remarks(context, prop)
    if remarks:
        sections.append(Section(2, "remarks", "Remarks", render("property/remarks", remarks=remarks, root=frame.root)))
    return Page(address, f"{prop.label}, property", f"{prop.label}: {prop.counts}. Every subject's answer with its source.", head, tuple(sections), frame.file, boost=10, names=(prop.id.replace("-", " "),))


# What answers a property, for one answer and for many.
_ANSWERS = {
    "date": ("a date", "dates"),
    "number": ("a number", "numbers"),
    "term": ("a word of its vocabulary", "words of its vocabulary"),
    "license": ("an SPDX licence", "SPDX licences"),
    "ref": ("a subject of the Atlas", "subjects of the Atlas"),
    "support": ("yes, partial, no, planned, removed, n/a or unknown", ""),
    "ordinal": ("a word of its scale", ""),
    "judgement": ("a word of its scale", ""),
    "text": ("a few words", "a list of words"),
    "name": ("a subject of the Atlas, or a name", "subjects of the Atlas, or names"),
    "prose": ("what sources say, in our words", ""),
    "url": ("an address", "addresses"),
    "purl": ("a package URL", "package URLs"),
}


def _words(cell: Cell) -> str:
    """What the pairs of claims are, each word once."""
    names = {"disagreement": "sources disagree", "change": "changed", "degree": "differ in degree", "condition": "differ under a condition"}
    return ", ".join(dict.fromkeys(names[pair.relation] for pair in cell.pairs if pair.relation in names))


def _verdicts(context: Context, prop: Property) -> list[VerdictView]:
    knowledge = context.knowledge
    return by_date(show_verdict(knowledge, source, verdict) for source in knowledge.sources.values() for verdict in source.verdicts if verdict.criterion == prop.id)


def _remarks(context: Context, prop: Property) -> list[tuple[str, str, Remark]]:
    sources = context.knowledge.sources.values()
    return [(source.short, f"sources/{source.id}/", remark) for source in sources for remark in source.remarks if remark.about == prop.id]


def _index(context: Context) -> Page:
    schema = context.schema
    frame = context.frame("properties/", "knowledge/schema.yml", "data/properties.json", "Properties")
    asked = context.knowledge.subjects
    rows = {name: [(prop, sum(context.cells.view(subject, prop.id).researched for subject in asked)) for prop in schema.properties.values() if prop.group == name] for name in schema.groups}
    head = context.renderer.render("property/index_head", frame=frame, root=frame.root)
    sections = [Section(2, name, group.label, context.renderer.render("property/index", group=group, rows=rows[name], total=len(asked), root=frame.root)) for name, group in schema.groups.items()]
    return Page("properties/", "Properties", "Every question that the Atlas asks, and what exactly counts as an answer.", head, tuple(sections), frame.file)
