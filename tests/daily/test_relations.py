"""What an edge says of itself: what is known, without counts of nothing."""

from __future__ import annotations

import json

import pytest

from ondermijning.daily.index import Edge
from ondermijning.daily.relations import said


@pytest.mark.parametrize(
    ("kind", "data", "text"),
    [
        ("BESTUURT", {"functie": "bestuurder", "ontbonden_bedrijven": 0}, "functie bestuurder"),
        ("BESTUURT", {"functie": "", "ontbonden_bedrijven": 3}, "ontbonden bedrijven 3"),
        ("BEZIT", {"aandeel_promille": 500, "sluitingen": 0, "sluitingen_hier": 0}, "aandeel 50 %"),
        ("KOPER", {"dagen_sinds_oprichting": 0}, "dagen sinds oprichting 0"),
        ("BETREFT", {"prijs_deel_euro": 0, "aantal_hypotheken": 0}, "prijs deel € 0, aantal hypotheken 0"),
    ],
)
def test_a_count_of_nothing_beside_a_role_is_left_out_and_another_nought_is_told(
    kind: str, data: dict[str, object], text: str
) -> None:
    assert said(Edge(1, kind, 1, 2, "", "", json.dumps(data))) == text
