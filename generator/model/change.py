"""What changed in the knowledge, commit by commit: what `atlas diff` writes and a build reads."""

from typing import Literal

from .base import Record

# Raised with every change of how two states are compared: an older file is then made anew.
METHOD = 1

Kind = Literal["claim", "subject", "source", "property", "verdict", "remark", "observation", "measurement", "set-up", "experiment", "score"]
What = Literal["added", "removed", "changed", "moved"]


class Change(Record):
    """One thing that is told now and was not before, or the other way round.

    `about` is the property, metric, criterion, topic or key that it answers; `before` and `after` are what was told and
    is told of it. `sources` brought it: those whose evidence is new or other where some is, else all. `fields` names what
    changed: `value`, a key of the record, or `sources` if it rests on one more. If the current value of a claim's property changed, `shown_before` and `shown_after` tell it;
    empty is a property without an answer.
    """

    kind: Kind
    what: What
    id: str
    subject: str = ""
    about: str = ""
    scope: str = ""
    before: tuple[str, ...] = ()
    after: tuple[str, ...] = ()
    sources: tuple[str, ...] = ()
    fields: tuple[str, ...] = ()
    shown_before: tuple[str, ...] | None = None
    shown_after: tuple[str, ...] | None = None


class Commit(Record):
    """A commit: its id, the day on which it was made, in UTC, and its subject line."""

    id: str
    day: str
    title: str


class Step(Record):
    """What a commit changed, compared with the one `before` it; that is empty for the very first one."""

    commit: Commit
    before: str
    changes: tuple[Change, ...]


class Skipped(Record):
    """A commit whose knowledge cannot be read."""

    commit: Commit
    why: str


class Journal(Record):
    """The steps, oldest first. `begins` is the commit from which on changes are known; none if that is from the first one."""

    method: Literal[1]
    begins: Commit | None
    steps: tuple[Step, ...]
    skipped: tuple[Skipped, ...] = ()

    @property
    def newest(self) -> Commit | None:
        """The last commit that is told of."""
        return self.steps[-1].commit if self.steps else self.begins

    @property
    def text(self) -> str:
        """The journal as the file that `atlas diff` writes."""
        return f"{self.model_dump_json(exclude_defaults=True, indent=1)}\n"
