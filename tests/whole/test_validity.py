"""Every built page is valid HTML, by the validator that the W3C runs. What the theme does wrong is listed, with reasons."""

import json
import re
import shutil
import subprocess
from collections import defaultdict
from dataclasses import dataclass
from pathlib import Path

import pytest

from ..conftest import NODE_MODULES, need, need_npm
from .built import Built

VALIDATOR = NODE_MODULES / "vnu-jar" / "build" / "dist" / "vnu.jar"
# A style sheet that lays out the parts of a table as blocks or a grid takes their roles from them: there, and only within a
# table that says that it is one (see test_markup), they are written out, which the validator calls needless.
RESTATED = re.compile(
    r"The “(?:table|rowgroup|row|cell|columnheader|rowheader)” role is unnecessary for element “(?:table|thead|tbody|tr|td|th)”\."
    r"|The “role” attribute must not be used on a “(?:tr|td|th)” element which has a “table” ancestor with no “role” attribute, or with a .*"
)
# A script that is data is never run, so no policy blocks it ("prepare the script element" in HTML ends before the policy is asked).
DATA = re.compile(r'Inline script violates .*<script [^>]*type="application/(?:ld\+)?json">.*')
EXCEPTIONS = Path(__file__).parent / "theme-messages.txt"


@dataclass(frozen=True)
class Excepted:
    """A message of the validator that the theme causes: at which markup, and what it says."""

    markup: str
    message: str

    def covers(self, message: str, extract: str) -> bool:
        """Whether a message is this one."""
        return message == self.message and self.markup in extract


def read_exceptions() -> list[Excepted]:
    """The lines `theme and version | why, and when it may go | markup | message`."""
    lines = [line for line in EXCEPTIONS.read_text("utf-8").splitlines() if line and not line.startswith("#")]
    found = []
    for line in lines:
        theme, reason, markup, message = line.split(" | ")
        assert theme.startswith("mkdocs-material "), line
        assert len(reason) > 20, line
        found.append(Excepted(markup, message))
    return found


@pytest.fixture(scope="module")
def messages(built_site: Built) -> dict[tuple[str, str], list[str]]:
    """What the validator says, errors and warnings alike: message and markup, with the places."""
    need(shutil.which("java"), "apt-get install default-jre-headless")
    need_npm("vnu-jar")
    # By address, not by file: only so is the site an origin, which its content policies name.
    pages = [built_site.address + path.relative_to(built_site.folder).as_posix() for path in sorted(built_site.folder.rglob("*.html"))]
    found = _validate(*pages)
    by_message: dict[tuple[str, str], list[str]] = defaultdict(list)
    for message in found:
        place = f"{message.get('url', '').removeprefix(built_site.address)}:{message.get('lastLine', '?')}"
        by_message[message["message"], " ".join(message.get("extract", "").split())].append(place)
    return by_message


def _validate(*documents: str) -> list[dict[str, str]]:
    # -Xss: its parser works by recursion, and tables with thousands of cells are deep. The hosts that it forbids else are this machine's.
    java = ["java", "-Xss8m", "-Dnu.validator.servlet.allow-forbidden-hosts=true", "-jar", str(VALIDATOR)]
    done = subprocess.run([*java, "--format", "json", "--exit-zero-always", *documents], capture_output=True, text=True, timeout=300, check=False)
    assert done.returncode == 0, done.stderr[-2000:]
    return list(json.loads(done.stderr)["messages"])


def test_every_page_is_valid(messages: dict[tuple[str, str], list[str]]) -> None:
    exceptions = read_exceptions()
    ours: dict[str, list[str]] = defaultdict(list)
    for (message, markup), places in messages.items():
        if not RESTATED.fullmatch(message) and not DATA.fullmatch(message + markup) and not any(excepted.covers(message, markup) for excepted in exceptions):
            ours[message] += [f"{place}: {markup}" for place in places]
    assert not ours, "\n".join(f"{len(places)}× {message}\n    {places[0]}" for message, places in ours.items())


@pytest.mark.parametrize("excepted", read_exceptions(), ids=lambda excepted: excepted.markup)
def test_each_exception_is_still_needed(messages: dict[tuple[str, str], list[str]], excepted: Excepted) -> None:
    assert any(excepted.covers(*key) for key in messages), f"the theme no longer causes this: delete its line from {EXCEPTIONS.name}"


def test_an_invalid_page_is_noticed(messages: dict[tuple[str, str], list[str]], tmp_path: Path) -> None:
    page = tmp_path / "index.html"
    page.write_text("<!doctype html><html lang=en><title>A page</title><ul><p>no</ul>", "utf-8")
    found = [message["message"] for message in _validate(str(page))]
    assert found == ["Element “p” not allowed as child of element “ul” in this context. (Suppressing further errors from this subtree.)"]
