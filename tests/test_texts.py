"""Finding words in texts, and the parts of texts."""

import hashlib
from pathlib import Path

import pytest

from generator.texts import Documents, Outcome, count_words, part_of, sections, words

PAPER = """A Study of Wheels

Abstract—We look at wheels. They are round, as many have said before us in far longer sentences than this one.

I. INTRODUCTION

Wheels turn. Their rims are made of wood, and in section II more is told.

II. WHEELS

All wheels have a hub.

A. Wood

1) *Spokes*: The spokes of a wooden wheel are turned on a lathe by hand, and then fitted one after the other.

They wear out slowly.

2) *Rims*: The rims of a wooden wheel are bent over steam for an hour or more, and left to dry for a week.

B. Steel

A. N. Other makes them.

TABLE I WEIGHT OF WHEELS

Wheel	Weight
wood	9 kg
steel	4 kg

and so the lighter wheel is made of steel.

III. CONCLUSION

Take steel.

REFERENCES

- [1] A. Smith, On hubs.
"""
OUTLINE = ("Abstract", "I", "II", "II-A", "II-A-1", "II-A-2", "II-B", "Table I", "III", "References")

PAGE = """Wheels of the world

This page is about:

  • Wood
  • What is steel

Wood

Wood is light. Steel is told of below.

1. What is steel:

Steel: a metal made of iron, of which wheels, chains and frames of nearly every kind are made today.

Table 1: Prices

wood	9

More on it

Steel is dear.
"""


def digest_of(text: str) -> str:
    """How a text is known."""
    return hashlib.sha256(text.encode()).hexdigest()


def part(text: str, outline: tuple[str, ...], entry: str) -> str:
    """The words of a part."""
    first, end = sections(text, outline)[entry]
    return " ".join(words(text)[first:end])


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Since the introduction of *eager execution*", "since the introduction of eager execution"),
        ("98.65±0.07% $98.94 \\pm 0.09\\%$", "98 65 0 07 98 94 0 09"),
        ("DATASET $^{\\mathrm{a}}$", "dataset a"),
        ("a frame-\nwork and a set-up", "a framework and a set up"),
        ("frame- work", "frame work"),
        ("end of a line -\nand a dash", "end of a line and a dash"),
        ("a para-\n\ngraph", "a para graph"),
        ("soft\u00adhyphen", "softhyphen"),
        ("ﬁne Straße ＡＢＣ", "fine strasse abc"),
        ("snake_case and camelCase", "snake case and camelcase"),
        ("Université de Montréal", "université de montréal"),
        ("e\u0301te\u0301", "été"),
        ("深度学习 框架", "深度学习 框架"),
        ("« … » ✓ — ±", ""),
        ("windows\r\nline-\r\nends", "windows lineends"),
        ("", ""),
    ],
)
def test_words_are_compared_by_letters_and_digits(text: str, expected: str) -> None:
    assert " ".join(words(text)) == expected
    assert count_words(text) == len(expected.split())


@pytest.mark.parametrize("case", ["casefold", "upper", "lower"])
def test_case_does_not_matter(case: str) -> None:
    assert words(getattr(PAPER, case)()) == words(PAPER)


def test_a_part_is_the_longest_entry_that_a_place_begins_with() -> None:
    outline = ("TensorFlow", "TensorFlow applications", "II", "II-A", "II-A-1")
    assert part_of("TensorFlow applications para 1", outline) == "TensorFlow applications"
    assert part_of("TensorFlow para 3", outline) == "TensorFlow"
    assert part_of("II-A", outline) == "II-A"
    assert part_of("II-A-1 para 2", outline) == "II-A-1"
    assert part_of("II-A-2", outline) is None
    assert part_of("TensorFlows", outline) is None
    assert part_of("III", outline) is None
    assert part_of("whole", ()) is None


def test_texts_are_found_by_their_digest(tmp_path: Path) -> None:
    (tmp_path / "below").mkdir()
    (tmp_path / "below" / "any name").write_bytes(b"The wheel turns and the wheel stops")
    (tmp_path / "broken").write_bytes(b"caf\xff wheels")
    documents = Documents.read(tmp_path)
    digest = digest_of("The wheel turns and the wheel stops")
    assert digest in documents
    assert "0" * 64 not in documents
    assert documents.find(digest, "the *wheel*") == [0, 4]
    assert documents.find(digest, "WHEEL TURNS, AND") == [1]
    assert documents.find(digest, "wheel turn") == []
    assert documents.find(digest, "heel turns") == []
    assert documents.find(digest, "…") == []
    assert documents.find("0" * 64, "the wheel") == []
    assert documents.parts("0" * 64, ("I",)) == {}


def test_no_folder_means_no_texts(tmp_path: Path) -> None:
    assert "0" * 64 not in Documents.read(tmp_path / "nothing")


def test_anchors_that_overlap_are_all_found() -> None:
    documents = Documents.of(b"so so so good")
    assert documents.find(digest_of("so so so good"), "so so") == [0, 1]


@pytest.mark.parametrize(
    ("anchor", "at", "expected"),
    [
        ("wheels have a hub", "II para 1", "found"),
        ("wheels have a hub", "whole", "found"),
        ("wheels have no hub", "II para 1", "missing"),
        ("of a wooden wheel are", "II-A-1 para 1", "ambiguous"),
        ("turned on a lathe", "II-A-1 para 1", "found"),
        ("they wear out slowly", "II-A-1 para 2", "found"),
        ("bent over steam for", "II-A-1 para 1", "misplaced"),
        # A part that the outline names apart is cited apart.
        ("bent over steam for", "II-A para 3", "misplaced"),
        ("take steel references 1", "II para 1", "misplaced"),
        # What a table tore off may belong to any part.
        ("so the lighter wheel", "I para 1", "found"),
        # A note stands at the foot of a page.
        ("take steel references 1", "II note a", "found"),
        ("wood 9 kg", "Table I row wood", "found"),
        ("wheels turn their rims", "Table I row wood", "misplaced"),
        # Nobody knows where this part lies.
        ("take steel references 1", "IX para 1", "found"),
    ],
)
def test_an_anchor_is_sought_in_its_part(anchor: str, at: str, expected: Outcome) -> None:
    documents = Documents.of(PAPER.encode())
    assert documents.seek(digest_of(PAPER), anchor, at, (*OUTLINE, "IX")) == expected


def test_numbered_headings_have_short_forms() -> None:
    assert list(sections(PAPER, OUTLINE)) == list(OUTLINE)
    assert part(PAPER, OUTLINE, "II") == "ii wheels all wheels have a hub"
    assert part(PAPER, OUTLINE, "II-A") == "a wood"
    assert part(PAPER, OUTLINE, "II-A-1").startswith("1 spokes the spokes")
    assert part(PAPER, OUTLINE, "II-A-1").endswith("they wear out slowly")
    # `A. N. Other` and `- [1] A. Smith` begin no part: after B comes no A.
    assert part(PAPER, OUTLINE, "II-B").startswith("b steel a n other makes them table i")
    assert part(PAPER, OUTLINE, "References") == "references 1 a smith on hubs"


def test_a_part_holds_what_the_outline_does_not_name_apart() -> None:
    assert "bent over steam" in part(PAPER, ("I", "II", "III"), "II")


def test_a_run_in_heading_is_found() -> None:
    assert part(PAPER, OUTLINE, "Abstract").startswith("abstract we look at wheels")


def test_a_table_lies_between_what_is_around_it() -> None:
    found = part(PAPER, OUTLINE, "Table I")
    assert "wood 9 kg" in found
    assert "take steel" not in found


def test_a_caption_may_shorten_figure() -> None:
    text = "Start\n\nFigure 1 shows it, as can be seen by anybody who looks at it for long.\n\nFig. 1. A wheel\n\nEnd\n\nMore.\n"
    assert part(text, ("Start", "Figure 1", "End"), "Figure 1").endswith("fig 1 a wheel")


def test_headings_without_numbers() -> None:
    outline = ("Wood", "What is steel", "Table 1", "More on it")
    assert part(PAGE, outline, "Wood") == "wood wood is light steel is told of below"
    assert part(PAGE, outline, "What is steel").startswith("1 what is steel steel a metal")
    assert part(PAGE, outline, "Table 1").endswith("wood 9")
    assert part(PAGE, outline, "More on it") == "more on it steel is dear"


@pytest.mark.parametrize("outline", [("Nothing of the kind",), ("…",), ("Wheel",), ()])
def test_what_cannot_be_placed_is_left_out(outline: tuple[str, ...]) -> None:
    assert sections(PAGE, outline) == {}


def test_a_heading_that_stands_twice_is_left_out() -> None:
    text = "Wood\n\nIt is light.\n\nSteel\n\nIt is dear.\n\nWood\n\nIt burns.\n"
    assert list(sections(text, ("Wood", "Steel"))) == ["Steel"]


def test_a_heading_out_of_order_is_left_out() -> None:
    text = "Last\n\nOne.\n\nFirst\n\nTwo.\n\nSecond\n\nThree.\n\nThird\n\nFour.\n"
    assert list(sections(text, ("First", "Second", "Third", "Last"))) == ["First", "Second", "Third"]


def test_roman_numerals_and_letters_are_told_apart() -> None:
    numerals = ["I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI"]
    text = "".join(f"{numeral}. Part\n\nText.\n\n" + "".join(f"{letter}. Piece\n\nText.\n\n" for letter in "ABCDEFGHIJ") for numeral in numerals)
    outline = tuple(entry for numeral in numerals for entry in (numeral, *(f"{numeral}-{letter}" for letter in "ABCDEFGHIJ")))
    found = sections(text, outline)
    assert list(found) == list(outline)
    assert [first for first, _ in found.values()] == list(range(0, 3 * len(outline), 3))


def test_a_large_text_is_read_in_no_time() -> None:
    text = "\n\n".join(f"Heading {number}\n\nSome words of text that stand under heading {number}." for number in range(4000))
    outline = tuple(f"Heading {number}" for number in range(0, 4000, 40))
    assert len(sections(text, outline)) == len(outline)
