"""Finding the sample deliveries, which are not part of the repository."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

SHARED = (Path(__file__).resolve().parents[2] / "../shared").resolve()
SAMPLES = SHARED / "samples"


def sample(*parts: str) -> Path:
    """A file or folder among the samples; where there are none the test is skipped, and fails when CI says so."""
    return _beside("samples", *parts)


def schema(*parts: str) -> Path:
    """An official schema; where there are none the test is skipped, and fails when CI says so."""
    return _beside("schemas", *parts)


def _beside(*parts: str) -> Path:
    path = SHARED.joinpath(*parts)
    if not path.exists():
        reason = f"no {'/'.join(parts)} beside the repository"
        if os.environ.get("CI") == "true":
            pytest.fail(reason)
        pytest.skip(reason)
    return path
