"""The compose file keeps Neo4j on this machine, with a password from outside the repository and a health check."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import yaml

ROOT = Path(__file__).resolve().parents[1]
SERVICE: dict[str, Any] = yaml.safe_load((ROOT / "docker-compose.yml").read_text(encoding="utf-8"))["services"]["neo4j"]


def test_every_port_is_bound_to_this_machine_only() -> None:
    assert SERVICE["ports"]
    assert [port for port in SERVICE["ports"] if not port.startswith("127.0.0.1:")] == []


def test_it_is_the_release_that_the_tests_run_on() -> None:
    assert re.fullmatch(r"neo4j:5\.26(\.\d+)?-community", SERVICE["image"])


def test_the_password_comes_from_the_environment_and_must_be_set() -> None:
    assert SERVICE["environment"]["NEO4J_AUTH"].startswith("neo4j/${NEO4J_PASSWORD:?")
    lines = (ROOT / ".env.example").read_text(encoding="utf-8").splitlines()
    assert [line for line in lines if not line.startswith("#")] == ["NEO4J_PASSWORD="]
    assert ".env" in (ROOT / ".gitignore").read_text(encoding="utf-8").splitlines()


def test_it_has_a_health_check_a_volume_and_a_memory_limit() -> None:
    assert SERVICE["healthcheck"]["test"][0] == "CMD-SHELL"
    assert SERVICE["volumes"] == ["neo4j-data:/data"]
    assert SERVICE["mem_limit"]
