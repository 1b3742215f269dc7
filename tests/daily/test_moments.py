"""A timeline: everything with a day, of every kind, in order, and also who directed the companies that owned."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from ondermijning.daily.overviews.moments import moments
from ondermijning.daily.shown import Shown
from ondermijning.daily.things import exact
from ondermijning.errors import GraphError
from tests.daily.avenue import AREA, HIDDEN, STREET
from tests.daily.city import PEOPLE, PERMIT

if TYPE_CHECKING:
    from ondermijning.daily.index import Index


def test_all_kinds_stand_on_one_axis_in_order_of_time(index: Index) -> None:
    rows = moments(index, Shown(index), exact(index, "MTT00 C 131 A4")).rows
    assert {row.topic for row in rows} >= {"eigendom", "overdracht", "hypotheek", "WOZ-waarde", "vergunning", "bestuur"}
    days = [row.begin or row.end for row in rows]
    assert days == sorted(days)
    assert all(days)


def test_it_tells_who_directed_an_owner_by_role(index: Index) -> None:
    rows = moments(index, Shown(index), exact(index, "MTT00 C 131 A4")).rows
    (office,) = [row for row in rows if row.topic == "bestuur"]
    assert office.begin == "2021-01-01"
    assert "is functionaris van Voorbeeld Vastgoed B.V." in office.text
    assert not [name for name in PEOPLE.values() if any(name in row.text for row in rows)]


def test_a_permit_stands_in_the_history_of_where_it_is_for(index: Index) -> None:
    rows = moments(index, Shown(index), index.by_id(PERMIT[1])).rows
    assert "2022-03-01" in [row.begin for row in rows if row.topic == "overdracht"]


def test_a_company_begins_and_ends_on_its_own_axis(trees: Index) -> None:
    rows = moments(trees, Shown(trees), exact(trees, "99100001")).rows
    assert [(row.begin, row.text) for row in rows if row.topic == "oprichting"] == [
        ("2010-01-01", "Linde Vastgoed B.V. (KVK 99100001) opgericht")
    ]


def test_a_street_is_its_houses_and_a_neighbourhood_or_somebody_shielded_has_none(trees: Index) -> None:
    rows = moments(trees, Shown(trees), trees.by_id(STREET[1])).rows
    assert {row.topic for row in rows} >= {"eigendom", "vergunning", "gebeurtenis"}
    with pytest.raises(GraphError, match="only counts"):
        moments(trees, Shown(trees), trees.by_id(AREA[1]))
    with pytest.raises(GraphError, match="nobody is shown"):
        moments(trees, Shown(trees, persons=True), trees.by_id(HIDDEN[1]))


def test_of_each_kind_the_latest_are_told_and_the_others_counted(trees: Index) -> None:
    street = trees.by_id(STREET[1])
    known, latest = moments(trees, Shown(trees), street), moments(trees, Shown(trees), street, limit=2)
    assert known.left_out == 0
    assert {row.topic for row in latest.rows} == {row.topic for row in known.rows}
    assert latest.left_out == known.total - len(latest.rows) > 0
    for topic in {row.topic for row in known.rows}:
        days = [row.begin or row.end for row in known.rows if row.topic == topic]
        assert [row.begin or row.end for row in latest.rows if row.topic == topic] == days[-2:]
