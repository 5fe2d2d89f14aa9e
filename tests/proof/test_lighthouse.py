"""Accessibility, best practices and search: what Lighthouse says of pages and no machine's speed changes. Speed itself is for `make bench`."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from ..bench.measuring import ROOT, mkdocs, run
from ..bench.pages import SCORED
from ..bench.scores import FORMS, WHOLE, audit
from ..bench.serving import serve
from ..conftest import find_chromium, need, need_npm

CATEGORIES = ("accessibility", "best-practices", "seo")


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The real site, served compressed."""
    need_npm("lighthouse")
    need(shutil.which("node"), "apt-get install nodejs")
    need(find_chromium(), "apt-get install chromium-headless-shell")
    site: Path = tmp_path_factory.mktemp("lighthouse") / "site"
    with serve(site) as found:
        run(mkdocs(ROOT, site), SITE_URL=found)
        yield found


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("name", SCORED)
def test_lighthouse_finds_nothing_to_mend(address: str, name: str, form: str) -> None:
    assert audit(address + SCORED[name], form, CATEGORIES) == dict.fromkeys(CATEGORIES, WHOLE)
