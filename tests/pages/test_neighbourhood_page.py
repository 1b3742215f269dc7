"""The page of a neighbourhood: counts of ten and more, and nothing that leads to one object, party or signal."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

import pytest

from ondermijning.errors import GraphError
from ondermijning.pages.neighbourhood.names import Neighbourhood
from ondermijning.pages.neighbourhood.page import neighbourhood_page
from ondermijning.pages.neighbourhood.small_numbers import LEAST, published, told
from ondermijning.pages.sheet import Sheet
from tests.daily.avenue import AREA, HOUSES, NAMES, avenue, place
from tests.daily.city import indexed
from tests.pages.conftest import town_of

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from ondermijning.pages.city import City

SHEET = Sheet(date(2025, 1, 2), date(2025, 7, 2), demo=True)


@pytest.fixture
def bomen(tmp_path: Path) -> Iterator[City]:
    """The shopping street as a neighbourhood of its own."""
    with indexed(avenue(), tmp_path / "graaf") as index:
        town = town_of(index, tmp_path / "dorp")
        lies = {place(number)[2][1]: Neighbourhood(AREA[1], "Bomenbuurt", "Groen") for number in range(1, HOUSES + 1)}
        yield replace(town, ground=replace(town.ground, lies_in=lies))
        town.ledger.close()


def page_of(city: City) -> str:
    (area,) = city.index.by_id(AREA[1])
    return neighbourhood_page(city, area, SHEET)


def test_it_tells_what_the_cbs_and_the_registers_count(bomen: City) -> None:
    text = re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", page_of(bomen)))
    for said in ("Buurt Bomenbuurt", "in Groen", "Inwoners 40", "Adressen 14", "21 % van de inwoners"):
        assert said in text


def test_what_is_small_and_what_gives_it_away_is_not_there(bomen: City) -> None:
    # Three shops beside eleven homes, three objects of a company beside eleven of persons: neither may be subtracted.
    page = page_of(bomen)
    for hidden in ("winkelfunctie", "woonfunctie", "natuurlijke personen</th>", "Verkopen per jaar", "café", "13b"):
        assert hidden not in page


def test_nothing_leads_to_an_object_a_party_or_an_address(bomen: City) -> None:
    page = page_of(bomen)
    for hidden in ("Eikengracht", "MTT00", "KVK", "Linde", "6211ZZ", "Z-2023-1", *NAMES.values()):
        assert hidden not in page
    assert 'class="hier"' not in page


def test_of_a_neighbourhood_with_few_addresses_nothing_is_told(bomen: City) -> None:
    few = dict(list(bomen.ground.lies_in.items())[: LEAST - 1])
    with pytest.raises(GraphError, match="of so few nothing is told"):
        page_of(replace(bomen, ground=replace(bomen.ground, lies_in=few)))


@pytest.mark.parametrize(
    ("counts", "shown"),
    [
        ({"a": 30, "b": 12}, {"a": 30, "b": 12}),
        ({"a": 30, "b": 12, "c": 9}, {"a": 30}),
        ({"a": 30, "b": 9, "c": 9}, {"a": 30}),
        ({"a": 11, "c": 1}, {}),
        ({"a": 9}, {}),
        ({}, {}),
    ],
)
def test_a_count_that_is_left_out_cannot_be_found_by_subtraction(counts: dict[str, int], shown: dict[str, int]) -> None:
    assert published(counts) == shown
    hidden = sum(counts.values()) - sum(shown.values())
    assert hidden == 0 or hidden >= LEAST or not shown


def test_ten_is_the_least_that_is_told() -> None:
    assert (told(LEAST - 1), told(LEAST), LEAST) == (False, True, 10)
