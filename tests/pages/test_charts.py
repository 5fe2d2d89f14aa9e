"""Charts, timeline and tree: the same bytes each time, nothing that a content policy refuses, and no words on top of others."""

import math
import re
from datetime import date
from itertools import combinations, pairwise

from hypothesis import given
from hypothesis import strategies as st

from generator.model.dates import Interval, parse_date
from generator.views.charts import Point, _convert, draw_course, draw_points, settle
from generator.views.timeline import Life, draw_timeline
from generator.views.tree import Member, Tie, Tree, guess_years, lay_out_tree

ONCE = [Point("Big", 2018, 2019, 3700, 3700, "3700"), Point("Rounded", 2018, 2019, 1250, 1350, "1.3k"), Point("At least", 2018, 2019, 1000, math.inf, "≥ 1000")]
OFTEN = [Point("Big", 2017.6, 2018, 1021, 1021, "1021"), Point("Big", 2020.9, 2020.9, 2813, 2813, "2813"), Point("Small", 2017.6, 2018, 295, 295, "295"), Point("Small", 2017.6, 2018, 270, 330, "~300")]


def words_of(svg: str) -> list[str]:
    return re.findall(r"<text[^>]*>([^<]*)</text>", svg)


def test_a_chart_has_a_row_for_each_name_with_the_words_of_the_source() -> None:
    assert words_of(draw_points(ONCE, "Articles")) == ["0", "1k", "2k", "3k", "4k", "Big", "Rounded", "At least", "3700", "1.3k", "≥ 1000"]


def test_a_rounded_number_is_drawn_as_wide_as_it_is_unsure() -> None:
    """The axis runs from 0 to 4000; a hundredth of it is the width of what `1.3k` may stand for."""
    svg = draw_points(ONCE, "Articles")
    plot = float(re.search(r'class="background" d="M0,0h([\d.]+)v', svg)[1])  # type: ignore[index]
    bars = [float(width) for width in re.findall(r'x2="([\d.-]+)" y2="0" stroke="var\(--ink\)"', svg)]
    assert sorted(round(abs(width) / plot, 3) for width in bars) == [0, 0, 0.025]


def test_the_course_has_the_name_of_each_subject_once() -> None:
    words = words_of(draw_course(OFTEN, "People"))
    assert sorted(word for word in words if word in ("Big", "Small")) == ["Big", "Small"]


def test_a_chart_is_for_one_reader_and_any_policy() -> None:
    for svg in (draw_points(ONCE, 'Articles "and" <more>'), draw_course(OFTEN, "People")):
        assert re.match(r'<svg class="a-drawn" viewBox="0 0 \d+(\.\d+)? \d+(\.\d+)?" role="img" aria-label="[^"<>]+">', svg)
        assert svg.count("role=") == svg.count("aria-") == 1
        assert not re.search(r"\bstyle=|\bid=|url\(|#[0-9a-f]{3}|http|<script", svg)


def test_the_same_numbers_give_the_same_bytes() -> None:
    first = draw_course(OFTEN, "People")
    _convert.cache_clear()
    assert draw_course(OFTEN, "People") == first


@given(st.lists(st.floats(-1e4, 1e4), max_size=12), st.floats(0.5, 50))
def test_what_is_settled_keeps_its_order_and_its_distance(wanted: list[float], size: float) -> None:
    places = settle(wanted, [size] * len(wanted))
    assert len(places) == len(wanted)
    assert all(second - first >= size - 1e-6 for first, second in pairwise(places))
    assert all(place >= 0 for place in places)


def test_what_has_room_stays_where_it_wants() -> None:
    assert settle([1, 5, 9], [2, 2, 2]) == [1, 5, 9]
    # The two in the middle want one place: they move apart by half each.
    assert settle([0, 10, 10, 30], [4, 4, 4, 4]) == [0, 8, 12, 30]


def life(name: str, begin: str = "", end: str = "", alive: str = "", releases: tuple[tuple[Interval, str], ...] = (), group: str = "a", fate: str = "ended") -> Life:
    return Life(name, f"a/{name}/", group, parse_date(begin) if begin else None, parse_date(end) if end else None, date.fromisoformat(alive) if alive else None, fate if end else "", releases)


def test_a_bar_is_soft_where_the_source_is_not_exact() -> None:
    """The axis runs from 2010 to 2020, 1 % to 97 %: a year is 9.6 %."""
    timeline = draw_timeline([life("x", "2012", "2018", "2015-01-01")], date(2020, 1, 1))
    assert timeline is not None
    (bar,) = timeline.rows
    assert bar is not None
    kinds = [kind for kind, *_ in bar.pieces]
    assert kinds == ["life life--ended life--soft", "life life--ended", "life life--ended life--soft"]
    assert bar.pieces[0][1] == "1.00%"
    assert bar.ended
    assert bar.fate == "ended"
    # Each piece begins where the one before ends.
    assert bar.pieces[0][2] == bar.pieces[1][1]
    assert bar.pieces[1][2] == bar.pieces[2][1]


def test_without_an_end_a_bar_is_sure_as_long_as_a_source_speaks_of_it() -> None:
    timeline = draw_timeline([life("x", "2012-01-01", "", "2016-01-01")], date(2020, 1, 1))
    assert timeline is not None
    (bar,) = timeline.rows
    assert bar is not None
    assert [(kind, first, last) for kind, first, last in bar.pieces] == [("life", "1.00%", "49.00%"), ("life life--soft", "49.00%", "97.00%")]
    assert not bar.ended


def test_an_open_beginning_is_dotted_and_the_unknown_is_named() -> None:
    timeline = draw_timeline([life("x", "2010"), life("y", "", "2015-07-01"), life("z")], date(2020, 1, 1))
    assert timeline is not None
    assert [kind for kind, *_ in timeline.rows[1].pieces] == ["life--open"]  # type: ignore[union-attr]
    assert [unknown.name for unknown in timeline.unknown] == ["z"]
    assert draw_timeline([life("z")], date(2020, 1, 1)) is None


def test_groups_stand_apart_and_releases_that_touch_share_one_word() -> None:
    releases = ((parse_date("2015-01-01"), "1.0"), (parse_date("2015-01-02"), "1.1"), (parse_date("2018"), "2.0"))
    timeline = draw_timeline([life("x", "2010", releases=releases), life("y", "2011", group="b")], date(2020, 1, 1))
    assert timeline is not None
    assert [row is None for row in timeline.rows] == [False, True, False]
    assert [mark.words for mark in timeline.rows[0].releases] == ["1.0", "", "2.0"]  # type: ignore[union-attr]


def member(id: str, year: float | None = None) -> Member:
    return Member(id, id.upper(), year, f"{year:.0f}" if year else "")


def test_unknown_years_lie_between_those_of_relatives() -> None:
    members = [member("old", 2010), member("middle"), member("young", 2016), member("before"), member("after"), member("alone")]
    ties = [Tie("middle", "old", "from"), Tie("young", "middle", "from"), Tie("old", "before", "from"), Tie("after", "young", "from")]
    years = guess_years(members, ties)
    assert (years["middle"], years["before"], years["after"], years["alone"]) == (2013, 2009, 2017, 2010)


def test_what_a_member_became_says_nothing_of_who_was_first() -> None:
    years = guess_years([member("a", 2010), member("b")], [Tie("a", "b", "merged into", older=False)])
    assert years["b"] == 2010


def test_an_arrow_leads_to_the_other_and_the_words_stand_with_the_one() -> None:
    tree = lay_out_tree([member("a", 2010), member("b", 2012)], [Tie("b", "a", "port of [1]"), Tie("a", "b", "merged into [2]", older=False), Tie("b", "a", "like [3]", mutual=True)])
    a, b = tree.boxes
    port, merged, like = tree.lines
    assert (port.anchor, merged.anchor) == ("end", "start")
    assert f"L{a.x + a.width:g} " in port.head
    assert f"L{b.x:g} " in merged.head
    assert like.head == ""
    assert [words for _, words in tree.columns] == ["2010", "2012"]


names = st.sampled_from("abcdefgh")
ties_of = st.lists(st.tuples(names, names, st.booleans(), st.booleans()).filter(lambda tie: tie[0] != tie[1]), min_size=1, max_size=14)


def extents(tree: Tree) -> list[tuple[float, float, float, float]]:
    """Left, top, right and bottom of all words and boxes."""
    words = [(line.x - 6.5 * len(line.words) if line.anchor == "end" else line.x, line.y - 11, line.x if line.anchor == "end" else line.x + 6.5 * len(line.words), line.y + 3) for line in tree.lines]
    return words + [(box.x, box.y, box.x + box.width, box.y + box.height) for box in tree.boxes]


@given(ties=ties_of, years=st.dictionaries(names, st.integers(2000, 2010)))
def test_no_two_words_or_boxes_meet(ties: list[tuple[str, str, bool, bool]], years: dict[str, int]) -> None:
    related = sorted({name for one, other, *_ in ties for name in (one, other)})
    members = [member(name, years.get(name)) for name in related]
    tree = lay_out_tree(members, [Tie(one, other, f"relation of some kind [{number}]", older, mutual) for number, (one, other, older, mutual) in enumerate(ties)])
    assert [box.member for box in sorted(tree.boxes, key=lambda box: box.member.id)] == members
    for a, b in combinations(extents(tree), 2):
        assert a[2] <= b[0] + 0.01 or b[2] <= a[0] + 0.01 or a[3] <= b[1] + 0.01 or b[3] <= a[1] + 0.01
    assert all(left >= 0 and top >= 0 and right <= tree.width and bottom <= tree.height for left, top, right, bottom in extents(tree))
    place = {box.member.id: box.x for box in tree.boxes}
    assert all(place[one] != place[other] for one, other, *_ in ties)
