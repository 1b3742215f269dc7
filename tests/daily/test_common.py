"""What things have in common: what lies beside several of them, and the shortest tie between each two."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from ondermijning.daily.overviews.common import MOST_THINGS, SHARED, TIE, Common
from ondermijning.daily.shown import Shown
from ondermijning.errors import GraphError
from tests.daily.avenue import CAFE, CARLA, GROUP, HIDDEN, ISSUER, NAMES, OWNER, place
from tests.daily.city import BANK, BV, HOLDING, HOUSE, SHOP

if TYPE_CHECKING:
    from ondermijning.daily.index import Index
    from ondermijning.daily.overviews.lines import Line


def told(index: Index, *ids: str, steps: int = 4) -> tuple[list[Line], list[Line]]:
    lines = Common(index, Shown(index), [index.by_id(each) for each in ids], steps=steps).lines()
    return [line for line in lines if line.part == SHARED], [line for line in lines if line.part == TIE]


def test_an_owner_of_two_objects_is_shared_with_both_reasons(index: Index) -> None:
    shared, (tie,) = told(index, HOUSE[1], SHOP[1])
    (line,) = [each for each in shared if each.what == "Voorbeeld Vastgoed B.V. (KVK 99000011)"]
    assert line.said.count("bezit") == 2
    assert "van 2022-03-01 tot heden" in line.said
    assert tie.what == "MTT00 C 131 A4 en MTT00 C 132"
    assert tie.elements


def test_a_borrower_and_a_lender_meet_at_their_loan_and_at_what_it_rests_on(trees: Index) -> None:
    shared, _ = told(trees, OWNER[1], ISSUER[1])
    assert "hypotheek NL.IMKAD.Zekerheidsstelling:77" in [line.what for line in shared]
    assert "Eikengracht 1, 6211ZZ Maastricht (MTT00 C 123)" in [line.what for line in shared]


def test_a_shared_officer_is_a_role_and_one_who_is_shielded_is_no_tie(trees: Index) -> None:
    shared, ties = told(trees, OWNER[1], CAFE[1])
    assert [line.what for line in shared if "persoon" in line.what] == ["natuurlijk persoon A"]
    text = " ".join(f"{line.what} {line.said}" for line in (*shared, *ties))
    assert not [name for name in (*NAMES.values(), HIDDEN[1], CARLA[1]) if name in text]


def test_a_tie_that_is_too_long_is_said(trees: Index) -> None:
    shared, (tie,) = told(trees, GROUP[1], place(14)[0][1], steps=1)
    assert shared == []
    assert tie.said == "geen in 1 stappen"


def test_of_three_things_what_most_share_comes_first_and_each_pair_has_a_tie(index: Index) -> None:
    shared, ties = told(index, HOUSE[1], SHOP[1], HOLDING[1])
    assert shared[0].what == "Voorbeeld Vastgoed B.V. (KVK 99000011)"
    assert len(ties) == 3


@pytest.mark.parametrize(
    ("ids", "message"),
    [((BV[1],), "name at least 2"), ((BV[1], BV[1]), "named twice"), ((BV[1], BANK[1]) * 4, "at most 6")],
)
def test_a_thing_alone_or_twice_or_too_many_have_nothing_in_common(
    index: Index, ids: tuple[str, ...], message: str
) -> None:
    assert MOST_THINGS == 6
    with pytest.raises(GraphError, match=message):
        told(index, *ids)


def test_whoever_is_shielded_has_nothing_in_common_with_anybody(trees: Index) -> None:
    with pytest.raises(GraphError, match="nobody is shown"):
        told(trees, HIDDEN[1], OWNER[1])
