from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.support.one_city import in_one_city
from tests.support.record_things import company, grant, office

if TYPE_CHECKING:
    from tests.support.one_city import Case
    from tests.support.records import Records
    from tests.support.tables import Tables

A, B, C = (f"KVK:9900000{number}" for number in (1, 2, 3))


@pytest.mark.parametrize(
    ("end", "precision", "days"),
    [
        ("2022-04-30", "dag", 1),
        ("2022-05-01", "dag", 0),
        ("2022-05-02", "dag", None),
        ("2022-04-01", "maand", 1),
        ("2021-01-01", "jaar", 121),
        ("2022-01-01", "jaar", None),
    ],
)
@in_one_city
def test_a_grant_comes_after_the_last_day_on_which_the_company_may_have_ended(
    records: Records, end: str, precision: str, days: int | None
) -> Case:
    company(records, 1, einde=end, einde_precisie=precision)
    grant(records, "S1", A, "2022-05-01")
    tables = yield
    edge = tables.edge("ONTVANGT", A, "S1")
    assert edge["dagen_na_einde"] == days
    files = {file for column, file, _ in tables.origins(edge["id"]) if column == "dagen_na_einde"}
    assert files == (set() if days is None else {"hr.Inschrijving", "subsidies_intern.Subsidieverlening"})


@in_one_city
def test_a_grant_of_which_only_the_year_is_known_is_not_laid_beside_an_end(records: Records) -> Case:
    company(records, 1, einde="2020-01-01", einde_precisie="dag")
    grant(records, "S1", A, subsidiejaar=2022)
    assert (yield).edge("ONTVANGT", A, "S1")["dagen_na_einde"] is None


def counts(tables: Tables) -> dict[str, tuple[int | None, int | None]]:
    return {row["naar"]: (row["kring_verleningen"], row["kring_ontvangers"]) for row in tables.edges("ONTVANGT")}


@in_one_city
def test_grants_to_one_circle_in_the_two_years_before_count_together(records: Records) -> Case:
    for number in (1, 2, 3):
        company(records, number)
    office(records, "P1", 1)
    office(records, "P1", 2)
    grant(records, "S1", A, "2020-01-01")
    grant(records, "S2", B, "2021-12-31")
    grant(records, "S3", A, "2022-01-01")
    grant(records, "S4", C, "2022-01-01")
    grant(records, "S5", "P1", "2022-01-01")
    tables = yield
    assert counts(tables) == {"S1": (1, 1), "S2": (2, 2), "S3": (2, 2), "S4": (None, None), "S5": (None, None)}
    origins = tables.origins(tables.edge("ONTVANGT", A, "S3")["id"])
    assert {file for column, file, _ in origins if column == "kring_ontvangers"} == {
        "hr.Functievervulling",
        "subsidies_intern.Subsidieverlening",
    }


@in_one_city
def test_several_grants_to_one_company_have_one_receiver(records: Records) -> Case:
    company(records, 1)
    company(records, 2)
    office(records, "P1", 1)
    office(records, "P1", 2)
    for dossier in ("S1", "S2", "S3"):
        grant(records, dossier, A, "2022-01-01")
    assert set(counts((yield)).values()) == {(3, 1)}
