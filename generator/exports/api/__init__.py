"""The JSON interface under `/api/v1/`, and its description in OpenAPI."""

from .files import interface_files

__all__ = ["interface_files"]
