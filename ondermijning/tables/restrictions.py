"""Restrictions under public law, and which of them close a dwelling or premises."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ondermijning.model import codes
from ondermijning.tables.frame import add_edges, add_node
from ondermijning.tables.words import KNOWN, any_word

if TYPE_CHECKING:
    import duckdb

# Old deliveries and new ones code the same law differently, so words count beside codes.
_RESTRICTION = f"""
SELECT beperking_id AS id, grondslag_code, grondslag,
       coalesce(grondslag_code IN {codes.CLOSURE_LAW_CODES}, false) OR {any_word("grondslag", codes.CLOSURE_LAW_WORDS)} AS sluiting,
       in_werking_op AS geldig_van, beeindigd_op AS geldig_tot, {KNOWN}, _bron, _levering, _bestand, _positie
FROM PubliekrechtelijkeBeperking
"""  # noqa: S608 - words of the model

_RESTRICTS = f"""
SELECT 'Beperking' AS van_soort, beperking_id AS van, 'Perceel' AS naar_soort, object_id AS naar,
       in_werking_op AS geldig_van, least(beeindigd_op, _gezien_tot) AS geldig_tot, {KNOWN},
       _bron, _levering, _bestand, _positie
FROM PubliekrechtelijkeBeperking
"""  # noqa: S608 - made of literals


def make(db: duckdb.DuckDBPyConnection) -> None:
    """Make Beperking and BEPERKT."""
    add_node(db, "Beperking", _RESTRICTION)
    add_edges(db, "BEPERKT", _RESTRICTS)
