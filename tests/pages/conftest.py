"""The street of the daily questions as a town with pages."""

from __future__ import annotations

from contextlib import closing
from datetime import date
from typing import TYPE_CHECKING

import pytest

from ondermijning.daily.index import open_index
from ondermijning.detect.library import load_rules
from ondermijning.graph.current import GRAPH_FILE, current_graph
from ondermijning.graph.embedded import EmbeddedStore
from ondermijning.ledger import open_ledger
from ondermijning.ledger.signals import list_signals
from ondermijning.pages.city import City
from ondermijning.pages.city import opened as city_opened
from ondermijning.pages.figures.prices import Market
from ondermijning.pages.folder import WORK_LIST, signal_file
from ondermijning.pages.ground import Ground
from ondermijning.pages.neighbourhood.names import Neighbourhood
from ondermijning.pages.sheet import Sheet
from ondermijning.pages.signal_page import SignalPages
from ondermijning.pages.worklist.files import work_list
from ondermijning.pages.worklist.rows import Sources, rows_of
from ondermijning.report.signals.explainer import Explainer
from ondermijning.resolve.uncertain import uncertain_parties
from ondermijning.settings import read_settings
from ondermijning.workspace import open_workspace
from tests.cli.running import Demo, demo_of_session
from tests.daily.city import HOME, ON, STORE, city, indexed
from tests.support.workspaces import demo_workspace

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from ondermijning.daily.index import Index

FIRST, LAST = date(2021, 12, 31), ON
LOOKED = date(2025, 1, 2)  # the day on which the pages of the demo are made


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


@pytest.fixture(scope="session")
def demo_pages(demo: Demo) -> dict[str, str]:
    """The work list and the page of every signal of the demo, by name of file; its workspace is read."""
    workspace = open_workspace(demo.workspace)
    ledger, settings = open_ledger(workspace.ledger_path), read_settings(workspace)
    day, folder = current_graph(workspace)
    with (
        closing(ledger),
        open_index(folder) as index,
        EmbeddedStore(folder / GRAPH_FILE, memory_mb=settings.geheugen_mb) as store,
    ):
        explainer = Explainer(ledger, store, folder, load_rules(), uncertain_parties(workspace), demo=True)
        opened = city_opened(workspace, ledger, index, folder, day, demo=True)
        pages, signals, sheet = SignalPages(opened, explainer), list_signals(ledger), Sheet(LOOKED, None, demo=True)
        made = {signal_file(each): pages.page(each, sheet, LOOKED) for each in signals}
        rows = rows_of(Sources(ledger, index, opened.ground.lies_in, explainer.rules), signals, {}, LOOKED)
        return {**made, WORK_LIST: work_list(opened, rows, sheet)}
