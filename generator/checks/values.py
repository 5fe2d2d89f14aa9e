"""What each type of value may be. Each function gives what is wrong and how to mend it, or None."""

import re
from collections.abc import Callable, Iterable
from functools import cache
from typing import Any
from urllib.parse import urlsplit

from packageurl import PackageURL

from ..model.dates import Interval, parse_date, parse_duration
from ..model.numbers import parse_count, parse_measured, parse_ratio
from ..model.schema import SUPPORT
from ..model.versions import parse_versions
from ..words import nearest, suggest
from .licenses import explain_license
from .rule import UNKNOWN, Context

Explained = tuple[str, str] | None
_FORBIDDEN = re.compile(r"[\s<>\"'\\^`{|}@\x00-\x1f]")


def _explain(parse: Callable[[str], Any], word: str, noun: str, mend: str) -> Explained:
    try:
        parse(word)
    except ValueError as error:
        reason = str(error).removeprefix("it is not ")
        return (f'"{word}" is not {noun}', mend) if reason != str(error) else (f'"{word}" is not {noun}: {error}', mend)
    return None


def explain_date(word: str) -> Explained:
    """A date of any precision."""
    return _explain(parse_date, word, "a date", "write 2015, 2015-11, 2015-11-09, 2016~ or 2015-10..2015-12")


def explain_duration(word: str) -> Explained:
    """How long an answer stays fresh."""
    return _explain(parse_duration, word, "a length of time", "write always, or a number of days, weeks, months or years such as 6 months")


def explain_count(word: str) -> Explained:
    """A number that was counted."""
    return _explain(parse_count, word, "a number", "write 1021, 44.5k, ~300, >=1000, or - where the source prints no value")


def explain_measured(word: str) -> Explained:
    """A number that was measured."""
    return _explain(parse_measured, word, "a measured value", "write 99.17, 98.65 ± 0.07 or 9m 25s ± 8s")


def explain_ratio(word: str) -> Explained:
    """How far one is ahead of another."""
    return _explain(parse_ratio, word, "a ratio", "write ~3x, 80%, 1.4..2x or >2x")


def explain_version(word: str) -> Explained:
    """The editions that a claim holds for."""
    return _explain(parse_versions, word, "a version", 'write "1", "2.4.0", 2+ or 1.0..1.7')


def explain_url(word: str) -> Explained:
    """A web address: nothing else may become a link."""
    mend = "write an address that begins with https:// or http://"
    try:
        parts = urlsplit(word)
    except ValueError:
        return f'"{word}" is not a web address', mend
    if parts.scheme not in ("http", "https") or not parts.netloc or _FORBIDDEN.search(word):
        return f'"{word}" is not a web address', mend
    return None


def explain_package(word: str) -> Explained:
    """A package URL."""
    try:
        PackageURL.from_string(word)
    except ValueError:
        return f'"{word}" is not a package URL', "write it as pkg:pypi/name@1.0"
    return None


def explain_support(word: str) -> Explained:
    """One of the words of support."""
    return None if word in SUPPORT else (f'"{word}" is not a word of support', suggest(word, SUPPORT))


@cache
def read_date(text: str | None) -> Interval | None:
    """A date if there is one that can be read; what cannot has a message of its own."""
    try:
        return parse_date(text) if text else None
    except ValueError:
        return None


def suggest_or(word: str, known: Iterable[str], otherwise: str) -> str:
    """What was probably meant, or what is allowed, and what to do if it is neither."""
    shown = suggest(word, known)
    return f"{shown} If not, {otherwise}" if shown.endswith("?") else f"{shown}; or {otherwise}"


def _nearest_or(word: str, known: Iterable[str], otherwise: str) -> str:
    """The same where there are too many to show: the nearest one, if any is near."""
    match = nearest(word, sorted(known))
    return f'did you mean "{match}"? If not, {otherwise}' if match else otherwise


_BY_TYPE: dict[str, Callable[[str], Explained]] = {
    "date": explain_date,
    "number": explain_count,
    "license": explain_license,
    "support": explain_support,
    "url": explain_url,
    "purl": explain_package,
}


def explain_value(context: Context, kind: str, vocabulary: str | None, word: str) -> Explained:
    """A value of a qualifier, by its type."""
    if word == UNKNOWN:
        return None
    if kind == "term":
        return explain_term(context, vocabulary or "", word)
    if kind == "ref":
        return explain_subject(context, word)
    return _BY_TYPE[kind](word) if kind in _BY_TYPE else None


def explain_term(context: Context, vocabulary: str, word: str) -> Explained:
    """A word of a vocabulary; nothing is said of a vocabulary that there is not, or that did not load."""
    terms = context.knowledge.vocabularies.get(vocabulary)
    home = "agents.yml" if vocabulary == "agents" else "schema.yml"
    if terms is None or word in terms or context.file(home) in context.broken:
        return None
    return f'"{word}" is no word of the vocabulary "{vocabulary}"', suggest_or(word, terms, f"add it to {home}")


def explain_subject(context: Context, word: str) -> Explained:
    """The id of a subject."""
    return None if word in context.subjects else (f'there is no subject "{word}"', _nearest_or(word, context.subjects, "add a file for it"))


def explain_source(context: Context, word: str) -> Explained:
    """The id of a source."""
    return None if word in context.sources else (f'there is no source "{word}"', _nearest_or(word, context.sources, f"add sources/{word}.yml"))
