"""A natural person leaves only as a role: no name, no number of a register, one alias within an export."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest
from lxml import etree

from ondermijning.ledger.signals import list_signals
from ondermijning.pages.evidence import Source, Value
from ondermijning.pages.short import Standing
from ondermijning.pages.whole import Told, whole_form
from ondermijning.report.files import write_signals
from tests.cli.running import DEMO_DAY, done
from tests.report.small_city import ON, explained, resales
from tests.support.graphs import Graph, embedded
from tests.support.workspaces import demo_workspace

if TYPE_CHECKING:
    from pathlib import Path

    from tests.cli.running import Demo

SELLER = ("Persoon", "NL.IMKAD.Persoon:4001001")
TRADER = ("Bedrijf", "KVK:99000077")


def _texts(element: Any, *names: str) -> set[str]:
    return {found.text for name in names for found in element.iterfind(f".//{{*}}{name}") if found.text}


@pytest.fixture(scope="session")
def persons(demo: Demo) -> tuple[set[str], set[str]]:
    """Names, and numbers (of the land registry and BSN), of everyone in the deliveries of the demo."""
    names: set[str] = set()
    numbers: set[str] = set()
    for path in demo.deliveries.rglob("stand.xml"):
        for _, person in etree.iterparse(path, tag="{*}NatuurlijkPersoon"):
            names |= _texts(person, "geslachtsnaam")
            names |= {name for given in _texts(person, "voornamen") for name in given.split()}
            numbers |= {person.findtext("{*}identificatie")} | _texts(person, "bsn")
            person.clear()
    return names, numbers


@pytest.fixture(scope="session")
def sole_traders(demo: Demo) -> set[str]:
    """Numbers and trade names of everyone who trades in person."""
    profiles = [json.loads(path.read_text(encoding="utf-8")) for path in (demo.deliveries / "kvk").glob("9*.json")]
    found = [each for each in profiles if each["_embedded"]["eigenaar"]["rechtsvorm"] == "Eenmanszaak"]
    return {each[name] for each in found for name in ("kvkNummer", "naam")}


def exported_text(demo: Demo) -> str:
    folder = demo.workspace / "export"
    return "\n".join(
        (folder / f"signalen-{DEMO_DAY}.{ending}").read_text(encoding="utf-8") for ending in ("json", "csv")
    )


def words_in(text: str) -> set[str]:
    return set(re.findall(r"\w+", text))


def test_the_demo_has_persons_in_its_signals_so_that_there_is_something_to_hide(exported: dict[str, Any]) -> None:
    hidden = [part for s in exported["signalen"] for part in s["bewijsdelen"] if part["soort"] == "Persoon"]
    assert len(hidden) > 5
    assert all(re.fullmatch(r"P[1-9]\d*", part["id"]) for part in hidden)


def test_no_name_of_a_person_stands_in_the_exported_bytes(demo: Demo, persons: tuple[set[str], set[str]]) -> None:
    names, _ = persons
    assert len(names) > 50
    assert words_in(exported_text(demo)) & names == set()


def test_no_number_of_a_person_stands_in_the_exported_bytes(demo: Demo, persons: tuple[set[str], set[str]]) -> None:
    _, numbers = persons
    assert len(numbers) > 300
    assert words_in(exported_text(demo)) & numbers == set()
    assert "NL.IMKAD.Persoon:" not in exported_text(demo)


def test_no_sole_trader_stands_in_the_exported_bytes(demo: Demo, sole_traders: set[str]) -> None:
    assert len(sole_traders) >= 2
    assert [each for each in sole_traders if each in exported_text(demo)] == []


@pytest.mark.slow
def test_no_person_is_named_on_the_terminal_either(
    workspace: Path, exported: dict[str, Any], persons: tuple[set[str], set[str]]
) -> None:
    names, numbers = persons
    shown = [done("signals", "list", "-w", workspace).out]
    for signal in exported["signalen"]:
        shown += [done("signals", "show", signal["id"], *words, "-w", workspace).out for words in ((), ("--alles",))]
    assert words_in("\n".join(shown)) & (names | numbers) == set()


def test_one_person_in_two_signals_has_one_alias_in_an_export_and_two_persons_have_two(tmp_path: Path) -> None:
    with explained(resales(SELLER, ("Persoon", "NL.IMKAD.Persoon:4001002")), tmp_path / "stad") as explainer:
        first, second = explainer.explain(list_signals(explainer.ledger))
    roles = [{part["rol"]: part["id"] for part in signal["bewijsdelen"]} for signal in (first, second)]
    assert roles[0]["verkoper"] == roles[1]["verkoper"]
    assert roles[0]["koper"] == roles[1]["koper"]
    assert {roles[0]["verkoper"], roles[0]["koper"]} == {"P1", "P2"}


def test_an_alias_stands_also_for_the_person_in_the_evidence(tmp_path: Path) -> None:
    with explained(resales(SELLER, TRADER), tmp_path / "stad") as explainer:
        (signal, _) = explainer.explain(list_signals(explainer.ledger))
    alias = next(part["id"] for part in signal["bewijsdelen"] if part["rol"] == "verkoper")
    assert f"verkoper: {alias}" in {item["waarde"] for item in signal["bewijs"]}


def text_of(signal: dict[str, Any]) -> str:
    """All of a signal as text, with its evidence as an export has it."""
    values = [Value("", each["waarde"], "", [Source(each["bron"], "", [each["bestand"]])]) for each in signal["bewijs"]]
    return whole_form(signal, None, Told([], values, {}), Standing("", "", []))


def test_a_sole_trader_is_hidden_as_a_person_also_in_the_name_of_the_delivered_file(tmp_path: Path) -> None:
    graph = resales(SELLER, TRADER).node(*TRADER, naam="Bakkerij Zonnehoek", eenmanszaak=True)
    workspace = demo_workspace(tmp_path)
    with explained(graph, tmp_path / "stad", {TRADER[1]: "99000077.json"}) as explainer:
        signals = explainer.explain(list_signals(explainer.ledger))
    paths = write_signals(workspace, signals, ON, demo=True)
    text = "\n".join([*(path.read_text(encoding="utf-8") for path in paths), *map(text_of, signals)])
    assert len(signals) == 2
    assert [secret for secret in ("99000077", "Zonnehoek", "4001001") if secret in text] == []


def test_a_legal_person_keeps_its_name_number_and_file(tmp_path: Path) -> None:
    graph = resales(SELLER, TRADER).node(*TRADER, naam="Zonnehoek Vastgoed B.V.", eenmanszaak=False)
    with explained(graph, tmp_path / "stad", {TRADER[1]: "99000077.json"}) as explainer:
        (signal, _) = explainer.explain(list_signals(explainer.ledger))
    buyer = {"soort": "Bedrijf", "id": "KVK:99000077", "rol": "koper", "aanduiding": "Zonnehoek Vastgoed B.V."}
    assert buyer in signal["bewijsdelen"]
    assert "\n  Zonnehoek Vastgoed B.V.: koper (KVK:99000077)\n" in text_of(signal)
    assert all("aanduiding" not in part for part in signal["bewijsdelen"] if part["soort"] == "Persoon")
    assert "99000077.json" in {item["bestand"] for item in signal["bewijs"]}
    assert "koper: Zonnehoek Vastgoed B.V." in {item["waarde"] for item in signal["bewijs"]}


def test_a_link_that_rests_on_a_score_is_named_by_alias(tmp_path: Path) -> None:
    with explained(resales(SELLER, TRADER), tmp_path / "stad", uncertain={SELLER[1]: ["woz"]}) as explainer:
        (signal, _) = explainer.explain(list_signals(explainer.ledger))
    alias = next(part["id"] for part in signal["bewijsdelen"] if part["rol"] == "verkoper")
    assert signal["onzekere_koppelingen"] == [{"partij": alias, "registers": ["woz"]}]


def test_a_link_that_rests_on_a_name_and_a_place_says_so(tmp_path: Path) -> None:
    with explained(resales(SELLER, TRADER), tmp_path / "stad") as explainer:
        placed = replace(explainer, on_place={SELLER[1]: ["woz"]})
        (signal, _) = placed.explain(list_signals(explainer.ledger))
    alias = next(part["id"] for part in signal["bewijsdelen"] if part["rol"] == "verkoper")
    assert signal["onzekere_koppelingen"] == [{"partij": alias, "registers": ["woz"], "hoe": "op object"}]
    assert f"{alias}: gekoppeld op object, dus op naam en plek alleen, uit WOZ-administratie" in text_of(signal)
    assert {part["zekerheid"] for part in signal["opbouw"]} == {"zeker"}


def test_what_the_graph_no_longer_holds_is_unknown_and_only_a_party_gets_an_alias(tmp_path: Path) -> None:
    elsewhere = Graph().node("Perceel", "K:9")
    with (
        explained(resales(SELLER, TRADER), tmp_path / "stad") as explainer,
        embedded(elsewhere, tmp_path / "nu") as now,
    ):
        (signal, _) = replace(explainer, store=now).explain(list_signals(explainer.ledger))
    ids = {part["rol"]: part["id"] for part in signal["bewijsdelen"]}
    assert signal["onderwerp"] == {"soort": "Perceel", "id": ids["perceel"], "aanduiding": "onbekend"}
    assert {ids["verkoper"], ids["koper"]} == {"P1", "P2"}
    assert "perceel: onbekend" in {item["waarde"] for item in signal["bewijs"]}
