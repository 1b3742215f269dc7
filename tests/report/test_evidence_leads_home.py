"""Every value in the evidence leads to a real place in a delivered file, and what is not worked out stands there."""

from __future__ import annotations

import json
import re
from functools import cache
from typing import TYPE_CHECKING, Any

import pyarrow.parquet as pq
import pytest
from lxml import etree

from ondermijning import pipeline
from ondermijning.graph.folder import edge_file
from ondermijning.model.words import CODE_WORDS
from ondermijning.report.signals.origins import origins
from ondermijning.sources.files.input_files import InputFile, input_files
from ondermijning.workspace import open_workspace
from tests.demo.suspicions import plain
from tests.rules.running import RULES

if TYPE_CHECKING:
    from tests.cli.running import Demo

DATES = ("datum", "opgericht", "beeindigd", "terug", "verkocht", "besloten")
AMOUNTS = ("koopsom", "verleend", "bedrag")
WORDS = ("recht", "soort", "status", "besluit", "reden")
# Parts of a signal that stand at each of their places under their id.
UNDER_THEIR_ID = (
    "perceel",
    "transactie",
    "eerste",
    "tweede",
    "laatste",
    "veiling",
    "verkoop",
    "gebeurtenis",
    "vergunning",
    "eerdere",
    "subsidie",
)
Evidence = dict[str, str]
Files = dict[tuple[str, str], InputFile]


@pytest.fixture(scope="session")
def files(demo: Demo) -> Files:
    """(delivery, file name) → the delivered file, found by the hash that was kept of it."""
    on_disk = {file.sha256(): file for file in input_files([demo.deliveries])}
    manifests = [json.loads(path.read_text(encoding="utf-8")) for path in demo.workspace.rglob("manifest.json")]
    return {
        (f"{manifest['reference_date']}-{manifest['delivery']}", file["name"]): on_disk[file["sha256"]]
        for manifest in manifests
        for file in manifest["files"]
    }


@cache
def elements(file: InputFile, name: str) -> list[str]:
    """Each element of a name in a file, as text."""
    with file.open() as stream:
        return [
            etree.tostring(element, encoding="unicode") for _, element in etree.iterparse(stream, tag=f"{{*}}{name}")
        ]


def text_of(file: InputFile) -> str:
    with file.open() as stream:
        return stream.read().decode()


def place(files: Files, item: Evidence) -> str:
    """What stands at the place that a piece of evidence names."""
    file = files[item["levering"], item["bestand"]]
    if element := re.fullmatch(r"(\w+)\[(\d+)\]", item["positie"]):
        return elements(file, element[1])[int(element[2]) - 1]
    if line := re.fullmatch(r"regel (\d+)", item["positie"]):
        return text_of(file).splitlines()[int(line[1]) - 1]
    assert item["positie"] == "/", item
    return text_of(file)


@pytest.fixture(scope="session")
def found(exported: dict[str, Any], files: Files) -> list[tuple[dict[str, Any], str, str, str]]:
    """(signal, what, value, the text it leads to) for every piece of evidence."""
    return [
        (signal, *item["waarde"].split(": ", 1), place(files, item))
        for signal in exported["signalen"]
        for item in signal["bewijs"]
    ]


Found = list[tuple[dict[str, Any], str, str, str]]


def stands(value: str, text: str) -> bool:
    """Whether a whole value stands in a line or an element."""
    return re.search(rf"(?<![\w-]){re.escape(value)}(?![\w-])", text) is not None


def stands_on(day: str, text: str) -> bool:
    """Whether a day stands in a text as a register writes it."""
    return day in text or day.replace("-", "") in text


def ids(signal: dict[str, Any], role: str) -> list[str]:
    """What the registers call the parts of a signal that play a role."""
    return [part["id"].rpartition(":")[2] for part in signal["bewijsdelen"] if part["rol"] == role]


def test_every_piece_of_evidence_leads_to_a_place_that_is_not_empty(found: Found) -> None:
    assert len(found) > 100
    assert [what for _, what, _, text in found if not text.strip()] == []


@pytest.mark.parametrize("name", DATES)
def test_a_date_stands_at_each_place_it_leads_to(found: Found, name: str) -> None:
    dates = [(value.split(", "), text) for _, what, value, text in found if what == name]
    assert dates
    assert [days for days, text in dates if not any(stands_on(day, text) for day in days)] == []


def test_of_several_dates_each_stands_at_one_of_the_places_they_lead_to(found: Found) -> None:
    places: dict[tuple[str, str], list[str]] = {}
    for signal, what, value, text in found:
        if what in DATES and ", " in value:
            places.setdefault((signal["id"], value), []).append(text)
    assert places
    for (_, value), texts in places.items():
        assert [day for day in value.split(", ") if not any(stands_on(day, text) for text in texts)] == []


@pytest.mark.parametrize("side", ["KOPER", "VERKOPER"])
def test_the_day_of_a_change_of_officers_stands_at_each_place_though_no_signal_tells_it(
    demo: Demo, files: Files, side: str
) -> None:
    _, folder = pipeline.current_graph(open_workspace(demo.workspace))
    rows = pq.read_table(edge_file(folder, side), columns=["id", "bestuurswissel_op"]).to_pylist()
    days = {(row["id"], "bestuurswissel_op"): str(row["bestuurswissel_op"]) for row in rows if row["bestuurswissel_op"]}
    found = origins(folder, set(days))
    assert days
    assert [fact for fact, places in found.items() if not places] == []
    texts = [
        (days[fact], place(files, {"levering": each.delivery, "bestand": each.file, "positie": each.position}))
        for fact, places in found.items()
        for each in places
    ]
    assert [day for day, text in texts if not stands_on(day, text)] == []


@pytest.mark.parametrize("name", AMOUNTS)
def test_an_amount_stands_at_one_of_the_places_it_leads_to(found: Found, name: str) -> None:
    places: dict[tuple[str, str], list[str]] = {}
    for signal, what, value, text in found:
        if what == name:
            places.setdefault((signal["id"], value.replace(".", "")), []).append(text)
    assert places
    assert [key for key, texts in places.items() if not any(stands(key[1], text) for text in texts)] == []


@pytest.mark.parametrize("name", UNDER_THEIR_ID)
def test_a_part_of_a_signal_stands_under_its_id_at_each_place_it_leads_to(found: Found, name: str) -> None:
    places = [(ids(signal, name), text) for signal, what, _, text in found if what == name]
    assert places
    assert [parts for parts, text in places if not any(stands(each, text) for each in parts)] == []


@pytest.mark.parametrize("name", WORDS)
def test_a_word_of_a_register_stands_at_each_place_it_leads_to(found: Found, name: str) -> None:
    codes = {words: code for code, words in CODE_WORDS.items()}
    places = [(codes.get(value, value), text) for _, what, value, text in found if what == name]
    assert places
    assert [value for value, text in places if value.lower() not in text.lower()] == []


def test_an_address_stands_at_each_place_it_leads_to_by_its_id_or_in_words(found: Found) -> None:
    places = [(ids(signal, what), value.split(",")[0], text) for signal, what, value, text in found if what == "adres"]
    assert places
    missing = [
        (each, words)
        for each, words, text in places
        if not any(stands(key, text) for key in (*each, words))
        and not all(stands(word, text) for word in words.split())
    ]
    assert missing == []


def test_a_count_of_mortgages_leads_to_the_purchase_and_to_the_answer_about_the_object(found: Found) -> None:
    places = [(ids(signal, "perceel"), text) for signal, what, _, text in found if what == "hypotheken"]
    assert {'"zekerheidsstellingen"' in text for _, text in places if text.startswith("{")} == {False}
    assert {text[0] for _, text in places} == {"{", "<"}
    assert [parts for parts, text in places if not any(each in text for each in parts)] == []


def test_a_tie_through_a_director_leads_to_companies_that_are_directed(found: Found) -> None:
    places = [text for _, what, _, text in found if what == "via"]
    assert places
    assert [text for text in places if "bestuursfunctie>" not in text] == []


def test_a_company_stands_at_each_place_it_leads_to_by_name_or_number(found: Found, demo: Demo) -> None:
    signs: dict[str, tuple[str, ...]] = {}
    for path in (demo.deliveries / "kvk").glob("9*.json"):
        profile = json.loads(path.read_text(encoding="utf-8"))
        numbers = (profile["kvkNummer"], profile["_embedded"]["eigenaar"].get("rsin"))
        signs[profile["naam"]] = (profile["naam"], plain(profile["naam"]), *filter(None, numbers))
    companies = [(value, text) for _, _, value, text in found if value in signs]
    assert companies
    assert [
        value for value, text in companies if not any(sign in f"{text}\n{text.upper()}" for sign in signs[value])
    ] == []


def test_a_person_goes_by_an_alias_and_stands_at_each_place_as_a_natural_person(found: Found) -> None:
    people = [
        (value, text)
        for signal, what, value, text in found
        for part in signal["bewijsdelen"]
        if part["rol"] == what and part["soort"] == "Persoon" and part["id"] == value
    ]
    assert people
    assert [value for value, _ in people if not re.fullmatch(r"P\d+", value)] == []
    assert [value for value, text in people if not re.search(r"(?i)(?<![a-z_])natuurlijk_?persoon", text)] == []


def test_every_signal_has_evidence_for_each_value_and_each_part_that_it_names(exported: dict[str, Any]) -> None:
    for signal in exported["signalen"]:
        roles = {part["rol"] for part in signal["bewijsdelen"]}
        told = {item["waarde"].partition(": ")[0] for item in signal["bewijs"]}
        assert roles <= told
        rules = [RULES[rule] for rule in signal["regels"]]
        own = {name for rule in rules for name in rule.evidence}
        assert told <= own | {name for rule in rules for counter in rule.counters for name in counter.evidence}


def test_no_piece_of_evidence_is_told_twice(exported: dict[str, Any]) -> None:
    for signal in exported["signalen"]:
        items = [tuple(item.values()) for item in signal["bewijs"]]
        assert len(items) == len(set(items))
