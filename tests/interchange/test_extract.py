"""What leaves of the graph: natural persons as roles, nobody who is shielded, bounded, and what was cut said."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from ondermijning.interchange import extract as extracting
from ondermijning.interchange.extract import NEVER, Extract, extract
from ondermijning.interchange.formats import FORMATS
from tests.daily.city import ANNA, BANK, BV, CHILD, HOLDING, HOME, HOUSE, ON, PEOPLE, SECRET, TRADER, city, indexed

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from ondermijning.daily.index import Index
    from tests.support.graphs import Node

TOLD = [*PEOPLE.values(), *(key for _, key in PEOPLE), "Eetcafé", "Evert Evers", "99000077"]


@pytest.fixture(scope="module")
def index(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Index]:
    graph = city()
    graph.edge("BEZIT", SECRET, HOUSE, recht="Eigendom (recht van)", aandeel_promille=10)
    graph.edge("BESTUURT", CHILD, BV, functie="bestuurder").edge("GEVESTIGD_OP", TRADER, HOME)
    graph.edge("BEZIT", TRADER, HOUSE, recht="Eigendom (recht van)", aandeel_promille=10)
    with indexed(graph, tmp_path_factory.mktemp("straat") / "graaf") as opened:
        yield opened


def around(index: Index, node: Node, hops: int = 2) -> Extract:
    centre = [each for each in index.by_id(node[1]) if each.label == node[0]]
    return extract(index, centre, ON, hops=hops, demo=True)


def kinds(found: Extract) -> set[str]:
    return {thing.kind for thing in found.things}


@pytest.mark.parametrize("form", FORMATS)
@pytest.mark.parametrize("centre", [BV, HOUSE, HOME])
def test_nothing_leads_to_a_natural_person(index: Index, centre: Node, form: str) -> None:
    text = b"".join(FORMATS[form](around(index, centre, 4)).values()).decode()
    assert [name for name in TOLD if name in text] == []


def test_natural_persons_leave_as_numbered_roles_without_anything_else(index: Index) -> None:
    persons = [thing for thing in around(index, HOUSE).things if thing.kind == "Persoon"]
    assert [(thing.id, thing.name, thing.data) for thing in persons] == [
        (f"Persoon-P{number}", f"natuurlijk persoon P{number}", {}) for number in range(1, len(persons) + 1)
    ]
    assert len(persons) >= 2  # Anna, who owned it, and the sole trader


def test_whoever_is_a_minor_or_shielded_leaves_no_trace(index: Index) -> None:
    found = around(index, HOUSE)
    parts = {"SECRET": 10, "TRADER": 10}
    assert len([tie for tie in found.ties if tie.data.get("aandeel_promille") == 10]) == len(parts) - 1
    assert not [tie for tie in around(index, BV).ties if tie.kind == "BESTUURT" and tie.begin == ""]
    assert NEVER in found.remarks


def test_from_a_natural_person_nothing_is_followed(index: Index) -> None:
    """Anna owned the house; the sole trader asked for a permit elsewhere."""
    assert "Z-2020-17" not in str(around(index, HOUSE, 2).things)


def test_where_somebody_lives_or_has_a_seat_never_leaves(index: Index) -> None:
    found = around(index, HOME, 3)
    persons = {thing.id for thing in found.things if thing.kind == "Persoon"}
    assert not [tie for tie in found.ties if tie.source in persons and tie.kind in ("WOONT_OP", "GEVESTIGD_OP")]
    assert not [tie for tie in found.ties if tie.kind in ("WOONT_OP", "GAAT_OVER")]


def test_a_bank_leaves_and_is_not_followed_and_that_is_said(index: Index) -> None:
    found = around(index, HOUSE, 4)
    assert f"Bedrijf-{BANK[1]}".replace(":", "-") in {thing.id for thing in found.things}
    assert "Niet verder gevolgd: Spaarbank N.V.." in found.cut


def test_a_hub_leaves_and_is_not_followed(index: Index, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(extracting, "_HUB", 2)
    found = around(index, HOLDING, 3)
    assert [text for text in found.cut if "Voorbeeld Vastgoed" in text]
    assert "Perceel" not in kinds(found)


def test_more_than_fits_is_cut_and_said(index: Index, monkeypatch: pytest.MonkeyPatch) -> None:
    whole = around(index, HOUSE)
    monkeypatch.setattr(extracting, "MOST", 3)
    found = around(index, HOUSE)
    assert len(found.things) <= 3 < len(whole.things)
    assert [text for text in found.cut if text.startswith("Afgekapt op 3 onderdelen: ")]


def test_farther_is_never_less(index: Index) -> None:
    near, far = (around(index, HOUSE, hops) for hops in (1, 2))
    assert len(near.things) < len(far.things)
    assert len(near.ties) <= len(far.ties)


def test_every_tie_has_both_ends_and_every_id_is_there_once(index: Index) -> None:
    found = around(index, HOUSE, 3)
    ids = [thing.id for thing in found.things]
    assert len(set(ids)) == len(ids)
    assert len({tie.id for tie in found.ties}) == len(found.ties)
    assert {end for tie in found.ties for end in (tie.source, tie.target)} <= set(ids)


def test_a_word_without_end_is_cut_and_signs_that_nobody_sees_are_written_out(tmp_path: Path) -> None:
    graph = city()
    graph.node(*BV, naam="\u202e\u0007" + "lang" * 2500)
    with indexed(graph, tmp_path / "graaf") as opened:
        (company,) = (
            thing for thing in around(opened, BV, 1).things if thing.id == f"Bedrijf-{BV[1]}".replace(":", "-")
        )
    assert company.name.startswith("\\x202e\\x07lang")
    assert len(company.name) < 400


def test_a_person_is_followed_where_the_case_is_about_that_person(index: Index) -> None:
    assert {"Persoon", "Perceel", "Transactie"} <= kinds(around(index, ANNA, 1))
    assert around(index, SECRET, 1).things == []
    assert date.fromisoformat(max(tie.begin for tie in around(index, ANNA, 1).ties)) <= ON
