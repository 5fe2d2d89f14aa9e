"""How tests visit the built site: a watch over what pages do, and a reader who counts each act."""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlsplit

from playwright.sync_api import Browser, BrowserContext, Locator, Page, expect

# A page of each family, the fullest where there are many; the last one is the page for addresses that do not exist.
FAMILIES = {
    "home": "",
    "matrix": "matrix/",
    "matrix of a group": "matrix/judgements/",
    "comparison of a pair": "compare/pytorch-vs-tensorflow/",
    "comparison of any": "compare/?s=keras,pytorch,tensorflow",
    "comparison to choose": "compare/",
    "list of subjects": "frameworks/",
    "list of other subjects": "tools/",
    "subject": "frameworks/tensorflow/",
    "list of properties": "properties/",
    "property": "properties/api-languages/",
    "list of sources": "sources/",
    "source": "sources/blumenthal-taube-2021/",
    "list of benchmarks": "benchmarks/",
    "benchmark": "benchmarks/bahrampour-2015/",
    "choose": "choose/?must=gpu&nice=research,beginners",
    "verdicts": "verdicts/",
    "disagreements": "disagreements/",
    "history": "history/",
    "popularity": "popularity/",
    "changes": "changes/",
    "stale and unverified": "open/",
    "stale and unverified of a group": "open/judgements/",
    "case study": "case-study/",
    "method": "method/",
    "key": "key/",
    "contribute": "contribute/",
    "reference": "reference/",
    "data": "data/",
    "JSON interface": "interface/",
    "database": "database/",
    "how it is built": "how-it-is-built/",
    "dependencies": "dependencies/",
    "404": "no/such/page/",
}
DESKTOP = {"width": 1440, "height": 900}
# How long a page may take to become as expected, in milliseconds: a busy machine is slow, and what is wrong stays wrong.
PATIENCE = 20_000
expect.set_options(timeout=PATIENCE)


@dataclass
class Watch:
    """What pages of a context asked for, and what they complained of."""

    address: str
    requests: list[str] = field(default_factory=list)
    complaints: list[str] = field(default_factory=list)

    def over(self, context: BrowserContext) -> "Watch":
        """Begins to watch."""
        context.on("request", lambda request: self.requests.append(request.url))
        context.on("console", lambda message: self.complaints.append(message.text) if message.type in ("error", "warning") else None)
        context.on("weberror", lambda error: self.complaints.append(str(error.error)))
        return self

    @property
    def foreign(self) -> list[str]:
        """The requests that left the origin of the site."""
        origin = urlsplit(self.address)[:2]
        return [url for url in self.requests if urlsplit(url)[:2] != origin]


@contextmanager
def visit(browser: Browser, address: str, **settings: Any) -> Iterator[Page]:
    """A page in a browser that has never been here, at an address; on a desktop unless told otherwise."""
    context = browser.new_context(**{"viewport": DESKTOP, **settings})
    context.set_default_timeout(PATIENCE)
    try:
        page = context.new_page()
        page.goto(address)
        yield page
    finally:
        context.close()


class Reader:
    """Somebody with a question, who begins at the home page and acts by what can be seen. Three acts are all they have."""

    MOST = 3
    # How many results of a search show at once.
    SEEN = 4

    def __init__(self, page: Page) -> None:
        self.page = page
        self.acts: list[str] = []

    def act(self, what: str) -> None:
        """Counts an act, and gives up after the third."""
        self.acts.append(what)
        assert len(self.acts) <= self.MOST, f"more than {self.MOST} acts: {self.acts}"

    def click(self, name: str, kind: str = "link", within: Locator | None = None) -> None:
        """Clicks the first thing of that kind that is called exactly so, and waits for the page that follows."""
        self.act(f"click {name}")
        (within or self.page.get_by_role("main")).get_by_role(kind, name=name, exact=True).first.click()  # type: ignore[arg-type]
        self.page.wait_for_load_state()

    def search(self, query: str, result: str | re.Pattern[str]) -> None:
        """Types a query into the search of the theme, and chooses a result that can be seen without scrolling: two acts."""
        self.act(f"type {query}")
        field = self.page.get_by_role("textbox", name="Search")
        field.click()
        field.press_sequentially(query)
        self.act(f"choose {result}")
        seen = self.page.locator(f".md-search-result__item:nth-child(-n+{self.SEEN}) .md-search-result__link")
        found = seen.filter(has=self.page.get_by_role("heading", name=result, exact=True)).first
        try:
            expect(found).to_be_visible()
        except AssertionError:
            shown = [" ".join(text.split())[:80] for text in seen.all_inner_texts()]
            raise AssertionError(f"{query!r} shows no {result!r} among its first {self.SEEN} results: {shown}") from None
        found.click()
        self.page.wait_for_load_state()

    def see(self, where: Locator) -> str:
        """The words that can be seen there."""
        expect(where.first).to_be_visible()
        return " ".join(where.first.inner_text().split())
