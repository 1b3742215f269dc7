"""The innocent stories of officers, loans, permits and grants really have the trap they are named for."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

import pytest

from tests.demo.files_of_the_city import CityFiles
from tests.demo.suspicions import Suspicions

if TYPE_CHECKING:
    from ondermijning.demo import Answer
    from tests.demo.conftest import Written


@pytest.fixture(scope="module")
def behind(written: Written) -> Suspicions:
    return Suspicions(written.folder, written.files)


@pytest.fixture(scope="module")
def city(written: Written, behind: Suspicions) -> CityFiles:
    return CityFiles(written.folder, behind)


def _stories(written: Written, naam: str) -> list[Answer]:
    found = [answer for answer in written.key.answers if answer.naam == naam]
    assert len(found) >= 2, naam
    return found


def _objects(written: Written, naam: str) -> list[str]:
    return [perceel.split(":")[1] for answer in _stories(written, naam) for perceel in answer.percelen]


@pytest.mark.parametrize("naam", ["Hypotheken niet opgevraagd", "Te vroeg gevraagd", "Corporatie betaalt zelf"])
def test_no_answer_shows_a_mortgage_though_nothing_is_wrong(written: Written, behind: Suspicions, naam: str) -> None:
    for object_id in _objects(written, naam):
        assert not [loan for loan in behind.loans if loan.object_id == object_id]
        sold, asked = written.files.sales()[object_id][-1], behind.asked.get(object_id)
        if naam == "Hypotheken niet opgevraagd":
            assert asked is None
        elif naam == "Te vroeg gevraagd":
            assert asked is not None
            assert timedelta(0) < asked - sold.day < timedelta(days=90)
        else:
            assert behind.parties(sold.buyers) <= behind.excluded


def test_a_mortgage_before_the_deed_is_some_days_older_than_it(written: Written, behind: Suspicions) -> None:
    for object_id in _objects(written, "Hypotheekakte enkele dagen eerder"):
        (loan,) = (loan for loan in behind.loans if loan.object_id == object_id)
        assert 0 < (written.files.sales()[object_id][-1].day - loan.day).days <= 7


def test_lenders_that_are_innocent_are_insurers_listed_funds_people_and_a_bank(
    written: Written, behind: Suspicions
) -> None:
    lenders = {
        naam: {loan.lender for loan in behind.loans if loan.object_id in _objects(written, naam)}
        for naam in (
            "Verzekeraar leent",
            "Startersfonds op de lijst",
            "Lening van een ouder",
            "Commissaris van de bank",
        )
    }
    assert {behind.entries[lender[4:]].sbi[:2] for lender in lenders["Verzekeraar leent"]} == {"65"}
    assert lenders["Startersfonds op de lijst"] <= behind.excluded
    assert {lender[:4] for lender in lenders["Lening van een ouder"]} == {"BSN:"}
    buyers = behind.parties(
        buyer
        for object_id in _objects(written, "Commissaris van de bank")
        for buyer in written.files.sales()[object_id][-1].buyers
    )
    offices = [office for lender in lenders["Commissaris van de bank"] for office in behind.entries[lender[4:]].offices]
    assert buyers <= {office.holder for office in offices if office.element == "overigeFunctionaris"}


def test_auctions_that_are_innocent_are_auctions(written: Written) -> None:
    for naam in (
        "Veilingkoper houdt de woning",
        "Ruim een jaar na de veiling verkocht",
        "Veiling tegen een gewone prijs",
    ):
        for object_id in _objects(written, naam):
            assert any(sale.auction for sale in written.files.sales()[object_id])
    for object_id in _objects(written, "Ruim een jaar na de veiling verkocht"):
        before, after = written.files.sales()[object_id][-2:]
        assert (after.day - before.day).days > 365
        assert written.files.rise(before, after) > 0.2


def test_homes_come_back_to_their_seller_without_being_bought_back(written: Written, behind: Suspicions) -> None:
    last = written.files.stands[written.files.last]
    for naam in ("Terugkoop door de corporatie", "Teruggegeven aan een ouder", "Terug door een fusie"):
        for object_id in _objects(written, naam):
            sellers = {party for sale in written.files.sales()[object_id] for party in behind.parties(sale.sellers)}
            assert sellers & behind.parties(last[object_id].holders)


def test_sisters_apply_too_late_or_elsewhere(written: Written, city: CityFiles) -> None:
    permits = {row["zaaknummer"]: row for row in city.permits}
    for naam in ("Jaren later", "Op een ander adres", "Opvolging na een gewoon einde"):
        for answer in _stories(written, naam):
            first, second = answer.bedrijven
            assert city.behind.linked(first, second)
            assert permits[answer.vergunningen[0]]["aanvrager_id"] == second.removeprefix("KVK:")


def test_strangers_apply_soon_after_a_refusal_or_closure_and_are_tied_to_nobody(
    written: Written, city: CityFiles
) -> None:
    for naam in ("Een vreemde volgt op", "Een vreemde opent"):
        for answer in _stories(written, naam):
            assert not city.behind.linked(*answer.bedrijven)


def test_one_operator_renews_under_three_spellings(written: Written, city: CityFiles) -> None:
    for answer in _stories(written, "Eén exploitant verlengt"):
        own = [row for row in city.permits if f"KVK:{row['aanvrager_id']}" in answer.bedrijven]
        assert len({row["aanvrager_naam"] for row in own}) == 3


def test_busy_addresses_have_room_or_too_few_companies(written: Written, behind: Suspicions) -> None:
    for naam, few, roomy in (("Bedrijfsverzamelgebouw", False, True), ("Gedeeld kantoor", True, False)):
        for address in (address for answer in _stories(written, naam) for address in answer.adressen):
            companies = len(behind.places.seats[address])
            assert (companies < 25) == few
            assert (behind.places.area[address] / companies >= 10) == roomy


def test_directors_of_many_gone_companies_are_innocent_in_three_ways(written: Written, behind: Suspicions) -> None:
    for naam in ("Groep voegt samen", "Zes in tien jaar", "Geen vastgoed"):
        for owner in (kvk for answer in _stories(written, naam) for kvk in answer.bedrijven):
            (companies,) = (companies for companies in behind.boards.values() if owner in companies)
            gone = [behind.entries[kvk[4:]] for kvk in companies - {owner}]
            assert len(gone) == 6
            assert all(entry.merged for entry in gone) == (naam == "Groep voegt samen")


def test_closures_of_the_innocent_are_old_under_two_owners_or_of_a_corporation(
    written: Written, city: CityFiles
) -> None:
    for naam in (
        "Lang geleden gesloten",
        "Gesloten bij twee eigenaren",
        "Corporatie met sluitingen",
        "Wel dwangsommen, geen sluiting",
    ):
        for object_id in _objects(written, naam):
            dwelling = written.files.stands[written.files.last][object_id].dwelling
            address = city.behind.places.of_dwelling[dwelling]
            here = [row for row in city.events if city.behind.places.of(row) == address]
            closed = [date.fromisoformat(row["datum"]) for row in here if row["soort"].startswith("sluiting")]
            assert len(closed) == {"Corporatie met sluitingen": 1, "Wel dwangsommen, geen sluiting": 0}.get(naam, 2)
            assert naam != "Lang geleden gesloten" or max(closed) < date(2019, 12, 31)


def test_grants_of_families_and_clubs_never_reach_three_of_three_in_two_years(
    written: Written, city: CityFiles
) -> None:
    circles = set(city.circles())
    for naam in (
        "Vereniging met vier subsidies",
        "Twee van één bestuurder",
        "Drie over bijna drie jaar",
        "Gelijkende namen, geen band",
    ):
        for answer in _stories(written, naam):
            assert len(answer.subsidies) >= 2
            assert not set(answer.subsidies) & circles
