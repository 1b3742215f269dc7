"""What a hit leaves in the ledger, so that a signal explains itself without the rule."""

from __future__ import annotations

import json
from datetime import date

from ondermijning.detect.compose import hits_of
from ondermijning.ledger.text import json_text
from ondermijning.signals.display import Names
from ondermijning.signals.evidence import stored, values_of
from tests.detect.making import EVIDENCE, card, row, rule
from tests.signals.making import hit

NAMES = Names({("Perceel", "p1"): "MTT00 A 1"}, {"p1": "Perceel", "KVK:1": "Bedrijf", "x": "Persoon"})
RULE = rule(strength="solo")
ABOUT = ("Perceel", "p1")


def test_nodes_are_kept_with_their_kind_and_role_and_no_name() -> None:
    (both,) = hits_of(RULE, [row(), row(koper="x")])

    assert stored(both, ABOUT, NAMES)["delen"] == [
        {"soort": "Perceel", "id": "p1", "rol": "perceel"},
        {"soort": "Transactie", "id": "t1", "rol": "transactie"},
        {"soort": "Bedrijf", "id": "KVK:1", "rol": "koper"},
        {"soort": "Persoon", "id": "x", "rol": "koper"},
    ]


def test_values_are_kept_with_the_elements_and_the_column_they_came_from() -> None:
    (both,) = hits_of(RULE, [row(dagen=100), row(dagen=9)])

    assert stored(both, ABOUT, NAMES)["waarden"] == [
        {"naam": "dagen", "waarden": [9, 100], "elementen": ["b-t1"], "kolom": "dagen_sinds_vorige"}
    ]


def test_an_empty_value_is_no_evidence() -> None:
    (empty,) = hits_of(RULE, [row(dagen=None)])

    assert stored(empty, ABOUT, NAMES)["waarden"] == []


def test_the_id_of_an_edge_is_a_value_and_no_node() -> None:
    made = rule(evidence=EVIDENCE | {"aankoop": "k.id"})
    (found,) = hits_of(made, [("p1", "t1", "KVK:1", 100, "k1", "b1", "k1", "KVK:1", "p1", "t1")])

    assert stored(found, ABOUT, NAMES)["waarden"][-1] == {
        "naam": "aankoop",
        "waarden": ["k1"],
        "elementen": ["k1"],
        "kolom": "id",
    }


def test_the_strength_is_that_for_the_subject_of_the_signal() -> None:
    assert stored(hit(RULE), ABOUT, NAMES)["sterkte"] == "solo"
    assert stored(hit(RULE), ("Bedrijf", "KVK:1"), NAMES)["sterkte"] == "combinatie"
    assert stored(hit(rule(strength="context")), ABOUT, NAMES)["sterkte"] == "context"


def test_what_is_kept_survives_the_ledger_and_gives_the_values_back() -> None:
    made = rule(evidence=EVIDENCE | {"datum": "t.datum"}, card=card(Transactie__datum="om te tonen"))
    values = row(perceel="p1")
    (found,) = hits_of(made, [(*values[:4], date(2024, 3, 1), *values[4:])])

    kept = json.loads(json_text(stored(found, ABOUT, NAMES)))

    assert values_of(kept) == {
        "perceel": ["p1"],
        "transactie": ["t1"],
        "koper": ["KVK:1"],
        "dagen": [100],
        "datum": ["2024-03-01"],
    }
