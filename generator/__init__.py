"""Turns a folder of cited facts into a website and into data."""

__version__ = "0.1.0"
