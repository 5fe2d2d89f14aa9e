"""The texts of sources: finding an anchor in them, and the part of the outline in which it stands.

A text is known by the SHA-256 of its bytes, so that it may lie anywhere under any name. Words are compared by
letters and digits alone: what a PDF, a web page and a person's typing make of blanks, dashes and quotes differs.
"""

import hashlib
import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, cached_property
from pathlib import Path
from typing import Literal

Outcome = Literal["found", "missing", "ambiguous", "misplaced"]
Extent = tuple[int, int]

WHOLE = "whole"
_WORD = re.compile(r"[^\W_]+")
_COMMAND = re.compile(r"\\[A-Za-z]+")
_HYPHEN = re.compile(r"(?<=\w)[-\u2010\u2011][ \t]*\n[ \t]*(?=\w)")
_SOFT_HYPHEN = "\u00ad"
# Notes stand at the foot of the page, which may be under another heading.
_NOTE = re.compile(r" note\b")
_ROMAN = re.compile(r"[IVXLC]+")
_NUMBERED = re.compile(r"[*#\s]*(?:([IVXLC]+|[A-Z])\.|(\d+)\))\s+\S")
_FLOAT = re.compile(r"(?:table|figure|fig|listing|algorithm)\b", re.IGNORECASE)
_ENUMERATOR = re.compile(r"[\s#*]*(?:[IVXLC]+[.)]|[A-Za-z][.)]|\d+(?:\.\d+)*[.)]?)\s+(?=\S)")
_BULLET = re.compile(r"\s*[-*+\u2022\u00b7]\s")
# A heading is a short line; what runs on is a paragraph that begins with the same words.
_LONGEST_HEADING = 14


def words(text: str) -> list[str]:
    """The words of a text as anchors are compared: case folded, a hyphen at a line's end joined, LaTeX commands dropped."""
    return [word for line in _lines(text) for word in _words_of_line(line)]


def _lines(text: str) -> list[str]:
    """The lines of a text, none of which ends within a word."""
    joined = _HYPHEN.sub("", unicodedata.normalize("NFKC", text).replace(_SOFT_HYPHEN, "").replace("\r\n", "\n"))
    return joined.split("\n")


def _words_of_line(line: str) -> list[str]:
    return _WORD.findall(_COMMAND.sub(" ", line).casefold())


def count_words(anchor: str) -> int:
    """How many words an anchor has; plain ones, which are most, without the full treatment."""
    if anchor.isascii():
        apart = anchor.split()
        if "".join(apart).isalnum():
            return len(apart)
        if "\\" not in anchor and "\n" not in anchor:
            return len(_WORD.findall(anchor))
    return len(words(anchor))


def part_of(at: str, outline: Sequence[str]) -> str | None:
    """The entry of the outline that a place begins with, the longest if several do."""
    best = None
    for entry in outline:
        if at.startswith(entry) and (len(at) == len(entry) or at[len(entry)] == " ") and (best is None or len(entry) > len(best)):
            best = entry
    return best


@dataclass(frozen=True)
class _Document:
    """One text, normalised once."""

    text: str
    joined: str
    torn: tuple[Extent, ...]

    def find(self, anchor: str) -> list[int]:
        """The numbers of the words at which the anchor begins."""
        wanted = " ".join(words(anchor))
        found: list[int] = []
        position = self.joined.find(f" {wanted} ") if wanted else -1
        while position >= 0:
            found.append(self.joined.count(" ", 0, position))
            position = self.joined.find(f" {wanted} ", position + 1)
        return found


class Documents:
    """Texts by the SHA-256 of their bytes."""

    def __init__(self, texts: dict[str, bytes] | None = None) -> None:
        self._raw = dict(texts or {})
        self._read: dict[str, _Document] = {}
        self._parts: dict[tuple[str, tuple[str, ...]], dict[str, Extent]] = {}

    @classmethod
    def read(cls, folder: Path) -> "Documents":
        """All files below a folder."""
        raw = (path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file())
        return cls.of(*raw)

    @classmethod
    def of(cls, *texts: bytes) -> "Documents":
        """Texts that are at hand as bytes."""
        return cls({hashlib.sha256(text).hexdigest(): text for text in texts})

    def __contains__(self, digest: str) -> bool:
        return digest in self._raw

    def find(self, digest: str, anchor: str) -> list[int]:
        """The numbers of the words, from 0, at which the anchor begins; none if the text is not at hand."""
        return self._document(digest).find(anchor) if digest in self._raw else []

    def parts(self, digest: str, outline: tuple[str, ...]) -> dict[str, Extent]:
        """Where those parts of the outline lie that can be placed with certainty."""
        key = digest, outline
        if key not in self._parts:
            self._parts[key] = sections(self._document(digest).text, outline) if digest in self._raw else {}
        return self._parts[key]

    def seek(self, digest: str, anchor: str, at: str, outline: tuple[str, ...]) -> Outcome:
        """What comes of looking for an anchor at a place; misplaced only if that is certain."""
        positions = self.find(digest, anchor)
        if len(positions) != 1:
            return "ambiguous" if positions else "missing"
        extent = self.parts(digest, outline).get(part_of(at, outline) or "")
        if extent is None or extent[0] <= positions[0] < extent[1] or _NOTE.search(at):
            return "found"
        torn = any(start <= positions[0] < end for start, end in self._document(digest).torn)
        return "found" if torn else "misplaced"

    def _document(self, digest: str) -> _Document:
        if digest not in self._read:
            text = self._raw[digest].decode("utf-8", errors="replace")
            lines, _ = _index(text)
            self._read[digest] = _Document(text, f" {' '.join(word for line in lines for word in line.words)} ", tuple(_torn(lines)))
        return self._read[digest]


@dataclass(frozen=True)
class _Line:
    """A line that holds words, with the number of its first word."""

    raw: str
    words: list[str]
    start: int

    @cached_property
    def is_heading(self) -> bool:
        """Whether it may be a heading that stands alone: short, no end of a sentence, no item of a list."""
        return len(self.words) <= _LONGEST_HEADING and not self.raw.rstrip().endswith((".", ",", ";")) and not _BULLET.match(self.raw)

    @cached_property
    def title(self) -> list[str]:
        """Its words without a number in front."""
        return _words_of_line(_ENUMERATOR.sub("", self.raw, count=1))


def sections(text: str, outline: Sequence[str]) -> dict[str, Extent]:
    """First word and end of each part that can be placed with certainty.

    A part ends where the next heading of the outline begins: what the outline names apart is cited apart. Tables and
    figures float, with a caption above or below: they lie somewhere between the headings and captions around theirs.
    """
    lines, end = _index(text)
    labels = _number(lines)
    candidates = _by_first_word(lines)
    starts = {entry: start for entry in outline if (start := _start_of(entry, candidates, labels)) is not None}
    headings = _in_order({entry: start for entry, start in starts.items() if not _FLOAT.match(entry)})
    captions = {entry: start for entry, start in starts.items() if _FLOAT.match(entry)}
    edges = sorted({0, end, *headings.values()})
    all_edges = sorted({*edges, *captions.values()})
    found = {entry: (start, min(edge for edge in edges if edge > start)) for entry, start in headings.items()}
    for entry, start in captions.items():
        found[entry] = (max((edge for edge in all_edges if edge < start), default=0), min(edge for edge in all_edges if edge > start))
    return {entry: found[entry] for entry in outline if entry in found}


def _index(text: str) -> tuple[list[_Line], int]:
    """The lines that hold words, and how many words there are in all."""
    lines: list[_Line] = []
    count = 0
    for raw in _lines(text):
        found = _words_of_line(raw)
        if found:
            lines.append(_Line(raw, found, count))
            count += len(found)
    return lines, count


def _torn(lines: Sequence[_Line]) -> Iterator[Extent]:
    """Lines that begin in lower case: columns and figures tore a sentence in two, and its end may stand under another heading."""
    for line in lines:
        if line.raw.lstrip()[:1].islower():
            yield line.start, line.start + len(line.words)


def _number(lines: Sequence[_Line]) -> dict[str, int]:
    """Starts of headings numbered as `II.`, `A.` below it and `3)` below that, under the short form `II-A-3`.

    A number counts only if it is the next one of its level: so `C.` is a letter and `V.` a Roman numeral.
    """
    found: dict[str, int] = {}
    level = [0, 0, 0]
    for line in lines:
        match = _NUMBERED.match(line.raw)
        if not match:
            continue
        sign, digits = match[1], match[2]
        if digits and int(digits[:4]) == level[2] + 1 and level[0]:
            level[2] += 1
        elif sign and line.is_heading and level[0] and sign == chr(ord("A") + level[1]):
            level[1:] = [level[1] + 1, 0]
        elif sign and line.is_heading and _ROMAN.fullmatch(sign) and sign == _roman(level[0] + 1):
            level = [level[0] + 1, 0, 0]
        else:
            continue
        found.setdefault(_label(level), line.start)
    return found


def _label(level: Sequence[int]) -> str:
    """The short form of a numbered heading; `III-2` if it stands below no letter."""
    section, letter, number = level
    return "-".join([_roman(section)] + ([chr(ord("A") + letter - 1)] if letter else []) + ([str(number)] if number else []))


@cache
def _roman(number: int) -> str:
    signs = ((90, "XC"), (50, "L"), (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"))
    for value, sign in signs:
        if number >= value:
            return sign + _roman(number - value)
    return ""


def _by_first_word(lines: Sequence[_Line]) -> dict[str, list[_Line]]:
    """The lines by their first word, and by the first behind a number."""
    found: dict[str, list[_Line]] = defaultdict(list)
    for line in lines:
        for word in {line.words[0], *line.title[:1]}:
            found[word].append(line)
    return found


def _start_of(entry: str, candidates: Mapping[str, Sequence[_Line]], labels: dict[str, int]) -> int | None:
    """The one word at which a part can begin; None if there is none, or more than one."""
    if entry in labels:
        return labels[entry]
    wanted = _words_of_line(entry)
    if not wanted:
        return None
    length, lines = len(wanted), candidates.get(wanted[0], ())
    exact = [line.start for line in lines if wanted in (line.words, line.title) and line.is_heading]
    begun = [line.start for line in lines if line.is_heading and wanted in (line.words[:length], line.title[:length])]
    run_in = [line.start for line in lines if line.words[:length] == wanted and _runs_in(line.raw, entry)]
    for starts in (exact, begun, run_in):
        if starts:
            return starts[0] if len(starts) == 1 else None
    # What a reader calls a figure, many a caption calls `Fig.`.
    return _start_of(f"Fig. {entry[7:]}", candidates, labels) if entry.startswith("Figure ") else None


def _runs_in(line: str, entry: str) -> bool:
    """Whether a paragraph begins with a heading of its own: `Abstract—`, `3) *PyTorch*:`, `Fig. 1.`."""
    rest = line.lstrip(" *#_")[len(entry) :].lstrip(" *_")
    return rest.startswith(("\u2014", "\u2013", ":", "- ", ". "))


def _in_order(starts: dict[str, int]) -> dict[str, int]:
    """The longest run of headings that come in the order of the outline; what breaks it was found at a wrong place."""
    entries = list(starts)
    best: dict[str, list[str]] = {}
    for number, entry in enumerate(entries):
        before = [best[other] for other in entries[:number] if starts[other] < starts[entry]]
        best[entry] = [*max(before, key=len, default=[]), entry]
    return {entry: starts[entry] for entry in max(best.values(), key=len, default=[])}
