"""Sources as other programs read them."""

import codecs
import json
from pathlib import Path

import latexcodec  # noqa: F401  registers the codec `ulatex`
import pytest
from jsonschema import Draft202012Validator
from pybtex.database import parse_string

from generator.exports.bibliography import csl_date, to_bibtex, write_bibtex, write_csl
from generator.load import load
from generator.model.knowledge import Knowledge
from generator.model.source import Source

from . import golden

# The types of CSL 1.0.2, and of its names for text and numbers those that the Atlas uses.
CSL_TYPES = [
    "article", "article-journal", "article-magazine", "article-newspaper", "bill", "book", "broadcast", "chapter", "classic", "collection", "dataset",
    "document", "entry", "entry-dictionary", "entry-encyclopedia", "figure", "graphic", "hearing", "interview", "legal_case", "legislation",
    "manuscript", "map", "motion_picture", "musical_score", "pamphlet", "paper-conference", "patent", "performance", "periodical",
    "personal_communication", "post", "post-weblog", "regulation", "report", "review", "review-book", "software", "song", "speech", "standard",
    "thesis", "treaty", "webpage",
]
TEXTS = ("id", "title", "publisher", "genre", "volume", "issue", "page", "number", "language", "URL", "DOI", "ISBN", "note", "container-title")
DATE = {
    "type": "object",
    "properties": {
        "date-parts": {
            "type": "array",
            "minItems": 1,
            "maxItems": 2,
            "items": {
                "type": "array",
                "minItems": 1,
                "maxItems": 3,
                "prefixItems": [{"type": "integer"}, {"type": "integer", "minimum": 1, "maximum": 12}, {"type": "integer", "minimum": 1, "maximum": 31}],
            },
        },
        "circa": {"const": True},
        "literal": {"type": "string", "minLength": 1},
    },
    "oneOf": [{"required": ["date-parts"]}, {"required": ["literal"]}],
    "additionalProperties": False,
}
NAME = {
    "type": "object",
    "properties": {key: {"type": "string", "minLength": 1} for key in ("family", "given", "literal")},
    "anyOf": [{"required": ["family"]}, {"required": ["literal"]}, {"required": ["given"]}],
    "additionalProperties": False,
}
CSL = {
    "type": "array",
    "items": {
        "type": "object",
        "properties": {
            **{key: {"type": "string", "minLength": 1} for key in TEXTS},
            "type": {"enum": CSL_TYPES},
            "author": {"type": "array", "minItems": 1, "items": NAME},
            "issued": DATE,
            "accessed": DATE,
            "custom": {"type": "object"},
        },
        "required": ["id", "type", "title"],
        "additionalProperties": False,
    },
}


@pytest.fixture(scope="module", params=["small", "real"])
def knowledge(request: pytest.FixtureRequest) -> Knowledge:
    found = load(golden.FOLDER if request.param == "small" else Path(__file__).parents[2] / "knowledge").knowledge
    assert found
    return found


def test_csl_is_valid(knowledge: Knowledge) -> None:
    items = json.loads(write_csl(knowledge))
    assert [error.message for error in Draft202012Validator(CSL).iter_errors(items)] == []
    assert [item["id"] for item in items] == sorted(knowledge.sources)


def decode(text: str) -> str:
    """What LaTeX would print."""
    for command, letter in ((r"\textbackslash{}", "\0"), (r"\textbraceleft{}", "\1"), (r"\textbraceright{}", "\2"), (r"\textasciicircum{}", "^"), (r"\textasciitilde{}", "~")):
        text = text.replace(command, letter)
    plain = codecs.getdecoder("ulatex+utf8")(text.replace(r"\$", "\3"))[0]  # type: ignore[arg-type]  # this codec is from text to text
    return plain.replace("{", "").replace("}", "").translate({0: "\\", 1: "{", 2: "}", 3: "$"})


def test_bibtex_reads_back(knowledge: Knowledge) -> None:
    entries = parse_string(write_bibtex(knowledge).decode(), "bibtex").entries
    assert list(entries) == sorted(knowledge.sources)
    for name, source in knowledge.sources.items():
        entry = entries[name]
        assert decode(entry.fields["title"]) == source.title
        assert decode(entry.fields.get("note", "")) == (source.note or "")
        assert entry.fields.get("url") == source.URL
        authors = [decode(str(person)) for person in entry.persons.get("author", [])]
        assert authors == [author.literal or ", ".join(part for part in (author.family, author.given) if part) for author in source.author]


def test_letters_and_signs_of_latex() -> None:
    title = "Ü & é: 100% of $5 {braces} a_b #1 C:\\x ^ ~"
    author = [{"literal": "Söhne & Co, Inc."}, {"family": "Gómez y López", "given": "José"}, {"family": "Çelik", "given": "François"}]
    source = Source.model_validate({"type": "webpage", "title": title, "author": author, "tier": "primary", "URL": "https://x.org/a_b?c=%20&d#e~f"})
    assert to_bibtex([source]) == (
        "@misc{source,\n"
        "    author = {{Söhne \\& Co, Inc.} and Gómez y López, José and Çelik, François},\n"
        "    title = {{Ü \\& é: 100\\% of \\$5 \\textbraceleft{}braces\\textbraceright{} a\\_b \\#1 C:\\textbackslash{}x \\textasciicircum{} \\textasciitilde{}}},\n"
        "    url = {https://x.org/a_b?c=%20&d#e~f}\n"
        "}\n"
    )


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2021", {"date-parts": [[2021]]}),
        ("2021-03-05", {"date-parts": [[2021, 3, 5]]}),
        ("2016~", {"date-parts": [[2016]], "circa": True}),
        ("2015-10..2015-12", {"date-parts": [[2015, 10], [2015, 12]], "circa": True}),
        ("2015~..2016-05", {"date-parts": [[2015], [2016, 5]], "circa": True}),
        ("..2016", {"literal": "before 2016"}),
        ("2016..", {"literal": "since 2016"}),
    ],
)
def test_dates_have_the_structure_of_csl(text: str, expected: object) -> None:
    assert csl_date(text) == expected
