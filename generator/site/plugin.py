"""The MkDocs plugin: gives MkDocs the finished pages of a knowledge, and its problems to whoever builds or serves."""

from pathlib import Path

from jinja2 import Environment
from material.plugins.search.plugin import SearchPlugin
from mkdocs.config import config_options
from mkdocs.config.base import Config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.livereload import LiveReloadServer
from mkdocs.plugins import BasePlugin, CombinedEvent, event_priority, get_plugin_logger
from mkdocs.structure.files import Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page
from mkdocs.utils.templates import TemplateContext as Context

from ..build import build_site
from ..pages.page import Page as MadePage
from ..pages.page import Site
from ..pages.render import root_of
from .later import TEMPLATE
from .parts import WATCHED, check_docs, fill_blocks, front_matter, mark_blocks
from .policy import name_scripts
from .preview import Builder, Preview
from .report import of_level, write_report
from .search import name_entries, search_settings, searchable
from .virtual import Anchors, add_site, find_anchors, make_contents, set_up, show_nothing

log = get_plugin_logger(__name__)


class Options(Config):  # type: ignore[no-untyped-call]  # MkDocs leaves __init_subclass__ untyped
    """What `mkdocs.yml` may say under `atlas:`."""

    knowledge = config_options.Dir(default="knowledge", exists=False)
    # Those that other sites show beside a link. Each takes some hundredths of a second.
    pictures = config_options.Type(bool, default=True)
    changes = config_options.File(default=".cache/changes.json", exists=False)


class AtlasPlugin(BasePlugin[Options]):  # type: ignore[no-untyped-call]  # as above
    """A thin adapter: what a page holds is decided elsewhere."""

    preview: Preview | None = None
    site: Site | None = None
    content: str | None = None

    def on_startup(self, *, command: str, dirty: bool) -> None:
        """Remembers whether this is `serve`; having this event keeps the plugin between its builds."""
        self.preview = Preview() if command == "serve" else None

    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        """Has the knowledge and the package watched: MkDocs reads the list after its first build."""
        config.watch += [str(folder) for folder in (Path(self.config.knowledge), *WATCHED) if folder.is_dir()]
        if self.preview:
            config.site_dir = self.preview.choose_folder(config.site_dir)
        return config

    def on_serve(self, server: LiveReloadServer, *, config: MkDocsConfig, builder: Builder) -> LiveReloadServer:
        """Lets the preview answer in place of MkDocs's server."""
        if self.preview:
            self.preview.install(server, builder)
        return server

    def on_build_error(self, *, error: Exception) -> None:
        """Keeps what went wrong for the pages of the preview."""
        if self.preview:
            self.preview.note_failure(error)

    def on_pre_build(self, *, config: MkDocsConfig) -> None:
        """Loads, checks and renders, before MkDocs touches the site folder."""
        built = build_site(Path(self.config.knowledge), docs=Path(config.docs_dir), pictures=self.config.pictures, changes=Path(self.config.changes))
        problems = built.problems + (check_docs(built.site, Path(config.docs_dir)) if built.site else [])
        report = write_report(problems)
        self.site = None if of_level(problems, "error") else built.site
        if self.site and built.loaded.knowledge:
            set_up(config, built.loaded.knowledge.schema)
            log.info(report or "Nothing is wrong with the knowledge.")
        elif self.preview and not self.preview.served:
            self.preview.start_without_site(report)
        else:
            raise PluginError(report)

    def on_files(self, files: Files, *, config: MkDocsConfig) -> Files:
        """Adds the generated pages and files to the hand-written ones."""
        return add_site(files, self.site, config, self.preview.target if self.preview else None) if self.site else show_nothing(files, config)

    def on_page_markdown(self, markdown: str, *, page: Page, config: MkDocsConfig, files: Files) -> str:
        """Keeps finished pages and blocks away from Markdown."""
        if not self.site:
            return markdown
        # For the sitemap: MkDocs would take the clock.
        page.update_date = self.site.day
        made = self._made(page)
        if made is None:
            if page.file.src_uri in self.site.docs:
                page.meta.update(vars(self.site.docs[page.file.src_uri]))
            return mark_blocks(markdown)
        page.meta = front_matter(made) | ({"template": TEMPLATE, "search": {"exclude": True}} if self.preview else search_settings(made))
        return ""

    def on_page_content(self, html: str, *, page: Page, config: MkDocsConfig, files: Files) -> str:
        """Fills blocks; a finished page waits until MkDocs writes it, or all of them would be in memory twice."""
        made = self._made(page)
        if made:
            page.toc, page.present_anchor_ids = make_contents(made), Anchors(made)
            return ""
        if self.site:
            html = fill_blocks(html, self.site.blocks, root_of(page.url))
        if self.site and page.file.src_uri in self.site.docs:
            html += str(self.site.docs[page.file.src_uri].end)
        page.present_anchor_ids = (page.present_anchor_ids or set()) | find_anchors(html)
        return html

    def on_env(self, env: Environment, *, config: MkDocsConfig, files: Files) -> Environment:
        """Prepares the templates for pages that are made later."""
        if self.preview:
            self.preview.target.prepare(env)
        return env

    @event_priority(100)
    def _show_to_search(self, context: Context, *, page: Page, config: MkDocsConfig, nav: Navigation) -> Context:
        """Hands the search plugin, which comes next, the words alone."""
        made = self._made(page)
        if made and not self.preview:
            page.content = searchable(made)
        return context

    @event_priority(-100)
    def _show_to_reader(self, context: Context, *, page: Page, config: MkDocsConfig, nav: Navigation) -> Context:
        """Hands the theme the whole page; in the preview, later."""
        made = self._made(page)
        if made and self.preview:
            self.preview.target.keep_page(page, made, context, config)
        elif made:
            page.content = made.html
        return context

    on_page_context = CombinedEvent(_show_to_search, _show_to_reader)

    def on_post_page(self, output: str, *, page: Page, config: MkDocsConfig) -> str:
        """Names the scripts of a page, and lets go of what is written. The preview adds a script of its own later."""
        made = self._made(page)
        if made:
            page.content = ""
            made.forget()
        return output if self.preview else name_scripts(output)

    def on_post_template(self, output: str, *, template_name: str, config: MkDocsConfig) -> str:
        """Names the scripts of the page for wrong addresses, which is a template."""
        return output if self.preview else name_scripts(output)

    @event_priority(100)
    def _name_search(self, *, config: MkDocsConfig) -> None:
        """Before the search plugin writes its index."""
        for plugin in config.plugins.values():
            if self.site and isinstance(plugin, SearchPlugin):
                name_entries(plugin.search_index.entries, self.site.pages)

    @event_priority(-100)
    def _keep_search(self, *, config: MkDocsConfig) -> None:
        """Leaves the index of the search, which has been written without the finished pages, to the preview."""
        for plugin in config.plugins.values():
            if self.preview and self.site and isinstance(plugin, SearchPlugin):
                self.preview.target.keep_index(plugin.search_index)

    on_post_build = CombinedEvent(_name_search, _keep_search)

    def _made(self, page: Page) -> MadePage | None:
        return self.site.pages.get(page.url) if self.site else None
