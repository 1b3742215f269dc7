from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

import pytest

from tests.support.one_city import as_of, in_one_city
from tests.support.record_things import answered, company, grant, mortgage, office, owners

if TYPE_CHECKING:
    from tests.support.one_city import Case
    from tests.support.records import Records
    from tests.support.tables import Row, Tables

ANNA, BV, STICHTING, TWEEDE = "P1", "KVK:99000001", "KVK:99000002", "KVK:99000003"
DAY = "2022-03-01"


def buys(records: Records, number: int, buyer: str, day: str, *, loan: bool = False, known: bool = True) -> None:
    """An object of its own passes to a buyer, with or without a mortgage, as far as that was asked."""
    owners(records, ("P9", "2010-01-01", 1), (buyer, day, 100_000), parcel=f"O{number}")
    if known:
        answered(records, str(date.fromisoformat(day) + timedelta(days=90)), f"O{number}")
    if loan:
        mortgage(records, number, day, f"O{number}")


def series(tables: Tables, buyer: str = BV) -> dict[str, tuple[int | None, int | None]]:
    return {
        row["naar"]: (row["kopen_zonder_hypotheek"], row["kopen_zonder_promille"])
        for row in tables.edges("KOPER")
        if row["van"] == buyer
    }


@in_one_city
def test_purchases_of_two_years_count_and_of_those_without_a_mortgage_the_part(records: Records) -> Case:
    company(records, 1)
    for number, (day, loan) in enumerate(
        (
            ("2020-03-01", False),
            ("2021-05-01", True),
            ("2022-02-28", False),
            (DAY, False),
        ),
        1,
    ):
        buys(records, number, BV, day, loan=loan)
    assert series((yield)) == {"O1/1": (2, 666), "O2/1": (2, 666), "O3/1": (2, 666), "O4/1": (2, 666)}


@in_one_city
def test_a_purchase_belongs_to_the_longest_series_that_it_is_part_of(records: Records) -> Case:
    company(records, 1)
    for number, day in enumerate(("2018-01-01", "2020-01-01", "2020-06-01", "2021-12-31", "2022-06-01"), 1):
        buys(records, number, BV, day)
    found = series((yield))
    assert [found[f"O{number}/1"][0] for number in range(1, 6)] == [1, 3, 3, 3, 2]


@in_one_city
def test_only_what_was_asked_counts(records: Records) -> Case:
    company(records, 1)
    buys(records, 1, BV, "2021-05-01", known=False)
    buys(records, 2, BV, DAY)
    assert series((yield))["O2/1"] == (1, 1000)


@in_one_city
def test_of_what_was_never_asked_there_is_no_series(records: Records) -> Case:
    company(records, 1)
    buys(records, 1, BV, DAY, known=False)
    assert series((yield)) == {"O1/1": (None, None)}


@pytest.mark.parametrize(("loan", "counted"), [(False, (1, 1000)), (True, (0, 0))])
@in_one_city
def test_objects_of_one_day_are_one_purchase_and_a_loan_on_one_of_them_is_a_loan(
    records: Records, counted: tuple[int, int], *, loan: bool
) -> Case:
    company(records, 1)
    buys(records, 1, BV, DAY)
    buys(records, 2, BV, DAY, loan=loan)
    assert set(series((yield)).values()) == {counted}


@in_one_city
def test_what_one_person_and_the_company_of_that_person_buy_counts_as_one(records: Records) -> Case:
    company(records, 1)
    office(records, ANNA, 1, "aandeelhouder", functie_code="08")
    buys(records, 1, ANNA, "2021-05-01")
    buys(records, 2, BV, DAY)
    tables = yield
    assert series(tables) == {"O2/1": (2, 1000)}
    origins = tables.origins(tables.edge("KOPER", BV, "O2/1")["id"])
    places = [(file, place) for column, file, place in origins if column == "kopen_zonder_hypotheek"]
    assert [file for file, _ in places].count("kik.HypotheekAntwoord") == 2


@in_one_city
def test_one_director_of_two_is_no_owner_and_an_excluded_party_has_no_series(records: Records) -> Case:
    for number in (1, 2):
        company(records, number)
    for director in (ANNA, "P2"):
        office(records, director, 1)
    buys(records, 1, ANNA, "2021-05-01")
    buys(records, 2, BV, DAY)
    buys(records, 3, STICHTING, DAY)
    tables = yield as_of(kvk_99000002="corporatie")
    assert (series(tables), series(tables, STICHTING)) == ({"O2/1": (1, 1000)}, {"O3/1": (None, None)})


def side_by_side(records: Records, until: str | None = None) -> None:
    """A foundation and a company of one director, as long as he was there."""
    company(records, 1)
    company(records, 2)
    ended = {"einde": until, "einde_precisie": "dag"} if until else {}
    for number in (1, 2):
        office(records, ANNA, number, aanvang="2015-01-01", aanvang_precisie="dag", **ended)


def beside(tables: Tables, dossier: str = "S1", party: str = STICHTING) -> tuple[Any, ...]:
    edge: Row = tables.edge("ONTVANGT", party, dossier)
    return edge["koop_dagen"], edge["koop_id"], edge["koop_perceel_id"]


@pytest.mark.parametrize(
    ("decided", "days"),
    [("2020-02-29", None), ("2020-03-01", 730), (DAY, 0), ("2024-02-29", -730), ("2024-03-01", None), (None, None)],
)
@in_one_city
def test_a_purchase_is_told_within_two_years_on_either_side_of_a_grant(
    records: Records, decided: str | None, days: int | None
) -> Case:
    side_by_side(records)
    buys(records, 1, BV, DAY)
    grant(records, "S1", STICHTING, decided)
    assert beside((yield)) == ((None, None, None) if days is None else (days, "O1/1", "O1"))


@pytest.mark.parametrize(
    ("buyer", "more"),
    [(BV, {"loan": True}), (BV, {"known": False}), (STICHTING, {}), (ANNA, {}), (TWEEDE, {})],
    ids=["with a mortgage", "not asked", "by the grantee", "by a person", "by a stranger"],
)
@in_one_city
def test_what_a_linked_company_did_not_buy_without_a_mortgage_is_not_told(
    records: Records, buyer: str, more: dict[str, bool]
) -> Case:
    side_by_side(records)
    company(records, 3)
    buys(records, 1, buyer, DAY, **more)
    grant(records, "S1", STICHTING, DAY)
    assert beside((yield)) == (None, None, None)


@pytest.mark.parametrize(("until", "told"), [("2022-02-28", False), (DAY, True), ("2022-03-02", True)])
@in_one_city
def test_a_link_that_was_over_on_the_day_of_the_purchase_is_none(records: Records, until: str, *, told: bool) -> Case:
    side_by_side(records, until)
    buys(records, 1, BV, DAY)
    grant(records, "S1", STICHTING, "2021-03-01")
    assert (beside((yield))[0] == 365) is told


@in_one_city
def test_a_purchase_is_told_once_at_the_last_grant_and_a_grant_tells_its_first(records: Records) -> Case:
    side_by_side(records)
    buys(records, 1, BV, DAY)
    buys(records, 2, BV, "2022-06-01")
    for dossier, day in (("S1", "2021-01-01"), ("S2", "2021-03-01"), ("S3", "2024-04-01")):
        grant(records, dossier, STICHTING, day)
    tables = yield
    assert [beside(tables, dossier) for dossier in ("S1", "S2", "S3")] == [
        (None, None, None),
        (365, "O1/1", "O1"),
        (-670, "O2/1", "O2"),
    ]


@in_one_city
def test_a_purchase_that_another_grantee_tells_does_not_stand_in_the_way_of_a_later_one(records: Records) -> Case:
    """The first purchase is told at the later grant of another; the second buyer is linked with the first grantee alone."""
    side_by_side(records)
    for number in (3, 4):
        company(records, number)
    office(records, ANNA, 3, aanvang="2015-01-01", aanvang_precisie="dag", einde="2022-03-02", einde_precisie="dag")
    office(records, "P4", 2, aanvang="2015-01-01", aanvang_precisie="dag")
    office(records, "P4", 4, aanvang="2015-01-01", aanvang_precisie="dag")
    buys(records, 1, BV, DAY)
    buys(records, 2, "KVK:99000004", "2022-06-01")
    grant(records, "S1", STICHTING, "2022-01-01")
    grant(records, "S2", TWEEDE, "2022-02-01")
    tables = yield
    assert (beside(tables), beside(tables, "S2", TWEEDE)) == ((151, "O2/1", "O2"), (28, "O1/1", "O1"))


@in_one_city
def test_the_grant_the_link_the_purchase_and_the_answer_are_its_origins(records: Records) -> Case:
    side_by_side(records)
    buys(records, 1, BV, DAY)
    grant(records, "S1", STICHTING, DAY)
    tables = yield
    origins = tables.origins(tables.edge("ONTVANGT", STICHTING, "S1")["id"])
    assert {file for column, file, _ in origins if column == "koop_id"} == {
        "brk.Tenaamstelling",
        "brk.Stuk",
        "hr.Functievervulling",
        "kik.HypotheekAntwoord",
        "subsidies_intern.Subsidieverlening",
    }
