"""Changes of the knowledge as pages tell them: a line for each answer, and sums where a commit changed hundreds."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import cached_property

from ..model.change import Change, Journal, Step
from ..model.knowledge import Knowledge
from ..model.schema import Label
from .values import Shown, name_of, show_value, subject_address

# A commit that changed more is summed up, and has a page of its own.
MOST_IN_FULL = 20
# Elements of a list that are told before the rest is counted.
MOST_ELEMENTS = 5

_KINDS = {"verdict": "verdict on", "remark": "remark on", "set-up": "set-up:", "experiment": "the experiment", "score": "the score"}
# Keys of records in words.
_FIELDS = {"sources": "one more source", "cite": "evidence", "with_": "qualifier", "from_": "beginning", "until": "end", "complete": "completeness", "at": "place"}
_FIELDS |= {"says": "wording", "when": "condition", "among": "field of comparison", "by": "ratio", "as_of": "date", "according_to": "who says it"}
_SUMS = {"added": "added", "changed": "changed", "removed": "taken out", "moved": "moved"}


@dataclass(frozen=True)
class Told:
    """What happened, in words where the values do not say it: `before` became `after`, or one of them stands alone."""

    words: str
    before: tuple[Shown, ...] = ()
    after: tuple[Shown, ...] = ()

    @property
    def plain(self) -> str:
        """The same as text."""
        sides = " → ".join(", ".join(value.text for value in side) for side in (self.before, self.after) if side)
        return ": ".join(part for part in (self.words, sides) if part)


@dataclass(frozen=True)
class Line:
    """All that a commit changed in one answer, or in another single thing."""

    id: str
    what: Shown
    about: Shown | None
    told: tuple[Told, ...]
    sources: tuple[Shown, ...]

    @property
    def plain(self) -> str:
        """The same as text, but for the sources."""
        head = ", ".join(shown.text for shown in (self.what, self.about) if shown)
        return f"{head}: {'; '.join(told.plain for told in self.told)}"


@dataclass(frozen=True)
class StepView:
    """A commit: its short id, and its changes line by line; `sums` counts them by subject or source, the most first."""

    id: str
    day: str
    title: str
    href: str
    count: int
    lines: tuple[Line, ...]
    sums: tuple[tuple[Shown, str], ...]

    @property
    def is_mass(self) -> bool:
        """Whether it changed more than a page tells in full."""
        return self.count > MOST_IN_FULL


class ChangeViews:
    """Makes the views of a journal."""

    def __init__(self, knowledge: Knowledge, journal: Journal | None) -> None:
        self.knowledge = knowledge
        self.journal = journal

    @cached_property
    def steps(self) -> tuple[StepView, ...]:
        """The commits that changed anything, newest first."""
        return tuple(self._show_step(step) for step in reversed(self.journal.steps) if step.changes) if self.journal else ()

    def choose_recent(self, most: int, of_each: int = 3) -> list[tuple[StepView, Line | None]]:
        """The newest lines, of each commit some; a commit of many changes counts as one line, which is None."""
        lines = [(step, line) for step in self.steps[:most] for line in ((None,) if step.is_mass else step.lines[:of_each])]
        return lines[:most]

    def _show_step(self, step: Step) -> StepView:
        commit = step.commit
        href = f"{self.knowledge.schema.repository}/commit/{commit.id}"
        return StepView(commit.id[:12], commit.day, commit.title, href, len(step.changes), tuple(self._lines(step.changes)), tuple(self._sums(step.changes)))

    def _lines(self, changes: Iterable[Change]) -> Iterator[Line]:
        groups: dict[tuple[str, ...], list[Change]] = {}
        for change in changes:
            key = (change.subject, change.about) if change.kind == "claim" else (change.kind, change.id, change.what)
            groups.setdefault(key, []).append(change)
        for group in groups.values():
            sources = dict.fromkeys(source for change in group for source in change.sources)
            what = self._what(group[0])
            others = tuple(shown for shown in map(self._source, sources) if shown != what)
            yield Line(group[0].id, what, self._about(group[0]), tuple(self._tell(group)), others)

    def _sums(self, changes: Iterable[Change]) -> Iterator[tuple[Shown, str]]:
        """Whatever is told of one subject or source, counted."""
        counts: dict[Shown, Counter[str]] = {}
        for change in changes:
            counts.setdefault(self._what(change), Counter())[change.what] += 1
        for shown, count in sorted(counts.items(), key=lambda item: (-item[1].total(), item[0].text)):
            yield shown, ", ".join(f"{count[what]} {words}" for what, words in _SUMS.items() if count[what])

    def _what(self, change: Change) -> Shown:
        """The subject, or else the source or property."""
        if change.subject in self.knowledge.subjects:
            return Shown("link", name_of(self.knowledge, change.subject), href=subject_address(self.knowledge, change.subject))
        if change.subject:
            return Shown("text", (change.before or change.after)[0] if change.kind == "subject" else change.subject)
        if change.kind == "property":
            return Shown("text", "Properties")
        return self._source(change.sources[0])

    def _source(self, source: str) -> Shown:
        record = self.knowledge.sources.get(source)
        return Shown("link", record.short, href=f"sources/{source}/") if record else Shown("text", source)

    def _about(self, change: Change) -> Shown | None:
        """What it answers: a link to the answer where it stands, to its property, or words."""
        schema = self.knowledge.schema
        prop = schema.properties.get(change.about)
        if change.kind in ("subject", "source"):
            return None
        if change.kind == "property":
            return Shown("link", change.after[0], href=f"properties/{change.about}/") if prop else Shown("text", change.before[0])
        if change.kind == "claim":
            answered = prop and change.subject in self.knowledge.subjects and self.knowledge.subjects[change.subject].claims.get(change.about)
            place = f"{subject_address(self.knowledge, change.subject)}#{change.about}" if answered else f"properties/{change.about}/"
            return Shown("link", prop.label, href=place) if prop else Shown("text", change.about)
        known: tuple[dict[str, Label], ...] = (schema.properties, schema.metrics, schema.setup, schema.topics, self.knowledge.needs)  # type: ignore[assignment]
        label = next((labels[change.about].label for labels in known if change.about in labels), change.about.replace("-", " "))
        if change.kind == "experiment":
            label = ""
        words = " ".join(part for part in (_KINDS.get(change.kind, ""), label) if part)
        return Shown("text", words, note=change.scope)

    def _tell(self, group: list[Change]) -> Iterator[Told]:
        """What became of the current values first; then what of the claims is not said with that."""
        shown = next((change for change in group if change.shown_after is not None), None)
        if shown:
            before, after = (self._values(shown, values or ()) for values in (shown.shown_before, shown.shown_after))
            yield Told("" if before and after else "new" if after else "taken out", before, after)
        for change in group:
            if not (shown and _is_said(change, shown)):
                yield self._tell_one(change)

    def _tell_one(self, change: Change) -> Told:
        before, after = (self._values(change, values) for values in (change.before, change.after))
        if change.what in ("added", "removed"):
            words = "taken out" if change.what == "removed" else "one more answer" if change.kind == "claim" else "new"
            return Told(words, before, after)
        if change.what == "moved":
            return Told("has another id", before, after)
        if "value" in change.fields:
            return Told("corrected", before, after)
        return Told(_field_words(change.fields), after=after if change.kind != "subject" else ())

    def _values(self, change: Change, values: tuple[str, ...]) -> tuple[Shown, ...]:
        shown = [self._value(change, value) for value in values[:MOST_ELEMENTS]]
        return (*shown, *[Shown("text", f"{len(values) - MOST_ELEMENTS} more")] * (len(values) > MOST_ELEMENTS))

    def _value(self, change: Change, value: str) -> Shown:
        prop = self.knowledge.schema.properties.get(change.about) if change.kind == "claim" else None
        if prop is None:
            return Shown("text", value)
        denied = value.startswith("not ")
        shown = show_value(self.knowledge, prop, value.removeprefix("not "))
        return replace(shown, text=f"not {shown.text}") if denied else shown


def _is_said(change: Change, shown: Change) -> bool:
    """Whether the change of the current values tells of this one already."""
    if change.what == "added":
        return set(change.after) <= set(shown.shown_after or ())
    gone = set(change.before) <= set(shown.shown_before or ()) and not set(change.before) & set(shown.shown_after or ())
    return gone and (change.what == "removed" or set(change.after) <= set(shown.shown_after or ()))


def _field_words(fields: tuple[str, ...]) -> str:
    """`one more source`, `note changed`, `evidence and note changed`."""
    if "sources" in fields:
        return _FIELDS["sources"]
    words = [_FIELDS.get(field, field.rstrip("_").replace("_", " ")) for field in fields]
    return f"{', '.join(words[:-1])} and {words[-1]} changed" if len(words) > 1 else f"{words[0]} changed"
