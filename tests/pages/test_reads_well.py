"""Every page, and every signal on the terminal, of the demo city is held against what reads badly; so are the faults themselves."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from ondermijning.detect.library import load_rules
from tests.cli.running import done
from tests.support.badly import faults, visible

if TYPE_CHECKING:
    from pathlib import Path

    from tests.cli.running import Demo

BAD = {
    "Er stonden 1 personen op het adres.": "one of many",
    "Dat was 3 dag later.": "many of one",
    "kring_contant 0": "a code",
    "800 promille van alle koopdagen": "per mille",
    "onbekend % duurder": "an unknown share",
    "op onbekend verkocht": "an unknown day",
    "Verkocht op 2024-12-31.": "a day as registers write it",
    "Een natuurlijk persoon (a) verkocht het.": "a letter for somebody",
    "Twee natuurlijke personen (kopers) kocht het.": "several do what one does",
    "Prijs: None": "nothing, as the program calls it",
    "voor: 1, na: 1, bij: 1": "a count of one, time and again",
    "profiel witwasaankoop": "an offence or a role",
}


@pytest.mark.parametrize("text", BAD)
def test_what_reads_badly_is_seen(text: str) -> None:
    assert BAD[text] in {name for name, _ in faults(text)}


def test_what_reads_well_is_left_alone() -> None:
    text = "Op 31 december 2024 stonden er 3 personen (snelle_doorverkoop); stand.xml 1 dag, 33,3 %."
    assert faults(text) == []


def test_no_page_of_the_demo_reads_badly(demo_pages: dict[str, str]) -> None:
    assert len(demo_pages) > 10
    assert {name: found for name, page in demo_pages.items() if (found := faults(visible(page)))} == {}


@pytest.mark.slow
@pytest.mark.parametrize("form", [(), ("--alles",)], ids=["short", "whole"])
def test_no_signal_on_the_terminal_reads_badly(demo: Demo, form: tuple[str, ...], tmp_path: Path) -> None:
    own = demo.copy(tmp_path)  # listing offers signals
    for row in done("signals", "list", "--all", "-w", own, "--format", "json").json():
        text = done("signals", "show", row["signaal"], *form, "-w", own).out
        assert faults(text.partition("\nBeeld (plak")[0]) == []


def test_no_text_of_a_rule_that_stands_on_a_page_names_an_offence_or_a_role() -> None:
    told = [
        text
        for rule in load_rules().values()
        for text in (rule.title, *rule.other_explanations, *rule.blind_to, rule.card.taak, *rule.needs)
    ]
    assert [each for text in told for each in faults(text)] == []
