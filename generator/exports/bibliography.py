"""Sources for bibliography software: CSL-JSON and BibTeX."""

import re
from typing import TYPE_CHECKING, Any

from ..model.dates import to_edtf
from ..model.knowledge import Knowledge
from ..model.source import Name, Source
from .writing import write_json

if TYPE_CHECKING:
    from pybtex.database import Entry, Person

# Names of CSL that a record of the Atlas has under the same name.
_SAME = ("title", "publisher", "genre", "volume", "issue", "page", "number", "language", "URL", "DOI", "ISBN", "note")

_ENTRY_TYPES = {
    "article": "misc",
    "article-journal": "article",
    "article-magazine": "article",
    "article-newspaper": "article",
    "book": "book",
    "chapter": "incollection",
    "entry-encyclopedia": "incollection",
    "manuscript": "unpublished",
    "paper-conference": "inproceedings",
    "report": "techreport",
    "thesis": "phdthesis",
}
_CONTAINERS = {"article": "journal", "incollection": "booktitle", "inproceedings": "booktitle"}
_PUBLISHERS = {"phdthesis": "school", "techreport": "institution"}
# What LaTeX would take for markup. The writer of pybtex looks after `&`, `%`, `#` and `_` itself.
_MARKUP = {"\\": r"\textbackslash{}", "{": r"\textbraceleft{}", "}": r"\textbraceright{}", "$": r"\$", "^": r"\textasciicircum{}", "~": r"\textasciitilde{}"}
# Fields that BibTeX styles print as they are.
_VERBATIM = ("url", "doi")


def write_csl(knowledge: Knowledge) -> bytes:
    """Every source as CSL-JSON; what CSL has no name for stands under `custom`."""
    return write_json([_csl_item(knowledge.sources[name]) for name in sorted(knowledge.sources)])


def csl_item(source: Source) -> dict[str, Any]:
    """One source as an item of CSL-JSON."""
    return _csl_item(source)


def _csl_item(source: Source) -> dict[str, Any]:
    item: dict[str, Any] = {"id": source.id, "type": source.type}
    if source.author:
        item["author"] = [name.model_dump(exclude_none=True) for name in source.author]
    item |= {key: getattr(source, key) for key in _SAME if getattr(source, key)}
    if source.container_title:
        item["container-title"] = source.container_title
    item |= {key: csl_date(text) for key, text in (("issued", source.issued), ("accessed", source.accessed)) if text}
    item["custom"] = _custom(source)
    return item


def _custom(source: Source) -> dict[str, Any]:
    found = {
        "tier": source.tier,
        "as_of": to_edtf(source.as_of or ""),
        "living": source.living,
        "second_hand": source.read == "second-hand",
        "speaks_for": list(source.speaks_for),
        "sha256": source.text and source.text.sha256,
        "repository": source.git and source.git.repository,
        "commit": source.git and source.git.commit,
        "package": source.package,
    }
    return {key: value for key, value in found.items() if value}


def csl_date(text: str) -> dict[str, Any]:
    """A date of the Atlas in the structure of CSL, which knows ranges and `circa` but no open end."""
    begin, dots, end = text.partition("..")
    ends = [_date_parts(part) for part in (begin, end) if part]
    if dots and len(ends) == 1:
        return {"literal": f"since {begin}" if begin else f"before {end}"}
    unsure = bool(dots) or "~" in text
    return {"date-parts": ends, **({"circa": True} if unsure else {})}


def _date_parts(text: str) -> list[int]:
    return [int(part) for part in text.removesuffix("~").split("-")]


def write_bibtex(knowledge: Knowledge) -> bytes:
    """Every source as BibTeX in UTF-8."""
    return to_bibtex([knowledge.sources[name] for name in sorted(knowledge.sources)]).encode()


def to_bibtex(sources: list[Source]) -> str:
    """Sources as entries of BibTeX, by their ids."""
    # Imported here: nothing else that the command line does needs pybtex.
    from pybtex.database import BibliographyData
    from pybtex.database.output.bibtex import Writer

    class _Writer(Writer):  # type: ignore[misc]  # pybtex has no types
        def _write_field(self, stream: Any, type: str, value: str) -> None:
            shown = value if type in _VERBATIM else self._encode(value)
            stream.write(f",\n    {type} = {{{shown}}}")

    # In UTF-8: written in ASCII, `ç` becomes a command with a blank after it, at which BibTeX splits names.
    return str(_Writer(encoding="UTF-8").to_string(BibliographyData({source.id: _entry(source) for source in sources})))


def _entry(source: Source) -> "Entry":
    from pybtex.database import Entry

    kind = _ENTRY_TYPES.get(source.type, "misc")
    fields = {
        # Braces keep the capitals of names, which styles would lower.
        "title": f"{{{_escape(source.title)}}}",
        _CONTAINERS.get(kind, "howpublished"): _escape(source.container_title),
        _PUBLISHERS.get(kind, "publisher"): _escape(source.publisher),
        "type": _escape(source.genre),
        "volume": _escape(source.volume),
        "number": _escape(source.issue or source.number),
        "pages": re.sub(r"(?<=\d)[-\u2013](?=\d)", "--", _escape(source.page)),
        **_date_fields(source),
        "doi": source.DOI,
        "url": source.URL,
        "isbn": source.ISBN,
        "language": source.language,
        "note": _escape(source.note),
    }
    written = {key: value for key, value in fields.items() if value}
    return Entry(kind, fields=written, persons={"author": [_person(name) for name in source.author]})


def _date_fields(source: Source) -> dict[str, str]:
    """Year and month, for styles of all ages, and the day of access; of a span of time the year in which it ends."""
    begin, _, end = (source.issued or "").partition("..")
    issued = (end or begin).removesuffix("~")
    return {"year": issued[:4], "month": "" if end else issued[5:7], "urldate": source.accessed or ""}


def _person(name: Name) -> "Person":
    from pybtex.database import Person

    if name.literal:
        return Person(f"{{{_escape(name.literal)}}}")
    return Person(first=_escape(name.given), last=_escape(name.family))


def _escape(text: str | None) -> str:
    return "".join(_MARKUP.get(letter, letter) for letter in text or "")
