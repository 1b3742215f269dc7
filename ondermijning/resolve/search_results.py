"""Companies, branches and addresses that are known from a search or a list of names only.

A profile tells more, so what a search tells counts where the same register shows no profile. An address that any register
shields stays out.
"""

from __future__ import annotations

from ondermijning.views.view import View

MACROS = {
    # Of all results about one thing the best: what still holds, the company itself, its main branch, its names.
    "gevonden_rang(einde, vestiging, soort)": """
        (einde IS NOT NULL, vestiging <> '', soort <> 'hoofdvestiging', soort = 'naamgeving')""",
}

VIEWS = (
    View(
        name="alle_inschrijvingen",
        makes="a company as its register tells it, by a profile or else by a search",
        key=("_bron", "kvk"),
        local="kvk",
        reads=("Inschrijving", "Zoekresultaat"),
        sql="""
            SELECT * FROM Inschrijving
            UNION ALL BY NAME
            SELECT kvk, naam, n.statutaire_naam, n.rsin, n.aanvang, n.aanvang_precisie, n.einde, n.einde_precisie, z._bron,
                   z._levering, z._bestand, z._positie, z._gezien_van, z._gezien_tot
            FROM (
                SELECT * FROM Zoekresultaat
                QUALIFY row_number() OVER (
                    PARTITION BY _bron, kvk
                    ORDER BY gevonden_rang(_gezien_tot, vestigingsnummer, soort), _gezien_van DESC, _levering, _bestand, _positie
                ) = 1
            ) z
            LEFT JOIN (
                SELECT _bron, kvk, statutaire_naam, rsin, aanvang, aanvang_precisie, einde, einde_precisie
                FROM Zoekresultaat WHERE soort = 'naamgeving' AND vestigingsnummer = ''
            ) n USING (_bron, kvk)
            ANTI JOIN Inschrijving USING (_bron, kvk)
        """,
    ),
    View(
        name="alle_vestigingen",
        makes="a branch as its register tells it, by a profile or else by a search",
        key=("_bron", "vestigingsnummer"),
        local="vestigingsnummer",
        reads=("Vestiging", "Zoekresultaat"),
        sql="""
            SELECT * FROM Vestiging
            UNION ALL BY NAME
            SELECT vestigingsnummer, kvk, naam, soort = 'hoofdvestiging' AS hoofdvestiging, _bron, _levering, _bestand, _positie,
                   _gezien_van, _gezien_tot
            FROM (
                SELECT * FROM Zoekresultaat WHERE vestigingsnummer <> ''
                QUALIFY row_number() OVER (
                    PARTITION BY _bron, vestigingsnummer
                    ORDER BY gevonden_rang(_gezien_tot, vestigingsnummer, soort), _gezien_van DESC, _levering, _bestand, _positie
                ) = 1
            ) z
            ANTI JOIN Vestiging USING (_bron, vestigingsnummer)
        """,
    ),
    View(
        name="alle_vestigingsadressen",
        makes="an address of a company or branch, by a profile or else by a search",
        reads=("VestigingAdres", "Zoekresultaat"),
        sql="""
            SELECT * REPLACE (bool_or(afgeschermd) OVER (PARTITION BY kvk, vestigingsnummer, soort) AS afgeschermd)
            FROM VestigingAdres
            UNION ALL BY NAME
            SELECT kvk, vestigingsnummer, adres_soort AS soort, false AS afgeschermd, straat, huisnummer, toevoeging, postcode,
                   woonplaats, land, _bron, _levering, _bestand, _positie, _gezien_van, _gezien_tot
            FROM (
                SELECT * FROM Zoekresultaat WHERE adres_soort IS NOT NULL
                QUALIFY row_number() OVER (
                    PARTITION BY _bron, kvk, vestigingsnummer, adres_soort
                    ORDER BY gevonden_rang(_gezien_tot, vestigingsnummer, soort), _gezien_van DESC, _levering, _bestand, _positie
                ) = 1
            ) z
            WHERE NOT EXISTS (
                SELECT 1 FROM VestigingAdres a
                WHERE a.kvk = z.kvk AND a.vestigingsnummer = z.vestigingsnummer AND (a._bron = z._bron OR a.afgeschermd)
            )
        """,
    ),
)
