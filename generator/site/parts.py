"""What both adapters do alike: assets, clashes with hand-written pages, and blocks of generated HTML inside them."""

import re
from pathlib import Path
from typing import Any

from markupsafe import escape

from ..model.problem import Problem
from ..pages.page import Page, Site
from ..pages.render import address_of

PACKAGE = Path(__file__).parents[1]
ASSETS = PACKAGE / "assets"
OVERRIDES = Path(__file__).parent / "overrides"
# Folders whose change must show while serving.
WATCHED = (ASSETS, PACKAGE / "templates", OVERRIDES)

_MARKER = re.compile(r"^<!-- atlas:([a-z0-9-]+) -->[ \t]*$", re.MULTILINE)
_PLACE = re.compile(r'<div class="a-block" data-block="([a-z0-9-]+)"></div>')
# Links that are relative: no scheme, no other host, no absolute path, no place on the same page.
_RELATIVE = re.compile(r'(\b(?:href|src)=")(?![a-z][a-z0-9+.-]*:|/|#|")', re.IGNORECASE)


def read_assets() -> dict[str, bytes]:
    """The style sheets, scripts and pictures of the package, by their path in the site."""
    found = sorted(path for path in ASSETS.rglob("*") if path.is_file())
    return {f"assets/{path.relative_to(ASSETS).as_posix()}": path.read_bytes() for path in found}


def linked_assets(suffix: str) -> list[str]:
    """The assets that every page links: those directly in the folder. What a script imports lies in a folder below."""
    return [f"assets/{path.name}" for path in sorted(ASSETS.glob(f"*{suffix}"))]


def front_matter(page: Page) -> dict[str, Any]:
    """What an engine is told of a generated page. The theme prints title and description as they are."""
    return {"title": escape(page.title), "description": escape(page.description), "hide": list(page.hide), "linked": page.linked, "picture": page.picture}


def check_docs(site: Site, docs: Path) -> list[Problem]:
    """What stands in the way between the hand-written files and the generated ones. MkDocs would let one of two win, without a word."""
    made = {f"{address}index.html" for address in site.pages} | site.files.keys() | read_assets().keys()
    problems = []
    for path in sorted(item for item in docs.rglob("*") if item.is_file()):
        name = path.relative_to(docs).as_posix()
        is_page = path.suffix == ".md"
        target = f"{address_of(name)}index.html" if is_page else name
        if target in made:
            problems.append(Problem(f"{docs.name}/{name}", 0, 0, "path", f"the generator makes {target} too", "rename this file or delete it"))
        if is_page:
            problems += _check_blocks(path.read_text("utf-8"), f"{docs.name}/{name}", site.blocks)
    return problems


def _check_blocks(text: str, name: str, blocks: dict[str, str]) -> list[Problem]:
    """The markers that name no block."""
    mend = f"use one of: {', '.join(sorted(blocks)) or 'none, for there are no blocks'}"
    return [
        Problem(name, text.count("\n", 0, found.start()) + 1, 1, "block", f'there is no block "{found[1]}"', mend)
        for found in _MARKER.finditer(text)
        if found[1] not in blocks
    ]


def mark_blocks(markdown: str) -> str:
    """Each marker as an empty element that Markdown leaves alone, so that a fact never passes through Markdown."""
    return _MARKER.sub(r'<div class="a-block" data-block="\1"></div>', markdown)


def fill_blocks(text: str, blocks: dict[str, str], root: str) -> str:
    """The HTML of each block in its place, its links relative to a page from which `root` leads to the site."""
    return _PLACE.sub(lambda found: f'<div class="a-block">{link_from(blocks[found[1]], root)}</div>', text)


def link_from(html: str, root: str) -> str:
    """HTML whose links are relative to the site, as a page needs it."""
    return _RELATIVE.sub(rf"\g<1>{root}", html)
