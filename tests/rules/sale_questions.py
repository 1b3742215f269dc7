"""What rules on financing and transfers find, as plain SQL on a graph at their default parameters."""

from __future__ import annotations

_NOT_FINANCE = "coalesce(c.geldverstrekker = 'anders', true)"
_LINKED = "coalesce(v.geldig_tot >= {0}, true)"

QUESTIONS = {
    "lening_boven_woz": """
        SELECT DISTINCT o.naar, o.van
        FROM HYPOTHEEK_OP o JOIN GELDGEVER g ON g.naar = o.van LEFT JOIN Bedrijf c ON c.id = g.van
        WHERE o.geldig_tot IS NULL AND o.woz_verhouding_procent >= 220 AND c.uitgezonderd IS NULL
    """,
    "lening_vijfmaal_woz": f"""
        SELECT DISTINCT o.naar, o.van
        FROM HYPOTHEEK_OP o JOIN Hypotheek h ON h.id = o.van JOIN GELDGEVER g ON g.naar = h.id LEFT JOIN Bedrijf c ON c.id = g.van
        WHERE o.geldig_tot IS NULL AND o.woz_verhouding_procent >= 500 AND h.bedrag_euro >= 250000 AND c.uitgezonderd IS NULL
          AND {_NOT_FINANCE}
    """,
    "particuliere_geldgever": """
        SELECT DISTINCT o.naar, o.van
        FROM HYPOTHEEK_OP o JOIN Hypotheek h ON h.id = o.van JOIN GELDGEVER g ON g.naar = h.id LEFT JOIN Bedrijf c ON c.id = g.van
        WHERE o.geldig_tot IS NULL AND o.koopsom_verhouding_procent >= 50 AND h.bedrag_euro >= 50000
          AND (g.van_soort = 'Persoon' OR (c.eenmanszaak AND c.uitgezonderd IS NULL))
    """,
    "buitenlandse_geldgever": """
        SELECT DISTINCT o.naar, o.van, g.van
        FROM HYPOTHEEK_OP o JOIN Hypotheek h ON h.id = o.van JOIN GELDGEVER g ON g.naar = h.id JOIN Bedrijf c ON c.id = g.van
        WHERE o.geldig_tot IS NULL AND coalesce(h.bedrag_euro, 25000) >= 25000 AND c.buitenland IS NOT NULL
          AND c.uitgezonderd IS NULL AND NOT c.eenmanszaak
    """,
    "verbonden_jonge_geldgever": f"""
        SELECT DISTINCT o.naar, h.id
        FROM HYPOTHEEK_OP o JOIN Hypotheek h ON h.id = o.van JOIN GELDGEVER g ON g.naar = h.id JOIN Bedrijf c ON c.id = g.van
        JOIN GELDNEMER n ON n.naar = h.id LEFT JOIN Bedrijf nb ON nb.id = n.van
        JOIN VERBONDEN_MET v ON v.van = g.van AND v.naar = n.van
        WHERE o.geldig_tot IS NULL AND c.uitgezonderd IS NULL AND NOT c.eenmanszaak AND nb.uitgezonderd IS NULL
          AND n.van <> g.van AND (g.dagen_sinds_oprichting <= 365 OR c.buitenland = 'elders')
          AND {_LINKED.format("h.geldig_van")}
    """,
    "veel_geldgevers": """
        SELECT DISTINCT p.id
        FROM Perceel p JOIN BEZIT b ON b.naar = p.id LEFT JOIN Bedrijf c ON c.id = b.van
        WHERE p.hypotheken > 3 AND p.geldgevers >= 3 AND b.geldig_tot IS NULL AND c.uitgezonderd IS NULL
          AND p.id IN (SELECT o.naar FROM HYPOTHEEK_OP o JOIN GELDGEVER g ON g.naar = o.van WHERE o.geldig_tot IS NULL)
    """,
    "snelle_aflossing": """
        SELECT DISTINCT o.naar, h.id
        FROM HYPOTHEEK_OP o JOIN Hypotheek h ON h.id = o.van JOIN GELDNEMER n ON n.naar = h.id LEFT JOIN Bedrijf c ON c.id = n.van
        WHERE o.dagen_tot_aflossing <= 548 AND h.bedrag_euro >= 100000 AND c.uitgezonderd IS NULL
    """,
    "onderlinge_financiering": """
        SELECT DISTINCT o.naar, o.van
        FROM HYPOTHEEK_OP o JOIN GELDGEVER g ON g.naar = o.van JOIN GELDNEMER n ON n.naar = o.van AND n.van <> g.van
        LEFT JOIN Bedrijf gb ON gb.id = g.van LEFT JOIN Bedrijf nb ON nb.id = n.van
        WHERE o.keten_objecten >= 3 AND o.keten_dubbelrollen >= 2 AND o.geldig_tot IS NULL
          AND gb.uitgezonderd IS NULL AND nb.uitgezonderd IS NULL
    """,
    "stichting_als_geldgever": f"""
        SELECT DISTINCT o.naar, o.van, g.van
        FROM HYPOTHEEK_OP o JOIN Hypotheek h ON h.id = o.van JOIN GELDGEVER g ON g.naar = h.id JOIN Bedrijf c ON c.id = g.van
        WHERE o.geldig_tot IS NULL AND c.rechtsvorm = 'ST' AND c.uitgezonderd IS NULL AND {_NOT_FINANCE}
          AND coalesce(h.bedrag_euro, 25000) >= 25000
    """,
    "aankoop_naast_subsidie": """
        SELECT DISTINCT o.naar, o.van, b.naar
        FROM ONTVANGT o JOIN Bedrijf c ON c.id = o.van JOIN Transactie t ON t.id = o.koop_id
        JOIN BETREFT b ON b.van = t.id AND b.naar = o.koop_perceel_id JOIN KOPER k ON k.naar = t.id JOIN Bedrijf m ON m.id = k.van
        JOIN VERBONDEN_MET v ON v.van = m.id AND v.naar = c.id
        WHERE o.koop_dagen BETWEEN -730 AND 730 AND t.koopsom_euro >= 100000 AND c.uitgezonderd IS NULL
          AND m.uitgezonderd IS NULL AND NOT m.eenmanszaak
    """,
    "prijssprong": """
        SELECT DISTINCT b.naar, b.van
        FROM BETREFT b JOIN Transactie t ON t.id = b.van JOIN VERKOPER s ON s.naar = t.id JOIN KOPER k ON k.naar = t.id
        LEFT JOIN Bedrijf sb ON sb.id = s.van LEFT JOIN Bedrijf kb ON kb.id = k.van
        WHERE t.soort = 'koop' AND sb.uitgezonderd IS NULL AND kb.uitgezonderd IS NULL
          AND abs(b.stijging_gecorrigeerd_procent)
              >= CASE WHEN b.dagen_sinds_vorige <= 180 THEN 30 WHEN b.dagen_sinds_vorige <= 730 THEN 50 END
    """,
    "prijs_wijkt_af_van_woz": """
        SELECT DISTINCT b.naar, b.van
        FROM BETREFT b JOIN Transactie t ON t.id = b.van JOIN VERKOPER s ON s.naar = t.id JOIN KOPER k ON k.naar = t.id
        LEFT JOIN Bedrijf sb ON sb.id = s.van LEFT JOIN Bedrijf kb ON kb.id = k.van
        WHERE t.soort = 'koop' AND sb.uitgezonderd IS NULL AND kb.uitgezonderd IS NULL AND b.woz_op_datum_euro >= 50000
          AND b.woz_verhouding_procent NOT BETWEEN 70 AND 140 AND b.naar IN (SELECT van FROM HEEFT_VBO)
    """,
    "abc_verbonden_partijen": f"""
        SELECT DISTINCT bt.naar, o.van, o.naar
        FROM OPGEVOLGD_DOOR o JOIN Transactie e ON e.id = o.van JOIN Transactie t ON t.id = o.naar
        JOIN BETREFT bt ON bt.van = t.id AND bt.naar = o.perceel_id
        JOIN VERKOPER a ON a.naar = e.id JOIN KOPER k ON k.naar = e.id
        JOIN VERKOPER d ON d.naar = t.id AND d.van = k.van JOIN KOPER c ON c.naar = t.id
        JOIN VERBONDEN_MET v ON v.van = k.van AND v.naar IN (a.van, c.van)
        LEFT JOIN Bedrijf ab ON ab.id = a.van LEFT JOIN Bedrijf kb ON kb.id = k.van LEFT JOIN Bedrijf cb ON cb.id = c.van
        WHERE e.id <> t.id AND e.soort = 'koop' AND t.soort = 'koop' AND o.dagen <= 183
          AND abs(bt.stijging_gecorrigeerd_procent) >= 20 AND {_LINKED.format("e.datum")}
          AND ab.uitgezonderd IS NULL AND kb.uitgezonderd IS NULL AND cb.uitgezonderd IS NULL
    """,
    "doorsluiswoning": "SELECT id FROM Perceel WHERE verkopen_75_maanden >= 3 OR verkopen_20_jaar >= 5",
    "terugkeer_met_prijssprong": f"""
        WITH weg AS (
            SELECT o.van AS eerste, o.naar AS tweede, o.naar AS laatste, o.perceel_id, o.dagen, false AS verder
            FROM OPGEVOLGD_DOOR o
            UNION ALL
            SELECT o.van, o.naar, p.naar, o.perceel_id, o.dagen, true
            FROM OPGEVOLGD_DOOR o JOIN OPGEVOLGD_DOOR p ON p.van = o.naar
        )
        SELECT DISTINCT b.naar, w.eerste, w.laatste
        FROM weg w JOIN Transactie e ON e.id = w.eerste JOIN Transactie m ON m.id = w.tweede JOIN Transactie l ON l.id = w.laatste
        JOIN BETREFT b ON b.van = l.id AND b.naar = w.perceel_id JOIN VERKOPER s ON s.naar = e.id JOIN KOPER k ON k.naar = l.id
        LEFT JOIN Bedrijf sb ON sb.id = s.van LEFT JOIN Bedrijf kb ON kb.id = k.van
        WHERE e.id <> m.id AND e.soort = 'koop' AND m.soort = 'koop' AND l.soort = 'koop'
          AND sb.uitgezonderd IS NULL AND kb.uitgezonderd IS NULL AND abs(b.stijging_gecorrigeerd_procent) >= 20
          AND w.dagen + CASE WHEN w.verder THEN b.dagen_sinds_vorige ELSE 0 END <= 1826
          AND (s.van = k.van
               OR EXISTS (FROM VERBONDEN_MET v WHERE v.van = s.van AND v.naar = k.van AND {_LINKED.format("e.datum")}))
    """,
    "verbonden_koop_afwijkende_prijs": f"""
        SELECT DISTINCT b.naar, b.van
        FROM BETREFT b JOIN Transactie t ON t.id = b.van JOIN VERKOPER s ON s.naar = t.id JOIN KOPER k ON k.naar = t.id
        JOIN VERBONDEN_MET v ON v.van = s.van AND v.naar = k.van
        LEFT JOIN Bedrijf sb ON sb.id = s.van LEFT JOIN Bedrijf kb ON kb.id = k.van
        WHERE t.soort = 'koop' AND sb.uitgezonderd IS NULL AND kb.uitgezonderd IS NULL
          AND b.woz_verhouding_procent NOT BETWEEN 70 AND 140 AND {_LINKED.format("t.datum")}
    """,
    "veel_veilingaankopen": """
        SELECT DISTINCT b.naar, k.van, k.naar
        FROM KOPER k JOIN Transactie t ON t.id = k.naar JOIN BETREFT b ON b.van = t.id LEFT JOIN Bedrijf c ON c.id = k.van
        WHERE k.veilingaankopen >= 3 AND t.soort = 'executieveiling' AND c.uitgezonderd IS NULL
    """,
    "herhaald_verlies": """
        SELECT DISTINCT b.naar, s.van, s.naar
        FROM VERKOPER s JOIN BETREFT b ON b.van = s.naar LEFT JOIN Bedrijf c ON c.id = s.van
        WHERE s.verliesverkopen >= 2 AND b.stijging_gecorrigeerd_procent <= -15 AND b.dagen_sinds_vorige <= 730
          AND c.uitgezonderd IS NULL AND s.naar IN (SELECT naar FROM KOPER)
    """,
    "symbolische_koopsom": """
        SELECT DISTINCT b.naar, b.van
        FROM BETREFT b JOIN Transactie t ON t.id = b.van JOIN VERKOPER s ON s.naar = t.id JOIN KOPER k ON k.naar = t.id
        LEFT JOIN Bedrijf sb ON sb.id = s.van LEFT JOIN Bedrijf kb ON kb.id = k.van
        WHERE t.soort IN ('koop', 'overdracht') AND t.koopsom_euro <= 1000 AND b.aandeel_promille = 1000
          AND b.woz_op_datum_euro >= 50000 AND sb.uitgezonderd IS NULL AND kb.uitgezonderd IS NULL
    """,
    "ronde_koopsom_zonder_hypotheek": """
        SELECT DISTINCT b.naar, b.van
        FROM BETREFT b JOIN Transactie t ON t.id = b.van JOIN KOPER k ON k.naar = t.id LEFT JOIN Bedrijf c ON c.id = k.van
        WHERE t.soort = 'koop' AND t.koopsom_euro >= 250000 AND mod(t.koopsom_euro, 50000) = 0 AND b.aantal_hypotheken = 0
          AND c.uitgezonderd IS NULL
    """,
    "vervallen_koopovereenkomsten": """
        SELECT DISTINCT k.naar, k.van FROM KOOPT k LEFT JOIN Bedrijf c ON c.id = k.van
        WHERE k.vervallen_koopovereenkomsten >= 2 AND c.uitgezonderd IS NULL
    """,
    "gemeentelijk_vastgoed_doorverkocht": """
        SELECT DISTINCT b.naar, o.van, o.naar
        FROM OPGEVOLGD_DOOR o JOIN Transactie e ON e.id = o.van JOIN Transactie t ON t.id = o.naar
        JOIN BETREFT b ON b.van = t.id AND b.naar = o.perceel_id JOIN VERKOPER s ON s.naar = e.id JOIN Bedrijf g ON g.id = s.van
        JOIN KOPER k ON k.naar = e.id LEFT JOIN Bedrijf c ON c.id = k.van
        WHERE g.uitgezonderd = 'overheid' AND e.id <> t.id AND e.soort = 'koop' AND t.soort = 'koop' AND o.dagen <= 1096
          AND b.stijging_gecorrigeerd_procent >= 30 AND c.uitgezonderd IS NULL
    """,
}
