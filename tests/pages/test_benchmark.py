"""The pages of the benchmarks, made from the real knowledge and read as a browser reads them."""

from xml.etree.ElementTree import Element

import html5lib
import pytest

from generator.pages.benchmark import render_benchmarks
from generator.pages.context import Context
from generator.pages.page import Page
from generator.resolve.cells import Resolved

SVG = "{http://www.w3.org/2000/svg}"
MAHAJAN = "benchmarks/mahajan-2017-mnist/"


@pytest.fixture(scope="module")
def pages(resolved: Resolved) -> dict[str, Page]:
    return {page.address: page for page in render_benchmarks(Context(resolved.knowledge, resolved.day))}


def read(page: Page) -> Element:
    tree = html5lib.parse(page.html, namespaceHTMLElements=False)
    assert isinstance(tree, Element)
    return tree


def text_of(element: Element | None) -> str:
    assert element is not None
    return " ".join("".join(element.itertext()).split())


def rows_of(table: Element) -> list[list[str]]:
    return [[text_of(cell) for cell in row] for row in table.iter("tr")]


def record_of(tree: Element) -> dict[str, str]:
    """The terms of the set-up with what stands under each."""
    (record,) = list(tree.iter("dl"))
    return {text_of(term): text_of(told) for term, told in zip(record.findall("dt"), record.findall("dd"), strict=True)}


def test_each_condition_has_its_chart_and_the_same_numbers_in_a_table(pages: dict[str, Page]) -> None:
    figures = {text_of(figure.find("figcaption/b")): figure for figure in read(pages[MAHAJAN]).iter("figure") if "in %" in text_of(figure.find("figcaption"))}
    assert list(figures) == ["Data set MNIST", "Data set Fashion-MNIST"]
    table = figures["Data set MNIST"].find("table")
    assert table is not None
    assert table.get("aria-label") == "Data set MNIST: test accuracy"
    assert rows_of(table) == [
        ["Subject", "Value", "Place"],
        ["TensorFlow", "99.17 ± 0.1", "Table 1"],
        ["Keras backend Theano", "98.94 ± 0.09", "Table 1"],
        ["PyTorch", "98.65 ± 0.07", "Table 1"],
    ]
    picture = figures["Data set MNIST"].find(f"{SVG}svg")
    assert picture is not None
    assert picture.get("role") == "img"
    assert {"TensorFlow", "Keras (Theano)", "PyTorch"} <= {word.text for word in picture.iter(f"{SVG}text")}


def test_a_time_is_given_in_seconds_too(pages: dict[str, Page]) -> None:
    tables = [rows_of(table) for table in read(pages[MAHAJAN]).iter("table") if table.get("aria-label") == "Data set MNIST: total time"]
    assert tables == [[["Subject", "As printed", "Seconds", "Place"], ["TensorFlow", "3m 14s ± 1s", "194 ± 1", "Table 2"], ["PyTorch", "6m 0s ± 9s", "360 ± 9", "Table 2"], ["Keras backend Theano", "9m 40s ± 28s", "580 ± 28", "Table 2"]]]
    assert "The Atlas notes on Keras, 9m 40s ± 28s: Printed without the s." in text_of(read(pages[MAHAJAN]))


def test_no_picture_holds_the_results_of_two_conditions(pages: dict[str, Page]) -> None:
    """Sixteen results of four metrics on two kinds of hardware are eight charts of two."""
    figures = list(read(pages["benchmarks/al-bdour-2019-mnist/"]).iter("figure"))
    assert [text_of(figure.find("figcaption/b")) for figure in figures] == ["Environment CPU", "Environment GPU"] * 4
    assert [len(list(figure.iter("tr"))) for figure in figures] == [3] * 8


def test_the_page_says_what_must_not_be_compared(pages: dict[str, Page]) -> None:
    (caution,) = [text_of(found) for found in read(pages[MAHAJAN]).iter("div") if found.get("class") == "a-caution"]
    assert "Keras was run with backend Theano, the others were not: its numbers measure the two together." in caution
    assert "Not with CNTK and TensorFlow on MNIST, by Al-Bdour and others, which has results for TensorFlow too" in caution
    assert "the two say different things on data set, what was varied and aim; only one of them states task, split," in caution
    assert "Kept apart because they differ in data set: compare within a chart, not across." in text_of(read(pages[MAHAJAN]))


def test_a_ratio_of_the_source_stands_beside_that_of_the_results(pages: dict[str, Page]) -> None:
    told = text_of(read(pages[MAHAJAN]))
    assert "In total time the results give 2.99 (data set MNIST) and 2.84 (data set Fashion-MNIST): this agrees with ~3x." in told
    assert "The experiment has no values by which ~2x could be checked." in text_of(read(pages["benchmarks/rosinski-2017/"]))


def test_the_facts_of_one_key_stand_under_one_heading(pages: dict[str, Page]) -> None:
    setup = record_of(read(pages[MAHAJAN]))
    assert setup["Repetitions"] == "5 Experimental Setup para 1 results are means with one standard deviation Experimental Setup para 1"
    assert setup["Layers"].count("CNN Model para 1") == 10
    assert setup["Varied: backend"] == "Theano Keras alone"
    assert setup["Not stated"].startswith("software versions, batch size, epochs,")


def test_an_experiment_without_values_says_so(pages: dict[str, Page]) -> None:
    page = pages["benchmarks/shi-2016/"]
    assert "The source gives no values of results." in text_of(read(page))
    assert [section.id for section in page.sections][:1] == ["setup"]


def test_the_list_warns_and_tells_of_each_set_up(pages: dict[str, Page]) -> None:
    tree = read(pages["benchmarks/"])
    assert "Nothing in one row compares with anything in another: their set-ups differ, or are not stated." in text_of(tree)
    (table,) = tree.iter("table")
    head, *rows = rows_of(table)
    (mahajan,) = [dict(zip(head, cells, strict=True)) for cells in rows if "Fashion-MNIST with one CNN" in cells[0]]
    assert mahajan["Results"] == "12 test accuracy, total time"
    assert (mahajan["Processor"], mahajan["GPU"], mahajan["Software versions"]) == ("Intel Xeon E5-2670, 12 cores", "NVIDIA Tesla K80", "not stated")
    assert mahajan["Data set"] == "MNIST handwritten digits; Fashion-MNIST"
    assert len(rows) == len(pages) - 1


def test_no_block_stands_within_a_paragraph(pages: dict[str, Page]) -> None:
    """A browser ends a paragraph before a block: an empty paragraph is what is left of it."""
    for page in pages.values():
        tree = read(page)
        assert [found for found in tree.iter("p") if not text_of(found)] == [], page.address
        assert [found for found in tree.iter("span") if found.find(".//ul") is not None] == [], page.address
