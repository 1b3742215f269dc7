"""``deliveries``, ``withdraw``, and what ``load`` is told about parts and arrival."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from ondermijning.sources.deliveries import every_delivery
from ondermijning.workspace import open_workspace
from tests.cli.running import done, run
from tests.support.clock import set_clock
from tests.support.stands import Obj, stand

if TYPE_CHECKING:
    from pathlib import Path

NOW, TODAY = "2026-03-01T12:00:00", "2026-03-01"


@pytest.fixture(autouse=True)
def _today(monkeypatch: pytest.MonkeyPatch) -> None:
    set_clock(monkeypatch, NOW)


def of_day(folder: Path, name: str, *numbers: str, day: str = "2024-01-01") -> Path:
    return stand(folder / f"{name}.xml", [Obj(number) for number in numbers], peildatum=day)


def load(empty: Path, path: Path, *options: str) -> str:
    return done("load", "brk", path, "-w", empty, *options).err


def listed(empty: Path, *options: str) -> list[dict[str, object]]:
    rows: list[dict[str, object]] = done("deliveries", "-w", empty, "--format", "json", *options).json()
    return rows


def name_of(empty: Path, at: int = -1) -> str:
    return str(listed(empty)[at]["levering"])


def forget_arrivals(empty: Path) -> None:
    """As deliveries were kept before their arrival was."""
    for folder, manifest in every_delivery(open_workspace(empty)):
        for name in ("group", "arrived_on", "arrival", "arrival_reason", "loaded_at", "history"):
            manifest.pop(name)
        (folder / "manifest.json").write_text(json.dumps(manifest), encoding="utf-8")


def test_the_list_says_what_is_in_since_when_and_what_replaced_what(empty: Path, tmp_path: Path) -> None:
    load(empty, of_day(tmp_path, "fout", "1", "2"))
    wrong = name_of(empty)
    said = load(empty, of_day(tmp_path, "goed", "1", "3"))
    assert f"replaces what {wrong} said of 1 subject on this day; withdraw undoes it" in said
    assert "against the delivery before (2024-01-01): 1 ended, 1 began, 0 changed (KadastraalObject 1)" in said
    rows = {row["levering"]: row for row in listed(empty)}
    right = next(name for name in rows if name != wrong)
    assert (rows[wrong]["stand"], rows[right]["stand"]) == (f"vervangen door {right}", "telt")
    assert {(row["ontvangen"], row["hoe_bekend"]) for row in rows.values()} == {(TODAY, "geladen")}
    assert listed(empty, "--bron", "kvk") == []


def test_a_part_is_said_with_its_delivery(empty: Path, tmp_path: Path) -> None:
    load(empty, of_day(tmp_path, "a", "1"))
    load(empty, of_day(tmp_path, "b", "2"), "--deel-van", name_of(empty))
    assert [row["stand"] for row in listed(empty)] == ["telt", "telt"]
    said = run("load", "brk", of_day(tmp_path, "c", "3"), "-w", empty, "--deel-van", "zzzzzzzz")
    assert (said.code, "no delivery is called zzzzzzzz. See ondermijning deliveries." in said.err) == (1, True)


def test_an_arrival_is_stated_with_a_reason_and_never_later_than_now(empty: Path, tmp_path: Path) -> None:
    path = of_day(tmp_path, "a", "1")
    assert run("load", "brk", path, "-w", empty, "--ontvangen", "2024-02-01").code == 2
    late = run("load", "brk", path, "-w", empty, "--ontvangen", "2026-03-02", "--reden", "een vergissing in de post")
    assert (late.code, "cannot have arrived on 2026-03-02, which is after today" in late.err) == (1, True)
    load(empty, path, "--ontvangen", "2024-02-01", "--reden", "stempel op de brief")
    (row,) = listed(empty)
    assert (row["ontvangen"], row["hoe_bekend"], row["reden"]) == ("2024-02-01", "gesteld", "stempel op de brief")
    line = (empty / "logs" / "audit.jsonl").read_text(encoding="ascii")
    assert "stempel op de brief" in line


def test_a_backlog_arrived_on_the_days_it_speaks_for(empty: Path, tmp_path: Path) -> None:
    for day in ("2023-01-01", "2024-01-01"):
        of_day(tmp_path / "in", day, "1", day=day)
    load(empty, tmp_path / "in", "--ontvangen", "peildatum", "--reden", "map van de leverancier")
    assert [row["ontvangen"] for row in listed(empty)] == ["2023-01-01", "2024-01-01"]


def test_what_is_withdrawn_is_told_logged_and_put_back(empty: Path, tmp_path: Path) -> None:
    load(empty, of_day(tmp_path, "a", "1"))
    name = name_of(empty)
    assert run("withdraw", name, "-w", empty).code == 2
    said = done("withdraw", name, "-w", empty, "--reden", "van een andere gemeente")
    assert "Withdrawn: brk 2024-01-01, 1 row." in said.err
    (row,) = listed(empty)
    assert (row["stand"], row["reden"]) == ("ingetrokken", "van een andere gemeente")
    again = run("withdraw", name, "-w", empty, "--reden", "nog eens weggehaald")
    assert (again.code, "is withdrawn already; nothing was changed" in again.err) == (1, True)
    done("withdraw", name, "-w", empty, "--undo", "--reden", "bleek toch goed")
    assert [row["stand"] for row in listed(empty)] == ["telt"]
    log = (empty / "logs" / "audit.jsonl").read_text(encoding="ascii")
    assert '"withdraw"' in log
    assert '"withdraw undo"' in log


@pytest.mark.parametrize("name", ["abc", "ffffffffffff"])
def test_a_delivery_that_is_not_there_is_told(empty: Path, tmp_path: Path, name: str) -> None:
    load(empty, of_day(tmp_path, "a", "1"))
    said = run("withdraw", name, "-w", empty, "--reden", "verkeerde levering")
    assert (said.code, f"no delivery is called {name}. See ondermijning deliveries." in said.err) == (1, True)


def test_the_arrival_of_what_lay_there_already_is_asked_for_once(empty: Path, tmp_path: Path) -> None:
    for day in ("2023-01-01", "2024-01-01"):
        load(empty, of_day(tmp_path, day, "1", day=day))
    forget_arrivals(empty)
    asked = "van 2 leveringen is de peildatum aangenomen als dag van ontvangst"
    assert asked in run("doctor", "-w", empty).out
    assert {row["hoe_bekend"] for row in listed(empty)} == {"aangenomen"}
    done("deliveries", name_of(empty, 0), "-w", empty, "--ontvangen", "2023-02-03", "--reden", "volgens het postboek")
    done("deliveries", "-w", empty, "--ontvangen", "peildatum", "--reden", "van de andere is niets bekend")
    assert [(row["ontvangen"], row["hoe_bekend"]) for row in listed(empty)] == [
        ("2023-02-03", "gesteld"),
        ("2024-01-01", "gesteld"),
    ]
    assert "dag van ontvangst" not in run("doctor", "-w", empty).out
    refused = run("deliveries", name_of(empty, 0), "-w", empty, "--ontvangen", "2023-03-03", "--reden", "toch later")
    assert (refused.code, "which is known; nothing was changed" in refused.err) == (1, True)


@pytest.mark.parametrize(
    "words",
    [
        ("abcdef",),
        ("--reden", "volgens het postboek"),
        ("--ontvangen", "peildatum"),
        ("--ontvangen", "2024-01-01", "--reden", "stempel op de brief"),
    ],
)
def test_what_does_not_go_together_is_refused(empty: Path, words: tuple[str, ...]) -> None:
    assert run("deliveries", "-w", empty, *words).code == 2
