"""The whole site as a function of the knowledge and the day: no clock, no network, no environment, no disk but the templates."""

from datetime import date

from ..exports import export_all
from ..exports.reference import reference_html
from ..model.knowledge import Knowledge
from .benchmark import render_benchmarks
from .context import Context
from .disagreements import render_disagreements
from .home import render_home
from .matrix import render_matrices
from .page import Page, Site
from .property import render_properties
from .source import render_sources
from .subject import render_subjects
from .verdicts import render_verdicts


def render_site(knowledge: Knowledge, day: date) -> Site:
    """Every page and file that is made from the knowledge."""
    context = Context(knowledge, day)
    pages: dict[str, Page] = {}
    for family in (render_home, render_matrices, render_subjects, render_properties, render_sources, render_benchmarks, render_disagreements, render_verdicts):
        for page in family(context):
            pages[page.address] = page
    blocks = {"reference": reference_html(knowledge.schema)}
    return Site(pages, export_all(knowledge, day), _navigation(context, pages), blocks)


def _navigation(context: Context, pages: dict[str, Page]) -> tuple[tuple[str, str], ...]:
    """The entries of the navigation: the index pages alone, for every page in it costs each other page time."""
    folders = [(folder.capitalize(), f"{folder}/") for folder in context.schema.folders]
    wanted = [("Home", ""), ("Matrix", "matrix/"), *folders, ("Properties", "properties/"), ("Disagreements", "disagreements/"), ("Verdicts", "verdicts/"), ("Benchmarks", "benchmarks/"), ("Sources", "sources/")]
    return tuple((title, address) for title, address in wanted if address in pages)
