"""The decision guide: how every subject stands to every need, and the answers and the advice that say so."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from ..model.knowledge import Knowledge
from ..model.needs import Condition, Need
from ..model.schema import Property
from ..model.source import Ranked, Verdict
from ..model.subject import Subject
from ..model.versions import parse_versions
from ..resolve.cells import Cell
from ..resolve.needs import TODO, TOLD, Standing, Voice, combine, decide, hear, is_old
from .cell import CellView, Rival
from .cells import CONTRADICTS, CellViews
from .scope import edition_words, scope_words
from .values import Shown, show_value, subject_address
from .verdicts import VerdictView, by_date, show_verdict

# In the order of the tables.
STANDINGS: tuple[Standing, ...] = ("meets", "partly", "misses", "unknown", "na")
NOT_NAMED = "not named, and not denied"
# A source that is passed over for another says nothing against it: so it neither meets a need nor misses it.
_PASSED_OVER = Voice("unknown")


@dataclass(frozen=True)
class Reason:
    """One voice: what in an answer decides and which sources say so, or a piece of advice; and what keeps it from telling the
    whole."""

    voice: Voice
    words: str = ""
    judged: bool = False
    cell: CellView | None = None
    values: tuple[Shown, ...] = ()
    sources: tuple[tuple[str, str], ...] = ()
    advice: VerdictView | None = None

    @property
    def rivals(self) -> tuple[Rival, ...]:
        """What other sources say against it."""
        return tuple(rival for rival in self.cell.rivals if rival.relation == CONTRADICTS) if self.cell and self.voice.disputed else ()


@dataclass(frozen=True)
class Stand:
    """How a subject stands to a need, and why."""

    subject: str
    name: str
    href: str
    standing: Standing
    disputed: bool = False
    reasons: tuple[Reason, ...] = ()


@dataclass(frozen=True)
class Asked:
    """What a need asks of a property, in words: the answers that meet it, meet it in part and miss it."""

    label: str
    href: str
    lists: tuple[tuple[Standing, tuple[str, ...]], ...]


@dataclass(frozen=True)
class NeedView:
    """A need with its conditions, whether verdicts advise for it, and every subject that anything is known of."""

    id: str
    label: str
    about: str
    asked: tuple[Asked, ...]
    advised: bool
    stands: tuple[Stand, ...]
    silent: tuple[str, ...]

    def count(self, *standings: Standing) -> int:
        """How many subjects stand so."""
        return sum(stand.standing in standings for stand in self.stands)


@dataclass(frozen=True)
class Clash:
    """Two needs that no answer to a property meets both, not even in part."""

    needs: tuple[str, str]
    labels: tuple[str, str]
    prop: str
    href: str


@dataclass(frozen=True)
class Guide:
    """Everything that the decision guide shows. Subjects stand in the order of their names."""

    subjects: tuple[Subject, ...]
    hrefs: dict[str, str]
    questions: tuple[tuple[str, str, tuple[NeedView, ...]], ...]
    clashes: tuple[Clash, ...]

    @property
    def needs(self) -> Iterator[NeedView]:
        """The needs of all questions."""
        return (need for _, _, needs in self.questions for need in needs)

    @property
    def standings(self) -> dict[str, dict[str, Standing]]:
        """By subject, how it stands to each need that anything is known of."""
        found: dict[str, dict[str, Standing]] = {subject.id: {} for subject in self.subjects}
        for need in self.needs:
            for stand in need.stands:
                found[stand.subject][need.id] = stand.standing
        return found

    @property
    def known(self) -> int:
        """In how many cases a subject is known to meet a need, fully or in part, or to miss it."""
        return sum(need.count(*TOLD) for need in self.needs)


def make_guide(cells: CellViews) -> Guide:
    """The guide for a knowledge."""
    knowledge = cells.knowledge
    kinds = knowledge.schema.kinds
    subjects = tuple(sorted((subject for subject in knowledge.subjects.values() if kinds[subject.kind].ranked), key=lambda subject: subject.name.casefold()))
    advice = _advice(knowledge)
    questions = tuple(
        (key, question.label, tuple(_view_need(cells, id, need, advice.get(id, {}), subjects) for id, need in question.options.items()))
        for key, question in knowledge.questions.items()
    )
    hrefs = {subject.id: subject_address(knowledge, subject.id) for subject in subjects}
    return Guide(subjects, hrefs, questions, tuple(_clashes(knowledge)))


def _view_need(cells: CellViews, id: str, need: Need, advice: dict[str, list[Reason]], subjects: Iterable[Subject]) -> NeedView:
    stands = [_stand(cells, subject, need, advice.get(subject.id, [])) for subject in subjects]
    told = sorted((stand for stand in stands if stand.standing != "todo"), key=lambda stand: STANDINGS.index(stand.standing))
    asked = tuple(_show_condition(cells.knowledge, cells.knowledge.schema.properties[name], condition) for name, condition in need.asks.items())
    return NeedView(id, need.label, need.about, asked, bool(advice), tuple(told), tuple(stand.name for stand in stands if stand.standing == "todo"))


def _stand(cells: CellViews, subject: Subject, need: Need, advice: list[Reason]) -> Stand:
    heard = [_hear(cells, subject, name, asked) for name, asked in need.asks.items()]
    reasons = [*heard, *advice]
    found = combine(reason.voice for reason in reasons)
    told = found.standing in TOLD
    behind = tuple(reason for reason in reasons if reason.voice != TODO and not (told and reason.words == NOT_NAMED))
    return Stand(subject.id, subject.name, subject_address(cells.knowledge, subject.id), found.standing, found.disputed, behind)


def _hear(cells: CellViews, subject: Subject, name: str, asked: Condition) -> Reason:
    """What the answer to a property says on a need."""
    cell = cells.resolved.cell(subject.id, name)
    contested = cells.resolved.cell(subject.id, cell.via) if cell.origin == "implied" and cell.via else None
    voice = hear(cell, asked, cells.knowledge.vocabularies.get(cell.prop.vocabulary or "", {}), contested)
    knowledge = cells.knowledge
    values = tuple(show_value(knowledge, cell.prop, word, _scope_of(cell, voice, word, knowledge)) for word in voice.words)
    sources = {source: knowledge.sources[source].short for answer in voice.answers for source in answer.claim.cite}
    named = tuple((short, f"sources/{source}/") for source, short in sources.items())
    return Reason(voice, _explain(cell, voice), cell.prop.type == "judgement", cells.view(subject.id, name), values, named)


def _scope_of(cell: Cell, voice: Voice, word: str, knowledge: Knowledge) -> str:
    """The scope in which a word is said; nothing if one source says it of the whole subject."""
    if cell.prop.many and not voice.narrow:
        return ""
    scopes = [scope_words(answer.claim, knowledge.schema) or (edition_words(answer) if voice.narrow else "") for answer in voice.answers if word in (answer.claim.value or ())]
    return "; ".join(dict.fromkeys(scopes)) if all(scopes) else ""


def _explain(cell: Cell, voice: Voice) -> str:
    """Why an answer does not tell the whole; nothing if it does."""
    if voice.disputed:
        return "sources disagree"
    if voice.narrow and voice.standing in TOLD:
        return "told of that alone"
    if voice.standing == "unknown" and voice.words not in ((), ("unknown",)):
        return NOT_NAMED if cell.prop.many else "decides nothing"
    return ""


def _advice(knowledge: Knowledge) -> dict[str, dict[str, list[Reason]]]:
    """By need and subject what verdicts advise, the latest first."""
    told: dict[str, list[tuple[Verdict, VerdictView]]] = defaultdict(list)
    for source in knowledge.sources.values():
        for verdict in source.verdicts:
            if verdict.need:
                told[verdict.need].append((verdict, show_verdict(knowledge, source, verdict)))
    found: dict[str, dict[str, list[Reason]]] = {}
    for need, pairs in told.items():
        verdict_of = {id(view): verdict for verdict, view in pairs}
        reasons: dict[str, list[Reason]] = defaultdict(list)
        for view in by_date(view for _, view in pairs):
            for subject, reason in _reasons(knowledge, verdict_of[id(view)], view):
                reasons[subject].append(reason)
        found[need] = dict(reasons)
    return found


def _reasons(knowledge: Knowledge, verdict: Verdict, view: VerdictView) -> Iterator[tuple[str, Reason]]:
    sides: tuple[tuple[tuple[Ranked, ...], Standing, str], ...] = ((verdict.choose, "meets", "advised"), (verdict.avoid, "misses", "advised against"))
    for ranked, standing, words in sides:
        for one in ranked:
            yield one.subject, Reason(Voice(standing, _is_narrow(knowledge, verdict, one)), words, advice=view)
    for one in verdict.over:
        yield one.subject, Reason(_PASSED_OVER, f"another is preferred: {', '.join(shown.text for shown in view.choose)}", advice=view)


def _is_narrow(knowledge: Knowledge, verdict: Verdict, ranked: Ranked) -> bool:
    """Whether advice is given under a condition, or for a part or an older edition alone."""
    old = ranked.version and ranked.subject in knowledge.subjects and is_old([parse_versions(ranked.version)], knowledge.subjects[ranked.subject])
    return bool(verdict.when or ranked.part or old)


def _show_condition(knowledge: Knowledge, prop: Property, asked: Condition) -> Asked:
    lists = {standing: tuple(show_value(knowledge, prop, word).text for word in words) for standing, words in _lists(asked, prop)}
    return Asked(prop.label, f"properties/{prop.id}/", tuple((standing, words) for standing, words in lists.items() if words))


def _lists(asked: Condition, prop: Property) -> tuple[tuple[Standing, tuple[str, ...]], ...]:
    """The three lists, with the words of support that stand in none of them."""
    given = (*asked.meets, *asked.partly, *asked.misses)
    rest = [word for word in ("partial", "no", "planned", "removed") if prop.type == "support" and word not in given]
    partly = tuple(word for word in rest if word == "partial")
    return ("meets", asked.meets), ("partly", asked.partly + partly), ("misses", asked.misses + tuple(word for word in rest if word != "partial"))


def _clashes(knowledge: Knowledge) -> Iterator[Clash]:
    """Pairs of needs that ask one property with a single answer, of which no answer meets both."""
    asking: dict[str, list[tuple[str, Need, Condition]]] = defaultdict(list)
    for id, need in knowledge.needs.items():
        for name, asked in need.asks.items():
            if not knowledge.schema.properties[name].many:
                asking[name].append((id, need, asked))
    for name, needs in asking.items():
        prop = knowledge.schema.properties[name]
        for position, (a, first, one) in enumerate(needs):
            for b, second, other in needs[position + 1 :]:
                if not _any_answer_meets_both(knowledge, prop, one, other):
                    yield Clash((a, b), (first.label, second.label), prop.label, f"properties/{name}/")


def _any_answer_meets_both(knowledge: Knowledge, prop: Property, one: Condition, other: Condition) -> bool:
    terms = knowledge.vocabularies.get(prop.vocabulary or "", {})
    named = [word for asked in (one, other) for _, words in _lists(asked, prop) for word in words]
    return any(all(decide(prop, asked, word, terms) in ("meets", "partly") for asked in (one, other)) for word in (*named, *terms))
