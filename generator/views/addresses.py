"""Addresses that lead out of the site: the repository's file view, its issue form, and words in a source."""

from urllib.parse import quote, urlencode

from ..model.schema import Schema
from ..model.source import Source

ISSUE_FORM = "wrong-fact.yml"


def is_file(path: str) -> bool:
    """Whether a path of the repository is a file, and no folder: every file of a knowledge has an ending."""
    return "." in path


def line_address(schema: Schema, file: str, line: int = 0) -> str:
    """The line of a file, or a folder, in the repository's view of it."""
    return f"{schema.repository}/{'blob' if is_file(file) else 'tree'}/{schema.branch}/{quote(file)}" + (f"#L{line}" if line else "")


def edit_address(schema: Schema, file: str, line: int = 0) -> str:
    """The line of a file in the repository's editor."""
    return f"{schema.repository}/edit/{schema.branch}/{quote(file)}" + (f"#L{line}" if line else "")


def report_address(schema: Schema, page: str, fact: str = "", source: str = "") -> str:
    """The issue form for a wrong fact, filled in."""
    fields = {"template": ISSUE_FORM, "page": f"{schema.address}{page}", "fact": fact, "source": source}
    return f"{schema.repository}/issues/new?{urlencode({key: value for key, value in fields.items() if value})}"


def place_address(source: Source, at: str, anchor: str | None) -> str:
    """The place in the source itself: the line of a repository at its commit, the words of a web page, or its address."""
    if source.git:
        path, _, lines = at.partition("#")
        return f"{source.git.repository}/blob/{source.git.commit}/{quote(path)}" + (f"#{lines}" if lines else "")
    if source.URL and anchor and not source.URL.endswith(".pdf"):
        return f"{source.URL}#:~:text={quote(anchor, safe='')}"
    return source.URL or (f"https://doi.org/{source.DOI}" if source.DOI else "")
