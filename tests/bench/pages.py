"""The pages of the built site, and those of an invented knowledge with a large matrix: their weight, their speed, their scores."""

from pathlib import Path

from generator.load import load

from ..browser.visiting import FAMILIES
from ..conftest import find_chromium
from .builds import write_settings
from .invented import Size, write_knowledge
from .measuring import ROOT, mkdocs, run
from .result import HEAD, Result
from .scores import RUNS, measure_scores, missing
from .serving import serve
from .speed import IN_A_GROUP, IN_ALL, SLOWED, TIMES, measure_speed
from .weights import weigh_matrix, weigh_pages

SIZE = Size(50, 60)
MATRICES = ("matrix of all", "matrix of a group")
SCORED = {
    "home": FAMILIES["home"],
    "subject": FAMILIES["subject"],
    "compare": FAMILIES["comparison of a pair"],
    MATRICES[0]: FAMILIES["matrix"],
    MATRICES[1]: FAMILIES["matrix of a group"],
}


def measure_pages(folder: Path, *, weights: bool, with_scores: bool) -> list[Result]:
    """Builds the sites that are needed, and measures what is wanted of them."""
    results: list[Result] = []
    site = folder / "site"
    with serve(site) as address:
        run(mkdocs(ROOT, site), SITE_URL=address)
        if weights:
            print(f"\nThe heaviest pages, compressed\n{HEAD}", *(heaviest := weigh_pages(site, long_folders())), sep="\n", flush=True)
            print(f"\nThe matrix of all of an invented knowledge of {SIZE.subjects} subjects and {SIZE.properties} properties\n{HEAD}")
            invented = make_invented(folder / "invented")
            print(*(matrix := weigh_matrix(invented)), sep="\n", flush=True)
            results += [*heaviest, *matrix, *_speed(invented)]
        if with_scores:
            results += _scores(address)
    return results


def _speed(site: Path) -> list[Result]:
    print(f"\nThe same matrices with the processor slowed {SLOWED} times, from event to frame, the median of {TIMES}\n{HEAD}")
    if not find_chromium():
        print("It cannot be measured: apt-get install chromium-headless-shell")
        return []
    with serve(site) as address:
        results = list(measure_speed(address, {MATRICES[0]: ("matrix/", IN_ALL), MATRICES[1]: ("matrix/group-2/", IN_A_GROUP)}))
    print(*results, sep="\n", flush=True)
    return results


def _scores(address: str) -> list[Result]:
    """Each as soon as it is known: all together take minutes."""
    print(f"\nLighthouse, the median of {RUNS} runs\n{HEAD}")
    if lacking := missing():
        print(f"It cannot be measured: {lacking}")
        return []
    results = []
    for result in measure_scores(address, SCORED, MATRICES):
        print(result, flush=True)
        results.append(result)
    return results


def make_invented(project: Path) -> Path:
    """The site of an invented knowledge of the size that the matrix of all has its limits for."""
    write_knowledge(project / "knowledge", SIZE)
    write_settings(project)
    run(mkdocs(project, project / "site"))
    return project / "site"


def long_folders() -> tuple[str, ...]:
    """The folders of pages that may be long: those of subjects and of sources."""
    knowledge = load(ROOT / "knowledge").knowledge
    assert knowledge, "the knowledge has no schema"
    return (*knowledge.schema.folders, "sources")
