"""Closures, penalties, refusals and inspections; who they and insolvencies are about."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ondermijning.tables import insolvencies
from ondermijning.tables.frame import add_edges, add_node
from ondermijning.tables.words import PARTY_LABEL, known

if TYPE_CHECKING:
    import duckdb

_EVENTS = """
CREATE OR REPLACE TABLE voorval AS SELECT * FROM Melding WHERE datum <= getvariable('peildatum')
"""

_EVENT = "SELECT gebeurtenis_id AS id, soort, datum, _bron, _levering, _bestand, _positie FROM voorval"

_HAPPENED_AT = f"""
SELECT 'Gebeurtenis' AS van_soort, v.gebeurtenis_id AS van, 'Adres' AS naar_soort, a.id AS naar,
       concat_ws('|', 'GEBEURD_OP', v.gebeurtenis_id, a.id) AS id, v.datum AS geldig_van, 'dag' AS geldig_van_precisie,
       {known("v")}, v._bron, v._levering, v._bestand, v._positie
FROM voorval v JOIN adres a ON a.sleutel = concat_ws(':', v._bron, v.gebeurtenis_id)
"""  # noqa: S608 - made of literals

_EVENT_ABOUT = f"""
SELECT 'Gebeurtenis' AS van_soort, v.gebeurtenis_id AS van,
       {PARTY_LABEL} AS naar_soort, p.partij_id AS naar,
       concat_ws('|', 'GAAT_OVER', v.gebeurtenis_id, p.partij_id) AS id, v.datum AS geldig_van,
       {known("v")}, v._bron, v._levering, v._bestand, v._positie
FROM voorval v JOIN partij p ON p.register = v._bron AND p.source_id = v.gebeurtenis_id
"""  # noqa: S608 - made of literals


def make(db: duckdb.DuckDBPyConnection) -> None:
    """Make Gebeurtenis, GEBEURD_OP and GAAT_OVER, also of insolvencies."""
    db.execute(_EVENTS)
    add_node(db, "Gebeurtenis", _EVENT)
    add_edges(db, "GEBEURD_OP", _HAPPENED_AT)
    add_edges(db, "GAAT_OVER", _EVENT_ABOUT, insolvencies.ABOUT)
