"""The Atlas itself: one strict build of the real knowledge, read as a visitor does."""

import gzip
from pathlib import Path

import pytest
from mkdocs.commands.build import build
from mkdocs.config import load_config

from .project import REPOSITORY
from .reading import broken_links, collect, foreign_requests

BASE = "https://deep-learning-framework-atlas.github.io/atlas/"
LARGEST_SEARCH = 500_000


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The built site."""
    folder = tmp_path_factory.mktemp("atlas")
    with pytest.MonkeyPatch.context() as patch:
        patch.delenv("SITE_URL", raising=False)
        settings = load_config(str(REPOSITORY / "mkdocs.yml"), strict=True, site_dir=str(folder))
        settings.plugins.on_startup(command="build", dirty=False)
        build(settings)
    return folder


def test_every_link_leads_somewhere(site: Path) -> None:
    assert broken_links(site, BASE) == []


def test_nothing_is_asked_of_others(site: Path) -> None:
    assert foreign_requests(site, BASE) == []


def test_ids_are_unique(site: Path) -> None:
    for page in sorted(site.rglob("*.html")):
        ids = collect(page).ids
        assert len(ids) == len(set(ids)), f"{page}: {sorted(id for id in set(ids) if ids.count(id) > 1)[:5]}"


def test_the_search_index_is_light(site: Path) -> None:
    assert len(gzip.compress((site / "search/search_index.json").read_bytes())) < LARGEST_SEARCH
