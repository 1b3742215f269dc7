"""Writing a rule of one's own: from the template through check, test and survey to approval."""

from __future__ import annotations

import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from tests.cli.running import demo_of_session, done, run

if TYPE_CHECKING:
    from pathlib import Path

    from tests.cli.running import Demo


@pytest.fixture(scope="module")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Demo:
    return demo_of_session(tmp_path_factory)


@pytest.fixture
def own(tmp_path: Path) -> Path:
    """A folder with a new rule in it."""
    folder = tmp_path / "regels"
    done("rules", "new", "eigen_regel", "--family", "transactie", "--rules-dir", folder)
    return folder


@pytest.mark.slow
def test_a_new_rule_keeps_every_check_and_its_own_test(own: Path) -> None:
    assert "rules are in order" in done("rules", "check", "--rules-dir", own).err
    command = [sys.executable, "-m", "ondermijning", "rules", "test", "eigen_regel", "--rules-dir", str(own)]
    said = subprocess.run(command, capture_output=True, text=True, check=False)
    assert (said.returncode, "4 passed" in said.stdout) == (0, True), said.stdout + said.stderr


def test_a_rule_is_never_written_over_another(own: Path) -> None:
    again = run("rules", "new", "eigen_regel", "--family", "transactie", "--rules-dir", own)
    assert again.code == 1
    assert "is there already" in again.err
    assert run("rules", "new", "Eigen", "--family", "transactie", "--rules-dir", own).code == 1
    assert run("rules", "test", "bestaat_niet", "--rules-dir", own).code == 1


def test_an_id_that_a_shipped_rule_or_another_family_has_is_refused_before_anything_is_written(own: Path) -> None:
    for name in ("prijssprong", "eigen_regel"):
        said = run("rules", "new", name, "--family", "eigenaar", "--rules-dir", own)
        assert (said.code, f"{name}.py: is there already" in said.err) == (1, True)
    assert not (own / "eigenaar").exists()


def test_what_to_do_next_with_a_new_rule_can_be_done_as_it_is_said(tmp_path: Path) -> None:
    said = done("rules", "new", "eigen_regel", "--family", "transactie", "--rules-dir", tmp_path)
    assert f"ondermijning rules test eigen_regel --rules-dir {tmp_path}." in said.err


@pytest.mark.slow
def test_a_lock_of_ones_own_tells_a_change_without_a_version(own: Path) -> None:
    done("rules", "lock", "--rules-dir", own)
    file = own / "transactie" / "eigen_regel.py"
    file.write_text(
        file.read_text(encoding="utf-8").replace('INT64, "dagen", 30', 'INT64, "dagen", 31'), encoding="utf-8"
    )
    told = run("rules", "check", "--rules-dir", own)
    assert told.code == 1
    assert "eigen_regel changed. Raise its version" in told.err


@pytest.mark.slow
def test_a_survey_counts_and_keeps_nothing(demo: Demo, own: Path, tmp_path: Path) -> None:
    workspace = demo.copy(tmp_path)
    before = done("signals", "list", "--all", "-w", workspace).out
    words = ("rules", "survey", "-w", workspace, "--format", "json")
    (row,) = done(*words, "eigen_regel", "--rules-dir", own, "--set", "dagen=365").json()
    assert row["regel"] == "eigen_regel"
    assert 0 < row["treffers"] <= row["gevallen"]
    assert len(done(*words).json()) == len(done("rules", "list", "--format", "json").json())
    assert done("signals", "list", "--all", "-w", workspace).out == before


def test_the_sensitivity_of_a_rule_is_told_in_numbers_only(demo: Demo, own: Path) -> None:
    words = ("rules", "sensitivity", "eigen_regel", "--rules-dir", own, "-w", demo.workspace, "--format", "json")
    rows = {row["punt"]: row for row in done(*words).json()}
    assert (rows["standaard"]["waarde"], rows["standaard"]["verloren"], rows["standaard"]["erbij"]) == (30, 0, 0)
    assert rows["hoogst"]["erbij"] > 0
    (row,) = done(*words, "--percentielen", "--set", "dagen=365").json()
    assert (row["kenmerk"], row["vergelijking"], row["waarde"]) == ("b.dagen_sinds_vorige", "<=", 365)
    assert 0 < row["percentiel"] < 100
    assert row["p5"] <= row["p50"] <= row["p99"]


def test_a_rule_that_compares_nothing_with_a_parameter_says_so(demo: Demo) -> None:
    none = done("rules", "sensitivity", "eigenaar_onbekend", "--percentielen", "-w", demo.workspace, "--format", "json")
    assert none.json() == []
    assert "eigenaar_onbekend compares no property with a parameter alone." in none.err
    assert run("rules", "sensitivity", "bestaat_niet", "-w", demo.workspace).code == 2


def test_a_rule_of_ones_own_is_not_approved_by_who_wrote_it(demo: Demo, own: Path, tmp_path: Path) -> None:
    workspace = demo.copy(tmp_path)
    words = ("--until", "2099-12-31", "--reden", "gelezen en begrepen", "-w", workspace, "--rules-dir", own)
    refused = run("rules", "approve", "eigen_regel", *words)
    assert (refused.code, "Let somebody else" in refused.err) == (1, True)
    assert "may run until" in done("rules", "approve", "snelle_doorverkoop", *words).err
    rows = {row["regel"]: row for row in done("rules", "approvals", "-w", workspace, "--format", "json").json()}
    assert rows["snelle_doorverkoop"]["nu"] == "mag"
    assert rows["snelle_doorverkoop"]["tot"] == rows["snelle_doorverkoop"]["herzien voor"]
    assert rows["abc_transactie"]["nu"] == "is niet goedgekeurd"
    done("rules", "withdraw", "snelle_doorverkoop", "--reden", "loos alarm", "-w", workspace)
    rows = {row["regel"]: row for row in done("rules", "approvals", "-w", workspace, "--format", "json").json()}
    assert rows["snelle_doorverkoop"]["nu"] == "is niet goedgekeurd"


def test_a_card_for_a_front_desk_says_what_to_look_out_for_and_names_nobody(tmp_path: Path) -> None:
    done("rules", "cards", "--out", tmp_path / "kaarten")
    cards = list((tmp_path / "kaarten").glob("*.md"))
    assert len(cards) == len(done("rules", "list", "--format", "json").json())
    text = (tmp_path / "kaarten" / "snelle_doorverkoop.md").read_text(encoding="utf-8")
    assert "[perceel] is [dagen] dagen na de vorige verkoop doorverkocht" in text
    assert "verbouwing of splitsing met vergunning" in text
    assert "{" not in text
