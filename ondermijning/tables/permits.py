"""Permit cases as they stood on the date: what was asked and decided, by whom, and for which place."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ondermijning.model import codes
from ondermijning.tables import notices
from ondermijning.tables.frame import add_edges, add_node
from ondermijning.tables.words import KNOWN, PARTY_LABEL, any_word, known

if TYPE_CHECKING:
    import duckdb

# A decision after the date is not known yet, nor is the state of the case that it brought; what came of it in the end
# (``uitkomst``) tells who held the permit before.
_CASES = f"""
CREATE OR REPLACE TABLE zaak AS
SELECT * REPLACE (
           CASE WHEN beslist THEN status END AS status, CASE WHEN beslist THEN besluit END AS besluit,
           CASE WHEN beslist THEN datum_besluit END AS datum_besluit,
           CASE WHEN geldig_van <= getvariable('peildatum') THEN geldig_van END AS geldig_van),
       CASE WHEN beslist AND besluit IS NOT NULL THEN 'besloten' ELSE 'aangevraagd' END AS fase,
       {any_word("soort", codes.EXPLOITATION_WORDS)} AS exploitatie, {any_word("soort", codes.CONVERSION_WORDS)} AS omzetting,
       {any_word("soort", codes.LETTING_WORDS)} AS verhuur
FROM (
    SELECT *, coalesce(datum_besluit <= getvariable('peildatum'), true) AS beslist,
           besluit AS uitkomst, datum_besluit AS uitkomst_op, geldig_van AS ingang
    FROM Vergunningzaak
)
WHERE coalesce(datum_aanvraag, least(datum_besluit, geldig_van), _gezien_van) <= getvariable('peildatum')
"""  # noqa: S608 - words of the model

_PERMIT = f"""
SELECT zaaknummer AS id, soort, fase, status, besluit, datum_aanvraag, datum_besluit, bouwsom_euro, aantal_eenheden, activiteit,
       exploitatie, omzetting, verhuur, geldig_van, CASE WHEN geldig_van IS NOT NULL THEN 'dag' END AS geldig_van_precisie,
       geldig_tot,
       {KNOWN}, _bron, _levering, _bestand, _positie
FROM zaak
"""  # noqa: S608 - made of literals

_PARTIES = f"""
CREATE OR REPLACE TABLE zaakpartij AS
SELECT {PARTY_LABEL} AS van_soort, p.partij_id AS van,
       'Vergunning' AS naar_soort, z.zaaknummer AS naar, v.rol, z.datum_aanvraag, z.beslist, z.uitkomst, z.uitkomst_op,
       z.ingang, z.geldig_tot, bool_or(v.rol = 'houder') OVER (PARTITION BY z.zaaknummer) AS houder_bekend,
       {known("v")}, v._bron, v._levering, v._bestand, v._positie
FROM VergunningPartij v JOIN zaak z USING (zaaknummer, _bron)
JOIN partij p ON p.register = v._bron
     AND p.source_id = v.zaaknummer || CASE WHEN v.volgnummer = 1 THEN '' ELSE '#' || v.volgnummer END
"""  # noqa: S608 - made of literals

_APPLIES = """
SELECT van_soort, van, naar_soort, naar, concat_ws('|', 'VRAAGT_AAN', van, naar) AS id, datum_aanvraag AS geldig_van,
       geregistreerd_op, registratie_tot, _bron, _levering, _bestand, _positie
FROM zaakpartij WHERE rol = 'aanvrager'
"""

# Who asked holds what was granted, unless the source names a holder. What was taken away was held only if it ever began:
# an application that was withdrawn bears the same word.
_HOLDS = f"""
SELECT van_soort, van, naar_soort, naar, concat_ws('|', 'HOUDT', van, naar) AS id,
       coalesce(ingang, uitkomst_op) AS geldig_van,
       CASE WHEN uitkomst = '{codes.WITHDRAWN}' THEN least(geldig_tot, uitkomst_op) ELSE geldig_tot END AS geldig_tot,
       geregistreerd_op, registratie_tot, _bron, _levering, _bestand, _positie
FROM zaakpartij
WHERE rol = CASE WHEN houder_bekend THEN 'houder' ELSE 'aanvrager' END
  AND (uitkomst = '{codes.GRANTED}' AND beslist OR uitkomst = '{codes.WITHDRAWN}' AND ingang IS NOT NULL
       OR uitkomst IS NULL AND rol = 'houder')
"""  # noqa: S608 - words of the model

# The place the case names; else the main address on the object it names, if there is just one.
_FOR_PLACE = f"""
WITH genoemd AS (
    SELECT z.zaaknummer, a.id AS adres FROM zaak z JOIN adres a ON a.sleutel = concat_ws(':', z._bron, z.zaaknummer)
    WHERE a.id IS NOT NULL
), op_object AS (
    SELECT z.zaaknummer, min(h.nummeraanduiding_id) AS adres
    FROM zaak z JOIN e_HEEFT_VBO v ON v.van = z.object_id JOIN hoofdadres h ON h.bag_id = v.naar
    WHERE v.geldig_tot IS NULL AND z.zaaknummer NOT IN (SELECT zaaknummer FROM genoemd)
    GROUP BY z.zaaknummer HAVING count(DISTINCT h.nummeraanduiding_id) = 1
)
SELECT 'Vergunning' AS van_soort, z.zaaknummer AS van, 'Adres' AS naar_soort, g.adres AS naar,
       concat_ws('|', 'VERGUND_VOOR', z.zaaknummer, g.adres) AS id, {known("z")},
       z._bron, z._levering, z._bestand, z._positie
FROM zaak z JOIN (SELECT * FROM genoemd UNION ALL SELECT * FROM op_object) g USING (zaaknummer)
"""  # noqa: S608 - made of literals


def make(db: duckdb.DuckDBPyConnection) -> None:
    """Make Vergunning, VRAAGT_AAN, HOUDT and VERGUND_VOOR, also of notices; who leads the business is no holder."""
    db.execute(_CASES)
    db.execute(_PARTIES)
    notices.gather(db)
    add_node(db, "Vergunning", f"{_PERMIT} UNION ALL BY NAME {notices.PERMIT}")
    notices.add_origins(db)
    add_edges(db, "VRAAGT_AAN", _APPLIES)
    add_edges(db, "HOUDT", _HOLDS)
    add_edges(db, "VERGUND_VOOR", _FOR_PLACE, notices.FOR_PLACE)
