"""`python -m tests.checks.rewrite` writes the messages that the rules give now into the cases. Review the difference."""

import sys
import tempfile
from dataclasses import asdict
from pathlib import Path
from typing import Any

import yaml

from .case import Case, case_files, read_cases, show


class _Dumper(yaml.SafeDumper):
    """Texts of several lines as blocks, which people can read."""

    def ignore_aliases(self, data: Any) -> bool:
        """Writes the same text out each time."""
        return True


def _show_text(dumper: yaml.SafeDumper, text: str) -> yaml.ScalarNode:
    return dumper.represent_scalar("tag:yaml.org,2002:str", text, style="|" if "\n" in text else None)


_Dumper.add_representer(str, _show_text)


def rewrite(path: Path) -> None:
    """Writes a file of cases anew, with the messages that come out."""
    found = {verdict: [_renew(case) for case in cases] for verdict, cases in read_cases(path).items()}
    path.write_text(yaml.dump(found, Dumper=_Dumper, allow_unicode=True, sort_keys=False, width=1000), encoding="utf-8")


def _renew(case: Case) -> dict[str, Any]:
    with tempfile.TemporaryDirectory() as folder:
        case.problems = [show(problem) for problem in case.run(Path(folder))]
    return {key: value for key, value in asdict(case).items() if value or key == "problems"}


if __name__ == "__main__":
    wanted = set(sys.argv[1:])
    for file in case_files():
        if not wanted or file.stem in wanted:
            rewrite(file)
