"""Cadastral objects: what they are, what they came from, and which dwellings they contain."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ondermijning.tables.frame import add_edges, add_node
from ondermijning.tables.words import KNOWN, known

if TYPE_CHECKING:
    import duckdb

_OBJECT = f"""
SELECT object_id AS id, soort, aanduiding, grootte_m2, cultuur_bebouwd, cultuur_onbebouwd,
       coalesce(_gezien_tot <= getvariable('peildatum'), false) AS vervallen,
       ontstaan_op AS geldig_van, CASE WHEN ontstaan_op IS NOT NULL THEN 'dag' END AS geldig_van_precisie,
       _gezien_tot AS geldig_tot, {KNOWN}, _bron, _levering, _bestand, _positie
FROM KadastraalObject
"""  # noqa: S608 - made of literals

# An address may outlive the dwelling that had it, and get another.
_CONTAINS = f"""
WITH paar AS (
    SELECT l.object_id, b.bag_id, greatest(l._gezien_van, b._gezien_van) AS _gezien_van,
           least(l._gezien_tot, b._gezien_tot) AS _gezien_tot, l._bron, l._levering, l._bestand, l._positie
    FROM ObjectLocatie l JOIN BagObject b USING (adres_id)
)
SELECT 'Perceel' AS van_soort, object_id AS van, 'Verblijfsobject' AS naar_soort, bag_id AS naar, _gezien_tot AS geldig_tot,
       {KNOWN}, _bron, _levering, _bestand, _positie
FROM paar
"""  # noqa: S608 - made of literals

# What an object came from is mostly gone before the first delivery; only what a delivery once showed is drawn.
_CAME_FROM = f"""
SELECT 'Perceel' AS van_soort, f.object_id AS van, 'Perceel' AS naar_soort, f.uit_object_id AS naar, f.aard_code,
       o.ontstaan_op AS geldig_van, CASE WHEN o.ontstaan_op IS NOT NULL THEN 'dag' END AS geldig_van_precisie,
       {known("f")}, f._bron, f._levering, f._bestand, f._positie
FROM Filiatie f LEFT JOIN KadastraalObject o USING (object_id, _bron)
WHERE f.uit_object_id IN (SELECT id FROM n_Perceel)
"""  # noqa: S608 - made of literals


def make(db: duckdb.DuckDBPyConnection) -> None:
    """Make Perceel, HEEFT_VBO and ONTSTAAN_UIT."""
    add_node(db, "Perceel", _OBJECT)
    add_edges(db, "HEEFT_VBO", _CONTAINS)
    add_edges(db, "ONTSTAAN_UIT", _CAME_FROM)
