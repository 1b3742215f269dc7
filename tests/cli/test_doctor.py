"""``doctor`` on the command line: a table, and an exit code that a monitor understands."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.cli.running import DEMO_DAY, run

if TYPE_CHECKING:
    from pathlib import Path


def test_a_workspace_in_order_ends_with_0_and_says_what_is_missing(workspace: Path) -> None:
    said = run("doctor", "--on", DEMO_DAY, "-w", workspace, "--format", "json")
    rows = {row["onderdeel"]: row for row in said.json()}

    assert (said.code, said.notes()) == (0, [])
    assert set(rows["graaf"]) == {"onderdeel", "toestand", "bevinding", "advies"}
    assert rows["graaf"]["toestand"] == "goed"


def test_what_is_wrong_ends_with_1_and_is_named(empty: Path) -> None:
    said = run("doctor", "-w", empty)

    assert (said.code, said.notes()) == (1, ["Not in order: graaf."])
    assert "Run ondermijning build first." in said.out
