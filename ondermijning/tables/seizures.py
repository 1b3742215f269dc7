"""Seizures as the land registry answers them: what they rest on and who seizes.

No answer about an object means that its seizures are unknown, never that there are none.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from ondermijning.tables.asked import remember_day, say_when_asked
from ondermijning.tables.frame import add_edges, add_node
from ondermijning.tables.words import KNOWN, PARTY_LABEL, known

if TYPE_CHECKING:
    import duckdb

_SEIZURE = f"""
SELECT beslag_id AS id, coalesce(aard, aard_code) AS soort, bedrag_euro,
       CASE WHEN opgeheven_op <= getvariable('peildatum') THEN opgeheven_op END AS opgeheven,
       aangeboden_op AS geldig_van, CASE WHEN aangeboden_op IS NOT NULL THEN 'dag' END AS geldig_van_precisie,
       coalesce(opgeheven_op, _gezien_tot) AS geldig_tot, {KNOWN}, _bron, _levering, _bestand, _positie
FROM BeslagLegging
"""  # noqa: S608 - made of literals

_RESTS_ON = f"""
SELECT 'Beslag' AS van_soort, o.beslag_id AS van, 'Perceel' AS naar_soort, o.object_id AS naar,
       concat_ws('|', 'BESLAG_OP', o.beslag_id, o.object_id) AS id, b.aangeboden_op AS geldig_van,
       coalesce(b.opgeheven_op, o._gezien_tot) AS geldig_tot, {known("o")},
       o._bron, o._levering, o._bestand, o._positie
FROM BeslagObject o JOIN BeslagLegging b USING (beslag_id, _bron)
"""  # noqa: S608 - made of literals

_SEIZES = f"""
SELECT {PARTY_LABEL} AS van_soort, p.partij_id AS van, 'Beslag' AS naar_soort, b.beslag_id AS naar,
       concat_ws('|', 'BESLAGLEGGER', p.partij_id, b.beslag_id) AS id, b.aangeboden_op AS geldig_van,
       coalesce(b.opgeheven_op, r._gezien_tot) AS geldig_tot, {known("r")},
       r._bron, r._levering, r._bestand, r._positie
FROM BeslagPartij r
JOIN BeslagLegging b USING (beslag_id, _bron)
JOIN partij p ON p.register = r._bron AND p.source_id = r.persoon_id
"""  # noqa: S608 - made of literals


def make(db: duckdb.DuckDBPyConnection) -> None:
    """Make Beslag, BESLAG_OP and BESLAGLEGGER, and say when each object was last asked about.

    Leaves ``beslagvraag``, every answer with the day it speaks for.
    """
    remember_day(db, "BeslagLegging", "beslag_id")
    add_node(db, "Beslag", _SEIZURE)
    add_edges(db, "BESLAG_OP", _RESTS_ON)
    add_edges(db, "BESLAGLEGGER", _SEIZES)
    say_when_asked(db, "beslag", "BeslagAntwoord")
