"""What rules about values of one type share."""

from collections.abc import Callable, Iterator

from .rule import Context, Fault
from .values import Explained


def check_elements(context: Context, kind: str, explain: Callable[[str], Explained]) -> Iterator[Fault]:
    """The faults of every element of an answer to a property of the type."""
    good: set[str] = set()
    for subject, _, word, path in context.elements(kind):
        if word in good:
            continue
        explained = explain(word)
        if explained:
            yield Fault(subject.file, path, *explained)
        else:
            good.add(word)
