"""What the preview makes when somebody asks for it: nobody looks at every page and file after each edit.

MkDocs renders a template for each page. In the preview that of a finished page is a short one, and what the theme needs is
kept until the page is asked for. Files for other programs and the index of the search wait in the same way.
"""

from collections.abc import Callable, Mapping
from pathlib import Path
from threading import Lock
from types import SimpleNamespace

from jinja2 import BaseLoader, ChoiceLoader, DictLoader, Environment
from jinja2.bccache import Bucket, BytecodeCache
from material.plugins.search.plugin import SearchIndex
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.pages import Page
from mkdocs.utils import write_file
from mkdocs.utils.templates import TemplateContext

from ..pages.page import Page as MadePage
from .search import name_entries, search_settings, searchable

TEMPLATE = "atlas-later.html"
INDEX = "search/search_index.json"
_WORDS = "This page is made when somebody asks for it."


class Compiled(BytecodeCache):
    """Templates as they were compiled for the build before: MkDocs begins each with a new environment."""

    def __init__(self) -> None:
        self.kept: dict[str, bytes] = {}

    def load_bytecode(self, bucket: Bucket) -> None:
        """Takes the code of an unchanged template."""
        if bucket.key + bucket.checksum in self.kept:
            bucket.bytecode_from_string(self.kept[bucket.key + bucket.checksum])

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keeps the code of a template."""
        self.kept[bucket.key + bucket.checksum] = bucket.bytecode_to_string()


class Later:
    """The pages and files of one build that nobody has asked for yet."""

    def __init__(self, folder: Path, compiled: Compiled) -> None:
        self.folder = folder
        self.compiled = compiled
        self._waiting: dict[str, tuple[Callable[[], bytes], Lock]] = {}
        self._pages: list[tuple[Page, MadePage]] = []
        # The theme marks one page as active while it is rendered; files get in nobody's way.
        self._theme, self._files = Lock(), Lock()

    def prepare(self, env: Environment) -> None:
        """Gives the environment of a build the short template, and the code of the build before."""
        assert isinstance(env.loader, BaseLoader)
        env.loader = ChoiceLoader([DictLoader({TEMPLATE: _WORDS}), env.loader])
        env.bytecode_cache = self.compiled
        self._env = env

    def keep_page(self, page: Page, made: MadePage, context: TemplateContext, config: MkDocsConfig) -> None:
        """Remembers what a page needs."""

        def render() -> bytes:
            page.active, page.content = True, made.html
            try:
                output = self._env.get_template("main.html").render(context)
                return (config.plugins.on_post_page(output, page=page, config=config) or output).encode()
            finally:
                page.active, page.content = False, ""

        self._pages.append((page, made))
        self._waiting[page.file.dest_uri] = render, self._theme

    def keep_file(self, path: str, made: Mapping[str, bytes]) -> None:
        """Remembers where a file is made."""
        self._waiting[path] = lambda: made[path], self._files

    def keep_index(self, index: SearchIndex) -> None:
        """Remembers the index of the search, which has the hand-written pages by now."""

        def fill() -> bytes:
            for page, made in self._pages:
                index.add_entry_from_context(SimpleNamespace(content=searchable(made), meta=search_settings(made), toc=page.toc, url=page.url, title=made.title))
            name_entries(index.entries, {made.address: made for _, made in self._pages})
            words: str = index.generate_search_index(None)
            return words.encode()

        self._waiting[INDEX] = fill, self._files

    def finish(self, path: str) -> None:
        """Writes what is at a path below the site (`frameworks/caffe/`), if it is still to be written."""
        for wanted in (path, f"{path.rstrip('/')}/index.html".lstrip("/")):
            make, lock = self._waiting.get(wanted, (None, self._files))
            if make:
                with lock:
                    # Somebody else may have asked for it at the same time.
                    if self._waiting.get(wanted):
                        write_file(make(), str(self.folder / wanted))
                        del self._waiting[wanted]
