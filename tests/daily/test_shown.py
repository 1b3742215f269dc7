from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from ondermijning.daily.shown import Shown, details, in_words
from tests.daily.city import ANNA, BERT, BV, CHILD, HOME, HOUSE, LOAN, PEOPLE, SECOND, SECRET, TRADER

if TYPE_CHECKING:
    from ondermijning.daily.index import Index, Node


def node_of(index: Index, key: tuple[str, str]) -> Node:
    (found,) = index.by_id(key[1])
    return found


@pytest.mark.parametrize(
    ("key", "name"),
    [
        (BV, "Voorbeeld Vastgoed B.V. (KVK 99000011)"),
        (HOME, "Voorbeeldstraat 12, 6211AB Maastricht"),
        (HOUSE, "MTT00 C 131 A4"),
        (SECOND, "koop van 2022-03-01 (NL.IMKAD.Stukdeel:2)"),
        (LOAN, f"hypotheek {LOAN[1]}"),
    ],
)
def test_things_are_shown_by_the_name_that_people_use(
    index: Index, shown: Shown, key: tuple[str, str], name: str
) -> None:
    assert shown.name(node_of(index, key)) == name


def test_a_natural_person_is_a_role_with_one_alias_in_an_output(index: Index, shown: Shown) -> None:
    anna, bert, trader = (node_of(index, key) for key in (ANNA, BERT, TRADER))
    assert shown.name(anna, "eigenaar") == "natuurlijk persoon A (eigenaar)"
    assert shown.name(bert) == "natuurlijk persoon B"
    assert shown.name(trader, "aanvrager") == "natuurlijk persoon C (aanvrager, eenmanszaak of personenvennootschap)"
    assert shown.name(anna, "verkoper") == "natuurlijk persoon A (verkoper)"


def test_with_permission_persons_have_names_but_never_a_minor_or_who_is_secret(index: Index) -> None:
    shown = Shown(index, persons=True)
    assert shown.name(node_of(index, ANNA), "eigenaar") == f"{PEOPLE[ANNA]} (eigenaar)"
    assert shown.name(node_of(index, TRADER)).startswith("Eetcafé Evert Evers (")
    assert [shown.name(node_of(index, key)) for key in (CHILD, SECRET)] == [
        "natuurlijk persoon A",
        "natuurlijk persoon B",
    ]


def test_the_details_of_a_person_hold_no_name(index: Index) -> None:
    assert [details(node_of(index, key)) for key in (ANNA, CHILD, TRADER)] == ["", "", ""]


def test_amounts_and_shares_carry_their_unit(index: Index) -> None:
    assert details(node_of(index, LOAN)) == "bedrag € 200.000"


def test_a_company_that_lends_by_trade_is_told_so_and_one_like_any_other_is_not() -> None:
    assert in_words({"geldverstrekker": "bank"}) == "geldverstrekker bank"
    assert in_words({"geldverstrekker": "anders"}) == ""


def test_a_file_named_after_a_sole_trader_does_not_show_the_number(index: Index) -> None:
    numbers = [node_of(index, TRADER).number]
    assert "99000077" not in Shown(index).sources(numbers)
    assert "brk 2024-12-31 ….json" in Shown(index).sources(numbers)
    assert "99000077.json" in Shown(index, persons=True).sources(numbers)


def test_many_places_are_counted(index: Index, shown: Shown) -> None:
    numbers = [node_of(index, key).number for key in (ANNA, BERT, BV, HOME, HOUSE)]
    assert shown.sources(numbers).endswith("| en 2 meer")


def test_the_alias_behind_z_is_aa(index: Index, shown: Shown) -> None:
    anna = node_of(index, ANNA)
    aliases = [shown.alias(replace(anna, number=10_000 + number)) for number in range(28)]
    assert aliases[:2] + aliases[25:] == ["A", "B", "Z", "AA", "AB"]
