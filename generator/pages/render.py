"""Templates, and what every page hands to them."""

import posixpath
from collections.abc import Callable
from functools import lru_cache
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined, Template

from .page import Html

TEMPLATES = Path(__file__).parent.parent / "templates"


@lru_cache(maxsize=1)
def make_environment() -> Environment:
    """The one environment: it compiles a template again when its file has changed. Undefined names are errors."""
    return Environment(loader=FileSystemLoader(TEMPLATES), autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True)


class Renderer:
    """Renders templates for one build, in which each is looked up once."""

    def __init__(self) -> None:
        self.template = lru_cache(maxsize=None)(self._load)
        self._tried: set[str] = set()

    def _load(self, name: str) -> Template:
        return make_environment().get_template(f"{name}.html.jinja")

    def macro(self, name: str, macro: str) -> Callable[..., str]:
        """A macro of a template, to be called by itself."""
        made: Callable[..., str] = getattr(self.template(name).module, macro)
        return made

    def render(self, name: str, **context: Any) -> Html:
        """The HTML of a template. The first of each is made at once, so that a mistake in a template shows before anything is written."""
        made = Html(lambda: self.template(name).render(context).strip())
        if name not in self._tried:
            str(made)
            self._tried.add(name)
        return made


def root_of(address: str) -> str:
    """The way from a page back to the site: `../../` for `frameworks/caffe/`, `./` for the home page."""
    return "../" * address.count("/") or "./"


def address_of(path: str) -> str:
    """Where a page written as Markdown appears: `about/` for `about.md` and for `about/index.md`."""
    folder, name = posixpath.split(path.removesuffix(".md"))
    address = folder if name in ("index", "README") else posixpath.join(folder, name)
    return f"{address}/" if address else ""
