"""What is new, changed or gone among the mentions since the store was written."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import duckdb

# All that twins have in common; with what tells them apart it is all that resolution looks at.
_LOOKS = (
    "register, soort, naam, voornamen, voorvoegsel, geslachtsnaam, geboortedatum, geboortedatum_precisie, vormcode, vormtekst,"
    " postcode, huisnummer, toevoeging, woonplaats, overdrachten"
)
# Strongest first, as in ``exact_clusters.KEYS``.
_KEYS = ("rsin", "kvk", "bsn_hmac", "imkad")
_VALUES = " UNION ALL ".join(
    f"SELECT nr, {place} AS plek, hash(soort, {place}, {name}) AS waarde FROM nieuw WHERE {name} <> ''"  # noqa: S608 - literals
    for place, name in enumerate(_KEYS)
)

# Both hashes together tell a mention and all that it says. ``stand`` holds the row of each number in ``vermelding``.
_COMPARED = f"""
CREATE OR REPLACE TEMP TABLE stand AS
SELECT nr, plaats, n.rij, n.uiterlijk FROM (
    SELECT plaats, hash(source_id, eerste, {", ".join(_KEYS)}, uiterlijk) AS rij, uiterlijk
    FROM (SELECT rowid AS plaats, hash({_LOOKS}) AS uiterlijk, * FROM vermelding)
) n FULL JOIN opslag.gezien o ON n.rij = o.rij AND n.uiterlijk = o.uiterlijk;
CREATE OR REPLACE TEMP TABLE verschil AS
SELECT coalesce(o.nr, (SELECT coalesce(max(nr), -1) FROM opslag.gezien) + row_number() OVER (
           PARTITION BY o.nr IS NULL ORDER BY n.register, n.source_id
       )) AS nr, o.nr IS NOT NULL AS eerder, n.rij IS NOT NULL AS nu, n.register, n.source_id, n.soort, n.rij, n.uiterlijk,
       o.uiterlijk AS uiterlijk_was, n.plaats
FROM (
    SELECT plaats, register, source_id, soort, rij, uiterlijk FROM stand s JOIN vermelding v ON v.rowid = plaats WHERE nr IS NULL
) n FULL JOIN (
    SELECT * FROM opslag.gezien WHERE nr IN (SELECT nr FROM stand WHERE plaats IS NULL)
) o ON n.register = o.register AND n.source_id = o.source_id;
"""  # noqa: S608 - literals

# What the changed mentions were goes into tables of its own before it is replaced: it may still change others.
_REPLACED = f"""
CREATE OR REPLACE TEMP TABLE veranderd AS SELECT nr FROM verschil;
CREATE OR REPLACE TEMP TABLE waarde_was AS SELECT DISTINCT waarde FROM opslag.waarde SEMI JOIN veranderd USING (nr);
CREATE OR REPLACE TEMP TABLE knoop_was AS SELECT * FROM opslag.knoop SEMI JOIN veranderd USING (nr);
DELETE FROM stand WHERE nr IS NULL OR plaats IS NULL;
INSERT INTO stand SELECT nr, plaats, rij, uiterlijk FROM verschil WHERE nu;
DELETE FROM opslag.gezien WHERE nr IN (FROM veranderd);
DELETE FROM opslag.waarde WHERE nr IN (FROM veranderd);
INSERT INTO opslag.gezien SELECT nr, register, source_id, soort, rij, uiterlijk FROM verschil WHERE nu;
INSERT INTO opslag.waarde
WITH nieuw AS MATERIALIZED (
    SELECT nr, v.soort, {", ".join(_KEYS)} FROM verschil JOIN vermelding v ON v.rowid = plaats WHERE nu
)
{_VALUES};
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
