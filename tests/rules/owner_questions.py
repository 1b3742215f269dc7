"""What rules on owners, companies and networks ask, in plain SQL: identity values in the order of the rule."""

from __future__ import annotations

QUESTIONS = {
    "buitenlandse_rechtspersoon": """
        SELECT DISTINCT b.naar, b.van FROM BEZIT b JOIN Bedrijf c ON c.id = b.van
        WHERE c.buitenland = 'elders' AND b.geldig_tot IS NULL AND c.uitgezonderd IS NULL AND NOT c.eenmanszaak
    """,
    "opgeheven_na_overdracht": """
        SELECT DISTINCT b.naar, r.van, r.naar
        FROM (SELECT van, naar, dagen_tot_einde FROM KOPER UNION ALL SELECT van, naar, dagen_tot_einde FROM VERKOPER) r
        JOIN Transactie t ON t.id = r.naar JOIN BETREFT b ON b.van = t.id JOIN Bedrijf c ON c.id = r.van
        WHERE r.dagen_tot_einde <= 365 AND t.soort = 'koop' AND c.uitgezonderd IS NULL AND NOT c.eenmanszaak
    """,
    "veel_objecten": """
        SELECT DISTINCT b.naar, b.van FROM BEZIT b LEFT JOIN Bedrijf c ON c.id = b.van
        WHERE b.portefeuille >= 10 AND b.portefeuille_rang_promille >= 990 AND b.geldig_tot IS NULL AND c.uitgezonderd IS NULL
    """,
    "veel_aankopen": """
        SELECT DISTINCT b.naar, k.van, k.naar
        FROM KOPER k JOIN Transactie t ON t.id = k.naar JOIN BETREFT b ON b.van = t.id LEFT JOIN Bedrijf c ON c.id = k.van
        WHERE k.aankopen_24_maanden >= 5 AND t.soort = 'koop' AND c.uitgezonderd IS NULL
    """,
    "snelle_groei": """
        SELECT DISTINCT b.naar, k.van, k.naar
        FROM KOPER k JOIN Transactie t ON t.id = k.naar JOIN BETREFT b ON b.van = t.id LEFT JOIN Bedrijf c ON c.id = k.van
        WHERE k.portefeuille_voor <= 5 AND k.groei_objecten >= 4 AND k.groei_procent >= 100 AND t.soort = 'koop'
          AND c.uitgezonderd IS NULL
    """,
    "ander_vraagt_vergunning": """
        SELECT DISTINCT b.naar, k.van, k.naar
        FROM KOPER k JOIN Transactie t ON t.id = k.naar JOIN BETREFT b ON b.van = t.id JOIN HEEFT_VBO h ON h.van = b.naar
        JOIN HEEFT_ADRES a ON a.van = h.naar JOIN VERGUND_VOOR p ON p.naar = a.naar JOIN Vergunning v ON v.id = p.van
        JOIN VRAAGT_AAN w ON w.naar = v.id LEFT JOIN Bedrijf c ON c.id = w.van
        WHERE k.van_soort = 'Persoon' AND k.eerste_aankoop AND b.prijs_rang_promille >= 750 AND t.soort = 'koop'
          AND v.exploitatie AND v.datum_aanvraag >= t.datum AND c.uitgezonderd IS NULL AND w.van <> k.van
          AND EXISTS (FROM BEZIT x WHERE x.van = k.van AND x.naar = b.naar AND x.geldig_tot IS NULL)
          AND NOT EXISTS (FROM VERBONDEN_MET m WHERE m.van = k.van AND m.naar = w.van)
    """,
    "ander_verbouwt": """
        SELECT DISTINCT b.naar, a.van, k.naar
        FROM VRAAGT_AAN a JOIN Bedrijf c ON c.id = a.van JOIN KOPER k ON k.naar = a.koop_id JOIN BETREFT b ON b.van = k.naar
        JOIN HEEFT_VBO h ON h.van = b.naar JOIN HEEFT_ADRES w ON w.van = h.naar JOIN VERGUND_VOOR p ON p.naar = w.naar
        WHERE p.van = a.naar AND a.vreemde_kopen >= 2 AND a.vreemde_kopen_promille >= 500 AND b.aantal_hypotheken = 0
          AND k.van_soort = 'Persoon' AND c.uitgezonderd IS NULL AND NOT c.eenmanszaak
    """,
    "verbouwer_neemt_over": """
        SELECT DISTINCT b.naar, a.van, k.naar
        FROM VRAAGT_AAN a JOIN Bedrijf c ON c.id = a.van JOIN KOPER k ON k.naar = a.koop_id JOIN BETREFT b ON b.van = k.naar
        JOIN KOPER o ON o.naar = a.overname_id AND o.van = a.van JOIN BETREFT n ON n.van = o.naar AND n.naar = b.naar
        WHERE a.overname_dagen <= 730 AND k.van_soort = 'Persoon' AND c.uitgezonderd IS NULL AND NOT c.eenmanszaak
    """,
    "reeks_zonder_hypotheek": """
        SELECT DISTINCT c.id
        FROM KOPER k JOIN Bedrijf c ON c.id = k.van JOIN Transactie t ON t.id = k.naar JOIN BETREFT b ON b.van = t.id
        WHERE k.kopen_zonder_hypotheek >= 3 AND k.kopen_zonder_promille >= 750 AND b.aantal_hypotheken = 0
          AND t.dagen_geleden <= 1825 AND c.uitgezonderd IS NULL AND NOT c.eenmanszaak
    """,
    "reeks_zelffinanciering": """
        SELECT DISTINCT c.id FROM GELDGEVER g JOIN Bedrijf c ON c.id = g.van JOIN HYPOTHEEK_OP o ON o.van = g.naar
        WHERE g.verbonden_objecten >= 2 AND o.geldig_tot IS NULL AND c.uitgezonderd IS NULL AND NOT c.eenmanszaak
    """,
    "ondoorzichtige_keten": """
        SELECT DISTINCT b.naar, b.van, z.van
        FROM ZEGGENSCHAP_OVER z JOIN BEZIT b ON b.van = z.naar JOIN Bedrijf c ON c.id = b.van LEFT JOIN Bedrijf m ON m.id = z.van
        WHERE z.aandeel_promille >= 250 AND (z.diepte >= 4 OR coalesce(m.rechtsvorm, '') IN ('BUITENLAND', 'ST'))
          AND b.geldig_tot IS NULL AND m.uitgezonderd IS NULL AND c.uitgezonderd IS NULL AND NOT c.eenmanszaak
    """,
    "kwetsbare_branche": """
        WITH zetel AS (
            SELECT van AS bedrijf, naar, soort, geldig_tot FROM GEVESTIGD_OP WHERE van_soort = 'Bedrijf'
            UNION ALL
            SELECT h.van, g.naar, g.soort, g.geldig_tot FROM GEVESTIGD_OP g JOIN HEEFT_VESTIGING h ON h.naar = g.van
        )
        SELECT DISTINCT h.van, c.id
        FROM zetel z JOIN Bedrijf c ON c.id = z.bedrijf JOIN HEEFT_ADRES a ON a.naar = z.naar JOIN HEEFT_VBO h ON h.naar = a.van
        WHERE c.branche IS NOT NULL AND z.soort = 'bezoekadres' AND z.geldig_tot IS NULL AND c.beeindigd IS NULL
          AND c.uitgezonderd IS NULL AND NOT c.eenmanszaak
    """,
    "eigenaar_onbekend": """
        SELECT DISTINCT p.id FROM Perceel p JOIN RUST_OP o ON o.naar = p.id JOIN Recht r ON r.id = o.van
        WHERE r.aard_code = '2' AND r.geldig_tot IS NULL AND NOT p.vervallen
          AND p.id NOT IN (SELECT naar FROM BEZIT WHERE geldig_tot IS NULL) AND p.id NOT IN (SELECT van FROM GESPLITST_IN)
    """,
    "jonge_stichting": """
        SELECT DISTINCT b.naar, k.van, k.naar
        FROM KOPER k JOIN Transactie t ON t.id = k.naar JOIN BETREFT b ON b.van = t.id JOIN Bedrijf c ON c.id = k.van
        WHERE c.rechtsvorm = 'ST' AND k.dagen_sinds_oprichting <= 1825 AND t.soort = 'koop' AND c.uitgezonderd IS NULL
    """,
    "eigenaar_zonder_activiteit": """
        SELECT DISTINCT b.naar, c.id
        FROM Bedrijf c JOIN BEZIT b ON b.van = c.id JOIN GEVESTIGD_OP z ON z.van = c.id JOIN Adres a ON a.id = z.naar
        WHERE c.werkzame_personen <= 0 AND c.jaren_zonder_jaarstuk >= 2 AND a.bedrijven >= 25 AND z.soort = 'bezoekadres'
          AND z.geldig_tot IS NULL AND b.geldig_tot IS NULL AND c.beeindigd IS NULL AND c.uitgezonderd IS NULL
          AND NOT c.eenmanszaak
          AND c.id NOT IN (SELECT van FROM VRAAGT_AAN UNION SELECT van FROM HOUDT UNION SELECT van FROM ONTVANGT)
    """,
    "frequente_bestuurswissel": """
        SELECT DISTINCT c.id FROM Bedrijf c JOIN BEZIT b ON b.van = c.id
        WHERE c.bestuurswissels >= 3 AND b.geldig_tot IS NULL AND c.uitgezonderd IS NULL AND NOT c.eenmanszaak
    """,
    "plankvennootschap_koopt": """
        SELECT DISTINCT b.naar, k.van, k.naar
        FROM KOPER k JOIN Transactie t ON t.id = k.naar JOIN BETREFT b ON b.van = t.id JOIN Bedrijf c ON c.id = k.van
        WHERE k.dagen_nieuw_bestuur <= 180 AND k.dagen_sinds_oprichting >= 730 AND k.eerste_aankoop AND t.soort = 'koop'
          AND c.uitgezonderd IS NULL AND NOT c.eenmanszaak
    """,
    "beroepsbestuurder": """
        SELECT DISTINCT f.naar, f.van
        FROM BESTUURT f JOIN Bedrijf c ON c.id = f.naar LEFT JOIN Bedrijf m ON m.id = f.van
        WHERE f.bestuurt_bedrijven >= 10 AND f.bestuurt_branches >= 5 AND f.bestuurt_adressen >= 5 AND f.geldig_tot IS NULL
          AND m.uitgezonderd IS NULL AND c.uitgezonderd IS NULL AND NOT c.eenmanszaak
          AND c.id IN (SELECT van FROM BEZIT WHERE geldig_tot IS NULL)
    """,
    "straatconcentratie": """
        SELECT DISTINCT s.naar, s.van, c.id
        FROM CONCENTREERT_IN s JOIN (SELECT van, naar FROM ZEGGENSCHAP_OVER UNION SELECT van, naar FROM BESTUURT) z ON z.van = s.van
        JOIN Bedrijf c ON c.id = z.naar
        JOIN BEZIT b ON b.van = c.id JOIN HEEFT_VBO h ON h.van = b.naar JOIN HEEFT_ADRES a ON a.van = h.naar
        JOIN LIGT_AAN l ON l.van = a.naar AND l.naar = s.naar LEFT JOIN Bedrijf m ON m.id = s.van
        WHERE s.houders >= 2 AND m.uitgezonderd IS NULL
          AND (s.objecten >= 4 AND s.deel_procent >= 20 OR s.bedrijfsruimten >= 4 AND s.deel_bedrijfsruimten_procent >= 20)
          AND b.geldig_tot IS NULL AND NOT c.eenmanszaak
    """,
    "nabij_gebeurtenis": """
        SELECT DISTINCT b.naar, b.van, g.id
        FROM Gebeurtenis g JOIN GAAT_OVER o ON o.van = g.id JOIN VERBONDEN_MET v ON v.van = o.naar JOIN BEZIT b ON b.van = v.naar
        LEFT JOIN Bedrijf ob ON ob.id = o.naar LEFT JOIN Bedrijf hb ON hb.id = b.van
        WHERE v.stappen <= 2 AND b.geldig_tot IS NULL AND ob.uitgezonderd IS NULL AND hb.uitgezonderd IS NULL
          AND (g.soort LIKE 'sluiting%' OR g.soort LIKE 'weigering%' OR g.soort LIKE 'intrekking%')
    """,
    "gedeeld_correspondentieadres": """
        SELECT DISTINCT a.id FROM Adres a JOIN GEVESTIGD_OP z ON z.naar = a.id JOIN Bedrijf c ON c.id = z.van
        WHERE a.correspondenten >= 3 AND coalesce(a.bedrijven < 25, true) AND z.soort = 'correspondentieadres'
          AND z.geldig_tot IS NULL AND c.beeindigd IS NULL AND c.uitgezonderd IS NULL AND NOT c.eenmanszaak
    """,
    "gesloten_lus": """
        SELECT DISTINCT c.id
        FROM AANDEELHOUDER_VAN a JOIN Bedrijf c ON c.id = a.naar JOIN Bedrijf h ON h.id = a.van JOIN BEZIT b ON b.van = c.id
        WHERE c.lus_stappen <= 6 AND h.lus_stappen IS NOT NULL AND h.id <> c.id AND a.geldig_tot IS NULL AND b.geldig_tot IS NULL
          AND h.uitgezonderd IS NULL AND c.uitgezonderd IS NULL AND NOT c.eenmanszaak
    """,
    "gemengde_kring": """
        SELECT DISTINCT c.id FROM Bedrijf c JOIN BEZIT b ON b.van = c.id
        WHERE c.kring_zorg >= 1 AND c.kring_contant >= 1 AND c.kring_leden <= 25 AND b.geldig_tot IS NULL
          AND c.uitgezonderd IS NULL AND NOT c.eenmanszaak
    """,
    "opvolging_zelfde_adres": """
        WITH zetel AS (
            SELECT van AS bedrijf, naar FROM GEVESTIGD_OP WHERE van_soort = 'Bedrijf'
            UNION ALL
            SELECT h.van, g.naar FROM GEVESTIGD_OP g JOIN HEEFT_VESTIGING h ON h.naar = g.van
        )
        SELECT DISTINCT z.naar, v.van, v.naar
        FROM VERBONDEN_MET v JOIN Bedrijf n ON n.id = v.van JOIN Bedrijf o ON o.id = v.naar
        JOIN zetel z ON z.bedrijf = n.id AND z.naar = v.opvolging_adres_id
        WHERE v.opvolging_dagen <= 183 AND v.stappen <= 2 AND n.uitgezonderd IS NULL AND NOT n.eenmanszaak
          AND o.uitgezonderd IS NULL
    """,
    "mogelijk_dezelfde_eigenaar": """
        SELECT DISTINCT b.naar, m.van, m.naar
        FROM MOGELIJK_ZELFDE_ALS m JOIN BEZIT b ON b.van = m.van LEFT JOIN Bedrijf e ON e.id = m.van
        LEFT JOIN Bedrijf a ON a.id = m.naar
        WHERE m.score_promille >= 900 AND b.geldig_tot IS NULL AND e.uitgezonderd IS NULL AND a.uitgezonderd IS NULL
          AND m.naar IN (SELECT van FROM BEZIT WHERE geldig_tot IS NULL)
    """,
}
