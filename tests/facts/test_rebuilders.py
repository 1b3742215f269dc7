from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

import pytest

from ondermijning.model.records_brk import ObjectLocatie, Tenaamstelling, TenaamstellingStukdeel
from tests.support.one_city import as_of, in_one_city
from tests.support.record_things import answered, company, dwelling, mortgage, office, owners, permit
from tests.support.records import made

if TYPE_CHECKING:
    from tests.support.one_city import Case
    from tests.support.records import Records
    from tests.support.tables import Row, Tables

BUILDER, OTHER = "KVK:99000001", "KVK:99000002"
BOUGHT, ASKED = "2021-11-01", "2022-09-01"


def bought(records: Records, number: int, *turns: tuple[str, str]) -> str:
    """An object with one dwelling that passes to each (party, day) in turn after a first owner, all without a mortgage."""
    parcel = f"O{number}"
    owners(records, ("P9", "2010-01-01", 1), *((party, day, 100_000) for party, day in turns), parcel=parcel)
    dwelling(records, number, parcel=parcel)
    for _, day in turns:
        answered(records, str(date.fromisoformat(day) + timedelta(days=90)), parcel)
    return parcel


def asked(
    records: Records, number: int, party: str = BUILDER, day: str | None = ASKED, kind: str = "omgevingsvergunning"
) -> None:
    """Somebody asks to build there."""
    permit(
        records,
        f"Z{number}",
        (party, "aanvrager"),
        soort=kind,
        datum_aanvraag=day,
        huisnummer=number,
        postcode="6211AB",
    )


def bought_along(records: Records, party: str) -> None:
    """Somebody bought the first object together with who did."""
    naming = "O1/mede"
    records.party("brk", party, party)
    records.add("brk", made(TenaamstellingStukdeel, tenaamstelling_id=naming, stukdeel_id="O1/1"))
    half = made(Tenaamstelling, tenaamstelling_id=naming, recht_id="O1/r", persoon_id=party, teller=1, noemer=2)
    records.add("brk", half, seen="2021-12-31")


def found(tables: Tables, number: int = 1, party: str = BUILDER) -> Row:
    return tables.edge("VRAAGT_AAN", party, f"Z{number}")


def counted(tables: Tables, number: int = 1, party: str = BUILDER) -> tuple[Any, ...]:
    edge = found(tables, number, party)
    return edge["vreemde_kopen"], edge["vreemde_kopen_promille"], edge["koop_id"]


@in_one_city
def test_objects_of_strangers_count_against_all_it_asked_to_build_on(records: Records) -> Case:
    company(records, 1)
    for number, buyer in enumerate(("P1", "P2", OTHER), 1):
        bought(records, number, (buyer, BOUGHT))
        asked(records, number)
    tables = yield
    assert [counted(tables, number) for number in (1, 2, 3)] == [
        (2, 666, "O1/1"),
        (2, 666, "O2/1"),
        (None, None, None),
    ]


@in_one_city
def test_the_applications_the_purchases_and_the_answers_are_its_origins(records: Records) -> Case:
    company(records, 1)
    for number in (1, 2):
        bought(records, number, (f"P{number}", BOUGHT))
        asked(records, number)
    tables = yield
    origins = tables.origins(found(tables)["id"])
    counted_from = [file for column, file, _ in origins if column == "vreemde_kopen"]
    named_from = [file for column, file, _ in origins if column == "koop_id"]
    assert [counted_from.count(file) for file in ("vergunningen.VergunningPartij", "kik.HypotheekAntwoord")] == [2, 2]
    assert [named_from.count(file) for file in ("vergunningen.VergunningPartij", "kik.HypotheekAntwoord")] == [0, 1]
    assert {"brk.Tenaamstelling", "brk.Stuk"} <= set(counted_from) & set(named_from)


@pytest.mark.parametrize(
    ("day", "counts"),
    [("2021-10-31", False), (BOUGHT, True), ("2023-10-31", True), ("2023-11-01", False), (None, False)],
)
@in_one_city
def test_an_application_counts_from_the_purchase_for_two_years(
    records: Records, day: str | None, *, counts: bool
) -> Case:
    company(records, 1)
    bought(records, 1, ("P1", BOUGHT))
    asked(records, 1, day=day)
    assert counted((yield)) == ((1, 1000, "O1/1") if counts else (None, None, None))


@pytest.mark.parametrize(("kind", "counts"), [("bouwen", True), ("omzetting", True), ("exploitatie", False)])
@in_one_city
def test_only_applications_for_works_count(records: Records, kind: str, *, counts: bool) -> Case:
    company(records, 1)
    bought(records, 1, ("P1", BOUGHT))
    asked(records, 1, kind=kind)
    assert (found((yield))["vreemde_kopen"] == 1) is counts


@in_one_city
def test_a_person_who_asks_is_no_company(records: Records) -> Case:
    bought(records, 1, ("P1", BOUGHT))
    asked(records, 1, "P2")
    assert counted((yield), party="P2") == (None, None, None)


@pytest.mark.parametrize("loans", [0, 1])
@in_one_city
def test_a_purchase_with_a_mortgage_does_not_count(records: Records, loans: int) -> Case:
    company(records, 1)
    bought(records, 1, ("P1", BOUGHT))
    for number in range(loans):
        mortgage(records, number, BOUGHT, "O1")
    asked(records, 1)
    assert found((yield))["vreemde_kopen"] == (None if loans else 1)


@in_one_city
def test_a_purchase_that_nothing_is_known_about_does_not_count(records: Records) -> Case:
    company(records, 1)
    bought(records, 1, ("P1", BOUGHT))
    asked(records, 1)
    records.db.execute("DELETE FROM HypotheekAntwoord")
    assert counted((yield)) == (None, None, "O1/1"), "it is named, since what was resold soon has no answer"


@pytest.mark.parametrize("linked", ["P1", "P2"])
def test_whoever_is_linked_with_one_of_the_buyers_is_no_stranger(records: Records, linked: str) -> None:
    company(records, 1)
    bought(records, 1, ("P1", BOUGHT))
    bought_along(records, "P2")
    asked(records, 1)
    assert found(records.tables())["vreemde_kopen"] == 1
    office(records, linked, 1)
    assert counted(records.tables()) == (None, None, None)


@in_one_city
def test_whoever_bought_along_is_no_stranger(records: Records) -> Case:
    company(records, 1)
    bought(records, 1, ("P1", BOUGHT))
    bought_along(records, BUILDER)
    asked(records, 1)
    assert counted((yield)) == (None, None, None)


@in_one_city
def test_only_the_last_purchase_before_the_application_counts(records: Records) -> Case:
    """That of a stranger before it is of somebody who owns it no more."""
    company(records, 1)
    office(records, "P2", 1)
    bought(records, 1, ("P1", "2021-03-01"), ("P2", "2022-03-01"))
    asked(records, 1)
    assert counted((yield)) == (None, None, None)


@in_one_city
def test_an_application_for_two_objects_counts_both_and_names_one_of_them(records: Records) -> Case:
    company(records, 1)
    bought(records, 1, ("P1", BOUGHT))
    owners(records, ("P9", "2010-01-01", 1), ("P2", "2021-04-01", 100_000), parcel="O2")
    records.add("brk", made(ObjectLocatie, object_id="O2", adres_id="A1"))
    answered(records, BOUGHT, "O2")
    asked(records, 1)
    assert counted((yield)) == (2, 1000, "O1/1")


@pytest.mark.parametrize(
    ("day", "days"), [("2022-08-31", None), (ASKED, None), ("2022-09-02", 1), ("2022-12-01", 91), ("2026-09-01", 1461)]
)
@in_one_city
def test_a_take_over_is_counted_from_the_application(records: Records, day: str, days: int | None) -> Case:
    company(records, 1)
    bought(records, 1, ("P1", BOUGHT), (BUILDER, day))
    asked(records, 1)
    edge = found((yield as_of("2026-12-31")))
    assert (edge["overname_dagen"], edge["overname_id"]) == (days, None if days is None else "O1/2")


@pytest.mark.parametrize(("loan", "days"), [(False, 91), (True, None)])
@in_one_city
def test_a_take_over_of_what_was_never_asked_counts_and_of_what_had_a_mortgage_does_not(
    records: Records, days: int | None, *, loan: bool
) -> Case:
    company(records, 1)
    bought(records, 1, ("P1", BOUGHT), (BUILDER, "2022-12-01"))
    asked(records, 1)
    if loan:
        mortgage(records, 1, BOUGHT, "O1")
    else:
        records.db.execute("DELETE FROM HypotheekAntwoord")
    assert found((yield))["overname_dagen"] == days


@pytest.mark.parametrize("turns", [(("P2", "2022-10-01"), (BUILDER, "2023-12-01")), ((OTHER, "2022-12-01"),)])
@in_one_city
def test_what_came_over_another_or_went_to_another_is_no_take_over(
    records: Records, turns: tuple[tuple[str, str], ...]
) -> Case:
    company(records, 1)
    company(records, 2)
    bought(records, 1, ("P1", BOUGHT), *turns)
    asked(records, 1)
    edge = found((yield))
    assert (edge["koop_id"], edge["overname_dagen"]) == ("O1/1", None)


@in_one_city
def test_the_first_of_two_take_overs_is_told_with_its_origins(records: Records) -> Case:
    company(records, 1)
    bought(records, 1, ("P1", BOUGHT), (BUILDER, "2022-12-01"), ("P1", "2023-02-01"), (BUILDER, "2024-04-01"))
    asked(records, 1)
    tables = yield
    edge = found(tables)
    assert (edge["overname_dagen"], edge["overname_id"]) == (91, "O1/2")
    files = {file for column, file, _ in tables.origins(edge["id"]) if column == "overname_dagen"}
    assert files == {"brk.Tenaamstelling", "vergunningen.VergunningPartij"}
