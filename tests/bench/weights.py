"""How heavy built pages are as a server sends them, compressed. Nothing here depends on the machine."""

import gzip
import re
from dataclasses import dataclass
from pathlib import Path

from .result import Result

# Kilobytes of 1000 bytes.
KB = 1000
PAGE, LONG_PAGE, SCRIPTS = 40, 80, 30
# The matrix of all with 50 subjects and 60 properties.
MATRIX_PAGE, MATRIX_DATA, MATRIX_ELEMENTS = 60, 150, 10_000


@dataclass(frozen=True)
class Weight:
    """A page and its kilobytes."""

    page: str
    kilobytes: float


def compressed(*files: Path) -> float:
    """The kilobytes of files that are each sent compressed."""
    return sum(len(gzip.compress(file.read_bytes(), 6)) for file in files) / KB


def weigh(site: Path, long_folders: tuple[str, ...]) -> tuple[list[Weight], list[Weight]]:
    """The pages in those folders, which may be long, and all others; each list with the heaviest first."""
    weights = [Weight(file.relative_to(site).as_posix(), compressed(file)) for file in site.rglob("*.html")]
    weights.sort(key=lambda weight: (-weight.kilobytes, weight.page))
    long = [weight for weight in weights if weight.page.split("/")[0] in long_folders and weight.page.count("/") > 1]
    return long, [weight for weight in weights if weight not in long]


def scripts(site: Path) -> float:
    """The kilobytes of every script of ours."""
    return compressed(*(site / "assets").glob("*.js"), *(site / "assets" / "scripts").rglob("*.js"))


def elements(page: Path) -> int:
    """How many elements a page has."""
    return len(re.findall(r"<[a-zA-Z]", page.read_text("utf-8")))


def weigh_pages(site: Path, long_folders: tuple[str, ...]) -> list[Result]:
    """The heaviest pages of a built site, and its scripts."""
    long, other = weigh(site, long_folders)
    return [
        Result(f"/{long[0].page.removesuffix('index.html')}", "", "", long[0].kilobytes, LONG_PAGE, "KB"),
        Result(f"/{other[0].page.removesuffix('index.html')}", "", "", other[0].kilobytes, PAGE, "KB"),
        Result("all scripts of ours", "", "", scripts(site), SCRIPTS, "KB"),
    ]


def weigh_matrix(site: Path) -> list[Result]:
    """The matrix of all of a site of 50 subjects and 60 properties, with all data that its script may ask for."""
    page = site / "matrix" / "index.html"
    return [
        Result("matrix of all: page", "", "", compressed(page), MATRIX_PAGE, "KB"),
        Result("matrix of all: data", "", "", compressed(*page.parent.glob("*.json")), MATRIX_DATA, "KB"),
        Result("matrix of all: elements", "", "", elements(page), MATRIX_ELEMENTS, ""),
    ]
