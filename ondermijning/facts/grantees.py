"""Who receives a grant: how young, in bankruptcy, on whose account; and how soon a building that got a grant was sold."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ondermijning.facts.origins import add_origins
from ondermijning.tables.words import any_word

if TYPE_CHECKING:
    import duckdb

# Words in the scheme of a grant that goes into a building.
_BUILDING_WORDS = (
    "gevel", "monument", "restaurat", "verduurzam", "isolat", "energie", "zonnepan", "funder", "asbest", "renovat",
    "woningverbeter",
)  # fmt: skip

_AGE = """
CREATE OR REPLACE TABLE ontvangerleeftijd AS
SELECT o.id, o.van, o.naar, datediff('day', b.opgericht, coalesce(s.datum_aanvraag, s.datum_besluit)) AS dagen
FROM e_ONTVANGT o JOIN n_Bedrijf b ON b.id = o.van JOIN n_Subsidie s ON s.id = o.naar WHERE dagen >= 0
"""

_SET_AGE = "UPDATE e_ONTVANGT SET dagen_sinds_oprichting = l.dagen FROM ontvangerleeftijd l WHERE l.id = e_ONTVANGT.id"

_AGE_INPUTS = """
SELECT id, van AS element, 'opgericht' AS kolom FROM ontvangerleeftijd UNION ALL SELECT id, naar, '' FROM ontvangerleeftijd
"""

_BANKRUPT = """
CREATE OR REPLACE TABLE na_faillissement AS
SELECT o.id, o.naar, g.id AS over, datediff('day', i.datum, s.datum_besluit) AS dagen
FROM e_ONTVANGT o JOIN n_Subsidie s ON s.id = o.naar JOIN e_GAAT_OVER g ON g.naar = o.van JOIN n_Insolventie i ON i.id = g.van
WHERE i.soort = 'F' AND dagen >= 0 AND coalesce(i.datum_einde > s.datum_besluit, true)
QUALIFY row_number() OVER (PARTITION BY o.id ORDER BY dagen, g.id) = 1
"""

_SET_BANKRUPT = (
    "UPDATE e_ONTVANGT SET dagen_na_faillissement = n.dagen FROM na_faillissement n WHERE n.id = e_ONTVANGT.id"
)

_BANKRUPT_INPUTS = "SELECT id, unnest([over, naar]) AS element, '' AS kolom FROM na_faillissement"

# Only companies known by number: two names may be one party. Companies of one circle count as one.
_ACCOUNTS = """
CREATE OR REPLACE TABLE gedeelde_rekening AS
WITH betaald AS (
    SELECT DISTINCT o.id, o.naar, v.iban_hmac, coalesce(b.kring, b.id) AS groep
    FROM e_ONTVANGT o JOIN verlening v ON v.dossiernummer = o.naar JOIN n_Bedrijf b ON b.id = o.van
    WHERE v.iban_hmac IS NOT NULL AND b.kvk IS NOT NULL AND NOT b.eenmanszaak AND b.uitgezonderd IS NULL
)
SELECT iban_hmac, min(naar) AS rekening, count(DISTINCT groep) AS ontvangers, list(DISTINCT id) AS ids
FROM betaald GROUP BY iban_hmac HAVING ontvangers > 1
"""

_SET_ACCOUNTS = """
UPDATE e_ONTVANGT SET rekening = r.rekening, rekening_ontvangers = r.ontvangers
FROM (SELECT rekening, ontvangers, unnest(ids) AS id FROM gedeelde_rekening) r WHERE r.id = e_ONTVANGT.id
"""

_ACCOUNT_INPUTS = """
SELECT k.id, e.element, '' AS kolom
FROM (SELECT rekening, unnest(ids) AS id FROM gedeelde_rekening) k
JOIN (SELECT rekening, unnest(ids) AS element FROM gedeelde_rekening) e USING (rekening)
"""

_SOLD = f"""
CREATE OR REPLACE TABLE na_pandsubsidie AS
SELECT p.id, s.id AS subsidie, t.id AS verkoop, datediff('day', s.datum_besluit, t.datum) AS dagen
FROM e_BESTEED_OP p JOIN n_Subsidie s ON s.id = p.van JOIN e_HEEFT_ADRES a ON a.naar = p.naar
JOIN e_HEEFT_VBO h ON h.naar = a.van JOIN e_BETREFT b ON b.naar = h.van JOIN n_Transactie t ON t.id = b.van
WHERE {any_word("s.regeling", _BUILDING_WORDS)} AND t.soort = 'koop' AND dagen >= 0
QUALIFY row_number() OVER (PARTITION BY p.id ORDER BY t.datum, t.id) = 1
"""  # noqa: S608 - words of our own

_SET_SOLD = """
UPDATE e_BESTEED_OP SET dagen_tot_verkoop = n.dagen, verkoop_id = n.verkoop FROM na_pandsubsidie n WHERE n.id = e_BESTEED_OP.id
"""

_SOLD_INPUTS = "SELECT id, unnest([subsidie, verkoop]) AS element, '' AS kolom FROM na_pandsubsidie"

_FACTS = {
    "dagen_sinds_oprichting": _AGE_INPUTS, "dagen_na_faillissement": _BANKRUPT_INPUTS, "rekening": _ACCOUNT_INPUTS,
    "rekening_ontvangers": _ACCOUNT_INPUTS, "dagen_tot_verkoop": _SOLD_INPUTS, "verkoop_id": _SOLD_INPUTS,
}  # fmt: skip


def compute(db: duckdb.DuckDBPyConnection) -> None:
    """Fill the facts on ONTVANGT and BESTEED_OP; reads ``verlening`` and ``kring`` of companies."""
    for statement in (_AGE, _SET_AGE, _BANKRUPT, _SET_BANKRUPT, _ACCOUNTS, _SET_ACCOUNTS, _SOLD, _SET_SOLD):
        db.execute(statement)
    for column, inputs in _FACTS.items():
        add_origins(db, column, inputs)
