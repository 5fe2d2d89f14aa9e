"""`python -m tests.bench`: measures, and prints each figure with its aim. `--check` ends with 1 if an aim is missed."""

import argparse
import shutil
import sys
import tempfile
from dataclasses import dataclass, replace
from pathlib import Path

from .invented import Size, write_knowledge
from .measuring import ROOT, alternate, mkdocs, run, work

SETTINGS = """INHERIT: {root}/mkdocs.yml
theme: {{custom_dir: {root}/generator/site/overrides}}
nav:
  - About: about.md
"""


@dataclass(frozen=True)
class Result:
    """One line of the table: what we take, what it is compared with, the figure that has an aim, and the aim."""

    what: str
    ours: str
    other: str
    figure: float | None = None
    aim: float | None = None
    unit: str = "x"

    @property
    def missed(self) -> bool:
        """Whether there is an aim and the figure is beyond it."""
        return self.figure is not None and self.aim is not None and self.figure > self.aim

    def __str__(self) -> str:
        digits = 2 if self.unit == "x" else 0
        figure = "" if self.figure is None else f"{self.figure:.{digits}f} {self.unit}"
        aim = "" if self.aim is None else f"{self.aim:g} {self.unit}" + (" missed" if self.missed else "")
        return f"  {self.what:<34}{self.ours:>10}{self.other:>12}{figure:>10}   {aim}".rstrip()


def main(arguments: list[str] | None = None) -> int:
    """Measures the knowledge of the repository and an invented one."""
    parser = argparse.ArgumentParser(prog="python -m tests.bench", description="Measures loading, building and exporting.")
    parser.add_argument("--check", action="store_true", help="end with 1 if an aim is missed; timings mean little on a busy machine")
    parser.add_argument("--runs", type=int, default=3, help="runs of each command; the middle one counts (default: 3)")
    parser.add_argument("--subjects", type=int, default=1000, help="subjects of the invented knowledge (default: 1000)")
    parser.add_argument("--properties", type=int, default=60, help="properties of the invented knowledge (default: 60)")
    options = parser.parse_args(arguments)
    print("Processor seconds of single processes, the middle of", options.runs, "runs. Ratios can be compared between machines if nothing else runs.")
    with tempfile.TemporaryDirectory() as folder:
        _measure_real(Path(folder) / "real", options.runs)
        results = _measure_invented(Path(folder), Size(options.subjects, options.properties), options.runs)
    return int(options.check and any(result.missed for result in results))


def _measure_real(folder: Path, runs: int) -> None:
    """The knowledge of the repository. It has no aims: starting Python takes a good part of the time."""
    shutil.copytree(ROOT / "knowledge", folder / "knowledge")
    _write_settings(folder)
    _print_head("The knowledge of the repository", folder)
    try:
        print(*(replace(result, aim=None) for result in _measure(folder, runs)), sep="\n", flush=True)
    except RuntimeError as error:
        print(f"It cannot be measured: {error}")


def _measure_invented(folder: Path, size: Size, runs: int) -> list[Result]:
    """An invented knowledge of the full size, and how much longer it takes than half of it."""
    whole, half = folder / "whole", folder / "half"
    for project, subjects in ((whole, size.subjects), (half, size.subjects // 2)):
        write_knowledge(project / "knowledge", Size(subjects, size.properties))
        _write_settings(project)
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
    (exporting,) = alternate([work("export", knowledge)], runs)
    return [
        Result("load and check / compose and csv", f"{checking.inner:.2f} s", f"{composing.inner:.2f} s", checking.inner / composing.inner, 2.0),
        Result("whole build / stock MkDocs", f"{ours.seconds:.1f} s", f"{theirs.seconds:.1f} s", ours.seconds / theirs.seconds, 0.5),
        *(Result("whole build / half as many", f"{ours.seconds:.1f} s", f"{less.seconds:.1f} s", ours.seconds / less.seconds, 2.1) for less in smaller),
        Result("peak memory of the build", f"{ours.megabytes:.0f} MB", f"{theirs.megabytes:.0f} MB", ours.megabytes, 400, "MB"),
        Result("exports, part of the build", f"{exporting.inner:.2f} s", ""),
    ]


def _print_head(title: str, project: Path) -> None:
    files = [path for path in (project / "knowledge").rglob("*") if path.is_file()]
    print(f"\n{title}: {len(files)} files, {sum(path.stat().st_size for path in files) / 1e6:.1f} MB")
    print(f"  {'':<34}{'ours':>10}{'other':>12}{'figure':>10}   at most", flush=True)


def _write_settings(project: Path) -> None:
    """A project with our settings and one hand-written page."""
    (project / "docs").mkdir(parents=True)
    (project / "docs" / "about.md").write_text("# About\n\nWords by hand.\n", "utf-8")
    (project / "mkdocs.yml").write_text(SETTINGS.format(root=ROOT), "utf-8")


if __name__ == "__main__":
    sys.exit(main())
