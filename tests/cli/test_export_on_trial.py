"""What rules on trial say leaves a workspace with real data only for who asks for it; the list inside shows everything."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest

from ondermijning.detect.library import load_rules
from tests.cli.running import done
from tests.cli.test_lawful import fill_in

if TYPE_CHECKING:
    from pathlib import Path

STABLE = {rule.id for rule in load_rules().values() if rule.maturity == "stabiel"}


@pytest.fixture
def real(workspace: Path) -> Path:
    """The demo, as if its data were real."""
    settings = workspace / "gemeente.toml"
    lines = settings.read_text(encoding="utf-8").splitlines()
    kept = [line for line in lines if not line.startswith(("hmac_key_file", "dpia_datum", "fg_advies", "besluit"))]
    text = "\n".join(kept).replace('mode = "demo"', 'mode = "productie"')
    settings.write_text(text + "\n", encoding="utf-8")
    fill_in(workspace)
    return workspace


def exported(workspace: Path, *words: str) -> tuple[list[dict[str, Any]], str]:
    said = done("export", "signals", *words, "-w", workspace)
    with open(said.out.splitlines()[0], encoding="utf-8") as stream:  # noqa: PTH123 - as printed
        return json.load(stream)["signalen"], said.err


def test_only_what_stable_rules_say_is_exported_and_what_rests_on_others_is_counted(real: Path) -> None:
    everything, told = exported(real, "--met-proef")
    assert "on trial" not in told
    assert {rule for signal in everything for rule in signal["regels"]} - STABLE
    signals, told = exported(real)
    assert {rule for signal in signals for rule in signal["regels"]} <= STABLE
    assert all(signal["regels"] for signal in signals)
    left_out = len(everything) - len(signals)
    assert left_out > 0
    assert f"Left out because they rest on rules on trial: {left_out}; see --met-proef." in told


def test_a_signal_weighs_in_the_export_what_its_stable_rules_weigh(real: Path) -> None:
    everything = {signal["id"]: signal for signal in exported(real, "--met-proef")[0]}
    for signal in exported(real)[0]:
        whole = everything[signal["id"]]
        assert set(signal["regels"]) == set(whole["regels"]) & STABLE
        parts = {part["regel"]: part["gewicht"] for part in whole["opbouw"]}
        assert signal["gewicht"] == sum(parts[rule] for rule in signal["regels"])


def test_the_list_shows_everything(real: Path) -> None:
    rows = done("signals", "list", "--all", "-w", real, "--format", "json").json()
    assert len(rows) == len(exported(real, "--met-proef")[0])


def test_a_demo_exports_everything(workspace: Path) -> None:
    signals, told = exported(workspace)
    assert signals == exported(workspace, "--met-proef")[0]
    assert "on trial" not in told
