"""Companies, branches and addresses that are known from a search or a list of names only.

A profile tells more, so what a search tells counts where the same register shows no profile. An address that any register
shields stays out.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import duckdb

_ORIGIN = "_bron, _levering, _bestand, _positie, _gezien_van, _gezien_tot"

# The best of all results about one thing: what still holds, the company itself, its main branch, the latest.
_BEST = """
    ORDER BY _gezien_tot IS NOT NULL, vestigingsnummer <> '', soort <> 'hoofdvestiging', soort = 'naamgeving',
             _gezien_van DESC, _levering, _bestand, _positie
"""

_COMPANIES = f"""
INSERT INTO Inschrijving BY NAME
SELECT kvk, naam, n.statutaire_naam, n.rsin, n.aanvang, n.aanvang_precisie, n.einde, n.einde_precisie, {_ORIGIN}
FROM (
    SELECT kvk, naam, {_ORIGIN} FROM Zoekresultaat
    QUALIFY row_number() OVER (PARTITION BY _bron, kvk {_BEST}) = 1
) z
LEFT JOIN (
    SELECT _bron, kvk, statutaire_naam, rsin, aanvang, aanvang_precisie, einde, einde_precisie
    FROM Zoekresultaat WHERE soort = 'naamgeving' AND vestigingsnummer = ''
) n USING (_bron, kvk)
ANTI JOIN Inschrijving USING (_bron, kvk)
"""  # noqa: S608 - made of literals

_BRANCHES = f"""
INSERT INTO Vestiging BY NAME
SELECT vestigingsnummer, kvk, naam, soort = 'hoofdvestiging' AS hoofdvestiging, {_ORIGIN}
FROM (
    SELECT * FROM Zoekresultaat WHERE vestigingsnummer <> ''
    QUALIFY row_number() OVER (PARTITION BY _bron, vestigingsnummer {_BEST}) = 1
) z
ANTI JOIN Vestiging USING (_bron, vestigingsnummer)
"""  # noqa: S608 - made of literals

_ADDRESSES = f"""
INSERT INTO VestigingAdres BY NAME
SELECT kvk, vestigingsnummer, adres_soort AS soort, false AS afgeschermd, straat, huisnummer, toevoeging, postcode, woonplaats,
       land, {_ORIGIN}
FROM (
    SELECT * FROM Zoekresultaat WHERE adres_soort IS NOT NULL
    QUALIFY row_number() OVER (PARTITION BY _bron, kvk, vestigingsnummer, adres_soort {_BEST}) = 1
) z
WHERE NOT EXISTS (
    SELECT 1 FROM VestigingAdres a
    WHERE a.kvk = z.kvk AND a.vestigingsnummer = z.vestigingsnummer AND (a._bron = z._bron OR a.afgeschermd)
)
"""  # noqa: S608 - made of literals


def use_search_results(db: duckdb.DuckDBPyConnection) -> None:
    """Add what only a search or a list of names tells to the companies, branches and addresses; again changes nothing."""
    for statement in (_COMPANIES, _BRANCHES, _ADDRESSES):
        db.execute(statement)
