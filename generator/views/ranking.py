"""The ranking of the decision guide: which subjects meet what a reader needs, as far as anybody knows.

`generator/assets/scripts/choose.js` does the same with the needs that a reader chooses.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Literal

from ..resolve.needs import TOLD, Standing

Wish = Literal["must", "nice"]
# No must is missed or unknown; a must is unknown; nothing is known of any need; a must is missed or does not apply.
Group = Literal["fits", "open", "silent", "out"]
GROUPS: tuple[Group, ...] = ("fits", "open", "silent", "out")
# What a need is worth, be it a must or nice.
POINTS: Mapping[Standing, int] = {"meets": 2, "partly": 1}


@dataclass(frozen=True)
class Place:
    """Where a subject comes in: its group, its points, of how many needs something is known, and its place in the group,
    which those with the same points share; 0 where there is nothing to rank."""

    subject: str
    group: Group
    points: int
    known: int
    place: int = 0


def rank(standings: Mapping[str, Mapping[str, Standing]], chosen: Mapping[str, Wish]) -> list[Place]:
    """Every subject by group, then by points; what is equal keeps the given order. A need without a standing is not researched."""
    if not chosen:
        return []
    found = [_place(subject, told, chosen) for subject, told in standings.items()]
    found.sort(key=lambda place: (GROUPS.index(place.group), -place.points if place.group in ("fits", "open") else 0))
    return [_number(place, found) for place in found]


def _place(subject: str, told: Mapping[str, Standing], chosen: Mapping[str, Wish]) -> Place:
    each: list[tuple[Standing, Wish]] = [(told.get(need, "todo"), wish) for need, wish in chosen.items()]
    points = sum(POINTS.get(standing, 0) for standing, _ in each)
    return Place(subject, _group(each), points, sum(standing in TOLD for standing, _ in each))


def _group(each: Iterable[tuple[Standing, Wish]]) -> Group:
    stated = list(each)
    musts = [standing for standing, wish in stated if wish == "must"]
    if any(standing in ("misses", "na") for standing in musts):
        return "out"
    if not any(standing in TOLD for standing, _ in stated):
        return "silent"
    return "open" if any(standing in ("unknown", "todo") for standing in musts) else "fits"


def _number(place: Place, found: list[Place]) -> Place:
    if place.group not in ("fits", "open"):
        return place
    ahead = sum(other.group == place.group and other.points > place.points for other in found)
    return Place(place.subject, place.group, place.points, place.known, ahead + 1)
