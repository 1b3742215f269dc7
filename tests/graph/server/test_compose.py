"""The container of Neo4j is closed to other machines and hardened like the server that the tests run."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.support.neo4j_server import HARDENING, IMAGE, environment_name

ROOT = Path(__file__).resolve().parents[3]


@pytest.fixture
def service() -> dict[str, Any]:
    compose = yaml.safe_load((ROOT / "docker-compose.yml").read_text(encoding="utf-8"))
    service: dict[str, Any] = compose["services"]["neo4j"]
    return service


def test_the_container_is_reachable_from_this_machine_only(service: dict[str, Any]) -> None:
    assert service["ports"]
    assert all(port.startswith("127.0.0.1:") for port in service["ports"])


def test_the_container_gets_its_password_from_a_file_and_stops_without_one(service: dict[str, Any]) -> None:
    [secret] = service["secrets"]
    assert service["environment"]["NEO4J_AUTH_FILE"] == f"/run/secrets/{secret}"
    assert "NEO4J_AUTH" not in service["environment"]
    text = (ROOT / "docker-compose.yml").read_text(encoding="utf-8")
    assert yaml.safe_load(text)["secrets"][secret]["file"].startswith("${NEO4J_AUTH_FILE:?")


def test_the_example_names_every_variable_of_the_container_and_of_the_tests() -> None:
    example = (ROOT / ".env.example").read_text(encoding="utf-8")
    named = set(re.findall(r"^(?:# )?(NEO4J_\w+)=", example, re.MULTILINE))
    compose = set(re.findall(r"\$\{(\w+)", (ROOT / "docker-compose.yml").read_text(encoding="utf-8")))
    server = (ROOT / "tests" / "support" / "neo4j_server.py").read_text(encoding="utf-8")
    assert named == compose | set(re.findall(r'os\.environ(?:\.get\(|\[)"(\w+)"', server))


def test_the_container_may_do_no_more_than_start(service: dict[str, Any]) -> None:
    assert service["cap_drop"] == ["ALL"]
    assert set(service["cap_add"]) == {"CHOWN", "DAC_OVERRIDE", "FOWNER", "SETGID", "SETUID"}
    assert "no-new-privileges:true" in service["security_opt"]


def test_the_container_has_the_image_and_every_hardening_of_the_test_server(service: dict[str, Any]) -> None:
    assert service["image"] == IMAGE
    for name, value in HARDENING.items():
        assert environment_name(name) in service["environment"]
        if "memory" not in name:
            assert service["environment"][environment_name(name)] == value


def test_the_container_has_a_health_check_a_volume_and_a_memory_limit(service: dict[str, Any]) -> None:
    assert service["healthcheck"]["test"][0] == "CMD"
    assert "secrets" not in str(service["healthcheck"])
    assert service["mem_limit"]
    assert [volume.split(":")[1] for volume in service["volumes"]] == ["/data", "/logs"]
