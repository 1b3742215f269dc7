"""Everything that is held of a party and nothing of anybody else; the same shape for who is not known."""

from __future__ import annotations

import json
import re
import shutil
import stat
from collections import Counter
from contextlib import closing
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import pyarrow.parquet as pq
import pytest

from ondermijning.model import PARTIES
from tests.cli.running import done, run
from tests.cli.test_nobody_named import secrets, seen
from tests.support.tables import Registers, profile

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from tests.cli.running import Demo

CASE = ("--zaak", "Z-1", "--reden", "verzoek om inzage")
PARTS = (
    "vermeldingen",
    "mogelijke_koppelingen",
    "records",
    "knopen",
    "relaties",
    "signalen",
    "bestanden",
    "logregels",
    "zaken",
    "betwistingen",
    "bewaartermijnen",
)
__all__ = ["secrets"]


def inzage(workspace: Path, party: str) -> dict[str, Any]:
    report: dict[str, Any] = done("inzage", party, *CASE, "--format", "json", "-w", workspace).json()
    return report


def mentions(workspace: Path) -> list[dict[str, Any]]:
    rows: list[dict[str, Any]] = pq.read_table(workspace / "parties" / "parties.parquet").to_pylist()
    return rows


@pytest.fixture(scope="session")
def parties(demo: Demo) -> list[str]:
    """Those with most to tell: persons and companies in signals, officers, sole traders, and some others."""
    exported = json.loads(next(demo.workspace.glob("export/signalen-*.json")).read_text(encoding="utf-8"))
    companies = {
        part["id"] for signal in exported["signalen"] for part in signal["bewijsdelen"] if part["soort"] == "Bedrijf"
    }
    persons = Counter(row["partij_id"] for row in mentions(demo.workspace) if row["soort"] == "persoon")
    owners = [row["partij_id"] for row in mentions(demo.workspace) if row["source_id"].endswith("#eigenaar")]
    land = sorted(party for party in persons if party.startswith("NL.IMKAD"))
    return [
        *sorted(each for each in companies if each.startswith("KVK"))[:2],
        *land[::90][:4],
        *(party for party, _ in persons.most_common(2)),
        *owners[:2],
    ]


@dataclass(frozen=True)
class Asked:
    """A workspace of which this was asked for each of those parties."""

    workspace: Path
    reports: dict[str, dict[str, Any]]
    texts: dict[str, str]


@pytest.fixture(scope="module")
def asked(demo: Demo, parties: list[str], tmp_path_factory: pytest.TempPathFactory) -> Asked:
    workspace = demo.copy(tmp_path_factory.mktemp("gevraagd"))
    texts = {party: done("inzage", party, *CASE, "-w", workspace).out for party in parties}
    return Asked(workspace, {party: inzage(workspace, party) for party in parties}, texts)


def rows_of(folder: Path) -> Iterator[tuple[str, dict[str, Any]]]:
    for path in sorted(folder.rglob("*.parquet")):
        if path.is_file():
            yield from ((path.stem, row) for row in pq.read_table(path).to_pylist())


def land_ids(report: dict[str, Any]) -> set[str]:
    """Numbers of the land registry that the party has, which no other bears."""
    return {row["vermelding"] for row in report["vermeldingen"] if row["vermelding"].startswith("NL.IMKAD.Persoon:")}


@pytest.mark.slow
def test_every_record_that_holds_a_number_of_the_party_is_told(asked: Asked) -> None:
    told = 0
    for party, report in asked.reports.items():
        numbers = land_ids(report)
        if party.startswith("KVK:") and "#" not in party:
            numbers.add(party.removeprefix("KVK:"))
        expected = Counter(
            (kind, row["_bestand"], row["_positie"])
            for kind, row in rows_of(asked.workspace / "deliveries")
            if "_bestand" in row
            and numbers & {value for name, value in row.items() if name[0] != "_" and isinstance(value, str)}
        )
        found = {(row["soort"], row["bestand"], row["positie"]) for row in report["records"]}
        assert expected.keys() <= found
        told += len(expected)
    assert told > 50


@pytest.mark.slow
def test_every_edge_of_the_party_is_told(asked: Asked) -> None:
    graphs = asked.workspace / "graph"
    edges = list(rows_of(graphs / (graphs / "current").read_text(encoding="utf-8") / "edges"))
    for party, report in asked.reports.items():
        expected = Counter(
            kind
            for kind, row in edges
            if kind != "MOGELIJK_ZELFDE_ALS"
            and (
                (row["van"] == party and row["van_soort"] in PARTIES)
                or (row["naar"] == party and row["naar_soort"] in PARTIES)
            )
        )
        assert Counter(each["soort"] for each in report["relaties"]) == expected


@pytest.mark.slow
def test_no_other_person_is_named(asked: Asked, secrets: set[str]) -> None:
    for party, report in asked.reports.items():
        own = json.dumps([row["gegevens"] for row in (*report["records"], *report["knopen"])], ensure_ascii=False)
        mine = [row["vermelding"] for row in report["vermeldingen"]]
        names = " ".join(str(row["gegevens"].get("naam", "")) for row in report["knopen"])
        for text in (asked.texts[party], json.dumps(report, ensure_ascii=False)):
            others = [each for each in seen(secrets, text) if each not in " ".join((names, *mine))]
            assert [each for each in others if each not in own or not _is_own(report, each)] == []


def _is_own(report: dict[str, Any], secret: str) -> bool:
    """Whether it stands in a record that is the party's own: a person by its number, or an office with its name."""
    records = [
        row
        for row in report["records"]
        if row["soort"] in ("NatuurlijkPersoon", "Functievervulling", "VergunningPartij")
    ]
    mine = land_ids(report)
    own = [row for row in records if row["gegevens"].get("persoon id", next(iter(mine), None)) in {*mine, None}]
    return any(secret in json.dumps(row["gegevens"], ensure_ascii=False) for row in own)


def test_a_signal_in_whose_evidence_it_stands_is_told_with_how_the_rule_works(
    workspace: Path, parties: list[str]
) -> None:
    signals = inzage(workspace, parties[0])["signalen"]
    assert signals
    rule = signals[0]["regels"][0]
    assert rule["gezien"]
    assert all(rule[name] for name in ("titel", "werking", "bron", "grondslag", "andere_verklaringen"))


def test_it_says_how_long_each_delivery_is_kept(workspace: Path, parties: list[str]) -> None:
    report = inzage(workspace, parties[-1])
    assert {row["bron"] for row in report["bewaartermijnen"]} == {row["bron"] for row in report["records"]}


def test_it_tells_disputes_and_log_lines_and_files(workspace: Path, parties: list[str]) -> None:
    company = parties[0]
    done("betwist", company, "--reden", "klopt niet", "-w", workspace)
    report = inzage(workspace, company)
    assert [(row["reden"], row["tot"]) for row in report["betwistingen"]] == [("klopt niet", None)]
    assert "betwist" in {row["actie"] for row in report["logregels"]}
    assert any(row["bestand"].startswith("signalen-") for row in report["bestanden"])


def test_log_lines_that_name_several_things_are_told_to_each_of_them(workspace: Path, parties: list[str]) -> None:
    done("path", *parties[:2], "-w", workspace)
    for company in parties[:2]:
        assert "path" in {row["actie"] for row in inzage(workspace, company)["logregels"]}


def test_who_is_not_known_gets_an_answer_of_the_same_shape(workspace: Path, parties: list[str]) -> None:
    known = inzage(workspace, parties[0])
    unknown = inzage(workspace, "NL.IMKAD.Persoon:000000000")
    assert [*unknown] == [*known]
    assert unknown["uitkomst"] == "niets gevonden"
    assert all(unknown[part] == [] for part in PARTS)
    text = done("inzage", "KVK 12345678", *CASE, "-w", workspace).out
    assert [line.partition(" (")[0] for line in text.splitlines() if line.endswith("(0)")] == [
        part.replace("_", " ").capitalize() for part in PARTS
    ]


def test_a_name_is_asked_whose_it_is_and_never_answered_by_nothing(workspace: Path) -> None:
    found = run("inzage", "Jasmijn Vastgoed BV", *CASE, "-w", workspace)
    assert (found.code, found.out) == (1, "")
    assert "a name does not say who it is. Ask by the id of the party: " in found.err
    unknown = run("inzage", "Nergens Bekend", *CASE, "-w", workspace)
    assert (unknown.code, unknown.out) == (1, "")
    assert "which does not mean that nothing is held" in unknown.err


def test_a_case_and_a_reason_are_needed_and_stand_in_the_log_without_the_person(workspace: Path) -> None:
    party = next(row["partij_id"] for row in mentions(workspace) if row["partij_id"].startswith("NL.IMKAD.Persoon"))
    for words in (
        (),
        ("--zaak", "Z"),
        ("--reden", "verzoek om inzage"),
        ("--zaak", " ", "--reden", "verzoek om inzage"),
    ):
        assert run("inzage", party, *words, "-w", workspace).code == 2
    inzage(workspace, party)
    log = (workspace / "logs" / "audit.jsonl").read_text(encoding="utf-8")
    line = json.loads(log.splitlines()[-1])
    assert (line["object"], line["zaak"], line["reden"]) == ("natuurlijk persoon", "Z-1", "verzoek om inzage")
    assert party not in log


def test_it_is_written_to_a_private_file(workspace: Path, parties: list[str], tmp_path: Path) -> None:
    target = tmp_path / "inzage.json"
    said = done("inzage", parties[0], *CASE, "--format", "json", "--out", target, "-w", workspace)
    assert said.out == ""
    assert json.loads(target.read_text(encoding="utf-8"))["uitkomst"] == "gevonden"
    assert stat.S_IMODE(target.stat().st_mode) == 0o600


def test_a_party_that_may_be_the_same_is_told_by_number_and_register_only(workspace: Path) -> None:
    rows = pq.read_table(workspace / "parties" / "links.parquet").to_pylist()
    pairs = {(row["links_partij"], row["rechts_partij"]) for row in rows if row["zone"] == "mogelijk"}
    assert pairs
    for own, other in sorted(pairs)[:3]:
        report = inzage(workspace, own)
        counts = {each["bron"]: each["aantal"] for each in report["mogelijke_koppelingen"]}
        assert min(counts.values()) > 0
        assert "MOGELIJK_ZELFDE_ALS" not in {each["soort"] for each in report["relaties"]}
        assert other not in json.dumps(report)


@pytest.mark.slow
def test_a_company_of_which_nobody_says_what_it_is_is_not_named(tmp_path: Path) -> None:
    user = {"type": "niet_natuurlijk_persoon", "naam": "Bakkerij De Vries"}
    answer = {"identificatie": "093500000012", "grondoppervlakte": 80, "belanghebbendeGebruiker": user}
    with closing(Registers(tmp_path)) as registers:
        registers.kvk("2022-12-31", profile("99000011", name="Bakkerij De Vries B.V."))
        registers.deliver("woz", "woz.json", json.dumps(answer), "2022-12-31")
        assert registers.resolve().possible == 1
        root = registers.workspace.root
    done("build", "--on", "2022-12-31", "-w", root)
    report = inzage(root, "KVK:99000011")
    assert [(each["bron"], each["aantal"]) for each in report["mogelijke_koppelingen"]] == [("woz", 1)]
    assert "093500000012:gebruiker" not in json.dumps(report)


@pytest.mark.slow
def test_without_a_graph_it_tells_what_is_held_and_what_is_missing(workspace: Path, asked: Asked) -> None:
    whole = dict([*asked.reports.items()][:6])
    shutil.rmtree(workspace / "graph")
    (workspace / "graph").mkdir(0o700)
    for party, before in whole.items():
        said = done("inzage", party, *CASE, "--format", "json", "-w", workspace)
        report = said.json()
        assert "Run ondermijning build" in said.err
        assert report["ontbreekt"].startswith("Er is geen graaf: knopen en relaties ontbreken")
        assert [report["knopen"], report["relaties"]] == [[], []]
        for part in ("vermeldingen", "mogelijke_koppelingen", "signalen", "bewaartermijnen"):
            assert report[part] == before[part]
        places = [(row["soort"], row["bestand"], row["positie"]) for row in before["records"]]
        assert len(report["records"]) == len(places) > 0
    assert whole[party]["ontbreekt"] == ""


@pytest.mark.slow
def test_without_a_graph_no_number_of_another_company_is_told(workspace: Path, parties: list[str]) -> None:
    shutil.rmtree(workspace / "graph")
    (workspace / "graph").mkdir(0o700)
    numbers = {row["partij_id"][4:] for row in mentions(workspace) if row["partij_id"].startswith("KVK:")}
    for party in parties[:4]:
        report = inzage(workspace, party)
        own = {row["vermelding"].partition("#")[0].removeprefix("KVK:") for row in report["vermeldingen"]} | {party[4:]}
        values = [str(value) for row in report["records"] for value in (*row["gegevens"].values(), row["bestand"])]
        assert sorted((numbers - own) & {word for value in values for word in re.findall(r"\d+", value)}) == []


@pytest.mark.slow
def test_parties_that_were_never_linked_are_told_apart_for_the_question(workspace: Path, parties: list[str]) -> None:
    before = inzage(workspace, parties[0])["vermeldingen"]
    for path in (workspace / "parties").iterdir():
        path.unlink()
    assert inzage(workspace, parties[0])["vermeldingen"] == before
    assert list((workspace / "parties").iterdir()) == []
