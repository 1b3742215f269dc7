"""The demo and what it exported, for the tests of the reports."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest

from tests.cli.running import DEMO_DAY, Demo, demo_of_session

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture(scope="session")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Demo:
    """The one demo; its workspace is read, never changed."""
    return demo_of_session(tmp_path_factory)


@pytest.fixture(scope="session")
def exported(demo: Demo) -> dict[str, Any]:
    """The signals that the demo wrote as JSON."""
    text = (demo.workspace / "export" / f"signalen-{DEMO_DAY}.json").read_text(encoding="utf-8")
    document: dict[str, Any] = json.loads(text)
    return document


@pytest.fixture
def workspace(demo: Demo, tmp_path: Path) -> Path:
    """A copy of the workspace of the demo, with its signals."""
    return demo.copy(tmp_path)
