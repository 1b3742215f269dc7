"""Every party as one register names it, with the keys that register gives.

Keys of mentions: a land-registry person by its IMKAD id, a company by ``KVK:<8>``, a branch by ``VEST:<12>``, a WOZ
party by the number the file gives, else by object and role.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import duckdb

PERSON = "persoon"
COMPANY = "bedrijf"

_MENTIONS = """
CREATE OR REPLACE TABLE vermelding AS
WITH alle AS (
    SELECT _bron AS register, persoon_id AS source_id, 'persoon' AS soort,
           nullif(concat_ws(' ', voornamen, voorvoegsel, geslachtsnaam), '') AS naam,
           NULL::TEXT AS rsin, NULL::TEXT AS kvk, persoon_id AS imkad, bsn_hmac,
           afgeschermd, _gezien_van, _bron, _levering, _bestand, _positie
    FROM NatuurlijkPersoon
    UNION ALL
    SELECT _bron, persoon_id, 'bedrijf', naam, rsin, kvk, persoon_id, NULL, false,
           _gezien_van, _bron, _levering, _bestand, _positie
    FROM NietNatuurlijkPersoon
    UNION ALL
    SELECT _bron, 'KVK:' || kvk, 'bedrijf', coalesce(statutaire_naam, naam), rsin, kvk, NULL, NULL, false,
           _gezien_van, _bron, _levering, _bestand, _positie
    FROM Inschrijving
    UNION ALL
    SELECT _bron, 'VEST:' || vestigingsnummer, 'bedrijf', naam, NULL, kvk, NULL, NULL, false,
           _gezien_van, _bron, _levering, _bestand, _positie
    FROM Vestiging
    UNION ALL
    SELECT _bron,
           CASE WHEN soort = 'natuurlijk_persoon' THEN wozobjectnummer || ':' || rol
                ELSE coalesce('RSIN:' || rsin, 'KVK:' || kvk, wozobjectnummer || ':' || rol) END,
           CASE WHEN soort = 'natuurlijk_persoon' THEN 'persoon' ELSE 'bedrijf' END,
           naam, rsin, kvk, NULL, bsn_hmac, afgeschermd, _gezien_van, _bron, _levering, _bestand, _positie
    FROM WozBelanghebbende
)
SELECT register, source_id, soort, naam, rsin, kvk, imkad, bsn_hmac, afgeschermd,
       _gezien_van AS eerste, _bron, _levering, _bestand, _positie
FROM alle
QUALIFY row_number() OVER (
    PARTITION BY register, source_id ORDER BY _gezien_van, _levering, _bestand, _positie, naam, rsin, kvk, bsn_hmac
) = 1
"""


def make_mentions(db: duckdb.DuckDBPyConnection) -> int:
    """Make the table ``vermelding`` from the state of the records.

    Args:
        db: a database made by ``sources.state.open_state``.

    Returns:
        The number of mentions: one per register and source id.
    """
    db.execute(_MENTIONS)
    return int(db.execute("SELECT count(*) FROM vermelding").fetchall()[0][0])
