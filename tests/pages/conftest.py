"""The street of the daily questions as a town with pages."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from ondermijning.ledger import open_ledger
from ondermijning.pages.city import City
from ondermijning.pages.figures.prices import Market
from ondermijning.pages.ground import Ground
from ondermijning.pages.neighbourhoods import Neighbourhood
from tests.cli.running import Demo, demo_of_session
from tests.daily.city import HOME, ON, STORE, city, indexed
from tests.support.workspaces import demo_workspace

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from ondermijning.daily.index import Index

FIRST, LAST = date(2021, 12, 31), ON


def town_of(index: Index, folder: Path) -> City:
    """A town of an index, in which two addresses lie somewhere and the land registry was delivered."""
    workspace = demo_workspace(folder)
    lies = {HOME[1]: Neighbourhood("BU09350001", "Binnenstad", "Centrum")}
    ground = Ground({HOME[1]: (176_000, 317_900), STORE[1]: (176_100, 317_950)}, [], lies)
    ledger = open_ledger(workspace.ledger_path)
    registers = {"brk": (FIRST, LAST), "hr": (LAST, LAST)}
    return City(index, folder, ON, ledger, ground, Market(workspace, ON), registers, demo=True)


@pytest.fixture(scope="session")
def index(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Index]:
    """The index of the street; it is only read."""
    with indexed(city(), tmp_path_factory.mktemp("straat") / "graaf") as opened:
        yield opened


@pytest.fixture
def town(index: Index, tmp_path: Path) -> Iterator[City]:
    """The street as a town with pages."""
    town = town_of(index, tmp_path / "dorp")
    yield town
    town.ledger.close()


@pytest.fixture(scope="session")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Demo:
    """The one demo; its workspace is read, never changed."""
    return demo_of_session(tmp_path_factory)


@pytest.fixture
def workspace(demo: Demo, tmp_path: Path) -> Path:
    """A copy of the workspace of the demo, with its signals."""
    return demo.copy(tmp_path)
