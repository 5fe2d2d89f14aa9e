"""The page of disagreements: where sources contradict each other, and what only looks like it."""

from ..exports.describe.interface import ROOT
from ..resolve.answers import Relation
from ..views.disagreements import Case, find_cases, find_clashes
from .context import Context
from .page import Page, Section

# The relations below the disagreements, with their headings and why they are none.
_LESSER: tuple[tuple[Relation, str, str, str], ...] = (
    ("change", "changes", "Changes", "The answers contradict each other, but are not assumed to hold at the same time."),
    ("degree", "degrees", "Differences in degree", "One answer goes further than the other; they do not exclude each other."),
    ("condition", "conditions", "Differences under a condition", "One of the answers holds under a condition that the source sets."),
)


def render_disagreements(context: Context) -> list[Page]:
    """One page for all."""
    frame = context.frame("disagreements/", "knowledge", f"{ROOT}disagreements.json", "Disagreements")
    render = context.renderer.render
    cases = find_cases(context.cells, "disagreement")
    clashes = find_clashes(context.resolved)
    lesser = {relation: find_cases(context.cells, relation) for relation, *_ in _LESSER}
    head = render("disagreements/head", frame=frame, root=frame.root, count=len(cases), clashes=len(clashes))
    sections = [Section(2, f"of-{found[0].subject_id}", found[0].subject, render("disagreements/cases", cases=found, root=frame.root)) for found in _by_subject(cases)]
    if clashes:
        sections.append(Section(2, "orders", "Opposite orders", render("disagreements/clashes", clashes=clashes, root=frame.root)))
    for relation, id, title, why in _LESSER:
        if lesser[relation]:
            sections.append(Section(2, id, title, render("disagreements/lesser", cases=lesser[relation], why=why, root=frame.root)))
    description = "Every place where sources give different answers to the same question for the same time."
    return [Page("disagreements/", "Disagreements", description, head, tuple(sections), None)]


def _by_subject(cases: list[Case]) -> list[list[Case]]:
    found: dict[str, list[Case]] = {}
    for case in cases:
        found.setdefault(case.subject_id, []).append(case)
    return list(found.values())
