"""What the scripts of a matrix compare: every answer once, in order, with the words that filters ask for."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from ..model.dates import to_edtf
from ..model.schema import SILENT, Property
from .cell import CellView
from .cells import CellViews
from .past import Past
from .sorting import ORDERED, Key, answer_words, fold, natural_key, scale_of, sort_key, widest
from .values import show_value

NOT_APPLICABLE = ("n/a",)
UNKNOWN = "unknown"
# Free text answers few questions with a word that another subject shares: it is looked for by its words.
_NO_CHOICE = ("text", "prose", "purl", "url")
# How a condition on an answer is told, by the type of the property: the words around the answer.
CONDITIONS = {"is": "is {}", "not": "is not {}"}
CONDITIONS_BY_TYPE = {
    "support": {"min": "is {} or better", "above": "is not {} or worse"},
    "date": {"min": "is {} or later", "above": "is later than {}"},
    "number": {"min": "is {} or more", "above": "is more than {}"},
    "judgement": {"min": "is {} or above", "above": "is above {}"},
    "ordinal": {"min": "is {} or above", "above": "is above {}"},
}

Values = tuple[str, ...]


@dataclass(frozen=True)
class FilterView:
    """A property that the filter bar offers, with its widest answers: pairs of value and words."""

    id: str
    label: str
    options: tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class Question:
    """A property with every answer that any subject gives or gave to it, in order, and the words that one may filter by."""

    prop: Property
    cells: CellViews
    told: dict[Values, Values] = field(default_factory=dict)

    def note(self, values: Values, texts: Values) -> None:
        """Takes in an answer: its values, or what sources say where it is prose."""
        self.told.setdefault(values or texts, texts)

    @cached_property
    def order(self) -> dict[Values, int]:
        """The place of each answer; what answers nothing comes last."""
        keys = {answer: self._key(answer) for answer in self.told}
        return {answer: place for place, answer in enumerate(sorted(keys, key=lambda answer: (keys[answer], answer)))}

    def _key(self, answer: Values) -> tuple[Key, ...]:
        return ((0, *natural_key(" ".join(answer))),) if self.told[answer] else sort_key(self.cells.knowledge, self.prop, answer)

    @cached_property
    def options(self) -> tuple[str, ...]:
        """The words that one may ask for, in the order of their scale, else of their labels."""
        if self.prop.type in _NO_CHOICE:
            return ()
        knowledge = self.cells.knowledge
        words = {word for answer in self.told for value in answer for word in answer_words(knowledge, self.prop, value)} - {UNKNOWN}
        scale = scale_of(knowledge, self.prop)
        if self.prop.type in ORDERED:
            # "Not partial or worse" can be asked where nothing is partial.
            words |= set(scale)
        place = {word: position for position, word in enumerate(scale)}
        return tuple(sorted(words, key=lambda word: (word in NOT_APPLICABLE, place.get(word, len(scale)), natural_key(self.label(word)), word)))

    def label(self, word: str) -> str:
        """An option in words."""
        return word if self.prop.type == "date" else show_value(self.cells.knowledge, self.prop, word).text

    @property
    def scaled(self) -> int:
        """How many of the options have an order."""
        if self.prop.type not in ORDERED:
            return 0
        return sum(word not in NOT_APPLICABLE for word in self.options)

    def record(self) -> dict[str, Any]:
        """What scripts read. An answer is its values, its words and the options that it says yes to."""
        knowledge, places = self.cells.knowledge, {word: place for place, word in enumerate(self.options)}
        answers = []
        for answer in self.order:
            shown = [show_value(knowledge, self.prop, value).plain for value in answer] if not self.told[answer] else answer
            words = {word for value in answer for word in answer_words(knowledge, self.prop, value)} if self.options else set()
            answers.append([[to_edtf(value) if self.prop.type == "date" and value not in SILENT else value for value in answer], fold(" ".join(shown)), sorted(places[word] for word in words if word in places)])
        silent = sum(self._key(answer)[0][0] != 0 for answer in self.order)
        return {
            "group": self.prop.group,
            "label": self.prop.label,
            "type": self.prop.type,
            "options": [[word, self.label(word)] for word in self.options],
            "scaled": self.scaled,
            "answers": answers,
            "real": len(answers) - silent,
        }


def values_of(cell: CellView | None) -> tuple[Values, Values]:
    """The values of a cell as the knowledge writes them, and the statements where it is prose."""
    if cell is None:
        return NOT_APPLICABLE, ()
    return cell.raw, tuple(text.text for text in cell.texts)


def ask_questions(cells: CellViews, past: Past) -> dict[str, Question]:
    """Every property with the answers of all subjects, today and before."""
    questions = {prop.id: Question(prop, cells) for prop in cells.knowledge.schema.properties.values()}
    for prop, cell in _all_views(cells, past):
        if cell is None or cell.researched:
            questions[prop].note(*values_of(cell))
    return questions


def _all_views(cells: CellViews, past: Past) -> Iterator[tuple[str, CellView | None]]:
    for subject in cells.knowledge.subjects.values():
        for prop in cells.knowledge.schema.properties.values():
            if prop.applies_to and subject.kind not in prop.applies_to:
                yield prop.id, None
                continue
            yield prop.id, cells.view(subject.id, prop.id)
            for _, cell in past.steps(subject.id, prop.id):
                yield prop.id, cell


def bar_filters(questions: dict[str, Question], names: Sequence[str]) -> tuple[FilterView, ...]:
    """The properties that the filter bar offers by themselves."""
    found = []
    for name in names:
        question = questions[name]
        words = widest(question.cells.knowledge, question.prop, question.options)
        found.append(FilterView(name, question.prop.label, tuple((word, question.label(word)) for word in words)))
    return tuple(found)


def subject_words(names: Iterable[str]) -> str:
    """The names of a subject as a filter of words looks for them."""
    return fold(" ".join(names))
