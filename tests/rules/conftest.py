"""The demo city through the whole line, once; and its twin, in which everybody has another name."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import pytest

from ondermijning import pipeline
from ondermijning.demo import write_municipality
from ondermijning.graph.embedded_build import empty_embedded
from ondermijning.ledger import open_ledger
from ondermijning.settings import read_settings
from tests.rules.running import EVERY_SOURCE, RULES
from tests.rules.twin import write_twin
from tests.support.workspaces import demo_workspace, load_into

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from ondermijning.demo import AnswerKey
    from ondermijning.detect.hits import RuleOutcome
    from ondermijning.graph.store import GraphStore
    from ondermijning.signals.found import Found


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
    folder = tmp_path_factory.mktemp("stad")
    key = write_municipality(folder / "leveringen", seed=1, dwellings=300)
    return _through_the_line(folder, key)


@pytest.fixture(scope="session")
def twin(city: City, tmp_path_factory: pytest.TempPathFactory) -> City:
    folder = tmp_path_factory.mktemp("tweeling")
    write_twin(city.deliveries, folder / "leveringen")
    return _through_the_line(folder, city.key)


@pytest.fixture(scope="session")
def empty() -> Iterator[GraphStore]:
    """A graph with every kind of the model and no data."""
    with empty_embedded() as store:
        yield store


def _through_the_line(folder: Path, key: AnswerKey) -> City:
    deliveries, workspace = folder / "leveringen", demo_workspace(folder)
    for source in sorted(EVERY_SOURCE | {"subsidies", "woz"}):
        load_into(workspace, source, [deliveries / source])
    ledger = open_ledger(workspace.ledger_path)
    pipeline.resolve(workspace, ledger)
    ledger.close()
    settings = replace(read_settings(workspace), uitzonderingen=deliveries / "uitzonderingen.csv")
    built = pipeline.build(workspace, settings, key.peildatum)
    with pipeline.open_embedded(built.folder) as store:
        found = pipeline.search(workspace, settings, store, RULES.values(), built.on, {})
    return City(key, deliveries, built.folder, {outcome.rule.id: outcome for outcome in found.outcomes}, found)
