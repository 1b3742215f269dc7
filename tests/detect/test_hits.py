"""From rows to hits: one per identity, keyed stably, in one order; and the texts that are composed for an engine."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ondermijning.detect.compose import hits_of, rows_text
from ondermijning.errors import RuleError
from tests.detect.making import row, rule

RULE = rule()
ROWS = st.lists(
    st.builds(
        row,
        perceel=st.sampled_from(["p1", "p2"]),
        transactie=st.sampled_from(["t1", "t2", "t3"]),
        koper=st.sampled_from(["KVK:1", "KVK:2", "x"]),
        dagen=st.sampled_from([None, 9, 10, 100]),
    )
)


def test_rows_with_one_identity_are_one_hit_with_every_value() -> None:
    (hit,) = hits_of(RULE, [row(koper="KVK:2"), row(koper="KVK:1"), row(koper="KVK:2")])

    assert hit.evidence == {"perceel": ("p1",), "transactie": ("t1",), "koper": ("KVK:1", "KVK:2"), "dagen": (100,)}
    assert hit.elements == {"b": ("b-t1",), "koper": ("KVK:1", "KVK:2"), "perceel": ("p1",), "t": ("t1",)}
    assert hit.subject == "p1"


def test_values_stand_in_the_order_of_numbers_not_of_their_digits() -> None:
    (hit,) = hits_of(RULE, [row(dagen=100), row(dagen=9), row(dagen=10)])

    assert hit.evidence["dagen"] == (9, 10, 100)


def test_an_empty_value_is_left_out() -> None:
    (hit,) = hits_of(RULE, [row(dagen=None)])

    assert hit.evidence["dagen"] == ()


def test_another_identity_is_another_hit() -> None:
    found = hits_of(RULE, [row(), row(perceel="p2"), row(transactie="t2")])

    assert len(found) == 3


def test_no_rows_are_no_hits() -> None:
    assert hits_of(RULE, []) == ()


def test_a_row_without_a_subject_is_a_fault_of_the_rule() -> None:
    with pytest.raises(RuleError, match=r"^rule voorbeeld: found a row without a subject\.$"):
        hits_of(RULE, [row(), row(perceel=None)])


@given(rows=ROWS, repeated=st.integers(0, 3), data=st.data())
def test_the_order_and_number_of_equal_rows_do_not_matter(
    rows: list[tuple[Any, ...]], repeated: int, data: st.DataObject
) -> None:
    again = data.draw(st.permutations([*rows, *rows[:repeated]]))

    assert hits_of(RULE, again) == hits_of(RULE, rows)


@given(rows=ROWS)
def test_hits_stand_in_order_of_key_and_each_key_once(rows: list[tuple[Any, ...]]) -> None:
    keys = [hit.key for hit in hits_of(RULE, rows)]

    assert keys == sorted(set(keys))
    assert len(keys) == len({(each[0], each[1]) for each in rows})


def test_the_key_of_a_hit_never_changes() -> None:
    """Signals in every ledger are kept under these keys: whoever changes them reopens every closed signal."""
    assert [hit.key for hit in hits_of(RULE, [row(), row(perceel="p2", koper="x", dagen=5)])] == [
        "6d18b6095dd360f0ccf4c6d5ae7d61f5",
        "77ceff82fa32a84dc8bbed3f85ddd40b",
    ]


def test_the_key_depends_on_the_rule_and_its_identity_values_alone() -> None:
    (plain,) = hits_of(RULE, [row()])
    (other_values,) = hits_of(rule(weight=3, why="{perceel}"), [row(koper="x", dagen=1)])
    (other_rule,) = hits_of(rule(id="ander"), [row()])

    assert plain.key == other_values.key
    assert plain.key != other_rule.key


def test_the_text_names_its_values_and_asks_for_the_elements_behind_them() -> None:
    assert rows_text(RULE).splitlines()[-1] == (
        "RETURN DISTINCT perceel.id AS e0, t.id AS e1, koper.id AS e2, b.dagen_sinds_vorige AS e3,"
        " b.id AS e4, koper.id AS e5, perceel.id AS e6, t.id AS e7"
    )
