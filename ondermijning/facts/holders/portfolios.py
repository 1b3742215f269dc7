"""How many objects one ultimate holder has, how fast he buys, and how fast what he holds grows by that."""

from __future__ import annotations

from ondermijning.model import codes
from ondermijning.views.elements import Fact, Origin
from ondermijning.views.view import View

_SMALLEST = 5  # fewer objects are no portfolio
_NAMED = 50  # of a larger portfolio each object has the origin of its own row only
_MONTHS = 24
_SEVERAL = 2  # a single purchase has no pace, nothing bought no growth

VIEWS = (
    View(
        name="portefeuille",
        makes="a head with the objects that it and its parties hold now, and the rank of their number",
        reads=("groepsbezit",),
        key=("hoofd",),
        sql="""
            SELECT hoofd, count(DISTINCT perceel) AS aantal, list(DISTINCT id ORDER BY id) AS ids,
                   CAST(round(1000 * percent_rank() OVER (ORDER BY count(DISTINCT perceel))) AS BIGINT) AS rang
            FROM groepsbezit WHERE einde IS NULL GROUP BY hoofd
        """,
    ),
    Fact(
        name="bezit_in_portefeuille",
        makes="a holding that is one of a portfolio now",
        of="BEZIT",
        gives=("portefeuille", "portefeuille_rang_promille"),
        reads=("portefeuille", "groepsbezit"),
        constants={"kleinste": _SMALLEST, "genoemd": _NAMED},
        sql="""
            SELECT g.id, p.aantal AS portefeuille, p.rang AS portefeuille_rang_promille,
                   CASE WHEN p.aantal <= $genoemd THEN p.ids ELSE [g.id] END AS ids
            FROM portefeuille p JOIN groepsbezit g USING (hoofd)
            WHERE g.einde IS NULL AND p.aantal >= $kleinste
        """,
        origins=(
            Origin(elements="ids", of=("BEZIT",)),
            Origin(
                inputs="SELECT id, zeggenschap AS element, '' AS kolom FROM groepsbezit WHERE zeggenschap IS NOT NULL",
                reads=("groepsbezit",),
                of=("ZEGGENSCHAP_OVER", "BESTUURT"),
            ),
        ),
    ),
    View(
        name="aankoop",
        # Deeds of one day are one purchase: a portfolio passes in many parts.
        makes="a purchase under the head of its buyer, on its day",
        reads=("e_KOPER", "n_Transactie", "groep"),
        key=("id",),
        constants={"koop": (codes.SALE, codes.AUCTION)},
        sql="""
            SELECT k.id, g.hoofd, t.id AS transactie, t.datum AS dag
            FROM e_KOPER k JOIN n_Transactie t ON t.id = k.naar JOIN groep g ON g.partij = k.van
            WHERE t.soort IN $koop AND t.datum IS NOT NULL
        """,
    ),
    Fact(
        name="tempo",
        makes="a purchase with the days on which its ultimate buyer bought in the months up to it",
        of="KOPER",
        gives=("aankopen_24_maanden",),
        reads=("aankoop",),
        constants={"maanden": _MONTHS, "meer": _SEVERAL, "genoemd": _NAMED},
        sql="""
            WITH samen AS (
                SELECT a.id, count(DISTINCT e.dag) AS dagen, list(DISTINCT e.id ORDER BY e.id) AS ids
                FROM aankoop a JOIN aankoop e ON e.hoofd = a.hoofd AND e.dag <= a.dag AND e.dag > a.dag - to_months($maanden)
                GROUP BY a.id
            )
            SELECT id, dagen AS aankopen_24_maanden, CASE WHEN len(ids) <= $genoemd THEN ids ELSE [id] END AS ids
            FROM samen WHERE dagen >= $meer
        """,
        origins=(Origin(elements="ids", of=("KOPER",)),),
    ),
    Fact(
        name="groei",
        makes="a purchase with what its ultimate buyer held before the months up to it, and what it bought in these and still held",
        of="KOPER",
        gives=("portefeuille_voor", "groei_objecten", "groei_procent"),
        reads=("aankoop", "e_BETREFT", "groepsbezit"),
        constants={"maanden": _MONTHS, "meer": _SEVERAL, "genoemd": _NAMED},
        sql="""
            WITH gekocht AS (
                SELECT DISTINCT a.hoofd, a.dag, b.naar AS perceel FROM aankoop a JOIN e_BETREFT b ON b.van = a.transactie
            ), stand AS (
                SELECT a.id, h.id AS bezit, h.perceel, geldt_op(h.begin, h.einde, a.dag - to_months($maanden)) AS voor,
                       geldt_op(h.begin, h.einde, a.dag) AND EXISTS (
                           SELECT 1 FROM gekocht g
                           WHERE g.hoofd = a.hoofd AND g.perceel = h.perceel AND g.dag <= a.dag
                             AND g.dag > a.dag - to_months($maanden)) AS bij
                FROM aankoop a JOIN groepsbezit h ON h.hoofd = a.hoofd
            ), samen AS (
                SELECT id, count(DISTINCT perceel) FILTER (voor) AS voor,
                       count(DISTINCT perceel) FILTER (bij AND NOT voor) AS bij,
                       list(DISTINCT bezit ORDER BY bezit) FILTER (voor OR bij) AS ids
                FROM stand GROUP BY id
            )
            SELECT id, voor AS portefeuille_voor, bij AS groei_objecten, 100 * bij // nullif(voor, 0) AS groei_procent,
                   CASE WHEN len(ids) BETWEEN 1 AND $genoemd THEN ids ELSE [id] END AS ids
            FROM samen WHERE bij >= $meer
        """,
        origins=(Origin(elements="ids", of=("BEZIT", "KOPER")),),
    ),
)
