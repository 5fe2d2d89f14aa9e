"""Programs side by side: files of code that are cut into the same steps, as blocks for a hand-written page.

A folder beside the page, of its name, holds the files. A line `# --- NAME` begins a step; files without such a line are
not shown. The docstring of a file begins with its name, which a colon ends.
"""

import ast
import re
from dataclasses import dataclass
from pathlib import Path

from markupsafe import Markup
from pygments import highlight  # type: ignore[import-untyped]
from pygments.formatters import HtmlFormatter  # type: ignore[import-untyped]
from pygments.lexers import PythonLexer  # type: ignore[import-untyped]

# What stands before the first step.
START = "start"

_STEP = re.compile(r"^# --- (.+?)\s*$", re.MULTILINE)


@dataclass(frozen=True)
class Part:
    """A step of one file: its code, and the first and last line of it."""

    program: str
    file: str
    code: str
    first: int
    last: int


def case_study_blocks(folder: Path) -> dict[str, str]:
    """The HTML of each step by the name of its block, such as `case-study-training-set-up`; links are relative to the site."""
    steps: dict[str, list[Part]] = {}
    for path in sorted(folder.glob("*.py")):
        for name, part in cut_file(path).items():
            steps.setdefault(name, []).append(part)
    return {f"{folder.name}-{re.sub('[^a-z0-9]+', '-', name.lower())}": _write_step(parts, name, folder.name) for name, parts in steps.items()}


def cut_file(path: Path) -> dict[str, Part]:
    """The steps of a file in their order, and what stands before them; nothing if it has no steps."""
    text = path.read_text(encoding="utf-8")
    marks = list(_STEP.finditer(text))
    if not marks:
        return {}
    module = ast.parse(text)
    program = (ast.get_docstring(module) or path.stem).partition(":")[0]
    # The docstring is the caption of the code.
    begin = len("".join(text.splitlines(keepends=True)[: module.body[0].end_lineno])) if ast.get_docstring(module) else 0
    starts = [(START, begin), *((mark[1], mark.end()) for mark in marks)]
    ends = [*(mark.start() for mark in marks), len(text)]
    return {name: _make_part(program, path.name, text, start, end) for (name, start), end in zip(starts, ends, strict=True)}


def _make_part(program: str, file: str, text: str, start: int, end: int) -> Part:
    code = text[start:end]
    first = text.count("\n", 0, start) + 1 + code[: len(code) - len(code.lstrip())].count("\n")
    code = code.strip()
    return Part(program, file, code, first, first + code.count("\n"))


def _write_step(parts: list[Part], step: str, folder: str) -> str:
    figures = "\n".join(_write_part(part, step, folder) for part in parts)
    return f'<div class="a-codes">\n{figures}\n</div>'


def _write_part(part: Part, step: str, folder: str) -> str:
    # One empty line is enough where columns stand side by side.
    shown = re.sub(r"\n{3,}", "\n\n", part.code)
    code = Markup(highlight(shown, PythonLexer(), HtmlFormatter(nowrap=True)).rstrip("\n"))
    place = f"line {part.first}" if part.first == part.last else f"lines {part.first} to {part.last}"
    return Markup(
        '<figure class="a-code"><figcaption><strong>{program}</strong><span class="a-vh">: {step}.</span> '
        '<a href="{folder}/{file}">{file}</a>, {place}</figcaption>'
        '<div class="highlight"><pre><code>{code}</code></pre></div></figure>'
    ).format(program=part.program, step=step, folder=folder, file=part.file, place=place, code=code)
