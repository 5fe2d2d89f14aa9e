"""Files of tables below `data/`, and what others tell of them: columns, rows, size, digest."""

import hashlib
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from .describe.field import Fields
from .writing import write_csv


@dataclass(frozen=True)
class Told:
    """What is known of a file once it is made; what is no table has no rows."""

    rows: int | None
    size: int
    digest: str


class MadeFile:
    """A file that is made when it is asked for, and not kept: what lists it makes it too, unless it was made before."""

    def __init__(self, meaning: str, fields: Fields, make: Callable[[], tuple[bytes, int | None]]) -> None:
        self.meaning = meaning
        self.fields = fields
        self._make = make
        self._told: Told | None = None

    def read(self) -> bytes:
        """The file."""
        content, rows = self._make()
        self._told = Told(rows, len(content), hashlib.sha256(content).hexdigest())
        return content

    def tell(self) -> Told:
        """How many rows it has, and how many bytes, and their digest."""
        if self._told is None:
            self.read()
        assert self._told
        return self._told


def csv_file(meaning: str, fields: Fields, rows: Callable[[], Iterable[Mapping[str, str]]]) -> MadeFile:
    """A CSV file of these rows."""

    def make() -> tuple[bytes, int | None]:
        found = list(rows())
        return write_csv(found, list(fields)), len(found)

    return MadeFile(meaning, fields, make)
