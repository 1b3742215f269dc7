from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

import pytest

from ondermijning.model.records_hr import BijzondereRechtstoestand, Insolventieuitspraak
from tests.support.one_city import as_of, in_one_city
from tests.support.record_things import company, kvk
from tests.support.records import made

if TYPE_CHECKING:
    from tests.support.one_city import Case
    from tests.support.records import Records

NUMBER = "F.03/23/255"


def ruling(records: Records, number: int = 1, **about: Any) -> None:
    """A case in the central register about a company."""
    cells = {"insolventienummer": NUMBER, "soort": "F", "kvk": kvk(number), "datum_uitspraak": "2023-05-09"} | about
    records.add("insolventies", made(Insolventieuitspraak, **cells))


def state(records: Records, soort: str = "faillissement", aanvang: str = "2023-05-09", **about: Any) -> None:
    """A state of a company in the trade register."""
    records.add("hr", made(BijzondereRechtstoestand, kvk=kvk(1), soort=soort, aanvang=aanvang, **about))


@in_one_city
def test_a_case_is_about_the_company_of_its_kvk_number(records: Records) -> Case:
    bv = company(records, 1)
    ruling(records, datum_einde="2024-06-14")
    tables = yield
    node = tables.nodes("Insolventie")[NUMBER]
    assert (node["soort"], node["datum"], node["datum_einde"]) == ("F", date(2023, 5, 9), date(2024, 6, 14))
    about = tables.edge("GAAT_OVER", NUMBER, bv)
    assert (about["geldig_van"], about["geldig_tot"]) == (date(2023, 5, 9), date(2024, 6, 14))
    assert len(tables.nodes("Bedrijf")) == 1


@in_one_city
def test_a_company_that_no_other_register_knows_is_a_party_too(records: Records) -> Case:
    ruling(records, 7, naam="Voorbeeld B.V.")
    tables = yield
    node = tables.nodes("Bedrijf")[f"KVK:{kvk(7)}"]
    assert (node["naam"], node["kvk"]) == ("Voorbeeld B.V.", kvk(7))
    assert tables.ends("GAAT_OVER") == {(NUMBER, f"KVK:{kvk(7)}")}


@in_one_city
def test_a_case_about_two_companies_is_one_node(records: Records) -> Case:
    ruling(records, 1)
    ruling(records, 2)
    tables = yield
    assert set(tables.nodes("Insolventie")) == {NUMBER}
    assert tables.ends("GAAT_OVER") == {(NUMBER, f"KVK:{kvk(1)}"), (NUMBER, f"KVK:{kvk(2)}")}


@pytest.mark.parametrize("registered", ["2023-05-09", "2023-05-16"])
@in_one_city
def test_one_case_in_both_registers_is_the_node_of_its_number_with_both_origins(
    records: Records, registered: str
) -> Case:
    bv = company(records, 1)
    ruling(records)
    state(records, aanvang=registered, einde="2024-06-14")
    tables = yield
    node = tables.nodes("Insolventie")
    assert {key: (row["datum"], row["datum_einde"]) for key, row in node.items()} == {
        NUMBER: (date(2023, 5, 9), date(2024, 6, 14))
    }
    assert tables.ends("GAAT_OVER") == {(NUMBER, bv)}
    assert {file for _, file, _ in tables.origins(NUMBER)} == {
        "hr.BijzondereRechtstoestand",
        "insolventies.Insolventieuitspraak",
    }


@pytest.mark.parametrize(
    ("soort", "aanvang"), [("faillissement", "2023-05-17"), ("surseance van betaling", "2023-05-09")]
)
@in_one_city
def test_another_kind_or_another_time_is_another_case(records: Records, soort: str, aanvang: str) -> Case:
    bv = company(records, 1)
    ruling(records)
    state(records, soort, aanvang)
    assert set((yield).nodes("Insolventie")) == {NUMBER, f"{bv}/{soort}/{aanvang}"}


@in_one_city
def test_a_case_of_another_company_on_that_day_is_another_case(records: Records) -> Case:
    bv = company(records, 1)
    ruling(records, 2)
    state(records)
    assert (yield).ends("GAAT_OVER") == {
        (NUMBER, f"KVK:{kvk(2)}"),
        (f"{bv}/faillissement/2023-05-09", bv),
    }


@in_one_city
def test_what_comes_after_the_date_is_not_known_yet(records: Records) -> Case:
    bv = company(records, 1)
    ruling(records, datum_einde="2024-06-14")
    assert (yield as_of("2023-05-08")).nodes("Insolventie") == {}
    before = yield as_of("2024-06-13")
    assert before.nodes("Insolventie")[NUMBER]["datum_einde"] is None
    assert before.edge("GAAT_OVER", NUMBER, bv)["geldig_tot"] is None


@in_one_city
def test_a_case_without_a_day_is_kept(records: Records) -> Case:
    ruling(records, datum_uitspraak=None)
    assert (yield).nodes("Insolventie")[NUMBER]["datum"] is None
