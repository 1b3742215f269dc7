from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ondermijning.facts.companies.circles import circle_of
from tests.support.one_city import as_of, in_one_city
from tests.support.record_things import company, office

if TYPE_CHECKING:
    from random import Random
    from typing import Any

    from tests.support.one_city import Case
    from tests.support.records import Records
    from tests.support.tables import Tables

A, B, C = (f"KVK:9900000{number}" for number in (1, 2, 3))
SOLE = {"kind": "aandeelhouder", "functie_code": "08"}


def connected(tables: Tables) -> dict[tuple[str, str], tuple[str, str | None, int]]:
    return {
        (row["van"], row["naar"]): (row["via"], row["schakel_id"], row["stappen"])
        for row in tables.edges("VERBONDEN_MET")
    }


def both(one: str, other: str, *how: Any) -> dict[tuple[str, str], tuple[Any, ...]]:
    return {(one, other): how, (other, one): how}


@in_one_city
def test_a_director_is_connected_with_the_company_both_ways(records: Records) -> Case:
    company(records, 1)
    office(records, "P1", 1, aanvang="2020-01-01", einde="2022-01-01")
    office(records, "P2", 1, "gemachtigde")
    tables = yield
    assert connected(tables) == both("P1", A, "bestuur", None, 1)
    edge = tables.edge("VERBONDEN_MET", A, "P1")
    assert (edge["van_soort"], edge["naar_soort"]) == ("Bedrijf", "Persoon")
    assert (str(edge["geldig_van"]), str(edge["geldig_tot"])) == ("2020-01-01", "2022-01-01")
    assert tables.origins(edge["id"]) == {("", "hr.Functievervulling", "2")}


@in_one_city
def test_companies_of_one_director_or_one_holder_are_connected_over_it(records: Records) -> Case:
    for number in (1, 2, 3):
        company(records, number)
    office(records, "P1", 1)
    office(records, "P1", 2)
    office(records, "P1", 3, **SOLE)
    found = connected((yield))
    assert found[A, B] == found[B, A] == ("gezamenlijke bestuurder", "P1", 2)
    assert found[A, C] == ("gezamenlijke zeggenschap", "P1", 2)
    assert found["P1", C] == ("zeggenschap", None, 1)


@in_one_city
def test_who_directs_a_holding_is_connected_with_the_company_it_directs_or_holds(records: Records) -> Case:
    for number in (1, 2, 3):
        company(records, number)
    office(records, "P1", 1)
    office(records, A, 2)
    office(records, A, 3, **SOLE)
    found = connected((yield))
    assert found["P1", B] == ("bestuur", A, 2)
    assert found["P1", C] == ("zeggenschap", A, 2)


@pytest.mark.parametrize(
    ("end", "begin", "joined"),
    [("2020-01-01", "2022-01-01", True), ("2020-01-01", "2022-01-02", False), (None, "2024-01-01", True)],
)
@in_one_city
def test_offices_that_follow_each_other_within_two_years_connect(
    records: Records, end: str | None, begin: str, *, joined: bool
) -> Case:
    company(records, 1)
    company(records, 2)
    office(records, "P1", 1, aanvang="2015-01-01", einde=end)
    office(records, "P1", 2, aanvang=begin)
    tables = yield
    assert ((A, B) in connected(tables)) is joined
    assert {row["kring"] for row in tables.nodes("Bedrijf").values()} == ({A} if joined else {None})


@pytest.mark.parametrize(("companies", "joins"), [(20, True), (21, False)])
@in_one_city
def test_a_party_with_very_many_companies_connects_nobody(records: Records, companies: int, *, joins: bool) -> Case:
    for number in range(1, companies + 1):
        company(records, number)
        office(records, "P1", number)
    office(records, "P2", 1)
    office(records, "P2", 2)
    found = connected((yield))
    assert (("P1", A) in found) is joins
    assert found[A, B] == ("gezamenlijke bestuurder", "P1" if joins else "P2", 2)
    assert (("KVK:99000003", "KVK:99000004") in found) is joins


@in_one_city
def test_an_excluded_company_connects_nobody(records: Records) -> Case:
    for number in (1, 2, 3):
        company(records, number)
    office(records, A, 2)
    office(records, A, 3)
    office(records, "P1", 1)
    found = connected((yield as_of(kvk_99000001="corporatie")))
    assert found == {}


@in_one_city
def test_a_small_holding_is_no_control(records: Records) -> Case:
    company(records, 1)
    office(records, "P1", 1, "aandeelhouder")
    assert connected((yield)) == {}


def test_the_shortest_connection_that_still_holds_is_told(records: Records) -> None:
    company(records, 1)
    company(records, 2)
    office(records, "P1", 1, aanvang="2015-01-01", einde="2021-01-01")
    office(records, "P1", 2, aanvang="2015-01-01", einde="2021-01-01")
    office(records, "P2", 1)
    office(records, "P2", 2)
    assert connected(records.tables())[A, B] == ("gezamenlijke bestuurder", "P2", 2)
    office(records, A, 2)
    assert connected(records.tables())[A, B] == ("bestuur", None, 1)


@in_one_city
def test_a_circle_is_known_by_its_smallest_company_and_who_stands_alone_has_none(records: Records) -> Case:
    for number in (1, 2, 3, 4):
        company(records, number)
    office(records, "P1", 3)
    office(records, "P1", 2)
    office(records, B, 4)
    office(records, "P2", 1)
    tables = yield
    circles = {key: row["kring"] for key, row in tables.nodes("Bedrijf").items()}
    assert circles == {A: None, B: B, C: B, "KVK:99000004": B}
    files = {file for column, file, _ in tables.origins(C) if column == "kring"}
    assert files == {"hr.Functievervulling"}


@pytest.mark.parametrize(("size", "known"), [(50, True), (51, False)])
def test_a_circle_of_very_many_companies_says_nothing(size: int, *, known: bool) -> None:
    names = [f"C{at:02}" for at in range(size)]
    assert circle_of([(names[0], other) for other in names[1:]]) == (dict.fromkeys(names, "C00") if known else {})


@given(pairs=st.lists(st.tuples(st.sampled_from("abcdefgh"), st.sampled_from("abcdefgh"))), seed=st.randoms())
def test_the_order_of_pairs_does_not_matter(pairs: list[tuple[str, str]], seed: Random) -> None:
    shuffled = [pair[::-1] if seed.random() < 0.5 else pair for pair in pairs]
    seed.shuffle(shuffled)
    assert circle_of(shuffled) == circle_of(pairs)
