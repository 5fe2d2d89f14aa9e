"""What the generator hands to a site engine: pages of finished HTML, and files beside them."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from markupsafe import escape


class Html:
    """HTML, or other text, that is made when somebody reads it: nobody looks at every page of a preview, and a whole site is large."""

    def __init__(self, make: Callable[[], str]) -> None:
        self._make = make
        self._made: str | None = None

    def __str__(self) -> str:
        if self._made is None:
            self._made = self._make()
        return self._made

    __html__ = __str__

    def forget(self) -> None:
        """Lets go of what was made; it can be made again."""
        self._made = None


@dataclass(frozen=True)
class Section:
    """A heading and the HTML below it, up to the next heading. Headings of a page are levels 2 and 3.

    The title is text: what is not `Markup` is escaped.
    """

    level: int
    id: str
    title: str
    body: Html | str

    @property
    def html(self) -> str:
        """What stands below the heading."""
        return str(self.body)


@dataclass(frozen=True)
class Page:
    """One page. Its address ends in `/` and is relative to the site; the home page has the empty address.

    `top` is the HTML before the first heading, and holds the one `<h1>`; links in it and in sections are
    relative to the address. `edit` is the file in the repository that the page is made from, `hide` names the
    side bars that the theme leaves out (`navigation`, `toc`). `boost` is its weight among the results of a search. `end` is
    the HTML after everything else, which no search reads; `linked` the JSON-LD of the page, `picture` the
    address of the one that other sites show beside a link to it. Sections that say what is `told_elsewhere` are not searched either.
    """

    address: str
    title: str
    description: str
    top: Html | str
    sections: tuple[Section, ...] = ()
    edit: str | None = None
    hide: tuple[str, ...] = ("navigation",)
    boost: float = 1
    end: Html | str = ""
    linked: Html | str = ""
    picture: str = ""
    told_elsewhere: bool = False
    names: tuple[str, ...] = ()

    @property
    def head(self) -> str:
        """What stands before the first heading."""
        return str(self.top)

    @property
    def path(self) -> str:
        """Where an engine that reads Markdown keeps it: `frameworks/caffe/index.md`."""
        return f"{self.address}index.md"

    @property
    def html(self) -> str:
        """The whole content of the page with its headings."""
        parts = [self.head]
        for section in self.sections:
            parts.append(f'<h{section.level} id="{section.id}">{escape(section.title)}</h{section.level}>\n{section.html}')
        return "\n".join([*parts, str(self.end)])

    def forget(self) -> None:
        """Lets go of what was made, when it is written."""
        for part in (self.top, self.end, self.linked, *(section.body for section in self.sections)):
            if isinstance(part, Html):
                part.forget()


@dataclass(frozen=True)
class DocsPage:
    """What a hand-written page gets: its end, its linked data, and the picture that other sites show."""

    end: Html | str
    linked: Html | str
    picture: str = ""


@dataclass(frozen=True)
class Site:
    """Everything that is made from a knowledge: pages by address, files by path, and the entries of the navigation.

    `blocks` is HTML that a hand-written page takes in by a line `<!-- atlas:NAME -->`; its links are relative to the site.
    `docs` is what these pages get besides, by their path. `day` is that of the build.
    """

    pages: dict[str, Page] = field(default_factory=dict)
    files: Mapping[str, bytes] = field(default_factory=dict)
    nav: tuple[tuple[str, str], ...] = ()
    blocks: dict[str, str] = field(default_factory=dict)
    docs: dict[str, DocsPage] = field(default_factory=dict)
    day: str = ""
