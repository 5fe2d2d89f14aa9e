"""What is stale or unverified, so that a helper knows where to begin: all in numbers, and a page for each group."""

from functools import partial

from ..views.open import OpenQuestion, add_up, choose_oldest, find_open, mend_address
from .context import Context
from .page import Page, Section

ADDRESS = "open/"
TITLE = "Stale and unverified"
OLDEST = 40
# Names in one list, before the rest is counted.
MOST_NAMES = 60
# What a cell can want, and what a helper does.
KINDS = (
    ("Stale", "The newest evidence is older than the property allows. Look for newer evidence."),
    ("Not checked", "No machine has found the words at their place. Look them up."),
    ("Unknown", "Somebody looked in vain. Perhaps a source says it now."),
    ("Not researched yet", "Nobody has looked. Add the first answer."),
)


def render_open(context: Context) -> list[Page]:
    """The page of all, and one for each group of properties."""
    questions = find_open(context.cells)
    by_group = {name: [question for question in questions if question.prop.group == name] for name in context.schema.groups}
    by_group = {name: found for name, found in by_group.items() if any(add_up(found))}
    return [_all(context, by_group), *(_group(context, name, found) for name, found in by_group.items())]


def _all(context: Context, by_group: dict[str, list[OpenQuestion]]) -> Page:
    frame = context.frame(ADDRESS, "knowledge", "data/claims.csv", TITLE)
    render = partial(context.renderer.render, root=frame.root, kinds=KINDS)
    questions = [question for found in by_group.values() for question in found]
    rows = [(context.schema.groups[name].label, f"{ADDRESS}{name}/", add_up(found)) for name, found in by_group.items()]
    oldest = choose_oldest(context.cells, questions, OLDEST)
    unchecked = [(question.prop, question.unchecked) for question in questions if question.unchecked]
    head = render("open/head", frame=frame)
    sections = [Section(2, "by-group", "By group", render("open/counts", rows=rows, total=add_up(questions)))]
    if oldest:
        sections.append(Section(2, "oldest", "The oldest answers", render("open/oldest", cells=oldest)))
    if unchecked:
        sections.append(Section(2, "unchecked", "Not checked by a machine", render("open/unchecked", found=unchecked, most=MOST_NAMES)))
    return Page(ADDRESS, TITLE, "The oldest answers, those that nobody has checked, and the questions that nobody has answered.", head, tuple(sections), None)


def _group(context: Context, name: str, questions: list[OpenQuestion]) -> Page:
    label = context.schema.groups[name].label
    address = f"{ADDRESS}{name}/"
    title = f"{label}: stale and unverified"
    frame = context.frame(address, "knowledge", "data/claims.csv", title)
    render = partial(context.renderer.render, root=frame.root, kinds=KINDS)
    head = render("open/group_head", frame=frame, label=label, counts=add_up(questions))
    mend = partial(mend_address, context.cells)
    sections = [Section(2, question.prop.id, question.prop.label, render("open/question", question=question, mend=mend, most=MOST_NAMES)) for question in questions if any(question.counts)]
    return Page(address, title, f"What the Atlas wants to know of {label.lower()}: old answers, unchecked ones, unknown ones and open questions.", head, tuple(sections), None, boost=0.2)
