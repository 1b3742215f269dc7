"""The tables that factors are counted from: units with the area they lie in, and who holds them in a year.

Read from the built graph, and from deliveries where a graph keeps the last count only. Companies of one circle are one holder,
and so is whoever holds most of a company together with it; who holds a unit together counts as one when cells are made.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from ondermijning.graph.folder import edge_file, node_file, safe_path
from ondermijning.model import EDGES, NODES, RECORDS, SQL_TYPES
from ondermijning.sources.state import open_read

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import date
    from pathlib import Path

    import duckdb

    from ondermijning.model import Column
    from ondermijning.picture.taken_up import TakenUp
    from ondermijning.workspace import Workspace

_NODES = ("Bedrijf", "Buurt", "Gebeurtenis", "Persoon", "Subsidie", "Transactie", "Verblijfsobject", "Vergunning")
_EDGES = (
    "BESTEED_OP", "BETREFT", "BEZIT", "GEBEURD_OP", "GELDGEVER", "GELDNEMER", "GEVESTIGD_OP", "HEEFT_ADRES", "HEEFT_VBO",
    "HEEFT_VESTIGING", "HOUDT", "HYPOTHEEK_OP", "IN_BUURT", "KOPER", "ONTVANGT", "VERGUND_VOOR", "VERKOPER", "VRAAGT_AAN",
    "ZEGGENSCHAP_OVER",
)  # fmt: skip
RECORD_KINDS = ("Bewoningtelling", "Buurtcijfer", "Buurtindeling", "Buurtvlak")

# Each stands on those before it. ``gebied`` is empty for what lies in no neighbourhood.
_TABLES = (
    ("ligging", "SELECT van AS adres, min(naar) AS gebied FROM e_IN_BUURT GROUP BY 1"),
    ("eenheid", """
        SELECT v.id AS eenheid, coalesce(min(l.gebied), '') AS gebied, min(a.naar) AS adres,
               any_value(coalesce(contains(v.gebruiksdoel, 'woonfunctie'), false)) AS woning, any_value(v.corporatie) AS corporatie
        FROM n_Verblijfsobject v LEFT JOIN e_HEEFT_ADRES a ON a.van = v.id LEFT JOIN ligging l ON l.adres = a.naar
        WHERE coalesce(NOT contains(v.status, 'ingetrokken') AND NOT contains(v.status, 'Niet gerealiseerd'), true)
        GROUP BY v.id
    """),
    ("perceelligging", """
        SELECT h.van AS perceel, min(e.eenheid) AS eenheid, min(e.gebied) AS gebied, bool_or(e.woning) AS woning
        FROM e_HEEFT_VBO h JOIN eenheid e ON e.eenheid = h.naar GROUP BY 1
    """),
    ("meerderheid", """
        SELECT z.van AS partij, min(coalesce(b.kring, b.id)) AS houder FROM e_ZEGGENSCHAP_OVER z JOIN n_Bedrijf b ON b.id = z.naar
        WHERE z.aandeel_promille >= 500 AND z.geldig_tot IS NULL GROUP BY 1
    """),
    ("partij", """
        SELECT p.id AS partij, coalesce(p.kring, m.houder, p.id) AS houder, p.klasse FROM (
            SELECT id, kring, CASE WHEN uitgezonderd IN ('corporatie', 'overheid') THEN uitgezonderd
                                   WHEN eenmanszaak THEN 'persoon' ELSE 'bedrijf' END AS klasse FROM n_Bedrijf
            UNION ALL SELECT id, NULL, 'persoon' FROM n_Persoon
        ) p LEFT JOIN meerderheid m ON m.partij = p.id
    """),
    # Whoever held it on any day of the year.
    ("bij_eenheid", """
        SELECT DISTINCT j.jaar, v.naar AS eenheid, 'eigenaar' AS rol, p.houder, p.klasse
        FROM jaren j JOIN e_BEZIT z ON coalesce(z.geldig_van <= j.einde, true) AND coalesce(z.geldig_tot > j.begin, true)
        JOIN partij p ON p.partij = z.van JOIN e_HEEFT_VBO v ON v.van = z.naar
    """),
    ("eigenaarsklasse", """
        SELECT e.eenheid, j.jaar,
               CASE WHEN any_value(e.corporatie) IS NOT NULL OR bool_or(coalesce(b.klasse = 'corporatie', false)) THEN 'corporatie'
                    WHEN bool_or(coalesce(b.klasse = 'overheid', false)) THEN 'overheid'
                    WHEN bool_or(coalesce(b.klasse = 'bedrijf', false)) THEN 'bedrijf'
                    WHEN bool_or(coalesce(b.klasse = 'persoon', false)) THEN 'persoon' ELSE 'onbekend' END AS klasse
        FROM eenheid e CROSS JOIN jaren j LEFT JOIN bij_eenheid b ON b.eenheid = e.eenheid AND b.jaar = j.jaar GROUP BY 1, 2
    """),
    ("verkoop", """
        SELECT year(t.datum) AS jaar, concat_ws('/', t.id, o.naar) AS eenheid, l.gebied, t.id AS transactie, o.naar AS perceel,
               o.aantal_hypotheken, o.dagen_sinds_vorige,
               (SELECT min(k.dagen_sinds_oprichting) FROM e_KOPER k WHERE k.naar = t.id) AS jongste_koper_dagen
        FROM n_Transactie t JOIN e_BETREFT o ON o.van = t.id JOIN perceelligging l ON l.perceel = o.naar WHERE t.soort = 'koop'
    """),
    ("bij_verkoop", """
        SELECT DISTINCT v.jaar, v.eenheid, k.rol, p.houder FROM verkoop v JOIN (
            SELECT naar, van, 'koper' AS rol FROM e_KOPER UNION ALL SELECT naar, van, 'verkoper' FROM e_VERKOPER
        ) k ON k.naar = v.transactie JOIN partij p ON p.partij = k.van
    """),
    ("verkochte_eenheid", """
        SELECT DISTINCT v.jaar, h.naar AS eenheid FROM verkoop v JOIN e_HEEFT_VBO h ON h.van = v.perceel
    """),
    ("lening", """
        SELECT year(o.geldig_van) AS jaar, concat_ws('/', o.van, o.naar) AS eenheid, l.gebied, o.van AS hypotheek
        FROM e_HYPOTHEEK_OP o JOIN perceelligging l ON l.perceel = o.naar WHERE o.geldig_van IS NOT NULL
    """),
    ("bij_lening", """
        SELECT DISTINCT l.jaar, l.eenheid, k.rol, p.houder FROM lening l JOIN (
            SELECT naar, van, 'geldgever' AS rol FROM e_GELDGEVER UNION ALL SELECT naar, van, 'geldnemer' FROM e_GELDNEMER
        ) k ON k.naar = l.hypotheek JOIN partij p ON p.partij = k.van
    """),
    ("telling", """
        SELECT year(peildatum) AS jaar, bag_id AS eenheid, aantal_ingeschreven AS ingeschreven, aantal_volwassenen AS volwassenen,
               aantal_huishoudens AS huishoudens
        FROM Bewoningtelling_gelezen WHERE _peildatum <= getvariable('dag')
        QUALIFY row_number() OVER (
            PARTITION BY year(peildatum), bag_id ORDER BY peildatum DESC, _peildatum DESC, _levering DESC, _positie
        ) = 1
    """),
    ("sluiting", """
        SELECT DISTINCT year(g.datum) AS jaar, h.van AS eenheid FROM n_Gebeurtenis g JOIN e_GEBEURD_OP o ON o.van = g.id
        JOIN e_HEEFT_ADRES h ON h.naar = o.naar WHERE g.soort = 'sluiting_13b' AND g.datum IS NOT NULL
    """),
    ("bij_vergunning", """
        SELECT DISTINCT year(v.datum_besluit) AS jaar, v.id AS eenheid, 'aanvrager' AS rol, p.houder FROM n_Vergunning v JOIN (
            SELECT naar, van FROM e_VRAAGT_AAN UNION ALL SELECT naar, van FROM e_HOUDT
        ) k ON k.naar = v.id JOIN partij p ON p.partij = k.van WHERE v.datum_besluit IS NOT NULL
    """),
    ("bedrijfsadres", """
        SELECT g.van AS bedrijf, g.naar AS adres, g.geldig_van, g.geldig_tot FROM e_GEVESTIGD_OP g
        WHERE g.van_soort = 'Bedrijf' AND g.soort = 'bezoekadres'
        UNION ALL
        SELECT h.van, g.naar, g.geldig_van, g.geldig_tot FROM e_HEEFT_VESTIGING h JOIN e_GEVESTIGD_OP g ON g.van = h.naar
        WHERE g.soort = 'bezoekadres'
    """),
    # A company with a seat and a branch in one neighbourhood is one there.
    ("zetel", """
        SELECT DISTINCT j.jaar, concat_ws('/', b.bedrijf, l.gebied) AS eenheid, l.gebied, b.bedrijf
        FROM bedrijfsadres b JOIN ligging l USING (adres) JOIN jaren j
            ON coalesce(b.geldig_van <= j.einde, true) AND coalesce(b.geldig_tot > j.einde, true)
        JOIN n_Bedrijf n ON n.id = b.bedrijf AND coalesce(n.beeindigd > j.einde, true)
    """),
    ("bij_bedrijf", """
        SELECT DISTINCT z.jaar, z.eenheid, 'bedrijf' AS rol, p.houder FROM zetel z JOIN partij p ON p.partij = z.bedrijf
    """),
    # Where it is spent, else where the grantee has its seat.
    ("subsidie", """
        SELECT year(coalesce(s.datum_besluit, s.datum_aanvraag)) AS jaar, s.id AS eenheid,
               coalesce(min(l.gebied), min(z.gebied)) AS gebied, coalesce(bool_or(b.dagen_tot_verkoop >= 0), false) AS vraag
        FROM n_Subsidie s LEFT JOIN e_BESTEED_OP b ON b.van = s.id LEFT JOIN ligging l ON l.adres = b.naar
        LEFT JOIN e_ONTVANGT o ON o.naar = s.id LEFT JOIN bedrijfsadres a ON a.bedrijf = o.van AND a.geldig_tot IS NULL
        LEFT JOIN ligging z ON z.adres = a.adres
        WHERE coalesce(s.datum_besluit, s.datum_aanvraag) IS NOT NULL GROUP BY ALL
        HAVING coalesce(min(l.gebied), min(z.gebied)) IS NOT NULL
    """),
    ("bij_subsidie", """
        SELECT DISTINCT s.jaar, s.eenheid, 'ontvanger' AS rol, p.houder FROM subsidie s JOIN e_ONTVANGT o ON o.naar = s.eenheid
        JOIN partij p ON p.partij = o.van
    """),
    # The first unit stands for what a signal is about.
    ("opgepakt", """
        SELECT DISTINCT s.jaar, s.profiel, p.eenheid FROM signaal s JOIN (
            SELECT 'Perceel' AS soort, perceel AS onderwerp, eenheid FROM perceelligging
            UNION ALL SELECT 'Adres', adres, min(eenheid) FROM eenheid GROUP BY 2
            UNION ALL SELECT 'Bedrijf', b.bedrijf, min(e.eenheid) FROM bedrijfsadres b JOIN eenheid e USING (adres)
                WHERE b.geldig_tot IS NULL GROUP BY 2
            UNION ALL SELECT 'Vergunning', v.van, min(e.eenheid) FROM e_VERGUND_VOOR v JOIN eenheid e ON e.adres = v.naar GROUP BY 2
            UNION ALL SELECT 'Subsidie', v.van, min(e.eenheid) FROM e_BESTEED_OP v JOIN eenheid e ON e.adres = v.naar GROUP BY 2
        ) p USING (soort, onderwerp)
    """),
)  # fmt: skip


def opened(
    workspace: Workspace, folder: Path, day: date, years: Sequence[int], signals: Iterable[TakenUp]
) -> duckdb.DuckDBPyConnection:
    """A database with the tables above.

    Args:
        workspace: its deliveries.
        folder: the built graph.
        day: what it speaks for.
        years: that are looked at.
        signals: that people took up.
    """
    db, _ = open_read(workspace, [RECORDS[kind] for kind in RECORD_KINDS])
    for label in _NODES:
        _read(db, f"n_{label}", node_file(folder, label), NODES[label].columns)
    for kind in _EDGES:
        _read(db, f"e_{kind}", edge_file(folder, kind), EDGES[kind].columns)
    db.execute("SET VARIABLE dag = CAST($day AS DATE)", {"day": day})
    db.execute(
        "CREATE TABLE jaren AS SELECT jaar, make_date(jaar, 1, 1) AS begin, make_date(jaar, 12, 31) AS einde"
        " FROM (SELECT unnest($years::BIGINT[]) AS jaar)",
        {"years": list(years)},
    )
    db.execute("CREATE TABLE signaal (soort TEXT, onderwerp TEXT, profiel TEXT, jaar BIGINT)")
    if rows := [tuple(each) for each in signals]:
        db.executemany("INSERT INTO signaal VALUES (?, ?, ?, ?)", rows)
    for name, sql in _TABLES:
        db.execute(f"CREATE TABLE {name} AS {sql}")
    return db


def _read(db: duckdb.DuckDBPyConnection, name: str, file: Path, columns: Iterable[Column]) -> None:
    if file.exists():
        db.execute(f"CREATE VIEW {name} AS SELECT * FROM read_parquet('{safe_path(file)}')")  # noqa: S608 - a safe path
        return
    ends = ["van_soort TEXT", "van TEXT", "naar_soort TEXT", "naar TEXT"] if name.startswith("e_") else []
    own = [f"{column.name} {SQL_TYPES[column.type]}" for column in columns]
    db.execute(f"CREATE TABLE {name} ({', '.join([*ends, *own])})")
