"""Finding the sample deliveries, which are not part of the repository."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

SAMPLES = (Path(__file__).resolve().parents[2] / "../shared/samples").resolve()


def sample(*parts: str) -> Path:
    """A file or folder among the samples; where there are none the test is skipped, and fails when CI says so."""
    path = SAMPLES.joinpath(*parts)
    if not path.exists():
        reason = f"no sample {'/'.join(parts)} beside the repository"
        if os.environ.get("CI") == "true":
            pytest.fail(reason)
        pytest.skip(reason)
    return path
