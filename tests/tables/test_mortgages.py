from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from ondermijning.model.records_kik import HypotheekAntwoord, ZekerheidsstellingPartij
from tests.support.one_city import as_of, in_one_city
from tests.support.record_things import PARCEL, answered, company, mortgage, owners
from tests.support.records import made

if TYPE_CHECKING:
    from tests.support.one_city import Case
    from tests.support.records import Records

OTHER = "NL.IMKAD.KadastraalObject:2"


def named(records: Records, name: str, party: str, role: str) -> None:
    records.add("kik", made(ZekerheidsstellingPartij, zekerheid_id=name, persoon_id=party, rol=role))
    records.party("kik", party, party)


@in_one_city
def test_a_mortgage_rests_on_its_objects_and_names_its_lender(records: Records) -> Case:
    bank = company(records, 9)
    owners(records, ("P1", "2020-03-01", 200_000))
    owners(records, ("P1", "2020-03-01", 200_000), parcel=OTHER)
    name = mortgage(records, 1, "2020-03-01", PARCEL, OTHER, doorgehaald_op="2023-01-01")
    named(records, name, bank, "geldgever")
    tables = yield
    node = tables.nodes("Hypotheek")[name]
    assert (node["bedrag_euro"], node["geldig_van"], node["doorgehaald"], node["geldig_tot"]) == (
        100_000,
        date(2020, 3, 1),
        date(2023, 1, 1),
        date(2023, 1, 1),
    )
    assert tables.ends("HYPOTHEEK_OP") == {(name, PARCEL), (name, OTHER)}
    assert tables.ends("GELDGEVER") == {(bank, name)}
    assert tables.ends("GELDNEMER") == {("P1", name)}
    assert (yield as_of("2022-12-31")).nodes("Hypotheek")[name]["doorgehaald"] is None
    assert (yield as_of("2020-02-29")).nodes("Hypotheek") == {}


@in_one_city
def test_a_mortgage_that_a_later_answer_does_not_name_ended_then(records: Records) -> Case:
    name = mortgage(records, 1, "2020-03-01")
    records.db.execute("UPDATE Zekerheidsstelling SET _gezien_tot = DATE '2022-05-01'")
    node = (yield).nodes("Hypotheek")[name]
    assert (node["doorgehaald"], node["geldig_tot"]) == (None, date(2022, 5, 1))


@pytest.mark.parametrize(
    ("day", "borrowers"),
    [
        ("2020-02-29", {"P1"}),
        ("2021-05-24", {"P1"}),
        ("2021-05-25", {"P1", "P2"}),
        ("2021-06-01", {"P2"}),
        ("2021-07-01", {"P2"}),
        ("2018-12-31", set()),
    ],
    ids=[
        "held",
        "eight days before the sale",
        "a week before the sale",
        "day of the sale",
        "after it",
        "before anyone held",
    ],
)
@in_one_city
def test_who_held_or_bought_the_object_borrows_when_the_answer_names_none(
    records: Records, day: str, borrowers: set[str]
) -> Case:
    owners(records, ("P1", "2019-01-15", 150_000), ("P2", "2021-06-01", 200_000))
    name = mortgage(records, 1, day)
    tables = yield
    assert tables.ends("GELDNEMER") == {(party, name) for party in borrowers}
    for edge in tables.edges("GELDNEMER"):
        kinds = {file.partition(".")[0] for _, file, _ in tables.origins(edge["id"])}
        assert kinds == {"kik", "brk"}


@in_one_city
def test_a_borrower_the_answer_names_goes_before_the_owner(records: Records) -> Case:
    owners(records, ("P1", "2019-01-15", 150_000))
    name = mortgage(records, 1, "2020-03-01")
    named(records, name, "P9", "geldnemer")
    assert (yield).ends("GELDNEMER") == {("P9", name)}


@in_one_city
def test_an_object_says_for_which_day_its_last_answer_speaks_and_nothing_when_none_was_given(records: Records) -> Case:
    for parcel in (PARCEL, OTHER):
        owners(records, ("P1", "2019-01-15", 150_000), parcel=parcel)
    for day in ("2023-04-01", "2021-04-01"):
        answered(records, day)
    tables = yield
    found = {key: row["hypotheek_actueel_op"] for key, row in tables.nodes("Perceel").items()}
    assert found == {PARCEL: date(2023, 4, 1), OTHER: None}
    assert [file for column, file, _ in tables.origins(PARCEL) if column == "hypotheek_actueel_op"] == [
        "kik.HypotheekAntwoord"
    ]
    assert (yield as_of("2023-03-31")).nodes("Perceel")[PARCEL]["hypotheek_actueel_op"] == date(2021, 4, 1)


@in_one_city
def test_a_mortgage_on_an_object_that_is_not_there_is_set_aside(records: Records) -> Case:
    name = mortgage(records, 1, "2020-03-01", OTHER)
    tables = yield
    assert set(tables.nodes("Hypotheek")) == {name}
    assert tables.ends("HYPOTHEEK_OP") == set()
    assert [(row["soort"], row["reden"]) for row in tables.orphans()] == [
        ("HYPOTHEEK_OP", "naar: Perceel bestaat niet")
    ]


@in_one_city
def test_the_day_of_a_mortgage_that_the_answer_does_not_tell_leaves_borrower_and_begin_unknown(
    records: Records,
) -> Case:
    owners(records, ("P1", "2019-01-15", 150_000))
    name = mortgage(records, 1, "2020-03-01")
    records.db.execute("UPDATE Zekerheidsstelling SET aangeboden_op = NULL")
    tables = yield
    assert tables.nodes("Hypotheek")[name]["geldig_van"] is None
    assert tables.ends("HYPOTHEEK_OP") == {(name, PARCEL)}
    assert tables.ends("GELDNEMER") == set()


@in_one_city
def test_an_answer_that_states_no_day_speaks_for_that_of_its_delivery(records: Records) -> Case:
    owners(records, ("P1", "2019-01-15", 150_000))
    records.add("kik", made(HypotheekAntwoord, object_id=PARCEL), seen="2023-05-06")
    assert (yield).nodes("Perceel")[PARCEL]["hypotheek_actueel_op"] == date(2023, 5, 6)
    assert (yield as_of("2023-05-05")).nodes("Perceel")[PARCEL]["hypotheek_actueel_op"] is None
