"""Verdicts as pages print them: who is ahead of whom, or what is advised for what."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from ..model.dates import parse_date
from ..model.knowledge import Knowledge
from ..model.source import Ranked, Source, Verdict
from .addresses import line_address, place_address
from .values import Shown, name_of, show_date, subject_address


@dataclass(frozen=True)
class VerdictView:
    """A verdict: its question, the ranks (best first) or the advice, and who says so.

    Within a rank no order is told; `alike` says that the one rank holds what the source calls alike. `others` are those
    that all ranks are ahead of.
    """

    about: str
    ranks: tuple[tuple[Shown, ...], ...]
    alike: bool
    choose: tuple[Shown, ...]
    avoid: tuple[Shown, ...]
    over: tuple[Shown, ...]
    by: str
    others: tuple[Shown, ...]
    when: str
    says: str
    note: str
    short: str
    href: str
    level: int
    tier: str
    according_to: str
    at: str
    anchor: str
    place: str
    held: Shown | None
    dated: str
    line: str
    checked: str


def show_verdict(knowledge: Knowledge, source: Source, verdict: Verdict) -> VerdictView:
    """A verdict of a source."""
    root = knowledge.sources.get(verdict.according_to or "")
    when = verdict.as_of or (root and root.dated) or source.dated
    check = knowledge.ledger.get(source.id, {}).get((verdict.at, verdict.anchor or ""))
    return VerdictView(
        about=_about(knowledge, verdict),
        ranks=tuple(_show_all(knowledge, rank) for rank in verdict.order),
        alike=verdict.is_tie,
        choose=_show_all(knowledge, verdict.choose),
        avoid=_show_all(knowledge, verdict.avoid),
        over=_show_all(knowledge, verdict.over),
        by=_ratio(verdict.by or ""),
        others=_others(knowledge, verdict),
        when=verdict.when or "",
        says=verdict.says or "",
        note=verdict.note or "",
        short=source.short,
        href=f"sources/{source.id}/",
        level=("primary", "secondary", "tertiary").index(source.tier) + 1,
        tier=source.tier,
        according_to=root.short if root else "the project itself" if verdict.according_to else "",
        at=verdict.at,
        anchor=verdict.anchor or "",
        place=place_address(source, verdict.at, verdict.anchor),
        held=show_date(when) if when else None,
        dated=when or "",
        line=line_address(knowledge.schema, source.file, verdict.line),
        checked=check.day if check and check.outcome == "found" else "",
    )


def _ratio(text: str) -> str:
    """`2..3x` as a reader says it: 2 to 3 times."""
    words = text.replace("..", " to ").replace("x", " times")
    return words.replace("~", "about ").replace(">", "more than ").replace("<", "less than ")


def _others(knowledge: Knowledge, verdict: Verdict) -> tuple[Shown, ...]:
    """The rest of the field of a superlative."""
    rest = [name for name in verdict.among if name not in verdict.subjects]
    return tuple(Shown("text", "all others") if name == "all" else _show(knowledge, Ranked(subject=name)) for name in rest)


def _about(knowledge: Knowledge, verdict: Verdict) -> str:
    schema = knowledge.schema
    if verdict.need:
        need = knowledge.needs.get(verdict.need)
        return f"For {need.label.lower()}" if need else verdict.need
    criterion = verdict.criterion or ""
    if criterion in schema.properties:
        return schema.properties[criterion].label
    return schema.metrics[criterion].label if criterion in schema.metrics else criterion


def _show_all(knowledge: Knowledge, ranked: Iterable[Ranked]) -> tuple[Shown, ...]:
    return tuple(_show(knowledge, item) for item in ranked)


def _show(knowledge: Knowledge, ranked: Ranked) -> Shown:
    scope = " ".join(filter(None, (ranked.version, ranked.part)))
    href = subject_address(knowledge, ranked.subject) if ranked.subject in knowledge.subjects else ""
    return Shown("link" if href else "text", name_of(knowledge, ranked.subject), href=href, note=scope)


def by_date(views: Iterable[VerdictView]) -> list[VerdictView]:
    """Verdicts, the latest first; what has no date comes last."""
    return sorted(views, key=lambda view: parse_date(view.dated).last if view.dated else date.min, reverse=True)
