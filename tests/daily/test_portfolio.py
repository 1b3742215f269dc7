"""A portfolio: what a party owns, owned, lends, borrows and runs, each with its days, and who is in its circle."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from ondermijning.daily.overviews.portfolio import Portfolio
from ondermijning.daily.shown import Shown
from ondermijning.daily.things import exact
from ondermijning.errors import GraphError
from tests.daily.avenue import CAFE, HIDDEN, HOUSES, ISSUER, OWNER, place
from tests.daily.city import BV

if TYPE_CHECKING:
    from ondermijning.daily.index import Index
    from ondermijning.daily.overviews.lines import Line


def told(index: Index, party: str, *, held_on: str = "", limit: int = 100) -> dict[str, list[Line]]:
    (node,) = index.by_id(party)
    found: dict[str, list[Line]] = {}
    for line in Portfolio(index, Shown(index), node, held_on=held_on, limit=limit).lines():
        found.setdefault(line.part, []).append(line)
    return found


def test_what_it_owns_and_owned_stands_by_address_with_its_right_and_days(trees: Index) -> None:
    found = told(trees, OWNER[1])
    assert [(line.what, line.said, line.begin, line.end) for line in found["bezit"]] == [
        (f"Eikengracht {number}, 6211ZZ Maastricht (MTT00 C {122 + number})", "eigendom", f"2015-01-0{number}", "")
        for number in (1, 2, 3)
    ]
    (former,) = found["bezat"]
    assert (former.said, former.begin, former.end) == ("eigendom, 50 %", "2011-01-01", "2015-01-10")


def test_of_each_year_is_told_how_many_objects_it_owned_at_the_end(trees: Index) -> None:
    assert [(line.what, line.said) for line in told(trees, OWNER[1])["bezit per jaar"]] == [
        ("2011-2014", "1 object op 31 december"),
        ("2015", "3 objecten op 31 december"),
    ]


def test_a_day_leaves_only_what_it_had_on_that_day(trees: Index) -> None:
    found = told(trees, OWNER[1], held_on="2014-06-01")
    assert [line.what for line in found["bezit"]] == ["Eikengracht 10, 6211ZZ Maastricht (MTT00 C 132)"]
    assert "bezat" not in found
    assert "leent" not in found
    assert "leent" in told(trees, OWNER[1], held_on="2016-06-01")


def test_a_loan_stands_at_lender_and_borrower(trees: Index) -> None:
    (lent,), (borrowed,) = told(trees, ISSUER[1])["leent uit"], told(trees, OWNER[1])["leent"]
    assert lent.said == "€ 90.000, aan Linde Vastgoed B.V. (KVK 99100001)"
    assert borrowed.said == "€ 90.000, van Lening B.V. (KVK 99100002)"
    assert lent.what == borrowed.what == "Eikengracht 1, 6211ZZ Maastricht (MTT00 C 123)"


def test_permits_that_it_holds_stand_apart_from_those_that_it_asked_for(trees: Index) -> None:
    found = told(trees, CAFE[1])
    assert [line.what for line in found["exploiteert"]] == ["exploitatie horeca Z-2023-1"]
    assert found["vroeg aan"][0].said.startswith("Eikengracht 1, 6211ZZ Maastricht")


def test_the_circle_says_how_and_how_much_each_owns(trees: Index) -> None:
    (line,) = told(trees, OWNER[1])["kring"]
    assert (line.what, line.said) == ("Linde Beheer B.V. (KVK 99100006)", "aandelen; heeft 0 objecten")


def test_who_stands_behind_it_is_a_role(index: Index) -> None:
    text = " ".join(line.what for line in told(index, BV[1])["staat erachter"])
    assert "natuurlijk persoon A" in text
    assert "Bert" not in text


def test_over_the_limit_the_latest_are_told_and_the_rest_counted(trees: Index) -> None:
    (node,) = trees.by_id(OWNER[1])
    held = Portfolio(trees, Shown(trees), node, limit=2)
    owned = [line.what.partition(",")[0] for line in held.lines() if line.part in ("bezit", "bezat")]
    assert owned == ["Eikengracht 2", "Eikengracht 3"]
    assert held.left_out == 2


def test_only_a_party_has_a_portfolio_and_nobody_who_is_shielded(trees: Index) -> None:
    (house,) = exact(trees, f"Eikengracht {HOUSES}")
    with pytest.raises(GraphError, match="only a party has a portfolio"):
        Portfolio(trees, Shown(trees), house)
    (hidden,) = trees.by_id(HIDDEN[1])
    with pytest.raises(GraphError, match="nobody is shown"):
        Portfolio(trees, Shown(trees, persons=True), hidden)


def test_every_line_but_a_sum_leads_to_its_source(trees: Index) -> None:
    for part, lines in told(trees, OWNER[1]).items():
        assert part == "bezit per jaar" or all(line.elements for line in lines), part
    assert place(1)[0][1] in {node.id for node in exact(trees, "MTT00 C 123")}
