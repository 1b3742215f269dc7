"""Fixtures that several parts of the tests share."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, settings

from tests.support.clock import stay_in_one_day
from tests.support.neo4j_server import NoServerError, Server, running_server

if TYPE_CHECKING:
    from collections.abc import Iterator

# Tests read English, whatever the machine and a workspace speak; those about language choose it themselves.
os.environ["ONDERMIJNING_TAAL"] = os.environ["LANGUAGE"] = "en"

# What a test calls today stays today for the commands it gives.
stay_in_one_day()

# A busy machine is no reason for a property to fail.
settings.register_profile("ondermijning", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.register_profile("quick", settings.get_profile("ondermijning"), max_examples=25)
settings.load_profile("ondermijning")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """With several workers: the tests of one file stay together, and all that need the one Neo4j server do."""
    for item in items:
        group = "neo4j" if item.get_closest_marker("neo4j") else str(item.path)
        item.add_marker(pytest.mark.xdist_group(group))


@pytest.fixture(scope="session")
def neo4j_server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """A running Neo4j; without one the test is skipped, and fails in continuous integration."""
    try:
        with running_server(tmp_path_factory.mktemp("neo4j")) as server:
            yield server
            server.erase()
    except NoServerError as problem:
        if os.environ.get("CI") == "true":
            pytest.fail(f"no Neo4j: {problem}")
        pytest.skip(f"no Neo4j: {problem}")


@pytest.fixture
def empty_neo4j(neo4j_server: Server) -> Server:
    """The running Neo4j without any node."""
    neo4j_server.erase()
    return neo4j_server
