"""Makes the views of cells from what the resolution found."""

from collections.abc import Iterable
from dataclasses import replace

from ..model.knowledge import Knowledge
from ..model.schema import Property, Schema
from ..model.source import Source
from ..model.subject import Evidence
from ..resolve.answers import Answer, Pair, date_of
from ..resolve.cells import Cell, Resolved
from .addresses import line_address, place_address, report_address
from .cell import NOT_CHECKED, CellView, EvidenceView, Rival, plain_words, sources_of
from .scope import edition_words, scope_words
from .values import Shown, show_date, show_value, subject_address

CONTRADICTS = "Sources disagree"
_RELATION_WORDS = {"disagreement": CONTRADICTS, "change": "Before or after", "degree": "Differs in degree", "condition": "Under a condition"}


class CellViews:
    """Makes the views of cells, each once."""

    def __init__(self, resolved: Resolved) -> None:
        self.resolved = resolved
        self.knowledge: Knowledge = resolved.knowledge
        self._made: dict[tuple[str, str], CellView] = {}

    def view(self, subject: str, prop: str) -> CellView:
        """The view of the cell of a subject and a property."""
        key = (subject, prop)
        if key not in self._made:
            self._made[key] = self._make(self.resolved.cell(subject, prop))
        return self._made[key]

    def view_past(self, cell: Cell) -> CellView:
        """The view of a cell as of a day: what did not hold then is not told, and what held was not stale."""
        today = self.view(cell.subject.id, cell.prop.id)
        if not cell.current.answers:
            return empty_of(today)
        if cell.prop.type == "prose":
            return self._make(replace(cell, answers=cell.current.answers))
        now = self.resolved.cell(cell.subject.id, cell.prop.id).current
        if (cell.current.values, cell.current.answers) == (now.values, now.answers):
            return replace(today, stale=False)
        return self._make(cell)

    def _make(self, cell: Cell) -> CellView:
        knowledge, subject, prop = self.knowledge, cell.subject, cell.prop
        href = f"{subject_address(knowledge, subject.id)}#{prop.id}"
        # What has ended is still told: nobody should take it for a question that nobody has looked at.
        shown = cell.current.answers or cell.answers
        if not shown:
            return CellView(subject.id, subject.name, prop.id, prop.label, href)
        values, evidence = self._values(cell), self._evidence(shown)
        attested = cell.current.attested
        file = subject.file if cell.origin != "inherited" else knowledge.subjects[cell.via or subject.id].file
        fact = f"{subject.name}: {prop.label}: {plain_words(values)}"
        return CellView(
            subject=subject.id,
            subject_name=subject.name,
            prop=prop.id,
            label=prop.label,
            href=href,
            values=values,
            raw=cell.current.values or tuple(value for answer in shown for value in answer.claim.value or ()),
            many=prop.many and prop.list == "open",
            texts=self._texts(cell),
            note=_note_of(cell, knowledge.schema),
            evidence=evidence,
            rivals=tuple(self._rivals(cell)),
            researched=True,
            stale=cell.current.stale,
            differs=bool(cell.disagreements),
            inherited=self._via(cell),
            checked=_checked_day(evidence),
            held=show_date(attested.text) if attested and attested.text else None,
            since=self._since(shown, attested.text if attested else ""),
            notes=tuple(dict.fromkeys(a.claim.note for a in cell.answers if a.claim.note)),
            line=line_address(knowledge.schema, file, shown[0].claim.line),
            report=report_address(knowledge.schema, href, fact, ", ".join(sources_of(evidence))),
        )

    def _values(self, cell: Cell) -> tuple[Shown, ...]:
        """What is shown first, each element with the scope and qualifiers of the claims behind it."""
        if not cell.current.answers:
            return tuple(show_value(self.knowledge, cell.prop, value, scope_words(a.claim, self.knowledge.schema)) for a in cell.answers for value in a.claim.value or ())
        many = len(cell.current.values) > 1 or cell.prop.many
        return tuple(show_value(self.knowledge, cell.prop, value, self._element_note(cell, value) if many else "") for value in cell.current.values)

    def _element_note(self, cell: Cell, value: str) -> str:
        answers = [a for a in cell.current.answers if value in (a.claim.value or ())]
        notes = [scope_words(a.claim, self.knowledge.schema) or ("" if cell.prop.many else edition_words(a)) for a in answers]
        return "; ".join(dict.fromkeys(notes)) if all(notes) else ""

    def _texts(self, cell: Cell) -> tuple[Shown, ...]:
        """What sources say, where the answer is prose."""
        if cell.prop.type != "prose":
            return ()
        told = [
            (date_of(piece, source, self.knowledge.sources).last, piece.says, scope_words(answer.claim, self.knowledge.schema))
            for answer in cell.answers
            for source, piece in answer.claim.evidence
            if piece.says
        ]
        latest_first = sorted(told, key=lambda item: item[0], reverse=True)
        return tuple({says: Shown("text", says, note=scope) for _, says, scope in latest_first}.values())

    def _via(self, cell: Cell) -> str:
        if cell.origin == "inherited" and cell.via:
            return self.knowledge.subjects[cell.via].name
        return self.knowledge.schema.properties[cell.via].label if cell.origin == "implied" and cell.via else ""

    def _since(self, answers: Iterable[Answer], latest: str) -> Shown | None:
        """The earliest time for which a source says so, unless it is the latest too."""
        dates = [date_of(piece, source, self.knowledge.sources) for answer in answers for source, piece in answer.claim.evidence]
        told = min((day for day in dates if day.text), key=lambda day: (day.first, day.last), default=None)
        return show_date(told.text) if told and told.text != latest else None

    def _evidence(self, answers: Iterable[Answer]) -> tuple[EvidenceView, ...]:
        return tuple(self.evidence(source, piece) for answer in answers for source, piece in answer.claim.evidence)

    def evidence(self, source: str, piece: Evidence) -> EvidenceView:
        """A piece of evidence as pages show it."""
        record = self.knowledge.sources[source]
        check = self.knowledge.ledger.get(source, {}).get((piece.at, piece.anchor or ""))
        when = date_of(piece, source, self.knowledge.sources)
        return EvidenceView(
            source=source,
            short=record.short,
            href=f"sources/{source}/",
            tier=record.tier,
            level=("primary", "secondary", "tertiary").index(record.tier) + 1,
            speaker="self-reported" if _speaks_of_itself(record, piece) else "third party",
            according_to=self._root(piece),
            at=piece.at,
            anchor=piece.anchor or "",
            says=piece.says or "",
            held=show_date(when.text) if when.text else None,
            checked=check.day if check and check.outcome == "found" else NOT_CHECKED,
            outcome=check.outcome if check else "",
            note=piece.note or "",
            place=place_address(record, piece.at, piece.anchor),
        )

    def _root(self, piece: Evidence) -> str:
        if not piece.according_to:
            return ""
        record = self.knowledge.sources.get(piece.according_to)
        return record.short if record else "the project itself"

    def _rivals(self, cell: Cell) -> Iterable[Rival]:
        """The answers that are not shown, told once each by their strongest relation to what is."""
        current = set(cell.current.answers)
        for answer in cell.answers:
            if answer in current and not any(pair.relation == "disagreement" and answer in (pair.a, pair.b) for pair in cell.pairs):
                continue
            relation = _relation_of(answer, current, cell.pairs)
            if not relation and (cell.prop.type == "prose" or _says_the_same(answer, cell)):
                continue
            yield self._rival(answer, relation, cell.prop)

    def _rival(self, answer: Answer, relation: str, prop: Property) -> Rival:
        source, piece = answer.claim.evidence[0] if answer.claim.evidence else ("", None)
        record = self.knowledge.sources.get(source)
        denied = "not " if answer.claim.not_ else ""
        values = tuple(show_value(self.knowledge, prop, value, denied.strip()) for value in answer.claim.elements)
        return Rival(
            relation=_RELATION_WORDS.get(relation, "Also said"),
            values=values,
            scope=scope_words(answer.claim, self.knowledge.schema),
            says=(piece.says if piece else "") or "",
            short=record.short if record else "",
            href=f"sources/{source}/",
            tier=record.tier if record else "",
            level=("primary", "secondary", "tertiary").index(record.tier) + 1 if record else 3,
            held=show_date(answer.attested.text) if answer.attested.text else None,
        )


def empty_of(today: CellView) -> CellView:
    """The view of a cell for a day of which no evidence tells; `today` is what is shown today."""
    return CellView(today.subject, today.subject_name, today.prop, today.label, today.href, elsewhen=today.researched)


def _relation_of(answer: Answer, current: set[Answer], pairs: tuple[Pair, ...]) -> str:
    """The strongest relation of an answer to those that are shown."""
    found = {pair.relation for pair in pairs if (pair.a is answer and pair.b in current) or (pair.b is answer and pair.a in current)}
    return next((relation for relation in _RELATION_WORDS if relation in found), "")


def _says_the_same(answer: Answer, cell: Cell) -> bool:
    return bool(answer.claim.value) and set(answer.claim.value or ()) <= set(cell.current.values)


def _speaks_of_itself(record: Source, piece: Evidence) -> bool:
    return piece.according_to == "project" or bool(record.speaks_for and record.tier == "primary" and not piece.according_to)


def _note_of(cell: Cell, schema: Schema) -> str:
    """The limit that makes a single value true: its scope, or what is missing."""
    if len(cell.current.values) != 1 or not cell.current.answers or cell.prop.many:
        return ""
    claims = [answer.claim for answer in cell.current.answers]
    scopes = [scope_words(claim, schema) for claim in claims]
    if cell.current.values[0] == "unknown":
        looked = len({source for claim in claims for source in claim.cite})
        return f"looked in {looked} source{'s' * (looked != 1)}"
    if cell.current.values[0] in ("partial", "planned", "removed"):
        says = next((piece.says for claim in claims for _, piece in claim.evidence if piece.says), "")
        return says or scopes[0]
    return scopes[0] if all(scopes) else ""


def _checked_day(evidence: tuple[EvidenceView, ...]) -> str:
    """The oldest day on which all that can be checked was found; empty if something has not been."""
    days = [piece.checked for piece in evidence]
    return min(days) if days and all(days) else NOT_CHECKED
