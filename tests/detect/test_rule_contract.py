"""What is refused when the object of a rule is made, without a database, and what each refusal says."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from ondermijning.detect import INT64, ClassB, LegalCard, Parameter
from ondermijning.errors import RuleError
from tests.detect.making import CARD, DAYS, EVIDENCE, MATCH, PATTERN, card, rule

YEARS = Parameter("jaren", INT64, "jaar", 2, 1, 5, "voorstel")


def with_condition(condition: str) -> str:
    return f"{MATCH} AND {condition}"


def with_evidence(**more: str) -> dict[str, str]:
    return EVIDENCE | more


REFUSED: dict[str, tuple[dict[str, Any], str]] = {
    "a parameter that is not declared": ({"parameters": ()}, "$dagen is no declared parameter"),
    "a parameter that is not used": ({"parameters": (DAYS, YEARS)}, "parameter jaren declared but not used"),
    "a parameter declared twice": ({"parameters": (DAYS, DAYS)}, "declared twice"),
    "an identity that is no evidence": (
        {"identity": ("perceel", "akte")}, "identity names akte, which is no evidence."),
    "a sentence with a field that is no evidence": (
        {"why": "{perceel} kostte {prijs} euro."}, "sentence names prijs, which is no evidence."),
    "a sentence with a format": ({"why": "na {dagen:d} dagen"}, "sentence names dagen:d, which is no evidence."),
    "a sentence that chooses from three": (
        {"why": "na {dagen:is|was|zijn} dagen"}, "sentence names dagen:is|was|zijn, which is no evidence."),
    "a sentence with a conversion": ({"why": "na {dagen!r} dagen"}, "sentence names dagen!r, which is no evidence."),
    "a sentence with an attribute of a value": ({"why": "{perceel.id}"}, "sentence names perceel.id, which is no"),
    "a sentence with an open brace": ({"why": "na {dagen dagen"}, "the braces in the sentence do not match."),
    "a subject that is no evidence": ({"subject": "huis"}, "subject names huis, which is no evidence."),
    "a subject that the pattern does not bind": (
        {"evidence": with_evidence(perceel="huis.id")}, "huis is no node or edge here"),
    "a subject that is a person": (
        {"match": MATCH.replace("koper:Persoon|Bedrijf", "koper:Persoon"), "subject": "koper", "identity": ("koper",)},
        "the subject is not the id of one of Perceel, Bedrijf, Adres, Straat, Vergunning, Subsidie."),
    "a subject that may be a person": (
        {"subject": "koper", "identity": ("koper",)}, "the subject is not the id of one of"),
    "a subject of another kind": (
        {"subject": "transactie", "identity": ("transactie",)}, "the subject is not the id of one of"),
    "a subject that is an edge": (
        {"evidence": with_evidence(perceel="b.id")}, "the subject is not the id of one of"),
    "a subject that is no id": (
        {"evidence": with_evidence(perceel="perceel.soort"), "card": card(Perceel__soort="om te tonen")},
        "the subject is not the id of one of"),
    "a subject outside the identity": ({"identity": ("transactie",)}, "the subject is not part of the identity."),
    "an unknown label": ({"match": MATCH.replace(":Transactie", ":Overdracht")}, "Overdracht"),
    "an unknown edge": ({"match": MATCH.replace(":BETREFT", ":GAAT_NAAR")}, "GAAT_NAAR"),
    "an unknown property": ({"match": with_condition("b.kleur = 'rood'")}, "kleur is no property of b (BETREFT)"),
    "an unknown property in the evidence": (
        {"evidence": with_evidence(kleur="t.kleur")}, "kleur is no property of t (Transactie)"),
    "an end point that can never be": (
        {"match": MATCH.replace("(t:Transactie)-[b:BETREFT]->(perceel:Perceel)",
                                "(t:Transactie), (perceel:Perceel)-[b:BETREFT]->(t)")},
        "BETREFT can never have Perceel at its start"),
    "an end point without a label": ({"match": MATCH.replace("(t:Transactie)", "(t)")}, "t has no label"),
    "text outside the dialect": ({"match": f"{MATCH} RETURN t"}, "RETURN"),
    "a write": ({"match": f"{MATCH} SET"}, "SET"),
    "a condition on an attribute that is not on the card": (
        {"match": with_condition("t.soort = 'koop'")}, "reads Transactie.soort, which the legal card does not declare."),
    "evidence of an attribute that is not on the card": (
        {"evidence": with_evidence(datum="t.datum")}, "reads Transactie.datum, which the legal card does not declare."),
    "a name, which is class C": (
        {"match": with_condition("koper.naam = 'Jansen'")}, "Persoon.naam is class C, which serves to recognise or show"),
    "a name in the evidence": (
        {"evidence": with_evidence(naam="koper.naam"), "card": card(Persoon__naam="x", Bedrijf__naam="x")},
        "Persoon.naam is class C"),
    "a country, which is class B, without a reason on the card": (
        {"match": with_condition("koper.land <> 'NL'")}, "Bedrijf.land is class B, which the card of the rule must"),
    "signals, which rest on rules": (
        {"match": MATCH.replace("WHERE", ", (s:Signaal)-[:OVER]->(perceel) WHERE")}, "reads Signaal, which rests on rules itself"),
    "evidence with arithmetic": (
        {"evidence": with_evidence(weken="b.dagen_sinds_vorige / 7")},
        "evidence 'b.dagen_sinds_vorige / 7' is not variable.property. Arithmetic belongs in a fact."),
    "evidence that is a whole node": ({"evidence": with_evidence(alles="t")}, "evidence 't' is not variable.property."),
    "evidence that is a number": ({"evidence": with_evidence(een="1")}, "evidence '1' is not variable.property."),
    "no innocent cause": ({"other_explanations": ()}, "other_explanations is empty."),
    "no source": ({"sources": ()}, "sources is empty."),
    "nothing that it needs": ({"needs": ()}, "needs is empty."),
    "nothing that it cannot see": ({"blind_to": ()}, "blind_to is empty."),
    "a wrong family": ({"family": "drugs"}, "family 'drugs' is not one of financiering, eigenaar, transactie,"),
    "a wrong strength": ({"strength": "hard"}, "strength 'hard' is not one of solo, combinatie, context."),
    "a wrong maturity": ({"maturity": "oud"}, "maturity 'oud' is not one of proef, stabiel."),
    "an id with a capital": ({"id": "Voorbeeld"}, "the id is not lower-case ASCII."),
    "an id with a path": ({"id": "../voorbeeld"}, "the id is not lower-case ASCII."),
    "a weight below zero": ({"weight": -1}, "the weight is below zero."),
    "a population without its name": (
        {"population": "MATCH (t:Transactie) RETURN count(t) AS n"}, "the population does not end in RETURN count(x)"),
    "a population that counts nothing": (
        {"population": "MATCH (t:Transactie) RETURN t.id AS aantal"}, "the population does not end in RETURN count(x)"),
    "a population over an unknown label": (
        {"population": "MATCH (t:Overdracht) RETURN count(t) AS aantal"}, "Overdracht"),
    "a population with a parameter": (
        {"population": "MATCH (b:Bedrijf) WHERE b.werkzame_personen < $dagen RETURN count(b) AS aantal"},
        "$dagen is no declared parameter"),
    "a count of undecided cases without its name": (
        {"undecided": "MATCH (t:Transactie) RETURN count(t) AS n"}, "the undecided does not end in RETURN count(x)"),
    "a count of undecided cases over an unknown property": (
        {"undecided": "MATCH (t:Transactie) WHERE t.kleur IS NULL RETURN count(t) AS aantal"}, "kleur is no property of t"),
}  # fmt: skip


@pytest.mark.parametrize("case", REFUSED)
def test_a_rule_is_refused_for(case: str) -> None:
    changed, message = REFUSED[case]

    with pytest.raises(RuleError, match=re.escape(message)) as refusal:
        rule(**changed)

    assert str(refusal.value).startswith(f"rule {changed.get('id', 'voorbeeld')}: ")


def test_the_rule_that_the_refusals_change_is_accepted() -> None:
    made = rule()

    assert made.subject_kind == "Perceel"
    assert made.witnesses == ("b", "koper", "perceel", "t")


def test_an_attribute_of_class_b_is_accepted_with_a_reason_on_the_card() -> None:
    answer = ClassB("een rechtsvorm zonder register", "geen", date(2029, 6, 1))
    on_card = replace(card(Bedrijf__land="een rechtsvorm zonder register"), klasse_b=answer)
    made = rule(match=with_condition("koper.land <> 'NL'"), card=on_card)

    assert ("koper", "land") in made.pattern.reads


def test_the_reference_date_needs_no_declaration() -> None:
    made = rule(match=with_condition("t.datum <= $peildatum"), card=card(Transactie__datum="wat nu geldt"))

    assert made.pattern.parameters == {"dagen", "peildatum"}


def test_a_rule_without_parameters_is_accepted() -> None:
    assert rule(match=PATTERN, parameters=()).pattern.parameters == frozenset()


def test_a_card_that_names_what_the_model_does_not_have_is_refused() -> None:
    for name in ("Transactie.kleur", "Overdracht.soort", "soort"):
        with pytest.raises(RuleError, match=rf"the legal card declares {name}, which the model does not have"):
            rule(card=replace(CARD, attributes={name: "zomaar"}))


@pytest.mark.parametrize("empty", ["grondslag", "taak", "proxies"])
def test_a_card_with_an_empty_text_is_refused(empty: str) -> None:
    with pytest.raises(RuleError, match=r"a text on the legal card is empty\."):
        replace(CARD, **{empty: "  "})  # type: ignore[arg-type]


def test_a_card_with_an_attribute_without_a_reason_is_refused() -> None:
    with pytest.raises(RuleError, match=r"a text on the legal card is empty\."):
        LegalCard("AVG", "Wet Bibob", {"Transactie.soort": " "}, "geen", date(2030, 1, 1))


@pytest.mark.parametrize(
    "changed",
    [
        {"match": MATCH.replace("<=", "<")},
        {"evidence": with_evidence(akte="t.id")},
        {"identity": ("perceel",)},
        {"why": "{perceel} viel op."},
        {"strength": "combinatie"},
        {"weight": 3},
        {"parameters": (replace(DAYS, default=364),)},
        {"undecided": "MATCH (t:Transactie) RETURN count(t) AS aantal"},
    ],
    ids=lambda changed: next(iter(changed)),
)
def test_the_hash_of_a_rule_changes_with_what_it_finds_or_says(changed: dict[str, Any]) -> None:
    assert rule(**changed).content_hash != rule().content_hash


def test_the_hash_of_a_rule_does_not_change_with_what_is_only_told_about_it() -> None:
    assert rule(title="Anders", maturity="stabiel").content_hash == rule().content_hash
