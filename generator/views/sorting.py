"""What scripts sort and filter by. Browsers compare plain numbers: which answer comes before which is decided here, by type."""

import re
import unicodedata
from collections.abc import Sequence
from datetime import date

from ..model.dates import Interval, parse_date
from ..model.knowledge import Knowledge
from ..model.numbers import parse_count
from ..model.schema import SILENT, Property
from ..resolve.compare import widen
from .values import show_value

# From least to most. `n/a` and `unknown` stand on no scale.
SUPPORT_SCALE = ("no", "removed", "planned", "partial", "yes")
# What answers nothing comes after every answer, whichever way one sorts: first what does not apply, then what nobody found out.
_SILENT_ORDER = ("n/a", "unknown")
# Types whose answers can be more or less than another.
ORDERED = ("support", "judgement", "ordinal", "number", "date")
_DIGITS = re.compile(r"(\d+)")
_WORD_BREAKS = re.compile(r"\s+")

Key = tuple[int | float | str, ...]


def sort_key(knowledge: Knowledge, prop: Property, values: Sequence[str]) -> tuple[Key, ...]:
    """The place of an answer among those to one property: the keys of its elements, in the order in which they are shown.

    Keys of one property compare with each other. What does not apply, is unknown or denies without a value comes last.
    """
    if not values:
        return ((2,),)
    return tuple(_element_key(knowledge, prop, value) for value in values)


def _element_key(knowledge: Knowledge, prop: Property, value: str) -> Key:
    if value in SILENT:
        return 1, _SILENT_ORDER.index(value)
    if prop.type == "date":
        return 0, *_date_key(parse_date(value))
    if prop.type == "number":
        span = parse_count(value)
        return (0, span.low, span.high) if span else (2,)
    scale = scale_of(knowledge, prop)
    if value in scale:
        return 0, scale.index(value)
    return 0, len(scale), *natural_key(show_value(knowledge, prop, value).text)


def _date_key(span: Interval) -> Key:
    """By the middle of the days that it may be, the more exact first; with an open end by the other."""
    ends = [day.toordinal() for day in (span.first, span.last) if day not in (date.min, date.max)]
    return sum(ends) / len(ends), span.days


def natural_key(text: str) -> Key:
    """Words without case and accents, numbers within them by their size: 1.9 before 1.10."""
    parts = _DIGITS.split(fold(text))
    # Strings and numbers alternate, so that equal places compare.
    return tuple(int(part) if position % 2 else part for position, part in enumerate(parts))


def scale_of(knowledge: Knowledge, prop: Property) -> tuple[str, ...]:
    """The words of a property that have an order, least first; empty where answers are ordered by their spelling.

    Terms with a sign are states, which have the order of their vocabulary.
    """
    if prop.type == "support":
        return SUPPORT_SCALE
    if prop.scale:
        return prop.scale
    terms = knowledge.vocabularies.get(prop.vocabulary or "", {})
    return tuple(terms) if any(term.look for term in terms.values()) else ()


def fold(text: str) -> str:
    """Text without case, accents and runs of blanks: what a filter of words compares."""
    bare = "".join(letter for letter in unicodedata.normalize("NFKD", text) if not unicodedata.combining(letter))
    return _WORD_BREAKS.sub(" ", bare.casefold()).strip()


def answer_words(knowledge: Knowledge, prop: Property, value: str) -> tuple[str, ...]:
    """Every word that an element says yes to when one filters: itself and what is wider, the year of a date, the parts of a licence."""
    if value in SILENT:
        return (value,)
    if prop.type == "date":
        span = parse_date(value)
        return (f"{(span.last if span.first == date.min else span.first).year}",)
    terms = knowledge.vocabularies.get(prop.vocabulary or "", {})
    named = re.split(r" (?:AND|OR|WITH) |[()]", value) if prop.type == "license" else [value]
    found = {wide for word in named if word for wide in widen(word, terms)}
    return tuple(sorted(found))


def widest(knowledge: Knowledge, prop: Property, words: Sequence[str]) -> tuple[str, ...]:
    """The words that have no wider one: families of licences, states of a project."""
    terms = knowledge.vocabularies.get(prop.vocabulary or "", {})
    return tuple(word for word in words if not (word in terms and terms[word].broader))
