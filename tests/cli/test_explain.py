"""``explain``: what the rules say of a thing, and which condition failed, and by how much, where they say nothing."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING

import pytest

from ondermijning.sources.loader import load_loaders
from tests.cli.running import demo_of_session, done, run

if TYPE_CHECKING:
    from pathlib import Path

    from tests.cli.running import Demo


@pytest.fixture(scope="module")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Demo:
    return demo_of_session(tmp_path_factory)


@pytest.fixture(scope="module")
def resold(demo: Demo) -> str:
    """An object that the rule on quick resales reports."""
    exported = demo.workspace / "export" / "signalen-2024-12-31.json"
    signals = json.loads(exported.read_text(encoding="utf-8"))["signalen"]
    found = [each["onderwerp"] for each in signals if "snelle_doorverkoop" in each["regels"]]
    return str(next(subject["id"] for subject in found if subject["soort"] == "Perceel"))


def explained(demo: Demo, *words: object) -> list[dict[str, str]]:
    rows: list[dict[str, str]] = done("explain", "-w", demo.workspace, "--format", "json", *words).json()
    return rows


def test_a_hit_is_told_in_its_sentence(demo: Demo, resold: str) -> None:
    (row,) = explained(demo, resold, "--rule", "snelle_doorverkoop")
    assert (row["regel"], row["uitkomst"]) == ("snelle_doorverkoop", "treffer")
    assert row["gevraagd"].endswith("% duurder.")


def test_the_failed_condition_is_told_with_both_values_and_the_difference(demo: Demo, resold: str) -> None:
    rows = explained(demo, resold, "--rule", "snelle_doorverkoop", "--set", "stijging=500")
    (row,) = rows
    assert row["gevraagd"] == "stijging_gecorrigeerd_procent minstens 500 procent"
    rise = int(row["gevonden"].removeprefix("stijging_gecorrigeerd_procent: "))
    assert row["verschil"] == f"{500 - rise} procent te weinig"


def test_without_a_rule_every_rule_on_what_belongs_to_the_thing_answers(demo: Demo, resold: str) -> None:
    rows = explained(demo, resold)
    assert {"treffer", "niet"} == {row["uitkomst"] for row in rows}
    assert len({row["regel"] for row in rows}) > 10


def test_a_rule_about_another_kind_and_a_rule_that_is_none_are_refused_in_one_sentence(demo: Demo, resold: str) -> None:
    wrong = run("explain", "-w", demo.workspace, resold, "--rule", "serie_ontbinder")
    assert (wrong.code, wrong.out) == (1, "")
    assert "these rules speak of Bedrijf" in wrong.err
    assert run("explain", "-w", demo.workspace, resold, "--rule", "bestaat_niet").code == 2


def test_in_a_trial_without_a_protocol_only_what_was_reported_may_be_looked_at(
    demo: Demo, resold: str, tmp_path: Path
) -> None:
    trial = demo.copy(tmp_path)
    settings = trial / "gemeente.toml"
    filled = 'mode = "proef"\ndpia_datum = 2025-01-31\nfg_advies = "FG-1"\nbesluit = "B-1"'
    text = settings.read_text(encoding="utf-8").replace('mode = "demo"', filled, 1)
    terms = "".join(f'{source} = "10 jaar"\n' for source in load_loaders())
    settings.write_text(text.replace("[retention]\n", f"[retention]\n{terms}"), encoding="utf-8")
    refused = run("explain", "-w", trial, resold)
    assert (refused.code, refused.out) == (1, "")
    assert "an application or a report" in refused.err
    events = demo.deliveries / "vergunningen"
    case = next(iter(re.findall(r"Z/\d\d/\d{6}", next(events.rglob("*.csv")).read_text(encoding="utf-8"))))
    assert done("explain", "-w", trial, case).out
