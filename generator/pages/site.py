"""The whole site as a function of the knowledge and the day: no clock, no network, no environment, no disk but the templates."""

from datetime import date
from functools import partial

from ..exports import export_all
from ..exports.describe.html import describe_html
from ..exports.editor.reference import reference_html
from ..exports.writing import Files
from ..model.change import Journal
from ..model.knowledge import Knowledge
from ..model.schema import Schema
from .abroad import render_abroad
from .benchmark import render_benchmarks
from .changes import render_changes
from .choose import render_choose
from .compare import render_comparisons
from .context import Context
from .disagreements import render_disagreements
from .ends import add_ends
from .feed import change_files
from .heads import add_heads
from .history import render_history
from .home import render_home
from .matrix import render_matrices
from .matrix_files import render_matrix_files
from .moved import render_moved
from .open import render_open
from .page import Page, Site
from .parts import render_parts
from .popularity import render_popularity
from .property import render_properties
from .source import render_sources
from .subject import render_subjects
from .verdicts import render_verdicts

FAMILIES = (
    render_home,
    render_matrices,
    render_comparisons,
    render_subjects,
    render_properties,
    render_history,
    render_popularity,
    render_disagreements,
    render_verdicts,
    render_choose,
    render_benchmarks,
    render_sources,
    render_changes,
    render_open,
)
# The index pages of the navigation, after the home page, the matrix and the folders of subjects. They stand in one line of
# tabs, which has room for no more: what is asked for less often stands under About, in mkdocs.yml.
ENTRIES = (
    ("Compare", "compare/"),
    ("Choose", "choose/"),
    ("History", "history/"),
    ("Popularity", "popularity/"),
    ("Disagreements", "disagreements/"),
    ("Benchmarks", "benchmarks/"),
    ("Sources", "sources/"),
)


def render_site(knowledge: Knowledge, day: date, pictures: bool = True, journal: Journal | None = None) -> Site:
    """Every page and file that is made from the knowledge and the changes it went through; `pictures` are those that other sites show beside a link."""
    context = Context(knowledge, day, journal)
    made = {page.address: page for family in FAMILIES for page in family(context)}
    files = export_all(context.resolved)
    pages = add_heads(context, add_ends(context, made), files, pictures)
    files |= render_parts(context) | render_matrix_files(context) | change_files(context) | render_moved(context, pages) | render_abroad(context, pictures) | Files({"robots.txt": partial(_robots, knowledge.schema)})
    blocks = {"reference": reference_html(knowledge.schema), **describe_html()}
    return Site(pages, files, _navigation(context, pages), blocks, day=day.isoformat())


def _robots(schema: Schema) -> bytes:
    """Every robot may read everything; the sitemap names the pages."""
    return f"User-agent: *\nAllow: /\n\nSitemap: {schema.address}sitemap.xml\n".encode()


def _navigation(context: Context, pages: dict[str, Page]) -> tuple[tuple[str, str], ...]:
    """The entries of the navigation: the index pages alone, for every page in it costs each other page time."""
    folders = [(folder.capitalize(), f"{folder}/") for folder in context.schema.folders]
    return tuple((title, address) for title, address in (("Home", ""), ("Matrix", "matrix/"), *folders, *ENTRIES) if address in pages)
