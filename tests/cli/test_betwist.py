"""A dispute on the command line: what vanishes, what is told, and what returns."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pyarrow.parquet as pq
import pytest

from ondermijning import clock
from tests.cli.running import DEMO_SIGNALS, done, run

if TYPE_CHECKING:
    from pathlib import Path

REASON = ("--reden", "klopt niet")


def listed(workspace: Path) -> set[str]:
    return {row["signaal"] for row in done("signals", "list", "--all", "-w", workspace, "--format", "json").json()}


def exported(workspace: Path) -> list[dict[str, Any]]:
    path = done("export", "signals", "-w", workspace).out.splitlines()[0]
    with open(path, encoding="utf-8") as stream:  # noqa: PTH123 - as printed
        signals: list[dict[str, Any]] = json.load(stream)["signalen"]
    return signals


def company_of(workspace: Path) -> str:
    """A company on which the hits of a signal of one rule rest."""
    lone = next(
        signal
        for signal in exported(workspace)
        if len(signal["regels"]) == 1 and any(part["id"].startswith("KVK:") for part in signal["bewijsdelen"])
    )
    return next(str(part["id"]) for part in lone["bewijsdelen"] if part["id"].startswith("KVK:"))


def told_of(workspace: Path, subject: str) -> str:
    """The signals that the history of a thing tells of."""
    rows = done("show", subject, "-w", workspace, "--format", "json").json()
    return " ".join(row["omschrijving"] for row in rows if row["wat"] == "signaal")


@pytest.mark.slow
def test_a_signal_vanishes_at_once_and_returns_after_the_dispute(workspace: Path) -> None:
    company, before = company_of(workspace), listed(workspace)
    subjects = {signal["id"][:8]: signal["onderwerp"]["id"] for signal in exported(workspace)}
    done("betwist", company, *REASON, "-w", workspace)
    during = listed(workspace)
    assert during < before
    lone = min(before - during)
    assert lone not in told_of(workspace, subjects[lone])
    assert {signal["id"][:8] for signal in exported(workspace)} == during
    assert "until a dispute has ended; see signals list --disputed" in done("signals", "list", "-w", workspace).err

    said = done("detect", "-w", workspace, "--format", "json")
    assert sum("betwist: " in row["reden"] for row in said.json()) > 0
    assert listed(workspace) == during

    done("betwist", company, "--opheffen", "--reden", "verbeterd in de bron", "-w", workspace)
    done("detect", "-w", workspace)
    assert listed(workspace) == before
    assert lone in told_of(workspace, subjects[lone])
    assert len(before) == DEMO_SIGNALS


@pytest.mark.slow
def test_a_disputed_signal_says_so_and_since_when_before_and_after_a_run(workspace: Path) -> None:
    company, before = company_of(workspace), listed(workspace)
    done("betwist", company, *REASON, "-w", workspace)
    lone = min(before - listed(workspace))
    for again in (False, True):
        if again:
            done("detect", "-w", workspace)
        rows = done("signals", "list", "--disputed", "-w", workspace, "--format", "json").json()
        assert {row["signaal"] for row in rows} == before - listed(workspace)
        assert {row["status"] for row in rows} == {"betwist"}
        shown = done("signals", "show", lone, "-w", workspace, "--format", "json").json()["stand"]
        today = clock.today()
        assert shown.startswith("Betwist (nummer 1, gemerkt door ")
        assert f" op {today}): telt niet mee tot" in shown
        assert company not in shown
        text = done("signals", "show", lone, "-w", workspace).out
        assert "\nStand\n  Betwist (nummer 1" in text
        assert "0 = " not in text
    told = "1 signal waits" if len(rows) == 1 else f"{len(rows)} signals wait"
    assert told in done("signals", "list", "-w", workspace).err

    done("betwist", company, "--opheffen", *REASON, "-w", workspace)
    done("detect", "-w", workspace)
    assert done("signals", "show", lone, "-w", workspace, "--format", "json").json()["stand"] == ""


def test_what_is_disputed_is_listed_and_a_person_by_id_only_for_a_case(workspace: Path) -> None:
    rows = pq.read_table(workspace / "parties" / "parties.parquet").to_pylist()
    person = next(row["partij_id"] for row in rows if row["partij_id"].startswith("NL.IMKAD.Persoon:"))
    company = company_of(workspace)
    for party in (person, company):
        done("betwist", party, *REASON, "-w", workspace)
    rows = done("betwist", "-w", workspace, "--format", "json").json()
    assert sorted(row["partij"] for row in rows) == sorted(["natuurlijk persoon", f"Bedrijf {company}"])
    told = done(
        "betwist", "--zaak", "Z-1", "--reden", "toetsing door de FG", "-w", workspace, "--format", "json"
    ).json()
    assert any(row["partij"].startswith("NL.IMKAD.Persoon:") for row in told)
    assert "NL.IMKAD.Persoon" not in (workspace / "logs" / "audit.jsonl").read_text(encoding="utf-8")


def test_the_log_says_who_marked_and_ended_it_and_why(workspace: Path) -> None:
    company = company_of(workspace)
    done("betwist", company, *REASON, "-w", workspace)
    done("betwist", company, "--opheffen", "--reden", "verbeterd in de bron", "-w", workspace)
    lines = [json.loads(line) for line in (workspace / "logs" / "audit.jsonl").read_text().splitlines()[-4:]]
    assert [(line["actie"], line["object"], line["reden"]) for line in lines[::2]] == [
        ("betwist", f"Bedrijf {company}", "klopt niet"),
        ("betwist opheffen", f"Bedrijf {company}", "verbeterd in de bron"),
    ]


@pytest.mark.parametrize(
    ("words", "code", "message"),
    [
        (("KVK:99000001",), 2, "--reden is needed"),
        (("--opheffen", *REASON), 2, "name the party"),
        (REASON, 2, "--zaak and --reden are both needed"),
        (("--zaak", "Z-1"), 2, "--zaak and --reden are both needed"),
        (("KVK:99000001", *REASON, "--format", "json"), 2, "--format goes with the list"),
        (("bestaat niet", *REASON), 1, "niets gevonden"),
        (("bestaat niet", "--opheffen", *REASON), 1, "nothing is disputed here"),
    ],
)
def test_what_cannot_be_done_is_told(workspace: Path, words: tuple[str, ...], code: int, message: str) -> None:
    said = run("betwist", *words, "-w", workspace)
    assert (said.code, message in said.err) == (code, True)
