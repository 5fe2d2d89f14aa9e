"""`mkdocs serve` made safe: every request is answered at once with the last good site, whatever is wrong with the next one.

MkDocs builds into the folder that it serves, holds all requests back until the build is over, and for ever if it
fails. Here a build goes into one of two folders while the other one is served, and a failed build leaves it so.
"""

import traceback
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

from mkdocs.exceptions import BuildError
from mkdocs.livereload import LiveReloadServer
from mkdocs.plugins import get_plugin_logger

from .later import Compiled, Later
from .report import show_report

Builder = Callable[[], None]
StartResponse = Callable[..., Any]

LAST_GOOD = "Until this is mended, the pages are those of the last site that could be made."

log = get_plugin_logger(__name__)


class Preview:
    """What is served now, and what is wrong with the knowledge as it is now."""

    def __init__(self) -> None:
        self.compiled = Compiled()
        self.served: Later | None = None
        self.target = Later(Path(), self.compiled)
        self.failure = ""
        self.report = ""
        self.has_site = False

    def choose_folder(self, site_dir: str) -> str:
        """The folder for the next build: the one of two that is not served."""
        folders = Path(site_dir) / "a", Path(site_dir) / "b"
        served = self.served.folder if self.served else None
        self.target = Later(folders[folders[0] == served], self.compiled)
        return str(self.target.folder)

    def start_without_site(self, report: str) -> None:
        """The very first build has nothing to fall back on: it shows the report alone."""
        self.report = report
        log.error(report)

    def note_failure(self, error: Exception) -> None:
        """Keeps what a failed build says. An error of another kind than MkDocs's own is logged with its traceback."""
        known = isinstance(error, BuildError)
        self.failure = str(error) if known else f"{type(error).__name__}: {error}"
        if not known:
            log.error("".join(traceback.format_exception(error)))

    def install(self, server: LiveReloadServer, builder: Builder) -> None:
        """Takes the place of the server's own ways to build and to answer, after the first build."""
        self.has_site = not self.report
        self._serve_target(server)
        # The folders that are watched from here on, knowledge and templates among them, are looked at five times as often as MkDocs has it.
        server.observer._timeout = 0.1
        server.builder = lambda: self._rebuild(server, builder)
        server.error_handler = self._find_error_page
        server.set_app(lambda environ, start: self._answer(server, environ, start))

    def _serve_target(self, server: LiveReloadServer) -> None:
        self.served = self.target
        server.root = str(self.target.folder)

    def _rebuild(self, server: LiveReloadServer, builder: Builder) -> None:
        """Builds beside what is served, and serves it if nothing failed."""
        wanted = server._wanted_epoch
        self._set_epoch(server, server._visible_epoch)
        self.failure = ""
        try:
            builder()
            self.has_site = True
            self._serve_target(server)
        except Exception as error:
            self.failure = self.failure or str(error)
        finally:
            self.report = f"{self.failure}\n\n{LAST_GOOD}" if self.failure and self.has_site else self.failure
            server._wanted_epoch = wanted

    def _set_epoch(self, server: LiveReloadServer, epoch: int) -> None:
        """Tells the server which site is the newest: it answers at once only if it shows that one.

        The attribute is private; MkDocs 1.6 is the last of its line, and a test of the served site guards this.
        """
        with server._epoch_cond:
            server._wanted_epoch = epoch
            server._epoch_cond.notify_all()

    def _find_error_page(self, code: int) -> bytes | None:
        page = (self.served or self.target).folder / f"{code}.html"
        return page.read_bytes() if page.is_file() else None

    def _answer(self, server: LiveReloadServer, environ: dict[str, Any], start: StartResponse) -> Iterable[bytes]:
        """The server's own answer, with the report on every page; without any site, every address is the home page."""
        if environ["PATH_INFO"].startswith("/livereload/"):
            return server.serve_request(environ, start)
        if not self.has_site:
            environ = environ | {"PATH_INFO": server.mount_path}
        if self.served:
            self.served.finish(environ["PATH_INFO"].removeprefix(server.mount_path))
        if not self.report:
            return server.serve_request(environ, start)
        kept: list[Any] = []
        body = b"".join(server.serve_request(environ, lambda status, headers: kept.extend((status, dict(headers)))))
        status, headers = kept
        if headers.get("Content-Type", "").startswith("text/html"):
            body = show_report(body, self.report)
            headers["Content-Length"] = str(len(body))
        start(status, list(headers.items()))
        return [body]
