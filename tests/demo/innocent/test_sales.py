"""Innocent stories of prices, chains and owners really have the trap they are named for: a careless detector would fall into it."""

from __future__ import annotations

from datetime import date
from itertools import pairwise
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.demo.conftest import Written
    from tests.demo.reading import Part


def _percelen(written: Written, naam: str) -> list[str]:
    found = [answer for answer in written.key.answers if answer.naam == naam]
    assert found, naam
    return [perceel.split(":")[1] for answer in found for perceel in answer.percelen]


def _parts(written: Written, perceel: str) -> list[Part]:
    """All deed parts that holders of an object ever rested on, in order of time."""
    parts = {
        part: seen.parts[part]
        for stand in written.files.stands.values()
        if (seen := stand.get(perceel))
        for part in seen.resting_on
    }
    return sorted(parts.values(), key=lambda part: part.day or date.min)


def test_a_renovated_home_is_sold_within_a_year_with_a_clear_profit(written: Written) -> None:
    for perceel in _percelen(written, "Opgeknapt en verkocht"):
        before, after = written.files.sales()[perceel][-2:]
        assert (after.day - before.day).days < 365
        assert 0.2 < written.files.rise(before, after) < 0.45


def test_the_price_of_a_portfolio_is_for_all_its_homes_and_looks_huge_for_one(written: Written) -> None:
    last = written.files.stands[written.files.last]
    homes = _percelen(written, "Portefeuille in één akte")
    assert len(homes) == 8
    assert {len([key for key in homes if last[key].price == last[home].price]) for home in homes} == {4}
    quick = [
        parts
        for home in homes
        if (parts := _parts(written, home)) and (parts[-1].day or date.max).year - (parts[-2].day or date.min).year <= 1
    ]
    assert len(quick) == 2
    assert all((parts[-1].price or 0) > 2 * (parts[-2].price or 1) for parts in quick)


@pytest.mark.parametrize(
    ("naam", "code"),
    [
        ("Verdeling na scheiding", "580"),
        ("Erfenis", "585"),
        ("Akte van verbetering", "564"),
        ("Fusie kort na de oprichting", "529"),
        ("Gekocht voor een kind", "608"),
    ],
)
def test_a_change_without_a_sale_carries_its_own_code_and_no_price(written: Written, naam: str, code: str) -> None:
    for perceel in _percelen(written, naam):
        changes = [part for part in _parts(written, perceel) if part.code == code]
        assert len(changes) == 1
        assert changes[0].price is None


def test_a_corrected_buyer_has_another_number_but_the_price_stays(written: Written) -> None:
    for perceel in _percelen(written, "Akte van verbetering"):
        holders = [(set(stand[perceel].holders), stand[perceel].price) for stand in written.files.stands.values()]
        changes = [(a, b) for a, b in pairwise(holders) if a[0] != b[0]]
        assert len(changes) == 2
        assert changes[1][0][1] == changes[1][1][1]


def test_a_half_share_is_bought_for_half_the_price(written: Written) -> None:
    for perceel in _percelen(written, "Half aandeel van de partner"):
        half, whole = _parts(written, perceel)[-2:]
        assert (whole.price or 0) > 1.7 * (half.price or 0)
        before, after = written.files.sales()[perceel][-2:]
        assert abs(written.files.rise(before, after)) < 0.15


def test_a_long_held_home_nearly_doubles_in_price(written: Written) -> None:
    for perceel in _percelen(written, "Lang bezit in een stijgende markt"):
        before, after = written.files.sales()[perceel][-2:]
        assert after.price > 1.5 * before.price
        assert (after.day - before.day).days > 5 * 365


def test_split_apartments_are_new_objects_and_the_house_loses_its_holder(written: Written) -> None:
    first = written.files.stands[min(written.files.stands)]
    last = written.files.stands[written.files.last]
    percelen = _percelen(written, "Gesplitst in appartementen")
    houses = [perceel for perceel in percelen if perceel in first]
    assert len(houses) == 2
    assert all(not last[house].holders for house in houses)
    assert len([perceel for perceel in percelen if perceel not in first and last[perceel].holders]) == 6


def test_excluded_bodies_buy_soon_after_they_began(written: Written) -> None:
    for naam in ("Nieuwe woningcorporatie koopt", "Vereniging van eigenaars koopt een berging"):
        for perceel in _percelen(written, naam):
            sale = written.files.sales()[perceel][-1]
            company = written.files.companies[written.files.kvk[next(iter(sale.buyers))]]
            assert company.excluded
            assert 0 < (sale.day - company.founded).days < 365


def test_a_company_sold_its_home_before_it_ended_and_another_ended_last_month(written: Written) -> None:
    for answer in written.key.answers:
        owners = {written.files.kvk.get(party) for key in answer.percelen for party in _last_holders(written, key)}
        ended = [written.files.companies[kvk[4:]].ended for kvk in answer.bedrijven]
        if answer.naam == "Verkocht voor het einde":
            assert ended[0] is not None
            assert answer.bedrijven[0][4:] not in owners
        if answer.naam == "Vorige maand ontbonden":
            assert ended[0] is not None
            assert (written.files.last - ended[0]).days < 90
            assert answer.bedrijven[0][4:] in owners


def _last_holders(written: Written, perceel: str) -> set[str]:
    return set(written.files.stands[written.files.last][perceel.split(":")[1]].holders)


def test_a_sole_trader_is_in_the_trade_register_and_never_in_the_land_registry(written: Written) -> None:
    traders = [answer.bedrijven[0][4:] for answer in written.key.answers if answer.naam.startswith("Eenmanszaak")]
    assert len(traders) == 2
    assert all(kvk in written.files.companies for kvk in traders)
    assert not set(traders) & set(written.files.kvk.values())
