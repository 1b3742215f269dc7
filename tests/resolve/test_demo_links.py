"""The fictitious municipality, whose answer key knows which names belong to which company."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pyarrow.parquet as pq
import pytest

from tests.cli.running import demo_of_session

if TYPE_CHECKING:
    from tests.cli.running import Demo

Key = tuple[str, str]


@pytest.fixture(scope="module")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Demo:
    return demo_of_session(tmp_path_factory)


@pytest.fixture(scope="module")
def rows(demo: Demo) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = pq.read_table(demo.workspace / "parties" / "parties.parquet").to_pylist()
    return found


@pytest.fixture(scope="module")
def zones(demo: Demo, rows: list[dict[str, Any]]) -> dict[bool, list[str]]:
    """Whether a name of the answer key is the company → what resolution made of each such pair."""
    answers = json.loads((demo.deliveries / "antwoorden.json").read_text(encoding="utf-8"))
    party_of: dict[Key, str] = {(row["register"], row["source_id"]): row["partij_id"] for row in rows}
    links = pq.read_table(demo.workspace / "parties" / "links.parquet", filters=[("zone", "=", "mogelijk")]).to_pylist()
    possible = {frozenset((link["links_partij"], link["rechts_partij"])) for link in links}
    found: dict[bool, list[str]] = {True: [], False: []}
    for pair in (pair for answer in answers for pair in answer.get("koppelingen", ())):
        party = party_of[pair["register"], pair["source_id"]]
        offered = "mogelijk" if frozenset((party, pair["partij"])) in possible else "verschillend"
        found[pair["zelfde"]].append("zelfde" if party == pair["partij"] else offered)
    return found


def test_a_name_that_only_looks_like_that_of_a_company_is_never_joined_to_it(zones: dict[bool, list[str]]) -> None:
    assert zones[False]
    assert "zelfde" not in zones[False]


def test_most_names_of_a_company_are_joined_to_it_or_wait_for_a_judgement(zones: dict[bool, list[str]]) -> None:
    assert "zelfde" in zones[True]
    assert zones[True].count("verschillend") <= len(zones[True]) // 5


def test_what_joined_by_score_never_brings_two_numbers_of_the_registers_together(rows: list[dict[str, Any]]) -> None:
    numbers: dict[str, set[str]] = {}
    for row in rows:
        if row["register"] in ("kvk", "hr") and row["source_id"].startswith("KVK:") and "#" not in row["source_id"]:
            numbers.setdefault(row["partij_id"], set()).add(row["source_id"])
    assert numbers
    assert all(len(held) == 1 for held in numbers.values())
