"""Sources as rows of the database, and what they say of several subjects, of themselves and of their experiments."""

import hashlib
import json
from collections import Counter
from collections.abc import Iterator
from typing import Any

from ...model.dates import to_edtf
from ...model.experiment import Experiment
from ...model.knowledge import Knowledge
from ...model.source import Ranked, Said, Source, Verdict
from ...model.subject import Evidence
from ..rows.statements import order_or_advice
from .claims import Row, tell_evidence


def source_rows(knowledge: Knowledge) -> Iterator[Row]:
    """What is cited."""
    return (_source_row(source) for source in _sources(knowledge))


def _sources(knowledge: Knowledge) -> list[Source]:
    return [knowledge.sources[name] for name in sorted(knowledge.sources)]


def _experiments(knowledge: Knowledge) -> list[Experiment]:
    return [knowledge.experiments[name] for name in sorted(knowledge.experiments)]


def _source_row(source: Source) -> Row:
    return {
        "id": source.id,
        "short": source.short,
        "address": f"sources/{source.id}/",
        "type": source.type,
        "title": source.title,
        "authors": [str(name) for name in source.author],
        "container_title": source.container_title,
        "publisher": source.publisher,
        "issued": to_edtf(source.issued or "") or None,
        "accessed": to_edtf(source.accessed or "") or None,
        "url": source.URL,
        "doi": source.DOI,
        "language": source.language,
        "tier": source.tier,
        "as_of": to_edtf(source.as_of or "") or None,
        "living": source.living,
        "second_hand": source.read == "second-hand",
        "speaks_for": list(source.speaks_for),
        "repository": source.git.repository if source.git else None,
        "commit": source.git.commit if source.git else None,
        "package": source.package,
        "note": source.note,
    }


def _key_verdicts(knowledge: Knowledge) -> Iterator[tuple[str, Source, Verdict]]:
    """Every verdict with its key, which outlives other verdicts of its source; those alike are numbered."""
    seen: Counter[str] = Counter()
    for source in _sources(knowledge):
        for verdict in source.verdicts:
            named = [source.id, verdict.criterion or verdict.need, order_or_advice(verdict), verdict.when, list(verdict.among)]
            name = hashlib.sha256(json.dumps(named, ensure_ascii=False).encode()).hexdigest()[:12]
            seen[name] += 1
            yield name if seen[name] == 1 else f"{name}-{seen[name]}", source, verdict


def verdict_rows(knowledge: Knowledge) -> Iterator[Row]:
    """Verdicts without the subjects that they name."""
    for key, source, verdict in _key_verdicts(knowledge):
        yield {
            "id": key,
            "criterion": verdict.criterion,
            "need": verdict.need,
            "alike": verdict.is_tie,
            "by": verdict.by,
            "among": list(verdict.among),
            "when": verdict.when,
            "experiment": verdict.experiment,
            **_tell_said(knowledge, source, verdict),
        }


def _tell_said(knowledge: Knowledge, source: Source, said: Said) -> Row:
    piece = Evidence(at=said.at, anchor=said.anchor, says=said.says, according_to=said.according_to, as_of=said.as_of, note=said.note)
    return tell_evidence(knowledge, source.id, piece)


def ranked_rows(knowledge: Knowledge) -> Iterator[Row]:
    """The subjects of each verdict."""
    for key, _, verdict in _key_verdicts(knowledge):
        yield from _rank(key, verdict)


def _rank(key: str, verdict: Verdict) -> Iterator[Row]:
    ordered = [(rank, ranked) for rank, tie in enumerate(verdict.order, 1) for ranked in tie]
    for position, (rank, ranked) in enumerate(ordered, 1):
        yield {"verdict": key, "role": "order", "position": position, "rank": rank, **_tell_ranked(ranked)}
    for role in ("choose", "avoid", "over"):
        for position, ranked in enumerate(getattr(verdict, role), 1):
            yield {"verdict": key, "role": role, "position": position, "rank": None, **_tell_ranked(ranked)}


def _tell_ranked(ranked: Ranked) -> dict[str, Any]:
    return {"subject": ranked.subject, "version": ranked.version, "part": ranked.part}


def remark_rows(knowledge: Knowledge) -> Iterator[Row]:
    """What sources say of themselves, the field or a property."""
    for source in _sources(knowledge):
        for position, remark in enumerate(source.remarks, 1):
            yield {"position": position, "about": remark.about, "experiment": remark.experiment, **_tell_said(knowledge, source, remark)}


def experiment_rows(knowledge: Knowledge) -> Iterator[Row]:
    """Experiments without set-up and results."""
    return (_experiment_row(experiment) for experiment in _experiments(knowledge))


def _experiment_row(experiment: Experiment) -> Row:
    return {
        "id": experiment.id,
        "title": experiment.title,
        "address": f"benchmarks/{experiment.id}/",
        "source": experiment.source,
        "according_to": experiment.according_to,
        "as_of": to_edtf(experiment.as_of or "") or None,
        "factors": {key: list(levels) for key, levels in experiment.factors.items()},
        "not_stated": list(experiment.not_stated),
        "note": experiment.note,
    }


def setup_rows(knowledge: Knowledge) -> Iterator[Row]:
    """What is stated of the set-up of each experiment."""
    for experiment in _experiments(knowledge):
        for position, (key, leaf) in enumerate(experiment.leaves, 1):
            whom = leaf.according_to or experiment.according_to
            piece = Evidence(at=leaf.at, anchor=leaf.anchor, says=leaf.says, according_to=whom, as_of=experiment.as_of, note=leaf.note)
            told = tell_evidence(knowledge, experiment.source, piece)
            yield {"experiment": experiment.id, "position": position, "key": key, "value": list(leaf.value), **told}
