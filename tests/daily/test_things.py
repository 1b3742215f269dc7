"""What people type leads to the thing they mean, and never to a natural person without permission."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from ondermijning.daily.things import exact, meant, only
from ondermijning.daily.words import search
from ondermijning.errors import GraphError
from tests.daily.city import ANNA, BV, GRANT, HOME, HOUSE, OLD_PERMIT, PAND, STORE, TRADER, UPSTAIRS, VBO

if TYPE_CHECKING:
    from ondermijning.daily.index import Index


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("Voorbeeldstraat 12", HOME),
        ("voorbeeldstraat 12 a", UPSTAIRS),
        ("6211AB 12a", UPSTAIRS),
        ("6211 ab 120", STORE),
        ("Voorbeeldstraat 12-A, Maastricht", UPSTAIRS),
        (HOME[1], HOME),
        (VBO[1], VBO),
        (PAND[1], PAND),
        ("99000011", BV),
        ("999990019", BV),
        ("KVK:99000011", BV),
        ("MTT00 C 131 A4", HOUSE),
        ("mtt00c00131a0004", HOUSE),
        ("5001", HOUSE),
        (HOUSE[1], HOUSE),
        ("Z-2020-17", OLD_PERMIT),
        ("z 2020 17", OLD_PERMIT),
        ("SUB-2023-5", GRANT),
        ("99000077", TRADER),
    ],
)
def test_a_thing_is_found_by_every_name_people_use(index: Index, typed: str, found: tuple[str, str]) -> None:
    assert [node.key for node in exact(index, typed)] == [found]


def test_a_number_without_addition_means_every_house_with_it_where_none_is_without(index: Index) -> None:
    assert exact(index, "6211AB 13") == []
    assert [node.key for node in exact(index, "6211AB 12")] == [HOME]


@pytest.mark.parametrize("typed", ["901", ANNA[1], "Anna Aalders", "naam:annaaalders"])
def test_a_natural_person_is_not_found_without_permission(index: Index, typed: str) -> None:
    with pytest.raises(GraphError, match="nothing in the graph has this name or number"):
        meant(index, typed)


def test_with_permission_a_person_is_found_by_number_and_by_name(index: Index) -> None:
    assert [node.key for node in exact(index, "901", persons=True)] == [ANNA]
    assert [node.key for node in meant(index, "aalders an", persons=True).nodes] == [ANNA]


@pytest.mark.parametrize("name", ["Claartje", "Dekker", "Cornelisen"])
def test_a_minor_and_who_is_secret_are_found_by_name_by_nobody(index: Index, name: str) -> None:
    assert search(index, name, persons=True).nodes == []


def test_a_sole_trader_is_found_by_name_with_permission_only(index: Index) -> None:
    assert search(index, "eetcafe evers").nodes == []
    assert [node.key for node in search(index, "eetcafe evers", persons=True).nodes] == [TRADER]


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("vastgoed voorb", BV),
        ("CREME", ("Bedrijf", "KVK:99000022")),
        ("gevelfonds", GRANT),
        ("12a voorbeeldstr", UPSTAIRS),
        ("131 mtt00", HOUSE),
        ("geweigerd exploitatie", OLD_PERMIT),
        ("99000011", BV),
    ],
)
def test_words_may_stand_in_any_order_and_be_cut_off(index: Index, words: str, found: tuple[str, str]) -> None:
    assert search(index, words).nodes[0].key == found


@pytest.mark.parametrize("words", ["vasgoed voorbeeld", "vastgoed voorbeedl", "vastgeod"])
def test_a_word_with_a_slip_finds_what_was_meant_and_says_so(index: Index, words: str) -> None:
    found = search(index, words)
    assert found.nodes[0].key == BV
    assert len(found.corrected) == 1


def test_nothing_is_found_for_nothing_and_for_signs(index: Index) -> None:
    assert [search(index, words).nodes for words in ("", "---", '" OR "', "zzzzzzzz")] == [[], [], [], []]


def test_no_more_is_shown_than_asked_and_more_is_said(index: Index) -> None:
    found = search(index, "voorbeeld", limit=2)
    assert (len(found.nodes), found.more) == (2, True)


def test_one_thing_is_asked_where_several_fit(index: Index) -> None:
    with pytest.raises(GraphError, match="things fit"):
        only(meant(index, "voorbeeld").nodes)
