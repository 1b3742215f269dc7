"""Ways around the rules for attributes, by row of the table of evasions: each is refused before a rule exists, with a reason."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from ondermijning.detect import INT64, LOWERS, TEXT, Counter, LegalCard, Parameter, Rule
from ondermijning.errors import RuleError
from tests.detect.making import DAYS, EVIDENCE, MATCH, PATTERN, card, rule
from tests.rules.running import RULES

COMPANY = PATTERN.replace("koper:Persoon|Bedrijf", "koper:Bedrijf")
PERSON = PATTERN.replace("koper:Persoon|Bedrijf", "koper:Persoon")
WORD = Parameter("waarde", TEXT, "", "x", "", "", "voorstel")
CIRCLE = card(Bedrijf__kring="de kring is het kenmerk zelf")
PLACE = "MATCH (vbo:Verblijfsobject)-[:HEEFT_ADRES]->(a:Adres)-[:IN_BUURT]->(buurt:Buurt)"


def having(condition: str, pattern: str = PATTERN) -> dict[str, Any]:
    """A rule with a condition more."""
    return {"match": f"{pattern} WHERE b.dagen_sinds_vorige <= $dagen AND {condition}"}


def behind(clauses: str) -> dict[str, Any]:
    """A rule with clauses more."""
    return {"match": f"{MATCH}\n{clauses}"}


def showing(expression: str) -> dict[str, Any]:
    """A rule with a piece of evidence more."""
    return {"evidence": EVIDENCE | {"meer": expression}}


EVASIONS: dict[str, tuple[dict[str, Any], str]] = {
    "dynamic key: a name put together": (having("koper['natio' + 'naliteit'] = 'x'"), "whole node or edge"),
    "dynamic key: a parameter": (having("koper[$waarde] = 'x'") | {"parameters": (DAYS, WORD)}, "whole node or edge"),
    "map projection: everything": (behind("WITH koper{.*} AS alles"), "whole node or edge"),
    "map projection: properties": (behind("WITH properties(koper) AS alles"), "function properties"),
    "map projection: keys": (behind("WITH keys(koper) AS namen"), "function keys"),
    "whole node: returned": (behind("RETURN koper"), "adds RETURN from the evidence"),
    "whole node: as evidence": (showing("koper"), "not variable.property"),
    "whole node: collected": (behind("WITH perceel, t, b, collect(koper) AS kopers"), "whole node or edge"),
    "whole node: as a path": ({"match": MATCH.replace("MATCH ", "MATCH pad = ")}, "path variable"),
    "backtick": (having("koper.`nationaliteit` = 'x'"), "backticks"),
    "escape in a name": (having("koper.\\u006Eationaliteit = 'x'"), "backslash"),
    "escape in a text": (having("t.soort = '\\u0027 OR 1=1'"), "backslash"),
    "homoglyph: a Cyrillic letter": (having("koper.nation\u0430liteit = 'x'"), "plain ASCII"),
    "homoglyph: a full-width letter": (having("koper.\uff4eationaliteit = 'x'"), "plain ASCII"),
    "homoglyph: a dotless letter": (having("koper.nat\u0131onaliteit = 'x'"), "plain ASCII"),
    "zero width": (having("koper.nationaliteit\u200b = 'x'"), "plain ASCII"),
    "a label carries it": ({"match": MATCH.replace("koper:Persoon", "koper:Buitenlander")}, "Buitenlander is no label"),
    "an edge carries it": (
        behind("MATCH (koper)-[:HEEFT_NATIONALITEIT]->(land:Land)"), "HEEFT_NATIONALITEIT is no edge type"
    ),
    "labels asked of a node": (having("'Persoon' IN labels(koper)"), "function labels"),
    "the type asked of an edge": (having("type(k) = 'KOPER'"), "function type"),
    "alias at load: a code": (having("koper.code4 = '5'"), "code4 is no property"),
    "alias at load: a numbered field": (having("koper.veld17 = 'x'"), "veld17 is no property"),
    "alias in the text": (behind("WITH koper.naam AS code4, t, b, perceel"), "class C"),
    "derived: the beginning of a name": (having("left(koper.naam, 2) = 'El'"), "function left"),
    "derived: the length of a name": (having("size(koper.naam) > 9"), "function size"),
    "derived: a pattern over a name": (having("koper.naam =~ 'El.*'"), "no part of the dialect"),
    "derived: a name that begins with": (having("koper.naam STARTS WITH 'El'", PERSON), "class C"),
    "derived: names of two people compared": (
        behind("MATCH (ander:Persoon)-[:VERKOPER]->(t) WHERE ander.naam = koper.naam"), "class C"
    ),
    "derived: the name of a company": (having("koper.naam STARTS WITH 'El'", COMPANY), "is no criterion"),
    "derived: the name of a company in small letters": (having("toLower(koper.naam) = 'x'", COMPANY), "is no criterion"),
    "derived: who is a minor": (having("koper.minderjarig", PERSON), "class C"),
    "encoded: a field with more in it": (having("koper.kenmerk CONTAINS '0052'"), "kenmerk is no property"),
    "encoded: a bitmask": (having("b.dagen_sinds_vorige & 4 = 4"), "no part of the dialect"),
    "encoded: JSON": (having("apoc.convert.fromJsonMap(koper.kenmerk).land = 'x'"), "apoc is no node or edge"),
    "join out: a file": ({"match": f"LOAD CSV FROM 'file:///etc/passwd' AS regel {MATCH}"}, "nothing may be loaded"),
    "join out: an address": ({"match": f"LOAD CSV FROM 'http://169.254.169.254/' AS r {MATCH}"}, "nothing may be loaded"),
    "join out: a procedure": (behind("CALL apoc.load.json('x') YIELD value"), "nothing may be called"),
    "join out: a sub-query": (behind("CALL { MATCH (x:Persoon) RETURN x }"), "nothing may be called"),
    "join out: another graph": ({"match": f"USE ander {MATCH}"}, "'USE' cannot stand here"),
    "comment before a key": (having("koper./**/nationaliteit = 'x'"), "comments"),
    "comment over a key": (behind("/* koper.nationaliteit */"), "comments"),
    "comment to the end": (behind("// koper.nationaliteit"), "comments"),
    "parameter: not declared": (having("t.soort = $nationaliteit"), "nationaliteit is no declared parameter"),
    "parameter: a list from a file": (having("t.soort IN $lijst"), "lijst is no declared parameter"),
    "parameter: a declared word on a name": (
        having("koper.naam = $waarde", PERSON) | {"parameters": (DAYS, WORD)}, "class C"
    ),
    "place: the postcode": (
        behind("MATCH (perceel)-[:HEEFT_VBO]->(v:Verblijfsobject)-[:HEEFT_ADRES]->(a:Adres) WHERE a.postcode = '6211AB'"),
        "class B",
    ),
    "place: the code of a neighbourhood": (behind(f"{PLACE} WHERE buurt.id = 'BU09350102'"), "is no criterion"),
    "place: a list of neighbourhoods": (behind(f"{PLACE} WHERE buurt.id IN ['BU09350102']"), "is no criterion"),
    "place: the code under another name": (
        behind(f"{PLACE} WITH koper, t, b, perceel, buurt.id AS code4 WHERE code4 = 'BU09350102'"), "is no criterion"
    ),
    "place: the code in an outcome": (
        behind(f"{PLACE} WHERE CASE WHEN t.id IS NULL THEN 'BU1' ELSE buurt.id END = buurt.id"), "is no criterion"
    ),
    "place: the code in the place of what is empty": (
        behind("OPTIONAL MATCH (buurt:Buurt) WITH koper, t, b, perceel, coalesce(buurt.id, 'BU1') AS code4"), "is no criterion"
    ),
    "place: the district": (behind(f"{PLACE} WHERE buurt.wijk = '01'"), "is no criterion"),
    "place: how an address begins": (behind(f"{PLACE} WHERE a.id STARTS WITH '0935'"), "is no criterion"),
    "place: what is counted": (
        {"population": "MATCH (b:Buurt) WHERE b.id = 'BU09350102' RETURN count(b) AS aantal"}, "is no criterion"
    ),
    "a person picked by hand": (having("koper.id = 'BSN:999993653'"), "is no criterion"),
    "a company picked by hand": (having("'99000001' = koper.kvk", COMPANY), "is no criterion"),
    "a group picked by hand": (having("koper.kring = 'k1'", COMPANY) | {"card": CIRCLE}, "is no criterion"),
    "a name in the evidence": (showing("koper.naam"), "class C"),
    "a name in the counts": ({"population": "MATCH (p:Persoon) WHERE p.naam = 'x' RETURN count(p) AS aantal"}, "class C"),
    "a name in what is not judged": ({"undecided": "MATCH (p:Persoon) WHERE p.naam = 'x' RETURN count(p) AS aantal"}, "class C"),
    "a name in counter-evidence": (
        {"counters": (Counter("naam", "MATCH (koper) WHERE koper.naam = 'x'", {}, "Bekend.", LOWERS),)}, "class C"
    ),
    "an attribute that the card does not name": (having("t.soort = 'koop'"), "reads Transactie.soort"),
    "class B with a reason and no answer": (
        having("koper.land <> 'NL'", COMPANY) | {"card": card(Bedrijf__land="de zetel")}, "does not answer for"
    ),
    "a class A attribute on the card": (
        {"card": card(Persoon__nationaliteit="een reden die goed klinkt")}, "which the model does not have"
    ),
    "a signal that rests on rules": (behind("MATCH (s:Signaal)-[:OVER]->(perceel)"), "reads Signaal"),
    "a second statement": (behind("; MATCH (n:Persoon)"), "more than one statement"),
    "a write in mixed case": (behind("mErGe (x:Perceel)"), "cannot stand here"),
    "a write for each": (behind("FOREACH (x IN [1] | SET koper.naam = 'x')"), "cannot stand here"),
    "a write hidden in a call": (behind("CALL { CREATE (x:Perceel) }"), "nothing may be called"),
    "a label that ends the text": (behind("MATCH (x:`Persoon`) DETACH DELETE x //`)"), "backticks"),
    "a chain without end": (behind("MATCH (koper)-[:BESTUURT*]->(x:Bedrijf)"), "upper bound"),
    "an arbitrary part": (behind("WITH koper, t, b, perceel LIMIT 5"), "arbitrary"),
}  # fmt: skip


@pytest.mark.parametrize("name", EVASIONS)
def test_a_way_around_is_refused_with_a_reason(name: str) -> None:
    changed, reason = EVASIONS[name]
    with pytest.raises(RuleError, match=reason) as refused:
        rule(**changed)
    assert refused.value.where == "rule voorbeeld"


def test_the_rule_that_they_change_is_accepted_and_a_condition_of_its_own_too() -> None:
    assert rule().id == "voorbeeld"
    assert rule(**having("koper.uitgezonderd IS NULL", COMPANY), card=card(Bedrijf__uitgezonderd="op de lijst")).id


def test_names_may_be_held_against_names_of_others() -> None:
    told_apart = "MATCH (ander:Persoon|Bedrijf)-[:VERKOPER]->(t)"
    for condition in ("ander.id <> koper.id", "ander.id IS NOT NULL"):
        assert rule(**behind(f"{told_apart} WHERE {condition}")).id
    assert rule(**behind("WITH perceel, t, b, koper, koper.id AS wie WHERE wie = koper.id")).id


def test_every_shipped_rule_is_accepted() -> None:
    assert len(RULES) > 40
    assert {type(each) for each in RULES.values()} == {Rule}


def test_a_parameter_never_holds_a_list_or_an_attribute() -> None:
    with pytest.raises(RuleError, match="INT64, DATE or TEXT"):
        Parameter("lijst", "LIST", "", "a", "", "", "voorstel")  # type: ignore[arg-type]
    with pytest.raises(RuleError, match="takes INT64"):
        Parameter("n", INT64, "", 1, 0, 2, "voorstel").coerce("Jansen")


def test_a_reason_of_blanks_is_no_reason() -> None:
    with pytest.raises(RuleError, match="a text on the legal card is empty"):
        LegalCard("AVG", "Bibob", {"Transactie.soort": " "}, "geen", date(2030, 1, 1))
