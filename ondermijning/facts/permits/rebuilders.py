"""Companies that ask to rebuild what persons they are not linked with bought shortly before, and may buy it themselves."""

from __future__ import annotations

from ondermijning.model import codes
from ondermijning.tables.words import any_of
from ondermijning.views.elements import Fact, Origin
from ondermijning.views.view import View

_MONTHS = 24

VIEWS = (
    View(
        name="bouwvraag",
        makes="an application of a company to build on an object",
        key=("id", "perceel"),
        reads=("e_VRAAGT_AAN", "n_Vergunning", "e_VERGUND_VOOR", "e_HEEFT_ADRES", "e_HEEFT_VBO"),
        constants={"bouw": any_of(codes.BUILDING_WORDS)},
        sql="""
            SELECT DISTINCT a.id, a.van, v.datum_aanvraag AS dag, o.van AS perceel
            FROM e_VRAAGT_AAN a JOIN n_Vergunning v ON v.id = a.naar JOIN e_VERGUND_VOOR p ON p.van = v.id
            JOIN e_HEEFT_ADRES h ON h.naar = p.naar JOIN e_HEEFT_VBO o ON o.naar = h.van
            WHERE a.van_soort = 'Bedrijf' AND v.datum_aanvraag IS NOT NULL AND bevat(v.soort, $bouw)
        """,
    ),
    View(
        name="vreemde_bouw",
        # The last purchase before the application, unless with a mortgage; whoever is one of its buyers, or linked with one, is no
        # stranger to it. What was resold soon has no answer on mortgages.
        makes="an application to build on what a person who is a stranger to the company bought shortly before",
        reads=("bouwvraag", "e_BETREFT", "n_Transactie", "hypotheekfeit", "e_KOPER", "e_VERBONDEN_MET"),
        constants={"koop": codes.SALE, "maanden": _MONTHS},
        sql="""
            WITH laatste AS (
                SELECT q.*, t.id AS koop, t.datum AS gekocht, b.id AS betreft, f.aantal_hypotheken AS hypotheken
                FROM bouwvraag q JOIN e_BETREFT b ON b.naar = q.perceel JOIN n_Transactie t ON t.id = b.van
                LEFT JOIN hypotheekfeit f ON f.id = b.id
                WHERE t.soort = $koop AND t.datum <= q.dag AND t.datum > q.dag - to_months($maanden)
                QUALIFY row_number() OVER (PARTITION BY q.id, q.perceel ORDER BY t.datum DESC, t.id) = 1
            )
            SELECT l.*, k.van AS koper, k.id AS kocht
            FROM laatste l JOIN e_KOPER k ON k.naar = l.koop
            WHERE coalesce(l.hypotheken, 0) = 0 AND k.van_soort = 'Persoon' AND NOT EXISTS (
                SELECT 1 FROM e_KOPER x LEFT JOIN e_VERBONDEN_MET m ON m.van = x.van
                WHERE x.naar = l.koop AND l.van IN (x.van, m.naar)
            )
        """,
    ),
    View(
        name="verbouwer",
        makes="a company with the objects of strangers that it asked to build on, and their share of all it asked for",
        key=("van",),
        reads=("bouwvraag", "vreemde_bouw"),
        sql="""
            WITH alle AS (SELECT van, count(DISTINCT perceel) AS alle FROM bouwvraag GROUP BY van)
            SELECT van, count(DISTINCT perceel) AS objecten, 1000 * count(DISTINCT perceel) // min(a.alle) AS promille
            FROM vreemde_bouw JOIN alle a USING (van) WHERE hypotheken = 0 GROUP BY van
        """,
    ),
    Fact(
        name="genoemde_koop",
        makes="an application with the purchase that it names, of several objects one",
        of="VRAAGT_AAN",
        gives=("koop_id",),
        reads=("vreemde_bouw",),
        sql="""
            SELECT * EXCLUDE (koop), koop AS koop_id FROM vreemde_bouw
            QUALIFY row_number() OVER (PARTITION BY id ORDER BY hypotheken NULLS LAST, koop, perceel, koper) = 1
        """,
        origins=(
            Origin(element="kocht", of=("KOPER",)),
            Origin(element="betreft", column="aantal_hypotheken", of=("hypotheekfeit",)),
        ),
    ),
    Fact(
        name="vreemde_verbouwing",
        makes="an application without a mortgage on the purchase, with how often the company asks for what strangers bought",
        of="VRAAGT_AAN",
        gives=("vreemde_kopen", "vreemde_kopen_promille"),
        reads=("genoemde_koop", "verbouwer"),
        sql="""
            SELECT b.id, v.objecten AS vreemde_kopen, v.promille AS vreemde_kopen_promille
            FROM genoemde_koop b JOIN verbouwer v USING (van) WHERE b.hypotheken = 0
        """,
        origins=(
            Origin(
                inputs="""
                    WITH telt AS (FROM vreemde_bouw WHERE hypotheken = 0)
                    SELECT v.id, unnest([b.id, b.kocht, b.betreft]) AS element, unnest(['', '', 'aantal_hypotheken']) AS kolom
                    FROM (SELECT DISTINCT van, id FROM telt) v JOIN telt b USING (van)
                """,
                reads=("vreemde_bouw",),
                of=("VRAAGT_AAN", "KOPER", "hypotheekfeit"),
            ),
        ),
    ),
    Fact(
        name="overname",
        # Of the same person: what came over another owner says nothing about the first.
        makes="an application with the day on which the company itself bought from that person",
        of="VRAAGT_AAN",
        gives=("overname_dagen", "overname_id"),
        reads=("genoemde_koop", "e_KOPER", "n_Transactie", "e_BETREFT", "e_VERKOPER"),
        sql="""
            SELECT b.id, datediff('day', b.dag, t.datum) AS overname_dagen, t.id AS overname_id, k.id AS kocht, v.id AS verkocht
            FROM genoemde_koop b JOIN e_KOPER k ON k.van = b.van JOIN n_Transactie t ON t.id = k.naar
            JOIN e_BETREFT o ON o.van = t.id AND o.naar = b.perceel JOIN e_VERKOPER v ON v.naar = t.id AND v.van = b.koper
            WHERE t.datum > b.dag
            QUALIFY row_number() OVER (PARTITION BY b.id ORDER BY t.datum, t.id, k.id, v.id) = 1
        """,
        origins=(
            Origin(element="id", of=("VRAAGT_AAN",)),
            Origin(element="kocht", of=("KOPER",)),
            Origin(element="verkocht", of=("VERKOPER",)),
        ),
    ),
)
