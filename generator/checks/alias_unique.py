"""A name that leads to two subjects leads to neither."""

from collections.abc import Iterator

from ..load.reader import Path
from ..model.subject import Subject
from .rule import Context, Fault, Rule


def _check(context: Context) -> Iterator[Fault]:
    owners: dict[str, Subject] = {}
    former: dict[str, Subject] = {}
    subjects = context.knowledge.subjects
    # Ids first: they are addresses, and cannot give way.
    for subject in subjects.values():
        owners.setdefault(subject.id, subject)
    for subject in subjects.values():
        for path, word in _names(subject):
            owner = owners.setdefault(word.casefold(), subject)
            if owner is not subject:
                yield Fault(subject.file, path, f'"{word}" names "{owner.id}" too ({owner.file})', "delete one, or say more in it")
        for number, old in enumerate(subject.old_ids):
            owner = subjects.get(old) or former.setdefault(old, subject)
            if owner is not subject or old in subjects:
                what = f'the old id "{old}" is {"an id" if old in subjects else "an old id"} of {owner.file}'
                yield Fault(subject.file, ("old_ids", number), what, "delete it here: an address leads to one page")


def _names(subject: Subject) -> Iterator[tuple[Path, str]]:
    yield ("name",), subject.name
    for number, alias in enumerate(subject.aliases):
        yield ("aliases", number), alias


RULE = Rule("alias-unique", "No two subjects share an id, a name or an alias.", "error", "base", _check)
