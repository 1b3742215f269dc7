from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from ondermijning.model.records_kik import BeslagAntwoord, BeslagLegging, BeslagObject, BeslagPartij
from tests.support.one_city import as_of, in_one_city
from tests.support.record_things import PARCEL, company, owners
from tests.support.records import made

if TYPE_CHECKING:
    from tests.support.one_city import Case
    from tests.support.records import Records

OTHER = "NL.IMKAD.KadastraalObject:2"
NAME = "NL.IMKAD.Zekerheidsstelling:701"


def seized(records: Records, *parcels: str, by: str | None = None, ended: str | None = None, **of: str) -> None:
    cells = {"aard": "Executoriaal beslag", "bedrag_euro": 40_000, "aangeboden_op": "2021-05-02"} | of
    records.add("kik", made(BeslagLegging, beslag_id=NAME, **cells), ended=ended)
    for parcel in parcels or (PARCEL,):
        records.add("kik", made(BeslagObject, beslag_id=NAME, object_id=parcel), ended=ended)
    if by:
        records.add("kik", made(BeslagPartij, beslag_id=NAME, persoon_id=by), ended=ended)
        records.party("kik", by, by)


@in_one_city
def test_a_seizure_rests_on_its_objects_and_names_who_seizes(records: Records) -> Case:
    creditor = company(records, 9)
    for parcel in (PARCEL, OTHER):
        owners(records, ("P1", "2020-03-01", 200_000), parcel=parcel)
    seized(records, PARCEL, OTHER, by=creditor)
    tables = yield
    node = tables.nodes("Beslag")[NAME]
    assert (node["soort"], node["bedrag_euro"], node["geldig_van"], node["geldig_tot"], node["opgeheven"]) == (
        "Executoriaal beslag",
        40_000,
        date(2021, 5, 2),
        None,
        None,
    )
    assert tables.ends("BESLAG_OP") == {(NAME, PARCEL), (NAME, OTHER)}
    assert tables.ends("BESLAGLEGGER") == {(creditor, NAME)}
    assert {file for _, file, _ in tables.origins(NAME)} == {"kik.BeslagLegging"}


@in_one_city
def test_a_seizure_that_was_lifted_ends_that_day_and_is_open_before(records: Records) -> Case:
    owners(records, ("P1", "2020-03-01", 200_000))
    seized(records, by="P9", opgeheven_op="2023-01-01")
    tables = yield
    assert tables.nodes("Beslag")[NAME]["opgeheven"] == date(2023, 1, 1)
    for edge in ("BESLAG_OP", "BESLAGLEGGER"):
        assert [row["geldig_tot"] for row in tables.edges(edge)] == [date(2023, 1, 1)]
    before = yield as_of("2022-12-31")
    assert before.nodes("Beslag")[NAME]["opgeheven"] is None
    assert [row["geldig_tot"] for row in before.edges("BESLAG_OP")] == [None]
    assert (yield as_of("2021-05-01")).nodes("Beslag") == {}


@in_one_city
def test_a_seizure_that_a_later_answer_does_not_name_ended_then(records: Records) -> Case:
    owners(records, ("P1", "2020-03-01", 200_000))
    seized(records, ended="2022-05-01")
    tables = yield
    node = tables.nodes("Beslag")[NAME]
    assert (node["opgeheven"], node["geldig_tot"], node["registratie_tot"]) == (
        None,
        date(2022, 5, 1),
        date(2022, 5, 1),
    )
    assert [row["geldig_tot"] for row in tables.edges("BESLAG_OP")] == [date(2022, 5, 1)]


@in_one_city
def test_an_object_says_for_which_day_its_last_answer_speaks_and_nothing_when_none_was_given(records: Records) -> Case:
    for parcel in (PARCEL, OTHER):
        owners(records, ("P1", "2019-01-15", 150_000), parcel=parcel)
    for day in ("2023-04-01", "2021-04-01"):
        records.add("kik", made(BeslagAntwoord, object_id=PARCEL, actueel_op=day), seen=day)
    tables = yield
    found = {key: row["beslag_actueel_op"] for key, row in tables.nodes("Perceel").items()}
    assert found == {PARCEL: date(2023, 4, 1), OTHER: None}
    assert [file for column, file, _ in tables.origins(PARCEL) if column == "beslag_actueel_op"] == [
        "kik.BeslagAntwoord"
    ]
    assert (yield as_of("2023-03-31")).nodes("Perceel")[PARCEL]["beslag_actueel_op"] == date(2021, 4, 1)
    assert tables.nodes("Perceel")[PARCEL]["hypotheek_actueel_op"] is None


@in_one_city
def test_a_seizure_of_an_object_that_is_not_there_is_set_aside(records: Records) -> Case:
    seized(records, OTHER)
    tables = yield
    assert (set(tables.nodes("Beslag")), tables.ends("BESLAG_OP")) == ({NAME}, set())
    assert [(row["soort"], row["reden"]) for row in tables.orphans()] == [("BESLAG_OP", "naar: Perceel bestaat niet")]
