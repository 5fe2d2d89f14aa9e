"""The built site as tests see it: how it is made, where it is served, and what stands on its pages."""

import os
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime, time
from functools import cache
from http import HTTPStatus
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit
from xml.etree.ElementTree import Element

import html5lib

from generator.inputs import day_of_build

REPOSITORY = Path(__file__).parents[2]
KNOWLEDGE = REPOSITORY / "knowledge"
# Where mkdocs.yml looks for what `atlas diff` wrote; it may be missing.
CHANGES = REPOSITORY / ".cache" / "changes.json"
# Below a folder, as on GitHub Pages: a link that begins with `/` then shows as the mistake that it is.
PREFIX = "/atlas/"


@dataclass(frozen=True)
class Built:
    """A site in a folder, its address, and what the build printed."""

    folder: Path
    address: str
    log: str
    _trees: dict[str, Element] = field(default_factory=dict, compare=False)

    def pages(self) -> list[str]:
        """The file of every page, relative to the site."""
        return sorted(path.relative_to(self.folder).as_posix() for path in self.folder.rglob("*.html"))

    def read(self, name: str) -> Element:
        """A page as a browser reads it; each is parsed once a session."""
        if name not in self._trees:
            # SVG lies in a namespace of its own, which no test asks for.
            self._trees[name] = html5lib.parse((self.folder / name).read_bytes(), transport_encoding="utf-8", namespaceHTMLElements=False)
        return self._trees[name]

    def url(self, name: str) -> str:
        """The address at which a reader sees a page."""
        return self.address + name.removesuffix("index.html")


@cache
def build_environment() -> dict[str, str]:
    """The environment of a build: the newest commit under knowledge/ is its day, however long ago that is."""
    day = datetime.combine(day_of_build(KNOWLEDGE), time(), UTC)
    given = {"SOURCE_DATE_EPOCH": str(int(day.timestamp())), "NO_MKDOCS_2_WARNING": "1", "PYTHONPATH": str(REPOSITORY)}
    return {**os.environ, **given}


def run_build(to: Path, address: str, module: str = "mkdocs", where: Path = REPOSITORY, **changes: str) -> subprocess.CompletedProcess[str]:
    """`mkdocs build --strict` in a process of its own; `module` may be a stand-in for MkDocs."""
    command = [sys.executable, "-m", module, "build", "--strict", "--config-file", str(REPOSITORY / "mkdocs.yml"), "--site-dir", str(to)]
    environment = {**build_environment(), "SITE_URL": address, **changes}
    return subprocess.run(command, cwd=where, env=environment, capture_output=True, text=True, encoding="utf-8", timeout=300, check=False)


class _Handler(SimpleHTTPRequestHandler):
    """Files below the prefix, and the site's own page for what is not there: what GitHub Pages does."""

    def translate_path(self, path: str) -> str:
        found = urlsplit(path).path
        return super().translate_path("/" + found.removeprefix(PREFIX)) if found.startswith(PREFIX) else os.devnull + "/none"

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        body = (Path(self.directory) / "404.html").read_bytes()
        self.send_response(code)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        if self.command != "HEAD" and code == HTTPStatus.NOT_FOUND:
            self.wfile.write(body)

    def list_directory(self, path: str | os.PathLike[str]) -> None:
        self.send_error(HTTPStatus.NOT_FOUND)

    def log_message(self, format: str, *args: Any) -> None:
        """Says nothing: a test that fails says what it asked for."""


class _Server(ThreadingHTTPServer):
    """Says nothing of a browser that leaves before it has everything; all other errors are printed."""

    def handle_error(self, request: Any, client_address: Any) -> None:
        if not isinstance(sys.exception(), ConnectionError):
            super().handle_error(request, client_address)


def make_server(folder: Path) -> ThreadingHTTPServer:
    """A server of a folder on a free port; the folder may be filled later."""
    return _Server(("127.0.0.1", 0), lambda *args: _Handler(*args, directory=str(folder)))


def text_of(element: Element) -> str:
    """The words of an element."""
    return " ".join("".join(element.itertext()).split())


def links_of(tree: Element) -> Iterator[tuple[Element, str, str]]:
    """Every attribute of a page that holds an address: element, attribute, address."""
    for element in tree.iter():
        if not isinstance(element.tag, str):
            continue
        for name in ("href", "src", "action", "formaction", "poster", "data", "{http://www.w3.org/1999/xlink}href"):
            if name in element.attrib:
                yield element, name, element.attrib[name]
        for part in element.get("srcset", "").split(","):
            if part.strip():
                yield element, "srcset", part.split()[0]
