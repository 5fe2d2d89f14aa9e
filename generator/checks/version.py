"""Versions are ranges of numbers: only so can two claims be seen to speak of the same one."""

from collections.abc import Iterator

from ..load.reader import Path
from .rule import Context, Fault, Rule
from .values import explain_version
from .walk import ranked, verdicts


def _check(context: Context) -> Iterator[Fault]:
    for file, path, text in _versions(context):
        explained = explain_version(text)
        if explained:
            yield Fault(file, path, *explained)


def _versions(context: Context) -> Iterator[tuple[str, Path, str]]:
    for subject in context.knowledge.subjects.values():
        for number, edition in enumerate(subject.editions):
            yield subject.file, ("editions", number), edition
    for subject, prop, claim, position in context.claims:
        if claim.version:
            yield subject.file, ("claims", prop.id, position, "version"), claim.version
    for source, path, verdict in verdicts(context):
        for below, one in ranked(verdict):
            if one.version:
                yield source.file, (*path, *below, "version"), one.version


RULE = Rule("version", "Editions and the versions that a claim holds for are numbers or ranges of them.", "error", "record", _check)
