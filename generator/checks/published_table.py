"""A table that a source published holds no value here: all that its cells ask for by name exists."""

from collections.abc import Iterable, Iterator

from ..model.source import Source
from ..model.table import Line, Table
from ..texts import part_of
from ..words import suggest
from .rule import Context, Fault, Rule
from .values import explain_source, explain_subject, explain_term


def _check(context: Context) -> Iterator[Fault]:
    for table in context.knowledge.tables.values():
        yield from find_faults(context, table)


def find_faults(context: Context, table: Table) -> Iterator[Fault]:
    """What is wrong with a table, its cells left aside."""
    yield from _check_head(context, table)
    yield from _check_shape(table)
    for key, lines in (("columns", table.columns), ("rows", table.rows)):
        for number, line in enumerate(lines):
            for name, told in _check_line(context, table, line):
                yield Fault(table.file, (key, number, name), *told)


def _check_head(context: Context, table: Table) -> Iterator[Fault]:
    source: Source | None = context.knowledge.sources.get(table.source)
    explained = explain_source(context, table.source)
    if explained:
        yield Fault(table.file, ("source",), *explained)
    elif not table.id.startswith(f"{table.source}-"):
        yield Fault(table.file, ("source",), f'the id "{table.id}" does not begin with "{table.source}-"', "name the file after the source")
    if source and source.outline and not part_of(table.at, source.outline):
        yield Fault(table.file, ("at",), f'"{table.at}" begins with no part of the outline of "{table.source}"', suggest(table.at, source.outline))
    if table.experiment and table.experiment not in context.experiments:
        yield Fault(table.file, ("experiment",), f'there is no experiment "{table.experiment}"', suggest(table.experiment, sorted(context.experiments)))
    if table.score and table.score not in context.knowledge.scores:
        yield Fault(table.file, ("score",), f'there is no score "{table.score}"', suggest(table.score, sorted(context.knowledge.scores)))


def _check_shape(table: Table) -> Iterator[Fault]:
    """Each heading stands once, and each row has as many as there are columns of headings."""
    for key, lines in (("columns", table.columns), ("rows", table.rows)):
        width = 1 if key == "columns" else len(table.corner) or 1
        for number, line in enumerate(lines):
            if len(line.heading) != width:
                yield Fault(table.file, (key, number, "heading"), f"here are {len(line.heading)} headings, not {width}", "write as many as `corner` has for a row, and one for a column")
            if any(line.heading == other.heading for other in lines[:number]):
                yield Fault(table.file, (key, number, "heading"), f'the heading "{", ".join(line.heading)}" stands twice', "tell the two apart")


def _check_line(context: Context, table: Table, line: Line) -> Iterator[tuple[str, tuple[str, str]]]:
    """What a row or a column names is there. Nothing is said of what an experiment or a score has that is not there itself."""
    knowledge, schema = context.knowledge, context.knowledge.schema
    experiment, score = knowledge.experiments.get(table.experiment or ""), knowledge.scores.get(table.score or "")
    named: list[tuple[str, str | None, Iterable[str]]] = [
        ("property", line.property_, schema.properties),
        ("criterion", line.criterion, [*schema.properties, *schema.metrics]),
        ("need", line.need, knowledge.needs),
    ]
    if experiment or not table.experiment:
        named.append(("metric", line.metric, experiment.metrics if experiment else schema.metrics))
        named += [("factors", name, experiment.factors if experiment else ()) for name in line.factors]
    if score or not table.score:
        named.append(("indicator", line.indicator, [part.id for part in score.indicators] if score else ()))
    for key, word, known in named:
        if word and word not in known:
            yield key, (f'there is no {"factor" if key == "factors" else key} "{word}"', suggest(word, known) if known else "name the experiment or the score that has it")
    explained = explain_subject(context, line.subject) if line.subject else None
    if explained:
        yield "subject", explained
    asked = schema.properties.get(line.property_ or "")
    unknown = explain_term(context, asked.vocabulary or "", line.word) if asked and line.word else None
    if unknown:
        yield "word", unknown


RULE = Rule("published-table", "All that a published table names exists, and its headings tell rows and columns apart.", "error", "base", _check)
