"""An invented knowledge of any size: every subject answers every question, and every answer has a source.

The questions have the types that those of a real field have, in about the same shares.
"""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from .words import Words

SOURCES = 40
PARTS = 30
GROUPS = 8
TERMS = 12

Question = dict[str, object]

# The questions that the pages need, and one of each type that is rare.
_NAMED: dict[str, Question] = {
    "summary": {"type": "prose", "fresh_for": "5 years"},
    "state": {"type": "term", "vocabulary": "state", "fresh_for": "2 years"},
    "begun": {"type": "date", "fresh_for": "always"},
    "ended": {"type": "date", "fresh_for": "always"},
    "releases": {"type": "text", "many": "yes", "with": ["date"], "fresh_for": "always"},
    "makers": {"type": "term", "vocabulary": "agents", "many": "yes", "fresh_for": "10 years"},
    "successor": {"type": "ref", "inverse": "successor of", "fresh_for": "always"},
    "built-on": {"type": "ref", "many": "yes", "inverse": "base of", "fresh_for": "5 years"},
    "rights": {"type": "license", "fresh_for": "3 years"},
    "handbook": {"type": "url", "fresh_for": "2 years"},
    "users": {"type": "name", "many": "yes", "fresh_for": "5 years"},
    "age": {"type": "number", "unit": "years", "fresh_for": "1 year"},
}
# In turn for all other questions.
_COMMON: tuple[Question, ...] = (
    {"type": "support", "fresh_for": "3 years"},
    {"type": "judgement", "scale": ["bad", "mixed", "good"], "fresh_for": "6 years"},
    {"type": "support", "fresh_for": "6 months", "by_edition": "yes"},
    {"type": "term", "vocabulary": "words", "many": "yes", "fresh_for": "5 years"},
    {"type": "support", "fresh_for": "always"},
    {"type": "text", "many": "yes", "fresh_for": "5 years"},
)
_SUPPORT = ("yes", "yes", "yes", "no", "partial", "planned", "n/a", "unknown")
_LICENSES = ("MIT", "Apache-2.0", "BSD-3-Clause")
_STATES = (("active", "active", "no"), ("slow", "slow", "no"), ("over", "archived", "yes"))


@dataclass(frozen=True)
class Size:
    """How much to invent."""

    subjects: int = 1000
    properties: int = 60


def write_knowledge(folder: Path, size: Size) -> None:
    """Writes a whole knowledge folder. The subjects of a small one are the first ones of a large one."""
    questions = _questions(size.properties)
    _write(folder / "schema.yml", _schema(questions))
    _write(folder / "agents.yml", {f"agent-{number}": {"name": Words(f"agent {number}").name(), "kind": "organisation"} for number in range(50)})
    _write(
        folder / "needs.yml",
        {"use": {"label": "What it is for", "options": {"teaching": {"label": "Teaching", "about": "using it in a class", "asks": {"question-0": "yes"}}}}},
    )
    for number in range(SOURCES):
        _write(folder / "sources" / f"source-{number}.yml", _source(number, size, questions))
    ledger: dict[str, set[tuple[str, str]]] = {}
    (folder / "subjects").mkdir()
    for number in range(size.subjects):
        subject = _Subject(number, size, ledger)
        (folder / "subjects" / f"subject-{number}.yml").write_text("\n".join(subject.lines(questions)) + "\n", "utf-8")
    _write_ledger(folder / "evidence", ledger)


def _write(path: Path, value: object) -> None:
    """JSON is YAML, and far quicker to write."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(json.dumps(value, ensure_ascii=False, indent=1) + "\n", "utf-8")


def _write_ledger(folder: Path, ledger: dict[str, set[tuple[str, str]]]) -> None:
    """A check for two thirds of all places."""
    folder.mkdir()
    for source, places in ledger.items():
        rows = [f"{at},{anchor},2021-01-{number % 28 + 1:02},found,{number:064x}" for number, (at, anchor) in enumerate(sorted(places)) if number % 3]
        (folder / f"{source}.csv").write_text("\n".join(["at,anchor,day,outcome,digest", *rows]) + "\n", "utf-8")


def _questions(count: int) -> dict[str, Question]:
    """The questions by id, spread over the groups in a row as a schema has them."""
    common = {f"question-{number}": _COMMON[number % len(_COMMON)] for number in range(count - len(_NAMED))}
    words = Words("schema")
    kinds = list({**_NAMED, **common}.items())
    return {
        id: {"group": f"group-{position * GROUPS // count}", "label": words.text(1, 3).capitalize(), "counts": words.text(4, 12), **kind}
        for position, (id, kind) in enumerate(kinds)
    }


def _schema(questions: dict[str, Question]) -> dict[str, object]:
    words = Words("terms")
    terms = {f"term-{number}": {"label": words.text(1, 2), "broader": [f"term-{number // 3}"] if number > 2 else []} for number in range(TERMS)}
    states = {name: {"label": name, "look": look, "lasting": lasting} for name, look, lasting in _STATES}
    return {
        "title": "An invented atlas",
        "summary": "Nothing here is true.",
        "address": "https://invented.example/",
        "license": "CC0-1.0",
        "repository": "https://github.com/example/invented",
        "branch": "main",
        "kinds": {"thing": {"label": "Thing", "plural": "Things", "folder": "subjects"}},
        "views": _views(),
        "groups": {f"group-{number}": {"label": words.text(1, 2).capitalize(), "about": words.text(3, 6)} for number in range(GROUPS)},
        "vocabularies": {"state": {"about": "how it is", "terms": states}, "words": {"about": "what it does", "terms": terms}},
        "qualifiers": {"date": {"label": "on", "type": "date"}},
        "properties": questions,
        "metrics": {},
        "setup": {},
        "topics": {"content": {"label": "Content"}},
    }


def _views() -> dict[str, object]:
    return {
        "banner": "state",
        "lead": "summary",
        "begins": "begun",
        "ends": "ended",
        "next": ["successor"],
        "next_inverse": [],
        "editions": "releases",
        "infobox": ["makers", "begun", "rights", "built-on"],
        "glance": ["state", "begun", "rights", "question-0", "question-3"],
        "timeline": ["begun", "releases", "ended"],
        "required": ["state", "begun"],
    }


def _source(number: int, size: Size, questions: dict[str, Question]) -> dict[str, object]:
    words = Words(f"source {number}")
    judged = [id for id, question in questions.items() if question["type"] == "judgement"]
    verdicts = []
    for position in range(20):
        first, second = words.random.sample(range(size.subjects), 2)
        order = [f"subject-{first}", f"subject-{second}"]
        verdicts.append(
            {"criterion": words.random.choice(judged), "order": order, "says": words.text(4, 12), "at": f"{_part(position)} para 1", "anchor": words.text(5, 5)}
        )
    remarks = [{"about": "content", "says": words.text(4, 14), "at": f"{_part(position)} para 2", "anchor": words.text(5, 5)} for position in range(20)]
    return {
        "type": "article-journal",
        "title": words.text(5, 9).capitalize(),
        "author": [{"family": words.name().split()[0], "given": "A."} for _ in range(3)],
        "container-title": words.name(),
        "issued": f"{2014 + number % 7}-{number % 12 + 1:02}",
        "URL": f"https://source-{number}.example/",
        "language": "en",
        "tier": ("primary", "secondary", "tertiary")[number % 3],
        "text": {"sha256": f"{number:064x}"},
        "outline": [_part(position) for position in range(PARTS)],
        "verdicts": verdicts,
        "remarks": remarks,
    }


def _part(position: int) -> str:
    return f"{position // 6 + 1}.{position % 6 + 1} Part"


class _Subject:
    """One subject's file, line by line, as people write it."""

    def __init__(self, number: int, size: Size, ledger: dict[str, set[tuple[str, str]]]) -> None:
        self.number = number
        self.size = size
        self.ledger = ledger
        self.words = Words(f"subject {number}")
        self.random = self.words.random

    def lines(self, questions: dict[str, Question]) -> Iterator[str]:
        """The whole file."""
        yield f"name: {self.words.name()} {self.number}"
        yield "kind: thing"
        yield f"aliases: [{self.words.name()} of {self.number}]"
        yield f'identifiers: {{homepage: "https://subject-{self.number}.example/"}}'
        yield 'editions: ["1", "2"]'
        yield ""
        yield "claims:"
        for id, question in questions.items():
            yield f"  {id}:"
            yield from self._claims(id, question)

    def _claims(self, id: str, question: Question) -> Iterator[str]:
        """One claim, and for each twelfth question a second one that often contradicts it."""
        told: set[str] = set()
        for _ in range(2 if self.random.random() < 1 / 12 else 1):
            value = self._value(id, question)
            if value in told:
                continue
            told.add(value)
            yield f"    - value: {value}" if value else "    - note: invented"
            if "with" in question:
                yield f"      with: {{date: {self.random.randint(2012, 2020)}}}"
            yield "      cite:"
            yield from self._citations(question["type"] in ("prose", "judgement") or value in ("partial", "planned", "n/a", "unknown"))

    def _citations(self, says: bool) -> Iterator[str]:
        """One or two pieces of evidence, on one line if they are short."""
        for source in sorted(self.random.sample(range(SOURCES), self.random.randint(1, 2))):
            at, anchor = f"{_part(self.random.randrange(PARTS))} para {self.random.randint(1, 6)}", self.words.text(5, 7)
            self.ledger.setdefault(f"source-{source}", set()).add((at, anchor))
            if says:
                yield f"        source-{source}:"
                yield f"          at: {at}"
                yield f'          anchor: "{anchor}"'
                yield f"          says: {self.words.text(4, 14)}"
            else:
                yield f'        source-{source}: {{at: {at}, anchor: "{anchor}"}}'

    def _value(self, id: str, question: Question) -> str:
        """An answer of the right type as YAML; empty for prose, which stands in the evidence."""
        pick = self.random.choice
        if id == "begun":
            # Before any evidence, for what is told of a time before the beginning is a problem.
            return f"{self.random.randint(1990, 2011)}"
        match question["type"], question.get("vocabulary"):
            case "prose", _:
                return ""
            case "support", _:
                return pick(_SUPPORT)
            case "judgement", _:
                return pick(("bad", "mixed", "good"))
            case "term", "state":
                return pick(_STATES)[0]
            case "term", "agents":
                return f"agent-{self.random.randrange(50)}"
            case "term", _:
                return f"[{', '.join(f'term-{number}' for number in sorted(self.random.sample(range(TERMS), self.random.randint(1, 3))))}]"
            case "ref", _:
                return f"subject-{(self.number + self.random.randrange(1, self.size.subjects)) % self.size.subjects}"
        return self._plain_value(str(question["type"]))

    def _plain_value(self, kind: str) -> str:
        if kind == "date":
            return self.words.date()
        if kind == "number":
            return f"{self.random.randint(1, 900)}"
        if kind == "license":
            return self.random.choice(_LICENSES)
        if kind == "url":
            return f'"https://handbook-{self.random.randrange(1000)}.example/"'
        # Of two or three words: four could be two answers with the comma left out.
        return self.words.text(2, 3) if kind == "text" else self.words.name()
