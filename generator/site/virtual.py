"""Generated pages and files in the words of MkDocs."""

import re
from collections.abc import Mapping
from typing import Any

from markupsafe import escape
from mkdocs.config.config_options import ExtraScriptValue
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.pages import Page as MkDocsPage
from mkdocs.structure.toc import TableOfContents, get_toc
from mkdocs.utils import write_file

from ..model.schema import Schema
from ..pages.page import Page, Site
from .later import TEMPLATE, Later
from .parts import linked_assets, read_assets
from .report import NO_SITE

_ID = re.compile(r'\bid="([^"]+)"')


def set_up(config: MkDocsConfig, schema: Schema) -> None:
    """What the knowledge knows better than `mkdocs.yml`: the name of the site."""
    config.site_name, config.site_description = schema.title, schema.summary


def add_site(files: Files, site: Site, config: MkDocsConfig, later: Later | None = None) -> Files:
    """Everything generated beside the hand-written pages, with its index pages first in the navigation."""
    entries = {address for _, address in site.nav}
    for page in site.pages.values():
        # Not in the navigation, or each of a thousand pages would print the other ones.
        file = File.generated(config, page.path, content="", inclusion=InclusionLevel.NOT_IN_NAV)
        if page.address not in entries:
            FinishedPage(None, file, config)
        if later:
            # What MkDocs writes of a page that waits goes to one place: a folder for each would take longer than all else.
            file.abs_dest_path = str(later.folder / TEMPLATE)
        files.append(file)
    for path, content in read_assets().items():
        files.append(File.generated(config, path, content=content, inclusion=InclusionLevel.INCLUDED))
    for path in site.files:
        files.append(MadeFile(path, config, site.files, later))
    config.nav = [{title: f"{address}index.md"} for title, address in site.nav] + (config.nav or [])
    config.extra_css += linked_assets(".css")
    config.extra_javascript += [_module(path) for path in linked_assets(".js")]
    return files


class MadeFile(File):
    """A file that is made when MkDocs writes it, or in the preview when somebody asks for it."""

    def __init__(self, path: str, config: MkDocsConfig, made: Mapping[str, bytes], later: Later | None) -> None:
        super().__init__(path, None, config.site_dir, config.use_directory_urls, inclusion=InclusionLevel.INCLUDED)
        self.generated_by = "atlas"
        self._made, self._later = made, later

    def copy_file(self, dirty: bool = False) -> None:
        """Writes it, or leaves that to the preview."""
        if self._later:
            self._later.keep_file(self.dest_uri, self._made)
        else:
            write_file(self._made[self.src_uri], self.abs_dest_path)


class FinishedPage(MkDocsPage):
    """A page that Markdown never sees: setting up its parser would take longer than all else that MkDocs does with it."""

    def read_source(self, config: MkDocsConfig) -> None:
        """There is none."""
        self.markdown = ""

    def render(self, config: MkDocsConfig, files: Files) -> None:
        """It is done."""
        self.content = ""


def _module(path: str) -> ExtraScriptValue:
    script = ExtraScriptValue(path)
    script.type = "module"
    return script


def show_nothing(files: Files, config: MkDocsConfig) -> Files:
    """In place of everything one page without links, for there is nothing that they could lead to."""
    for file in list(files):
        if file.src_dir == config.docs_dir:
            files.remove(file)
    files.append(File.generated(config, "index.html", content=NO_SITE, inclusion=InclusionLevel.INCLUDED))
    config.nav = None
    return files


def make_contents(page: Page) -> TableOfContents:
    """The headings of a page, those of level 3 below those of level 2."""
    entries: list[Any] = []
    for section in page.sections:
        entry = {"level": section.level, "id": section.id, "name": str(escape(section.title)), "children": []}
        siblings = entries[-1]["children"] if section.level > 2 and entries else entries
        siblings.append(entry)
    return get_toc(entries)


class Anchors(set[str]):
    """The places of a finished page, looked for when a link by hand leads to one: few do."""

    def __init__(self, page: Page) -> None:
        super().__init__()
        self.page = page

    def __contains__(self, place: object) -> bool:
        return f'id="{place}"' in self.page.html


def find_anchors(html: str) -> set[str]:
    """Every place of a page that a link may lead to."""
    return set(_ID.findall(html))
