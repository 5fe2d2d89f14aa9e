"""Single answers as pages print them."""

from collections.abc import Sequence
from dataclasses import dataclass

from ..model.knowledge import Knowledge
from ..model.schema import AGENTS, SILENT, SUPPORT, Property

# How each support level is called in class names, where `/` cannot stand.
_SUPPORT_LOOK = {"n/a": "na"}


@dataclass(frozen=True)
class Shown:
    """One element of an answer. `look` chooses sign and class (`support`, `status`, `date`, `link`, `text`);
    `detail` is the variant of that look; `href` is relative to the site."""

    look: str
    text: str
    detail: str = ""
    href: str = ""
    note: str = ""

    @property
    def plain(self) -> str:
        """The element in words alone."""
        return f"c. {self.text}" if self.look == "date" and self.detail == "circa" else self.text


def show_value(knowledge: Knowledge, prop: Property, value: str, note: str = "") -> Shown:
    """An element of an answer to the property."""
    if prop.type == "support" or value in SILENT:
        return Shown("support", value, _SUPPORT_LOOK.get(value, value), note=note) if value in SUPPORT else Shown("text", value, note=note)
    if prop.type == "date":
        return show_date(value, note)
    if prop.type in ("ref", "name") and value in knowledge.subjects:
        return Shown("link", knowledge.subjects[value].name, href=subject_address(knowledge, value), note=note)
    if prop.type in ("url", "purl"):
        return Shown("code", value, note=note)
    term = knowledge.vocabularies.get(prop.vocabulary or "", {}).get(value)
    if term is None:
        return Shown("text", value, note=note)
    return Shown("status" if term.look else "text", term.label or value, term.look or "", note=note)


def show_date(text: str, note: str = "") -> Shown:
    """A date with its precision: `y`, `m` or a day; about and between keep their words."""
    if ".." in text:
        begin, _, end = text.partition("..")
        return Shown("text", f"{begin or 'before'} – {end}" if begin and end else f"by {end}" if end else f"since {begin}", note=note)
    plain = text.removesuffix("~")
    precision = {4: "y", 7: "m"}.get(len(plain), "")
    return Shown("date", plain, "circa" if text.endswith("~") else precision, note=note)


def subject_address(knowledge: Knowledge, subject: str) -> str:
    """The address of a subject's page, relative to the site."""
    return f"{knowledge.schema.kinds[knowledge.subjects[subject].kind].folder}/{subject}/"


def name_of(knowledge: Knowledge, subject: str) -> str:
    """The name of a subject, or its id if there is no such subject."""
    return knowledge.subjects[subject].name if subject in knowledge.subjects else subject


def agent_name(knowledge: Knowledge, agent: str) -> str:
    """The name of a person or an organisation."""
    term = knowledge.vocabularies[AGENTS].get(agent)
    return (term and term.label) or agent


def join_words(words: Sequence[str]) -> str:
    """`a`, `a and b`, `a, b and c`."""
    return f"{', '.join(words[:-1])} and {words[-1]}" if len(words) > 1 else "".join(words)
