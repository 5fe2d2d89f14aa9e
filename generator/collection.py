"""Keeping Python's garbage collector from searching what is known to be in use."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def no_collection() -> Iterator[None]:
    """Reading, checking and rendering make many small objects and few cycles: searching a large knowledge for some takes half the time."""
    was_enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_enabled:
            # Everything there is counts as old now: else the next small object would have all of it searched.
            gc.freeze()
            gc.unfreeze()
            gc.enable()
