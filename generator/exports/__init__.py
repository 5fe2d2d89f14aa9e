"""The knowledge in the formats of others: tables, JSON, bibliographies, editor schemas, the reference of keys."""

from .everything import export_all

__all__ = ["export_all"]
