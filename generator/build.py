"""From a folder of knowledge to a site: load, check, render. The one way that every adapter takes."""

import os
import subprocess
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path

from .checks import check
from .load import Loaded, load
from .model.problem import Problem
from .pages.page import Site
from .pages.site import render_site
from .texts import Documents


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


def day_of_build(folder: Path) -> date:
    """The day as of which a site is made: `SOURCE_DATE_EPOCH`, else the newest commit under the folder, else today."""
    epoch = os.environ.get("SOURCE_DATE_EPOCH")
    if epoch:
        return datetime.fromtimestamp(int(epoch), UTC).date()
    try:
        command = ["git", "log", "-1", "--format=%cs", "--", "."]
        found = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=True).stdout.strip()
    except (OSError, subprocess.CalledProcessError):
        found = ""
    return date.fromisoformat(found) if found else datetime.now(UTC).date()


def documents_at_hand() -> Documents | None:
    """The texts of sources, if `ATLAS_TEXTS` names a folder of them."""
    folder = os.environ.get("ATLAS_TEXTS")
    return Documents.read(Path(folder)) if folder else None


def build_site(folder: Path, day: date | None = None) -> Built:
    """Loads and checks a folder, and renders its site unless something is wrong with it."""
    loaded = load(folder)
    day = day or day_of_build(folder)
    problems = check(loaded, day, documents_at_hand())
    good = loaded.knowledge is not None and not any(problem.level == "error" for problem in problems)
    site = render_site(loaded.knowledge, day) if good and loaded.knowledge else None
    return Built(loaded, problems, site)
