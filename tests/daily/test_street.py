"""A street: owners with their part, users, who decides on users, cases and prices; persons are a role and count together."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from ondermijning.daily.shown import Shown
from ondermijning.daily.streets.along import along
from ondermijning.daily.streets.street import street_lines
from ondermijning.errors import GraphError
from tests.daily.avenue import AREA, CARLA, EMPTY_STREET, HIDDEN, HOUSES, NAMES, STREET

if TYPE_CHECKING:
    from ondermijning.daily.index import Index
    from ondermijning.daily.overviews.lines import Line


def told(index: Index, *, persons: bool = False) -> dict[str, list[Line]]:
    (street,) = index.by_id(STREET[1])
    found: dict[str, list[Line]] = {}
    for line in street_lines(along(index, Shown(index, persons=persons), street, persons=persons)):
        found.setdefault(line.part, []).append(line)
    return found


def test_owners_have_their_part_of_the_street_and_persons_count_together(trees: Index) -> None:
    first, persons = told(trees)["eigenaren"]
    assert first.what == "Linde Vastgoed B.V. (KVK 99100001) (eigenaar)"
    assert first.said == "3 van 14 objecten met een bekende eigenaar (21 %)"
    assert persons.what == "natuurlijke personen (eigenaar)"
    assert persons.said == "2 personen, 11 van 14 objecten met een bekende eigenaar (79 %)"


def test_no_person_can_be_followed_from_house_to_house(trees: Index) -> None:
    objects = told(trees)["objecten"]
    assert len(objects) == HOUSES
    assert {line.said for line in objects[3:]} == {"een natuurlijk persoon: eigendom"}
    assert [line.what for line in objects[:2]] == ["Eikengracht 1 (MTT00 C 123)", "Eikengracht 2 (MTT00 C 124)"]


def test_with_a_reason_owners_are_named_but_never_who_is_shielded(trees: Index) -> None:
    text = str(told(trees, persons=True))
    assert NAMES[CARLA] in text
    assert NAMES[HIDDEN] not in text


@pytest.mark.parametrize("hidden", [*NAMES.values(), CARLA[1], HIDDEN[1]])
def test_without_a_reason_nobody_is_named(trees: Index, hidden: str) -> None:
    assert hidden not in str(told(trees))


def test_users_say_their_branch_and_whether_they_own(trees: Index) -> None:
    users = {line.what.partition(" (KVK")[0]: line for line in told(trees)["gebruikers"]}
    assert users["Café De Eik B.V."].said == "Eikengracht 1; café (SBI 56301); gebruiker, geen eigenaar"
    assert users["Kapper Kort B.V."].end == "2019-12-01"
    assert users["Linde Beheer B.V."].said.endswith("gebruiker, verbonden met de eigenaar")
    assert users["VvE Eikengracht"].said.endswith("vereniging van eigenaars")


def test_branches_count_who_is_there_now(trees: Index) -> None:
    names = [line.what for line in told(trees)["branches"]]
    assert "café (SBI 56301)" in names
    assert not any("kapper" in name for name in names)


def test_an_owner_decides_on_users_that_are_somebody_else(trees: Index) -> None:
    (line,) = told(trees)["eigenaren die over gebruikers gaan"]
    assert line.what == "Linde Vastgoed B.V. (KVK 99100001) (eigenaar)"
    assert line.said == "1 object bij een ander in gebruik; nu 1 gebruiker (café (SBI 56301)); eerder 1 andere"


def test_permits_and_events_are_in_words_with_whom_they_concern(trees: Index) -> None:
    found = told(trees)
    (permit,), (event,) = found["vergunningen"], found["gebeurtenissen"]
    assert "verleend; Café De Eik B.V. (KVK 99100003) (aanvrager)" in permit.said
    assert "sluiting_13b" not in event.what
    assert event.said == "Eikengracht 1"


def test_a_square_metre_costs_what_the_middle_sale_of_the_year_says(trees: Index) -> None:
    assert [(line.what, line.said) for line in told(trees)["prijs per m²"]] == [
        ("2019", "€ 2.500 per m² (midden van 2 verkopen, van € 2.000 tot € 3.000)"),
        ("2021", "€ 4.000 per m² (midden van 1 verkoop)"),
    ]


@pytest.mark.parametrize(("what", "message"), [(AREA[1], "this is no street"), (EMPTY_STREET[1], "no address along")])
def test_what_is_no_street_or_has_no_house_is_refused(trees: Index, what: str, message: str) -> None:
    (node,) = trees.by_id(what)
    with pytest.raises(GraphError, match=message):
        along(trees, Shown(trees), node, persons=False)
