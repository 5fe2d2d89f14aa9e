"""The site as a folder that `mkdocs build` and `zensical build` render with the stock theme and without our plugin."""

import json
import posixpath
import re
import shutil
from pathlib import Path
from typing import Any

import yaml
from markupsafe import escape
from mkdocs.utils.yaml import yaml_load

from ..pages.page import DocsPage, Page, Site
from ..pages.render import address_of, root_of
from .parts import OVERRIDES, check_docs, fill_blocks, front_matter, linked_assets, mark_blocks, read_assets
from .report import write_report

MARKER = ".written-by-atlas"

# What Markdown or one of its extensions would read as its own, in a heading: everything but tags and entities.
_SPECIAL = re.compile(r"<[^>]*>|&[#\w]+;|([\\`*_{}\[\]#|~^=!:])")
# Three of these begin a code block wherever a line begins, even within HTML.
_FENCE = re.compile(r"^([ \t]*)(`{3,}|~{3,})", re.MULTILINE)
# Links of a Markdown file, with code first, in which nothing is a link.
_LINK = re.compile(r"^(?P<fence>```|~~~).*?^(?P=fence)|`[^`\n]+`|(?P<before>\]\(|^\[[^\]\n]+\]:[ \t]+)(?P<target>[^)\s]+)", re.MULTILINE | re.DOTALL)
_ELSEWHERE = re.compile(r"[a-z][a-z0-9+.-]*:|/|#", re.IGNORECASE)


class FolderError(Exception):
    """The folder cannot be written; the message says why and what to do."""


def write_folder(site: Site, docs: Path, to: Path, config: Path | None = None) -> None:
    """Writes the folder `to`: empty, or one that this function wrote. `config` is the `mkdocs.yml` beside `docs`, unless given."""
    problems = check_docs(site, docs)
    if problems:
        raise FolderError(write_report(problems))
    files = folder_files(site, docs, config or docs.parent / "mkdocs.yml")
    _make_empty(to)
    for path, content in files.items():
        target = to / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(content)


def _make_empty(to: Path) -> None:
    """Removes what an earlier run wrote, and never anything else."""
    if to.exists() and (not to.is_dir() or any(to.iterdir())):
        if not (to / MARKER).is_file():
            raise FolderError(f"{to} holds files that were not written by this command; name a folder that is empty or does not exist")
        shutil.rmtree(to)
    to.mkdir(parents=True, exist_ok=True)


def folder_files(site: Site, docs: Path, config: Path) -> dict[str, bytes]:
    """Every file of the folder by its path."""
    files = {MARKER: b"The folder is written anew as a whole: change nothing here.\n"}
    files["mkdocs.yml"] = _settings(site, config).encode()
    files |= {f"overrides/{path.relative_to(OVERRIDES).as_posix()}": path.read_bytes() for path in sorted(OVERRIDES.rglob("*.html"))}
    content = {**read_assets(), **site.files} | _hand_written(site, docs)
    content |= {page.path: write_page(page).encode() for page in site.pages.values()}
    return files | {f"docs/{path}": data for path, data in content.items()}


def _settings(site: Site, config: Path) -> str:
    """Our `mkdocs.yml` with all that the plugin would add, and without the plugin."""
    with config.open(encoding="utf-8") as file:
        settings = yaml_load(file)
    home = site.pages.get("")
    if home:
        settings |= {"site_name": home.title, "site_description": home.description}
    settings["plugins"] = [plugin for plugin in settings.get("plugins", []) if plugin != "atlas" and "atlas" not in plugin]
    settings["theme"]["custom_dir"] = "overrides"
    settings["nav"] = [{title: f"{address}index.md"} for title, address in site.nav] + _move_nav(settings.get("nav") or [])
    # Everything generated but the index pages stands outside the navigation.
    settings["not_in_nav"] = "*"
    settings["extra_css"] = settings.get("extra_css", []) + linked_assets(".css")
    settings["extra_javascript"] = settings.get("extra_javascript", []) + [{"path": path, "type": "module"} for path in linked_assets(".js")]
    return yaml.safe_dump(settings, sort_keys=False, allow_unicode=True, width=1000)


def _move_nav(entry: Any) -> Any:
    if isinstance(entry, list):
        return [_move_nav(item) for item in entry]
    if isinstance(entry, dict):
        return {title: _move_nav(item) for title, item in entry.items()}
    return entry if _ELSEWHERE.match(entry) else f"{address_of(entry)}index.md"


def write_page(page: Page) -> str:
    """A generated page as Markdown: front matter, headings with their ids, and each block of HTML in one element."""
    lines = ["---", *(_setting(key, value) for key, value in {**front_matter(page), "linked": str(page.linked)}.items()), "---", "", _block(page.head)]
    for section in page.sections:
        lines += ["", f"{'#' * section.level} {_heading(str(escape(section.title)))} {{#{section.id}}}", "", _block(section.html)]
    if page.end:
        lines += ["", _block(str(page.end))]
    return "\n".join(lines) + "\n"


def _setting(key: str, value: Any) -> str:
    """A line of front matter. A JSON value is a YAML value, with all quoting done."""
    return f"{key}: {json.dumps(value, ensure_ascii=False)}"


def _block(html: str) -> str:
    return f'<div class="a-block">\n{_shield(html)}\n</div>'


def _shield(html: str) -> str:
    return _FENCE.sub(lambda found: found[1] + "".join(f"&#{ord(sign)};" for sign in found[2]), html)


def _heading(html: str) -> str:
    return _SPECIAL.sub(lambda found: f"&#{ord(found[1])};" if found[1] else found[0], html)


def _hand_written(site: Site, docs: Path) -> dict[str, bytes]:
    """The files of `docs/`: Markdown as `<address>/index.md`, for there alone both engines read a relative link in HTML alike."""
    files = {}
    blocks = {name: _shield(html) for name, html in site.blocks.items()}
    for path in sorted(item for item in docs.rglob("*") if item.is_file()):
        name = path.relative_to(docs).as_posix()
        if path.suffix == ".md":
            address = address_of(name)
            text = fill_blocks(mark_blocks(move_links(path.read_text("utf-8"), name)), blocks, root_of(address))
            files[f"{address}index.md"] = _dress(text, site.docs.get(name)).encode()
        else:
            files[name] = path.read_bytes()
    return files


def _dress(text: str, gets: DocsPage | None) -> str:
    """A hand-written page with its linked data in the front matter, and its end."""
    if gets is None:
        return text
    front, rest = (text.removeprefix("---\n"), "") if text.startswith("---\n") else ("", f"---\n\n{text}")
    return f"---\n{_setting('linked', str(gets.linked))}\n{_setting('picture', gets.picture)}\n{front}{rest}\n\n{_block(str(gets.end))}\n"


def move_links(text: str, name: str) -> str:
    """The Markdown of the file `name` with its links as they must be in `<address>/index.md`."""

    def move(found: re.Match[str]) -> str:
        target = found["target"]
        if target is None or _ELSEWHERE.match(target):
            return found[0]
        path, mark, place = target.partition("#")
        wanted = posixpath.normpath(posixpath.join(posixpath.dirname(name), path))
        if wanted.endswith(".md"):
            wanted = f"{address_of(wanted)}index.md"
        return f"{found['before']}{posixpath.relpath(wanted, address_of(name) or '.')}{mark}{place}"

    return _LINK.sub(move, text)
