"""Walks over the knowledge that several rules take."""

from collections.abc import Iterator, Sequence

from ..load.reader import Path
from ..model.needs import Condition, Need
from ..model.source import Ranked, Said, Source, Verdict
from ..model.subject import Evidence, Subject
from .rule import Context


def evidence(context: Context) -> Sequence[tuple[Subject, Path, str, Evidence]]:
    """Every piece of evidence of a claim, with its path and the id of its source."""
    return context.remember(_evidence)


def _evidence(context: Context) -> Iterator[tuple[Subject, Path, str, Evidence]]:
    for subject, prop, claim, position in context.claims:
        for source, pieces in claim.cite.items():
            for number, piece in enumerate(pieces):
                yield subject, ("claims", prop.id, position, "cite", source, number), source, piece


def said(context: Context) -> Iterator[tuple[Source, Path, Said]]:
    """Every verdict and remark with its path."""
    for source in context.knowledge.sources.values():
        for number, verdict in enumerate(source.verdicts):
            yield source, ("verdicts", number), verdict
        for number, remark in enumerate(source.remarks):
            yield source, ("remarks", number), remark


def verdicts(context: Context) -> Iterator[tuple[Source, Path, Verdict]]:
    """Every verdict with its path."""
    for source in context.knowledge.sources.values():
        for number, verdict in enumerate(source.verdicts):
            yield source, ("verdicts", number), verdict


def ranked(verdict: Verdict) -> Iterator[tuple[Path, Ranked]]:
    """Every subject in the orders and the advice of a verdict, with its path below the verdict."""
    for number, rank in enumerate(verdict.order):
        for place, one in enumerate(rank):
            yield ("order", number, place), one
    for key in ("choose", "avoid", "over"):
        for number, one in enumerate(getattr(verdict, key)):
            yield (key, number), one


def needs(context: Context) -> Iterator[tuple[Path, str, Need]]:
    """Every need of the decision guide with its path and its id."""
    for name, question in context.knowledge.questions.items():
        for key, need in question.options.items():
            yield (name, "options", key), key, need


def conditions(context: Context) -> Iterator[tuple[Path, str, Condition]]:
    """Every condition of a need with its path and the id of its property."""
    for path, _, need in needs(context):
        for name, asked in need.asks.items():
            yield (*path, "asks", name), name, asked


def attributions(context: Context) -> Sequence[tuple[str, Path, str]]:
    """Every `according_to` with its file and path."""
    return context.remember(_attributions)


def _attributions(context: Context) -> Iterator[tuple[str, Path, str]]:
    for subject, path, _, piece in evidence(context):
        if piece.according_to:
            yield subject.file, (*path, "according_to"), piece.according_to
    for source, path, one in said(context):
        if one.according_to:
            yield source.file, (*path, "according_to"), one.according_to
    for row in context.knowledge.observations:
        if row.according_to:
            yield row.file, (row.line, "according_to"), row.according_to
    yield from _attributions_of_numbers(context)


def _attributions_of_numbers(context: Context) -> Iterator[tuple[str, Path, str]]:
    for record in context.studies:
        if record.according_to:
            yield record.file, ("according_to",), record.according_to
    for experiment in context.knowledge.experiments.values():
        for key, leaves in experiment.setup.items():
            for number, leaf in enumerate(leaves):
                if leaf.according_to:
                    yield experiment.file, ("setup", key, number, "according_to"), leaf.according_to
        for number, step in enumerate(experiment.steps):
            if step.according_to:
                yield experiment.file, ("steps", number, "according_to"), step.according_to


def dates(context: Context) -> Sequence[tuple[str, Path, str]]:
    """Every date with its file and path; the values of properties among them."""
    return context.remember(_dates)


def _dates(context: Context) -> Iterator[tuple[str, Path, str]]:
    for subject, prop, claim, position in context.claims:
        if claim.from_:
            yield subject.file, ("claims", prop.id, position, "from"), claim.from_
        if claim.until:
            yield subject.file, ("claims", prop.id, position, "until"), claim.until
    for subject, path, _, piece in evidence(context):
        if piece.as_of:
            yield subject.file, (*path, "as_of"), piece.as_of
    for subject, _, word, path in context.elements("date"):
        yield subject.file, path, word
    for source, path, one in said(context):
        if one.as_of:
            yield source.file, (*path, "as_of"), one.as_of
    yield from _dates_of_records(context)


def _dates_of_records(context: Context) -> Iterator[tuple[str, Path, str]]:
    knowledge = context.knowledge
    for source in knowledge.sources.values():
        for key, text in (("issued", source.issued), ("accessed", source.accessed), ("as_of", source.as_of)):
            if text:
                yield source.file, (key,), text
    for record in context.studies:
        if record.as_of:
            yield record.file, ("as_of",), record.as_of
    for row in knowledge.observations:
        yield row.file, (row.line, "date"), row.date
    for name, ledger in knowledge.ledger.items():
        for check in ledger.values():
            yield context.file(f"evidence/{name}.csv"), (check.at, check.anchor, "day"), check.day
