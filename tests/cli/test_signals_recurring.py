"""``signals recurring``: for a case and a reason, logged, companies only, and no finding."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from ondermijning.trust.audit import audit_path
from ondermijning.workspace import open_workspace
from tests.cli.running import done, run

if TYPE_CHECKING:
    from pathlib import Path

    from tests.cli.running import Demo

WHY = ("--zaak", "Z-1", "--reden", "overleg met het Openbaar Ministerie")
ALL = ("--objects", "2", "--lift", "1", "--chance", "1")


@pytest.mark.parametrize(
    "given",
    [
        (),
        ("--zaak", "Z-1"),
        ("--reden", "overleg met de officier"),
        ("--zaak", " ", "--reden", "overleg met de officier"),
    ],
)
def test_without_a_case_and_a_reason_nothing_is_shown(demo: Demo, given: tuple[str, ...]) -> None:
    said = run("signals", "recurring", "-w", demo.workspace, *given)
    assert (said.code, said.out) == (2, "")
    assert "--zaak and --reden are both needed" in said.err


def test_companies_are_told_with_counts_and_the_case_is_logged(workspace: Path) -> None:
    said = done("signals", "recurring", "-w", workspace, *WHY, *ALL, "--format", "json")

    rows = said.json()
    assert rows
    assert all(2 <= row["met signaal"] <= row["objecten"] and float(row["lift"]) >= 1 for row in rows)
    assert {row["rol"] for row in rows} <= {"geldgever", "bestuurder"}
    assert said.notes()[-1].endswith("a signal; a company that comes back is no finding.")
    lines = [
        json.loads(line) for line in audit_path(open_workspace(workspace)).read_text(encoding="utf-8").splitlines()
    ]
    logged = [line for line in lines if "signals recurring" in line.values()]
    assert logged
    assert all("Z-1" in line.values() and WHY[3] in line.values() for line in logged)


def test_the_limits_of_the_catalogue_hold_unless_others_are_given(demo: Demo) -> None:
    said = done("signals", "recurring", "-w", demo.workspace, *WHY, "--format", "json")
    assert all(row["met signaal"] >= 5 and float(row["lift"]) >= 3 and float(row["kans"]) < 0.01 for row in said.json())
