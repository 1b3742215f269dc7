"""Texts that a rule may never be, each with the reason for which it is refused."""

from __future__ import annotations

import pytest

from ondermijning.errors import RuleError
from ondermijning.graph.dialect.check import check
from tests.graph.portable_texts import PARAMETERS, PORTABLE

DECLARED = frozenset({"dagen", "lijst", "peildatum"})
OWNER = "MATCH (p:Persoon|Bedrijf)-[b:BEZIT]->(o:Perceel)"

HIDDEN = {
    "backtick around a property": (f"{OWNER} WHERE p.`naam` = 'x'", "backticks"),
    "backtick that ends a label": ("MATCH (p:`Persoon`) DETACH DELETE p //`)", "backticks"),
    "unicode escape in a name": (f"{OWNER} WHERE p.\\u006Eaam = 'x'", "backslash"),
    "unicode escape in a string": (f"{OWNER} WHERE o.soort = '\\u0027 OR 1=1'", "backslash"),
    "escaped quote": (f"{OWNER} WHERE o.soort = 'a\\'b'", "backslash"),
    "cyrillic letter in a property": (f"{OWNER} WHERE p.n\u0430am = 'x'", "plain ASCII"),
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
_TWO = "MATCH (a:Bedrijf)-[:ONTVANGT]->(x:Subsidie) MATCH (b:Bedrijf)-[:ONTVANGT]->(y:Subsidie)"
DIFFERS = {
    "equality of what may be empty": (
        f"{_TWO} WHERE a.kring = b.kring AND a.id <> b.id",
        "write a.kring IS NOT NULL AND b.kring IS NOT NULL before it",
    ),
    "equality of which one side is known": (
        f"{_TWO} WHERE a.kring IS NOT NULL AND a.kring = b.kring",
        "write b.kring IS NOT",
    ),
    "equality known in one alternative only": (
        f"{_TWO} WHERE (a.kring IS NOT NULL OR x.id = 'x') AND a.kring = y.regeling AND y.regeling IS NOT NULL",
        "a.kring, which",
    ),
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
    "circle of edges": (
        "MATCH (t:Transactie)<-[:KOPER]-(k:Bedrijf), (t)<-[:VERKOPER]-(v:Bedrijf), (k)-[:BESTUURT]->(v)",
        "a circle of edges",
    ),
    "circle over two matches": (
        f"{OWNER} MATCH (p)-[:KOPER]->(t:Transactie) MATCH (t)-[:BETREFT]->(o)",
        "a circle of edges",
    ),
    "parallel edges": ("MATCH (p:Persoon)-[:BESTUURT]->(b:Bedrijf), (p)-[:GEMACHTIGDE_VAN]->(b)", "a circle of edges"),
    "circle in a sub-pattern": (
        f"{OWNER} WHERE EXISTS {{ MATCH (p)-[:KOPER]->(t:Transactie)-[:BETREFT]->(y:Perceel), (p)-[:BEZIT]->(y) }}",
        "a circle of edges",
    ),
    "optional on two nodes": (
        f"{OWNER} WITH p, o OPTIONAL MATCH (p)-[:KOPER]->(t:Transactie)-[:BETREFT]->(o)",
        "loses rows of a pattern on o and p",
    ),
    "count on two nodes": (
        f"{OWNER} WITH p, o, COUNT {{ MATCH (p)-[:KOPER]->(t:Transactie)-[:BETREFT]->(o) }} AS n",
        "loses rows of a pattern on o and p",
    ),
    "empty property from outside in exists": (
        f"{OWNER} WHERE EXISTS {{ MATCH (o)<-[:BEPERKT]-(x:Beperking) WHERE o.soort IS NULL }}",
        "when EXISTS reads o.soort from outside",
    ),
    "empty property from outside behind or": (
        f"{OWNER} WHERE NOT EXISTS {{ MATCH (o)<-[:BEPERKT]-(x:Beperking) WHERE x.grondslag = 'a' OR b.recht = 'b' }}",
        "when EXISTS reads b.recht from outside",
    ),
    "empty property from outside in optional": (
        f"{OWNER} OPTIONAL MATCH (o)<-[:HYPOTHEEK_OP]-(h:Hypotheek) WHERE coalesce(o.grootte_m2, 0) < h.bedrag_euro",
        "when OPTIONAL MATCH reads o.grootte_m2 from outside",
    ),
    "anything from outside in count": (
        f"{OWNER} WITH p, o, COUNT {{ MATCH (p)-[:BEZIT]->(y:Perceel) WHERE y.id = o.id }} AS n",
        "when COUNT reads o.id from outside",
    ),
    "empty value from outside": (
        f"{OWNER} WITH o, max(b.geldig_van) AS d WHERE EXISTS {{ MATCH (o)<-[:BEPERKT]-(x:Beperking) WHERE d IS NULL }}",
        "when EXISTS reads d from outside",
    ),
    "empty property two levels out": (
        OWNER + " WHERE EXISTS { MATCH (o)-[:HEEFT_VBO]->(v:Verblijfsobject) WHERE EXISTS "
        "{ MATCH (v)-[:IN_PAND]->(q:Pand) WHERE q.bouwjaar > o.grootte_m2 } }",
        "when EXISTS reads o.grootte_m2 from outside",
    ),
    "pattern as a value": (f"{OWNER} WITH p, (p)-[:BESTUURT]->(:Bedrijf) AS bestuurt", "a pattern is no value"),
    "pattern compared": (f"{OWNER} WHERE (p)-[:BESTUURT]->(:Bedrijf) = true", "a pattern is no value"),
    "calculation before in": ("MATCH (o:Perceel) WHERE o.grootte_m2 % 5 IN [1, 2]", "brackets around the calculation"),
    "calculation before is null": (
        "MATCH (o:Perceel) WHERE o.grootte_m2 + 1 IS NULL",
        "brackets around the calculation",
    ),
    "text joined to text": ("MATCH (o:Perceel) WHERE o.soort + 'x' = 'x'", "empty in one engine and not in the other"),
    "whole column against a decimal": (
        "MATCH (o:Perceel) WHERE o.grootte_m2 >= 1.5",
        "whole numbers against a decimal",
    ),
    "decimal divided by a column": ("MATCH (o:Perceel) WHERE 1.0 / o.grootte_m2 > 0.5", "infinite in one engine"),
    "calculation with a parameter alone": ("MATCH (o:Perceel) WHERE o.grootte_m2 > $dagen * 2", "in 16 bits"),
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
    "list of what may be absent": (
        f"{OWNER} OPTIONAL MATCH (h:Hypotheek)-[:HYPOTHEEK_OP]->(o) WITH o, collect(h.id) AS ids",
        "a list of nothing",
    ),
    "aggregate behind a distinct one": (
        f"{OWNER} WITH p, count(DISTINCT o) AS n, max(o.grootte_m2) AS m",
        "one engine loses the other",
    ),
    "distinct beside an aggregate": (f"{OWNER} WITH DISTINCT p, count(o) AS n", "write two WITH"),
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


@pytest.mark.parametrize("name", REFUSED)
def test_a_text_outside_the_dialect_is_refused_with_its_reason(name: str) -> None:
    text, reason = REFUSED[name]

    with pytest.raises(RuleError, match=reason):
        check(text, allowed_parameters=DECLARED)


@pytest.mark.parametrize("name", PORTABLE)
def test_a_text_of_the_dialect_is_accepted(name: str) -> None:
    match, _, _ = PORTABLE[name].rpartition(" RETURN ")

    assert check(match or PORTABLE[name].rpartition(" return ")[0], allowed_parameters=frozenset(PARAMETERS)).labels
