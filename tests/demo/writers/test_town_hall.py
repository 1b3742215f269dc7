"""Files of the municipality: permits, grants, notices about them, and the list of exclusions."""

from __future__ import annotations

import csv
import json
from typing import TYPE_CHECKING, Any

from lxml import etree

from tests.demo.reading import first, remainder
from tests.demo.registers import loans, open_grants, rows

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from tests.demo.conftest import Written


def _messages(written: Written) -> list[Path]:
    return sorted((written.folder / "hr").glob("*.xml"))


def test_permits_have_every_form_of_an_address_and_of_an_applicant(written: Written) -> None:
    permits = rows(written.folder / "vergunningen" / "vergunningen.csv")
    assert (
        {bool(row["bag_id"]) for row in permits}
        == {bool(row["kadastraalobject_id"]) for row in permits}
        == {True, False}
    )
    assert {row["huisnummer"] == "" for row in permits} == {True, False}
    kinds = {(row["aanvrager_type"], bool(row["aanvrager_id"])) for row in permits}
    assert len(kinds) == 4
    assert {row["besluit"] for row in permits} == {"verleend", "geweigerd", ""}
    assert any(row["houder_id"] and row["houder_id"] != row["aanvrager_id"] for row in permits)
    assert any(row["leidinggevende_ids"] for row in permits)


def test_the_open_register_names_and_the_internal_one_numbers(written: Written) -> None:
    internal = rows(written.folder / "subsidies_intern" / "subsidies.csv")
    assert not {row["dossiernummer"] for row in internal} & set(open_grants(written.folder))
    per_account: dict[str, set[str]] = {}
    for row in internal:
        per_account.setdefault(row["kvk_nummer"], set()).add(row["iban"])
        assert int("".join(str(int(sign, 36)) for sign in row["iban"][4:] + row["iban"][:4])) % 97 == 1
    assert {len(accounts) for kvk, accounts in per_account.items() if kvk} == {1}
    names = " ".join(path.read_text(encoding="utf-8") for path in (written.folder / "subsidies").iterdir())
    assert all(way in names for way in (";Stichting ", ";St. ", ";(Particulier);"))


def test_every_bsn_in_the_other_files_is_an_official_test_number(written: Written) -> None:
    numbers = list(_bsns(written))
    assert len(numbers) > 200
    for bsn in numbers:
        assert bsn.startswith("9999")
        assert remainder(bsn) == 0


def _bsns(written: Written) -> Iterable[str]:
    for path in _messages(written):
        yield from (element.text or "" for element in etree.parse(path).iter("{*}bsn"))
    for loan in loans(written.folder / "kik")[1]:
        yield from ([loan.lender[4:]] if loan.lender.startswith("BSN") else [])
    for row in rows(written.folder / "vergunningen" / "vergunningen.csv"):
        yield from (
            [row["aanvrager_id"]] if row["aanvrager_type"] == "natuurlijk_persoon" and row["aanvrager_id"] else []
        )
        yield from filter(None, row["leidinggevende_ids"].split("|"))


def _list(written: Written, name: str) -> list[dict[str, str]]:
    return rows(written.folder / name / f"{name}.csv")


def test_notices_tell_the_case_and_the_place_and_never_the_applicant_or_the_decision(written: Written) -> None:
    cases = {row["zaaknummer"]: row for row in _list(written, "vergunningen")}
    (page,) = (written.folder / "sru").iterdir()
    records: Any = list(etree.parse(page).iter("{*}record"))
    titles = [next(record.iter("{*}title")).text for record in records]
    assert first(etree.parse(page).getroot(), "numberOfRecords") == str(len(records))
    assert len({next(record.iter("{*}identifier")).text for record in records}) == len(records)
    for title in titles:
        case = cases[title.rpartition(" - ")[2]]
        assert title.startswith(case["adres"])
        assert case["aanvrager_naam"] not in title
        assert case["besluit"] not in title or not case["besluit"]
    assert {title.split(". ")[1].split()[0] for title in titles} == {"Kennisgeving", "Afgehandelde"}


def _rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8") as stream:
        return list(csv.DictReader(stream, delimiter=";"))


def test_the_list_of_exclusions_names_every_housing_corporation_and_lending_fund(written: Written) -> None:
    profiles = [json.loads(path.read_text(encoding="utf-8")) for path in (written.folder / "kvk").glob("[0-9]*.json")]
    activities = {p["kvkNummer"]: p["sbiActiviteiten"][0]["sbiCode"] for p in profiles}
    housing = {kvk for kvk, sbi in activities.items() if sbi == "68201"}
    funds = {kvk for kvk, sbi in activities.items() if sbi == "94993"}
    rows = _rows(written.folder / "uitzonderingen.csv")
    assert len(housing) == 3
    assert len(funds) == 2
    assert {row["kvk"] for row in rows} == housing | funds
    assert all(row["reden"] and row["bron"] for row in rows)
