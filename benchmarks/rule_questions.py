"""What the first rules ask, in plain SQL over the tables of a graph: for tests of the answers and for the benchmark of the time.

Identity values in the order of the rule, at the default parameters.
"""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

import duckdb

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

QUESTIONS = {
    "jonge_vennootschap_koopt": """
        SELECT DISTINCT b.naar, k.van, k.naar
        FROM KOPER k JOIN Transactie t ON t.id = k.naar JOIN BETREFT b ON b.van = t.id JOIN Bedrijf c ON c.id = k.van
        WHERE k.dagen_sinds_oprichting <= 365 AND t.soort = 'koop' AND c.uitgezonderd IS NULL AND NOT c.eenmanszaak
    """,
    "ontbonden_eigenaar": """
        SELECT DISTINCT b.naar, b.van
        FROM BEZIT b JOIN Bedrijf c ON c.id = b.van
        WHERE b.dagen_na_einde >= 90 AND b.geldig_tot IS NULL AND c.uitgezonderd IS NULL AND NOT c.eenmanszaak
    """,
    "snelle_doorverkoop": """
        SELECT DISTINCT b.naar, b.van
        FROM BETREFT b JOIN VERKOPER v ON v.naar = b.van JOIN KOPER k ON k.naar = b.van LEFT JOIN Bedrijf c ON c.id = v.van
        WHERE b.dagen_sinds_vorige <= 365 AND b.stijging_gecorrigeerd_procent >= 50 AND c.uitgezonderd IS NULL
    """,
    "abc_transactie": """
        SELECT DISTINCT bt.naar, o.van, o.naar
        FROM OPGEVOLGD_DOOR o
        JOIN Transactie eerste ON eerste.id = o.van JOIN Transactie tweede ON tweede.id = o.naar
        JOIN VERKOPER a ON a.naar = o.van JOIN KOPER k ON k.naar = o.van
        JOIN VERKOPER b ON b.naar = o.naar AND b.van = k.van JOIN KOPER c ON c.naar = o.naar
        JOIN BETREFT bt ON bt.van = o.naar LEFT JOIN Bedrijf m ON m.id = k.van
        WHERE o.van <> o.naar AND eerste.soort = 'koop' AND tweede.soort = 'koop' AND o.perceel_id = bt.naar
          AND o.dagen <= 183 AND m.uitgezonderd IS NULL
          AND (bt.stijging_gecorrigeerd_procent >= 20 OR (k.dagen_sinds_oprichting <= 365 AND NOT m.eenmanszaak))
    """,
    "aankoop_zonder_hypotheek": """
        SELECT DISTINCT b.naar, b.van
        FROM BETREFT b JOIN Transactie t ON t.id = b.van JOIN KOPER k ON k.naar = t.id LEFT JOIN Bedrijf c ON c.id = k.van
        WHERE t.soort = 'koop' AND t.koopsom_euro >= 100000 AND c.uitgezonderd IS NULL AND b.aantal_hypotheken = 0
          AND t.dagen_geleden <= 1825
          AND 0 = (SELECT max(coalesce(o.aantal_hypotheken, 1)) FROM BETREFT o WHERE o.van = t.id)
    """,
    "zelffinanciering": """
        SELECT DISTINCT o.naar, h.id
        FROM Hypotheek h JOIN HYPOTHEEK_OP o ON o.van = h.id JOIN GELDGEVER g ON g.naar = h.id JOIN GELDNEMER n ON n.naar = h.id
        LEFT JOIN Bedrijf gb ON gb.id = g.van LEFT JOIN Bedrijf nb ON nb.id = n.van
        WHERE o.geldig_tot IS NULL AND gb.uitgezonderd IS NULL AND nb.uitgezonderd IS NULL
          AND (g.van = n.van OR EXISTS (FROM VERBONDEN_MET v WHERE v.van = g.van AND v.naar = n.van
                                        AND coalesce(v.geldig_tot >= h.geldig_van, true)))
    """,
    "financier_geen_financiele_partij": """
        SELECT DISTINCT o.naar, h.id, g.van
        FROM Hypotheek h JOIN HYPOTHEEK_OP o ON o.van = h.id JOIN GELDGEVER g ON g.naar = h.id JOIN Bedrijf b ON b.id = g.van
        WHERE o.geldig_tot IS NULL AND coalesce(h.bedrag_euro, 25000) >= 25000
          AND b.uitgezonderd IS NULL AND NOT b.eenmanszaak AND left(b.sbi, 2) NOT IN ('64', '65', '66')
          AND h.id IN (SELECT naar FROM GELDNEMER)
          AND NOT EXISTS (FROM GELDNEMER n WHERE n.naar = h.id AND n.van = g.van)
          AND NOT EXISTS (FROM GELDNEMER n JOIN VERBONDEN_MET v ON v.van = n.van WHERE n.naar = h.id AND v.naar = g.van)
    """,
    "veiling_doorverkoop": """
        SELECT DISTINCT b.naar, o.van, o.naar
        FROM OPGEVOLGD_DOOR o JOIN Transactie v ON v.id = o.van JOIN Transactie d ON d.id = o.naar
        JOIN BETREFT b ON b.van = d.id AND b.naar = o.perceel_id JOIN KOPER k ON k.naar = v.id LEFT JOIN Bedrijf c ON c.id = k.van
        WHERE v.id <> d.id AND v.soort = 'executieveiling' AND d.soort = 'koop' AND o.dagen <= 365
          AND b.stijging_gecorrigeerd_procent >= 25 AND c.uitgezonderd IS NULL
    """,
    "terugkeer_naar_eigenaar": """
        WITH weg AS (
            SELECT o.van AS eerste, o.naar AS laatste, o.perceel_id, o.dagen, false AS verder
            FROM OPGEVOLGD_DOOR o
            UNION ALL
            SELECT o.van, p.naar, o.perceel_id, o.dagen, true
            FROM OPGEVOLGD_DOOR o JOIN OPGEVOLGD_DOOR p ON p.van = o.naar JOIN Transactie m ON m.id = o.naar
            WHERE m.soort IN ('koop', 'executieveiling')
        )
        SELECT DISTINCT b.naar, w.eerste, w.laatste
        FROM weg w JOIN Transactie e ON e.id = w.eerste JOIN Transactie l ON l.id = w.laatste
        JOIN BETREFT b ON b.van = l.id AND b.naar = w.perceel_id JOIN VERKOPER v ON v.naar = e.id JOIN KOPER k ON k.naar = l.id
        LEFT JOIN Bedrijf vb ON vb.id = v.van LEFT JOIN Bedrijf kb ON kb.id = k.van
        WHERE e.soort IN ('koop', 'executieveiling') AND l.soort = 'koop' AND vb.uitgezonderd IS NULL AND kb.uitgezonderd IS NULL
          AND w.dagen + CASE WHEN w.verder THEN b.dagen_sinds_vorige ELSE 0 END <= 1826
          AND (v.van = k.van OR EXISTS (FROM VERBONDEN_MET m WHERE m.van = v.van AND m.naar = k.van
                                        AND coalesce(m.geldig_tot >= e.datum, true)))
    """,
    "bestuurswissel_rond_transactie": """
        SELECT DISTINCT b.naar, r.van, r.naar
        FROM (SELECT van, naar, dagen_bestuurswissel FROM KOPER UNION ALL SELECT van, naar, dagen_bestuurswissel FROM VERKOPER) r
        JOIN Transactie t ON t.id = r.naar JOIN BETREFT b ON b.van = t.id JOIN Bedrijf c ON c.id = r.van
        WHERE r.dagen_bestuurswissel BETWEEN -60 AND 60 AND t.soort = 'koop' AND c.uitgezonderd IS NULL AND NOT c.eenmanszaak
    """,
    "serie_ontbinder": """
        SELECT DISTINCT f.naar, f.van
        FROM BESTUURT f JOIN Bedrijf c ON c.id = f.naar LEFT JOIN Bedrijf m ON m.id = f.van
        WHERE f.ontbonden_bedrijven >= 5 AND f.geldig_tot IS NULL AND c.uitgezonderd IS NULL AND NOT c.eenmanszaak
          AND m.uitgezonderd IS NULL AND c.id IN (SELECT van FROM BEZIT WHERE geldig_tot IS NULL)
    """,
    "opvolger_na_weigering": """
        SELECT DISTINCT o.van, o.naar
        FROM VOLGT_OP o JOIN VRAAGT_AAN a ON a.naar = o.van JOIN VERGUND_VOOR p ON p.van = o.van AND p.naar = o.adres_id
        JOIN Vergunning e ON e.id = o.naar
        JOIN (SELECT van, naar FROM VRAAGT_AAN UNION SELECT van, naar FROM HOUDT) w ON w.naar = o.naar
        JOIN VERBONDEN_MET v ON v.van = a.van AND v.naar = w.van
        LEFT JOIN Bedrijf ab ON ab.id = a.van LEFT JOIN Bedrijf wb ON wb.id = w.van
        WHERE o.dagen <= 365 AND ab.uitgezonderd IS NULL AND wb.uitgezonderd IS NULL
          AND (v.geldig_tot IS NULL OR v.geldig_tot >= e.datum_besluit)
          AND NOT EXISTS (FROM VRAAGT_AAN z WHERE z.naar = o.naar AND z.van = a.van)
          AND NOT EXISTS (FROM HOUDT z WHERE z.naar = o.naar AND z.van = a.van)
    """,
    "opvolger_na_sluiting": """
        SELECT DISTINCT o.van, o.naar
        FROM VOLGT_OP o JOIN VRAAGT_AAN a ON a.naar = o.van JOIN VERGUND_VOOR p ON p.van = o.van AND p.naar = o.adres_id
        JOIN Gebeurtenis g ON g.id = o.naar JOIN GAAT_OVER w ON w.van = g.id
        JOIN VERBONDEN_MET v ON v.van = a.van AND v.naar = w.naar
        LEFT JOIN Bedrijf ab ON ab.id = a.van LEFT JOIN Bedrijf wb ON wb.id = w.naar
        WHERE o.dagen <= 365 AND ab.uitgezonderd IS NULL AND wb.uitgezonderd IS NULL
          AND (v.geldig_tot IS NULL OR v.geldig_tot >= g.datum)
          AND NOT EXISTS (FROM GAAT_OVER z WHERE z.van = g.id AND z.naar = a.van)
    """,
    "snelle_wisseling_exploitant": """
        SELECT DISTINCT p.naar
        FROM HOUDT h JOIN Vergunning v ON v.id = h.naar JOIN VERGUND_VOOR p ON p.van = v.id JOIN Adres a ON a.id = p.naar
        LEFT JOIN Bedrijf b ON b.id = h.van
        WHERE a.exploitanten >= 3 AND v.exploitatie AND h.geldig_van IS NOT NULL AND b.uitgezonderd IS NULL
    """,
    "subsidie_huur_bij_bestuurder": """
        WITH zetel AS (
            SELECT van AS bedrijf, naar AS adres, soort, geldig_tot FROM GEVESTIGD_OP WHERE van_soort = 'Bedrijf'
            UNION ALL
            SELECT h.van, g.naar, g.soort, g.geldig_tot FROM GEVESTIGD_OP g JOIN HEEFT_VESTIGING h ON h.naar = g.van
        ), band AS (
            SELECT van, naar, geldig_tot FROM BESTUURT UNION ALL SELECT van, naar, geldig_tot FROM VERBONDEN_MET
        )
        SELECT DISTINCT s.id, h.van
        FROM ONTVANGT o JOIN Subsidie s ON s.id = o.naar JOIN Bedrijf c ON c.id = o.van JOIN zetel z ON z.bedrijf = c.id
        JOIN HEEFT_ADRES w ON w.naar = z.adres JOIN HEEFT_VBO h ON h.naar = w.van JOIN BEZIT b ON b.naar = h.van
        JOIN band v ON v.van = b.van AND v.naar = c.id LEFT JOIN Bedrijf e ON e.id = b.van
        WHERE c.uitgezonderd IS NULL AND NOT c.eenmanszaak AND e.uitgezonderd IS NULL
          AND z.soort = 'bezoekadres' AND (z.geldig_tot IS NULL OR z.geldig_tot >= s.datum_besluit)
          AND (b.geldig_tot IS NULL OR b.geldig_tot >= s.datum_besluit)
          AND (v.geldig_tot IS NULL OR v.geldig_tot >= s.datum_besluit)
          AND NOT EXISTS (FROM BEZIT x WHERE x.naar = h.van AND x.van = c.id AND x.geldig_tot IS NULL)
          AND NOT coalesce(b.zelf_bewoond, false)
    """,
    "subsidie_aan_ontbonden_partij": """
        SELECT DISTINCT o.naar, o.van
        FROM ONTVANGT o JOIN Bedrijf b ON b.id = o.van
        WHERE o.dagen_na_einde >= 1 AND b.uitgezonderd IS NULL AND NOT b.eenmanszaak
          AND coalesce(b.eindreden, '') NOT IN ('fusie', 'splitsing', 'omzetting')
    """,
    "zelfde_kring_subsidies": """
        SELECT DISTINCT o.naar, o.van
        FROM ONTVANGT o JOIN Bedrijf b ON b.id = o.van JOIN Bedrijf c ON c.kring = b.kring AND c.id <> b.id
        JOIN ONTVANGT p ON p.van = c.id AND p.naar <> o.naar AND p.geldig_van <= o.geldig_van
        WHERE o.kring_verleningen >= 3 AND o.kring_ontvangers >= 2 AND b.uitgezonderd IS NULL
    """,
    "herhaalde_sluiting": """
        SELECT DISTINCT b.naar, b.van
        FROM BEZIT b JOIN HEEFT_VBO h ON h.van = b.naar JOIN HEEFT_ADRES a ON a.van = h.naar JOIN GEBEURD_OP p ON p.naar = a.naar
        JOIN Gebeurtenis g ON g.id = p.van LEFT JOIN Bedrijf c ON c.id = b.van
        WHERE b.sluitingen >= 2 AND b.sluitingen_hier >= 1 AND b.geldig_tot IS NULL AND c.uitgezonderd IS NULL
          AND b.sluitingen_per_honderd >= 25 AND g.soort LIKE 'sluiting%' AND (b.geldig_van IS NULL OR b.geldig_van <= g.datum)
    """,
    "massa_adres": "SELECT id FROM Adres WHERE bedrijven >= 25 AND per_bedrijf_m2 < 10",
}


@contextmanager
def tables(folder: Path) -> Iterator[duckdb.DuckDBPyConnection]:
    """The nodes and edges of a built graph as views of their names, over its Parquet files."""
    with duckdb.connect() as db:
        for file in sorted([*(folder / "nodes").glob("*.parquet"), *(folder / "edges").glob("*.parquet")]):
            db.execute(f"CREATE VIEW {file.stem} AS FROM '{file}'")
        yield db


def answers(db: duckdb.DuckDBPyConnection, question: str) -> set[tuple[str, ...]]:
    """The answers to a question, each once."""
    return set(db.execute(question).fetchall())
