"""A small server of a built site that compresses what it sends and lets browsers keep it, as GitHub Pages does."""

import gzip
import mimetypes
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from typing import Any
from urllib.parse import unquote, urlsplit

PREFIX = "/atlas/"
# What is compressed already gains nothing.
AS_IT_IS = ("image/png", "application/zip")


@cache
def _compress(file: Path) -> bytes:
    return gzip.compress(file.read_bytes(), 6)


class _Handler(BaseHTTPRequestHandler):
    """Files of a folder below the prefix. Connections stay open, or each file would pay for a new one."""

    protocol_version = "HTTP/1.1"
    folder: Path

    def do_GET(self) -> None:
        """Sends a file, or the site's page for what is not there."""
        path = unquote(urlsplit(self.path).path)
        file = self.folder / path.removeprefix(PREFIX)
        file = file / "index.html" if path.endswith("/") else file
        found = path.startswith(PREFIX) and file.is_file()
        self._send(HTTPStatus.OK if found else HTTPStatus.NOT_FOUND, file if found else self.folder / "404.html")

    def _send(self, status: HTTPStatus, file: Path) -> None:
        kind = mimetypes.guess_type(file.name)[0] or "application/octet-stream"
        body = file.read_bytes() if kind in AS_IT_IS else _compress(file)
        self.send_response(status)
        self.send_header("Content-Type", f"{kind}; charset=utf-8" if kind.startswith("text/") else kind)
        if kind not in AS_IT_IS:
            self.send_header("Content-Encoding", "gzip")
        self.send_header("Cache-Control", "max-age=600")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *args: Any) -> None:
        """Says nothing."""


@contextmanager
def serve(folder: Path) -> Iterator[str]:
    """The address at which a folder is served; it may be filled later."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), type("Handler", (_Handler,), {"folder": folder}))
    Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_port}{PREFIX}"
    finally:
        server.shutdown()
        server.server_close()
