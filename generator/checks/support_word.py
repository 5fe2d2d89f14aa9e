"""Whether something is there is told in seven words, of which `no` and `unknown` are two."""

from collections.abc import Iterator

from ..model.schema import SUPPORT
from .rule import Context, Fault, Rule
from .values import explain_support


def _check(context: Context) -> Iterator[Fault]:
    for subject, _, word, path in context.elements("support"):
        if word not in SUPPORT:
            what, mend = explain_support(word) or ("", "")
            yield Fault(subject.file, path, what, mend)


RULE = Rule("support-word", "A question of support is answered in one of the seven words for it.", "error", "record", _check)
