"""Classes of owners, and who counts as one holder."""

from __future__ import annotations

from collections import Counter

import pytest

from ondermijning.ledger.publications import Told
from ondermijning.picture.cells import UNKNOWN_HOLDER, Cell
from ondermijning.picture.counting import _holders
from ondermijning.picture.edition import by_class

MANY = Counter({f"E{number}": 1 for number in range(40)})
PERSONS = Cell(40, 400, (MANY,))


def test_a_class_of_few_takes_another_along_and_the_rest_is_told() -> None:
    found = by_class(
        {"persoon": PERSONS, "bedrijf": Cell(4, 300, (Counter({"A": 4}),)), "onbekend": Cell(40, 500, (MANY,))}
    )
    assert found["bedrijf"] is None
    assert [name for name, told in found.items() if told] in (["persoon"], ["onbekend"])


def test_corporations_may_be_told_though_one_has_all_and_others_may_not() -> None:
    one = Cell(20, 400, (Counter({"C": 20}),))
    assert by_class({"persoon": PERSONS, "corporatie": one})["corporatie"] == Told(20, 400)
    assert by_class({"persoon": PERSONS, "bedrijf": one})["bedrijf"] is None


@pytest.mark.parametrize(
    ("held", "counted"),
    [
        ([("A",), ("B",), ("C",)], {"A": 1, "B": 1, "C": 1}),
        ([("A", "B"), ("B", "C"), ("C",)], {"A": 3}),
        ([("A",), (), ()], {"A": 1, UNKNOWN_HOLDER: 2}),
    ],
)
def test_who_holds_a_unit_together_is_one_and_all_who_are_unknown_are(
    held: list[tuple[str, ...]], counted: dict[str, int]
) -> None:
    rows = [
        ("buurt", f"eenheid {place}", "eigenaar", name) for place, names in enumerate(held) for name in names or (None,)
    ]
    assert _holders(rows, "eigenaar") == {"buurt": counted}
