"""The page of a street: objects and companies by name, natural persons as a role without an alias, and hostile names as text."""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING

import pytest

from ondermijning.pages.sheet import Sheet
from ondermijning.pages.street_page import street_page
from tests.daily.avenue import CARLA, HIDDEN, NAMES, OWNER, STREET, avenue
from tests.daily.city import indexed
from tests.pages.conftest import town_of

if TYPE_CHECKING:
    from pathlib import Path

    from tests.support.graphs import Graph

SHEET = Sheet(date(2025, 1, 2), date(2025, 7, 2), case="Z-1", reason="onderzoek van panden", demo=True)


def page_of(graph: Graph, folder: Path) -> str:
    with indexed(graph, folder / "graaf") as index:
        town = town_of(index, folder / "dorp")
        (street,) = index.by_id(STREET[1])
        page = street_page(town, street, SHEET)
        town.ledger.close()
    return page


def test_it_tells_who_owns_uses_and_decides_and_for_which_case(tmp_path: Path) -> None:
    text = re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", page_of(avenue(), tmp_path)))
    for said in (
        "Eikengracht, Maastricht",
        "Straat met 14 adressen en 14 kadastrale objecten",
        "3 van 14 objecten",
        "Z-1",
        "onderzoek van panden",
        "Eigenaren die over gebruikers gaan",
        "café (SBI 56301)",
        "2.500 per m²",
        "nergens van verdacht",
    ):
        assert said in text


def test_persons_are_a_role_and_cannot_be_followed(tmp_path: Path) -> None:
    page = page_of(avenue(), tmp_path)
    assert [hidden for hidden in (*NAMES.values(), CARLA[1], HIDDEN[1]) if hidden in page] == []
    objects = page.partition("<h2>Objecten</h2>")[2]
    assert "een natuurlijk persoon: eigendom" in objects
    assert not re.search(r"natuurlijk persoon [A-Z]\b", objects)


@pytest.mark.parametrize(
    "name", ["</style><script>alert(1)</script>", '"><img src=x onerror=alert(1)>', "a\u202eb", "x" * 10_000]
)
def test_a_hostile_name_is_text(tmp_path: Path, name: str) -> None:
    graph = avenue()
    graph.node(*OWNER, naam=name)
    page = page_of(graph, tmp_path)
    assert "<script" not in page
    assert "<img" not in page
    assert "\u202e" not in page
    assert len(page.encode()) <= 300_000
