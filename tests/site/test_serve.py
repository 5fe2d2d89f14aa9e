"""`mkdocs serve` as a contributor drives it: edits show, mistakes are told on the page, and no request ever hangs."""

import os
import shutil
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from .project import REPOSITORY, environment, make_project

# On an idle machine the server starts within about this time, an edit shows within two seconds and a request is answered
# within one. On a busy one all three take longer alike.
IDLE_START = 2.0
# What the edits are seen in.
CHEDDAR = "knowledge/cheeses/cheddar.yml"
PAGE = "cheeses/cheddar/"
REPORT = 'role="alert"'


class Server:
    """A running `mkdocs serve` on a project of its own, with a package of its own so that it may be edited."""

    def __init__(self, folder: Path, port: int) -> None:
        self.folder, self.base = folder, f"http://127.0.0.1:{port}/atlas/"
        self.slowest = 0.0
        self.began_slow = 1.0

    @property
    def slowdown(self) -> float:
        """How many times longer all takes than on an idle machine: as the start did, or as many as want each processor now."""
        return max(1.0, self.began_slow, os.getloadavg()[0] / (os.cpu_count() or 1))

    def get(self, address: str) -> tuple[int, str]:
        """The answer to a request, which must come within a second."""
        began = time.monotonic()
        try:
            with urllib.request.urlopen(self.base + address, timeout=30) as answer:
                found = answer.status, answer.read().decode()
        except urllib.error.HTTPError as error:
            found = error.code, error.read().decode()
        self.slowest = max(self.slowest, time.monotonic() - began)
        return found

    def until(self, done: Callable[[str], bool], address: str = PAGE, within: float = 2.0) -> float:
        """Asks for a page again and again until it is as wanted; gives the time that took."""
        began = time.monotonic()
        while not done(text := self.get(address)[1]):
            assert time.monotonic() - began < within * self.slowdown, f"not within {within} s × {self.slowdown:.1f}; the page is\n{text[:3000]}"
            time.sleep(0.02)
        return time.monotonic() - began

    def edit(self, file: str, old: str, new: str) -> None:
        path = self.folder / file
        text = path.read_text("utf-8")
        assert old in text
        path.write_text(text.replace(old, new), "utf-8")


@contextmanager
def serving(folder: Path, prepare: Callable[[Server], None] = lambda server: None, **variables: str) -> Iterator[Server]:
    """Starts the server, with more variables in its environment, and waits for its first answer."""
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        port = found.getsockname()[1]
    shutil.copytree(REPOSITORY / "generator", folder / "generator", ignore=shutil.ignore_patterns("__pycache__"))
    make_project(folder, port, folder / "generator")
    server = Server(folder, port)
    prepare(server)
    with (folder / "log").open("w", encoding="utf-8") as log:
        began = time.monotonic()
        process = subprocess.Popen([sys.executable, "-m", "mkdocs", "serve"], cwd=folder, env=environment(folder) | variables, stdout=log, stderr=log)
        try:
            wait_for_port(port, process, folder / "log")
            server.began_slow = (time.monotonic() - began) / IDLE_START
            yield server
        finally:
            process.terminate()
            process.wait(10)
    assert server.slowest < 1 * server.slowdown


def wait_for_port(port: int, process: subprocess.Popen[bytes], log: Path) -> None:
    for _ in range(600):
        assert process.poll() is None, log.read_text("utf-8")
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.05)
    pytest.fail(log.read_text("utf-8"))


def take_real_knowledge(server: Server) -> None:
    """The knowledge and the pages of the repository in place of the cheese."""
    for name in ("knowledge", "docs"):
        shutil.rmtree(server.folder / name)
        shutil.copytree(REPOSITORY / name, server.folder / name)
    (server.folder / "mkdocs.yml").write_text(f"INHERIT: {REPOSITORY}/mkdocs.yml\nsite_url: {server.base}\ndev_addr: {server.base.split('/')[2]}\ntheme: {{custom_dir: generator/site/overrides}}\n", "utf-8")


def log_of(server: Server) -> str:
    return (server.folder / "log").read_text("utf-8")


def test_edits_mistakes_and_mends(tmp_path: Path) -> None:
    with serving(tmp_path) as server:
        assert "Cheddar" in server.get(PAGE)[1]
        assert REPORT not in server.get(PAGE)[1]

        server.edit(CHEDDAR, "name: Cheddar", "name: Cheddar of Somerset")
        server.until(lambda text: "Cheddar of Somerset" in text)

        server.edit(CHEDDAR, "kind: cheese", "kynd: cheese")
        server.until(lambda text: REPORT in text)
        for address in ("", PAGE, "method/", "properties/milk/"):
            status, text = server.get(address)
            assert status == 200
            assert "knowledge/cheeses/cheddar.yml:2:1" in text
            assert "the last site that could be made" in text
        assert "Cheddar of Somerset" in server.get(PAGE)[1]
        status, text = server.get("no/such/page/")
        assert status == 404
        assert REPORT in text
        assert "There is no such page" in text
        assert server.get("assets/mark.svg")[1].startswith("<svg")

        server.edit("docs/method.md", "Every cheese is eaten", "No cheese is eaten")
        server.edit(CHEDDAR, "name: Cheddar of Somerset", "name: Chaddar")
        time.sleep(1 * server.slowdown)
        assert "Cheddar of Somerset" in server.get(PAGE)[1]
        assert REPORT in server.get(PAGE)[1]

        server.edit(CHEDDAR, "kynd: cheese", "kind: cheese")
        server.until(lambda text: "Chaddar" in text and REPORT not in text)
        assert "No cheese is eaten" in server.get("method/")[1]
        assert "Traceback" not in log_of(server)


def test_an_edit_of_the_real_knowledge_shows(tmp_path: Path) -> None:
    with serving(tmp_path, take_real_knowledge, SOURCE_DATE_EPOCH=str(int(time.time()))) as server:
        page, file = "frameworks/caffe/", "knowledge/frameworks/caffe.yml"
        assert "<h1>Caffe</h1>" in server.get(page)[1]
        server.edit(file, "name: Caffe", "name: Caffe of Berkeley")
        server.until(lambda text: "<h1>Caffe of Berkeley" in text, page)
        # What waits until somebody asks for it has the edit too.
        assert "Caffe of Berkeley" in server.get("")[1]
        assert "Caffe of Berkeley" in server.get("data/subjects.json")[1]
        assert '"title":"Caffe of Berkeley"' in server.get("search/search_index.json")[1]
        server.edit(file, "name: Caffe of Berkeley", "name: Caffe")
        server.until(lambda text: "<h1>Caffe</h1>" in text, page)


def test_starting_on_bad_knowledge(tmp_path: Path) -> None:
    with serving(tmp_path, lambda server: server.edit(CHEDDAR, "kind: cheese", "kynd: cheese")) as server:
        for address in ("", PAGE, "method/", "no/such/page/"):
            status, text = server.get(address)
            assert status == 200
            assert REPORT in text
            assert "knowledge/cheeses/cheddar.yml:2:1" in text
            # The page loads itself anew when the site is there.
            assert "livereload(" in text
        assert log_of(server).count("knowledge/cheeses/cheddar.yml:2:1") == 1

        server.edit(CHEDDAR, "kynd: cheese", "kinds: cheese")
        server.until(lambda text: '"kinds"' in text)

        server.edit(CHEDDAR, "kinds: cheese", "kind: cheese")
        # The first site of a server compiles every template and starts what draws the charts: a start, and then an edit.
        server.until(lambda text: REPORT not in text, within=IDLE_START + 2.0)
        assert "Valley Dairy" in server.get(PAGE)[1]
        assert server.get("no/such/page/")[0] == 404


def test_edits_of_the_package_show(tmp_path: Path) -> None:
    with serving(tmp_path) as server:
        template = "generator/templates/end.html.jinja"
        server.edit(template, "This page is made from", "This page was baked from")
        server.until(lambda text: "This page was baked from" in text)

        server.edit(template, "was baked from", "was {{ baked }} from")
        server.until(lambda text: "&#x27;baked&#x27; is undefined" in text or "'baked' is undefined" in text)
        assert "This page was baked from" in server.get(PAGE)[1]

        server.edit(template, "was {{ baked }} from", "is made from")
        server.until(lambda text: REPORT not in text and "is made from" in text)

        style = next((tmp_path / "generator/assets").glob("*.css"))
        style.write_text("body { color: teal }", "utf-8")
        server.until(lambda text: text == "body { color: teal }", f"assets/{style.name}")

        server.edit("generator/site/overrides/404.html", "There is no such page", "Nothing here")
        server.until(lambda text: "Nothing here" in text, "no/such/page/")


def test_mistakes_outside_the_knowledge_are_told_too(tmp_path: Path) -> None:
    with serving(tmp_path) as server:
        server.edit("mkdocs.yml", "nav:", "nav: [")
        server.until(lambda text: REPORT in text)
        server.edit("mkdocs.yml", "nav: [", "nav:")
        server.until(lambda text: REPORT not in text)
        (tmp_path / "docs/cheeses.md").write_text("# Mine\n", "utf-8")
        server.until(lambda text: "the generator makes cheeses/index.html too" in text)
        (tmp_path / "docs/cheeses.md").unlink()
        server.until(lambda text: REPORT not in text)
