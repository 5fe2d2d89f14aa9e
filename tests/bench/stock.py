"""A stock MkDocs project with the words of our pages as Markdown tables: what somebody would have without the Atlas."""

from html import escape
from html.parser import HTMLParser
from pathlib import Path

from generator.pages.page import Site

SETTINGS = """site_name: The same words
theme:
  name: material
  font: false
plugins: [search]
nav:
  - Home: index.md
not_in_nav: "*"
"""

_BLOCKS = ("p", "li", "h1", "h2", "h3", "div")
_TABLES = ("table", "dl")
_ROWS = ("tr", "dt")
_CELLS = ("th", "td", "dt", "dd")


def write_stock(site: Site, folder: Path) -> None:
    """Writes the project: all words of our pages, those that only a press of a button shows among them.

    Links become plain words, which spares MkDocs their resolution: what is easier here makes the comparison harder for us.
    """
    for page in site.pages.values():
        target = folder / "docs" / page.path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(to_markdown(page.html), "utf-8")
    (folder / "mkdocs.yml").write_text(SETTINGS, "utf-8")


def to_markdown(html: str) -> str:
    """The words of a page: headings, tables (a list of terms is one too), and each other block in a line."""
    reader = _Reader()
    reader.feed(html)
    reader.close()
    reader.end_block()
    return "\n\n".join(reader.blocks) + "\n"


class _Reader(HTMLParser):
    """Collects blocks of Markdown. A table within a table is words of its cell."""

    def __init__(self) -> None:
        super().__init__()
        self.blocks: list[str] = []
        self.words: list[str] = []
        self.rows: list[list[list[str]]] = []
        self.tables = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Begins a block, a row or a cell."""
        if tag in _TABLES:
            self.end_block()
            self.tables += 1
        elif self.tables == 1 and tag in (*_ROWS, *_CELLS):
            self._begin_cell(tag)
        elif tag in _BLOCKS:
            self.end_block()
            self.words.append(" " if self.tables or tag[0] != "h" else f"{'#' * int(tag[1])} ")

    def handle_endtag(self, tag: str) -> None:
        """Ends a block or a table."""
        if tag in _TABLES:
            self.tables -= 1
            if not self.tables:
                self._end_table()
        elif tag in _BLOCKS:
            self.end_block()

    def handle_data(self, data: str) -> None:
        """Keeps words."""
        self.words.append(data)

    def _begin_cell(self, tag: str) -> None:
        if tag in _ROWS:
            self.rows.append([])
        if tag in _CELLS and self.rows:
            self.words = []
            self.rows[-1].append(self.words)

    def end_block(self) -> None:
        """Puts the words so far into a block of their own, unless a table is open."""
        if self.tables:
            return
        text = _join(self.words)
        self.words = []
        if text.strip("# "):
            self.blocks.append(text)

    def _end_table(self) -> None:
        rows = [[_join(words) for words in row] for row in self.rows if row]
        width = max(map(len, rows), default=0)
        lines = [f"| {' | '.join(row + [''] * (width - len(row)))} |" for row in rows]
        if lines:
            self.blocks.append("\n".join([lines[0], f"|{' --- |' * width}", *lines[1:]]))
        self.rows, self.words = [], []


def _join(words: list[str]) -> str:
    """Words without anything that Markdown would read as its own, or HTML."""
    return escape(" ".join("".join(words).split()), quote=False).replace("|", "&#124;")
