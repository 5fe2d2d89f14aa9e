"""How a page reads a verdict: it says as much of an order as the source does, and no more."""

from html import unescape
from typing import Any

import pytest
from jinja2 import Environment

from generator.model.knowledge import Knowledge
from generator.model.source import Source, Verdict
from generator.model.subject import Subject
from generator.pages.render import make_environment
from generator.views.verdicts import show_verdict

from ..resolve.test_cells import SCHEMA

BOATS = ("ark", "barge", "canoe", "dinghy")
LOG = Source.model_validate({"type": "book", "title": "Log", "issued": "2025", "tier": "primary"})


def read(**told: Any) -> str:
    """The order or advice of a verdict as a screen reader has it."""
    subjects = {name: Subject.model_validate({"name": name.capitalize(), "kind": "boat"}) for name in BOATS}
    verdict = Verdict.model_validate({"criterion": "speed", "at": "p. 1", **told})
    view = show_verdict(Knowledge(SCHEMA, subjects=subjects), LOG, verdict)
    environment: Environment = make_environment()
    module: Any = environment.get_template("verdicts.html.jinja").module
    html = str(module.ranking(view, "./"))
    for tag in ('<span aria-hidden="true">&gt;</span>', '<span class="a-vh">', '<span class="a-quiet">', "</span>", "</a>"):
        html = html.replace(tag, "")
    for name in BOATS:
        html = html.replace(f'<a href="./boats/{name}/">', "")
    return " ".join(unescape(html).split())


@pytest.mark.parametrize(
    ("told", "words"),
    [
        ({"order": ["ark", "barge"], "by": "~3x"}, "Ark ahead of Barge by about 3 times"),
        ({"order": ["ark", "barge"], "by": "1.4..2x"}, "Ark ahead of Barge by 1.4 to 2 times"),
        ({"order": ["ark", "barge"], "by": ">2x"}, "Ark ahead of Barge by more than 2 times"),
        ({"order": [["ark", "barge"], ["canoe", "dinghy"]]}, "Ark and Barge ahead of Canoe and Dinghy"),
        ({"order": ["ark", ["barge", "canoe", "dinghy"]]}, "Ark ahead of Barge, Canoe and Dinghy"),
        ({"order": [["ark", {"subject": "barge", "version": "2"}]]}, "Ark and Barge 2 alike"),
        ({"order": ["ark"], "among": "all"}, "Ark ahead of all others"),
        ({"order": [["ark", "barge"]], "among": ["ark", "barge", "canoe"]}, "Ark and Barge ahead of Canoe"),
        ({"order": ["ark", "barge"], "among": "all"}, "Ark ahead of Barge ahead of all others"),
        ({"criterion": None, "need": "fishing", "choose": ["ark", "barge"], "over": ["canoe", "dinghy"]}, "take Ark or Barge rather than Canoe or Dinghy"),
        ({"criterion": None, "need": "fishing", "avoid": "ark"}, "not Ark"),
    ],
)
def test_an_order_is_read_as_far_as_it_is_told(told: dict[str, Any], words: str) -> None:
    assert read(**told) == words
