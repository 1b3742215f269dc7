"""WOZ values: per object and valuation date the one that counts.

Rule of WOZ-bevragen 1.0.0: of the values with one valuation date, the one with the latest day of effect; a value whose
only status is annulled does not count; an objection or appeal is pending by the status of the value that counts.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from ondermijning.model import codes
from ondermijning.tables.frame import add_edges, add_node

if TYPE_CHECKING:
    import duckdb

# First what was seen last of each decision, so that one annulled since does not count; then the decision that counts.
_COUNTING = """
CREATE OR REPLACE TABLE woz_waarde AS
WITH besluit AS (
    SELECT * FROM WozWaarde
    QUALIFY row_number() OVER (
        PARTITION BY wozobjectnummer, waardepeildatum, ingangsdatum
        ORDER BY _gezien_tot DESC NULLS FIRST, statussen = $vernietigd, waarde_euro IS NULL, _gezien_van DESC, statussen
    ) = 1
)
SELECT 'WOZ:' || wozobjectnummer || '/' || waardepeildatum AS id, *
FROM besluit
WHERE statussen <> $vernietigd AND waarde_euro IS NOT NULL
QUALIFY row_number() OVER (
    PARTITION BY wozobjectnummer, waardepeildatum ORDER BY _gezien_tot DESC NULLS FIRST, ingangsdatum DESC
) = 1
"""

_VALUE = """
SELECT id, waarde_euro, waardepeildatum AS peildatum_waarde,
       list_has_any(string_split(statussen, ' '), getvariable('in_bezwaar')) AS bezwaar,
       _bron, _levering, _bestand, _positie
FROM woz_waarde WHERE waardepeildatum <= getvariable('peildatum')
"""

_OF_OBJECT = """
SELECT 'Waardering' AS van_soort, w.id AS van, 'Perceel' AS naar_soort, k.doel_id AS naar,
       w.waardepeildatum AS geldig_van, 'dag' AS geldig_van_precisie, w._gezien_van AS geregistreerd_op,
       k._bron, k._levering, k._bestand, k._positie
FROM woz_waarde w JOIN WozKoppeling k USING (wozobjectnummer) WHERE k.soort = 'kadastraalobject'
"""

_OF_BAG = """
SELECT 'Waardering' AS van_soort, w.id AS van, 'Verblijfsobject' AS naar_soort, k.doel_id AS naar,
       w.waardepeildatum AS geldig_van, 'dag' AS geldig_van_precisie, w._gezien_van AS geregistreerd_op,
       k._bron, k._levering, k._bestand, k._positie
FROM woz_waarde w JOIN WozKoppeling k USING (wozobjectnummer) WHERE k.soort = 'adresseerbaarobject'
"""


def make(db: duckdb.DuckDBPyConnection) -> None:
    """Make Waardering and WAARDE_VAN."""
    db.execute(_COUNTING, {"vernietigd": codes.WOZ_ANNULLED})
    db.execute("SET VARIABLE in_bezwaar = ?", [list(codes.WOZ_PENDING)])
    add_node(db, "Waardering", _VALUE)
    add_edges(db, "WAARDE_VAN", _OF_OBJECT, _OF_BAG)
