"""The page of changes, newest first; a commit that changed hundreds of things has a page of its own."""

from itertools import groupby

from ..views.changes import StepView
from .context import Context
from .page import Page, Section

ADDRESS = "changes/"
RAW = f"{ADDRESS}changes.json"
# Lines that the page of all tells in full, the newest of them; and the most on the page of one commit.
MOST_LINES = 200
MOST_OF_ONE = 500


def render_changes(context: Context) -> list[Page]:
    """The page of all, and one for each commit that it sums up."""
    steps = context.changes.steps
    summed = _summed_up(steps)
    return [_all(context, steps, summed), *(_one(context, step) for step in steps if step.id in summed)]


def _summed_up(steps: tuple[StepView, ...]) -> set[str]:
    """The commits that are told by sums: those of many changes, and those that no longer fit."""
    found, lines = set(), 0
    for step in steps:
        lines += 0 if step.is_mass else len(step.lines)
        if step.is_mass or lines > MOST_LINES:
            found.add(step.id)
    return found


def _all(context: Context, steps: tuple[StepView, ...], summed: set[str]) -> Page:
    journal = context.changes.journal
    frame = context.frame(ADDRESS, "knowledge", RAW if journal else "", "Changes")
    render = context.renderer.render
    history = f"{context.schema.repository}/commits/{context.schema.branch}/knowledge"
    count = sum(step.count for step in steps)
    head = render("changes/head", frame=frame, root=frame.root, journal=journal, history=history, count=count, commits=len(steps))
    sections = []
    for day, made in groupby(steps, key=lambda step: step.day):
        sections.append(Section(2, f"day-{day}", day, ""))
        sections += [Section(3, f"c-{step.id}", step.title, render("changes/step", step=step, summed=step.id in summed, root=frame.root)) for step in made]
    return Page(ADDRESS, "Changes", "What changed in the knowledge, claim by claim, newest first.", head, tuple(sections), None)


def _one(context: Context, step: StepView) -> Page:
    address = f"{ADDRESS}{step.id}/"
    frame = context.frame(address, "knowledge", RAW, step.title)
    head = context.renderer.render("changes/one_head", frame=frame, root=frame.root, step=step)
    lines = context.renderer.render("changes/lines", lines=step.lines[:MOST_OF_ONE], rest=len(step.lines[MOST_OF_ONE:]), label=step.title, root=frame.root)
    description = f"All {step.count} changes of the commit {step.id} of {step.day}: {step.title}."
    return Page(address, f"{step.title}, changes of {step.day}", description, head, (Section(2, "all", "All changes", lines),), None, boost=0.2)
