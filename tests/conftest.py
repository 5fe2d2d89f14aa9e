"""What all tests share."""

import os
import shutil
from collections.abc import Iterator
from pathlib import Path
from threading import Thread
from typing import TYPE_CHECKING

import pytest

# The package and the browser are imported by the fixtures that use them: what is broken or missing there fails no other test.
if TYPE_CHECKING:
    from playwright.sync_api import Browser

    from generator.resolve.cells import Resolved

    from .whole.built import Built

# The first is Chromium without its windows, which takes a quarter less time.
CHROMIUM = ("chromium-headless-shell", "chromium", "google-chrome", "chromium-browser")
# What comes from npm, by name: pinned here, installed by .ci/run, never committed.
NPM = dict(line.split("@") for line in (Path(__file__).parent / "npm.txt").read_text("utf-8").split())
NODE_MODULES = Path(__file__).parents[1] / "node_modules"
# Without a sandbox, for containers have none to give; and no name is looked up, so that nothing can leave the machine.
CHROMIUM_SETTINGS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1"]


def need(condition: object, reason: str) -> None:
    """Skips a test on a machine that lacks something, and says how to get it. Where CI=true nothing may be skipped."""
    if condition:
        return
    if os.environ.get("CI") == "true":
        pytest.fail(reason)
    pytest.skip(reason)


def need_npm(name: str) -> Path:
    """The folder of a package of npm, or a skip that says how to install it."""
    folder = NODE_MODULES / name
    need(folder.is_dir(), f"npm install --no-save {' '.join(f'{package}@{version}' for package, version in NPM.items())}")
    return folder


@pytest.fixture(scope="session")
def built_site(tmp_path_factory: pytest.TempPathFactory) -> "Iterator[Built]":
    """The site of the real knowledge, built by `mkdocs build --strict` and served as GitHub Pages serves it."""
    from .whole.built import PREFIX, Built, make_server, run_build

    folder = tmp_path_factory.mktemp("built") / "site"
    server = make_server(folder)
    Thread(target=server.serve_forever, daemon=True).start()
    address = f"http://127.0.0.1:{server.server_port}{PREFIX}"
    done = run_build(folder, address, PYTHONHASHSEED="0", TZ="UTC")
    if done.returncode:
        pytest.fail(f"the site does not build:\n{done.stdout}{done.stderr}", pytrace=False)
    yield Built(folder, address, done.stdout + done.stderr)
    server.shutdown()
    server.server_close()


@pytest.fixture(scope="session")
def resolved() -> "Resolved":
    """The knowledge that the built site shows, with its answers."""
    from generator.inputs import day_of_build
    from generator.load import load
    from generator.resolve.cells import Resolved

    from .whole.built import KNOWLEDGE

    knowledge = load(KNOWLEDGE).knowledge
    assert knowledge is not None
    return Resolved(knowledge, day_of_build(KNOWLEDGE))


def find_chromium() -> str | None:
    """The browser of this machine, if it has one."""
    return next(filter(None, map(shutil.which, CHROMIUM)), None)


@pytest.fixture(scope="session")
def browser() -> "Iterator[Browser]":
    """Chromium, with every way out of the machine closed."""
    playwright = pytest.importorskip("playwright.sync_api", reason="pip install playwright")
    found = find_chromium()
    need(found, "apt-get install chromium-headless-shell")
    with playwright.sync_playwright() as started:
        browser = started.chromium.launch(executable_path=Path(found or ""), args=CHROMIUM_SETTINGS)
        yield browser
        browser.close()
