"""The container of Neo4j is closed to other machines and hardened like the server that the tests run."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.support.neo4j_server import HARDENING, IMAGE, environment_name

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture
def service() -> dict[str, Any]:
    compose = yaml.safe_load((ROOT / "docker-compose.yml").read_text(encoding="utf-8"))
    service: dict[str, Any] = compose["services"]["neo4j"]
    return service


def test_the_container_is_reachable_from_this_machine_only(service: dict[str, Any]) -> None:
    assert service["ports"]
    assert all(port.startswith("127.0.0.1:") for port in service["ports"])


def test_the_container_gets_its_password_from_the_environment_and_stops_without_one(service: dict[str, Any]) -> None:
    assert service["environment"]["NEO4J_AUTH"].startswith("neo4j/${NEO4J_PASSWORD:?")
    example = (ROOT / ".env.example").read_text(encoding="utf-8")
    assert "NEO4J_PASSWORD=\n" in example


def test_the_container_has_the_image_and_every_hardening_of_the_test_server(service: dict[str, Any]) -> None:
    assert service["image"] == IMAGE
    for name, value in HARDENING.items():
        assert environment_name(name) in service["environment"]
        if "memory" not in name:
            assert service["environment"][environment_name(name)] == value


def test_the_container_has_a_health_check_a_volume_and_a_memory_limit(service: dict[str, Any]) -> None:
    assert service["healthcheck"]["test"][0] == "CMD"
    assert "NEO4J_PASSWORD" not in str(service["healthcheck"])
    assert service["mem_limit"]
    assert [volume.split(":")[1] for volume in service["volumes"]] == ["/data"]
