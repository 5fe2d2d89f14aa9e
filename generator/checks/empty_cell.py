"""What a source printed in a table is known, cell for cell: a claim that was lost or overlooked leaves one empty."""

from collections.abc import Iterator

from ..model.table import Line, Table
from ..resolve.tables import ask, find
from .published_table import find_faults
from .rule import Context, Fault, Rule

QUESTION = "name a subject and property, judgements or metric; or criterion and rank; or need and rank; or indicator and show"


def _check(context: Context) -> Iterator[Fault]:
    for table in context.knowledge.tables.values():
        # What a cell asks by a wrong name has its message.
        if not any(find_faults(context, table)):
            for number, row in enumerate(table.rows):
                for column in table.columns:
                    yield from _check_cell(context, table, number, row, column)


def _check_cell(context: Context, table: Table, number: int, row: Line, column: Line) -> Iterator[Fault]:
    query, path = ask(row, column), ("rows", number)
    cell = f'"{", ".join(row.heading)}" under "{", ".join(column.heading)}"'
    if not query.kind:
        yield Fault(table.file, path, f"{cell} asks nothing", QUESTION, level="error")
    # What would fill it may stand in a file that did not load.
    elif not context.broken and not find(context.knowledge, table, query):
        yield Fault(table.file, path, f"{cell} is empty: nothing gives it", f'write what stands there, citing "{table.source}" at "{table.at} …"')


RULE = Rule("empty-cell", "Each cell of a published table asks something, and finds what the source says there.", "warning", "base", _check)
