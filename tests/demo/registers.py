"""Reads the written officers, mortgages, BAG and files of the municipality back, knowing nothing of how they were made."""

from __future__ import annotations

import csv
import json
import re
from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING, Any

from lxml import etree

from tests.demo.reading import first

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

Door = tuple[str, str, str]  # postcode, house number, letter or addition


@dataclass(frozen=True)
class Office:
    """A seat on the board, or another office, of a party at a company."""

    company: str
    element: str
    holder: str
    since: date
    until: date | None


@dataclass
class Entry:
    """A company as a message of the Dataservice shows it."""

    kvk: str
    sbi: str
    founded: date
    ended: date | None
    merged: bool
    offices: list[Office] = field(default_factory=list)


@dataclass(frozen=True)
class Loan:
    """A mortgage on an object, as an answer shows it."""

    object_id: str
    day: date
    lender: str


def day(text: str | None) -> date | None:
    """A date of the trade register."""
    return date(int(text[:4]), int(text[4:6]), int(text[6:8])) if text else None


def entries(folder: Path) -> dict[str, Entry]:
    """Every company of which there is a message, by KVK number."""
    return {found.kvk: found for found in (_entry(path) for path in sorted(folder.glob("*.xml")))}


def _entry(path: Path) -> Entry:
    root: Any = etree.parse(path).getroot()
    activity = next(root.iter("{*}maatschappelijkeActiviteit"))
    owner = activity.find("{*}heeftAlsEigenaar/{*}rechtspersoon")
    kvk = first(activity, "kvkNummer") or ""
    founded = day(first(activity, "registratie/datumAanvang"))
    assert founded is not None
    ended = day(first(activity, "registratie/datumEinde"))
    sbi = first(activity, "manifesteertZichAls/onderneming/sbiActiviteit/sbiCode/code") or ""
    found = Entry(kvk, sbi, founded, ended, owner.find("{*}fusie") is not None)
    found.offices = [_office(kvk, each) for has in owner.iterfind("{*}heeft") for each in has]
    return found


def _office(kvk: str, office: Any) -> Office:
    since = day(first(office, "registratie/datumAanvang"))
    assert since is not None
    until = day(first(office, "registratie/datumEinde"))
    person = first(office, "door/natuurlijkPersoon/bsn")
    company = first(office, "door/rechtspersoon/isEigenaarVan/maatschappelijkeActiviteit/kvkNummer")
    element = etree.QName(office).localname
    return Office(f"KVK:{kvk}", element, f"BSN:{person}" if person else f"KVK:{company}", since, until)


def answers(folder: Path) -> Iterator[dict[str, Any]]:
    """Every answer about mortgages, also those that say nothing."""
    for path in sorted(folder.glob("*.json")):
        yield from (json.loads(line) for line in path.read_text(encoding="utf-8").splitlines())


def loans(folder: Path) -> tuple[dict[str, date], list[Loan]]:
    """The day each answered object was asked about, and the mortgages on it."""
    asked: dict[str, date] = {}
    found: list[Loan] = []
    for answer in answers(folder):
        product = answer["geleverdProduct"].get("product")
        if product:
            object_id = product["betreft"]["lokaalID"]
            asked[object_id] = date.fromisoformat(product["actualiteitstijdstipHypothecair"][:10])
            found += _loans(object_id, product["met"])
    return asked, found


def _loans(object_id: str, contents: dict[str, Any]) -> Iterator[Loan]:
    parties = {person["identificatie"]["lokaalID"]: person["betreft"] for person in contents.get("personen", ())}
    days = {
        part["lokaalID"]: deed["tijdstipAanbieding"]["datum"]
        for deed in contents.get("stukken", ())
        for part in deed["omvat"]
    }
    for security in securities(contents, "ZekerheidsstellingHypothecair"):
        lender = parties[security["heeft"][0]["lokaalID"]]
        key = f"KVK:{lender['kvkNummer']}" if "kvkNummer" in lender else f"BSN:{lender['bsn']}"
        yield Loan(object_id, date.fromisoformat(days[security["isGebaseerdOp"]["lokaalID"]]), key)


def securities(contents: dict[str, Any], kind: str) -> list[dict[str, Any]]:
    """The mortgages, or the seizures, in an answer."""
    return [each for each in contents.get("zekerheidsstellingen", ()) if each["type"] == kind]


def rows(path: Path) -> list[dict[str, str]]:
    """The lines of a file of the municipality."""
    with path.open(encoding="utf-8") as stream:
        return list(csv.DictReader(stream, delimiter=";"))


def open_grants(folder: Path) -> Iterator[str]:
    """The number of every grant in the open register, of its old and its present form."""
    for path in sorted((folder / "subsidies").glob("*.csv")):
        yield from (row.get("dossiernummer") or row["DOSSIERNUMMER"] for row in rows(path))


def bag(folder: Path) -> Iterator[Any]:
    """Every object of the extracts that holds now."""
    for path in sorted(folder.glob("*.xml")):
        for element in etree.parse(path).iter("{*}bagObject"):
            if next(element.iter("{*}eindGeldigheid"), None) is None:
                yield element[0]


def door(row: dict[str, str]) -> Door:
    """The address of a line, whose house number may stand in the text only."""
    match = re.search(r" (\d+)-?([A-Z0-9]*)$", row["adres"])
    assert match is not None
    return row["postcode"], row["huisnummer"] or match[1], row["toevoeging"] or match[2]
