"""Reading `knowledge/`: files give values and problems, and never an exception."""

from .folder import Loaded, load

__all__ = ["Loaded", "load"]
