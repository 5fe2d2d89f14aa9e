"""What the tests of the exports share: three knowledges, and all files that are made of each."""

from collections.abc import Callable
from functools import cache
from pathlib import Path

import pytest

from generator.exports import export_all
from generator.load import load
from generator.model.knowledge import Knowledge
from generator.resolve.cells import Resolved

from . import golden

ROOT = Path(__file__).parents[2]
FOLDERS = {"small": golden.FOLDER, "real": ROOT / "knowledge", "cheese": ROOT / "tests" / "fixtures" / "cheese" / "knowledge"}


@cache
def _export(folder: Path) -> tuple[Knowledge, dict[str, bytes]]:
    found = load(folder).knowledge
    assert found
    return found, dict(export_all(Resolved(found, golden.DAY)))


@pytest.fixture(scope="session", params=FOLDERS)
def exported(request: pytest.FixtureRequest) -> tuple[Knowledge, dict[str, bytes]]:
    """The small knowledge of these tests, the one that the site is made from, and one of another subject, each with its files."""
    return _export(FOLDERS[request.param])


@pytest.fixture(scope="session")
def knowledge(exported: tuple[Knowledge, dict[str, bytes]]) -> Knowledge:
    """The knowledge alone."""
    return exported[0]


@pytest.fixture(scope="session")
def files(exported: tuple[Knowledge, dict[str, bytes]]) -> dict[str, bytes]:
    """The files alone, by their path in the site."""
    return exported[1]


@pytest.fixture(scope="session")
def write_files(tmp_path_factory: pytest.TempPathFactory) -> Callable[[dict[str, bytes]], Path]:
    """Writes files into a folder of their own."""

    def write(files: dict[str, bytes]) -> Path:
        folder = tmp_path_factory.mktemp("exported")
        for path, content in files.items():
            (folder / path).parent.mkdir(parents=True, exist_ok=True)
            (folder / path).write_bytes(content)
        return folder

    return write
