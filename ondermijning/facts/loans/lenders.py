"""What a company is as a lender: by a licence in a public register, else by its main activity (first digits of SBI 2008).

This is the one place that says who lends by trade. A licence counts while it holds on the date. A financial holding lends within
its group and is no lender by trade; an activity that is not known tells nothing.
"""

from __future__ import annotations

from ondermijning.model import codes
from ondermijning.views.elements import Fact, Origin
from ondermijning.views.view import View

_BANKS, _HOLDING, _FINANCE = "6419|65", "642", ("64", "66")
BY_TRADE = ("vergunning", "bank", "financieel")

VIEWS = (
    View(
        name="vergunde_geldverstrekker",
        makes="a licence to lend that holds on the date, with its holder",
        reads=("Kredietvergunning", "n_Bedrijf"),
        constants={"soorten": codes.LENDING_LICENCES},
        sql="""
            SELECT b.id, k._bron, k._levering, k._bestand, k._positie
            FROM Kredietvergunning k JOIN n_Bedrijf b ON b.kvk = k.kvk
            WHERE k.soort IN $soorten AND coalesce(k.datum_ingang, k._gezien_van) <= getvariable('peildatum')
              AND coalesce(least(k.datum_einde, k._gezien_tot) > getvariable('peildatum'), true)
        """,
    ),
    Fact(
        name="geldverstrekker",
        makes="a company with what it is as a lender",
        of="Bedrijf",
        gives=("geldverstrekker",),
        reads=("n_Bedrijf", "vergunde_geldverstrekker"),
        constants={"bank": _BANKS, "holding": _HOLDING, "financieel": _FINANCE},
        sql="""
            SELECT id, CASE WHEN id IN (SELECT id FROM vergunde_geldverstrekker) THEN 'vergunning'
                            WHEN begint_met(sbi, $bank) THEN 'bank' WHEN left(sbi, 3) = $holding THEN 'holding'
                            WHEN left(sbi, 2) IN $financieel THEN 'financieel' ELSE 'anders' END AS geldverstrekker
            FROM n_Bedrijf WHERE sbi IS NOT NULL OR id IN (SELECT id FROM vergunde_geldverstrekker)
        """,
        origins=(
            Origin(
                inputs="SELECT id, id AS element, 'sbi' AS kolom FROM geldverstrekker WHERE geldverstrekker <> 'vergunning'",
                reads=("geldverstrekker",),
                of=("Bedrijf",),
            ),
        ),
    ),
    View(
        name="herkomst_kredietvergunning",
        makes="the place of a licence",
        reads=("vergunde_geldverstrekker",),
        part_of="herkomst_geldverstrekker",
        sql="""
            SELECT id AS element, 'geldverstrekker' AS kolom, _bron AS bron, _levering AS levering, _bestand AS bestand,
                   _positie AS positie
            FROM vergunde_geldverstrekker
        """,
    ),
    View(
        name="financier",
        makes="a company that lends by trade: licensed, a bank, an insurer or another in finance",
        reads=("geldverstrekker",),
        key=("id",),
        constants={"beroep": BY_TRADE},
        sql="SELECT id FROM geldverstrekker WHERE geldverstrekker IN $beroep",
    ),
)
