"""Every value in the evidence leads to a real row of a delivered file, and prices and dates stand there."""

from __future__ import annotations

import hashlib
import json
import re
from functools import cache
from typing import TYPE_CHECKING, Any

import pytest
from lxml import etree

if TYPE_CHECKING:
    from pathlib import Path

    from tests.cli.running import Demo

DATES = ("datum", "opgericht", "beeindigd")
COUNTED = ("dagen", "leeftijd", "stijging")  # worked out from other values
Evidence = dict[str, str]
Files = dict[tuple[str, str], "Path"]


@pytest.fixture(scope="session")
def files(demo: Demo) -> Files:
    """(delivery, file name) → the delivered file, found by the hash that was kept of it."""
    on_disk = {
        hashlib.sha256(path.read_bytes()).hexdigest(): path for path in demo.deliveries.rglob("*") if path.is_file()
    }
    manifests = [json.loads(path.read_text(encoding="utf-8")) for path in demo.workspace.rglob("manifest.json")]
    return {
        (f"{manifest['reference_date']}-{manifest['delivery']}", file["name"]): on_disk[file["sha256"]]
        for manifest in manifests
        for file in manifest["files"]
    }


@cache
def snapshots(path: Path) -> list[str]:
    """Each object of a stand as text."""
    with path.open("rb") as stream:
        return [
            etree.tostring(element, encoding="unicode")
            for _, element in etree.iterparse(stream, tag="{*}KadastraalObjectSnapshot")
        ]


def place(files: Files, item: Evidence) -> str:
    """What stands at the place that a piece of evidence names."""
    path = files[item["levering"], item["bestand"]]
    if element := re.fullmatch(r"KadastraalObjectSnapshot\[(\d+)\]", item["positie"]):
        return snapshots(path)[int(element[1]) - 1]
    if line := re.fullmatch(r"regel (\d+)", item["positie"]):
        return path.read_text(encoding="utf-8").splitlines()[int(line[1]) - 1]
    assert item["positie"] == "/", item
    return path.read_text(encoding="utf-8")


@pytest.fixture(scope="session")
def found(exported: dict[str, Any], files: Files) -> list[tuple[dict[str, Any], str, str, str]]:
    """(signal, what, value, the text it leads to) for every piece of evidence."""
    return [
        (signal, *item["waarde"].split(": ", 1), place(files, item))
        for signal in exported["signalen"]
        for item in signal["bewijs"]
    ]


Found = list[tuple[dict[str, Any], str, str, str]]


def test_every_piece_of_evidence_leads_to_a_place_that_is_not_empty(found: Found) -> None:
    assert len(found) > 100
    assert [what for _, what, _, text in found if not text.strip()] == []


@pytest.mark.parametrize("name", DATES)
def test_a_date_stands_at_each_place_it_leads_to(found: Found, name: str) -> None:
    dates = [(value, text) for _, what, value, text in found if what == name]
    assert dates
    assert [value for value, text in dates if value not in text and value.replace("-", "") not in text] == []


def test_a_price_stands_at_one_of_the_places_it_leads_to(found: Found) -> None:
    places: dict[tuple[str, str], list[str]] = {}
    for signal, what, value, text in found:
        if what == "koopsom":
            places.setdefault((signal["id"], value.replace(".", "")), []).append(text)
    assert places
    assert [key for key, texts in places.items() if not any(f">{key[1]}<" in text for text in texts)] == []


def test_an_object_a_deed_and_a_right_stand_at_each_place_they_lead_to(found: Found) -> None:
    for signal, what, value, text in found:
        ids = [part["id"] for part in signal["bewijsdelen"] if part["rol"] == what]
        if what in ("perceel", "transactie", "eerste", "tweede"):
            assert any(f">{each.partition(':')[2]}<" in text for each in ids), (what, value)
        if what == "recht":
            assert value in text


def test_a_company_stands_at_each_place_it_leads_to_by_name_or_number(found: Found, demo: Demo) -> None:
    numbers = {}
    for path in (demo.deliveries / "kvk").glob("9*.json"):
        profile = json.loads(path.read_text(encoding="utf-8"))
        numbers[profile["naam"]] = (profile["naam"], profile["kvkNummer"], profile["_embedded"]["eigenaar"].get("rsin"))
    companies = [(value, text) for _, _, value, text in found if value in numbers]
    assert companies
    assert [value for value, text in companies if not any(each and each in text for each in numbers[value])] == []


def test_every_signal_has_evidence_for_each_value_and_each_part_that_it_names(exported: dict[str, Any]) -> None:
    for signal in exported["signalen"]:
        roles = {part["rol"] for part in signal["bewijsdelen"]}
        told = {item["waarde"].partition(": ")[0] for item in signal["bewijs"]}
        assert roles <= told
        assert told - roles <= {*DATES, *COUNTED, "koopsom", "recht"}


def test_no_piece_of_evidence_is_told_twice(exported: dict[str, Any]) -> None:
    for signal in exported["signalen"]:
        items = [tuple(item.values()) for item in signal["bewijs"]]
        assert len(items) == len(set(items))
