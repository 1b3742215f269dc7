"""Transfers that the land registry shows, rebuilt from successive stands: it publishes the last price only, never the history.

A deed part of a transfer kind that namings rest on is one transfer, whatever the number of objects. What each party gained
or lost is the difference between the stand that first shows the buyers and the one before it, per right: who gained and is
named by the deed is a buyer, who lost is a seller, and a deed after which everyone holds what they held moved nothing, unless
it has a price: then the party sold and bought back unseen. What was split off was held by those who held what it came from. A
correction is no transfer. What stands alone show, without a transfer deed, is a transfer with ``afgeleid``.
"""

from __future__ import annotations

from ondermijning.model import codes
from ondermijning.views.view import View

# A share smaller than one in so many is nothing: below the smallest that a register can hold, above what adding can be off.
_SMALLEST = 1_000_000_000

_ACQUIRED = (
    View(
        name="verkrijging_bij_akte",
        # An object that came from others since the deed was no part of the transfer.
        makes="a naming by a transfer deed: of the first stand that shows the deed, or of a correction in the place of such a one",
        reads=(
            "grond",
            "houderschap",
            "recht_object",
            "kadaster_KadastraalObject",
            "kadaster_Filiatie",
        ),
        sql="""
            WITH genoemd AS (
                SELECT a.stukdeel_id AS id, h.recht_id, o.object_id, h.partij_soort, h.partij_id, h.aandeel,
                       a.datum, a.soort, a.transactiesom_euro, false AS afgeleid, h.geldig_van IS NOT NULL AS gesteld, h.van, h.tot,
                       h.begin = a.datum AND h.laatste_overdracht = a.datum AS enige,
                       min(h.van) OVER (PARTITION BY a.stukdeel_id, h.recht_id) AS stand,
                       h.gecorrigeerd AND coalesce(h.laatste_correctie >= a.datum, true)
                           AND coalesce(a.datum = h.laatste_overdracht, true) AS herzien,
                       coalesce(t._moment_van > min(h._moment_van) OVER (PARTITION BY a.stukdeel_id), false)
                           AND coalesce(t.ontstaan_op > a.datum, f.object_id IS NOT NULL OR t.soort = 'appartementsrecht') AS later,
                       h._gezien_van, h._bron, h._levering, h._bestand, h._positie
                FROM grond a
                JOIN houderschap h USING (tenaamstelling_id)
                JOIN recht_object o USING (recht_id)
                LEFT JOIN kadaster_KadastraalObject t USING (object_id)
                LEFT JOIN (SELECT DISTINCT object_id FROM kadaster_Filiatie) f USING (object_id)
                WHERE a.soort IS NOT NULL
            )
            SELECT g.* EXCLUDE (van, tot, later) FROM genoemd g
            WHERE NOT g.later AND (g.herzien OR g.van = g.stand) AND NOT EXISTS (
                SELECT 1 FROM genoemd n
                WHERE n.id = g.id AND n.recht_id = g.recht_id AND n.herzien AND n.van = g.tot)
        """,
    ),
    View(
        name="onbenoemd",
        makes="a new holder in a later stand whose deeds are neither a transfer nor a correction: only the stands show the change",
        reads=("houderschap", "recht_object", "grond"),
        sql="""
            SELECT h.*, o.object_id,
                   string_agg(DISTINCT h.partij_id, ',' ORDER BY h.partij_id) OVER (PARTITION BY h.recht_id, h.van) AS kopers
            FROM houderschap h JOIN recht_object o USING (recht_id)
            WHERE NOT h.gecorrigeerd
              AND NOT EXISTS (
                  SELECT 1 FROM grond g WHERE g.tenaamstelling_id = h.tenaamstelling_id AND g.soort IS NOT NULL)
              AND EXISTS (SELECT 1 FROM houderschap oud WHERE oud.recht_id = h.recht_id AND oud.tot = h.van)
        """,
    ),
    View(
        name="verkrijging",
        makes="a naming by which a party acquired, whether a deed or only the stands show it",
        reads=("verkrijging_bij_akte", "onbenoemd", "houderschap"),
        constants={"onbekend": codes.UNKNOWN_KIND},
        sql="""
            SELECT * FROM verkrijging_bij_akte
            UNION ALL BY NAME
            SELECT left(sha256(concat_ws('|', n.object_id, n.van::DATE, n.kopers, v.verkopers)), 32) AS id,
                   n.recht_id, n.object_id, n.partij_soort, n.partij_id, n.aandeel, n.van AS stand, false AS herzien,
                   false AS enige,
                   coalesce(n.begin, n.van::DATE) AS datum, $onbekend AS soort,
                   NULL::BIGINT AS transactiesom_euro, true AS afgeleid, n.geldig_van IS NOT NULL AS gesteld,
                   n._gezien_van, n._bron, n._levering, n._bestand, n._positie
            FROM onbenoemd n JOIN (
                SELECT recht_id, tot AS stand, string_agg(DISTINCT partij_id, ',' ORDER BY partij_id) AS verkopers
                FROM houderschap WHERE tot IS NOT NULL GROUP BY ALL
            ) v ON v.recht_id = n.recht_id AND v.stand = n.van
        """,
    ),
)
_SIDES = (
    View(
        name="voorganger",
        # A parcel came from others, an apartment right from the rights that were split; of either kind the right it replaces.
        makes="a right, and a right of the same kind on what its object was formed from",
        reads=("recht_object", "kadaster_Filiatie", "kadaster_SplitsingRecht"),
        key=("recht_id", "vorig_id"),
        sql="""
            WITH RECURSIVE stap AS (
                SELECT n.recht_id, o.recht_id AS vorig_id
                FROM kadaster_Filiatie f JOIN recht_object n USING (object_id)
                JOIN recht_object o ON o.object_id = f.uit_object_id AND o.aard_code = n.aard_code
                UNION
                SELECT n.recht_id, o.recht_id
                FROM kadaster_SplitsingRecht n JOIN kadaster_SplitsingRecht o USING (splitsing_id)
                JOIN recht_object a ON a.recht_id = n.recht_id JOIN recht_object b ON b.recht_id = o.recht_id
                WHERE n.rol = 'ontstaan_uit' AND o.rol = 'betrokken_bij' AND a.aard_code = b.aard_code
            ), keten (recht_id, vorig_id) AS (
                SELECT recht_id, vorig_id FROM stap
                UNION
                SELECT k.recht_id, s.vorig_id FROM keten k JOIN stap s ON s.recht_id = k.vorig_id
            )
            SELECT DISTINCT recht_id, vorig_id FROM keten WHERE recht_id <> vorig_id
        """,
    ),
    View(
        name="gehouden",
        # Of what was formed from several objects each counts for as much, since nobody says how much of it came from which.
        makes="a holding of a right, and for one that a stand shows first the holdings that ended there of what it was formed from",
        reads=("houderschap", "voorganger"),
        sql="""
            WITH eerste AS (
                SELECT recht_id, min(van) AS stand FROM houderschap GROUP BY recht_id
            ), voordien AS (
                SELECT e.recht_id, e.stand, h.* EXCLUDE (recht_id, tot)
                FROM eerste e JOIN voorganger v USING (recht_id) JOIN houderschap h ON h.recht_id = v.vorig_id
                WHERE h.van < e.stand AND coalesce(h.tot = e.stand, false)
            )
            SELECT recht_id, partij_soort, partij_id, aandeel, van, tot, _bron, _levering, _bestand, _positie FROM houderschap
            UNION ALL BY NAME
            SELECT recht_id, partij_soort, partij_id, van, stand AS tot, _bron, _levering, _bestand, _positie,
                   aandeel / greatest(sum(aandeel) OVER (PARTITION BY recht_id), 1) AS aandeel
            FROM voordien
        """,
    ),
    View(
        name="verschuiving",
        makes="a party of a right at a stand at which something was acquired: what it held, less what it held in the stand before",
        reads=("verkrijging", "gehouden"),
        key=("recht_id", "stand", "partij_id"),
        sql="""
            SELECT m.recht_id, m.stand, h.partij_id,
                   coalesce(sum(h.aandeel) FILTER (h.van <= m.stand AND coalesce(h.tot > m.stand, true)), 0)
                   - coalesce(sum(h.aandeel) FILTER (h.van < m.stand AND coalesce(h.tot >= m.stand, true)), 0)
                   AS verschil, max(h.van) FILTER (h.van < m.stand AND coalesce(h.tot >= m.stand, true)) AS eerder_gezien
            FROM (SELECT DISTINCT recht_id, stand FROM verkrijging) m JOIN gehouden h USING (recht_id)
            GROUP BY ALL
        """,
    ),
    View(
        name="teruggekocht",
        # A deed of before the party was seen there says how it had got what it held, and one by which another gained says that
        # the party kept its part.
        makes="a naming with a price by a deed that is all it rests on, offered after the party held as much: it sold unseen",
        reads=("verkrijging", "verschuiving", "KadastraalObject_versies"),
        key=("id", "recht_id", "stand", "partij_id"),
        constants={"kleinste": _SMALLEST, "koop": (codes.TRANSFER, codes.AUCTION, codes.UNKNOWN_KIND)},
        sql="""
            SELECT DISTINCT v.id, v.recht_id, v.stand, v.partij_id
            FROM verkrijging v JOIN verschuiving s USING (recht_id, stand, partij_id)
            WHERE NOT v.afgeleid AND v.soort IN $koop AND v.enige AND abs(s.verschil) <= 1 / $kleinste
              AND v.datum > s.eerder_gezien::DATE
              AND (v.transactiesom_euro > 0 OR EXISTS (
                  SELECT 1 FROM KadastraalObject_versies k
                  WHERE k.object_id = v.object_id AND k._bron = v._bron AND k._moment = v.stand
                    AND k.koopsom_euro > 0 AND k.koopjaar = year(v.datum)))
              AND NOT EXISTS (
                  SELECT 1 FROM verkrijging n JOIN verschuiving g USING (recht_id, stand, partij_id)
                  WHERE n.id = v.id AND n.recht_id = v.recht_id AND g.verschil > 1 / $kleinste)
        """,
    ),
    View(
        name="koop",
        # A buyer gained no more than the stands show, however many deeds a naming rests on; whom only a correction names gained
        # what the correction says, and who bought back what the naming says. Shares are exact until they are shown, so that
        # three thirds are a whole.
        makes="a buyer in a transfer that the land registry shows, per right and object",
        reads=("verkrijging", "verschuiving", "teruggekocht"),
        key=("id", "recht_id", "object_id", "partij_id", "stand", "datum"),
        constants={"kleinste": _SMALLEST},
        sql="""
            SELECT v.id, v.recht_id, v.object_id, v.partij_soort, v.partij_id, v.stand, v.datum, v.soort, v.transactiesom_euro,
                   v.afgeleid,
                   CASE WHEN bool_or(v.herzien) AND max(s.verschil) <= 1 / $kleinste OR count(t.id) > 0 THEN sum(v.aandeel)
                        ELSE least(sum(v.aandeel), max(s.verschil)) END AS aandeel,
                   bool_or(v.gesteld) AS gesteld, min(v._gezien_van) AS _gezien_van,
                   min((_bron, _levering, _bestand, _positie)) AS plaats
            FROM verkrijging v JOIN verschuiving s USING (recht_id, stand, partij_id)
            LEFT JOIN teruggekocht t USING (id, recht_id, stand, partij_id)
            GROUP BY v.id, v.recht_id, v.object_id, v.partij_soort, v.partij_id, v.stand, v.datum, v.soort,
                     v.transactiesom_euro, v.afgeleid
            HAVING aandeel > 1 / $kleinste
        """,
    ),
    View(
        name="verkoop_kadaster",
        makes="a seller in a transfer that the land registry shows, per right and object; none lost more by a deed than was bought",
        reads=("koop", "verschuiving", "gehouden"),
        constants={"kleinste": _SMALLEST},
        sql="""
            SELECT k.id, h.partij_soort, h.partij_id, k.datum, least(-max(s.verschil), max(k.gekocht)) AS aandeel,
                   min(k.bekend) AS _gezien_van, min((_bron, _levering, _bestand, _positie)) AS plaats
            FROM (
                SELECT id, recht_id, object_id, stand, datum, sum(aandeel) AS gekocht, min(_gezien_van) AS bekend
                FROM koop GROUP BY ALL
            ) k
            JOIN verschuiving s USING (recht_id, stand)
            JOIN gehouden h ON h.recht_id = k.recht_id AND h.partij_id = s.partij_id AND h.tot = k.stand
            WHERE s.verschil < -1 / $kleinste
            GROUP BY k.id, k.recht_id, k.object_id, h.partij_soort, h.partij_id, k.datum
        """,
    ),
)
_TRANSFERS = (
    View(
        name="objectprijs",
        # Where the deed part states none, the price is that of the stand that first shows the buyers. A source that states
        # since when they hold shows the last price only, which is that of the last transfer in its year.
        makes="an object of a transfer with the price that stands on the object",
        reads=("koop", "KadastraalObject_versies"),
        key=("id", "object_id"),
        sql="""
            SELECT DISTINCT k.id, k.object_id, v.koopsom_euro, coalesce(v.meer_objecten, false) AS meer_objecten,
                   v._bron, v._levering, v._bestand, v._positie
            FROM (SELECT *, gesteld AND datum = max(datum) OVER (PARTITION BY object_id, year(datum)) AS laatste FROM koop) k
            JOIN KadastraalObject_versies v ON v.object_id = k.object_id AND v._bron = k.plaats[1]
                AND (v._moment = k.stand OR (k.laatste AND v._moment >= k.stand))
            WHERE v.koopjaar = year(k.datum)
            QUALIFY row_number() OVER (PARTITION BY k.id, k.object_id ORDER BY v._levering, v._bestand, v._positie) = 1
        """,
    ),
    View(
        name="overgang_kadaster",
        makes="a transfer that the land registry shows",
        reads=("objectprijs", "koop"),
        key=("id",),
        sql="""
            WITH prijs AS (
                SELECT id, bool_or(meer_objecten) AS meer,
                       CASE WHEN bool_or(meer_objecten) THEN max(koopsom_euro)
                            WHEN count(*) = count(koopsom_euro) THEN sum(koopsom_euro) END AS som
                FROM objectprijs GROUP BY id
            ), akten AS (
                SELECT id, min(datum) AS datum, min(soort) AS kind, max(transactiesom_euro) AS aktesom,
                       bool_or(afgeleid) AS afgeleid, count(DISTINCT object_id) AS objecten, min(plaats) AS plaats
                FROM koop GROUP BY id
            )
            SELECT a.id, a.datum, a.kind, a.afgeleid, a.plaats, coalesce(a.aktesom, p.som)::BIGINT AS koopsom_euro,
                   greatest(a.objecten, CASE WHEN p.meer THEN 2 ELSE 1 END) AS aantal_objecten
            FROM akten a LEFT JOIN prijs p USING (id)
        """,
    ),
)

VIEWS = (*_ACQUIRED, *_SIDES, *_TRANSFERS)
