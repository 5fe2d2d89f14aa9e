"""From a folder of knowledge to a site: load, check, render. The one way that every adapter takes."""

from dataclasses import dataclass
from datetime import date
from pathlib import Path

from .checks import check
from .inputs import day_of_build, documents_at_hand
from .load import Loaded, load
from .model.problem import Problem
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


def build_site(folder: Path, day: date | None = None) -> Built:
    """Loads and checks a folder, and renders its site unless something is wrong with it."""
    loaded = load(folder)
    day = day or day_of_build(folder)
    problems = check(loaded, day, documents_at_hand())
    good = loaded.knowledge is not None and not any(problem.level == "error" for problem in problems)
    site = render_site(loaded.knowledge, day) if good and loaded.knowledge else None
    return Built(loaded, problems, site)
