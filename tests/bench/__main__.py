"""`python -m tests.bench`: measures, and prints each figure with its aim. `--check` ends with 1 if an aim is missed."""

import argparse
import sys
import tempfile
from pathlib import Path

from .builds import measure_invented, measure_real
from .invented import Size
from .pages import measure_pages

PARTS = ("builds", "pages", "scores")


def main(arguments: list[str] | None = None) -> int:
    """Measures the knowledge of the repository and an invented one."""
    parser = argparse.ArgumentParser(prog="python -m tests.bench", description="Measures loading, building, and the pages that are built.")
    parser.add_argument("--check", action="store_true", help="end with 1 if an aim is missed; timings mean little on a busy machine")
    parser.add_argument("--only", choices=PARTS, help="measure this alone: processor time of builds, weight and speed of pages, or their Lighthouse scores")
    parser.add_argument("--runs", type=int, default=3, help="runs of each command; the middle one counts (default: 3)")
    parser.add_argument("--subjects", type=int, default=1000, help="subjects of the invented knowledge (default: 1000)")
    parser.add_argument("--properties", type=int, default=60, help="properties of the invented knowledge (default: 60)")
    options = parser.parse_args(arguments)
    results = []
    with tempfile.TemporaryDirectory() as folder:
        if options.only in (None, "builds"):
            print("Processor seconds of single processes, the middle of", options.runs, "runs. Ratios can be compared between machines if nothing else runs.")
            measure_real(Path(folder) / "real", options.runs)
            results += measure_invented(Path(folder), Size(options.subjects, options.properties), options.runs)
        if options.only != "builds":
            results += measure_pages(Path(folder), weights=options.only != "scores", with_scores=options.only != "pages")
    return int(options.check and any(result.missed for result in results))


if __name__ == "__main__":
    sys.exit(main())
