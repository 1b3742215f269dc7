from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ondermijning.facts.companies.control import Control, effective_shares
from tests.support.stands import Company, Holder, Person
from tests.support.tables import Registers, house, key

if TYPE_CHECKING:
    from random import Random

    from ondermijning.facts.companies.control import Holdings

COMPANIES = st.sampled_from("ABCDE")
HOLDINGS = st.dictionaries(st.tuples(st.sampled_from("PQABCDE"), COMPANIES), st.integers(1, 1000), max_size=12).map(
    lambda found: [(holder, company, share) for (holder, company), share in found.items()]
)


def shares(holdings: Holdings) -> dict[tuple[str, str], int]:
    return {(found.party, found.company): found.promille for found in effective_shares(holdings)}


def test_a_direct_share_is_itself() -> None:
    assert effective_shares([("P", "A", 600)]) == [Control("P", "A", 600, 1, ("P|A",))]


def test_along_a_chain_shares_multiply_and_the_depth_is_counted() -> None:
    found = effective_shares([("P", "A", 800), ("A", "B", 500), ("B", "C", 250)])
    assert [(each.company, each.promille, each.depth) for each in found] == [
        ("A", 800, 1),
        ("B", 400, 2),
        ("C", 100, 3),
    ]
    assert found[-1].links == ("A|B", "B|C", "P|A")


def test_several_paths_add_up_and_the_shortest_gives_the_depth() -> None:
    found = {
        each.company: each
        for each in effective_shares([("P", "A", 500), ("P", "C", 100), ("A", "B", 500), ("B", "C", 400)])
    }
    assert (found["C"].promille, found["C"].depth) == (200, 1)
    assert found["C"].links == ("A|B", "B|C", "P|A", "P|C")


def test_holdings_below_a_company_are_no_part_of_how_it_is_held() -> None:
    found = {each.company: each for each in effective_shares([("P", "A", 500), ("A", "B", 500), ("Q", "B", 500)])}
    assert found["A"].links == ("P|A",)


def test_a_circle_is_summed_to_its_limit() -> None:
    """x = 0.6 + 0.4 y and y = 0.5 x give x = 0.75, y = 0.375."""
    assert shares([("P", "A", 600), ("A", "B", 500), ("B", "A", 400)]) == {("P", "A"): 750, ("P", "B"): 375}


def test_a_circle_of_three_with_two_owners_is_divided_between_them() -> None:
    """With a = p + c/2, b = a/2 + q, c = b: for P a = 2/5 · 4/3; for Q the rest, so that both together own the whole."""
    found = shares(
        [
            ("P", "A", 500),
            ("Q", "B", 500),
            ("A", "B", 500),
            ("B", "C", 1000),
            ("C", "A", 500),
        ]
    )
    assert found == {
        ("P", "A"): 667,
        ("P", "B"): 333,
        ("P", "C"): 333,
        ("Q", "A"): 333,
        ("Q", "B"): 667,
        ("Q", "C"): 667,
    }


def test_what_hangs_below_a_circle_is_held_through_it() -> None:
    found = shares([("P", "A", 600), ("A", "B", 500), ("B", "A", 400), ("B", "D", 800)])
    assert found["P", "D"] == 300


def test_a_circle_without_an_owner_outside_has_no_ultimate_holder() -> None:
    assert effective_shares([("A", "B", 1000), ("B", "A", 1000)]) == []


def test_a_company_that_holds_a_part_of_itself_is_held_whole_by_who_holds_the_rest() -> None:
    assert shares([("P", "A", 900), ("A", "A", 100)]) == {("P", "A"): 1000}
    assert effective_shares([("A", "A", 1000)]) == []


def test_a_circle_that_holds_itself_whole_gives_nobody_more_than_the_whole() -> None:
    found = shares([("P", "A", 500), ("A", "B", 1000), ("B", "A", 1000)])
    assert all(0 < promille <= 1000 for promille in found.values())


def test_shares_over_the_whole_count_as_the_whole() -> None:
    assert shares([("P", "A", 1500), ("A", "B", 500)]) == {("P", "A"): 1000, ("P", "B"): 500}
    assert shares([("P", "A", 1000), ("P", "B", 700), ("A", "B", 700)]) == {("P", "A"): 1000, ("P", "B"): 1000}


def test_less_than_a_promille_is_left_out() -> None:
    assert shares([("P", "A", 20), ("A", "B", 20)]) == {("P", "A"): 20}
    assert shares([("P", "A", 100), ("A", "B", 10)]) == {("P", "A"): 100, ("P", "B"): 1}


@given(holdings=HOLDINGS, seed=st.randoms())
def test_the_order_of_holdings_does_not_matter(holdings: Holdings, seed: Random) -> None:
    shuffled = list(holdings)
    seed.shuffle(shuffled)
    assert effective_shares(shuffled) == effective_shares(holdings)


@given(holdings=HOLDINGS)
def test_only_who_nobody_holds_is_an_ultimate_holder_and_shares_are_within_the_whole(holdings: Holdings) -> None:
    found = effective_shares(holdings)
    held = {company for _, company, _ in holdings}
    assert {each.party for each in found} <= {holder for holder, _, _ in holdings} - held
    assert all(1 <= each.promille <= 1000 and each.depth >= 1 for each in found)
    assert found == sorted(found)


def forest(roots: int, chain: int) -> Holdings:
    """Many owners, each with a chain of companies of which the last two hold each other."""
    holdings: Holdings = []
    for root in range(roots):
        names = [f"P{root}", *(f"C{root}-{step}" for step in range(chain))]
        holdings += [(above, below, 900) for above, below in pairwise(names)]
        holdings.append((names[-1], names[-2], 100))
    return holdings


@pytest.mark.parametrize(("roots", "chain"), [(2_500, 4), (1, 500)], ids=["many owners", "one long chain"])
def test_every_owner_of_many_companies_and_of_a_long_chain_is_found(roots: int, chain: int) -> None:
    found = effective_shares(forest(roots, chain))
    assert len({each.party for each in found}) == roots


def test_one_owner_of_ten_thousand_companies_controls_each_of_them() -> None:
    found = effective_shares([("P", f"C{at}", 500) for at in range(10_000)])
    assert len(found) == 10_000


def test_control_becomes_edges_with_the_origins_of_the_holdings(registers: Registers) -> None:
    owner, holding, daughter = Person("901"), Company("910", kvk="99000011"), Company("911", kvk="99000022")
    share = (1, 3)
    registers.stand(
        "2022-12-31", house(Holder("81", owner, share), Holder("82", holding, share), Holder("83", daughter, share))
    )
    tables = registers.tables()
    tables.computed.make("e_AANDEELHOUDER_VAN", "plaats_AANDEELHOUDER_VAN")
    held = [
        ("Persoon", key(owner), key(holding), 600, None),
        ("Bedrijf", key(holding), key(daughter), 500, None),
        ("Persoon", key(owner), key(daughter), 400, "2020-01-01"),
    ]
    for kind, source, target, promille, ended in held:
        tables.db.execute(
            "INSERT INTO e_AANDEELHOUDER_VAN BY NAME SELECT $kind AS van_soort, $source AS van, 'Bedrijf' AS naar_soort,"
            " $target AS naar, $source || $target AS id, $promille AS aandeel_promille, $ended::DATE AS geldig_tot",
            {"kind": kind, "source": source, "target": target, "promille": promille, "ended": ended},
        )
        tables.db.execute(
            "INSERT INTO plaats_AANDEELHOUDER_VAN VALUES ($1 || $2, '', 'hr', 'd', $2, '1')", [source, target]
        )
    assert tables.shares("ZEGGENSCHAP_OVER") == {(key(owner), key(holding)): 600, (key(owner), key(daughter)): 300}
    edge = tables.edge("ZEGGENSCHAP_OVER", key(owner), key(daughter))
    assert (edge["van_soort"], edge["naar_soort"], edge["diepte"]) == ("Persoon", "Bedrijf", 2)
    assert {file for _, file, _ in tables.origins(edge["id"])} == {key(holding), key(daughter)}
