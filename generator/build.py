"""From a folder of knowledge to a site: load, check, render. The one way that every adapter takes."""

from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from .case_study import case_study_blocks
from .checks import check
from .collection import no_collection
from .inputs import day_of_build, documents_at_hand, read_journal
from .load import Loaded, load
from .model.problem import Problem
from .pages.ends import docs_pages
from .pages.page import Site
from .pages.site import render_site


@dataclass(frozen=True)
class Built:
    """What a folder gave: problems always, a site if there are no errors."""

    loaded: Loaded
    problems: list[Problem]
    site: Site | None

    @property
    def errors(self) -> list[Problem]:
        """The problems that forbid a site."""
        return [problem for problem in self.problems if problem.level == "error"]


def build_site(folder: Path, day: date | None = None, docs: Path | None = None, pictures: bool = True, changes: Path | None = None) -> Built:
    """Loads and checks a folder, and renders its site unless something is wrong with it.

    Programs in folders of `docs` become blocks that a hand-written page can show, and each of its pages gets its end and its linked data.
    `changes` is the file that `atlas diff` wrote.
    """
    loaded = load(folder)
    day = day or day_of_build(folder)
    journal, faults = read_journal(changes)
    problems = check(loaded, day, documents_at_hand()) + faults
    good = loaded.knowledge is not None and not any(problem.level == "error" for problem in problems)
    with no_collection():
        site = render_site(loaded.knowledge, day, pictures, journal) if good and loaded.knowledge else None
    if site and docs and loaded.knowledge:
        programs = {name: html for part in sorted(docs.iterdir()) if part.is_dir() for name, html in case_study_blocks(part).items()}
        site = replace(site, blocks=site.blocks | programs, docs=docs_pages(loaded.knowledge.schema, day, docs, site.files))
    return Built(loaded, problems, site)
