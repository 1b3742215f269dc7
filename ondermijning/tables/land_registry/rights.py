"""Rights and who holds them, with the span in which each right was held."""

from __future__ import annotations

from ondermijning.model import codes
from ondermijning.model.brk_codes import CORRECTION, MIGRATION, NOTHING, SOURCE_DEED
from ondermijning.tables.words import any_of
from ondermijning.views.elements import Edge, Node
from ondermijning.views.view import View

_HELD = (
    View(
        name="akte",
        # Words of an auction count whatever the code, unless the list says that such a deed moves nothing.
        makes="a deed part with its date and what its kind means: a transfer, a correction, or something that nobody here can tell",
        reads=("kadaster_Stukdeel", "kadaster_Stuk", "rechtsfeit"),
        key=("stukdeel_id",),
        constants={
            "correcties": (CORRECTION, MIGRATION),
            "onverteld": (MIGRATION, SOURCE_DEED),
            "niets": (CORRECTION, NOTHING),
            "onbekend": codes.UNKNOWN_KIND,
            "overdracht": codes.TRANSFER,
            "executieveiling": codes.AUCTION,
            "veiling": any_of(codes.AUCTION_WORDS),
            "vrijwillig": any_of(codes.VOLUNTARY_WORDS),
            "beslag": any_of(codes.SEIZURE_WORDS),
        },
        sql="""
            WITH gelezen AS (
                SELECT d.stukdeel_id, d.aard_code, d.transactiesom_euro, s.aangeboden_op AS datum, k.betekenis,
                       bevat(d.aard, $veiling) AND NOT bevat(d.aard, $beslag) AND coalesce(k.betekenis NOT IN $niets, true)
                           AS veiling, bevat(d.aard, $vrijwillig) AS vrijwillig, d._bron, d._levering, d._bestand, d._positie,
                       s._levering AS stuk_levering, s._bestand AS stuk_bestand, s._positie AS stuk_positie
                FROM kadaster_Stukdeel d LEFT JOIN kadaster_Stuk s USING (stuk_id) LEFT JOIN rechtsfeit k ON k.code = d.aard_code
            )
            SELECT * EXCLUDE (betekenis, veiling, vrijwillig),
                   CASE WHEN veiling AND NOT vrijwillig THEN $executieveiling
                        WHEN betekenis NOT IN $niets AND betekenis NOT IN $onverteld THEN betekenis
                        WHEN veiling THEN $overdracht END AS soort,
                   coalesce(betekenis IN $correcties, false) AS is_correctie,
                   CASE WHEN betekenis IN $onverteld THEN $overdracht WHEN betekenis IS NULL THEN $onbekend END AS bij_koopsom
            FROM gelezen
        """,
    ),
    View(
        name="verhulde_koop",
        # The price stands on the deed part, or with its year on the object as the source shows it together with the naming; of
        # several deeds of that year it was the last.
        makes="a naming and a deed part that does not say what it is but has a price, where no other deed of the naming says it",
        reads=(
            "kadaster_TenaamstellingStukdeel",
            "akte",
            "kadaster_Tenaamstelling",
            "recht_object",
            "KadastraalObject_versies",
        ),
        key=("tenaamstelling_id", "stukdeel_id"),
        sql="""
            WITH gelegd AS (
                SELECT l.tenaamstelling_id, a.*, t.recht_id, t._moment_van, t.geldig_tot, t._bron AS drager,
                       bool_or(a.soort IS NOT NULL) OVER (PARTITION BY l.tenaamstelling_id) AS gezegd
                FROM kadaster_TenaamstellingStukdeel l JOIN akte a USING (stukdeel_id)
                JOIN kadaster_Tenaamstelling t USING (tenaamstelling_id)
            ), verhuld AS (
                SELECT * FROM gelegd WHERE NOT gezegd AND bij_koopsom IS NOT NULL
            ), op_object AS (
                SELECT DISTINCT v.tenaamstelling_id, v.stukdeel_id, v.bij_koopsom, v.datum
                FROM verhuld v JOIN recht_object o USING (recht_id)
                JOIN KadastraalObject_versies k ON k.object_id = o.object_id AND k._bron = v.drager AND k._moment = v._moment_van
                WHERE v.geldig_tot IS NULL AND k.koopsom_euro > 0 AND k.koopjaar = year(v.datum)
                QUALIFY row_number() OVER (PARTITION BY v.tenaamstelling_id ORDER BY v.datum DESC, v.stukdeel_id) = 1
            )
            SELECT tenaamstelling_id, stukdeel_id, bij_koopsom AS soort FROM verhuld WHERE transactiesom_euro > 0
            UNION
            SELECT tenaamstelling_id, stukdeel_id, bij_koopsom FROM op_object
        """,
    ),
    View(
        name="grond",
        makes="a deed part that a naming rests on, with its date and what it means for that naming",
        reads=("kadaster_TenaamstellingStukdeel", "akte", "verhulde_koop"),
        sql="""
            SELECT l.tenaamstelling_id, stukdeel_id, a.datum, a.transactiesom_euro, coalesce(v.soort, a.soort) AS soort,
                   a.is_correctie AND v.soort IS NULL AS is_correctie
            FROM kadaster_TenaamstellingStukdeel l JOIN akte a USING (stukdeel_id)
            LEFT JOIN verhulde_koop v USING (tenaamstelling_id, stukdeel_id)
        """,
    ),
    View(
        name="recht_object",
        makes="a right and an object that it rests on; one that burdens another reaches its object through it",
        reads=("kadaster_ZakelijkRecht", "kadaster_Belasting", "rechtaard"),
        key=("recht_id", "object_id"),
        sql="""
            WITH RECURSIVE keten (recht_id, object_id) AS (
                SELECT recht_id, object_id FROM kadaster_ZakelijkRecht WHERE object_id IS NOT NULL
                UNION
                SELECT b.belast_met, k.object_id FROM kadaster_Belasting b JOIN keten k ON k.recht_id = b.recht_id
            )
            SELECT k.recht_id, k.object_id, min(r.aard_code) AS aard_code, min(r.aard) AS aard,
                   coalesce(bool_or(a.eigendom), false) AS eigendom
            FROM keten k JOIN kadaster_ZakelijkRecht r USING (recht_id) LEFT JOIN rechtaard a ON a.code = r.aard_code
            GROUP BY k.recht_id, k.object_id
        """,
    ),
    View(
        name="houderschap",
        # A naming is held from one moment to another: those that the source states, of itself or of who came in its place,
        # else those at which deliveries show it. Who by its own dates held for no day, by a deed of its own, held before those
        # that began on that day and stayed. It begins with the first transfer deed it rests on, else with its first deed of
        # any kind, else where the source says so. It ends with the first deed that is new in the namings which took its place;
        # where those rest on no new deed, it was rewritten and held for no day.
        makes="a naming of a party, with the moments between which it was held, and the days of the deeds it began and ended with",
        reads=("kadaster_Tenaamstelling", "kadaster_TenaamstellingStukdeel", "grond", "partij"),
        key=("tenaamstelling_id", "_bron"),
        sql="""
            WITH gegrond AS (
                SELECT t.tenaamstelling_id,
                       coalesce(list(DISTINCT a.datum ORDER BY a.datum) FILTER (a.soort IS NOT NULL AND a.datum IS NOT NULL),
                                list(DISTINCT a.datum ORDER BY a.datum) FILTER (a.datum IS NOT NULL), []) AS dagen,
                       max(a.datum) FILTER (a.soort IS NOT NULL) AS laatste_overdracht,
                       max(a.datum) FILTER (a.is_correctie) AS laatste_correctie,
                       bool_or(coalesce(a.is_correctie, false)) AS gecorrigeerd
                FROM kadaster_Tenaamstelling t
                LEFT JOIN grond a USING (tenaamstelling_id)
                GROUP BY ALL
            ), opgevolgd AS (
                SELECT recht_id, _moment_van AS _moment_tot, min(geldig_van) AS opvolging FROM kadaster_Tenaamstelling GROUP BY ALL
            ), houder AS (
                SELECT t.*, g.* EXCLUDE (tenaamstelling_id), coalesce(list_min(g.dagen), t.geldig_van) AS begin,
                       coalesce(t.geldig_van::TIMESTAMP, t._moment_van) AS van,
                       coalesce(t.geldig_tot, o.opvolging, t._moment_tot)::TIMESTAMP AS tot,
                       p.partij_id, partijlabel(p.soort) AS partij_soort, t.teller::DOUBLE / t.noemer AS aandeel,
                       CAST(round(1000.0 * t.teller / t.noemer) AS BIGINT) AS aandeel_promille
                FROM kadaster_Tenaamstelling t JOIN gegrond g USING (tenaamstelling_id)
                LEFT JOIN opgevolgd o USING (recht_id, _moment_tot)
                JOIN partij p ON p.register = t._bron AND p.source_id = t.persoon_id
            ), doorverkocht AS (
                SELECT k.tenaamstelling_id, k.recht_id, k.van FROM houder k
                WHERE k.geldig_tot = k.geldig_van AND k.laatste_overdracht IS NOT NULL AND NOT EXISTS (
                    SELECT 1 FROM houder n JOIN kadaster_TenaamstellingStukdeel a USING (tenaamstelling_id)
                    JOIN kadaster_TenaamstellingStukdeel b USING (stukdeel_id)
                    WHERE n.recht_id = k.recht_id AND n.van = k.van AND b.tenaamstelling_id = k.tenaamstelling_id
                      AND n.tenaamstelling_id <> k.tenaamstelling_id)
            ), geordend AS (
                SELECT h.* REPLACE (
                    CASE WHEN k.tenaamstelling_id IS NULL AND (h.recht_id, h.van) IN (SELECT (recht_id, van) FROM doorverkocht)
                         THEN h.van + INTERVAL 1 MICROSECOND ELSE h.van END AS van,
                    CASE WHEN k.tenaamstelling_id IS NULL THEN h.tot ELSE h.tot + INTERVAL 1 MICROSECOND END AS tot)
                FROM houder h LEFT JOIN doorverkocht k USING (tenaamstelling_id)
            ), nieuw AS (
                SELECT DISTINCT recht_id, van, unnest(dagen) AS dag FROM geordend
            ), vervangen AS (
                SELECT h.tenaamstelling_id,
                       min(n.dag) FILTER (NOT list_contains(h.dagen, n.dag) AND coalesce(n.dag > h.begin, true)) AS later,
                       min(n.dag) FILTER (n.dag = h.begin) AS herschreven
                FROM geordend h JOIN nieuw n ON n.recht_id = h.recht_id AND n.van = h.tot
                WHERE n.dag <= h.tot
                GROUP BY ALL
            )
            SELECT h.* EXCLUDE (dagen),
                   CASE WHEN h.tot IS NOT NULL THEN coalesce(v.later, v.herschreven, h.tot::DATE) END AS einde
            FROM geordend h LEFT JOIN vervangen v USING (tenaamstelling_id)
        """,
    ),
)
_RIGHTS = (
    View(
        name="canon",
        makes="a right with its canon, where that is known and due for this right alone",
        reads=("kadaster_Erfpachtcanon",),
        key=("recht_id",),
        sql="""
            SELECT recht_id, CASE WHEN bool_and(jaarlijks_euro IS NOT NULL AND NOT coalesce(meer_objecten, false))
                                  THEN sum(jaarlijks_euro) END AS euro
            FROM kadaster_Erfpachtcanon WHERE _gezien_tot IS NULL OR _gezien_tot > getvariable('peildatum')
            GROUP BY recht_id
        """,
    ),
    Node(
        label="Recht",
        reads=("kadaster_ZakelijkRecht", "canon"),
        sql="""
            SELECT r.recht_id AS id, r.aard_code, r.aard, c.euro AS canon_euro, _gezien_tot AS geldig_tot,
                   _gezien_van AS geregistreerd_op, als_voorbij(_gezien_tot) AS registratie_tot,
                   _bron, _levering, _bestand, _positie
            FROM kadaster_ZakelijkRecht r LEFT JOIN canon c USING (recht_id)
        """,
    ),
    View(
        name="herkomst_canon",
        makes="the place of a canon that counts",
        reads=("kadaster_Erfpachtcanon", "n_Recht"),
        part_of="herkomst_Recht",
        sql="""
            SELECT c.recht_id AS element, 'canon_euro' AS kolom, c._bron AS bron, c._levering AS levering, c._bestand AS bestand,
                   c._positie AS positie
            FROM kadaster_Erfpachtcanon c JOIN n_Recht r ON r.id = c.recht_id
            WHERE r.canon_euro IS NOT NULL AND (c._gezien_tot IS NULL OR c._gezien_tot > getvariable('peildatum'))
        """,
    ),
    Edge(
        type="RUST_OP",
        reads=("kadaster_ZakelijkRecht",),
        sql=(
            """
            SELECT 'Recht' AS van_soort, recht_id AS van, 'Perceel' AS naar_soort, object_id AS naar, _gezien_tot AS geldig_tot,
                   _gezien_van AS geregistreerd_op, als_voorbij(_gezien_tot) AS registratie_tot,
                   _bron, _levering, _bestand, _positie
            FROM kadaster_ZakelijkRecht
            """,
        ),
    ),
    Edge(
        type="BELAST",
        reads=("kadaster_Belasting",),
        sql=(
            """
            SELECT 'Recht' AS van_soort, belast_met AS van, 'Recht' AS naar_soort, recht_id AS naar, _gezien_tot AS geldig_tot,
                   _gezien_van AS geregistreerd_op, als_voorbij(_gezien_tot) AS registratie_tot,
                   _bron, _levering, _bestand, _positie
            FROM kadaster_Belasting
            """,
        ),
    ),
)
_HOLDERS = (
    View(
        name="bloot",
        makes="a naming in ownership that leasehold or usufruct rested on when it ended, or on the date",
        reads=("houderschap", "kadaster_ZakelijkRecht", "kadaster_Belasting"),
        key=("tenaamstelling_id",),
        constants={"eigendom": codes.OWNERSHIP, "lasten": codes.BURDENING_RIGHTS},
        sql="""
            SELECT DISTINCT h.tenaamstelling_id
            FROM houderschap h JOIN kadaster_ZakelijkRecht r ON r.recht_id = h.recht_id AND r.aard_code = $eigendom
            JOIN kadaster_Belasting b ON b.recht_id = h.recht_id
            JOIN kadaster_ZakelijkRecht last ON last.recht_id = b.belast_met AND last.aard_code IN $lasten
            WHERE (b._moment_van <= h._moment_van OR b._gezien_van <= getvariable('peildatum'))
              AND coalesce(b._moment_van < h._moment_tot, true)
              AND (b._moment_tot IS NULL OR b._gezien_tot > getvariable('peildatum')
                   OR coalesce(b._moment_tot >= h._moment_tot, false))
        """,
    ),
    View(
        name="gezamenlijk",
        makes="a naming whose share is held together with others",
        reads=("kadaster_GezamenlijkAandeel", "kadaster_Tenaamstelling"),
        key=("tenaamstelling_id",),
        sql="""
            SELECT DISTINCT tenaamstelling_id
            FROM kadaster_GezamenlijkAandeel g JOIN kadaster_Tenaamstelling t USING (tenaamstelling_id, _bron)
            WHERE g.teller * t.noemer = t.teller * g.noemer
        """,
    ),
    Edge(
        type="HEEFT_RECHT",
        reads=("houderschap", "gezamenlijk"),
        sql=(
            """
            SELECT partij_soort AS van_soort, partij_id AS van, 'Recht' AS naar_soort, recht_id AS naar, tenaamstelling_id AS id,
                   aandeel_promille, tenaamstelling_id IN (SELECT tenaamstelling_id FROM gezamenlijk) AS gezamenlijk,
                   begin AS geldig_van, CASE WHEN begin IS NOT NULL THEN 'dag' END AS geldig_van_precisie, einde AS geldig_tot,
                   _gezien_van AS geregistreerd_op, als_voorbij(_gezien_tot) AS registratie_tot,
                   _bron, _levering, _bestand, _positie
            FROM houderschap
            """,
        ),
    ),
    Edge(
        type="BEZIT",
        reads=("houderschap", "recht_object", "bloot", "gezamenlijk"),
        constants={"bloot_eigendom": codes.BARE_OWNERSHIP},
        sql=(
            """
            SELECT partij_soort AS van_soort, partij_id AS van, 'Perceel' AS naar_soort, o.object_id AS naar,
                   'BEZIT:' || tenaamstelling_id || '|' || o.object_id AS id,
                   CASE WHEN tenaamstelling_id IN (SELECT tenaamstelling_id FROM bloot) THEN $bloot_eigendom ELSE o.aard END
                       AS recht,
                   aandeel_promille, tenaamstelling_id IN (SELECT tenaamstelling_id FROM gezamenlijk) AS gezamenlijk,
                   begin AS geldig_van, CASE WHEN begin IS NOT NULL THEN 'dag' END AS geldig_van_precisie, einde AS geldig_tot,
                   _gezien_van AS geregistreerd_op, als_voorbij(_gezien_tot) AS registratie_tot,
                   _bron, _levering, _bestand, _positie
            FROM houderschap JOIN recht_object o USING (recht_id)
            WHERE o.eigendom
            """,
        ),
    ),
)

VIEWS = (*_HELD, *_RIGHTS, *_HOLDERS)
