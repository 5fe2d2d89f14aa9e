"""The tables of the documents, rebuilt: each against the document's own cells, which were typed from its text by hand."""

import csv
import dataclasses
import io
import re
from collections.abc import Callable
from datetime import date
from typing import Any
from xml.etree.ElementTree import Element

import html5lib
import pytest
import yaml

from generator.exports import export_all
from generator.load import load
from generator.model.knowledge import Knowledge
from generator.pages.context import Context
from generator.pages.page import Page
from generator.pages.source import render_sources
from generator.resolve.cells import Resolved
from generator.views.tables import RebuiltCell, RebuiltTable, rebuild

from .built import KNOWLEDGE, text_of

DAY = date(2026, 11, 21)

# By table: the headings above the rows' own, those of the columns, and each row; `<` marks a heading that stands for the row above too.
PRINTED: dict[str, tuple[list[str], list[str], list[list[str]]]] = {
    "blumenthal-taube-2021-table-1": (
        [""],
        ["front end languages", "style", "distributed execution", "open-source", "GPU support", "actively developed", "pros", "cons"],
        [
            [
                "TensorFlow", "C++, Python, JavaScript, R, Go, Swift, Java", "hybrid", "✓", "1", "✓", "1",
                "flexibility, portability, good support, user-friendly, fast prototyping, many features",
                "slower than other frameworks",
            ],
            [
                "PyTorch", "C++, Python, Java", "imperative", "/", "1", "✓", "√",
                "user-friendly, fast prototyping, good support, flexibility, many features",
                "slower than other frameworks",
            ],
            [
                "Caffe", "C++, Python, Protobuf, Matlab", "declarative", "×", "✓", "1", "X",
                "fast prototyping, good performance, modularity",
                "poor flexibility, low customization",
            ],
            [
                "MXNet", "C++, Python, R, Scala, Julia, Perl, Closure, Java", "hybrid", "✓", "1", "✓", "✓",
                "lightweight, efficient, good performance, scalability, portability",
                "limited support",
            ],
            [
                "CNTK", "C++, Python, BrainScript, C#, Java", "declarative", "1", "1", "1", "Х",
                "excellent performance, scalable, highly customizable",
                "limited support, high learning curve",
            ],
        ],
    ),
    "blumenthal-taube-2021-table-2": (
        ["Framework"],
        ["Stars", "Used by", "Contributors"],
        [
            ["TensorFlow", "151k", "108k", "2813"],
            ["PyTorch", "44.5k", "51.3k", "1685"],
            ["Caffe", "31.1k", "-", "269"],
            ["MXNet", "19.2k", "1.6k", "847"],
            ["CNTK", "16.9k", "-", "202"],
        ],
    ),
    "blumenthal-taube-2021-table-3": (
        ["Metric", "Enviromment"],
        ["CNTK", "TensorFlow"],
        [
            ["Accuracy%", "CPU", "99.27", "99.10"],
            ["<", "GPU", "99.26", "99.11"],
            ["Utilization%", "CPU", "99.6", "92.2"],
            ["<", "GPU", "92", "77"],
            ["Memory%", "CPU", "1.7", "2.2"],
            ["<", "GPU", "3.6", "5.2"],
            ["Epochs#", "CPU", "7", "15"],
            ["<", "GPU", "7", "15"],
        ],
    ),
    "cv-tricks-2018-criteria": (
        ["Criteria"],
        ["Winner", "Runner up"],
        [
            ["Community and Support", "Tensorflow", "Pytorch"],
            ["Ease of Use", "Pytorch", "Tensorflow"],
            ["Academia(Prototyping)", "Pytorch", "Torch/Caffe"],
            ["Industry", "Tensorflow", "Caffe2"],
            ["Embedded Computer vision", "Caffe", "Tensorflow"],
        ],
    ),
    "dinghofer-hartung-2020-table-1": (
        ["Category"],
        ["Data source(s)", "Weight"],
        [
            ["Jobs and Business", "LinkedIn, Indeed, Simply Hired, Monster, Angel List", "30%"],
            ["Scientific Papers", "ArXiv", "10%"],
            ["Articles", "Medium", "10%"],
            ["Books", "Amazon.com Books", "10%"],
            ["Usage Survey", "KDnuggets", "20%"],
            ["Development", "GitHub Activity", "10%"],
            ["Web Search Volume", "Google Trends", "10%"],
        ],
    ),
    "mahajan-2017-contributors": (
        ["Framework"],
        ["Contributors"],
        [["Tensorflow", "1021 [2]"], ["PyTorch", "295 [3]"], ["Keras", "521 [4]"]],
    ),
    "mahajan-2017-table-1": (
        [""],
        ["Tensorflow", "PyTorch", "Keras (Theano Backend)"],
        [
            ["MNIST (handwritten)", "99.17 ± 0.1%", "98.65±0.07%", r"$98.94 \pm 0.09\%$"],
            ["MNIST (fashion)", r"$90.93 \pm 0.26\%$", "89.88 ± 0.37%", "91.23±0.17%"],
        ],
    ),
    "mahajan-2017-table-2": (
        [""],
        ["Tensorflow", "PyTorch", "Keras (Theano Backend)"],
        [
            ["MNIST (handwritten)", "3m 14s ±1s", "6m 0s ±9s", "9m 40 ±28s"],
            ["MNIST (fashion)", "3m 19s ±1s", "6m 5s ±5s", "9m 25s ±8s"],
        ],
    ),
}

# What the Atlas reads where the text has other words or signs. The second part is damage or a misprint: such a cell must say so.
SPELLED = {"Tensorflow": "TensorFlow", "Pytorch": "PyTorch", "ArXiv": "arXiv", "Matlab": "MATLAB"}
SPELLED |= {"low customization": "low customisation", "highly customizable": "highly customisable", "✓": "yes", "×": "no"}
DAMAGED = {"1": "yes", "/": "yes", "√": "yes", "X": "no", "Х": "no", "Protobuf": "Protocol Buffers", "Closure": "Clojure", "-": "–"}
DAMAGED |= {"9m 40 ±28s": "9m 40s ± 28s"}
# In these tables the text runs all cells together.
GLUED = {"cv-tricks-2018-criteria"}


def read_cell(text: str) -> list[str]:
    """What a careful reader reads in a cell of the text."""
    if text in DAMAGED:
        return [DAMAGED[text]]
    if "±" in text or r"\pm" in text:
        plain = text.replace(r"\pm", "±").replace(r"\%", "%").strip("$").removesuffix("%")
        return [re.sub(r"\s*±\s*", " ± ", plain)]
    plain = re.sub(r" \[\d+\]$", "", text)
    return [DAMAGED.get(part, SPELLED.get(part, part)) for part in re.split(r", |/", plain)]


def is_damaged(text: str) -> bool:
    return bool({text, *text.split(", ")} & DAMAGED.keys())


@pytest.fixture(scope="module")
def knowledge() -> Knowledge:
    found = load(KNOWLEDGE).knowledge
    assert found
    return found


@pytest.fixture(scope="module")
def rebuilt(knowledge: Knowledge) -> dict[str, RebuiltTable]:
    resolved = Resolved(knowledge, DAY)
    return {name: rebuild(resolved, table) for name, table in knowledge.tables.items()}


@pytest.fixture(scope="module")
def pages(knowledge: Knowledge) -> dict[str, Page]:
    return {page.address: page for page in render_sources(Context(knowledge, DAY))}


def texts(cell: RebuiltCell) -> list[str]:
    return [f"{value.note} {value.text}".strip() for value in cell.printed]


def test_every_table_is_there(rebuilt: dict[str, RebuiltTable]) -> None:
    assert set(rebuilt) == set(PRINTED)


@pytest.mark.parametrize("name", PRINTED)
def test_headings_are_those_of_the_document(name: str, rebuilt: dict[str, RebuiltTable]) -> None:
    corner, columns, rows = PRINTED[name]
    table = rebuilt[name]
    assert list(table.corner) == corner
    assert [head.text for head in table.columns] == columns
    heads = [["<" if head.again else head.text for head in found] for found, _ in table.rows]
    assert heads == [row[: len(corner)] for row in rows]


@pytest.mark.parametrize("name", PRINTED)
def test_cells_are_those_of_the_document(name: str, rebuilt: dict[str, RebuiltTable]) -> None:
    corner, columns, rows = PRINTED[name]
    for typed, (_, cells) in zip(rows, rebuilt[name].rows, strict=True):
        for heading, text, cell in zip(columns, typed[len(corner) :], cells, strict=True):
            where = f"{name}: {typed[0]}, {heading}"
            assert sorted(texts(cell)) == sorted(read_cell(text)), where
            if not is_damaged(text):
                assert texts(cell) == read_cell(text), where
            assert cell.standing != "missing", where


@pytest.mark.parametrize("name", PRINTED)
def test_damaged_cells_show_what_the_text_has_and_what_is_read(name: str, rebuilt: dict[str, RebuiltTable]) -> None:
    corner, columns, rows = PRINTED[name]
    noted = {cell: words for foot in rebuilt[name].footnotes for cell, words in foot.places}
    for typed, (heads, cells) in zip(rows, rebuilt[name].rows, strict=True):
        for heading, text, cell in zip(columns, typed[len(corner) :], cells, strict=True):
            if is_damaged(text) or name in GLUED:
                row = ", ".join(head.text for head in heads)
                where = f"{row}, {heading}" if f"{row}, {heading}" in noted else row
                assert cell.notes, where
                assert cell.marks, where
                # The words of the text are quoted: in them stands what the reader of the text sees.
                assert any(sign in noted[where] for sign in (text, *text.split(", "))), where


def test_tables_hold_no_value_of_a_cell() -> None:
    for name, (corner, _, rows) in PRINTED.items():
        written = set(_scalars(yaml.load((KNOWLEDGE / "tables" / f"{name}.yml").read_text("utf-8"), yaml.BaseLoader)))
        values = {text for row in rows for text in row[len(corner) :]} | {part for row in rows for text in row[len(corner) :] for part in read_cell(text)}
        assert not written & values, name


def _scalars(value: Any) -> list[str]:
    if isinstance(value, dict):
        return [text for item in value.values() for text in _scalars(item)]
    return [text for item in value for text in _scalars(item)] if isinstance(value, list) else [value]


Change = Callable[[Knowledge, bool], Knowledge]


def _with_claim(knowledge: Knowledge, subject: str, prop: str, value: str, delete: bool) -> Knowledge:
    """The claims on a property that cite the table, with another value or gone."""
    old = knowledge.subjects[subject]
    claims = []
    for claim in old.claims[prop]:
        if not any(source == "blumenthal-taube-2021" and piece.at.startswith("Table I ") for source, piece in claim.evidence):
            claims.append(claim)
        elif not delete:
            claims.append(claim.model_copy(update={"value": (value,)}))
    new = old.model_copy(update={"claims": {**old.claims, prop: tuple(claims)}})
    return dataclasses.replace(knowledge, subjects={**knowledge.subjects, subject: new})


def change_answer(knowledge: Knowledge, delete: bool) -> Knowledge:
    return _with_claim(knowledge, "mxnet", "style", "declarative", delete)


def change_mark(knowledge: Knowledge, delete: bool) -> Knowledge:
    return _with_claim(knowledge, "cntk", "status", "active", delete)


def change_judgement(knowledge: Knowledge, delete: bool) -> Knowledge:
    return _with_claim(knowledge, "mxnet", "support", "strong", delete)


def change_count(knowledge: Knowledge, delete: bool) -> Knowledge:
    rows = []
    for row in knowledge.observations:
        if (row.metric, row.subject, row.source) != ("stars", "caffe", "blumenthal-taube-2021"):
            rows.append(row)
        elif not delete:
            rows.append(row.model_copy(update={"value": "31.2k"}))
    return dataclasses.replace(knowledge, observations=tuple(rows))


def change_result(knowledge: Knowledge, delete: bool) -> Knowledge:
    old = knowledge.experiments["mahajan-2017-mnist"]
    group = old.results[1]
    first = () if delete else (group.rows[0].model_copy(update={"value": "3m 15s ± 1s"}),)
    results = (old.results[0], group.model_copy(update={"rows": (*first, *group.rows[1:])}))
    return dataclasses.replace(knowledge, experiments={**knowledge.experiments, old.id: old.model_copy(update={"results": results})})


def change_verdict(knowledge: Knowledge, delete: bool) -> Knowledge:
    old = knowledge.sources["cv-tricks-2018"]
    verdicts = []
    for verdict in old.verdicts:
        if verdict.criterion != "industry-demand":
            verdicts.append(verdict)
        elif not delete:
            verdicts.append(verdict.model_copy(update={"order": verdict.order[::-1]}))
    return dataclasses.replace(knowledge, sources={**knowledge.sources, old.id: old.model_copy(update={"verdicts": tuple(verdicts)})})


def change_weight(knowledge: Knowledge, delete: bool) -> Knowledge:
    old = knowledge.scores["hale-2018"]
    first = () if delete else (old.indicators[0].model_copy(update={"weight": "31%"}),)
    return dataclasses.replace(knowledge, scores={old.id: old.model_copy(update={"indicators": (*first, *old.indicators[1:])})})


@pytest.mark.parametrize(
    ("change", "name", "row", "column", "before", "after"),
    [
        (change_answer, "blumenthal-taube-2021-table-1", 3, 1, "hybrid", "declarative"),
        (change_mark, "blumenthal-taube-2021-table-1", 4, 5, "no", "yes"),
        # A judgement at the other end of its scale leaves the cell.
        (change_judgement, "blumenthal-taube-2021-table-1", 3, 7, "limited support", ""),
        (change_count, "blumenthal-taube-2021-table-2", 2, 0, "31.1k", "31.2k"),
        (change_result, "mahajan-2017-table-2", 0, 0, "3m 14s ± 1s", "3m 15s ± 1s"),
        (change_verdict, "cv-tricks-2018-criteria", 3, 0, "TensorFlow", "Caffe2"),
        (change_weight, "dinghofer-hartung-2020-table-1", 0, 1, "30%", "31%"),
    ],
)
def test_a_changed_claim_changes_its_cell_and_a_deleted_one_leaves_it_empty_and_marked(
    change: Change, name: str, row: int, column: int, before: str, after: str, knowledge: Knowledge, rebuilt: dict[str, RebuiltTable]
) -> None:
    def cells(changed: Knowledge) -> list[list[str]]:
        return [[cell.text for cell in cells] for _, cells in rebuild(Resolved(changed, DAY), changed.tables[name]).rows]

    old, new = cells(knowledge), cells(change(knowledge, False))
    assert (old[row][column], new[row][column]) == (before, after)
    gone = change(knowledge, True)
    table = rebuild(Resolved(gone, DAY), gone.tables[name])
    cell = table.rows[row][1][column]
    assert (cell.text, cell.standing) == ("", "missing")
    assert ("missing", sum(cell.standing == "missing" for _, cells in table.rows for cell in cells)) in table.counts
    page = next(page for page in render_sources(Context(gone, DAY)) if page.address == f"sources/{table.table.source}/")
    assert "no claim left" in _cells_of(page, table.table.name)[row][column]


def _cells_of(page: Page, section: str) -> list[list[str]]:
    (html,) = (found.html for found in page.sections if found.id == section)
    tree: Element = html5lib.parseFragment(html, namespaceHTMLElements=False)
    return [[text_of(cell) for cell in row.findall("td")] for row in tree.findall(".//tbody/tr")]


@pytest.mark.parametrize("name", PRINTED)
def test_pages_show_the_table_before_what_the_source_says(name: str, pages: dict[str, Page], rebuilt: dict[str, RebuiltTable]) -> None:
    table = rebuilt[name]
    page = pages[f"sources/{table.table.source}/"]
    ids = [section.id for section in page.sections]
    assert ids.index(table.table.name) < ids.index("statements")
    shown = _cells_of(page, table.table.name)
    for row, (_, cells) in zip(shown, table.rows, strict=True):
        for text, cell in zip(row, cells, strict=True):
            assert text.startswith(cell.text)
            for now in cell.now:
                assert all(value.text in text for value in now.values)


@pytest.mark.parametrize("name", PRINTED)
def test_the_file_of_a_table_has_its_cells(name: str, knowledge: Knowledge, rebuilt: dict[str, RebuiltTable], files: dict[str, bytes]) -> None:
    corner, columns, _ = PRINTED[name]
    header, *rows = csv.reader(io.StringIO(files[f"data/tables/{name}.csv"].decode(), newline=""), strict=True)
    width = len(corner) + len(columns)
    assert header[:width] == [*(text or "row" for text in corner), *columns]
    assert [row[:width] for row in rows] == [[*(head.text for head in heads), *(cell.text for cell in cells)] for heads, cells in rebuilt[name].rows]
    assert len(header) == len(corner) + 4 * len(columns)


@pytest.fixture(scope="module")
def files(knowledge: Knowledge) -> dict[str, bytes]:
    return export_all(Resolved(knowledge, DAY))
