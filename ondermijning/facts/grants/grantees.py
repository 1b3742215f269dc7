"""Who receives a grant: how young, in bankruptcy, on whose account; and how soon a building that got a grant was sold."""

from __future__ import annotations

from ondermijning.tables.words import any_of
from ondermijning.views.elements import Fact, Origin
from ondermijning.views.view import View

# Words in the scheme of a grant that goes into a building.
_BUILDING_WORDS = (
    "gevel",
    "monument",
    "restaurat",
    "verduurzam",
    "isolat",
    "energie",
    "zonnepan",
    "funder",
    "asbest",
    "renovat",
    "woningverbeter",
)

VIEWS = (
    Fact(
        name="ontvangerleeftijd",
        makes="a grant with the age of the company when it asked, else when it was decided",
        of="ONTVANGT",
        gives=("dagen_sinds_oprichting",),
        reads=("e_ONTVANGT", "n_Bedrijf", "n_Subsidie"),
        sql="""
            SELECT o.id, o.van, o.naar,
                   datediff('day', b.opgericht, coalesce(s.datum_aanvraag, s.datum_besluit)) AS dagen_sinds_oprichting
            FROM e_ONTVANGT o JOIN n_Bedrijf b ON b.id = o.van JOIN n_Subsidie s ON s.id = o.naar
            WHERE dagen_sinds_oprichting >= 0
        """,
        origins=(Origin(element="van", column="opgericht", of=("Bedrijf",)), Origin(element="naar", of=("Subsidie",))),
    ),
    Fact(
        name="na_faillissement",
        makes="a grant decided while the company was bankrupt",
        of="ONTVANGT",
        gives=("dagen_na_faillissement",),
        reads=("e_ONTVANGT", "n_Subsidie", "e_GAAT_OVER", "n_Insolventie"),
        sql="""
            SELECT o.id, o.naar, g.id AS over, datediff('day', i.datum, s.datum_besluit) AS dagen_na_faillissement
            FROM e_ONTVANGT o JOIN n_Subsidie s ON s.id = o.naar JOIN e_GAAT_OVER g ON g.naar = o.van
            JOIN n_Insolventie i ON i.id = g.van
            WHERE i.soort = 'F' AND dagen_na_faillissement >= 0 AND coalesce(i.datum_einde > s.datum_besluit, true)
            QUALIFY row_number() OVER (PARTITION BY o.id ORDER BY dagen_na_faillissement, g.id) = 1
        """,
        origins=(Origin(element="over", of=("GAAT_OVER",)), Origin(element="naar", of=("Subsidie",))),
    ),
    View(
        name="gedeelde_rekening",
        # Only companies known by number: two names may be one party. Companies of one circle count as one.
        makes="a bank account on which grants of several companies were paid",
        key=("iban_hmac",),
        reads=("e_ONTVANGT", "verlening", "n_Bedrijf", "kring"),
        sql="""
            WITH betaald AS (
                SELECT DISTINCT o.id, o.naar, v.iban_hmac, coalesce(k.kring, b.id) AS groep
                FROM e_ONTVANGT o JOIN verlening v ON v.dossiernummer = o.naar JOIN n_Bedrijf b ON b.id = o.van
                LEFT JOIN kring k ON k.id = b.id
                WHERE v.iban_hmac IS NOT NULL AND b.kvk IS NOT NULL AND NOT b.eenmanszaak AND b.uitgezonderd IS NULL
            )
            SELECT iban_hmac, min(naar) AS rekening, count(DISTINCT groep) AS ontvangers, list(DISTINCT id ORDER BY id) AS ids
            FROM betaald GROUP BY iban_hmac HAVING ontvangers > 1
        """,
    ),
    Fact(
        name="betaald_op_gedeelde_rekening",
        makes="a grant that was paid on such an account, which bears the number of the first dossier on it",
        of="ONTVANGT",
        gives=("rekening", "rekening_ontvangers"),
        reads=("gedeelde_rekening",),
        sql="SELECT unnest(ids) AS id, rekening, ontvangers AS rekening_ontvangers, ids FROM gedeelde_rekening",
        origins=(Origin(elements="ids", of=("ONTVANGT",)),),
    ),
    Fact(
        name="na_pandsubsidie",
        makes="a grant for a building with the first sale of the object after it",
        of="BESTEED_OP",
        gives=("dagen_tot_verkoop", "verkoop_id"),
        reads=("e_BESTEED_OP", "n_Subsidie", "e_HEEFT_ADRES", "e_HEEFT_VBO", "e_BETREFT", "n_Transactie"),
        constants={"pand": any_of(_BUILDING_WORDS)},
        sql="""
            SELECT p.id, s.id AS subsidie, t.id AS verkoop_id, datediff('day', s.datum_besluit, t.datum) AS dagen_tot_verkoop
            FROM e_BESTEED_OP p JOIN n_Subsidie s ON s.id = p.van JOIN e_HEEFT_ADRES a ON a.naar = p.naar
            JOIN e_HEEFT_VBO h ON h.naar = a.van JOIN e_BETREFT b ON b.naar = h.van JOIN n_Transactie t ON t.id = b.van
            WHERE bevat(s.regeling, $pand) AND t.soort = 'koop' AND dagen_tot_verkoop >= 0
            QUALIFY row_number() OVER (PARTITION BY p.id ORDER BY t.datum, t.id) = 1
        """,
        origins=(Origin(element="subsidie", of=("Subsidie",)), Origin(element="verkoop_id", of=("Transactie",))),
    ),
)
