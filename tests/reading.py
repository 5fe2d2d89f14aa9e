"""The two knowledges that tests read: that of the Atlas, and a small one of another subject."""

from datetime import date
from pathlib import Path

from generator.load import load
from generator.model.knowledge import Knowledge
from generator.pages.context import Context

ROOT = Path(__file__).parents[1]
ATLAS = ROOT / "knowledge"
CHEESE = ROOT / "tests" / "fixtures" / "cheese" / "knowledge"
SCRIPTS = ROOT / "generator" / "assets" / "scripts"


def read(folder: Path) -> Knowledge:
    """A knowledge that loads; each call gives one of its own."""
    knowledge = load(folder).knowledge
    assert knowledge is not None
    return knowledge


def context_of(folder: Path, day: date) -> Context:
    """What pages are made from, as of a day of the build."""
    return Context(read(folder), day)
