"""The kind of a subject says where its file lies, which is its address, and what can be asked of it."""

from collections.abc import Iterator

from .rule import Context, Fault, Rule


def _check(context: Context) -> Iterator[Fault]:
    kinds = context.knowledge.schema.kinds
    for subject in context.knowledge.subjects.values():
        folder = subject.file.split("/")[-2]
        if subject.kind in kinds and kinds[subject.kind].folder != folder:
            home = context.file(f"{kinds[subject.kind].folder}/{subject.id}.yml")
            yield Fault(subject.file, ("kind",), f'a subject of the kind "{subject.kind}" does not belong into {folder}/', f"move the file to {home}")
    for subject, prop, _, position in context.claims:
        if prop.applies_to and subject.kind not in prop.applies_to and position == 0:
            what = f'"{prop.id}" cannot be asked of the kind "{subject.kind}"'
            yield Fault(subject.file, ("claims", prop.id), what, f"it is asked of: {', '.join(prop.applies_to)}", key=True)


RULE = Rule("kind", "A subject lies in the folder of its kind and answers what can be asked of that kind.", "error", "record", _check)
