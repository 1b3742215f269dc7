"""Texts of the portable dialect, each a whole question: the two engines must answer them alike."""

from __future__ import annotations

from datetime import date, timedelta

PARAMETERS = {
    "peildatum": date(2022, 1, 1),
    "venster": timedelta(days=90),
    "dagen": 30,
    "lijst": ["koop", "ruiling", "é\u0301", 'de "Gouden" Leeuw', "a\\b\\u0041", "regel\nregel\r\n"],
    "soort": "Robby' WITH true MATCH (s) DETACH DELETE s; //",
    "niets": [],
    "waar": True,
}
_OWNER = "MATCH (p:Persoon|Bedrijf)-[b:BEZIT]->(o:Perceel) "

PORTABLE = {
    "owners": _OWNER + "RETURN p.id AS wie, b.id AS welk, b.aandeel_promille AS deel, b.geldig_van "
    "AS van, o.soort AS soort",
    "lower case": "match (o:Perceel) where not o.vervallen and (o.grootte_m2 > 5 or o.soort is null) return o.id as id",
    "signs in a string": "MATCH (o:Perceel) WHERE o.soort <> 'a; // /* é ``$c */' RETURN o.id AS id",
    "double quotes": "MATCH (o:Perceel) WHERE o.soort = \"Café 't Hoekje\" OR o.soort = 'ß' RETURN o.id AS id",
    "text from a parameter": "MATCH (o:Perceel) WHERE o.soort = $soort RETURN o.id AS id, o.soort AS soort",
    "flag from a parameter": "MATCH (o:Perceel) WHERE o.vervallen = $waar RETURN o.id AS id, o.vervallen AS vervallen",
    "list from a parameter": "MATCH (t:Transactie) WHERE t.soort IN $lijst AND NOT t.id IN $niets RETURN t.id AS id",
    "list in the text": "MATCH (t:Transactie) WHERE t.koopsom_euro IN [1, 2, 3] OR t.soort IN ['koop', 'null'] "
    "RETURN t.id AS id",
    "list of properties": "MATCH (t:Transactie) WHERE 5 IN [t.koopsom_euro, t.aantal_objecten] RETURN t.id AS id",
    "optional without match": _OWNER + "OPTIONAL MATCH (h:Hypotheek)-[:HYPOTHEEK_OP]->(o) WHERE h.bedrag_euro > 2 "
    "WITH p, o, h WHERE h.id IS NULL RETURN DISTINCT p.id AS wie, o.id AS wat",
    "optional twice": "MATCH (o:Perceel) OPTIONAL MATCH (o)-[:HEEFT_VBO]->(v:Verblijfsobject) "
    "OPTIONAL MATCH (v)-[:HEEFT_ADRES]->(a:Adres) RETURN o.id AS o, v.id AS v, a.huisnummer AS nummer",
    "missing edge": "MATCH (o:Perceel) WHERE NOT (o)<-[:HYPOTHEEK_OP]-(:Hypotheek) RETURN o.id AS id",
    "edge in a condition": _OWNER + "WHERE (o)-[:HEEFT_VBO]->(:Verblijfsobject) AND o.grootte_m2 > 1 RETURN p.id AS id",
    "path in a condition": "MATCH (o:Perceel) WHERE NOT (o)-[:HEEFT_VBO]->(:Verblijfsobject)-[:HEEFT_ADRES]->(:Adres) "
    "RETURN o.id AS id",
    "nested exists": _OWNER + "WHERE EXISTS { MATCH (o)-[:HEEFT_VBO]->(v:Verblijfsobject) WHERE v.oppervlakte_m2 > 2 "
    "AND NOT EXISTS { MATCH (v)-[:IN_PAND]->(:Pand) } } RETURN DISTINCT o.id AS id",
    "count in braces": "MATCH (o:Perceel) WHERE COUNT { MATCH (o)<-[:BEZIT]-(q:Persoon|Bedrijf) } >= 2 "
    "RETURN o.id AS id",
    "count in braces with where": "MATCH (o:Perceel) WITH o, COUNT { MATCH (o)<-[r:BEZIT]-(q:Bedrijf) "
    "WHERE r.aandeel_promille > 2 AND q.eenmanszaak } AS aantal RETURN o.id AS id, aantal AS aantal",
    "chain": "MATCH (a:Persoon|Bedrijf)-[:AANDEELHOUDER_VAN*1..4]->(c:Bedrijf) RETURN DISTINCT a.id AS a, c.id AS c",
    "chain that may be empty": "MATCH (a:Persoon|Bedrijf)-[:AANDEELHOUDER_VAN*0..2]->(c:Persoon|Bedrijf) "
    "RETURN DISTINCT a.id AS a, c.id AS c",
    "chain of two types": "MATCH (a:Persoon)-[:AANDEELHOUDER_VAN|BESTUURT*1..3]->(c:Bedrijf) "
    "RETURN DISTINCT a.id AS a, c.id AS c",
    "chain to itself": "MATCH (a:Bedrijf)-[:AANDEELHOUDER_VAN*1..4]->(a) RETURN DISTINCT a.id AS a",
    "chain counted": "MATCH (a:Persoon|Bedrijf)-[:AANDEELHOUDER_VAN*1..6]->(c:Bedrijf) "
    "WITH a, count(DISTINCT c.id) AS n WHERE n > 1 RETURN a.id AS a, n AS n",
    "chain made distinct": "MATCH (a:Bedrijf)-[:AANDEELHOUDER_VAN*1..4]->(c:Bedrijf) WITH DISTINCT a, c "
    "WITH a, count(c) AS n RETURN a.id AS a, n AS n",
    "chain in exists": "MATCH (a:Persoon) WHERE EXISTS { MATCH (a)-[:ZEGGENSCHAP_OVER*1..3]->(c:Bedrijf) "
    "WHERE c.kvk IS NULL } "
    "RETURN a.id AS a",
    "chain in a condition": "MATCH (a:Persoon) WHERE (a)-[:AANDEELHOUDER_VAN*1..3]->(:Bedrijf) RETURN a.id AS a",
    "two types": "MATCH (p:Persoon|Bedrijf)-[r:BESTUURT|AANDEELHOUDER_VAN]->(b:Bedrijf) WHERE r.geldig_tot IS NULL "
    "RETURN p.id AS p, r.id AS r, r.functie AS functie, r.aandeel_promille AS deel, b.id AS b",
    "many end labels": "MATCH (s:Signaal)-[r:OVER|BEWIJS]->(x:Perceel|Bedrijf|Adres) "
    "RETURN s.id AS s, r.id AS r, x.id AS x",
    "without direction": "MATCH (a:Persoon|Bedrijf)-[m:MOGELIJK_ZELFDE_ALS]-(c:Persoon|Bedrijf) "
    "WHERE m.score_promille > 2 "
    "RETURN DISTINCT a.id AS a, m.id AS m, c.id AS c",
    "without direction counted": "MATCH (a:Persoon|Bedrijf)-[m:MOGELIJK_ZELFDE_ALS]-(c:Persoon) "
    "WITH a, count(DISTINCT m) AS n RETURN a.id AS a, n AS n",
    "owners told apart": _OWNER + "MATCH (q:Persoon|Bedrijf)-[c:BEZIT]->(o) WHERE c.id <> b.id "
    "RETURN p.id AS p, q.id AS q, o.id AS o",
    "owners told apart in one match": "MATCH (p:Persoon|Bedrijf)-[:BEZIT]->(o:Perceel)<-[:BEZIT]-(q:Persoon|Bedrijf) "
    "WHERE p.id < q.id RETURN p.id AS p, q.id AS q, o.id AS o",
    "edges told apart in one match": "MATCH (p:Persoon|Bedrijf)-[b:BEZIT]->(o:Perceel)<-[c:BEZIT]-(q:Persoon|Bedrijf) "
    "WHERE (b.id <> c.id) AND o.grootte_m2 > 0 RETURN p.id AS p, q.id AS q, o.id AS o",
    "owners of two kinds": "MATCH (p:Persoon)-[:BEZIT]->(o:Perceel)<-[:BEZIT]-(q:Bedrijf) "
    "RETURN p.id AS p, q.id AS q, o.id AS o",
    "row of holders": "MATCH (a:Bedrijf)-[:AANDEELHOUDER_VAN]->(b:Bedrijf)-[:AANDEELHOUDER_VAN]->(c:Bedrijf) "
    "WHERE a.id <> c.id RETURN a.id AS a, b.id AS b, c.id AS c",
    "resale": "MATCH (t:Transactie)-[:BETREFT]->(o:Perceel)<-[:BETREFT]-(u:Transactie) "
    "WHERE t.datum < u.datum AND u.datum <= t.datum + $venster RETURN t.id AS t, u.id AS u, o.id AS o",
    "rule with thresholds": "MATCH (v:Persoon|Bedrijf)-[:VERKOPER]->(t:Transactie)-[b:BETREFT]->(o:Perceel), "
    "(k:Persoon|Bedrijf)-[:KOPER]->(t) WHERE b.dagen_sinds_vorige <= $dagen AND b.stijging_gecorrigeerd_procent >= 3 "
    "RETURN DISTINCT o.id AS o, v.id AS v, k.id AS k, t.id AS t, b.dagen_sinds_vorige AS dagen",
    "dates": "MATCH (t:Transactie) WHERE t.datum - $venster < $peildatum AND t.datum > date('2020-01-01') "
    "RETURN t.id AS t, t.datum + $venster AS later",
    "history": "MATCH (p:Persoon|Bedrijf)-[r:BESTUURT]->(b:Bedrijf) "
    "WHERE r.geldig_van <= $peildatum AND coalesce(r.geldig_tot, date('9999-12-31')) > $peildatum "
    "RETURN p.id AS p, b.id AS b",
    "extremes of dates": "MATCH (t:Transactie)-[:BETREFT]->(o:Perceel) "
    "WITH o, min(t.datum) AS eerste, max(t.datum) AS laatste "
    "WHERE eerste < laatste RETURN o.id AS o, eerste AS eerste, laatste AS laatste",
    "case": "MATCH (t:Transactie) WITH t, CASE WHEN t.koopsom_euro > 5 THEN 'hoog' WHEN t.koopsom_euro > 1 THEN 'midden' END AS k "
    "RETURN t.id AS t, k AS k",
    "arithmetic": "MATCH (t:Transactie) WHERE t.koopsom_euro * 100 / 3 % 7 - abs(-5) > -9.5 "
    "RETURN t.id AS t, -t.koopsom_euro / 2 AS half, t.koopsom_euro % 3 AS rest, t.koopsom_euro * 1.0 / 7 AS deel",
    "sums": _OWNER + "WITH o, coalesce(sum(b.aandeel_promille), 0) AS som, count(b) AS n, "
    "max(p.werkzame_personen) AS w RETURN o.id AS o, som AS som, som / n AS elk, n AS n, w AS w",
    "sum over nothing": "MATCH (o:Perceel) OPTIONAL MATCH (o)<-[b:BEZIT]-(p:Bedrijf) "
    "WITH o, coalesce(sum(b.aandeel_promille), 0) AS som, count(p) AS n "
    "RETURN o.id AS o, som AS som, n AS n",
    "grouped by a value": "MATCH (t:Transactie) WITH t.soort AS soort, count(*) AS n RETURN soort AS soort, n AS n",
    "count of nothing": "MATCH (t:Transactie) WHERE t.soort = 'bestaat niet' RETURN count(t) AS n, max(t.datum) AS d",
    "unwind": "UNWIND $lijst AS soort MATCH (t:Transactie) WHERE t.soort = soort RETURN t.id AS t, soort AS soort",
    "collected ids": _OWNER + "WITH p, collect(DISTINCT o.id) AS ids MATCH (q:Perceel) "
    "WHERE q.id IN ids AND q.grootte_m2 > 0 "
    "RETURN p.id AS p, q.id AS q, ids AS ids",
    "text": "MATCH (b:Bedrijf) WHERE toLower(b.naam) STARTS "
    "WITH 'caf' OR b.naam CONTAINS '\"' OR b.naam ENDS WITH ' //' "
    "RETURN b.id AS b, toLower(b.rechtsvorm) AS vorm",
    "order of text": "MATCH (a:Bedrijf) MATCH (b:Bedrijf) WHERE a.naam < b.naam AND a.rechtsvorm IS NOT NULL "
    "AND b.rechtsvorm IS NOT NULL AND a.rechtsvorm = b.rechtsvorm "
    "RETURN a.id AS a, b.id AS b",
    "equality of what is known not to be empty": "MATCH (a:Bedrijf)-[r:BEZIT]->(x:Perceel) WHERE a.rechtsvorm IS NOT NULL "
    "MATCH (b:Bedrijf)-[q:BEZIT]->(y:Perceel) WHERE b.rechtsvorm IS NOT NULL AND a.rechtsvorm = b.rechtsvorm AND a.id <> b.id "
    "AND x.id <> y.id RETURN r.id AS r, q.id AS q",
    "coalesce": "MATCH (b:Bedrijf) WHERE coalesce(b.uitgezonderd, '') = '' AND NOT coalesce(b.eenmanszaak, false) "
    "RETURN b.id AS b",
    "three-valued logic": "MATCH (b:Bedrijf) WHERE NOT (b.eenmanszaak AND b.werkzame_personen > 2) OR b.kvk <> b.rsin "
    "RETURN b.id AS b",
    "exclusive or": "MATCH (o:Perceel) WHERE o.vervallen XOR o.geldig_tot IS NOT NULL RETURN o.id AS o",
    "flag made in WITH": _OWNER + "WITH p, EXISTS { MATCH (p)-[:BESTUURT]->(:Bedrijf) } "
    "AS bestuurt, o.grootte_m2 > 2 AS groot "
    "WHERE bestuurt RETURN DISTINCT p.id AS p, groot AS groot",
    "property of one alternative": "MATCH (p:Persoon|Bedrijf) WHERE p.kvk IS NULL RETURN p.id AS p, p.kvk AS kvk",
    "circle opened by an id": "MATCH (a:Bedrijf)-[r:BEZIT]->(x:Perceel), (a)-[k:KOPER]->(t:Transactie)-[b:BETREFT]->(y:Perceel) "
    "WHERE y.id = x.id RETURN r.id AS r, k.id AS k, b.id AS b",
    "circle closed behind WITH": "MATCH (a:Bedrijf)-[r:BEZIT]->(x:Perceel) WITH a, r, x "
    "MATCH (a)-[k:KOPER]->(t:Transactie)-[b:BETREFT]->(x) RETURN r.id AS r, k.id AS k, b.id AS b",
    "shared director": "MATCH (v:Bedrijf)-[:VERKOPER]->(t:Transactie)<-[:KOPER]-(k:Bedrijf), (p:Persoon)-[:BESTUURT]->(v) "
    "WHERE EXISTS { MATCH (p)-[r:BESTUURT]->(k) WHERE r.geldig_tot IS NULL } "
    "RETURN DISTINCT p.id AS p, v.id AS v, k.id AS k",
    "outside made certain": "MATCH (o:Perceel) WITH o, coalesce(o.grootte_m2, 0) AS grootte "
    "OPTIONAL MATCH (o)<-[:HYPOTHEEK_OP]-(h:Hypotheek) WHERE grootte < h.bedrag_euro OR h.bedrag_euro IS NULL "
    "RETURN o.id AS o, h.id AS h",
    "outside compared plainly": "MATCH (o:Perceel)<-[:BETREFT]-(t:Transactie) WITH DISTINCT o, t "
    "OPTIONAL MATCH (o)<-[:BETREFT]-(u:Transactie) WHERE u.datum > t.datum AND u.koopsom_euro > t.koopsom_euro "
    "WITH t, count(DISTINCT u.id) AS later WHERE later = 0 RETURN t.id AS t",
    "outside made certain for exists": "MATCH (o:Perceel)<-[:BETREFT]-(t:Transactie) "
    "WITH o, t, coalesce(t.datum, date('9999-12-31')) AS dag "
    "WHERE NOT EXISTS { MATCH (o)<-[:BETREFT]-(u:Transactie) WHERE u.datum > dag AND u.id <> t.id } RETURN t.id AS t",
    "calculation in brackets": "MATCH (t:Transactie) "
    "WHERE (t.koopsom_euro % 5) IN [0, 2] OR (t.koopsom_euro + 1) IS NULL "
    "RETURN t.id AS t",
}
