"""MkDocs on a file system that lists every folder backwards: `python -m tests.whole.disorder build`.

What order a folder is listed in differs between file systems and between two checkouts on one of them.
"""

import os
from collections.abc import Iterator
from typing import Any


class _Backwards:
    """What `os.scandir` gives, in the other order."""

    def __init__(self, *place: Any) -> None:
        with _scandir(*place) as found:
            self.entries = iter(sorted(found, key=lambda entry: entry.name, reverse=True))

    def __iter__(self) -> Iterator[os.DirEntry[str]]:
        return self.entries

    def __next__(self) -> os.DirEntry[str]:
        return next(self.entries)

    def __enter__(self) -> "_Backwards":
        return self

    def __exit__(self, *error: object) -> None:
        pass

    def close(self) -> None:
        pass


_listdir, _scandir = os.listdir, os.scandir


def _list_backwards(*place: Any) -> list[Any]:
    return sorted(_listdir(*place), reverse=True)


if __name__ == "__main__":
    os.listdir, os.scandir = _list_backwards, _Backwards
    from mkdocs.__main__ import cli

    cli()
