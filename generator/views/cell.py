"""A cell as pages show it: its values and marks, and behind them the evidence and the rivals."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from .values import Shown

NOT_CHECKED = ""


@dataclass(frozen=True)
class EvidenceView:
    """One piece of evidence: who says it, where, in which words, and when that was last seen there."""

    source: str
    short: str
    href: str
    tier: str
    level: int
    speaker: str
    according_to: str
    at: str
    anchor: str
    says: str
    held: Shown | None
    checked: str
    outcome: str
    note: str
    place: str


@dataclass(frozen=True)
class Rival:
    """Another answer: what it says, who says it, and why it is not shown first."""

    relation: str
    values: tuple[Shown, ...]
    scope: str
    says: str
    short: str
    href: str
    tier: str
    level: int
    held: Shown | None


def plain_words(values: Iterable[Shown]) -> str:
    """An answer as plain text."""
    return ", ".join(value.text for value in values)


def sources_of(evidence: Iterable[EvidenceView]) -> tuple[str, ...]:
    """The sources behind pieces of evidence, each once."""
    return tuple(dict.fromkeys(piece.source for piece in evidence))


@dataclass(frozen=True)
class CellView:
    """All that a page prints of a cell. `href` leads to the claim on the subject's page; `raw` are the values as the knowledge
    writes them; `elsewhen` is said of a cell as of a day that has answers for other days only."""

    subject: str
    subject_name: str
    prop: str
    label: str
    href: str
    values: tuple[Shown, ...] = ()
    raw: tuple[str, ...] = ()
    many: bool = False
    texts: tuple[Shown, ...] = ()
    note: str = ""
    evidence: tuple[EvidenceView, ...] = ()
    rivals: tuple[Rival, ...] = ()
    researched: bool = False
    elsewhen: bool = False
    stale: bool = False
    differs: bool = False
    inherited: str = ""
    checked: str = NOT_CHECKED
    held: Shown | None = None
    since: Shown | None = None
    notes: tuple[str, ...] = ()
    line: str = ""
    report: str = ""

    @property
    def plain(self) -> str:
        """The answer as plain text."""
        return plain_words(self.values)

    @property
    def sources(self) -> tuple[str, ...]:
        """The sources behind what is shown, each once."""
        return sources_of(self.evidence)

    @property
    def sayers(self) -> tuple[tuple[str, str], ...]:
        """The same by name and address."""
        return tuple(dict.fromkeys((piece.short, piece.href) for piece in self.evidence))

    @property
    def sign(self) -> Shown | None:
        """The answer, if it is one word with a sign of its own."""
        only = self.values[0] if len(self.values) == 1 and not self.texts else None
        return only if only and only.look in ("support", "status") else None

    @property
    def words(self) -> str:
        """The answer in the plain words of a narrow cell: prose is counted, long lists are cut."""
        if self.texts:
            return f"{len(self.texts)} statement{'s' * (len(self.texts) != 1)}"
        shown = self.values[: self.most or None]
        rest = f", +{len(self.values) - len(shown)}" if len(shown) < len(self.values) else ""
        return ", ".join(value.plain for value in shown) + rest or "denied"

    @property
    def most(self) -> int:
        """How many elements of a list a narrow cell prints before it counts the rest; 0 for answers whose scopes must be told."""
        if not self.many:
            return 0
        return 3 if sum(len(value.text) for value in self.values[:3]) <= 45 else 1

    def references(self, numbers: Mapping[str, int]) -> str:
        """The numbers of its sources in a list of evidence: `[3, 5]`."""
        return str(sorted(numbers[source] for source in self.sources))

    @property
    def mark_label(self) -> str:
        """Everything the marks say, in words."""
        return self.label_with("")

    def label_with(self, references: str) -> str:
        """The same with what the marks show as words: who speaks to the machine says what they see."""
        count = len(self.sources)
        parts = [f"Evidence for {self.subject_name}, {self.label.lower()}: {count} source{'s' * (count != 1)}{references and f' {references}'}"]
        parts.append(f"checked {self.checked}" if self.checked else "not checked yet")
        parts += ["sources disagree"] * self.differs + ["stale"] * self.stale
        parts += [f"inherited from {self.inherited}"] * bool(self.inherited)
        return ", ".join(parts)
