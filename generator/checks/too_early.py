"""An answer from before a subject began is about something else, or wrongly dated."""

from collections.abc import Iterator
from datetime import date

from ..model.dates import Interval
from ..model.subject import Claim, Evidence, Subject
from ..resolve.answers import date_of
from .rule import Context, Fault, Rule
from .values import read_date


def _check(context: Context) -> Iterator[Fault]:
    schema = context.knowledge.schema
    history = {name for name, prop in schema.properties.items() if prop.group == _group_of_beginnings(context)}
    begins = {subject.id: _earliest(subject, history) for subject in context.knowledge.subjects.values()}
    dated = {source.id: source.dated and read_date(source.dated) for source in context.knowledge.sources.values()}
    for subject, prop, claim, position in context.claims:
        begin = begins[subject.id]
        if begin is None or prop.id in history:
            continue
        for source, pieces in claim.cite.items():
            for number, piece in enumerate(pieces):
                when = _date(piece, source, context) if piece.as_of or piece.according_to else dated.get(source)
                # The whole interval has to lie before the whole other one: what is imprecise is never early.
                if when and when.last < begin:
                    what = f'"{subject.id}" is told of in {when.text}, before its history begins ({begin})'
                    yield Fault(subject.file, ("claims", prop.id, position, "cite", source, number), what, "correct the date, or add the earlier beginning")


def _date(piece: Evidence, source: str, context: Context) -> Interval | None:
    try:
        return date_of(piece, source, context.knowledge.sources)
    except ValueError:
        return None


def _group_of_beginnings(context: Context) -> str | None:
    schema = context.knowledge.schema
    begins = schema.properties.get(schema.views.begins)
    return begins.group if begins else None


def _earliest(subject: Subject, history: set[str]) -> date | None:
    """The first day on which anything of the subject's history may have happened."""
    found = [when.first for name in history for claim in subject.claims.get(name, ()) for when in _dates(claim)]
    return min(found, default=None)


def _dates(claim: Claim) -> Iterator[Interval]:
    for text in (*(claim.value or ()), claim.from_, *claim.with_.values()):
        when = read_date(text)
        if when:
            yield when


RULE = Rule("too-early", "No answer is older than the history of its subject.", "warning", "record", _check)
