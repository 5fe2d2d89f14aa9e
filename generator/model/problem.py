"""What the checks and the loader report."""

from dataclasses import dataclass
from typing import Literal

Level = Literal["error", "warning"]


@dataclass(frozen=True, order=True)
class Problem:
    """One thing wrong at one place, and the way to mend it. Lines and columns count from 1; 0 is the whole file."""

    file: str
    line: int
    column: int
    rule: str
    what: str
    mend: str
    level: Level = "error"

    def __str__(self) -> str:
        """`file:line:column rule: what is wrong; how to mend it`."""
        return f"{self.file}:{self.line}:{self.column} {self.rule}: {self.what}; {self.mend}"
