"""Officers, mortgages, BAG and the files of the municipality: in the form of real deliveries, and in step with each other."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest
from lxml import etree

from ondermijning.demo.city.places import TOWN
from ondermijning.demo.city.timeline import STANDS
from tests.demo.places import Places
from tests.demo.reading import first, remainder, snapshots
from tests.demo.registers import answers, bag, entries, loans, open_grants, rows
from tests.support.samples import sample

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from tests.demo.conftest import Written


def _messages(written: Written) -> list[Path]:
    return sorted((written.folder / "hr").glob("*.xml"))


def _names(value: Any) -> set[str]:
    if isinstance(value, dict):
        return set(value) | {name for inner in value.values() for name in _names(inner)}
    return {name for inner in value for name in _names(inner)} if isinstance(value, list) else set()


def test_officers_sole_shareholders_and_reasons_of_end_stand_in_the_messages(written: Written) -> None:
    found = entries(written.folder / "hr")
    codes = {
        first(each, "code")
        for path in _messages(written)
        for each in etree.parse(path).iter("{*}functie")
    }  # fmt: skip
    assert codes == {"01", "02", "03", "08"}
    assert set(found) <= set(written.files.companies)
    assert {entry.founded == written.files.companies[entry.kvk].founded for entry in found.values()} == {True}
    ended = [entry for entry in found.values() if entry.ended]
    assert {entry.merged for entry in ended} == {True, False}
    assert all(entry.ended == written.files.companies[entry.kvk].ended for entry in ended)
    swift = [
        path
        for path in _messages(written)
        if b"<ontbinding>" in path.read_bytes() and b"<liquidatie>" not in path.read_bytes()
    ]
    assert len(swift) >= 12


def test_an_officer_holds_office_within_the_life_of_the_company(written: Written) -> None:
    for entry in entries(written.folder / "hr").values():
        assert entry.offices, entry.kvk
        for office in entry.offices:
            assert entry.founded <= office.since
            assert office.until is None or office.since < office.until
            assert entry.ended is None or (office.until is not None and office.until <= entry.ended)


def test_companies_with_a_seat_only_have_no_message(written: Written) -> None:
    assert len(entries(written.folder / "hr")) < 0.7 * len(written.files.companies)


@pytest.mark.samples
def test_answers_about_mortgages_use_the_names_of_the_real_ones(written: Written) -> None:
    real = {
        name
        for path in sample("brk", "kik").glob("*.json")
        for name in _names(json.loads(path.read_text(encoding="utf-8")))
    }
    ours = {name for answer in answers(written.folder / "kik") for name in _names(answer)}
    # Apartments, addresses abroad or with a letter, and seizures do not occur in the samples.
    seizures = {"bedragVorderingsbeslag", "isAanvullingOp"}
    assert (
        ours - real <= {"rsin", "huisletter", "appartementsrechtVolgnummer", "adres", "woonplaats", "land"} | seizures
    )


def test_most_objects_were_asked_and_some_requests_came_back_without_an_answer(written: Written) -> None:
    asked, _ = loans(written.folder / "kik")
    objects = set(written.files.stands[written.files.last])
    severities = {answer["proces"]["severityCode"] for answer in answers(written.folder / "kik")}
    empty = [answer for answer in answers(written.folder / "kik") if not answer["geleverdProduct"]]
    assert set(asked) < objects
    assert 0.8 < len(asked) / len(objects) < 0.97
    assert severities == {"INFO", "ERROR"}
    assert len(empty) == 4


def test_an_answer_shows_no_mortgage_of_a_former_owner_and_none_after_its_day(written: Written) -> None:
    asked, mortgages = loans(written.folder / "kik")
    sales = written.files.sales()
    assert len(mortgages) > 150
    for loan in mortgages:
        last = [sale.day for sale in sales.get(loan.object_id, ()) if sale.day <= asked[loan.object_id]][-1:]
        assert loan.day <= asked[loan.object_id]
        assert all((loan.day - day).days >= -7 for day in last)


def test_a_mortgage_on_two_objects_is_named_in_the_answers_of_both(written: Written) -> None:
    shared = [
        answer for answer in answers(written.folder / "kik") if "overigBetrokkenKadastraalObjecten" in str(answer)
    ]
    assert len(shared) >= 4


@pytest.mark.samples
def test_elements_of_the_extracts_stand_where_real_ones_have_them(written: Written) -> None:
    real = {pair for path in sample("bag", "extract20").glob("*[A-Z]*-000001.xml") for pair in _shape(path)}
    ours = {pair for path in (written.folder / "bag").glob("*.xml") for pair in _shape(path)}
    named = {(parent, name) for parent, name in ours - real if name not in ("huisletter", "huisnummertoevoeging")}
    assert named <= {("Voorkomen", "eindRegistratie"), ("Voorkomen", "eindGeldigheid")}


def _shape(path: Path) -> Iterator[tuple[str, str]]:
    for element in etree.parse(path).iter("{*}*"):
        parent = element.getparent()
        yield ("" if parent is None else etree.QName(parent).localname), etree.QName(element).localname


def test_every_company_in_the_city_sits_at_an_address_of_the_bag(written: Written) -> None:
    doors = set(Places(written.folder).by_door)
    seats = [seat for path in _messages(written) for seat in etree.parse(path).iter("{*}binnenlandsAdres")]
    towns = [first(seat, "plaats") for seat in seats]
    assert len([town for town in towns if town == TOWN]) > len(towns) / 2
    for seat, town in zip(seats, towns, strict=True):
        postcode = f"{first(seat, 'postcode/cijfercombinatie')}{first(seat, 'postcode/lettercombinatie')}"
        extra = (first(seat, "huisletter") or "") + (first(seat, "huisnummerToevoeging") or "")
        assert ((postcode, first(seat, "huisnummer"), extra) in doors) is (town == TOWN)


def test_the_bag_holds_every_dwelling_of_the_last_stand_with_its_address(written: Written) -> None:
    known = {first(thing, "identificatie"): thing for thing in bag(written.folder / "bag")}
    for snapshot in snapshots(written.folder / "brk" / STANDS[-1].isoformat() / "stand.xml"):
        dwelling = first(snapshot, "Verblijfsobject/identificatie")
        emptied = snapshot.find("{*}Tenaamstelling") is None
        if dwelling and not emptied:
            number = known[first(known[dwelling], "heeftAlsHoofdadres/NummeraanduidingRef")]
            address = snapshot.find("{*}ObjectlocatieBinnenland/{*}adresgegevens/{*}Nummeraanduiding")
            for part in ("huisnummer", "huisletter", "huisnummertoevoeging", "postcode"):
                assert first(number, part) == first(address, part)
            street = known[first(number, "ligtAan/OpenbareRuimteRef")]
            assert first(street, "naam") == first(
                address, "gerelateerdeOpenbareRuimte/OpenbareRuimte/openbareRuimteNaam"
            )
            assert first(known[first(known[dwelling], "maaktDeelUitVan/PandRef")], "oorspronkelijkBouwjaar")


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
