"""What lies around a thing: bounded in steps and in number, and what was not followed is said."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ondermijning.daily.overviews import network, steps
from ondermijning.daily.overviews.network import COLUMNS, network_rows, surroundings
from ondermijning.daily.shown import Shown
from tests.daily.avenue import CARLA, HIDDEN, OWNER, place
from tests.daily.city import BANK, BV, LOAN

if TYPE_CHECKING:
    from typing import Any

    import pytest

    from ondermijning.daily.index import Index


def told(index: Index, thing: str, hops: int) -> list[dict[str, Any]]:
    around = surroundings(index, index.by_id(thing), hops)
    return [dict(zip(COLUMNS, row, strict=True)) for row in network_rows(Shown(index), around)]


def test_one_step_holds_only_relations_of_the_thing_itself(trees: Index) -> None:
    around = surroundings(trees, trees.by_id(OWNER[1]), 1)
    (own,) = trees.by_id(OWNER[1])
    assert around.found
    assert all(own.number in (edge.source, edge.target) for _, edge in around.found)
    assert around.cut == {}


def test_each_step_reaches_further_and_says_which_step_it_is(trees: Index) -> None:
    near, far = told(trees, OWNER[1], 1), told(trees, OWNER[1], 2)
    assert {row["stap"] for row in near} == {1}
    assert {row["stap"] for row in far} == {1, 2}
    assert [row for row in far if row["stap"] == 1] == near
    assert any("Café De Eik" in row["naar"] for row in far)


def test_an_excluded_party_is_met_and_not_followed_and_that_is_said(index: Index) -> None:
    around = surroundings(index, index.by_id(LOAN[1]), 2)
    (bank,) = index.by_id(BANK[1])
    assert bank.number in around.cut
    (end,) = [row for row in network_rows(Shown(index), around) if not row[2]]
    assert end[1] == "Spaarbank N.V. (KVK 99000033)"
    assert end[3].startswith("niet verder gevolgd: kredietverstrekker, 1 verband")


def test_what_has_too_many_relations_is_not_followed(trees: Index, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(steps, "MOST_LINKS", 3)
    around = surroundings(trees, trees.by_id(place(5)[0][1]), 3)
    assert {around.nodes[number].id for number in around.cut} >= {CARLA[1]}
    assert place(6)[0][1] not in {node.id for node in around.nodes.values()}


def test_more_than_fits_is_counted(trees: Index, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(network, "MOST_NODES", 5)
    around = surroundings(trees, trees.by_id(OWNER[1]), 2)
    assert len(around.nodes) == 5
    assert around.left_out > 0


def test_nobody_is_named_and_whoever_is_shielded_is_not_there(trees: Index) -> None:
    around = surroundings(trees, trees.by_id(OWNER[1]), 3)
    assert HIDDEN[1] not in {node.id for node in around.nodes.values()}
    text = str(network_rows(Shown(trees), around))
    assert "Carla" not in text
    assert "natuurlijk persoon A" in text


def test_every_relation_leads_to_its_source(index: Index) -> None:
    assert all("stand.xml" in row["bron"] for row in told(index, BV[1], 2) if row["naar"])
