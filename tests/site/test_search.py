"""What the search reads."""

import pytest
from markupsafe import Markup

from generator.pages.page import Page, Section
from generator.site.search import searchable, without_excluded


@pytest.mark.parametrize(
    ("html", "kept"),
    [
        ("<p>a</p>", "<p>a</p>"),
        ("<p>a</p><div data-search-exclude>b</div><p>c</p>", "<p>a</p><p>c</p>"),
        ('a<div class="x" popover data-search-exclude id="y"><div>b</div> c <div><div>d</div></div></div> e', "a e"),
        ('a<div data-search-exclude=""><p>b</p></div>c<aside data-search-exclude>d</aside>e', "ace"),
        ("a<div data-search-exclude>b<div data-search-exclude>c</div>d</div>e", "ae"),
        ("a<div data-search-exclude>never closed", "a"),
        ("a<divider data-search-exclude>b</divider><div>c</div>", "a<div>c</div>"),
        ("<p>data-search-exclude</p>", "<p>data-search-exclude</p>"),
    ],
)
def test_what_is_excluded(html: str, kept: str) -> None:
    assert without_excluded(html) == kept


def test_a_page_is_headings_and_words() -> None:
    sections = (Section(2, "a", "A & B", "<table><tr><td>x</td><td>y &lt; z</td></tr></table>"), Section(3, "c", Markup("<i>C</i>"), ""))
    page = Page("", "Home", "", '<header><h1 class="x">Home</h1>\n<p>words</p></header>', sections)
    assert searchable(page) == 'words\n<h2 id="a">A &amp; B</h2>\n<p>x y &lt; z</p>\n<h3 id="c"><i>C</i></h3>\n<p></p>'
