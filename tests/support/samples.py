"""Finding the sample deliveries, which are not part of the repository."""

from __future__ import annotations

from pathlib import Path

import pytest

SAMPLES = (Path(__file__).resolve().parents[2] / "../shared/samples").resolve()


def sample(*parts: str) -> Path:
    """A file or folder among the samples; the test is skipped where there are none."""
    path = SAMPLES.joinpath(*parts)
    if not path.exists():
        pytest.skip(f"no sample {'/'.join(parts)} beside the repository")
    return path
