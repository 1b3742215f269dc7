"""Closures, penalties, refusals and inspections, and the insolvencies of companies."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ondermijning.model import codes
from ondermijning.tables.frame import add_edges, add_node
from ondermijning.tables.words import PARTY_LABEL, begins_with

if TYPE_CHECKING:
    import duckdb

_EVENTS = """
CREATE OR REPLACE TABLE voorval AS SELECT * FROM Melding WHERE datum <= getvariable('peildatum')
"""

_EVENT = "SELECT gebeurtenis_id AS id, soort, datum, _bron, _levering, _bestand, _positie FROM voorval"

_HAPPENED_AT = """
SELECT 'Gebeurtenis' AS van_soort, v.gebeurtenis_id AS van, 'Adres' AS naar_soort, a.id AS naar,
       concat_ws('|', 'GEBEURD_OP', v.gebeurtenis_id, a.id) AS id, v.datum AS geldig_van, 'dag' AS geldig_van_precisie,
       v._gezien_van AS geregistreerd_op, v._bron, v._levering, v._bestand, v._positie
FROM voorval v JOIN adres a ON a.sleutel = concat_ws(':', v._bron, v.gebeurtenis_id)
"""

_EVENT_ABOUT = f"""
SELECT 'Gebeurtenis' AS van_soort, v.gebeurtenis_id AS van,
       {PARTY_LABEL} AS naar_soort, p.partij_id AS naar,
       concat_ws('|', 'GAAT_OVER', v.gebeurtenis_id, p.partij_id) AS id, v.datum AS geldig_van,
       v._gezien_van AS geregistreerd_op, v._bron, v._levering, v._bestand, v._positie
FROM voorval v JOIN partij p ON p.register = v._bron AND p.source_id = v.gebeurtenis_id
"""  # noqa: S608 - made of literals

_KIND = " ".join(f"WHEN {begins_with('soort', begin)} THEN '{kind}'" for begin, kind in codes.INSOLVENCIES.items())

_INSOLVENCIES = f"""
CREATE OR REPLACE TABLE insolventie AS
SELECT 'KVK:' || kvk || '/' || soort || '/' || aanvang AS id, CASE {_KIND} END AS kind, *
FROM BijzondereRechtstoestand WHERE kind IS NOT NULL AND aanvang <= getvariable('peildatum')
"""  # noqa: S608 - words of the model

_INSOLVENCY = "SELECT id, kind AS soort, aanvang AS datum, _bron, _levering, _bestand, _positie FROM insolventie"

_INSOLVENCY_ABOUT = """
SELECT 'Insolventie' AS van_soort, i.id AS van, 'Bedrijf' AS naar_soort, p.partij_id AS naar,
       concat_ws('|', 'GAAT_OVER', i.id, p.partij_id) AS id, i.aanvang AS geldig_van, i.einde AS geldig_tot,
       i._gezien_van AS geregistreerd_op, i._bron, i._levering, i._bestand, i._positie
FROM insolventie i JOIN partij p ON p.register = i._bron AND p.source_id = 'KVK:' || i.kvk
"""


def make(db: duckdb.DuckDBPyConnection) -> None:
    """Make Gebeurtenis, Insolventie, GEBEURD_OP and GAAT_OVER."""
    db.execute(_EVENTS)
    db.execute(_INSOLVENCIES)
    add_node(db, "Gebeurtenis", _EVENT)
    add_node(db, "Insolventie", _INSOLVENCY)
    add_edges(db, "GEBEURD_OP", _HAPPENED_AT)
    add_edges(db, "GAAT_OVER", _EVENT_ABOUT, _INSOLVENCY_ABOUT)
