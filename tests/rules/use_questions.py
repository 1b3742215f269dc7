"""The questions of rules on the use of property, on permits and on grants in SQL; identity values in the order of the rule."""

from __future__ import annotations

# Where companies receive visitors, themselves or by a branch.
_SEATS = """
    WITH zetel AS (
        SELECT van AS bedrijf, naar AS adres, soort, geldig_tot, dagen_sinds_oprichting
        FROM GEVESTIGD_OP WHERE van_soort = 'Bedrijf'
        UNION ALL
        SELECT h.van, g.naar, g.soort, g.geldig_tot, g.dagen_sinds_oprichting
        FROM GEVESTIGD_OP g JOIN HEEFT_VESTIGING h ON h.naar = g.van
    )
"""
# Homes and other rooms with the object and the address.
_ROOMS = """
    FROM HEEFT_VBO h JOIN Verblijfsobject v ON v.id = h.naar JOIN HEEFT_ADRES w ON w.van = v.id JOIN Adres a ON a.id = w.naar
"""
_COMPANY = "c.uitgezonderd IS NULL AND NOT c.eenmanszaak"

QUESTIONS = {
    "spookbewoning": f"""
        {_SEATS} SELECT DISTINCT a.id {_ROOMS} JOIN zetel z ON z.adres = a.id JOIN Bedrijf c ON c.id = z.bedrijf
        WHERE v.dagen_onbewoond >= 183 AND v.gebruiksdoel = 'woonfunctie' AND h.geldig_tot IS NULL AND z.soort = 'bezoekadres'
          AND z.geldig_tot IS NULL AND c.beeindigd IS NULL AND {_COMPANY}
    """,
    "langdurige_leegstand": f"""
        SELECT DISTINCT h.van {_ROOMS}
        WHERE v.dagen_onbewoond >= 365 AND a.bedrijven IS NULL AND v.corporatie IS NULL AND h.geldig_tot IS NULL
    """,
    "gekocht_en_leeg": f"""
        SELECT DISTINCT b.naar, k.van {_ROOMS} JOIN BETREFT b ON b.naar = h.van JOIN Transactie t ON t.id = b.van
        JOIN KOPER k ON k.naar = t.id JOIN Bedrijf c ON c.id = k.van
        WHERE v.dagen_onbewoond >= 365 AND a.bedrijven IS NULL AND t.soort = 'koop' AND t.datum <= v.ingeschreven_op
          AND (k.dagen_sinds_oprichting <= 365 OR b.aantal_hypotheken = 0) AND {_COMPANY}
          AND EXISTS (FROM BEZIT e WHERE e.van = c.id AND e.naar = b.naar AND e.geldig_tot IS NULL)
    """,
    "overbewoning": f"""
        SELECT DISTINCT a.id {_ROOMS}
        WHERE v.corporatie IS NULL AND v.gebruiksdoel = 'woonfunctie' AND h.geldig_tot IS NULL
          AND (v.volwassenen >= 5 AND v.per_volwassene_m2 < 10 OR v.huishoudens > 4)
    """,
    "hoog_verloop_bewoning": f"""
        SELECT DISTINCT a.id {_ROOMS}
        WHERE v.verloop >= 12 AND v.corporatie IS NULL AND v.gebruiksdoel = 'woonfunctie' AND h.geldig_tot IS NULL
    """,
    "kamerverhuur_zonder_vergunning": f"""
        SELECT DISTINCT a.id {_ROOMS}
        WHERE v.huishoudens >= 3 AND v.volwassenen >= 3 AND v.corporatie IS NULL AND v.gebruiksdoel = 'woonfunctie'
          AND h.geldig_tot IS NULL
          AND NOT EXISTS (FROM VERGUND_VOOR p JOIN Vergunning z ON z.id = p.van
                          WHERE p.naar = a.id AND z.omzetting AND coalesce(z.besluit, 'verleend') = 'verleend')
          AND NOT EXISTS (FROM BEZIT b JOIN Bedrijf c ON c.id = b.van
                          WHERE b.naar = h.van AND b.geldig_tot IS NULL AND c.uitgezonderd IS NOT NULL)
    """,
    "opkoopbescherming_verhuurd": f"""
        SELECT DISTINCT b.naar, k.van {_ROOMS} JOIN BETREFT b ON b.naar = h.van JOIN KOPER k ON k.naar = b.van
        JOIN Bedrijf c ON c.id = k.van
        WHERE b.dagen_beschermd >= 183 AND v.ingeschreven >= 1 AND v.corporatie IS NULL AND {_COMPANY}
          AND EXISTS (FROM BEZIT e WHERE e.van = c.id AND e.naar = b.naar AND e.geldig_tot IS NULL)
          AND NOT EXISTS (FROM VERGUND_VOOR p JOIN Vergunning z ON z.id = p.van
                          WHERE p.naar = a.id AND z.verhuur AND z.besluit = 'verleend')
    """,
    "reeks_verhuurd_onder_bescherming": f"""
        SELECT DISTINCT b.naar, k.van {_ROOMS} JOIN BETREFT b ON b.naar = h.van JOIN KOPER k ON k.naar = b.van
        JOIN Bedrijf c ON c.id = k.van
        WHERE k.beschermde_kopen >= 2 AND b.dagen_beschermd >= 183 AND v.ingeschreven >= 1 AND v.corporatie IS NULL AND {_COMPANY}
          AND EXISTS (FROM BEZIT e WHERE e.van = c.id AND e.naar = b.naar AND e.geldig_tot IS NULL)
          AND NOT EXISTS (FROM VERGUND_VOOR p JOIN Vergunning z ON z.id = p.van
                          WHERE p.naar = a.id AND z.verhuur AND z.besluit = 'verleend')
    """,
    "opvolger_bij_verbonden_verhuurder": """
        SELECT DISTINCT o.van, o.naar, m.van
        FROM VOLGT_OP o JOIN VRAAGT_AAN a ON a.naar = o.van JOIN Vergunning z ON z.id = o.van
        JOIN VERGUND_VOOR p ON p.van = o.van AND p.naar = o.adres_id
        JOIN VERBONDEN_MET m ON m.van = o.verhuurder_id AND m.naar = o.verhuurder_band_id
        LEFT JOIN Bedrijf ab ON ab.id = a.van LEFT JOIN Bedrijf eb ON eb.id = m.van LEFT JOIN Bedrijf bb ON bb.id = m.naar
        WHERE o.dagen <= 730 AND z.exploitatie AND m.stappen <= 2
          AND ab.uitgezonderd IS NULL AND eb.uitgezonderd IS NULL AND bb.uitgezonderd IS NULL
    """,
    "wonen_in_bedrijfsruimte": f"""
        SELECT DISTINCT a.id {_ROOMS}
        WHERE v.ingeschreven >= 1 AND h.geldig_tot IS NULL
          AND NOT regexp_matches(v.gebruiksdoel, '(woon|logies|gezondheidszorg|cel)functie')
    """,
    "bedrijf_in_woning": f"""
        {_SEATS} SELECT DISTINCT a.id, c.id {_ROOMS} JOIN zetel z ON z.adres = a.id JOIN Bedrijf c ON c.id = z.bedrijf
        WHERE v.gebruiksdoel = 'woonfunctie' AND h.geldig_tot IS NULL AND z.soort = 'bezoekadres' AND z.geldig_tot IS NULL
          AND c.werkzame_personen >= 5 AND c.beeindigd IS NULL AND {_COMPANY}
    """,
    "aanvrager_voor_veel_adressen": f"""
        SELECT DISTINCT c.id FROM VRAAGT_AAN a JOIN Bedrijf c ON c.id = a.van WHERE a.vreemde_adressen >= 5 AND {_COMPANY}
    """,
    "nieuw_bedrijf_in_grote_hal": f"""
        {_SEATS} SELECT DISTINCT a.id, c.id {_ROOMS} JOIN zetel z ON z.adres = a.id JOIN Bedrijf c ON c.id = z.bedrijf
        WHERE z.dagen_sinds_oprichting < 365 AND c.werkzame_personen <= 1 AND a.per_bedrijf_m2 >= 500 AND h.geldig_tot IS NULL
          AND v.gebruiksdoel LIKE '%industriefunctie%' AND regexp_matches(c.sbi, '^(45|46|47|521)') AND {_COMPANY}
    """,
    "wisselende_huurders": f"""
        SELECT DISTINCT a.id {_ROOMS}
        WHERE a.vertrokken_bedrijven >= 3 AND h.geldig_tot IS NULL AND regexp_matches(v.gebruiksdoel, '(industrie|winkel)functie')
    """,
    "verlopen_vergunning": f"""
        SELECT DISTINCT p.naar, c.id FROM HOUDT h JOIN Bedrijf c ON c.id = h.van JOIN VERGUND_VOOR p ON p.van = h.naar
        WHERE h.dagen_na_einde >= 90 AND {_COMPANY}
    """,
    "schijnbeheer": f"""
        SELECT DISTINCT z.id, b.van {_ROOMS} JOIN VERGUND_VOOR p ON p.naar = a.id JOIN Vergunning z ON z.id = p.van
        JOIN HOUDT o ON o.naar = z.id JOIN Bedrijf c ON c.id = o.van JOIN BEZIT b ON b.naar = h.van
        JOIN GAAT_OVER g ON g.naar = b.van JOIN Gebeurtenis e ON e.id = g.van LEFT JOIN Bedrijf x ON x.id = b.van
        WHERE o.dagen_bestuur <= 90 AND z.exploitatie AND {_COMPANY} AND b.geldig_tot IS NULL AND x.uitgezonderd IS NULL
          AND b.van <> c.id AND e.datum < z.datum_aanvraag AND regexp_matches(e.soort, '^(sluiting|weigering|intrekking)')
    """,
    "bouwsom_zonder_bank": f"""
        SELECT DISTINCT z.id {_ROOMS} JOIN VERGUND_VOOR p ON p.naar = a.id JOIN Vergunning z ON z.id = p.van
        JOIN VRAAGT_AAN o ON o.naar = z.id LEFT JOIN Bedrijf c ON c.id = o.van
        WHERE z.bankhypotheken = 0 AND (z.bouwsom_euro >= 500000 OR z.bouwsom_woz_procent >= 50) AND c.uitgezonderd IS NULL
    """,
    "omzetting_na_aankoop": f"""
        SELECT DISTINCT p.van, k.van {_ROOMS} JOIN VERGUND_VOOR p ON p.naar = a.id JOIN BETREFT b ON b.naar = h.van
        JOIN KOPER k ON k.naar = b.van AND k.naar = p.aankoop_id JOIN Bedrijf c ON c.id = k.van
        WHERE p.dagen_na_aankoop <= 183 AND (k.dagen_sinds_oprichting <= 365 OR b.aantal_hypotheken = 0) AND {_COMPANY}
    """,
    "vergunning_op_leeg_adres": f"""
        SELECT DISTINCT z.id {_ROOMS} JOIN VERGUND_VOOR p ON p.naar = a.id JOIN Vergunning z ON z.id = p.van
        JOIN HOUDT o ON o.naar = z.id LEFT JOIN Bedrijf c ON c.id = o.van
        WHERE o.geldig_tot IS NULL AND v.dagen_onbewoond >= 365 AND a.bedrijven IS NULL
          AND (z.exploitatie OR z.omzetting OR z.verhuur) AND c.uitgezonderd IS NULL
    """,
    "omzetting_buiten_norm": """
        SELECT DISTINCT z.id FROM Vergunning z JOIN VERGUND_VOOR p ON p.van = z.id
        WHERE z.buiten_norm IS NOT NULL AND coalesce(z.aantal_eenheden, 1) >= 1
    """,
    "subsidie_op_leeg_adres": f"""
        {_SEATS} SELECT DISTINCT o.naar, a.id
        FROM ONTVANGT o JOIN Bedrijf c ON c.id = o.van JOIN zetel z ON z.bedrijf = c.id JOIN Adres a ON a.id = z.adres
        WHERE {_COMPANY} AND z.soort = 'bezoekadres' AND z.geldig_tot IS NULL
          AND (a.bedrijven >= 25 AND a.per_bedrijf_m2 < 10 OR a.bedrijven = 1 AND EXISTS (
              FROM HEEFT_ADRES w JOIN Verblijfsobject v ON v.id = w.van
              WHERE w.naar = a.id AND v.dagen_onbewoond >= 365 AND v.gebruiksdoel = 'woonfunctie'))
    """,
    "jonge_ontvanger_subsidie": f"""
        SELECT DISTINCT s.id, c.id FROM ONTVANGT o JOIN Bedrijf c ON c.id = o.van JOIN Subsidie s ON s.id = o.naar
        WHERE o.dagen_sinds_oprichting <= 180 AND s.verleend_euro >= 10000 AND {_COMPANY}
    """,
    "gedeelde_bankrekening": f"""
        SELECT DISTINCT o.naar, c.id
        FROM ONTVANGT o JOIN Bedrijf c ON c.id = o.van JOIN ONTVANGT p ON p.rekening = o.rekening AND p.naar <> o.naar
        JOIN Bedrijf d ON d.id = p.van AND d.id <> c.id
        WHERE o.rekening_ontvangers >= 2 AND {_COMPANY}
          AND NOT EXISTS (FROM VERBONDEN_MET m WHERE m.van = c.id AND m.naar = d.id)
    """,
    "pandsubsidie_en_verkoop": f"""
        SELECT DISTINCT p.van, t.id {_ROOMS} JOIN BESTEED_OP p ON p.naar = a.id JOIN BETREFT b ON b.naar = h.van
        JOIN Transactie t ON t.id = b.van AND t.id = p.verkoop_id JOIN VERKOPER k ON k.naar = t.id
        LEFT JOIN Bedrijf c ON c.id = k.van
        WHERE p.dagen_tot_verkoop <= 730 AND b.stijging_gecorrigeerd_procent >= 20 AND c.uitgezonderd IS NULL
    """,
    "subsidie_aan_failliete_partij": f"""
        SELECT DISTINCT s.id, c.id
        FROM GAAT_OVER g JOIN Insolventie i ON i.id = g.van JOIN Bedrijf c ON c.id = g.naar JOIN ONTVANGT o ON o.van = c.id
        JOIN Subsidie s ON s.id = o.naar
        WHERE o.dagen_na_faillissement >= 1 AND i.soort = 'F' AND i.datum <= s.datum_besluit AND {_COMPANY}
    """,
    "zorgbedrijf_profiel": f"SELECT id FROM Bedrijf c WHERE zorgkenmerken >= 3 AND beeindigd IS NULL AND {_COMPANY}",
}
