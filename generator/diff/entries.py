"""The single things that a knowledge tells, each under an id that stays while it is told."""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from ..exports.rows.claims import Answered, make_id
from ..model.change import Kind
from ..model.experiment import Experiment
from ..model.knowledge import Knowledge
from ..model.source import Ranked, Source, Verdict
from ..model.subject import Claim, Subject
from ..views.scope import scope_words
from ..views.values import name_of

# Types whose values may be ids of subjects.
_REFERRING = ("ref", "name")


@dataclass(frozen=True)
class Entry:
    """One thing told. Where one entry goes and another comes at the same `place`, that is a change of it."""

    kind: Kind
    id: str
    place: tuple[object, ...]
    value: tuple[str, ...]
    subject: str = ""
    about: str = ""
    scope: str = ""
    sources: tuple[str, ...] = ()
    fields: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True)
class Names:
    """What subjects and sources are called now that once had other ids."""

    subjects: Mapping[str, str] = field(default_factory=dict)
    sources: Mapping[str, str] = field(default_factory=dict)

    def subject(self, id: str) -> str:
        """The id of a subject today."""
        return self.subjects.get(id, id)

    def source(self, id: str) -> str:
        """The id of a source today."""
        return self.sources.get(id, id)


def list_entries(knowledge: Knowledge, files: Collection[str], names: Names) -> dict[str, Entry]:
    """Everything that is told in the files, and the properties, by id; where two things share an id, numbers tell them apart."""
    found: dict[str, Entry] = {}
    for entry in _all_of(knowledge, files, names):
        id, number = entry.id, 1
        while id in found:
            number += 1
            id = f"{entry.id}-{number}"
        found[id] = entry
    return found


def _all_of(knowledge: Knowledge, files: Collection[str], names: Names) -> Iterator[Entry]:
    for prop in knowledge.schema.properties.values():
        yield Entry("property", make_id(["property", prop.id]), ("property", prop.id), (prop.label,), about=prop.id, fields=_dump(prop))
    for subject in _touched(knowledge.subjects.values(), files):
        id = names.subject(subject.id)
        yield Entry("subject", make_id(["subject", id]), ("subject", id), (subject.name,), id, fields=_dump(subject, "claims", "old_ids"))
        yield from _of_claims(knowledge, subject, names)
    for source in _touched(knowledge.sources.values(), files):
        yield from _of_source(knowledge, source, names)
    for experiment in _touched(knowledge.experiments.values(), files):
        yield from _of_experiment(experiment, names)
    for score in _touched(knowledge.scores.values(), files):
        yield Entry("score", make_id(["score", score.id]), ("score", score.id), (score.title,), about=score.metric, sources=(names.source(score.source),), fields=_dump(score))
    for row in _touched(knowledge.observations, files):
        key = (row.metric, names.subject(row.subject), row.date, names.source(row.source), row.at)
        yield Entry("observation", make_id(["observation", *key]), key, (row.value,), key[1], row.metric, row.date, (key[3],), {"note": row.note, "according_to": row.according_to})


def _touched(records: Iterable[Any], files: Collection[str]) -> Iterator[Any]:
    return (record for record in records if record.file in files)


def _dump(record: Any, *without: str) -> dict[str, Any]:
    """The fields of a record that say something."""
    return dict(record.model_dump(exclude_defaults=True, exclude=set(without)))


def _of_claims(knowledge: Knowledge, subject: Subject, names: Names) -> Iterator[Entry]:
    id = names.subject(subject.id)
    for about, claims in subject.claims.items():
        prop = knowledge.schema.properties.get(about)
        refers = prop is not None and prop.type in _REFERRING
        for claim in claims:
            elements = tuple(map(names.subject, claim.elements)) if refers else claim.elements
            fields = _dump(claim, "value", "not_", "version", "part", "when", "inherits") | {"cite": _cited(claim, names.source)}
            yield Entry(
                "claim",
                Answered(id, about, elements, claim, "stated").id if not claim.inherits else make_id([id, about, "inherits", names.subject(claim.inherits)]),
                (id, about, *claim.scope, tuple(claim.with_.items())),
                _told(claim, elements, names),
                id,
                about,
                scope_words(claim, knowledge.schema),
                tuple(map(names.source, claim.cite)),
                {key: value for key, value in fields.items() if value},
            )


def _told(claim: Claim, elements: tuple[str, ...], names: Names) -> tuple[str, ...]:
    """What a claim answers, in words that need no other field."""
    if claim.inherits:
        return (f"the same as {names.subject(claim.inherits)}",)
    if claim.not_:
        return tuple(f"not {element}" for element in elements)
    return elements or tuple(piece.says for _, piece in claim.evidence[:1] if piece.says)


def _cited(claim: Claim, source: Callable[[str], str]) -> dict[str, Any]:
    return {source(id): [_dump(piece) for piece in pieces] for id, pieces in claim.cite.items()}


def _of_source(knowledge: Knowledge, source: Source, names: Names) -> Iterator[Entry]:
    id = names.source(source.id)
    yield Entry("source", make_id(["source", id]), ("source", id), (source.title,), sources=(id,), fields=_dump(source, "verdicts", "remarks"))
    for verdict in source.verdicts:
        about, told = verdict.criterion or verdict.need or "", _advice(knowledge, verdict, names)
        place = (id, about, verdict.at)
        yield Entry("verdict", make_id(["verdict", *place, told, verdict.when]), place, (told,), about=about, scope=verdict.when or "", sources=(id,), fields=_dump(verdict, "order", "choose", "avoid", "over"))
    for remark in source.remarks:
        place = (id, remark.about, remark.at)
        yield Entry("remark", make_id(["remark", *place, remark.says]), place, (remark.says or remark.at,), about=remark.about, sources=(id,), fields=_dump(remark, "says"))


def _advice(knowledge: Knowledge, verdict: Verdict, names: Names) -> str:
    """`A > B, C` for an order, `A = B` for those that are alike, `choose A over B` and `avoid C` for advice; with names."""

    def name(ranked: Ranked) -> str:
        known = ranked.subject if ranked.subject in knowledge.subjects else names.subject(ranked.subject)
        return " ".join(word for word in (name_of(knowledge, known), ranked.version, ranked.part) if word)

    order = " > ".join((" = " if verdict.is_tie else ", ").join(map(name, rank)) for rank in verdict.order)
    advice = [f"{word} {', '.join(map(name, named))}" for word, named in (("choose", verdict.choose), ("avoid", verdict.avoid), ("over", verdict.over)) if named]
    return "; ".join(part for part in (order, " ".join(advice)) if part)


def _of_experiment(experiment: Experiment, names: Names) -> Iterator[Entry]:
    source = (names.source(experiment.source),)
    about = _dump(experiment, "setup", "results", "steps", "source")
    yield Entry("experiment", make_id(["experiment", experiment.id]), ("experiment", experiment.id), (experiment.title,), about=experiment.id, sources=source, fields=about)
    for key, leaf in experiment.leaves:
        place = (experiment.id, key)
        yield Entry("set-up", make_id(["set-up", *place, *leaf.value]), place, leaf.value, about=key, scope=experiment.title, sources=source, fields=_dump(leaf, "value"))
    for step in experiment.steps:
        about_step = (experiment.id, step.step, step.subject)
        yield Entry("set-up", make_id(["step", *about_step, step.says]), about_step, (step.says,), about=step.step, scope=experiment.title, sources=source, fields=_dump(step, "says"))
    for group in experiment.results:
        for row in group.rows:
            subject, factors = names.subject(row.subject), tuple(sorted(row.factors.items()))
            scope = ", ".join([experiment.title, *(f"version {version}" for version in (row.version,) if version), *(f"{key} {level}" for key, level in factors)])
            identity = (experiment.id, group.metric, subject, row.version, factors)
            yield Entry("measurement", make_id(["measurement", *identity]), identity, (row.value,), subject, group.metric, scope, source, _dump(row, "value", "subject") | {"at": row.at or group.at})
