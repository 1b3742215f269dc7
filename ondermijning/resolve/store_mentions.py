"""What is new, changed or gone among the mentions since the store was written."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import duckdb

# All that twins have in common; with what tells them apart it is all that resolution looks at.
_LOOKS = (
    "register, soort, naam, voornamen, voorvoegsel, geslachtsnaam, geboortedatum, geboortedatum_precisie, vormcode, vormtekst,"
    " postcode, huisnummer, toevoeging, woonplaats"
)
# Strongest first, as in ``exact.KEYS``.
_KEYS = ("rsin", "kvk", "bsn_hmac", "imkad")
_VALUES = " UNION ALL ".join(
    f"SELECT register, source_id, {place} AS plek, hash(soort, {place}, {name}) AS waarde FROM vermelding WHERE {name} <> ''"  # noqa: S608 - literals
    for place, name in enumerate(_KEYS)
)

_COMPARED = f"""
CREATE OR REPLACE TEMP TABLE verschil AS
SELECT coalesce(o.nr, (SELECT coalesce(max(nr), -1) FROM opslag.gezien) + row_number() OVER (
           PARTITION BY o.nr IS NULL ORDER BY n.register, n.source_id
       )) AS nr, o.nr IS NOT NULL AS eerder, n.rij IS NOT NULL AS nu, n.register, n.source_id, n.soort, n.rij, n.uiterlijk,
       o.uiterlijk AS uiterlijk_was
FROM (
    SELECT register, source_id, soort, hash(eerste, rsin, kvk, bsn_hmac, imkad, {_LOOKS}) AS rij, hash({_LOOKS}) AS uiterlijk
    FROM vermelding
) n FULL JOIN opslag.gezien o ON n.register = o.register AND n.source_id = o.source_id
WHERE n.rij IS DISTINCT FROM o.rij;
"""  # noqa: S608 - literals

# What the changed mentions were goes into tables of its own before it is replaced: it may still change others.
_REPLACED = f"""
CREATE OR REPLACE TEMP TABLE veranderd AS SELECT nr FROM verschil;
CREATE OR REPLACE TEMP TABLE waarde_was AS SELECT DISTINCT waarde FROM opslag.waarde SEMI JOIN veranderd USING (nr);
CREATE OR REPLACE TEMP TABLE knoop_was AS SELECT * FROM opslag.knoop SEMI JOIN veranderd USING (nr);
DELETE FROM opslag.gezien WHERE nr IN (FROM veranderd);
DELETE FROM opslag.waarde WHERE nr IN (FROM veranderd);
INSERT INTO opslag.gezien SELECT nr, register, source_id, soort, rij, uiterlijk FROM verschil WHERE nu;
INSERT INTO opslag.waarde
SELECT nr, plek, waarde FROM ({_VALUES}) JOIN verschil USING (register, source_id) WHERE nu;
CREATE OR REPLACE TEMP TABLE vuil AS SELECT nr FROM verschil WHERE nu;
"""  # noqa: S608 - literals


def find_changes(db: duckdb.DuckDBPyConnection) -> int:
    """Bring the mentions in the store to those of the table ``vermelding``.

    ``verschil`` then tells what changed, and ``vuil`` holds the mentions whose pairs must be looked at again.

    Returns:
        How many mentions are new or changed.
    """
    db.execute(_COMPARED)
    db.execute(_REPLACED)
    return int(db.execute("SELECT count(*) FROM vuil").fetchall()[0][0])
