"""A verdict orders subjects by a criterion, or advises for a need."""

from collections.abc import Iterator

from ..model.source import Verdict
from .rule import Context, Fault, Rule
from .walk import verdicts

MEND = "write `criterion:` with `order:`, or `need:` with `choose:` or `avoid:`"


def _check(context: Context) -> Iterator[Fault]:
    for source, path, verdict in verdicts(context):
        what = _explain(verdict)
        if what:
            yield Fault(source.file, path, what, MEND)


def _explain(verdict: Verdict) -> str | None:
    orders, advises = bool(verdict.criterion or verdict.order), bool(verdict.need or verdict.choose or verdict.avoid or verdict.over)
    if orders and advises:
        return "this verdict both orders and advises"
    if not orders and not advises:
        return "this verdict neither orders nor advises"
    if orders and not (verdict.criterion and any(verdict.order)):
        return "this verdict has " + ("no order" if verdict.criterion else "no criterion")
    if advises and not (verdict.need and (verdict.choose or verdict.avoid)):
        return "this verdict " + ("chooses and avoids nothing" if verdict.need else "advises for no need")
    return None


RULE = Rule("criterion-or-need", "A verdict has a criterion and an order, or a need and a choice.", "error", "record", _check)
