"""Invented words, sentences and dates, the same in every run."""

from random import Random

_SYLLABLES = ("ba", "de", "fi", "go", "lu", "ma", "ne", "pi", "ro", "su", "ta", "ve", "zo", "kra", "ste", "plu")
_COMMON = ("the", "of", "and", "a", "in", "with", "for", "on", "by", "its")


class Words:
    """A random source of text in a small invented language."""

    def __init__(self, seed: str) -> None:
        self.random = Random(seed)
        self.nouns = sorted({"".join(self.random.choices(_SYLLABLES, k=self.random.randint(2, 4))) for _ in range(900)})

    def text(self, least: int, most: int) -> str:
        """Some words in a row."""
        count = self.random.randint(least, most)
        return " ".join(self.random.choice(_COMMON if self.random.random() < 0.35 else self.nouns) for _ in range(count))

    def name(self) -> str:
        """A name of two words."""
        return " ".join(self.random.choice(self.nouns).capitalize() for _ in range(2))

    def date(self) -> str:
        """A date of any precision, well before the day of the build."""
        year, month, day = self.random.randint(2012, 2020), self.random.randint(1, 12), self.random.randint(1, 28)
        return self.random.choice((f"{year}", f"{year}-{month:02}", f"{year}-{month:02}-{day:02}", f"{year}~", f"{year}..{year + 1}"))
