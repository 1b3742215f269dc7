from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from ondermijning.facts.companies.traits import loop_steps
from ondermijning.model.records_brk import AdresLocatie, NietNatuurlijkPersoon
from ondermijning.model.records_hr import Jaarstuk
from tests.support.one_city import as_of, in_one_city
from tests.support.record_things import company, kvk, office
from tests.support.records import made

if TYPE_CHECKING:
    from tests.support.one_city import Case
    from tests.support.records import Records


@pytest.mark.parametrize(
    ("land", "form", "where"),
    [
        ("5010", "28", "buurland"),
        ("9089", "28", "buurland"),
        ("6018", "28", "elders"),
        ("6030", "28", "onbekend"),
        (None, "28", "onbekend"),
        ("6018", "2", None),
    ],
)
@in_one_city
def test_only_a_legal_person_of_foreign_law_is_abroad_and_its_seat_may_be_unknown(
    records: Records, land: str | None, form: str, where: str | None
) -> Case:
    owner = made(NietNatuurlijkPersoon, persoon_id="N1", naam="Voorbeeld", rechtsvorm_code=form, woonadres_id="A1")
    records.add("brk", made(AdresLocatie, adres_id="A1", soort="buitenland", land=land), owner)
    records.party("brk", "N1", "KVK:99000001")
    assert (yield).nodes("Bedrijf")["KVK:99000001"]["buitenland"] == where


@pytest.mark.parametrize(
    ("sbi", "branch"),
    [("56101", "horeca"), ("4511", "autohandel"), ("4520", "autoreparatie"), ("6420", None), (None, None)],
)
@in_one_city
def test_the_branch_follows_from_the_first_digits(records: Records, sbi: str | None, branch: str | None) -> Case:
    company(records, 1, sbi=sbi)
    assert (yield).nodes("Bedrijf")["KVK:99000001"]["branche"] == branch


@in_one_city
def test_years_without_accounts_count_from_when_the_next_were_due(records: Records) -> Case:
    for number, year in enumerate((2023, 2022, 2021, 2019), 1):
        company(records, number)
        records.add("hr", made(Jaarstuk, kvk=kvk(number), boekjaar=year))
    company(records, 5)
    nodes = (yield as_of(on="2024-06-30")).nodes("Bedrijf")
    years = [nodes[f"KVK:{kvk(number)}"]["jaren_zonder_jaarstuk"] for number in range(1, 6)]
    assert years == [0, 0, 1, 3, None]


@in_one_city
def test_a_company_that_holds_itself_in_the_end_is_in_a_loop(records: Records) -> Case:
    one, other, below = (company(records, number) for number in (1, 2, 3))
    office(records, one, 2, "aandeelhouder")
    office(records, other, 1, "aandeelhouder")
    office(records, other, 3, "aandeelhouder")
    nodes = (yield).nodes("Bedrijf")
    assert [nodes[each]["lus_stappen"] for each in (one, other, below)] == [2, 2, None]


@pytest.mark.parametrize(
    ("holdings", "steps"),
    [
        ([], {}),
        ([("A", "B"), ("B", "C")], {}),
        ([("A", "B"), ("B", "C"), ("C", "A")], {"A": 3, "B": 3, "C": 3}),
        ([("A", "B"), ("B", "A"), ("B", "C"), ("C", "A")], {"A": 2, "B": 2, "C": 3}),
        ([("A", "B"), ("B", "A"), ("P", "A"), ("B", "Q")], {"A": 2, "B": 2}),
    ],
)
def test_the_steps_are_those_of_the_shortest_way_round(holdings: list[tuple[str, str]], steps: dict[str, int]) -> None:
    assert loop_steps(holdings) == steps
    assert loop_steps(holdings[::-1]) == steps
