"""The run itself, on a tiny set, with a peer that the environment of the project can run too."""

from __future__ import annotations

import csv
from collections import Counter
from functools import partial
from typing import TYPE_CHECKING

import pytest

from benchmarks.peers.company_text import in_order, rarest, without_form
from benchmarks.resolution import compete
from benchmarks.resolution_data.companies import write_companies
from benchmarks.resolution_sets import CONTESTANTS, SETS, BenchmarkSet, Contestant
from benchmarks.resolution_table import print_table

if TYPE_CHECKING:
    from pathlib import Path

QUERIES, ASKED = 60, 40


@pytest.fixture
def tiny(monkeypatch: pytest.MonkeyPatch) -> str:
    monkeypatch.setitem(
        CONTESTANTS, "plain", Contestant("rapidfuzz_names", None, ("--way", "sorted", "--queries", str(ASKED)), 90)
    )
    monkeypatch.setitem(CONTESTANTS, "absent", Contestant("nobody"))
    writer = partial(write_companies, companies=300, queries=QUERIES)
    monkeypatch.setitem(SETS, "tiny", BenchmarkSet("match", writer, ("plain", "absent")))
    return "tiny"


def test_a_contestant_is_run_and_measured(tiny: str, tmp_path: Path) -> None:
    (line,) = compete(tiny, ["plain"], 1, tmp_path)
    with (tmp_path / tiny / "set" / "register.csv").open(encoding="utf-8") as stream:
        names = sum(1 for _ in stream) - 1
    assert (line["tool"], line["answered"], line["pairs"]) == ("plain", ASKED, names * QUERIES)
    assert 0.5 < line["recall"] <= 1
    assert line["wall_s"] >= line["setup_s"] > 0
    assert line["peak_mb"] > 10
    assert sum(each["queries"] for each in line["classes"]) >= ASKED


def test_errors_and_classes_are_kept(tiny: str, tmp_path: Path) -> None:
    (line,) = compete(tiny, ["plain"], 1, tmp_path)
    with (tmp_path / tiny / "plain" / "errors.csv").open(encoding="utf-8", newline="") as stream:
        missed = [row for row in csv.DictReader(stream, delimiter=";") if row["fout"] != "stranger linked"]
    with (tmp_path / tiny / "set" / "truth.csv").open(encoding="utf-8", newline="") as stream:
        wanted = sum(bool(row["id"]) for row in list(csv.DictReader(stream, delimiter=";"))[:ASKED])
    assert len(missed) == round(wanted * (1 - line["recall"]))
    assert (tmp_path / tiny / "plain" / "classes.csv").exists()


def test_who_cannot_run_is_said_to_be_not_available(
    tiny: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    lines = compete(tiny, [], 1, tmp_path)
    print_table("match", tiny, lines)
    printed = capsys.readouterr().out
    assert set(lines[1]) == {"set", "tool", "unavailable"}
    assert "absent  not available: ended with code 1" in printed
    assert "plain " in printed


def test_a_peer_gets_names_in_one_form() -> None:
    assert in_order("De Vries & Zn. B.V.") == in_order("de vries en zn besloten vennootschap")
    assert without_form("Stg. Café 't Hoekje") == (["cafe", "t", "hoekje"], "stichting")
    assert without_form("B.V.") == (["bv"], "bv")


def test_the_rarest_word_comes_first_and_an_unknown_one_last() -> None:
    known = Counter({"beheer": 9, "mierk": 1, "bouw": 4})
    assert rarest(["beheer", "tikfuot", "mierk", "bouw"], known) == ["mierk", "bouw", "beheer", "tikfuot"]
