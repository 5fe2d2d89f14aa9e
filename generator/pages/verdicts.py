"""The page of verdicts: what sources advise for a need, then what they rank by a criterion; the latest first."""

from ..exports.describe.interface import ROOT
from ..views.verdicts import VerdictView, by_date, show_verdict
from .context import Context
from .page import Page, Section


def render_verdicts(context: Context) -> list[Page]:
    """One page for all."""
    knowledge = context.knowledge
    frame = context.frame("verdicts/", "knowledge/sources", f"{ROOT}verdicts.json", "Verdicts")
    told = [(verdict, show_verdict(knowledge, source, verdict)) for source in knowledge.sources.values() for verdict in source.verdicts]
    advice = _grouped([(verdict.need, view) for verdict, view in told if verdict.need], list(knowledge.needs))
    order = [*knowledge.schema.properties, *knowledge.schema.metrics]
    ranked = _grouped([(verdict.criterion, view) for verdict, view in told if verdict.criterion], order)
    render = context.renderer.render
    head = render("verdict/head", frame=frame, root=frame.root, count=len(told))
    sections = [Section(2, "advice", "Advice", "")] if advice else []
    sections += [Section(3, f"for-{need}", knowledge.needs[need].label, render("verdict/table", verdicts=views, label=f"Advice: {knowledge.needs[need].label}", root=frame.root)) for need, views in advice]
    sections += [Section(2, "comparisons", "Comparisons", "")] if ranked else []
    sections += [Section(3, f"by-{name}", views[0].about, render("verdict/table", verdicts=views, label=f"Comparisons: {views[0].about}", root=frame.root)) for name, views in ranked]
    return [Page("verdicts/", "Verdicts", "What sources advise for whom, and whom they put before whom, by date.", head, tuple(sections), None)]


def _grouped(told: list[tuple[str, VerdictView]], order: list[str]) -> list[tuple[str, list[VerdictView]]]:
    """Verdicts by need or criterion, in the order of the schema."""
    found: dict[str, list[VerdictView]] = {}
    for key, view in told:
        found.setdefault(key, []).append(view)
    return [(key, by_date(found[key])) for key in order if key in found]
