"""The ranking: groups by musts, points for every need, ties, and nothing guessed."""

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from generator.resolve.needs import Standing
from generator.views.ranking import Place, Wish, rank

BOATS: dict[str, dict[str, Standing]] = {
    "ark": {"steam": "meets", "sails": "partly"},
    "bark": {"steam": "meets", "sails": "misses"},
    "cog": {"sails": "meets"},
    "dhow": {"steam": "unknown"},
    "egg": {},
    "ferry": {"steam": "na", "sails": "meets"},
}


def test_a_must_that_is_missed_leaves_out_and_one_that_is_unknown_stands_apart() -> None:
    assert rank(BOATS, {"steam": "must", "sails": "nice"}) == [
        Place("ark", "fits", 3, 2, 1),
        Place("bark", "fits", 2, 2, 2),
        Place("cog", "open", 2, 1, 1),
        Place("dhow", "silent", 0, 0),
        Place("egg", "silent", 0, 0),
        Place("ferry", "out", 2, 1),
    ]


def test_wishes_leave_nobody_out_and_same_points_share_a_place() -> None:
    found = rank(BOATS, {"steam": "nice", "sails": "nice"})
    assert [(place.subject, place.group, place.points, place.place) for place in found if place.place] == [
        ("ark", "fits", 3, 1),
        ("bark", "fits", 2, 2),
        ("cog", "fits", 2, 2),
        ("ferry", "fits", 2, 2),
    ]


def test_without_a_need_there_is_no_ranking() -> None:
    assert rank(BOATS, {}) == []


def test_where_nobody_knows_anything_nobody_is_ranked() -> None:
    assert {place.group for place in rank(BOATS, {"oars": "must", "anchor": "nice"})} == {"silent"}


STANDINGS = st.sampled_from(["meets", "partly", "misses", "unknown", "todo", "na"])
NEEDS = st.sampled_from("abcdef")


@given(st.dictionaries(st.sampled_from("uvwxyz"), st.dictionaries(NEEDS, STANDINGS)), st.dictionaries(NEEDS, st.sampled_from(["must", "nice"])))
def test_what_is_known_alone_moves_a_subject(standings: dict[str, dict[str, Standing]], chosen: dict[str, Wish]) -> None:
    found = rank(standings, chosen)
    assert sorted(place.subject for place in found) == (sorted(standings) if chosen else [])
    for place in found:
        told = [standings[place.subject].get(need, "todo") for need in chosen]
        assert place.points == 2 * told.count("meets") + told.count("partly")
        assert (place.group == "out") == any(standings[place.subject].get(need) in ("misses", "na") for need, wish in chosen.items() if wish == "must")
    for one, other in pairwise(found):
        if one.group == other.group and one.place:
            assert one.points >= other.points
            assert (one.place == other.place) == (one.points == other.points)
