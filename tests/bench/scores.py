"""What Lighthouse says of pages, on a desktop and on a phone of middling speed."""

import json
import os
import subprocess
from collections.abc import Iterator
from statistics import median

from ..conftest import NODE_MODULES, find_chromium
from .result import Result

LIGHTHOUSE = NODE_MODULES / "lighthouse" / "cli" / "index.js"
CATEGORIES = ("performance", "accessibility", "best-practices", "seo")
FORMS = {"desktop": ["--preset=desktop"], "phone": []}
RUNS = 5
WHOLE, FAST, MATRIX_ON_A_PHONE = 100, 98, 95
FLAGS = "--headless=new --no-sandbox --disable-gpu --disable-background-networking"


def audit(address: str, form: str, categories: tuple[str, ...] = CATEGORIES) -> dict[str, float]:
    """The scores of a page by category, from 0 to 100."""
    command = ["node", str(LIGHTHOUSE), address, "--quiet", "--output=json", "--no-enable-error-reporting", f"--chrome-flags={FLAGS}", *FORMS[form]]
    command += [f"--only-categories={','.join(categories)}"]
    environment = os.environ | {"CHROME_PATH": str(find_chromium())}
    done = subprocess.run(command, env=environment, capture_output=True, text=True, timeout=180, check=False)
    if done.returncode:
        raise RuntimeError(f"Lighthouse failed at {address}:\n{done.stderr[-2000:]}")
    found = json.loads(done.stdout)["categories"]
    return {name: 100 * (found[name]["score"] or 0) for name in categories}


def measure_scores(address: str, pages: dict[str, str], matrices: tuple[str, ...]) -> Iterator[Result]:
    """The median of each score, for pages by name; those named in `matrices` may be a little slower on a phone."""
    for name, page in pages.items():
        for form in FORMS:
            rounds = [audit(address + page, form) for _ in range(RUNS)]
            for category in CATEGORIES:
                aim = WHOLE if category != "performance" else MATRIX_ON_A_PHONE if form == "phone" and name in matrices else FAST
                yield Result(f"{name}, {form}: {category}", "", "", median(scores[category] for scores in rounds), aim, "", at_least=True)


def missing() -> str:
    """What keeps Lighthouse from running here; empty if nothing does."""
    if not LIGHTHOUSE.is_file():
        return "npm install as tests/npm.txt says"
    return "" if find_chromium() else "apt-get install chromium-headless-shell"
