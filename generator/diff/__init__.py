"""What changed in the knowledge, found in the history of its files."""

from .commits import HistoryError
from .walk import make_journal

__all__ = ["HistoryError", "make_journal"]
