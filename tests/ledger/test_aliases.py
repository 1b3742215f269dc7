from __future__ import annotations

from contextlib import closing
from itertools import pairwise
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ondermijning.errors import WorkspaceError
from ondermijning.ledger import open_ledger
from ondermijning.ledger.aliases import add_alias, current_id

if TYPE_CHECKING:
    from ondermijning.ledger import Ledger

IDS = "abcdef"
MOVES = st.lists(st.tuples(st.sampled_from(IDS), st.sampled_from(IDS)).filter(lambda move: move[0] != move[1]))


def keep(ledger: Ledger, *moves: tuple[str, str]) -> None:
    for old, new in moves:
        add_alias(ledger, old, new, "test")


def test_an_id_that_never_changed_is_itself(ledger: Ledger) -> None:
    keep(ledger, ("a", "b"))
    assert (current_id(ledger, "b"), current_id(ledger, "c")) == ("b", "c")


def test_a_chain_is_followed_to_its_end(ledger: Ledger) -> None:
    keep(ledger, *pairwise(IDS))
    assert {current_id(ledger, old) for old in IDS} == {"f"}


def test_the_latest_alias_of_an_id_counts(ledger: Ledger) -> None:
    keep(ledger, ("a", "b"), ("a", "c"))
    assert current_id(ledger, "a") == "c"


def test_an_id_that_came_back_is_in_use_again(ledger: Ledger) -> None:
    keep(ledger, ("a", "b"), ("b", "a"))
    assert (current_id(ledger, "a"), current_id(ledger, "b")) == ("a", "a")
    keep(ledger, ("a", "b"))
    assert (current_id(ledger, "a"), current_id(ledger, "b")) == ("b", "b")


@given(moves=MOVES)
def test_whatever_was_kept_every_id_has_one_current_id_that_is_its_own(
    tmp_path_factory: pytest.TempPathFactory, moves: list[tuple[str, str]]
) -> None:
    with closing(open_ledger(tmp_path_factory.mktemp("aliases") / "ledger.sqlite")) as ledger:
        keep(ledger, *moves)
        current = {known: current_id(ledger, known) for known in IDS}
    assert all(current[found] == found for found in current.values())
    untouched = set(IDS) - {old for old, _ in moves}
    assert all(current[known] == known for known in untouched)
    if moves:
        old, new = moves[-1]
        assert current[new] == new == current[old]


@given(moves=MOVES)
def test_an_id_that_every_move_takes_along_ends_where_its_party_is(
    tmp_path_factory: pytest.TempPathFactory, moves: list[tuple[str, str]]
) -> None:
    """Parties that only merge: all members of the old id get the new one, and ids of no party are in no move."""
    party = {known: known for known in IDS}
    with closing(open_ledger(tmp_path_factory.mktemp("aliases") / "ledger.sqlite")) as ledger:
        for old, new in moves:
            if old in party.values() and new in party.values():
                keep(ledger, (old, new))
                party = {known: new if at == old else at for known, at in party.items()}
        assert {known: current_id(ledger, known) for known in IDS} == party


@pytest.mark.parametrize(("old", "new", "reason"), [("a", "a", "x"), ("a", "b", "")])
def test_an_alias_needs_two_ids_and_a_reason(ledger: Ledger, old: str, new: str, reason: str) -> None:
    with pytest.raises(WorkspaceError, match="two different ids and a reason"):
        add_alias(ledger, old, new, reason)
    assert current_id(ledger, "a") == "a"
