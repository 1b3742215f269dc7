"""What the static check of rule texts says of a text, and of the evidence behind it."""

from __future__ import annotations

from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ondermijning.errors import RuleError
from ondermijning.graph.dialect.check import Pattern, check, check_expression, check_query
from ondermijning.model import EDGES, NODES, AttributeClass, NodeKind
from ondermijning.model.graph_kinds import text

RESALE = """
    MATCH (verkoper:Persoon|Bedrijf)-[:VERKOPER]->(t:Transactie)-[b:BETREFT]->(perceel:Perceel),
          (koper:Persoon|Bedrijf)-[:KOPER]->(t)
    WHERE b.dagen_sinds_vorige <= $dagen AND b.stijging_gecorrigeerd_procent >= $stijging
"""


def accepted(text_: str, *parameters: str, allow_b: frozenset[str] = frozenset()) -> Pattern:
    return check(text_, allowed_parameters=frozenset(parameters), allow_b=allow_b)


def test_a_checked_text_tells_what_it_names_and_reads() -> None:
    pattern = accepted(RESALE, "dagen", "stijging", "peildatum")

    assert pattern.nodes["verkoper"] == {"Persoon", "Bedrijf"}
    assert pattern.nodes["perceel"] == {"Perceel"}
    assert pattern.edges == {"b": {"BETREFT"}}
    assert pattern.reads == {("b", "dagen_sinds_vorige"), ("b", "stijging_gecorrigeerd_procent")}
    assert pattern.parameters == {"dagen", "stijging"}
    assert pattern.labels == {"Persoon", "Bedrijf", "Transactie", "Perceel"}
    assert pattern.types == {"VERKOPER", "KOPER", "BETREFT"}
    assert pattern.visible == {"verkoper", "t", "b", "perceel", "koper"}


def test_reads_inside_a_sub_pattern_are_reported_but_its_names_are_not_visible() -> None:
    pattern = accepted(
        "MATCH (p:Perceel) WHERE EXISTS { MATCH (v:Vergunning)-[:VERGUND_VOOR]->(a:Adres) WHERE v.status = 'verleend' }"
    )

    assert ("v", "status") in pattern.reads
    assert pattern.visible == {"p"}


def test_with_hides_what_it_does_not_pass_on_and_types_what_it_makes() -> None:
    pattern = accepted(
        "MATCH (p:Persoon|Bedrijf)-[b:BEZIT]->(o:Perceel) WITH p, count(DISTINCT o) AS aantal, collect(DISTINCT o.id) AS ids"
    )

    assert pattern.visible == {"p", "aantal", "ids"}
    assert {name: value.type for name, value in pattern.values.items()} == {"aantal": "INT64", "ids": "LIST"}


@pytest.mark.parametrize(
    "evidence",
    ["perceel.id", "b.dagen_sinds_vorige", "b.prijs_deel_euro / 1000", "(t.koopsom_euro - b.prijs_deel_euro) * 2"],
)
def test_evidence_is_a_property_or_arithmetic(evidence: str) -> None:
    pattern = accepted(RESALE, "dagen", "stijging")

    assert check_expression(evidence, pattern)


def test_evidence_can_be_a_value_that_the_text_made() -> None:
    pattern = accepted("MATCH (p:Persoon|Bedrijf)-[:BEZIT]->(o:Perceel) WITH p, count(o) AS aantal")

    assert check_expression("aantal", pattern) == frozenset()
    with pytest.raises(RuleError, match="o is no node or edge here"):
        check_expression("o.id", pattern)


@pytest.mark.parametrize(
    ("evidence", "reason"),
    [
        ("perceel", "whole node or edge"),
        ("b", "whole node or edge"),
        ("verkoper.naam", "class C"),
        ("perceel.bestaat_niet", "no property of perceel"),
        ("ander.id", "no node or edge"),
        ("count(t)", "not known here"),
        ("$dagen", "a name was expected"),
        ("'tekst'", "a name was expected"),
        ("t.koopsom_euro > 1", "the end was expected"),
        ("t.datum - t.datum", "days between dates are a fact"),
        ("perceel.id, t.id", "the end was expected"),
        ("perceel.id AS e0", "the end was expected"),
        ("perceel.id RETURN 1", "the end was expected"),
        ("perceel['id']", "whole node or edge"),
        ("perceel.id // ", "comments"),
        ("EXISTS { MATCH (x:Perceel) }", "not known here"),
        ("", "a name was expected"),
        ("(" * 500 + "t.koopsom_euro" + ")" * 500, "nested deeper"),
    ],
)
def test_other_evidence_is_refused(evidence: str, reason: str) -> None:
    pattern = accepted(RESALE, "dagen", "stijging")

    with pytest.raises(RuleError, match=reason):
        check_expression(evidence, pattern)


def test_a_class_b_attribute_is_refused_until_the_rule_justifies_exactly_that_one() -> None:
    match = "MATCH (b:Bedrijf)-[:GEVESTIGD_OP]->(a:Adres) WHERE b.land = $land"

    with pytest.raises(RuleError, match=r"Bedrijf\.land is class B"):
        accepted(match, "land")
    with pytest.raises(RuleError, match=r"Bedrijf\.land is class B"):
        accepted(match, "land", allow_b=frozenset({"Adres.land"}))
    pattern = accepted(match, "land", allow_b=frozenset({"Bedrijf.land"}))
    assert pattern.allow_b == {"Bedrijf.land"}
    assert check_expression("b.land", pattern) == {("b", "land")}


def test_a_class_d_attribute_is_refused_even_when_it_is_listed(monkeypatch: pytest.MonkeyPatch) -> None:
    kind = NodeKind("Gebeurtenis", "…", "event id", (text("bron", "…", AttributeClass.D),))
    monkeypatch.setitem(NODES, "Gebeurtenis", kind)

    with pytest.raises(RuleError, match=r"Gebeurtenis\.bron is class D"):
        accepted("MATCH (g:Gebeurtenis) WHERE g.bron = 'x'", allow_b=frozenset({"Gebeurtenis.bron"}))


def test_a_class_c_attribute_of_one_alternative_refuses_the_whole_read() -> None:
    with pytest.raises(RuleError, match=r"Persoon\.naam is class C"):
        accepted(
            "MATCH (p:Persoon|Bedrijf)-[:BEZIT]->(o:Perceel) WHERE p.naam = 'x'", allow_b=frozenset({"Persoon.naam"})
        )


def test_a_refusal_names_the_line_and_no_more_than_the_rule_text() -> None:
    with pytest.raises(RuleError) as refusal:
        accepted("MATCH (p:Perceel)\nWHERE p.soort = 'perceel'\n  AND p.grootte = 1")

    assert refusal.value.where == "Cypher line 3"
    assert refusal.value.advice


@pytest.mark.parametrize("kind", sorted(EDGES))
def test_every_edge_of_the_model_is_accepted_in_its_direction_and_refused_against_it(kind: str) -> None:
    for source, target in sorted(EDGES[kind].ends):
        accepted(f"MATCH (a:{source})-[r:{kind}]->(b:{target})")
        if (target, source) not in EDGES[kind].ends:
            with pytest.raises(RuleError, match="can never have"):
                accepted(f"MATCH (a:{source})<-[r:{kind}]-(b:{target})")


@pytest.mark.parametrize("label", sorted(NODES))
def test_every_property_of_the_model_is_judged_by_its_class(label: str) -> None:
    for column in NODES[label].columns:
        match = f"MATCH (n:{label}) WHERE n.{column.name} IS NOT NULL"
        if column.attribute_class is AttributeClass.OPEN:
            assert accepted(match).reads == {("n", column.name)}
        else:
            with pytest.raises(RuleError, match=f"class {column.attribute_class}"):
                accepted(match)


def test_a_query_may_return_named_values_and_nothing_else() -> None:
    pattern = check_query("MATCH (t:Transactie) RETURN count(t) AS aantal", allowed_parameters=frozenset())

    assert pattern.labels == {"Transactie"}
    for wrong, reason in [
        ("MATCH (t:Transactie)", "RETURN was expected"),
        ("MATCH (t:Transactie) RETURN t", "whole node or edge"),
        ("MATCH (t:Transactie) RETURN t AS x", "whole node or edge"),
        ("MATCH (t:Transactie) RETURN *", "name what is kept"),
        ("MATCH (t:Transactie) RETURN t.id", "AS was expected"),
        ("MATCH (t:Transactie) RETURN t.id AS a ORDER BY a", "ordering is done outside"),
        ("MATCH (t:Transactie) RETURN t.id AS a LIMIT 5", "arbitrary"),
        ("MATCH (t:Transactie) RETURN t.id AS a UNION MATCH (p:Perceel) RETURN p.id AS a", "two rules"),
        ("MATCH (a:Bedrijf)-[:AANDEELHOUDER_VAN*1..3]->(b:Bedrijf) RETURN b.id AS x", "RETURN DISTINCT"),
        ("MATCH (p:Persoon) RETURN p.naam AS naam", "class C"),
    ]:
        with pytest.raises(RuleError, match=reason):
            check_query(wrong, allowed_parameters=frozenset())


@given(st.text(max_size=80))
def test_any_text_is_accepted_or_refused_and_never_breaks_the_check(anything: str) -> None:
    for start in ("", "MATCH (p:Perceel) WHERE ", "MATCH (p:Perceel) WITH "):
        with suppress(RuleError):
            accepted(start + anything)


@given(
    st.lists(
        st.sampled_from(
            [
                "MATCH",
                "OPTIONAL",
                "WHERE",
                "WITH",
                "UNWIND",
                "RETURN",
                "AS",
                "AND",
                "NOT",
                "IN",
                "IS",
                "NULL",
                "EXISTS",
                "COUNT",
                "CASE",
                "WHEN",
                "THEN",
                "END",
                "DISTINCT",
                "(",
                ")",
                "[",
                "]",
                "{",
                "}",
                ":",
                ",",
                ".",
                "-",
                ">",
                "<",
                "=",
                "*",
                "..",
                "|",
                "+",
                "/",
                "%",
                "$x",
                "'a'",
                "1",
                "2.5",
                "p",
                "q",
                "r",
                "Perceel",
                "Persoon",
                "Bedrijf",
                "BEZIT",
                "id",
                "soort",
                "count",
                "sum",
                "coalesce",
                "date",
                "true",
            ]
        ),
        max_size=40,
    )
)
def test_any_row_of_words_is_accepted_or_refused_and_never_breaks_the_check(words: list[str]) -> None:
    with suppress(RuleError):
        accepted("MATCH (p:Perceel) " + " ".join(words), "x")
