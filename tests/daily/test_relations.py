"""What an edge says of itself: what is known, without counts of nothing, each count before what it counts."""

from __future__ import annotations

import json

import pytest

from ondermijning.daily.index import Edge
from ondermijning.daily.relations import said
from ondermijning.model.columns import ColumnType
from ondermijning.model.edges import EDGES
from ondermijning.model.nodes import NODES
from ondermijning.model.words import COUNTED_WORDS


@pytest.mark.parametrize(
    ("kind", "data", "text"),
    [
        ("BESTUURT", {"functie": "bestuurder", "ontbonden_bedrijven": 0}, "functie bestuurder"),
        (
            "BESTUURT",
            {"functie": "Bestuurder", "ontbonden_bedrijven": 3},
            "functie bestuurder, 3 ontbonden bedrijven van deze bestuurder",
        ),
        ("BESTUURT", {"functie": "", "ontbonden_bedrijven": 1}, "1 ontbonden bedrijf van deze bestuurder"),
        (
            "BEZIT",
            {"recht": "Eigendom (recht van)", "aandeel_promille": 1000, "sluitingen": 61},
            "eigendom, aandeel 100 %, 61 sluitingen in vijf jaar op alle objecten van deze eigenaar",
        ),
        (
            "KOPER",
            {"kopen_zonder_promille": 0, "eerste_aankoop": True, "groep_dagen": 1},
            "deel van de koopdagen zonder hypotheek 0 %, eerste aankoop, leeftijd van het oudste bedrijf van de groep 1 dag",
        ),
        ("BEZIT", {"aandeel_promille": 500, "sluitingen": 0, "sluitingen_hier": 0}, "aandeel 50 %"),
        ("KOPER", {"dagen_sinds_oprichting": 0}, "leeftijd van het bedrijf 0 dagen"),
        (
            "BETREFT",
            {"prijs_deel_euro": 0, "aantal_hypotheken": 0},
            "koopsom van dit object € 0, 0 hypotheken rond de akte",
        ),
    ],
)
def test_a_count_of_nothing_beside_a_role_is_left_out_and_another_nought_is_told(
    kind: str, data: dict[str, object], text: str
) -> None:
    assert said(Edge(1, kind, 1, 2, "", "", json.dumps(data))) == text


def test_every_count_of_the_graph_has_words_for_what_it_counts() -> None:
    numbers = {"bouwjaar", "huisnummer", "jaarstuk_laatste"}
    counts = {
        column.name
        for own in (*(node.own for node in NODES.values()), *(edge.own for edge in EDGES.values()))
        for column in own
        if column.type is ColumnType.INT64 and not column.unit
    }
    assert counts - numbers - COUNTED_WORDS.keys() == set()
    assert COUNTED_WORDS.keys() - counts == set()
