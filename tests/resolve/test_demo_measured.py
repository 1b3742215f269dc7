"""How right resolution is on the fictitious municipality, measured against who its maker says everyone is."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pyarrow.parquet as pq
import pytest

from ondermijning.ledger import open_ledger
from ondermijning.resolve.review.queue import Desk, open_desk
from ondermijning.resolve.weights.comparison import GUARDS, Zone
from ondermijning.workspace import open_workspace
from tests.cli.running import demo_of_session
from tests.resolve.demo_truth import Known, known_mentions, measured, pairs_of_a_kind, without_shared_key

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.cli.running import Demo

SEED, DWELLINGS = 1, 200  # of the demo of the session

Pairs = list[tuple[Known, Known]]


@pytest.fixture(scope="module")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Demo:
    return demo_of_session(tmp_path_factory)


@pytest.fixture(scope="module")
def pairs(demo: Demo) -> Pairs:
    return list(pairs_of_a_kind(known_mentions(open_workspace(demo.workspace), SEED, DWELLINGS)))


@pytest.fixture(scope="module")
def keyless(pairs: Pairs) -> Pairs:
    return [pair for pair in pairs if without_shared_key(*pair)]


@pytest.fixture(scope="module")
def desk(demo: Demo, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    workspace = open_workspace(demo.copy(tmp_path_factory.mktemp("bureau")))
    ledger = open_ledger(workspace.ledger_path)
    with open_desk(workspace, ledger) as opened:
        yield opened
    ledger.close()


def says_a_name_only(known: Known) -> bool:
    """Whether all that is known of a mention of a person is a name, which several people may have."""
    row = known.subject.row
    return known.subject.is_person and not any((*known.subject.keys, row["geboortedatum"], row["postcode"]))


def test_across_registers_without_a_common_key_most_is_found(keyless: Pairs) -> None:
    assert measured(keyless).f1 >= 0.93


def test_over_all_registers_mentions_of_one_party_are_one_party(pairs: Pairs) -> None:
    found = measured(pairs)
    assert found.true > 3000
    assert found.f1 >= 0.97
    assert found.right == found.joined, "nobody is taken for somebody else"


def test_so_it_is_where_more_than_a_name_is_known(keyless: Pairs) -> None:
    found = measured(pair for pair in keyless if not any(map(says_a_name_only, pair)))
    assert found.true > 100
    assert found.f1 >= 0.93


def test_who_is_known_by_a_name_alone_is_found_by_what_changed_hands(keyless: Pairs) -> None:
    found = measured(pair for pair in keyless if any(map(says_a_name_only, pair)))
    assert found.true > 20
    assert found.f1 >= 0.93


def test_no_link_is_the_same_where_a_guard_forbids_it(demo: Demo, desk: Desk) -> None:
    """What forbids a link stands in no link; what leaves one to a person is absent in one pair of mentions at least."""
    guards: dict[tuple[str, frozenset[int]], list[tuple[str, ...]]] = {}
    for link in pq.read_table(demo.workspace / "parties" / "links.parquet").to_pylist():
        left, right = (f"{link[f'{side}_register']}:{link[f'{side}_source_id']}" for side in ("links", "rechts"))
        clusters = frozenset((desk.subjects[left].node, desk.subjects[right].node))
        guards.setdefault((link["zone"], clusters), []).append(desk.compare(left, right).guards)
    assert {zone for zone, _ in guards} == {Zone.SAME, Zone.POSSIBLE}
    fired = {name for found in guards.values() for names in found for name in names}
    assert {GUARDS[name].at_most for name in fired} == {Zone.POSSIBLE}
    assert all(() in found for (zone, _), found in guards.items() if zone == Zone.SAME)
