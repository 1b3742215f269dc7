from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.support.one_city import in_one_city
from tests.support.record_things import PARCEL, company, dwelling, grant, kvk, office, owners, seat
from tests.support.record_use import bankrupt, moved_out

if TYPE_CHECKING:
    from tests.support.one_city import Case, Reading
    from tests.support.records import Records

A, B = "KVK:99000001", "KVK:99000002"
PLACE = {"postcode": "6211AB", "huisnummer": 12}


@pytest.mark.parametrize(("asked", "days"), [("2021-07-01", 181), (None, 365), ("2020-12-31", None)])
@in_one_city
def test_a_grantee_is_as_old_as_on_the_day_it_asked(records: Records, asked: str | None, days: int | None) -> Case:
    company(records, 1, aanvang="2021-01-01", aanvang_precisie="dag")
    grant(records, "S1", A, "2022-01-01", datum_aanvraag=asked)
    assert (yield).edge("ONTVANGT", A, "S1")["dagen_sinds_oprichting"] == days


@pytest.mark.parametrize(
    ("ruling", "ended", "days"),
    [
        ("2021-12-31", None, 1),
        ("2022-01-01", None, 0),
        ("2022-01-02", None, None),
        ("2021-12-31", "2022-01-01", None),
        ("2021-12-31", "2022-01-02", 1),
    ],
)
@in_one_city
def test_a_grant_comes_in_a_bankruptcy_that_still_runs(
    records: Records, ruling: str, ended: str | None, days: int | None
) -> Case:
    company(records, 1)
    grant(records, "S1", A, "2022-01-01")
    bankrupt(records, 1, ruling, ended)
    assert (yield).edge("ONTVANGT", A, "S1")["dagen_na_faillissement"] == days


def shared(
    records: Records, *, linked: bool = False, account: str = "h"
) -> Reading[list[tuple[str | None, int | None]]]:
    for number in (1, 2):
        company(records, number)
        if linked:
            office(records, "P1", number)
    grant(records, "S1", A, "2022-01-01", iban_hmac="h", kvk=kvk(1))
    grant(records, "S2", B, "2022-01-01", iban_hmac=account, kvk=kvk(2))
    grant(records, "S3", "P9", "2022-01-01", iban_hmac="h")
    return [(row["rekening"], row["rekening_ontvangers"]) for row in (yield).edges("ONTVANGT")]


@in_one_city
def test_an_account_is_shared_by_companies_of_different_circles_and_never_by_persons(records: Records) -> Case:
    assert sorted((yield from shared(records)), key=str) == [("S1", 2), ("S1", 2), (None, None)]


@in_one_city
def test_companies_of_one_circle_and_other_accounts_are_not_told(records: Records) -> Case:
    assert set((yield from shared(records, linked=True))) == {(None, None)}


@in_one_city
def test_two_accounts_are_not_shared(records: Records) -> Case:
    assert set((yield from shared(records, account="g"))) == {(None, None)}


@pytest.mark.parametrize(
    ("scheme", "sold", "days"),
    [
        ("Gevelherstel", "2022-01-02", 1),
        ("MONUMENTEN", "2022-01-01", 0),
        ("Gevelherstel", "2021-12-31", None),
        ("Jeugdwerk", "2022-01-02", None),
        (None, "2022-01-02", None),
    ],
)
@in_one_city
def test_a_building_that_got_a_grant_is_sold_so_many_days_after(
    records: Records, scheme: str | None, sold: str, days: int | None
) -> Case:
    _, place = dwelling(records, 12)
    owners(records, ("P1", "2015-01-15", 150_000), ("P2", sold, 300_000))
    grant(records, "S1", "P1", "2022-01-01", regeling=scheme, **PLACE)
    edge = (yield).edge("BESTEED_OP", "S1", place)
    assert (edge["dagen_tot_verkoop"], edge["verkoop_id"]) == (days, None if days is None else f"{PARCEL}/1")


@in_one_city
def test_companies_that_left_an_address_within_three_years_count_together(records: Records) -> Case:
    _, place = dwelling(records, 12)
    for number, day in ((1, "2019-01-01"), (2, "2021-01-02"), (3, "2022-01-01"), (4, "2024-01-01")):
        company(records, number)
        moved_out(records, number, day, **PLACE)
    company(records, 5, aanvang="2024-01-01", aanvang_precisie="dag")
    seat(records, 5)
    tables = yield
    assert tables.nodes("Adres")[place]["vertrokken_bedrijven"] == 3
    ages = {row["van"]: row["dagen_sinds_oprichting"] for row in tables.edges("GEVESTIGD_OP")}
    assert ages == {f"KVK:{kvk(number)}": None for number in (1, 2, 3, 4)} | {f"KVK:{kvk(5)}": 365}


@pytest.mark.parametrize(
    ("sbi", "ended", "marks"),
    [
        ("68201", None, "vastgoed"),
        ("5630", None, "contant geld"),
        ("6201", "faillissement", "eerder faillissement"),
        ("5610", "faillissement", "contant geld, eerder faillissement"),
        ("6201", None, None),
    ],
)
@in_one_city
def test_marks_come_from_what_the_officers_of_a_care_company_direct_besides(
    records: Records, sbi: str, ended: str | None, marks: str | None
) -> Case:
    company(records, 1, sbi="8730")
    company(records, 2, sbi=sbi, einde="2022-01-01" if ended else None, einde_precisie="dag", eindreden=ended)
    company(records, 3, sbi="9499")
    for number in (1, 2, 3):
        office(records, "P1", number)
    found = (yield).nodes("Bedrijf")
    assert (found[A]["zorgkenmerken_welke"], found[A]["zorgkenmerken"]) == (
        marks,
        len(marks.split(", ")) if marks else None,
    )
    assert found["KVK:99000003"]["zorgkenmerken"] is None


@in_one_city
def test_three_changes_of_officers_in_two_years_are_a_mark(records: Records) -> Case:
    company(records, 1, sbi="8730", aanvang="2010-01-01", aanvang_precisie="dag")
    for number, day in enumerate(("2010-01-01", "2021-01-01", "2021-08-01", "2022-08-01")):
        office(records, f"P{number}", 1, aanvang=day)
    assert (yield).nodes("Bedrijf")[A]["zorgkenmerken_welke"] == "bestuurswissels"


@in_one_city
def test_an_officer_who_owns_two_objects_is_a_mark(records: Records) -> Case:
    company(records, 1, sbi="8730")
    office(records, "P1", 1)
    for parcel in ("O1", "O2"):
        owners(records, ("P1", "2019-01-15", 100_000), parcel=parcel)
    assert (yield).nodes("Bedrijf")[A]["zorgkenmerken_welke"] == "vastgoed"
