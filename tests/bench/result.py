"""One line of what the measuring prints."""

from dataclasses import dataclass

HEAD = f"  {'':<34}{'ours':>10}{'other':>12}{'figure':>10}   aim"


@dataclass(frozen=True)
class Result:
    """What we take, what it is compared with, the figure that has an aim, and the aim: at most, or at least."""

    what: str
    ours: str
    other: str
    figure: float | None = None
    aim: float | None = None
    unit: str = "x"
    at_least: bool = False

    @property
    def missed(self) -> bool:
        """Whether there is an aim and the figure is beyond it."""
        if self.figure is None or self.aim is None:
            return False
        return self.figure < self.aim if self.at_least else self.figure > self.aim

    def __str__(self) -> str:
        digits = {"x": 2, "KB": 1}.get(self.unit, 0)
        figure = "" if self.figure is None else f"{self.figure:.{digits}f} {self.unit}"
        aim = "" if self.aim is None else f"at {'least' if self.at_least else 'most'} {self.aim:g} {self.unit}".rstrip() + (" missed" if self.missed else "")
        return f"  {self.what:<34}{self.ours:>10}{self.other:>12}{figure:>10}   {aim}".rstrip()
