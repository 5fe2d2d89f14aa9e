"""What a build takes from its surroundings, and from nowhere else: the day, the texts of sources, and the changes until now."""

import os
import subprocess
from datetime import UTC, date, datetime
from functools import lru_cache
from pathlib import Path

from .model.change import Journal
from .model.problem import Problem
from .texts import Documents


def day_of_build(folder: Path) -> date:
    """The day as of which a site is made, in UTC: `SOURCE_DATE_EPOCH`, else today if something under the folder is not
    committed, else its newest commit, else today."""
    epoch = os.environ.get("SOURCE_DATE_EPOCH") or ("" if _ask_git(folder, "status", "--porcelain") else _ask_git(folder, "log", "-1", "--format=%ct"))
    return datetime.fromtimestamp(int(epoch), UTC).date() if epoch else datetime.now(UTC).date()


def _ask_git(folder: Path, *command: str) -> str:
    """What git says of the folder; empty without a repository."""
    try:
        return subprocess.run(["git", *command, "--", "."], cwd=folder, capture_output=True, text=True, check=True).stdout.strip()
    except (OSError, subprocess.CalledProcessError):
        return ""


def documents_at_hand() -> Documents | None:
    """The texts of sources, if `ATLAS_TEXTS` names a folder of them."""
    folder = os.environ.get("ATLAS_TEXTS")
    return Documents.read(Path(folder)) if folder else None


@lru_cache(maxsize=1)
def _parse_journal(text: bytes) -> Journal:
    """Kept from build to build: `mkdocs serve` builds many times, and the history of a knowledge is long."""
    return Journal.model_validate_json(text)


def read_journal(path: Path | None) -> tuple[Journal | None, list[Problem]]:
    """What `atlas diff` wrote, if it did; a file that it did not write so is told, and left aside."""
    if path is None or not path.is_file():
        return None, []
    try:
        return _parse_journal(path.read_bytes()), []
    except ValueError:
        return None, [Problem(path.name, 0, 0, "changes", "this is not what `atlas diff` writes today", "run `atlas diff` again", "warning")]
