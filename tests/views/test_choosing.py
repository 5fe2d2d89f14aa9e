"""How subjects stand to needs: a knowledge of another subject, every standing of which was worked out by hand."""

from datetime import date

import pytest

from generator.resolve.cells import Resolved
from generator.views.cells import CellViews
from generator.views.choosing import Guide, Reason, make_guide
from generator.views.ranking import rank

from ..reading import ATLAS, CHEESE, read

DAY = date(2026, 11, 21)


@pytest.fixture(scope="module")
def cheese() -> Guide:
    return make_guide(CellViews(Resolved(read(CHEESE), DAY)))


@pytest.fixture(scope="module")
def atlas() -> Guide:
    return make_guide(CellViews(Resolved(read(ATLAS), DAY)))


def reasons(guide: Guide, need: str, subject: str) -> tuple[Reason, ...]:
    (stand,) = [stand for view in guide.needs if view.id == need for stand in view.stands if stand.subject == subject]
    return stand.reasons


def test_every_cheese_stands_to_every_need_as_the_sources_say(cheese: Guide) -> None:
    assert cheese.standings == {
        # Its strength is disputed; sources say partial and no of its name; Jersey cows are cows.
        "cheddar": {"sandwich": "meets", "mild": "partly", "strong": "partly", "cow": "meets", "goat": "unknown", "protected": "partly", "sold": "meets", "bygone": "misses"},
        "moon": {"cow": "unknown", "goat": "unknown", "sold": "misses", "bygone": "meets"},
        # A source prefers another for a sandwich, which says nothing against it.
        "roquefort": {"sandwich": "unknown", "mild": "misses", "strong": "meets", "cow": "unknown", "goat": "unknown", "protected": "meets", "penicillium": "meets", "sold": "meets", "bygone": "misses"},
    }


def test_what_is_no_cheese_is_not_ranked(cheese: Guide) -> None:
    assert [subject.name for subject in cheese.subjects] == ["Cheddar", "Moon <Cheese> & Co", "Roquefort"]


def test_cheese_ranks_with_the_same_code(cheese: Guide) -> None:
    found = rank(cheese.standings, {"sold": "must", "strong": "nice", "protected": "nice"})
    assert [(place.subject, place.group, place.points, place.place) for place in found] == [("roquefort", "fits", 6, 1), ("cheddar", "fits", 4, 2), ("moon", "out", 0, 0)]


def test_needs_of_which_no_answer_meets_both_contradict_each_other(cheese: Guide) -> None:
    """Mild and strong do not: a mixed answer meets both in part."""
    assert [(clash.needs, clash.prop) for clash in cheese.clashes] == [(("sold", "bygone"), "State")]


def test_the_sides_of_a_dispute_are_both_told(cheese: Guide) -> None:
    (reason,) = reasons(cheese, "mild", "cheddar")
    assert (reason.voice.disputed, reason.words, reason.judged) == (True, "sources disagree", True)
    assert {value.text for value in reason.values} | {value.text for rival in reason.rivals for value in rival.values} == {"mild", "strong"}
    assert {short for short, _ in reason.sources} | {rival.short for rival in reason.rivals} == {"Curd 2019", "Valley Dairy 2021"}


def test_advice_names_its_source_and_what_it_prefers(cheese: Guide) -> None:
    (advised,) = reasons(cheese, "sandwich", "cheddar")
    (passed,) = reasons(cheese, "sandwich", "roquefort")
    assert advised.advice is not None
    assert (advised.words, advised.advice.short, advised.advice.at) == ("advised", "Curd 2019", "Tasting para 2")
    assert passed.words == "another is preferred: Cheddar"


def test_sources_stand_behind_the_element_that_decides(atlas: Guide) -> None:
    """A source that names other languages alone does not stand behind this one."""
    knowledge = read(ATLAS)
    for need, word in (("python", "Python"), ("java", "Java"), ("cpp", "C++")):
        for view in atlas.needs:
            for stand in view.stands if view.id == need else ():
                if stand.standing == "meets":
                    claims = [claim for claim in knowledge.subjects[stand.subject].claims["api-languages"] if word in (claim.value or ())]
                    assert {href for _, href in stand.reasons[0].sources} <= {f"sources/{source}/" for claim in claims for source in claim.cite}
                    assert [value.text for value in stand.reasons[0].values] == [word]


def test_a_disputed_answer_never_counts_as_full(atlas: Guide) -> None:
    stands = [stand for need in atlas.needs for stand in need.stands]
    assert sum(stand.disputed for stand in stands) >= 5
    assert {stand.standing for stand in stands if stand.disputed} == {"partly"}


def test_everybody_is_told_once_for_each_need(atlas: Guide) -> None:
    """Those of whom nothing is known among them: nobody vanishes."""
    names = sorted(subject.name for subject in atlas.subjects)
    for need in atlas.needs:
        assert sorted([*(stand.name for stand in need.stands), *need.silent]) == names, need.id
        assert all(stand.reasons for stand in need.stands), need.id


def test_every_verdict_that_advises_has_a_voice(atlas: Guide) -> None:
    knowledge = read(ATLAS)
    ranked = {subject.id for subject in atlas.subjects}
    told = sum(bool(reason.advice) for need in atlas.needs for stand in need.stands for reason in stand.reasons)
    named = [one for source in knowledge.sources.values() for verdict in source.verdicts if verdict.need for one in (*verdict.choose, *verdict.avoid, *verdict.over) if one.subject in ranked]
    assert told == len(named) > 20
