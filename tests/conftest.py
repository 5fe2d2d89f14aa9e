"""What all tests share."""

import os

import pytest


def need(condition: object, reason: str) -> None:
    """Skips a test on a machine that lacks something, and says how to get it. Where CI=true nothing may be skipped."""
    if condition:
        return
    if os.environ.get("CI") == "true":
        pytest.fail(reason)
    pytest.skip(reason)
