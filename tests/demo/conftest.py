"""One written municipality for all tests of the demo."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import pytest

from ondermijning.demo import write_municipality
from tests.demo.detector import Files

if TYPE_CHECKING:
    from pathlib import Path

    from ondermijning.demo import AnswerKey


@dataclass(frozen=True)
class Written:
    """A municipality on disk, what was planted, and what the files say."""

    folder: Path
    key: AnswerKey
    files: Files


@pytest.fixture(scope="session")
def written(tmp_path_factory: pytest.TempPathFactory) -> Written:
    """The default municipality."""
    folder = tmp_path_factory.mktemp("demo") / "maastricht"
    key = write_municipality(folder)
    return Written(folder, key, Files(folder))
