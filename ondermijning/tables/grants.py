"""Grants: who receives them and where they are spent."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ondermijning.model import codes
from ondermijning.tables.frame import add_edges, add_node
from ondermijning.tables.words import PARTY_LABEL, any_word, known

if TYPE_CHECKING:
    import duckdb

# Where a register gives the year only, the grant counts from the first day of that year.
_GRANTS = """
CREATE OR REPLACE TABLE verlening AS
SELECT *, coalesce(datum_besluit, make_date(subsidiejaar, 1, 1)) AS dag,
       coalesce(datum_besluit <= getvariable('peildatum'), true) AS beslist
FROM Subsidieverlening
WHERE coalesce(datum_aanvraag, datum_besluit, make_date(subsidiejaar, 1, 1), _gezien_van) <= getvariable('peildatum')
"""

_GRANT = """
SELECT dossiernummer AS id, regeling, CASE WHEN beslist THEN status END AS status, aangevraagd_euro,
       CASE WHEN beslist THEN verleend_euro END AS verleend_euro, CASE WHEN beslist THEN vastgesteld_euro END AS vastgesteld_euro,
       datum_aanvraag, CASE WHEN beslist THEN datum_besluit END AS datum_besluit, _bron, _levering, _bestand, _positie
FROM verlening
"""

# A register of grants tells of no application; one that does and tells of no decision has none yet.
_UNDECIDED = "v.datum_besluit IS NULL AND v.datum_aanvraag IS NOT NULL AND v.vastgesteld_euro IS NULL"

_RECEIVES = f"""
SELECT {PARTY_LABEL} AS van_soort, p.partij_id AS van,
       'Subsidie' AS naar_soort, v.dossiernummer AS naar, concat_ws('|', 'ONTVANGT', p.partij_id, v.dossiernummer) AS id,
       v.dag AS geldig_van, CASE WHEN v.datum_besluit IS NOT NULL THEN 'dag' WHEN v.dag IS NOT NULL THEN 'jaar' END
           AS geldig_van_precisie,
       {known("v")}, v._bron, v._levering, v._bestand, v._positie
FROM verlening v JOIN partij p ON p.register = v._bron AND p.source_id = v.dossiernummer
WHERE CASE WHEN v.verleend_euro IS NULL THEN NOT ({any_word("v.status", codes.NOT_GRANTED_WORDS)} OR {_UNDECIDED})
           ELSE v.verleend_euro > 0 END
"""  # noqa: S608 - words of the model

_SPENT_AT = f"""
SELECT 'Subsidie' AS van_soort, v.dossiernummer AS van, 'Adres' AS naar_soort, a.id AS naar,
       concat_ws('|', 'BESTEED_OP', v.dossiernummer, a.id) AS id,
       {known("v")}, v._bron, v._levering, v._bestand, v._positie
FROM verlening v JOIN adres a ON a.sleutel = concat_ws(':', v._bron, v.dossiernummer)
"""  # noqa: S608 - made of literals


def make(db: duckdb.DuckDBPyConnection) -> None:
    """Make Subsidie, ONTVANGT (from the decision on; not where nothing was granted or decided) and BESTEED_OP."""
    db.execute(_GRANTS)
    add_node(db, "Subsidie", _GRANT)
    add_edges(db, "ONTVANGT", _RECEIVES)
    add_edges(db, "BESTEED_OP", _SPENT_AT)
