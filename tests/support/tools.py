"""Programs that some tests need: without one a test is skipped, and fails in continuous integration."""

from __future__ import annotations

import os
import shutil

import pytest


def program(*names: str) -> str:
    """The path of the first of these programs that is installed here."""
    found = next(filter(None, map(shutil.which, names)), None)
    if found:
        return found
    missing = f"{' or '.join(names)} is not installed"
    if os.environ.get("CI") == "true":
        pytest.fail(missing)
    pytest.skip(missing)
