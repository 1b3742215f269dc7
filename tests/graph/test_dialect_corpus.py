"""Texts that a rule may never be, each with the reason for which it is refused."""

from __future__ import annotations

import pytest

from ondermijning.errors import RuleError
from ondermijning.graph.dialect import check

DECLARED = frozenset({"dagen", "lijst", "peildatum"})
OWNER = "MATCH (p:Persoon|Bedrijf)-[b:BEZIT]->(o:Perceel)"

HIDDEN = {
    "backtick around a property": (f"{OWNER} WHERE p.`naam` = 'x'", "backticks"),
    "backtick that ends a label": ("MATCH (p:`Persoon`) DETACH DELETE p //`)", "backticks"),
    "unicode escape in a name": (f"{OWNER} WHERE p.\\u006Eaam = 'x'", "backslash"),
    "unicode escape in a string": (f"{OWNER} WHERE o.soort = '\\u0027 OR 1=1'", "backslash"),
    "escaped quote": (f"{OWNER} WHERE o.soort = 'a\\'b'", "backslash"),
    "cyrillic letter in a property": (f"{OWNER} WHERE p.nа\u0430m = 'x'", "plain ASCII"),
    "zero-width space": (f"{OWNER} WHERE p.naam\u200b = 'x'", "plain ASCII"),
    "no-break space": ("MATCH\u00a0(o:Perceel)", "plain ASCII"),
    "full-width letter": ("MATCH (o:Perceel) WHERE o.\uff53oort = 'x'", "plain ASCII"),
    "line comment": (f"{OWNER} // WHERE", "comments"),
    "block comment inside a property": (f"{OWNER} WHERE p./**/naam = 'x'", "comments"),
    "second statement": (f"{OWNER}; MATCH (n:Perceel)", "more than one statement"),
    "string without end": (f"{OWNER} WHERE o.soort = 'perceel", "no end"),
    "too long": (OWNER + " " * 9000, "longer than"),
    "deep nesting": (f"{OWNER} WHERE {'(' * 200}o.grootte_m2 = 1{')' * 200}", "nested deeper"),
}
OUTSIDE = {
    "return": (f"{OWNER} RETURN p.id", "adds RETURN from the evidence"),
    "order": (f"{OWNER} WITH p ORDER BY p.id", "ordering is done outside"),
    "limit": (f"{OWNER} WITH p LIMIT 5", "arbitrary"),
    "union": ("MATCH (o:Perceel) UNION MATCH (o:Perceel)", "two rules"),
    "create": (f"{OWNER} CREATE (x:Perceel)", "'CREATE' cannot stand here"),
    "merge in mixed case": (f"{OWNER} mErGe (x:Perceel)", "'mErGe' cannot stand here"),
    "set": (f"{OWNER} SET p.naam = 'x'", "'SET' cannot stand here"),
    "remove": (f"{OWNER} REMOVE p.naam", "'REMOVE' cannot stand here"),
    "detach delete": (f"{OWNER} DETACH DELETE p", "'DETACH' cannot stand here"),
    "foreach": (f"{OWNER} FOREACH (x IN [1] | SET p.naam = 'x')", "'FOREACH' cannot stand here"),
    "call of a procedure": ("CALL dbms.components()", "nothing may be called"),
    "call of a sub-query": (f"{OWNER} CALL {{ CREATE (x:Perceel) }}", "nothing may be called"),
    "load csv": ("LOAD CSV FROM 'file:///etc/passwd' AS row MATCH (o:Perceel)", "nothing may be loaded"),
    "load from in the embedded engine": ("LOAD FROM '/etc/passwd' RETURN 1", "nothing may be loaded"),
    "copy to a file": ("COPY (MATCH (o:Perceel) RETURN o.id) TO '/tmp/x.csv'", "'COPY' cannot stand here"),
    "install an extension": ("INSTALL httpfs", "'INSTALL' cannot stand here"),
    "use another database": ("USE neo4j MATCH (o:Perceel)", "'USE' cannot stand here"),
    "explain": ("EXPLAIN MATCH (o:Perceel)", "'EXPLAIN' cannot stand here"),
    "nothing": ("", "MATCH was expected"),
    "no pattern": ("UNWIND [1, 2] AS i", "MATCH was expected"),
    "injected condition": ("MATCH (o:Perceel) WHERE o.soort = 'O' OR 1=1 //'", "comments"),
}
MODEL = {
    "end point without a label": ("MATCH (p)-[:BEZIT]->(o:Perceel)", "no label"),
    "anonymous end point without a label": ("MATCH (o:Perceel)<-[:BEZIT]-()", "no label"),
    "unlabelled end in a condition": (f"{OWNER} WHERE NOT (o)<-[:BEPERKT]-()", "no label"),
    "edge without a type": ("MATCH (p:Persoon)-[r]->(o:Perceel)", "':' was expected"),
    "edge without brackets": ("MATCH (p:Persoon)-->(o:Perceel)", "was expected"),
    "unknown label": ("MATCH (p:Buitenlander)-[:BEZIT]->(o:Perceel)", "Buitenlander is no label"),
    "label in another case": ("MATCH (p:persoon)-[:BEZIT]->(o:Perceel)", "persoon is no label"),
    "unknown type": ("MATCH (p:Persoon)-[:HEEFT_NATIONALITEIT]->(o:Perceel)", "HEEFT_NATIONALITEIT is no edge type"),
    "unknown property": (f"{OWNER} WHERE p.nationaliteit = 'x'", "nationaliteit is no property"),
    "unknown property of an edge": (f"{OWNER} WHERE b.koopsom_euro > 1", "koopsom_euro is no property"),
    "edge against its direction": ("MATCH (o:Perceel)-[:BEZIT]->(p:Persoon)", "Perceel at its start"),
    "one impossible alternative": ("MATCH (p:Persoon|Straat)-[:BEZIT]->(o:Perceel)", "Straat at its start"),
    "impossible target": ("MATCH (p:Persoon)-[:BEZIT]->(o:Perceel|Adres)", "Adres at its end"),
    "impossible type among alternatives": ("MATCH (p:Persoon)-[:BEZIT|BESTUURT]->(o:Perceel)", "BESTUURT between"),
    "impossible chain": ("MATCH (p:Persoon)-[:BEZIT*1..3]->(b:Bedrijf)", "can never have"),
    "impossible without direction": ("MATCH (p:Persoon)-[:BEZIT]-(a:Adres)", "can never have"),
    "class C as criterion": ("MATCH (p:Persoon) WHERE p.naam STARTS WITH 'El'", "class C"),
    "class C through a function": ("MATCH (p:Persoon) WHERE toLower(p.naam) = 'x'", "class C"),
    "class C in a sub-pattern": (f"{OWNER} WHERE EXISTS {{ MATCH (q:Persoon) WHERE q.naam = 'x' }}", "class C"),
    "class C under another name": ("MATCH (p:Persoon) WITH p.naam AS code4", "class C"),
    "class B as criterion": ("MATCH (a:Adres) WHERE a.postcode = '6211AB'", "class B"),
    "class B against a parameter": ("MATCH (a:Adres) WHERE a.straat IN $lijst", "class B"),
    "parameter that is not declared": (f"{OWNER} WHERE o.grootte_m2 > $onbekend", r"\$onbekend is no declared"),
    "positional parameter": (f"{OWNER} WHERE o.grootte_m2 > $1", "no plain name"),
}
WHOLE = {
    "dynamic key": (f"{OWNER} WHERE p['na' + 'am'] = 'x'", "whole node or edge"),
    "dynamic key from a parameter": (f"{OWNER} WHERE p[$dagen] = 'x'", "whole node or edge"),
    "map projection": (f"{OWNER} WITH p{{.*}} AS alles", "whole node or edge"),
    "properties of a node": (f"{OWNER} WITH properties(p) AS alles", "function properties"),
    "keys of a node": (f"{OWNER} WITH keys(p) AS alles", "function keys"),
    "whole node under another name": (f"{OWNER} WITH p AS q", "whole node or edge"),
    "whole node compared": (f"{OWNER} MATCH (q:Persoon|Bedrijf) WHERE q = p", "whole node or edge"),
    "whole edge collected": (f"{OWNER} WITH p, collect(b) AS alles", "whole node or edge"),
    "whole node in a list": (f"{OWNER} WHERE p IN [p]", "whole node or edge"),
    "whole node tested for absence": (f"{OWNER} WHERE o IS NULL", "whole node or edge"),
    "everything passed on": (f"{OWNER} WITH *", "name what is kept"),
    "path variable": ("MATCH pad = (p:Persoon)-[:BEZIT]->(o:Perceel)", "path variable"),
    "map in a pattern": ("MATCH (o:Perceel {soort: 'perceel'})", "a map hides"),
    "condition in a pattern": ("MATCH (o:Perceel WHERE o.soort = 'x')", "was expected"),
    "list index": (f"{OWNER} WITH p, collect(o.id) AS ids WITH p, ids[0] AS eerste", "counts from 0 in one"),
}
DIFFERS = {
    "chain without a bound": ("MATCH (a:Bedrijf)-[:AANDEELHOUDER_VAN*]->(c:Bedrijf)", "upper bound"),
    "chain without an upper bound": ("MATCH (a:Bedrijf)-[:AANDEELHOUDER_VAN*1..]->(c:Bedrijf)", "upper bound"),
    "chain of one length": ("MATCH (a:Bedrijf)-[:AANDEELHOUDER_VAN*2]->(c:Bedrijf)", "upper bound"),
    "chain from two": ("MATCH (a:Bedrijf)-[:AANDEELHOUDER_VAN*2..4]->(c:Bedrijf)", "begins at 0 or 1"),
    "chain above six": ("MATCH (a:Bedrijf)-[:AANDEELHOUDER_VAN*1..7]->(c:Bedrijf)", "ends at 1 to 6"),
    "chain to zero": ("MATCH (a:Bedrijf)-[:AANDEELHOUDER_VAN*0..0]->(c:Bedrijf)", "ends at 1 to 6"),
    "chain with a name": ("MATCH (a:Bedrijf)-[r:AANDEELHOUDER_VAN*1..3]->(c:Bedrijf)", "no name"),
    "chain without direction": ("MATCH (a:Bedrijf)-[:AANDEELHOUDER_VAN*1..3]-(c:Bedrijf)", "one direction"),
    "count over a chain": (
        "MATCH (a:Bedrijf)-[:AANDEELHOUDER_VAN*1..3]->(c:Bedrijf) WITH a, count(c) AS n",
        r"count\(DISTINCT",
    ),
    "count in braces over a chain": (
        "MATCH (a:Bedrijf) WHERE COUNT { MATCH (a)-[:AANDEELHOUDER_VAN*1..3]->(c:Bedrijf) } > 1",
        "COUNT over a chain",
    ),
    "count without direction": (
        "MATCH (a:Bedrijf)-[:MOGELIJK_ZELFDE_ALS]-(c:Bedrijf) WITH a, count(c) AS n",
        r"count\(DISTINCT",
    ),
    "one edge in two places": (f"{OWNER}<-[:BEZIT]-(q:Persoon)", "one engine takes one edge for both"),
    "one edge in two paths": (f"{OWNER}, (q:Persoon|Bedrijf)-[:BEZIT]->(o)", "one engine takes one edge for both"),
    "told apart by the wrong names": (
        f"{OWNER}<-[:BEZIT]-(q:Persoon) WHERE p.id <> o.id",
        "one engine takes one edge for both",
    ),
    "told apart in only one case": (
        f"{OWNER}<-[:BEZIT]-(q:Persoon) WHERE p.id <> q.id OR o.vervallen",
        "one engine takes one edge for both",
    ),
    "one edge in a chain and beside it": (
        "MATCH (a:Bedrijf)-[:AANDEELHOUDER_VAN*1..3]->(c:Bedrijf)-[:AANDEELHOUDER_VAN]->(d:Bedrijf)",
        "a MATCH of its own",
    ),
    "labels given twice": ("MATCH (p:Persoon|Bedrijf) MATCH (p:Bedrijf)", "one engine ignores the second"),
    "number as text": ("MATCH (b:Bedrijf) WHERE b.kvk = 99999990", "TEXT = INT64"),
    "text as number": ("MATCH (o:Perceel) WHERE o.grootte_m2 > '5'", "INT64 > TEXT"),
    "date as text": ("MATCH (t:Transactie) WHERE t.datum >= '2024-01-01'", "DATE >= TEXT"),
    "flag as number": ("MATCH (o:Perceel) WHERE o.vervallen = 1", "BOOL = INT64"),
    "list of mixed types": ("MATCH (o:Perceel) WHERE o.soort IN ['a', 1]", "mixes"),
    "list of another type": ("MATCH (o:Perceel) WHERE o.grootte_m2 IN ['a']", "INT64 IN TEXT"),
    "number as condition": ("MATCH (o:Perceel) WHERE o.grootte_m2", "a condition takes BOOL"),
    "days between dates": ("MATCH (t:Transactie) WHERE t.datum - $peildatum > 5", "compares|days between"),
    "date plus a number": ("MATCH (t:Transactie) WHERE t.datum + 5 > $peildatum", "declared number of days"),
    "chained comparison": ("MATCH (o:Perceel) WHERE 1 < o.grootte_m2 < 5", "cannot stand here"),
    "other sign for unequal": ("MATCH (o:Perceel) WHERE o.soort != 'x'", "no part of the dialect"),
    "power": ("MATCH (o:Perceel) WHERE o.grootte_m2 ^ 2 > 5", "no part of the dialect"),
    "regular expression": ("MATCH (o:Perceel) WHERE o.soort =~ 'a.*'", "no part of the dialect"),
    "label as condition": (f"{OWNER} WHERE p:Bedrijf", "whole node or edge"),
    "null as a value": ("MATCH (o:Perceel) WHERE o.soort = NULL", "not known here"),
    "empty text in a text": ("MATCH (o:Perceel) WHERE o.soort CONTAINS ''", "in every text in one engine"),
    "count without MATCH": (f"{OWNER} WHERE COUNT {{ (o)<-[:BEPERKT]-(:Beperking) }} > 1", "MATCH was expected"),
    "exists without MATCH": (f"{OWNER} WHERE EXISTS {{ (o)<-[:BEPERKT]-(:Beperking) }}", "MATCH was expected"),
    "new name in a pattern condition": (f"{OWNER} WHERE NOT (o)<-[:BEPERKT]-(x:Beperking)", "binds nothing new"),
    "name with a capital": ("MATCH (P:Persoon)", "no name for a variable"),
    "keyword as a name": ("MATCH (group:Persoon)", "no name for a variable"),
    "name of the composer": ("MATCH (e0:Persoon)", "no name for a variable"),
    "edge name used twice": (f"{OWNER} MATCH (q:Persoon)-[b:BEZIT]->(o)", "b is an edge already"),
    "name after it is gone": (f"{OWNER} WITH p WHERE o.soort = 'x'", "o is no node or edge here"),
}
FUNCTIONS = {
    "avg": ("MATCH (t:Transactie) WITH avg(t.koopsom_euro) AS g", "differ in the last digit"),
    "round": ("MATCH (t:Transactie) WHERE round(t.koopsom_euro * 1.0 / 3, 2) > 1", "round halves differently"),
    "sum of nothing": ("MATCH (t:Transactie) WITH sum(t.koopsom_euro) AS s", "NULL in one engine and 0"),
    "sum of nothing as something": ("MATCH (t:Transactie) WITH coalesce(sum(t.koopsom_euro), 5) AS s", "NULL in one"),
    "aggregate outside WITH": ("MATCH (t:Transactie) WHERE count(t) > 1", "count belongs in WITH"),
    "aggregate of an aggregate": ("MATCH (t:Transactie) WITH max(count(t)) AS n", "count belongs in WITH"),
    "today": ("MATCH (t:Transactie) WHERE t.datum < date()", "a written date"),
    "date from a property": ("MATCH (b:Bedrijf) WHERE date(b.kvk) < $peildatum", "a written date"),
    "date in another form": ("MATCH (t:Transactie) WHERE t.datum < date('20240101')", "yyyy-mm-dd"),
    "date that does not exist": ("MATCH (t:Transactie) WHERE t.datum < date('2023-02-29')", "yyyy-mm-dd"),
    **{
        name: (f"{OWNER} WHERE {name}({arguments}) = 1", f"function {name.lower()} cannot be used")
        for name, arguments in {
            "substring": "o.id, 0, 1",
            "left": "o.id, 2",
            "size": "o.id",
            "labels": "p",
            "type": "b",
            "id": "p",
            "elementId": "p",
            "toString": "o.grootte_m2",
            "toFloat": "o.grootte_m2",
            "toInteger": "o.id",
            "stDev": "o.grootte_m2",
            "duration": "'P1D'",
            "date_part": "'year', $peildatum",
            "any": "x IN [1] WHERE x = 1",
            "all": "x IN [1] WHERE x = 1",
            "reduce": "s = 0, x IN [1] | s + x",
            "nodes": "p",
            "rand": "",
            "exists": "p.id",
            "shortestPath": "(p)-[:BEZIT*1..2]->(o)",
        }.items()
    },
    "namespaced function": (f"{OWNER} WHERE apoc.text.clean(o.id) = 'x'", "no node or edge here"),
    "list comprehension": (f"{OWNER} WITH p, collect(o.id) AS ids WITH p, [x IN ids | x] AS y", "was expected"),
}
REFUSED = {**HIDDEN, **OUTSIDE, **MODEL, **WHOLE, **DIFFERS, **FUNCTIONS}

ACCEPTED = {
    "owners": OWNER,
    "lower-case keywords": "match (o:Perceel) where not o.vervallen and (o.grootte_m2 > 5 or o.soort is null)",
    "text with signs that are refused elsewhere": "MATCH (o:Perceel) WHERE o.soort = 'a; // /* é \u200b `b` $c */'",
    "double quotes": 'MATCH (o:Perceel) WHERE o.soort = "it\'s"',
    "optional": f"{OWNER} OPTIONAL MATCH (h:Hypotheek)-[:HYPOTHEEK_OP]->(o) WITH p, o, h WHERE h.id IS NULL",
    "missing edge": f"{OWNER} WHERE NOT (:Hypotheek)-[:HYPOTHEEK_OP]->(o)",
    "existing edge from a bound node": f"{OWNER} WHERE (o)-[:HEEFT_VBO]->(:Verblijfsobject) AND o.grootte_m2 > 1",
    "nested exists": f"{OWNER} WHERE EXISTS {{ MATCH (o)-[:HEEFT_VBO]->(v:Verblijfsobject) WHERE NOT EXISTS "
    "{ MATCH (v)-[:IN_PAND]->(:Pand) } }",
    "count in braces": f"{OWNER} WHERE COUNT {{ MATCH (o)<-[:HYPOTHEEK_OP]-(h:Hypotheek) WHERE h.bedrag_euro > 0 }} >= 2",
    "chain between distinct ends": "MATCH (a:Persoon|Bedrijf)-[:AANDEELHOUDER_VAN*1..4]->(c:Bedrijf) "
    "WITH a, count(DISTINCT c.id) AS aantal WHERE aantal >= 3",
    "chain that may be empty": "MATCH (a:Persoon|Bedrijf)-[:AANDEELHOUDER_VAN*0..2]->(c:Persoon|Bedrijf)",
    "chain to itself": "MATCH (a:Bedrijf)-[:AANDEELHOUDER_VAN*1..4]->(a)",
    "chain made distinct": "MATCH (a:Bedrijf)-[:AANDEELHOUDER_VAN*1..4]->(c:Bedrijf) WITH DISTINCT a, c WITH a, count(c) AS n",
    "two types": "MATCH (p:Persoon|Bedrijf)-[r:BESTUURT|AANDEELHOUDER_VAN]->(b:Bedrijf) WHERE r.geldig_tot IS NULL",
    "without direction": "MATCH (a:Persoon|Bedrijf)-[m:MOGELIJK_ZELFDE_ALS]-(c:Persoon|Bedrijf) WHERE m.score_promille > 5",
    "two owners told apart": f"{OWNER}<-[:BEZIT]-(q:Persoon|Bedrijf) WHERE p.id < q.id AND NOT o.vervallen",
    "two edges told apart": f"{OWNER}<-[c:BEZIT]-(q:Persoon|Bedrijf) WHERE (c.id <> b.id) AND o.soort = 'perceel'",
    "two owners of different kinds": "MATCH (p:Persoon)-[:BEZIT]->(o:Perceel)<-[:BEZIT]-(q:Bedrijf)",
    "two owners in two matches": f"{OWNER} MATCH (q:Persoon|Bedrijf)-[:BEZIT]->(o)",
    "resale in one match": "MATCH (t:Transactie)-[:BETREFT]->(o:Perceel)<-[:BETREFT]-(u:Transactie) WHERE t.datum < u.datum",
    "dates": "MATCH (t:Transactie) WHERE t.datum + $dagen >= $peildatum AND t.datum > date('2020-01-01')",
    "case": "MATCH (t:Transactie) WITH t, CASE WHEN t.koopsom_euro > 5 THEN 'hoog' ELSE 'laag' END AS klasse",
    "arithmetic": "MATCH (t:Transactie) WHERE t.koopsom_euro * 100 / 3 % 7 - abs(-5) > 1.5",
    "sum": f"{OWNER} WITH p, coalesce(sum(b.aandeel_promille), 0) / count(b) AS gemiddeld, max(o.grootte_m2) AS grootste",
    "unwind": "UNWIND $lijst AS nummer MATCH (b:Bedrijf) WHERE b.kvk = nummer",
    "collected ids": f"{OWNER} WITH p, collect(DISTINCT o.id) AS ids MATCH (q:Perceel) WHERE q.id IN ids",
    "text": "MATCH (b:Bedrijf) WHERE toLower(b.rechtsvorm) STARTS WITH 'b' OR b.sbi CONTAINS '68' OR b.sbi ENDS WITH '1'",
    "coalesce": "MATCH (b:Bedrijf) WHERE coalesce(b.uitgezonderd, '') = '' AND coalesce(b.eenmanszaak, false) = false",
    "list": "MATCH (t:Transactie) WHERE t.soort IN ['koop', 'ruiling'] AND NOT t.id IN $lijst",
    "flag made in WITH": f"{OWNER} WITH p, EXISTS {{ MATCH (p)-[:BESTUURT]->(:Bedrijf) }} AS bestuurt WHERE bestuurt",
    "exclusive or": "MATCH (o:Perceel) WHERE o.vervallen XOR o.geldig_tot IS NOT NULL",
}


@pytest.mark.parametrize("name", REFUSED)
def test_a_text_outside_the_dialect_is_refused_with_its_reason(name: str) -> None:
    text, reason = REFUSED[name]

    with pytest.raises(RuleError, match=reason):
        check(text, allowed_parameters=DECLARED)


@pytest.mark.parametrize("name", ACCEPTED)
def test_a_text_of_the_dialect_is_accepted(name: str) -> None:
    assert check(ACCEPTED[name], allowed_parameters=DECLARED).labels
