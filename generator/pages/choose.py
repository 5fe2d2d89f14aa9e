"""The decision guide: a form and a ranking for those who have scripts, and by need who meets it, for everybody."""

from ..views.choosing import make_guide
from .context import Context
from .page import Page, Section


def render_choose(context: Context) -> list[Page]:
    """One page, if there is anything to choose by."""
    guide = make_guide(context.cells)
    if not guide.questions or not guide.subjects:
        return []
    frame = context.frame("choose/", "knowledge/needs.yml", "data/claims.csv", "Choose")
    render = context.renderer.render
    counts = {"subjects": len(guide.subjects), "needs": sum(1 for _ in guide.needs), "known": guide.known}
    head = render("choose/head", guide=guide, counts=counts, frame=frame, root=frame.root)
    sections = [Section(2, "by-need", "Who meets which need", render("choose/by_need", questions=guide.questions, root=frame.root))]
    for key, label, needs in guide.questions:
        sections.append(Section(2, f"question-{key}", label, ""))
        sections += [Section(3, f"need-{need.id}", need.label, render("choose/need", need=need, root=frame.root)) for need in needs]
    if guide.clashes:
        sections.append(Section(2, "contradictions", "Needs that contradict each other", render("choose/clashes", clashes=guide.clashes, root=frame.root)))
    description = "Say what you need, and see what is known of who meets it, with the source of every answer."
    return [Page("choose/", "Choose", description, head, tuple(sections), frame.file, ("navigation", "toc"))]
