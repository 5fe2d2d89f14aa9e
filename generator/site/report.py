"""The report of all problems, as text for a terminal and as HTML for the pages of a preview."""

import re
from collections.abc import Sequence
from html import escape

from ..model.problem import Level, Problem

MOST = 200

# Inline, for the report must be readable when the style sheets cannot be had. It is never part of a built site.
_STYLE = (
    "margin:0;padding:12px 16px;border-left:4px solid #a13a24;background:#fdf1ee;color:#1b2126;"
    "font:14px/1.5 ui-monospace,monospace;white-space:pre-wrap;overflow-wrap:anywhere;max-height:50vh;overflow:auto"
)

# The place of the theme's announcements, which instant navigation brings along; other pages have none.
_TOP = (re.compile(rb'<div data-md-component="announce">'), re.compile(rb"<body[^>]*>"))

# What a preview shows while there is no site at all, with the report at its top.
NO_SITE = """<!doctype html>
<html lang="en">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1"><title>No site yet</title></head>
<body><main><h1>No site yet</h1><p>The site appears here by itself when the report above is mended.</p></main></body>
</html>
"""


def write_report(problems: Sequence[Problem], most: int = MOST) -> str:
    """Every problem a line, errors first, with the count; no more than a person reads."""
    errors, warnings = of_level(problems, "error"), of_level(problems, "warning")
    lines = []
    for label, found in (("error", errors), ("warning", warnings)):
        if found:
            lines.append(f"{len(found)} {label}{'s' * (len(found) > 1)} in the knowledge{':' * (most > 0)}")
            lines += [str(problem) for problem in found[:most]]
            if len(found) > most > 0:
                lines.append(f"… and {len(found) - most} more")
            most -= min(most, len(found))
    return "\n".join(lines)


def of_level(problems: Sequence[Problem], level: Level) -> list[Problem]:
    """The problems of a level, by place."""
    return sorted(problem for problem in problems if problem.level == level)


def show_report(page: bytes, report: str) -> bytes:
    """A page with the report at its top."""
    html = f'<div class="a-report" role="alert" style="{_STYLE}">{escape(report, quote=False)}</div>'.encode()
    top = next((found for found in (place.search(page) for place in _TOP) if found), None)
    end = top.end() if top else 0
    return page[:end] + html + page[end:]
