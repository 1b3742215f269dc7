"""Explanations for people: every section is there, nothing that a terminal obeys, and a whole card for each rule."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from ondermijning.detect.library import load_rules
from ondermijning.normalise.dutch import readable
from ondermijning.report.rules.text import rule_card
from ondermijning.report.signals.text import explanation

RULES = load_rules()
SIGNAL: dict[str, Any] = {
    "id": "0c14177f5b0c38f8",
    "onderwerp": {"soort": "Perceel", "id": "NL.IMKAD.KadastraalObject:1", "aanduiding": "MTT00 C 131 A4"},
    "regels": ["ontbonden_eigenaar", "snelle_doorverkoop"],
    "families": ["bedrijf", "transactie"],
    "gewicht": 5,
    "opbouw": [
        {"regel": "ontbonden_eigenaar", "gewicht": 2, "zekerheid": "zeker"},
        {"regel": "snelle_doorverkoop", "gewicht": 3, "zekerheid": "zeker"},
    ],
    "profielen": [
        {
            "profiel": "stroman", "punten": 3.99, "opent": True, "begrensd": ["transactie"],
            "delen": [
                {"regel": "ontbonden_eigenaar", "familie": "bedrijf", "gewicht": 2, "zekerheid_promille": 995,
                 "tegenbewijs": "verlaagt", "punten": 0.99},
                {"regel": "snelle_doorverkoop", "familie": "transactie", "gewicht": 3, "zekerheid_promille": 1000,
                 "tegenbewijs": "", "punten": 3.0},
            ],
        },
        {
            "profiel": "drugspand", "punten": 2.0, "opent": False, "begrensd": [],
            "delen": [{"regel": "ontbonden_eigenaar", "familie": "bedrijf", "gewicht": 2, "zekerheid_promille": 1000,
                       "tegenbewijs": "", "punten": 2.0}],
        },
    ],
    "zin": "Zonnehoek B.V. is beëindigd en staat nog als rechthebbende. " * 4,
    "bewijsdelen": [{"soort": "Persoon", "id": "P1", "rol": "verkoper"}],
    "bewijs": [
        {
            "waarde": "datum: 2022-03-11", "bron": "brk", "levering": f"2024-12-31-{'ab' * 32}", "bestand": "stand.xml",
            "positie": "KadastraalObjectSnapshot[304]",
        }
    ],
    "andere_verklaringen": ["de vereffening loopt nog"],
    "tegenbewijs": ["een vergunning voor verbouwing"],
    "niet_onderzocht": ["buitenlandse registers"],
    "onzekere_koppelingen": [{"partij": "P1", "registers": ["brk", "woz"]}],
    "eerst_gezien": "2024-12-31",
    "status": "in_weging",
    "nulmeting": True,
    "let_op": "Een signaal is geen bevinding.",
}  # fmt: skip
SECTIONS = {
    "Gewicht": "5 = 2 (ontbonden_eigenaar) + 3 (snelle_doorverkoop)",
    "Profielen": "stroman: 3,99 = 0,99 (ontbonden_eigenaar, verlaagt, koppeling 99,5 % zeker) + 3 (snelle_doorverkoop);"
    " transactie begrensd\n  drugspand: 2 = 2 (ontbonden_eigenaar); opent niets",
    "Betrokken": "verkoper: Persoon P1",
    "Bewijs": "datum: 2022-03-11  ←  brk 2024-12-31-abababab stand.xml KadastraalObjectSnapshot[304]",
    "Kan ook zijn": "de vereffening loopt nog",
    "Tegenbewijs": "een vergunning voor verbouwing",
    "Niet onderzocht": "buitenlandse registers",
    "Onzekere koppelingen": "P1: brk, woz",
}
LISTS = {
    "profielen": "Profielen",
    "bewijs": "Bewijs",
    "tegenbewijs": "Tegenbewijs",
    "onzekere_koppelingen": "Onzekere koppelingen",
}


@pytest.mark.parametrize("section", SECTIONS)
def test_an_explanation_names_each_section_with_what_belongs_to_it(section: str) -> None:
    assert f"\n\n{section}\n  {SECTIONS[section]}\n" in explanation(SIGNAL)


def test_an_explanation_begins_with_what_it_is_about_and_ends_with_a_warning() -> None:
    lines = explanation(SIGNAL).splitlines()
    assert lines[0] == "Signaal 0c14177f5b0c38f8 · Perceel MTT00 C 131 A4 (NL.IMKAD.KadastraalObject:1)"
    assert lines[1] == "Eerst gezien 2024-12-31 · in_weging · nulmeting"
    assert lines[-1] == "Een signaal is geen bevinding."


def test_the_sentence_is_wrapped_and_whole() -> None:
    text = explanation(SIGNAL)
    why = text.split("\nWaarom\n")[1].split("\n\n")[0].splitlines()
    assert " ".join(line.strip() for line in why) == SIGNAL["zin"].strip()
    assert max(map(len, why)) <= 112
    assert len(why) > 1


@pytest.mark.parametrize("name", LISTS)
def test_a_section_without_anything_in_it_is_left_out(name: str) -> None:
    assert f"\n{LISTS[name]}\n" not in explanation({**SIGNAL, name: []})


def test_a_signal_that_is_no_part_of_the_baseline_does_not_say_so() -> None:
    assert "nulmeting" not in explanation({**SIGNAL, "nulmeting": False})


def test_a_text_that_would_move_the_cursor_is_written_out_in_every_section() -> None:
    evil = "\x1b[2J\rweg\n"
    signal = {
        **SIGNAL,
        "onderwerp": {**SIGNAL["onderwerp"], "aanduiding": evil},
        "zin": evil,
        "bewijsdelen": [{"soort": "Bedrijf", "id": evil, "rol": "koper", "aanduiding": f"{evil}!"}],
        "bewijs": [{**SIGNAL["bewijs"][0], "waarde": evil, "bestand": evil}],
        "andere_verklaringen": [evil],
    }
    assert all(line.isprintable() for line in explanation(signal).split("\n"))


@pytest.mark.parametrize(
    ("part", "line"),
    [
        ({"soort": "Bedrijf", "id": "KVK:1", "rol": "koper"}, "koper: Bedrijf KVK:1"),
        (
            {"soort": "Bedrijf", "id": "KVK:1", "rol": "koper", "aanduiding": "Zon B.V."},
            "koper: Zon B.V. (Bedrijf KVK:1)",
        ),
        ({"soort": "Subsidie", "id": "S-1", "rol": "gift", "aanduiding": "Sport (S-1)"}, "gift: Subsidie Sport (S-1)"),
    ],
)
def test_what_is_involved_is_named_before_its_number_and_no_number_twice(part: dict[str, str], line: str) -> None:
    assert f"\nBetrokken\n  {line}\n" in explanation({**SIGNAL, "bewijsdelen": [part]})


@pytest.mark.parametrize("rule", RULES)
def test_a_rule_card_holds_everything_that_a_person_needs_to_judge_the_rule(rule: str) -> None:
    it, text = RULES[rule], rule_card(RULES[rule])
    told = [
        it.id,
        it.title,
        it.family,
        it.strength,
        f"gewicht {it.weight}",
        it.maturity,
        readable(it.why),
        it.source,
        *it.other_explanations,
        *it.needs,
        *it.blind_to,
        *it.sources,
        it.card.grondslag,
        it.card.taak,
        it.card.proxies,
        it.card.review_by.isoformat(),
        *it.card.attributes,
        *it.card.attributes.values(),
        *(parameter.name for parameter in it.parameters),
        *(parameter.source for parameter in it.parameters),
        f"versie {it.version} van {it.author}",
        *it.profiles,
        *it.indicators,
        *(readable(counter.says) for counter in it.counters),
        *(it.card.klasse_b.texts.values() if it.card.klasse_b else ()),
    ]
    assert [each for each in told if each not in text] == []
    patterns = f"{it.match.strip()}\n{it.undecided.strip()}".splitlines()
    assert all(" ".join(line.split()) in " ".join(text.split()) for line in patterns)


def test_a_rule_card_gives_the_range_and_unit_of_a_parameter() -> None:
    assert "\n  dagen = 365 dagen (van 30 tot 1825; voorstel" in rule_card(RULES["snelle_doorverkoop"])


def test_a_rule_without_parameters_has_no_section_for_them() -> None:
    rule = RULES["ontbonden_eigenaar"]
    without = replace(rule, match=rule.match.replace("$dagen", "90"), parameters=())
    assert "\nParameters\n" not in rule_card(without)
