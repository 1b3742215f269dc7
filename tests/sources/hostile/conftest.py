"""A workspace that holds good deliveries, for every test its own."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.support.hostile import Held, held_in

if TYPE_CHECKING:
    from pathlib import Path

    from ondermijning.workspace import Workspace


@pytest.fixture(scope="session")
def prepared(tmp_path_factory: pytest.TempPathFactory) -> Held:
    """The workspace that all others are copies of."""
    return held_in(tmp_path_factory.mktemp("geladen"))


@pytest.fixture
def held(prepared: Held, tmp_path: Path) -> Held:
    """A workspace with what it holds."""
    return prepared.copy(tmp_path / "eigen")


@pytest.fixture
def workspace(held: Held) -> Workspace:
    """The workspace, for a delivery that is accepted."""
    return held.workspace
