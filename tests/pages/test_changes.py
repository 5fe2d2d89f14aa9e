"""The page of changes and its feed: what a small past, known to the last word, looks like on them."""

import re
from datetime import date
from html import unescape
from pathlib import Path
from urllib.parse import urlsplit
from xml.etree import ElementTree

import feedparser
import pytest

from generator.build import build_site
from generator.cli import main
from generator.diff import make_journal
from generator.load import load
from generator.model.change import Journal
from generator.pages.page import Site
from generator.pages.site import render_site

from ..diff.past import Past, make_past

DAY = date(2026, 4, 1)
ATOM = "{http://www.w3.org/2005/Atom}"


@pytest.fixture
def past(tmp_path: Path) -> Past:
    return make_past(tmp_path / "cheese")


def render(past: Past, journal: Journal | None) -> Site:
    knowledge = load(past.knowledge).knowledge
    assert knowledge is not None
    return render_site(knowledge, DAY, pictures=False, journal=journal)


def words(html: object) -> str:
    """The words of a piece of HTML."""
    return " ".join(unescape(re.sub(r"<[^>]*>", " ", str(html))).split())


def test_the_page_tells_each_commit(past: Past) -> None:
    page = render(past, make_journal(past.knowledge)).pages["changes/"]
    assert words(page.head).endswith("What changed in the knowledge, claim by claim, newest first: 50 changes in 3 commits, until 2026-02-01. Also as a feed . What wants a change stands under Stale and unverified . Known from the first commit on.")
    assert [(section.level, section.title) for section in page.sections] == [
        (2, "2026-02-01"), (3, "A misread number of weeks"), (3, "Roquefort is no longer made"), (2, "2026-01-05"), (3, "The first cheeses"),
    ]  # fmt: skip
    told = [words(section.html).removeprefix("Of What Change Source ").partition(" Commit ")[0] for section in page.sections if section.level == 3]
    assert told[:2] == ["Cheddar Ripening 36 → became 40 Curd 2019", "Roquefort State still made → became no longer made Valley Dairy 2021"]
    assert told[2].startswith("48 changes, by subject and source Of Changes Cheddar 19 added Roquefort 11 added Curd 2019 9 added")


def test_a_commit_of_many_changes_has_its_own_page(past: Past) -> None:
    site = render(past, make_journal(past.knowledge))
    (address,) = [address for address in site.pages if re.fullmatch("changes/[0-9a-f]{12}/", address)]
    page = site.pages[address]
    assert page.title == "The first cheeses, changes of 2026-01-05"
    rows = re.findall(r"<tr>.*?</tr>", str(page.sections[0].html), re.DOTALL)[1:]
    told = [words(row) for row in rows]
    assert "Cheddar First made new: 1170 ; one more answer: 1160 – 1180 Curd 2019 ; Valley Dairy 2021" in told
    assert "Cheddar Wheels made 2019 new: 151k Curd 2019" in told
    assert "Moon <Cheese> & Co Milk new: unknown Curd 2019" in told
    assert "Curd 2019 verdict on Strength new: Roquefort > Cheddar" in told


def test_without_a_history_the_page_says_so_and_the_rest_is_as_it_was(past: Past) -> None:
    without, with_history = render(past, None), render(past, make_journal(past.knowledge))
    assert "This build was made without the history of the knowledge , so nothing can be told here." in words(without.pages["changes/"].head)
    assert without.pages["changes/"].sections == ()
    assert "Recent changes" not in words(without.pages[""].html)
    assert set(with_history.pages) - set(without.pages) == {address for address in with_history.pages if address.count("/") == 2 and address.startswith("changes/")}
    assert set(with_history.files) - set(without.files) == {"changes/changes.json"}
    parsed = feedparser.parse(without.files["changes/feed.atom"])
    assert (parsed.bozo, parsed.entries, parsed.feed.updated) == (False, [], "2026-04-01T12:00:00Z")


def test_half_a_history_says_from_when_it_knows(past: Past) -> None:
    page = render(past, make_journal(past.knowledge, most=1)).pages["changes/"]
    assert words(page.head).endswith(
        "Known from 2026-02-01 on: what was before the commit “Roquefort is no longer made”, and what that one changed, is not told here. The whole history"
    )


def test_what_is_left_out_is_named(past: Past) -> None:
    past.change("cheeses/moon.yml", "kind: cheese", "kinds: cheese")
    past.commit("2026-03-05", "A slip")
    past.change("cheeses/moon.yml", "kinds: cheese", "kind: cheese")
    page = render(past, make_journal(past.knowledge)).pages["changes/"]
    assert "The commit “A slip” of 2026-03-05 is left out, for its knowledge cannot be read today; the next one tells what it changed." in words(page.head)


def test_the_home_page_shows_the_newest(past: Past) -> None:
    home = words(render(past, make_journal(past.knowledge)).pages[""].html)
    assert (
        "Recent changes Date Of What Change Source 2026-02-01 Cheddar Ripening 36 → became 40 Curd 2019 "
        "2026-02-01 Roquefort State still made → became no longer made Valley Dairy 2021 2026-01-05 The first cheeses : 48 changes All changes , also as a feed" in home
    )


def feed_of(past: Past) -> "feedparser.FeedParserDict":
    parsed = feedparser.parse(render(past, make_journal(past.knowledge)).files["changes/feed.atom"])
    assert not parsed.bozo, parsed.get("bozo_exception")
    assert parsed.version == "atom10"
    return parsed


def test_the_feed_tells_the_same(past: Past) -> None:
    feed = feed_of(past)
    assert [entry.title for entry in feed.entries] == [
        "Cheddar, Ripening: 36 → 40",
        "Roquefort, State: still made → no longer made",
        "The first cheeses: 48 changes",
    ]
    weeks, state, first = feed.entries
    commit = past.git("rev-parse", "HEAD~1")[:12]
    (claim,) = [change.id for change in make_journal(past.knowledge).steps[-1].changes]
    address = urlsplit(load(past.knowledge).knowledge.schema.address)  # type: ignore[union-attr]
    assert weeks.id == f"tag:{address.hostname},2026:{address.path.strip('/')}/changes/{commit}/{claim}".replace(":/", ":")
    assert weeks.updated == state.updated == "2026-02-01T12:00:00Z"
    assert weeks.link == f"{address.geturl()}changes/#c-{commit}"
    assert state.summary == "Roquefort, State: still made → no longer made. Because of Valley Dairy 2021. Commit: Roquefort is no longer made."
    assert [link.href for link in state.links if link.rel == "related"] == [f"{address.geturl()}cheeses/roquefort/#state"]
    assert first.id.endswith("/all")
    assert first.summary.startswith("Cheddar: ")


def test_ids_of_the_feed_stay_when_more_is_known(past: Past) -> None:
    before = [(entry.id, entry.updated, entry.title) for entry in feed_of(past).entries]
    assert before == [(entry.id, entry.updated, entry.title) for entry in feed_of(past).entries]
    past.change("cheeses/moon.yml", "value: 1969", "value: 1970")
    past.commit("2026-04-01", "A year later")
    after = feed_of(past)
    assert [(entry.id, entry.updated, entry.title) for entry in after.entries[1:]] == before
    assert after.entries[0].title == "Moon <Cheese> & Co, Production ended: 1969 → 1970"
    assert after.feed.updated == "2026-04-01T12:00:00Z"


def test_the_feed_is_what_the_standard_asks_for(past: Past) -> None:
    """RFC 4287: what must be there, once; ids that differ; dates with a time and a zone; addresses that are whole."""
    root = ElementTree.fromstring(render(past, make_journal(past.knowledge)).files["changes/feed.atom"])
    assert root.tag == f"{ATOM}feed"
    for element, wanted in ((root, ("id", "title", "updated", "author")), *((entry, ("id", "title", "updated")) for entry in root.iter(f"{ATOM}entry"))):
        assert {name: len(element.findall(f"{ATOM}{name}")) for name in wanted} == dict.fromkeys(wanted, 1)
    ids = [found.text or "" for found in root.iter(f"{ATOM}id")]
    assert len(ids) == len(set(ids)) == 4
    assert all(re.fullmatch(r"tag:[a-z0-9.-]+,\d{4}:[a-z0-9./-]+", id) for id in ids), ids
    assert all(re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ", found.text or "") for found in root.iter(f"{ATOM}updated"))
    links = [link.attrib for link in root.iter(f"{ATOM}link")]
    assert all(urlsplit(link["href"]).scheme == "https" for link in links)
    assert [link["rel"] for link in root.findall(f"{ATOM}link") for link in [link.attrib]] == ["self", "alternate"]
    assert all([link.get("rel") for link in entry.findall(f"{ATOM}link")].count("alternate") == 1 for entry in root.iter(f"{ATOM}entry"))


def test_the_same_history_gives_the_same_bytes(past: Past, tmp_path: Path) -> None:
    to = tmp_path / "changes.json"
    main(["diff", "--knowledge", str(past.knowledge), "--to", str(to)])
    sites = [build_site(past.knowledge, DAY, pictures=False, changes=to).site for _ in range(2)]
    one, other = ({name: bytes(content) for name, content in site.files.items()} | {page.path: page.html.encode() for page in site.pages.values()} for site in sites if site)
    assert one == other
    assert one["changes/changes.json"] == to.read_bytes()


def test_a_file_that_cannot_be_read_is_a_warning(past: Past, tmp_path: Path) -> None:
    path = tmp_path / "changes.json"
    path.write_text("{}", "utf-8")
    built = build_site(past.knowledge, DAY, pictures=False, changes=path)
    assert [str(problem) for problem in built.problems if problem.rule == "changes"] == ["changes.json:0:0 changes: this is not what `atlas diff` writes today; run `atlas diff` again"]
    assert built.site is not None


TOLD = {
    "another answer": (
        "cheeses/roquefort.yml", "  protected:", '  protected:\n    - value: partial\n      cite:\n        curd-2019: {at: Roquefort para 3, anchor: "only in some countries today", says: only in some countries}',
        "Roquefort Protected name yes → became partial , yes Curd 2019",
    ),
    "one more source": (
        "cheeses/roquefort.yml", 'protected by law"}', 'protected by law"}\n        whey-2021: {at: Notes para 6, anchor: "the law keeps the name"}',
        "Roquefort Protected name one more source: yes Valley Dairy 2021",
    ),
    "evidence": (
        "cheeses/roquefort.yml", "its name is protected by law", "name is protected by law",
        "Roquefort Protected name evidence changed: yes Curd 2019",
    ),
    "taken out": (
        "cheeses/moon.yml", '  production-ended:\n    - value: 1969\n      cite:\n        curd-2019: {at: Moon para 1, anchor: "no longer made after 1969"}\n', "",
        "Moon <Cheese> & Co Production ended taken out: 1969 Curd 2019",
    ),
    "prose": (
        "cheeses/roquefort.yml", "says: a blue cheese", "says: a cheese with blue veins",
        "Roquefort What it is corrected: a blue cheese → became a cheese with blue veins Curd 2019",
    ),
    "subject": (
        "cheeses/cheddar.yml", "aliases: [Chedder]", "aliases: [Chedder, Cheddar cheese]",
        "Cheddar its record aliases changed",
    ),
    "property": (
        "schema.yml", "label: Ripening,", "label: Time of ripening,",
        "Properties Time of ripening corrected: Ripening → became Time of ripening",
    ),
    "set-up": (
        "benchmarks/melting.yml", "value: 200 degrees", "value: 220 degrees",
        "Curd 2019 set-up: Temperature Melting on toast corrected: 200 degrees → became 220 degrees",
    ),
}  # fmt: skip


@pytest.mark.parametrize(("file", "old", "new", "wanted"), TOLD.values(), ids=TOLD)
def test_the_words_of_a_change(past: Past, file: str, old: str, new: str, wanted: str) -> None:
    past.change(file, old, new)
    past.commit("2026-03-05", "An edit")
    html = str(render(past, make_journal(past.knowledge)).pages["changes/"].sections[1].html)
    assert [words(row) for row in re.findall(r"<tr>.*?</tr>", html, re.DOTALL)[1:]] == [wanted]
