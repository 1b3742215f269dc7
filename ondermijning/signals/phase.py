"""The first phase of a trial: only subjects about which there is an application or a report."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ondermijning.graph.store import GraphStore
    from ondermijning.signals.gate import Subject

_OBJECTS_BY_PERMIT = """
MATCH (:Vergunning)-[:VERGUND_VOOR]->(:Adres)<-[:HEEFT_ADRES]-(:Verblijfsobject)<-[:HEEFT_VBO]-(s:Perceel)
RETURN DISTINCT s.id AS e0
"""
_OBJECTS_BY_EVENT = """
MATCH (:Gebeurtenis)-[:GEBEURD_OP]->(:Adres)<-[:HEEFT_ADRES]-(:Verblijfsobject)<-[:HEEFT_VBO]-(s:Perceel)
RETURN DISTINCT s.id AS e0
"""
_SUBJECTS = (
    ("Perceel", _OBJECTS_BY_PERMIT),
    ("Perceel", _OBJECTS_BY_EVENT),
    ("Bedrijf", "MATCH (s:Bedrijf)-[:VRAAGT_AAN]->(:Vergunning) RETURN DISTINCT s.id AS e0"),
    ("Bedrijf", "MATCH (s:Bedrijf)-[:ONTVANGT]->(:Subsidie) RETURN DISTINCT s.id AS e0"),
    ("Bedrijf", "MATCH (s:Bedrijf)<-[:GAAT_OVER]-(:Gebeurtenis) RETURN DISTINCT s.id AS e0"),
    ("Adres", "MATCH (s:Adres)<-[:VERGUND_VOOR]-(:Vergunning) RETURN DISTINCT s.id AS e0"),
    ("Adres", "MATCH (s:Adres)<-[:GEBEURD_OP]-(:Gebeurtenis) RETURN DISTINCT s.id AS e0"),
    ("Vergunning", "MATCH (s:Vergunning) RETURN s.id AS e0"),
    ("Subsidie", "MATCH (s:Subsidie) RETURN s.id AS e0"),
)


def reported_subjects(store: GraphStore) -> frozenset[Subject]:
    """Subjects that an application, a grant or an event is about."""
    return frozenset((kind, str(row[0])) for kind, text in _SUBJECTS for row in store.rows(text, {}))
