"""The signals do no worse on a fictitious city than the stored baseline says they did."""

from __future__ import annotations

import json
from copy import deepcopy
from typing import Any

import pytest

from benchmarks.detection import BASELINE, DWELLINGS, SEEDS, measure, worse

SEED = SEEDS["tuning"][0]


@pytest.fixture
def before() -> dict[str, Any]:
    baseline: dict[str, Any] = json.loads(BASELINE.read_text(encoding="utf-8"))
    city: dict[str, Any] = baseline["cities"][str(SEED)]
    return city


def test_the_baseline_says_which_cities_are_for_tuning_and_which_for_reporting() -> None:
    baseline = json.loads(BASELINE.read_text(encoding="utf-8"))
    assert baseline["dwellings"] == DWELLINGS
    assert baseline["seeds"] == {use: list(seeds) for use, seeds in SEEDS.items()}
    assert not set(SEEDS["tuning"]) & set(SEEDS["reporting"])
    assert {name: city["use"] for name, city in baseline["cities"].items()} == {
        str(seed): use for use, seeds in SEEDS.items() for seed in seeds
    }


def test_the_same_counts_are_no_worse(before: dict[str, Any]) -> None:
    assert worse(before, before) == []


def test_a_lost_scheme_a_false_alarm_and_a_wrong_top_are_each_told(before: dict[str, Any]) -> None:
    now = deepcopy(before)
    now["profiles"][0]["found"] -= 1
    now["profiles"][0]["top_right"][0] -= 1
    now["false_alarms"] += 1
    lost, alarms, top = worse(now, before)
    assert lost.startswith("alle: ")
    assert alarms.endswith(f"{before['false_alarms']} before")
    assert top.startswith("precision at the top")


def test_what_gets_better_is_no_worse(before: dict[str, Any]) -> None:
    now = deepcopy(before)
    now["profiles"][0]["found"] += 1
    now["false_alarms"] = 0
    assert worse(now, before) == []


@pytest.mark.slow
def test_the_signals_do_no_worse_than_the_baseline(before: dict[str, Any]) -> None:
    assert worse(measure(SEED), before) == []
