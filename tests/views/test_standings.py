"""Which of two subjects a verdict puts ahead: as far as its source tells, and no further."""

from typing import Any

import pytest

from generator.model.knowledge import Knowledge
from generator.model.source import Source
from generator.model.subject import Subject
from generator.views.standings import find_standings

from ..resolve.test_cells import SCHEMA

BOATS = ("ark", "barge", "canoe", "dinghy")


def stand(pair: set[str], *told: dict[str, Any]) -> list[tuple[str, list[tuple[str, str, str]]]]:
    """The questions about a pair, each with side, who is ahead, and of what, in the order of the page."""
    subjects = {name: Subject.model_validate({"name": name.capitalize(), "kind": "boat"}) for name in BOATS}
    verdicts = [{"criterion": "speed", "at": "p. 1", **one} for one in told]
    log = Source.model_validate({"type": "book", "title": "Log", "issued": "2025", "tier": "primary", "verdicts": verdicts})
    found = find_standings(Knowledge(SCHEMA, subjects=subjects, sources={"log": log}))
    return [(question.about, [(standing.side, standing.ahead, standing.behind) for standing in question.standings]) for ids, question in found if ids == pair]


ARK_1, ARK_2, OLD_BARGE = {"subject": "ark", "version": "1"}, {"subject": "ark", "version": "2"}, {"subject": "barge", "part": "hull"}
ADVICE = {"criterion": None, "need": "fishing"}


@pytest.mark.parametrize(
    ("told", "standing"),
    [
        ({"order": ["ark", "barge"]}, ("first", "Ark", "")),
        ({"order": ["barge", "ark"]}, ("second", "Barge", "")),
        ({"order": ["canoe", "barge", "dinghy", "ark"]}, ("second", "Barge", "")),
        ({"order": [["ark", "barge"]]}, ("alike", "", "")),
        ({"order": [["ark", "barge"], "canoe"]}, ("untold", "", "")),
        ({"order": [["ark", "barge"]], "among": "all"}, ("untold", "", "")),
        ({"order": [["ark", "canoe"], ["barge", "dinghy"]]}, ("first", "Ark", "")),
        ({"order": [ARK_2, OLD_BARGE]}, ("first", "Ark 2", "Barge hull")),
        ({"order": [["barge", ARK_2], [ARK_1, "canoe"]]}, ("second", "Barge", "Ark 1")),
        ({"order": [ARK_2, "barge", ARK_1]}, ("both", "", "")),
        ({**ADVICE, "choose": "ark", "over": "barge"}, ("first", "Ark", "")),
        ({**ADVICE, "choose": "barge", "avoid": "ark"}, ("second", "Barge", "")),
        ({**ADVICE, "choose": ["ark", "barge"], "over": "canoe"}, ("untold", "", "")),
        ({**ADVICE, "choose": "canoe", "over": ["ark"], "avoid": ["barge"]}, ("untold", "", "")),
    ],
)
def test_a_verdict_puts_one_ahead_or_neither(told: dict[str, Any], standing: tuple[str, str, str]) -> None:
    ((_, standings),) = stand({"ark", "barge"}, told)
    assert standings == [standing]


def test_verdicts_on_one_question_stand_together_the_latest_first() -> None:
    assert stand(
        {"ark", "barge"},
        {"order": ["ark", "barge"], "as_of": "2019"},
        {**ADVICE, "choose": "ark", "over": "barge", "as_of": "2020"},
        {"order": ["barge", "ark"], "as_of": "2024"},
        {"order": ["canoe", "dinghy"]},
    ) == [("speed", [("second", "Barge", ""), ("first", "Ark", "")]), ("fishing", [("first", "Ark", "")])]


def test_every_pair_of_a_verdict_has_its_standing() -> None:
    assert stand({"canoe", "ark"}, {"order": ["ark", ["barge", "canoe"]]}) == [("speed", [("first", "Ark", "")])]
    assert stand({"ark", "dinghy"}, {"order": ["ark", ["barge", "canoe"]]}) == []
