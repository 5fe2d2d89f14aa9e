"""`python -m tests.bench`: measures, and prints each figure with its aim. `--check` ends with 1 if an aim is missed."""

import argparse
import shutil
import sys
import tempfile
from dataclasses import dataclass
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
        results = _measure_real(Path(folder) / "real", options.runs)
        results += _measure_invented(Path(folder), Size(options.subjects, options.properties), options.runs)
    return int(options.check and any(result.missed for result in results))


def _measure_real(folder: Path, runs: int) -> list[Result]:
    """The knowledge of the repository. It has no aims of its own: starting Python takes most of the time."""
    shutil.copytree(ROOT / "knowledge", folder / "knowledge")
    _write_settings(folder)
    print(f"\nThe knowledge of the repository: {_describe(folder)}")
    try:
        print(*_measure(folder, runs), sep="\n")
    except RuntimeError as error:
        print(f"  It cannot be built. {error}")
    return []


def _measure_invented(folder: Path, size: Size, runs: int) -> list[Result]:
    """An invented knowledge of the full size and of half of it."""
    whole, half = folder / "whole", folder / "half"
    for project, subjects in ((whole, size.subjects), (half, size.subjects // 2)):
        write_knowledge(project / "knowledge", Size(subjects, size.properties))
        _write_settings(project)
    print(f"\nAn invented knowledge: {size.subjects} subjects, {size.properties} properties, {_describe(whole)}")
    results = _measure(whole, runs)
    print(*results, sep="\n", flush=True)
    small, large = alternate([mkdocs(half, folder / "site-half"), mkdocs(whole, folder / "site-whole")], runs)
    growth = Result(f"growth from {size.subjects // 2} subjects", f"{large.seconds:.1f} s", f"{small.seconds:.1f} s", large.seconds / small.seconds, 2.1)
    print(growth)
    return [*results, growth]


def _measure(project: Path, runs: int) -> list[Result]:
    """Everything but growth."""
    knowledge, stock = project / "knowledge", project / "stock"
    print(f"  {'':<34}{'ours':>10}{'other':>12}{'figure':>10}   at most", flush=True)
    checking, composing = alternate([work("check", knowledge), work("compose", knowledge)], max(runs, 5))
    run(work("stock", knowledge))
    ours, theirs = alternate([mkdocs(project, project / "site"), mkdocs(stock, project / "site-stock")], runs)
    (exporting,) = alternate([work("export", knowledge)], runs)
    return [
        Result("load and check / yaml.compose", f"{checking.inner:.2f} s", f"{composing.inner:.2f} s", checking.inner / composing.inner, 2.0),
        Result("whole build / stock MkDocs", f"{ours.seconds:.1f} s", f"{theirs.seconds:.1f} s", ours.seconds / theirs.seconds, 0.5),
        Result("peak memory of the build", f"{ours.megabytes:.0f} MB", f"{theirs.megabytes:.0f} MB", ours.megabytes, 400, "MB"),
        Result("exports (part of the whole build)", f"{exporting.inner:.2f} s", ""),
    ]


def _write_settings(project: Path) -> None:
    """A project with our settings and one hand-written page."""
    (project / "docs").mkdir(parents=True)
    (project / "docs" / "about.md").write_text("# About\n\nWords by hand.\n", "utf-8")
    (project / "mkdocs.yml").write_text(SETTINGS.format(root=ROOT), "utf-8")


def _describe(project: Path) -> str:
    files = [path for path in (project / "knowledge").rglob("*") if path.is_file()]
    return f"{len(files)} files, {sum(path.stat().st_size for path in files) / 1e6:.1f} MB"


if __name__ == "__main__":
    sys.exit(main())
