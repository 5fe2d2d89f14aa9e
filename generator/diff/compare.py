"""Two states of a knowledge side by side: what is told in one of them alone."""

from collections import defaultdict
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import date

from ..exports.rows.claims import make_id
from ..model.change import Change
from ..model.knowledge import Knowledge
from ..model.source import Source
from ..resolve.cells import Resolved
from .entries import Entry, Names, list_entries


def compare(before: Knowledge, after: Knowledge, files: Collection[str], day: date) -> tuple[Change, ...]:
    """What changed in the files from one state to the other. Current values are those of the day, for both."""
    names = Names(_renamed_subjects(before, after), _renamed_sources(before, after))
    old, new = list_entries(before, files, names), list_entries(after, files, Names())
    changes = [*_moves(names), *_differences(old, new)]
    cells = _Cells(Resolved(before, day), Resolved(after, day), names)
    return tuple(sorted((cells.tell(change) for change in changes), key=_order))


def _order(change: Change) -> tuple[object, ...]:
    """Subjects first, each with all that is told of it."""
    return not change.subject, change.subject, change.kind, change.about, change.id, change.what


def _renamed_subjects(before: Knowledge, after: Knowledge) -> dict[str, str]:
    """The ids that were, by those that say so under `old_ids`."""
    return {old: id for id, subject in after.subjects.items() if id not in before.subjects for old in subject.old_ids if old in before.subjects and old not in after.subjects}


def _renamed_sources(before: Knowledge, after: Knowledge) -> dict[str, str]:
    """A source that went and one that came, with the same record and no other like them."""
    gone, come = (_by_record(one, other) for one, other in ((before, after), (after, before)))
    return {ids[0]: come[record][0] for record, ids in gone.items() if len(ids) == 1 and len(come[record]) == 1}


def _by_record(knowledge: Knowledge, other: Knowledge) -> dict[tuple[object, ...], list[str]]:
    found: dict[tuple[object, ...], list[str]] = defaultdict(list)
    for id, source in knowledge.sources.items():
        if id not in other.sources:
            found[_record_of(source)].append(id)
    return found


def _record_of(source: Source) -> tuple[object, ...]:
    return source.title, source.DOI, source.URL, source.issued, source.text, source.git, source.package


def _moves(names: Names) -> Iterator[Change]:
    for old, new in names.subjects.items():
        yield Change(kind="subject", what="moved", id=make_id(["moved", old, new]), subject=new, before=(old,), after=(new,))
    for old, new in names.sources.items():
        yield Change(kind="source", what="moved", id=make_id(["moved", old, new]), before=(old,), after=(new,), sources=(new,))


def _differences(old: dict[str, Entry], new: dict[str, Entry]) -> Iterator[Change]:
    gone: dict[tuple[object, ...], dict[str, Entry]] = defaultdict(dict)
    for id, entry in old.items():
        if id not in new:
            gone[entry.kind, entry.place][id] = entry
    for id, entry in new.items():
        was = old.get(id) or _take_match(entry, gone[entry.kind, entry.place])
        if was is None:
            yield Change(kind=entry.kind, what="added", id=id, subject=entry.subject, about=entry.about, scope=entry.scope, after=entry.value, sources=entry.sources)
        elif fields := _differing(was, entry):
            yield _change(id, was, entry, fields)
    for place in gone.values():
        for id, entry in place.items():
            yield Change(kind=entry.kind, what="removed", id=id, subject=entry.subject, about=entry.about, scope=entry.scope, before=entry.value, sources=entry.sources)


def _take_match(entry: Entry, gone: dict[str, Entry]) -> Entry | None:
    """What went from the same place, resting on a source in common if it names one."""
    found = next((id for id, other in gone.items() if not entry.sources or set(other.sources) & set(entry.sources)), None)
    return gone.pop(found) if found else None


def _differing(old: Entry, new: Entry) -> tuple[str, ...]:
    """The fields that are not the same, and `value`; the order of its elements does not count."""
    fields = [key for key in {*old.fields, *new.fields} if old.fields.get(key) != new.fields.get(key)]
    return tuple(sorted(fields + ["value"] * (sorted(old.value) != sorted(new.value))))


def _change(id: str, old: Entry, new: Entry, fields: tuple[str, ...]) -> Change:
    cited, was = new.fields.get("cite", {}), old.fields.get("cite", {})
    brought = tuple(source for source in new.sources if cited.get(source) != was.get(source))
    return Change(
        kind=new.kind, what="changed", id=id, subject=new.subject, about=new.about, scope=new.scope,
        before=old.value, after=new.value, sources=brought or new.sources, fields=fields + ("sources",) * bool({*new.sources} - {*old.sources}),
    )  # fmt: skip


@dataclass(frozen=True)
class _Cells:
    """The current values before and after."""

    before: Resolved
    after: Resolved
    names: Names

    def tell(self, change: Change) -> Change:
        """A change of a claim with the current values of its property, if those changed with it."""
        if change.kind != "claim":
            return change
        old_id = next((old for old, new in self.names.subjects.items() if new == change.subject), change.subject)
        was = tuple(map(self.names.subject, _shown(self.before, old_id, change.about)))
        now = _shown(self.after, change.subject, change.about)
        return change if sorted(was) == sorted(now) else change.model_copy(update={"shown_before": was, "shown_after": now})


def _shown(resolved: Resolved, subject: str, about: str) -> tuple[str, ...]:
    knowledge = resolved.knowledge
    known = subject in knowledge.subjects and about in knowledge.schema.properties
    return resolved.cell(subject, about).current.values if known else ()
