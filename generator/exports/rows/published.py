"""Published tables as CSV: the cells as rebuilt, and behind them how each stands today."""

from ...model.table import Table
from ...resolve.cells import Resolved
from ...views.tables import STANDING_WORDS, Head, RebuiltCell, RebuiltTable, rebuild
from ..describe.field import Field
from ..describe.files import TABLE_CELLS, TABLE_MORE, TABLE_ROWS
from ..made import MadeFile, csv_file

# What stands above the headings of rows where the source prints nothing.
BLANK = "row"


def list_published(resolved: Resolved) -> dict[str, MadeFile]:
    """The file of every published table by its path below `data/`."""
    return {f"tables/{name}.csv": _make_file(resolved, table) for name, table in resolved.knowledge.tables.items()}


def _make_file(resolved: Resolved, table: Table) -> MadeFile:
    rebuilt = rebuild(resolved, table)
    meaning = f"{table.label} of {resolved.knowledge.sources[table.source].short}: {table.title}."
    return csv_file(meaning, _columns(rebuilt), lambda: [_row(rebuilt, heads, cells) for heads, cells in rebuilt.rows])


def _columns(rebuilt: RebuiltTable) -> dict[str, Field]:
    """The headings as printed, then for each of them what the Atlas adds."""
    printed = [head.text for head in rebuilt.columns]
    added = {f"{text} ({more})": field for text in printed for more, field in TABLE_MORE.items()}
    return {**dict.fromkeys(_corner(rebuilt), TABLE_ROWS), **dict.fromkeys(printed, TABLE_CELLS), **added}


def _corner(rebuilt: RebuiltTable) -> list[str]:
    return [text or BLANK for text in rebuilt.corner]


def _row(rebuilt: RebuiltTable, heads: tuple[Head, ...], cells: tuple[RebuiltCell, ...]) -> dict[str, str]:
    row = {name: head.text for name, head in zip(_corner(rebuilt), heads, strict=True)}
    for head, cell in zip(rebuilt.columns, cells, strict=True):
        told = {"today": cell.today, "compared": STANDING_WORDS[cell.standing], "note": " ".join(cell.notes)}
        row |= {head.text: cell.text, **{f"{head.text} ({more})": told[more] for more in TABLE_MORE}}
    return row
