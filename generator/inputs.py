"""What a build takes from its surroundings, and from nowhere else: the day, and the texts of sources."""

import os
import subprocess
from datetime import UTC, date, datetime
from pathlib import Path

from .texts import Documents


def day_of_build(folder: Path) -> date:
    """The day as of which a site is made: `SOURCE_DATE_EPOCH`, else the newest commit under the folder, else today; in UTC."""
    epoch = os.environ.get("SOURCE_DATE_EPOCH") or _newest_commit(folder)
    return datetime.fromtimestamp(int(epoch), UTC).date() if epoch else datetime.now(UTC).date()


def _newest_commit(folder: Path) -> str:
    """When the newest commit under the folder was made, in seconds since 1970; empty without one."""
    try:
        command = ["git", "log", "-1", "--format=%ct", "--", "."]
        return subprocess.run(command, cwd=folder, capture_output=True, text=True, check=True).stdout.strip()
    except (OSError, subprocess.CalledProcessError):
        return ""


def documents_at_hand() -> Documents | None:
    """The texts of sources, if `ATLAS_TEXTS` names a folder of them."""
    folder = os.environ.get("ATLAS_TEXTS")
    return Documents.read(Path(folder)) if folder else None
