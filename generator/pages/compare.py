"""Comparisons: a page for each pair that the rule chooses, and one that a script fills with any two to five subjects."""

from collections.abc import Sequence
from posixpath import commonpath

from ..views.comparison import Comparison, Open, Place, apart, compare
from ..views.pairs import MOST, Pair
from ..views.values import subject_address
from .context import Context
from .page import Html, Page, Section
from .rendered import lead_back

# The sections of a comparison in their order, with their headings.
HEADINGS = {
    "relations": "Relations between them",
    "differ": "Different answers",
    "partly": "Not answered for all",
    "same": "The same answers",
    "open": "Answered for none",
    "judgements": "Judgements side by side",
    "standings": "Who is put ahead",
    "verdicts": "Verdicts that name them together",
    "opposites": "Opposite orders",
    "results": "Measured together",
    "counts": "Counted on a date",
    "disputes": "Where sources disagree about them",
    "remarks": "Remarks that name them together",
    "words": "In words",
}
ANSWERS: tuple[Place, ...] = ("differ", "partly", "same", "judgements", "words")
OPEN: tuple[Open, ...] = ("todo", "na")
# Of how many of the subjects something must speak, and what is written where there is no number.
LEAST = {"relations": 2, "standings": 2, "verdicts": 2, "opposites": 2, "results": 2, "counts": 1, "disputes": 1, "remarks": 2}
MISSING = {"results": "not measured", "counts": "not counted"}


def render_comparisons(context: Context) -> list[Page]:
    """The page for any subjects, and the page of each pair."""
    return [_index(context), *(_pair(context, pair) for pair in context.pairs)]


class _Sections:
    """The sections of a comparison. Without subjects they are the frame that the script fills."""

    def __init__(self, context: Context, subjects: Sequence[str], root: str) -> None:
        self.context = context
        self.subjects = subjects
        self.root = root
        self.compared: Comparison = compare(context.cells, subjects)

    def make(self) -> dict[str, Html]:
        """The HTML of each by its name; what has nothing to show is left out, unless it is a frame."""
        answers = {place: self._answers(place) for place in ANSWERS}
        numbers = {place: self._numbers(place) for place in MISSING}
        told = {place: self._told(place) for place in LEAST if place not in MISSING}
        made = answers | numbers | told | {"open": self._open()}
        return {place: html for place in HEADINGS if (html := made[place])}

    def _render(self, template: str, place: str, **context: object) -> Html:
        knowledge = self.context.knowledge
        columns = [(knowledge.subjects[subject].name, subject_address(knowledge, subject)) for subject in self.subjects]
        return self.context.renderer.render(f"compare/{template}", place=place, label=HEADINGS[place], columns=columns, root=self.root, **context)

    def _answers(self, place: Place) -> Html | None:
        rows = self.compared.rows[place]
        groups = [(id, group.label, [row for row in rows if row.prop.group == id]) for id, group in self.context.schema.groups.items()]
        kept = [group for group in groups if group[2] or not self.subjects]
        return self._render("answers", place, groups=kept, rendered=self.context.rendered) if kept else None

    def _numbers(self, place: str) -> Html | None:
        found = self.context.pieces.count(place, self.subjects, LEAST[place])
        rows = [(lead_back(head, self.root), [cell and lead_back(cell, self.root) for cell in cells]) for head, cells in found]
        return self._render("numbers", place, rows=rows, missing=MISSING[place], least=LEAST[place]) if rows or not self.subjects else None

    def _told(self, place: str) -> Html | None:
        items = [lead_back(item, self.root) for item in self.context.pieces.tell(place, self.subjects, LEAST[place])]
        return self._render("told", place, items=items, least=LEAST[place]) if items or not self.subjects else None

    def _open(self) -> Html | None:
        todo, na = (self.compared.open[word] if self.subjects else [] for word in OPEN)
        return self._render("open", "open", todo=todo, na=na, frame=not self.subjects) if todo or na or not self.subjects else None


def _pair(context: Context, pair: Pair) -> Page:
    """A page that reads without scripts."""
    subjects = [context.knowledge.subjects[subject] for subject in pair.ids]
    title = " and ".join(subject.name for subject in subjects)
    data = {f"Raw data of {subject.name}": f"api/v1/subjects/{subject.id}.json" for subject in subjects}
    frame = context.frame(pair.address, commonpath(subject.file for subject in subjects), data, title)
    sections = _Sections(context, pair.ids, frame.root)
    rows = sections.compared.rows
    head = context.renderer.render("compare/head", title=title, pair=pair, differ=len(rows["differ"]), same=len(rows["same"]), partly=len(rows["partly"]), frame=frame, root=frame.root)
    made = [Section(2, place, f"{HEADINGS[place]}: {len(rows[place])}" if place in rows else HEADINGS[place], html) for place, html in sections.make().items()]
    description = f"{title} side by side: what differs, what is the same and what nobody has answered, each answer with its source."
    return Page(pair.address, f"{title} compared", description, head, tuple(made), None, told_elsewhere=True)


def _index(context: Context) -> Page:
    """What can be compared; with scripts one chooses, and the comparison is put together here."""
    schema, knowledge = context.schema, context.knowledge
    frame = context.frame("compare/", "knowledge/schema.yml", "data/subjects.json", "Compare")
    subjects = [(subject, schema.kinds[subject.kind], subject_address(knowledge, subject.id)) for subject in sorted(knowledge.subjects.values(), key=lambda subject: subject.name.casefold())]
    sections = [(place, HEADINGS[place], html) for place, html in _Sections(context, (), frame.root).make().items()]
    questions = [(prop, apart(prop)) for prop in schema.properties.values()]
    head = context.renderer.render("compare/index", frame=frame, root=frame.root, subjects=subjects, sections=sections, questions=questions, missing=MISSING)
    rows = [(pair, *(knowledge.subjects[subject].name for subject in pair.ids)) for pair in context.pairs]
    html = context.renderer.render("compare/pairs", rows=rows, most=MOST, root=frame.root)
    return Page("compare/", "Compare", "Two to five subjects side by side, differences first, each answer with its source.", head, (Section(2, "pairs", "Pairs with a page of their own", html),), None, ("navigation", "toc"))
