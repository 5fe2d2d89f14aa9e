"""For those who write knowledge: schemas for their editors, and the reference of keys."""

from .schemas import write_schemas

__all__ = ["write_schemas"]
