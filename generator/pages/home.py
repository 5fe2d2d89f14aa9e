"""The home page, and the lists of subjects by folder."""

from urllib.parse import quote_plus

from ..exports.describe.interface import ROOT
from ..model.subject import Subject
from ..views.cell import CellView
from ..views.open import add_up, find_open
from ..views.values import Shown, subject_address
from .context import Context
from .matrix import ordered_subjects
from .page import Page, Section

AT_A_GLANCE = 12
EXAMPLES = 3
RECENT = 6


def render_home(context: Context) -> list[Page]:
    """The home page and one list for each folder of subjects."""
    return [_home(context), *(_list(context, folder) for folder in context.schema.folders)]


def _home(context: Context) -> Page:
    schema, knowledge = context.schema, context.knowledge
    frame = context.frame("", "knowledge/schema.yml", "data/claims.csv")
    subjects = _best_known(context)
    columns = [(name, schema.properties[name].label if name in schema.properties else schema.metrics[name].label, name in schema.metrics) for name in schema.views.glance]
    rows = [(subject, subject_address(knowledge, subject.id), [_glance(context, subject, name) for name, _, _ in columns]) for subject in subjects]
    render = context.renderer.render
    questions = zip(subjects, (label for _, label, numeric in columns if not numeric), strict=False)
    examples = [(f"{label.lower()} of {subject.name}", quote_plus(f"{subject.name} {label.lower()}")) for subject, label in questions][:EXAMPLES]
    head = render("home/head", schema=schema, counts=_counts(context), examples=examples)
    glance = render("home/glance", schema=schema, rendered=context.rendered, frame=frame, root=frame.root, columns=columns, rows=rows, care=_care(context), disputed=_disputed(context), recent=context.changes.choose_recent(RECENT))
    return Page("", schema.title, schema.summary, head, (Section(2, "glance", "At a glance", glance),), frame.file, ("navigation", "toc"))


def _best_known(context: Context) -> list[Subject]:
    """Those with the most answers among the subjects of the first folder."""
    kinds, first = context.schema.kinds, context.schema.folders[0]
    found = [subject for subject in ordered_subjects(context) if kinds[subject.kind].folder == first]
    return sorted(found, key=lambda subject: -sum(cell.researched for cell in context.resolved.cells(subject.id)))[:AT_A_GLANCE]


def _glance(context: Context, subject: Subject, name: str) -> CellView | tuple[Shown, str, str] | None:
    """A cell of a property, or the latest observation of a metric with its source."""
    if name in context.schema.properties:
        return context.cells.view(subject.id, name)
    rows = [row for row in context.knowledge.observations if row.metric == name and row.subject == subject.id and row.value != "-"]
    if not rows:
        return None
    latest = max(rows, key=lambda row: row.date)
    return Shown("text", latest.value, note=latest.date), f"sources/{latest.source}/", context.knowledge.sources[latest.source].short


def _counts(context: Context) -> list[tuple[str, str, str]]:
    """What the knowledge holds: label, count, address."""
    knowledge = context.knowledge
    claims = sum(len(claims) for subject in knowledge.subjects.values() for claims in subject.claims.values())
    citations = [citation for citation in knowledge.citations() if citation.anchor]
    checked = sum(1 for c in citations if (check := knowledge.ledger.get(c.source, {}).get((c.at, c.anchor or ""))) and check.outcome == "found")
    read = sum(1 for source in knowledge.sources.values() if not source.read)
    share = f"{100 * checked / len(citations):.1f} %" if citations else "none"
    disagreements = len(_disputed(context))
    return [
        ("subjects", f"{len(knowledge.subjects)}", f"{knowledge.schema.folders[0]}/"),
        ("properties", f"{len(knowledge.schema.properties)}", "properties/"),
        ("claims", f"{claims:,}", "matrix/"),
        ("sources read", f"{read}", "sources/"),
        ("citations checked at the place", share, "sources/"),
        ("disagreements shown", f"{disagreements}", "disagreements/"),
    ]


def _care(context: Context) -> list[tuple[str, int, str]]:
    """What needs a helper's hand, in cells, and where they are listed."""
    stale, unchecked, unknown, silent = add_up(find_open(context.cells))
    return [
        ("Not researched yet", silent, "open/#by-group"),
        ("Unknown: looked for in vain", unknown, "open/#by-group"),
        ("Stale: older than its property allows", stale, "open/#oldest" if stale else "open/"),
        ("Not checked yet at the place", unchecked, "open/#unchecked" if unchecked else "open/"),
        ("Disputed: sources disagree", len(_disputed(context)), "disagreements/"),
    ]


def _disputed(context: Context) -> list[CellView]:
    """The cells in which sources contradict each other, in the order of the matrix."""
    return [
        context.cells.view(subject.id, prop)
        for subject in ordered_subjects(context)
        for prop in context.schema.properties
        if context.resolved.cell(subject.id, prop).disagreements
    ]


def _list(context: Context, folder: str) -> Page:
    """The subjects of a folder by kind."""
    schema, knowledge = context.schema, context.knowledge
    kinds = {id: kind for id, kind in schema.kinds.items() if kind.folder == folder}
    address = f"{folder}/"
    frame = context.frame(address, f"knowledge/{folder}", f"{ROOT}subjects.json", folder)
    title = " and ".join([", ".join(kind.plural if position == 0 else kind.plural[0].lower() + kind.plural[1:] for position, kind in enumerate(kinds.values()))])
    head = context.renderer.render("list_head", title=title, frame=frame, root=frame.root)
    sections = []
    views = schema.views
    for id, kind in kinds.items():
        rows = [(subject, subject_address(knowledge, subject.id), context.cells.view(subject.id, views.lead), context.cells.view(subject.id, views.banner), context.cells.view(subject.id, views.begins)) for subject in sorted(knowledge.subjects.values(), key=lambda s: s.name.casefold()) if subject.kind == id]
        if rows:
            sections.append(Section(2, id, kind.plural, context.renderer.render("list", rows=rows, root=frame.root, label=kind.plural)))
    return Page(address, title, f"{title} in the Atlas, with status and first release.", head, tuple(sections), None)
