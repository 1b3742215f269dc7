"""``signals list`` tells address, neighbourhood and what a signal is about, and filters by what people ask for."""

from __future__ import annotations

import re
from itertools import groupby
from typing import TYPE_CHECKING, Any

import pytest

from tests.cli.running import done, run

if TYPE_CHECKING:
    from pathlib import Path

COLUMNS = ["signaal", "adres", "buurt", "gaat_over", "regels", "dagen", "bij", "status", "wijziging"]


def listed(workspace: Path, *words: str) -> list[dict[str, Any]]:
    rows: list[dict[str, Any]] = done("signals", "list", "-w", workspace, "--format", "json", *words).json()
    return rows


def test_an_address_and_a_neighbourhood_stand_before_the_code_and_the_weight_only_when_it_is_asked_for(
    workspace: Path,
) -> None:
    head = next(
        line for line in done("signals", "list", "-w", workspace).out.splitlines() if line.startswith("signaal")
    )
    assert head.split() == COLUMNS
    heavy = done("signals", "list", "--sort", "gewicht", "-w", workspace).out
    assert " = " in heavy
    row = next(row for row in listed(workspace) if row["onderwerp"] == "Perceel")
    assert row["adres"] != row["aanduiding"]
    assert row["buurt"]
    assert list(row)[: len(COLUMNS)] == COLUMNS
    assert isinstance(row["dagen"], int)


def test_each_filter_leaves_what_it_says(workspace: Path) -> None:
    everything = listed(workspace)
    first = next(row for row in everything if row["buurt"])
    area, rule = first["buurt"].partition(",")[0], first["regels"].split()[0]
    for words, right in (
        (("--buurt", area.upper()), lambda row: area in row["buurt"]),
        (("--rule", rule), lambda row: rule in row["regels"].split()),
        (("--kind", "Perceel"), lambda row: row["onderwerp"] == "Perceel"),
        (("--assignee", "niemand"), lambda row: not row["bij"]),
        (("--min-days", "0"), lambda row: row["dagen"] >= 0),
    ):
        assert listed(workspace, *words) == [row for row in everything if right(row)]
        assert listed(workspace, *words)
    assert listed(workspace, "--min-days", "100000") == []
    assert listed(workspace, "--rule", "bestaat_niet") == []
    assert 0 < len(listed(workspace, "--profile", "opvolging")) < len(everything)
    assert run("signals", "list", "--kind", "Persoon", "-w", workspace).code == 2


@pytest.mark.parametrize("group", ["kring", "eigenaar"])
def test_what_one_circle_or_owner_holds_stands_together_in_the_same_order(workspace: Path, group: str) -> None:
    everything = listed(workspace, "--all")
    rows = listed(workspace, "--all", "--groepeer", group)
    assert list(rows[0])[: len(COLUMNS) + 1] == [group, *COLUMNS]
    labels = [row[group] for row in rows]
    assert [label for label, _ in groupby(labels)] == list(dict.fromkeys(row[group] for row in everything))
    assert len(set(labels)) > 1
    for label in labels:
        one = [row["signaal"] for row in rows if row[group] == label]
        assert one == [row["signaal"] for row in everything if row[group] == label]


def test_an_owner_who_is_a_natural_person_has_an_alias_and_companies_of_one_circle_are_together(
    workspace: Path,
) -> None:
    rows = listed(workspace, "--all")
    assert any(re.fullmatch("natuurlijk persoon [A-Z]+", row["eigenaar"]) for row in rows)
    assert any(re.fullmatch(r"kring van .+ \(\d+ bedrijven\)", row["kring"]) for row in rows)


def test_the_list_is_made_without_the_graph_itself(workspace: Path) -> None:
    before = listed(workspace)
    (graph,) = workspace.glob("graph/*/graaf.ladybug")
    graph.write_bytes(b"no graph")
    assert listed(workspace) == before


def test_who_weighs_a_signal_stands_on_the_list_and_finds_it(workspace: Path) -> None:
    short = listed(workspace)[0]["signaal"]
    done("signals", "assign", short, "--to", "Team Vastgoed", "-w", workspace)
    (row,) = listed(workspace, "--assignee", "team vastgoed")
    assert (row["signaal"], row["bij"], row["status"]) == (short, "Team Vastgoed", "in_weging")
