"""What is measured, each in a process of its own: `python -m tests.bench.work TASK FOLDER` prints the processor seconds it took."""

import sys
import time
from collections.abc import Callable
from datetime import date
from pathlib import Path

DAY = date.today()


def main(task: str, folder: str) -> None:
    """Does one task; imports come before the clock starts, for they take as long for a small knowledge as for a large one."""
    print(TASKS[task](Path(folder)))


def _clock(action: Callable[[], object]) -> float:
    begin = time.process_time()
    action()
    return time.process_time() - begin


def _check(folder: Path) -> float:
    from generator.checks import check
    from generator.load import load

    return _clock(lambda: check(load(folder), DAY))


def _compose(folder: Path) -> float:
    import csv

    import yaml

    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)

    def read_each() -> None:
        # Nothing is kept: trees of nodes by the thousand would slow the collector, and flatter us.
        for path in folder.rglob("*.yml"):
            yaml.compose(path.read_text("utf-8"), Loader=loader)
        for path in folder.rglob("*.csv"):
            with path.open(encoding="utf-8", newline="") as file:
                list(csv.reader(file))

    return _clock(read_each)


def _export(folder: Path) -> float:
    from generator.exports import export_all
    from generator.load import load
    from generator.resolve.cells import Resolved

    knowledge = load(folder).knowledge
    assert knowledge, "the knowledge has no schema"
    # The first call, with nothing to tell, imports what writes tables and bibliographies.
    dict(export_all(Resolved(type(knowledge)(knowledge.schema), DAY)))
    return _clock(lambda: dict(export_all(Resolved(knowledge, DAY))))


def _draw(folder: Path) -> float:
    from generator.load import load
    from generator.pages.site import render_site

    knowledge = load(folder).knowledge
    assert knowledge, "the knowledge has no schema"
    files = render_site(knowledge, DAY).files
    return _clock(lambda: [files[path] for path in files if path.startswith("cards/")])


def _write_stock(folder: Path) -> float:
    from generator.load import load
    from generator.pages.site import render_site

    from .stock import write_stock

    knowledge = load(folder).knowledge
    assert knowledge, "the knowledge has no schema"
    return _clock(lambda: write_stock(render_site(knowledge, DAY), folder.parent / "stock"))


TASKS: dict[str, Callable[[Path], float]] = {"check": _check, "compose": _compose, "export": _export, "pictures": _draw, "stock": _write_stock}

if __name__ == "__main__":
    main(*sys.argv[1:])
