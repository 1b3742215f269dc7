"""The demo city through the whole line, once; and its twin, in which everybody has another name."""

from __future__ import annotations

import pickle
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import pytest

from ondermijning import pipeline
from ondermijning.demo import write_municipality
from ondermijning.graph.embedded_build import empty_embedded
from ondermijning.ledger import open_ledger
from ondermijning.settings import read_settings
from ondermijning.workspace import open_workspace
from tests.rules.running import EVERY_SOURCE, RULES
from tests.rules.twin import write_twin
from tests.support.once import made_once
from tests.support.workspaces import demo_workspace, load_into

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date
    from pathlib import Path

    from ondermijning.demo import AnswerKey
    from ondermijning.detect.hits import RuleOutcome
    from ondermijning.graph.store import GraphStore
    from ondermijning.settings import Settings
    from ondermijning.signals.found import Found
    from ondermijning.workspace import Workspace

KEY = "sleutel.pickle"  # what was planted


@dataclass(frozen=True)
class City:
    """A city after the whole line.

    Args:
        key: what was planted.
        deliveries: the files.
        graph: the built folder, with tables and the embedded graph.
        outcomes: what each rule answered, by rule.
        found: the same, with what the gate makes of it.
    """

    key: AnswerKey
    deliveries: Path
    graph: Path
    outcomes: dict[str, RuleOutcome]
    found: Found


@pytest.fixture(scope="session")
def city(tmp_path_factory: pytest.TempPathFactory) -> City:
    folder = made_once(tmp_path_factory, "stad", _build_city)
    return _searched(folder, pickle.loads((folder / KEY).read_bytes()))


@pytest.fixture(scope="session")
def twin(city: City, tmp_path_factory: pytest.TempPathFactory) -> City:
    def build(folder: Path) -> None:
        write_twin(city.deliveries, folder / "leveringen")
        _build(folder, city.key.peildatum)

    return _searched(made_once(tmp_path_factory, "tweeling", build), city.key)


@pytest.fixture(scope="session")
def empty() -> Iterator[GraphStore]:
    """A graph with every kind of the model and no data."""
    with empty_embedded() as store:
        yield store


def _build_city(folder: Path) -> None:
    folder.mkdir()
    key = write_municipality(folder / "leveringen", seed=1, dwellings=300)
    (folder / KEY).write_bytes(pickle.dumps(key))
    _build(folder, key.peildatum)


def _build(folder: Path, on: date) -> None:
    deliveries, workspace = folder / "leveringen", demo_workspace(folder)
    for source in sorted(EVERY_SOURCE | {"subsidies", "woz"}):
        load_into(workspace, source, [deliveries / source])
    ledger = open_ledger(workspace.ledger_path)
    pipeline.resolve(workspace, ledger)
    ledger.close()
    pipeline.build(workspace, _settings(folder, workspace), on)


def _searched(folder: Path, key: AnswerKey) -> City:
    workspace = open_workspace(folder / "werkmap")
    on, graph = pipeline.current_graph(workspace, key.peildatum)
    with pipeline.open_embedded(graph) as store:
        found = pipeline.search(workspace, _settings(folder, workspace), store, RULES.values(), on, {})
    outcomes = {outcome.rule.id: outcome for outcome in found.outcomes}
    return City(key, folder / "leveringen", graph, outcomes, found)


def _settings(folder: Path, workspace: Workspace) -> Settings:
    return replace(read_settings(workspace), uitzonderingen=folder / "leveringen" / "uitzonderingen.csv")
