"""The commits that touched a folder, and the folder as it was at one of them."""

import io
import subprocess
import tarfile
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from ..model.change import Commit


class HistoryError(Exception):
    """Git cannot tell what it was asked; the message says what."""


@dataclass(frozen=True)
class History:
    """The commits on the main line that touched the folder, oldest first; what was merged counts as the merge.

    `cut` tells that there was more, of which a shallow clone knows nothing: all that the first of them shows may be older.
    """

    folder: Path
    commits: tuple[Commit, ...]
    cut: bool

    @classmethod
    def of(cls, folder: Path) -> "History":
        """The history of a folder. Raises HistoryError without one."""
        printed = _git(folder, "-c", "i18n.logOutputEncoding=UTF-8", "log", "--first-parent", "--reverse", "--format=%H%x00%P%x00%ct%x00%s", "--", ".").decode("utf-8", "replace")
        rows = [line.split("\0") for line in printed.splitlines()]
        shallow = _git(folder, "rev-parse", "--is-shallow-repository").strip() == b"true"
        commits = tuple(Commit(id=id, day=_day_of(seconds), title=_printable(title)) for id, _, seconds, title in rows)
        return cls(folder, commits, bool(rows) and not rows[0][1] and shallow)

    def after(self, revision: str) -> set[str]:
        """The ids of what came after a revision. Raises HistoryError if there is no such."""
        return set(_git(self.folder, "rev-list", "--first-parent", f"{revision}..HEAD", "--").decode().split())

    def extract(self, commit: str, to: Path) -> Path:
        """Writes the folder as it was into another one, under its own name. Raises HistoryError if it was not there."""
        top, prefix = _git(self.folder, "rev-parse", "--show-toplevel", "--show-prefix").decode().split("\n")[:2]
        packed = _git(Path(top), "archive", "--format=tar", f"{commit}:{prefix}")
        target = to / self.folder.resolve().name
        try:
            with tarfile.open(fileobj=io.BytesIO(packed)) as archive:
                archive.extractall(target, filter="data")
        except tarfile.TarError as error:
            raise HistoryError(str(error)) from None
        return target


def _git(folder: Path, *command: str) -> bytes:
    try:
        return subprocess.run(["git", *command], cwd=folder, capture_output=True, check=True).stdout
    except OSError:
        raise HistoryError("git is not installed") from None
    except subprocess.CalledProcessError as error:
        raise HistoryError(error.stderr.decode("utf-8", "replace").strip().splitlines()[0]) from None


def _day_of(seconds: str) -> str:
    return datetime.fromtimestamp(int(seconds), UTC).date().isoformat()


def _printable(title: str) -> str:
    """The subject line without what neither HTML nor XML can hold."""
    return "".join(letter if letter.isprintable() else " " for letter in title).strip()
