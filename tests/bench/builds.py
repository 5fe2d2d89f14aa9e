"""Loading, checking, building and exporting: processor time and memory, beside what others take for the same."""

import shutil
from dataclasses import replace
from pathlib import Path

from .invented import Size, write_knowledge
from .measuring import ROOT, alternate, mkdocs, run, work
from .result import HEAD, Result

# Pictures are timed apart, as exports are: the stock site has neither.
SETTINGS = """INHERIT: {root}/mkdocs.yml
theme: {{custom_dir: {root}/generator/site/overrides}}
plugins:
  - search
  - atlas: {{pictures: false}}
nav:
  - About: about.md
"""


def measure_real(folder: Path, runs: int) -> None:
    """The knowledge of the repository. It has no aims: starting Python takes a good part of the time."""
    shutil.copytree(ROOT / "knowledge", folder / "knowledge")
    write_settings(folder)
    _print_head("The knowledge of the repository", folder)
    try:
        print(*(replace(result, aim=None) for result in _measure(folder, runs)), sep="\n", flush=True)
    except RuntimeError as error:
        print(f"It cannot be measured: {error}")


def measure_invented(folder: Path, size: Size, runs: int) -> list[Result]:
    """An invented knowledge of the full size, and how much longer it takes than half of it."""
    whole, half = folder / "whole", folder / "half"
    for project, subjects in ((whole, size.subjects), (half, size.subjects // 2)):
        write_knowledge(project / "knowledge", Size(subjects, size.properties))
        write_settings(project)
    _print_head(f"An invented knowledge of {size.subjects} subjects and {size.properties} properties", whole)
    results = _measure(whole, runs, half)
    print(*results, sep="\n", flush=True)
    return results


def _measure(project: Path, runs: int, half: Path | None = None) -> list[Result]:
    """All figures of one knowledge; growth if there is one of half its size."""
    knowledge, stock = project / "knowledge", project / "stock"
    checking, composing = alternate([work("check", knowledge), work("compose", knowledge)], runs + 2)
    run(work("stock", knowledge))
    builds = [mkdocs(folder, folder / "site") for folder in (project, stock, half) if folder]
    ours, theirs, *smaller = alternate(builds, runs)
    exporting, drawing = alternate([work("export", knowledge), work("pictures", knowledge)], runs)
    pages = ours.seconds - exporting.inner
    return [
        Result("load and check / compose and csv", f"{checking.inner:.2f} s", f"{composing.inner:.2f} s", checking.inner / composing.inner, 2.0),
        Result("build without exports / stock MkDocs", f"{pages:.1f} s", f"{theirs.seconds:.1f} s", pages / theirs.seconds, 0.5),
        *(Result("build / half as many", f"{ours.seconds:.1f} s", f"{less.seconds:.1f} s", ours.seconds / less.seconds, 2.1) for less in smaller),
        Result("peak memory of the build", f"{ours.megabytes:.0f} MB", f"{theirs.megabytes:.0f} MB", ours.megabytes, 400, "MB"),
        Result("exports", f"{exporting.inner:.2f} s", ""),
        Result("pictures that other sites show", f"{drawing.inner:.2f} s", ""),
    ]


def _print_head(title: str, project: Path) -> None:
    files = [path for path in (project / "knowledge").rglob("*") if path.is_file()]
    print(f"\n{title}: {len(files)} files, {sum(path.stat().st_size for path in files) / 1e6:.1f} MB")
    print(HEAD, flush=True)


def write_settings(project: Path) -> None:
    """A project with our settings and one hand-written page."""
    (project / "docs").mkdir(parents=True)
    (project / "docs" / "about.md").write_text("# About\n\nWords by hand.\n", "utf-8")
    (project / "mkdocs.yml").write_text(SETTINGS.format(root=ROOT), "utf-8")
