"""A verdict names a need by its id alone, without the question that it belongs to."""

from collections.abc import Iterator

from .rule import Context, Fault, Rule
from .walk import needs


def _check(context: Context) -> Iterator[Fault]:
    seen: dict[str, str] = {}
    for path, key, _ in needs(context):
        if key in seen:
            yield Fault(context.file("needs.yml"), path, f'the need "{key}" stands under "{seen[key]}" already', "rename one of the two, or delete it", key=True)
        seen.setdefault(key, str(path[0]))


RULE = Rule("need-unique", "No two needs have one id.", "error", "file", _check)
