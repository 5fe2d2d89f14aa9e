"""Published tables as CSV: the cells as rebuilt, and behind them how each stands today."""

from dataclasses import dataclass

from ...model.knowledge import Knowledge
from ...resolve.cells import Resolved
from ...views.tables import STANDING_WORDS, Head, RebuiltCell, RebuiltTable, rebuild
from ..describe.files import TABLE_CELLS, TABLE_MORE, TABLE_ROWS
from ..writing import write_csv

# What stands above the headings of rows where the source prints nothing.
BLANK = "row"


@dataclass(frozen=True)
class TableFile:
    """The file of a table: its path below `data/`, what it is, its columns with their meaning, its rows."""

    path: str
    meaning: str
    columns: dict[str, str]
    rows: list[dict[str, str]]

    def write(self) -> bytes:
        """The file as CSV."""
        return write_csv(self.rows, list(self.columns))


def list_tables(resolved: Resolved) -> list[TableFile]:
    """The file of every published table."""
    knowledge = resolved.knowledge
    return [_make_file(knowledge, rebuild(resolved, table)) for table in knowledge.tables.values()]


def _make_file(knowledge: Knowledge, rebuilt: RebuiltTable) -> TableFile:
    table = rebuilt.table
    meaning = f"{table.label} of {knowledge.sources[table.source].short}: {table.title}."
    return TableFile(f"tables/{table.id}.csv", meaning, _columns(rebuilt), [_row(rebuilt, heads, cells) for heads, cells in rebuilt.rows])


def _columns(rebuilt: RebuiltTable) -> dict[str, str]:
    """The headings as printed, then for each of them what the Atlas adds."""
    printed = [head.text for head in rebuilt.columns]
    added = {f"{text} ({more})": meaning for text in printed for more, meaning in TABLE_MORE.items()}
    return {**dict.fromkeys(_corner(rebuilt), TABLE_ROWS), **dict.fromkeys(printed, TABLE_CELLS), **added}


def _corner(rebuilt: RebuiltTable) -> list[str]:
    return [text or BLANK for text in rebuilt.corner]


def _row(rebuilt: RebuiltTable, heads: tuple[Head, ...], cells: tuple[RebuiltCell, ...]) -> dict[str, str]:
    row = {name: head.text for name, head in zip(_corner(rebuilt), heads, strict=True)}
    for head, cell in zip(rebuilt.columns, cells, strict=True):
        told = {"today": cell.today, "compared": STANDING_WORDS[cell.standing], "note": " ".join(cell.notes)}
        row |= {head.text: cell.text, **{f"{head.text} ({more})": told[more] for more in TABLE_MORE}}
    return row
