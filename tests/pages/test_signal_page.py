"""The page of a signal: three sentences, one ordinary explanation, each value once with its sources, and the rules last."""

from __future__ import annotations

import re
from contextlib import contextmanager
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, Any

import pytest

from ondermijning.daily.index import open_index
from ondermijning.detect.profiles import PROFILES, words_of
from ondermijning.graph.search_index import build_index
from ondermijning.ledger.hits import Hit
from ondermijning.ledger.signals import list_signals
from ondermijning.pages.evidence import evidence
from ondermijning.pages.seen import SENTENCES, explanations, seen
from ondermijning.pages.sheet import Sheet
from ondermijning.pages.signal_page import SignalPages
from tests.detect.making import rule
from tests.pages.conftest import town_of
from tests.report.small_city import explained, resales

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from ondermijning.daily.index import Index

MOST_BYTES = 300_000
SHEET = Sheet(date(2025, 1, 2), date(2025, 7, 2), demo=True)
SELLER, BUYER = ("Persoon", "NL.IMKAD.Persoon:4001001"), ("Bedrijf", "KVK:99000011")
_ORDER = (
    "Wat is gezien",
    "Een gewone verklaring.",
    "Wat er gebeurde",
    "Geld en zeggenschap",
    "Wat het ook kan zijn",
    "Wat niet is bekeken",
    "Bewijs tot op de regel",
    "Regels, gewicht en profielen",
)


def hit(rule_id: str, family: str, weight: int, sentence: str, **evidence: Any) -> Hit:
    return Hit("0" * 16, rule_id, sentence, 1, family, weight, sentence, {"delen": [], "waarden": [], **evidence})


@contextmanager
def pages(folder: Path, buyer: str = "Voorbeeld Vastgoed B.V.") -> Iterator[SignalPages]:
    """Pages of the signals over two quick resales by a person to a company."""
    graph = resales(SELLER, BUYER)
    graph.node(*SELLER, naam="Anna Aalders").node(*BUYER, naam=buyer, kvk="99000011")
    for number in (1, 2):
        graph.edge(
            "BEZIT",
            BUYER,
            ("Perceel", f"K:{number}"),
            recht="Eigendom (recht van)",
            aandeel_promille=1000,
            geldig_van=date(2024, 3, number),
        )
    with explained(graph, folder) as explainer:
        build_index(folder, folder / "zoek.sqlite")
        with open_index(folder) as index:
            town = town_of(index, folder.parent / "dorp")
            yield SignalPages(replace(town, ledger=explainer.ledger), explainer)
            town.ledger.close()


def text_of(page: str) -> str:
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", page.partition("<main")[2]))


@pytest.fixture
def page(tmp_path: Path) -> Iterator[str]:
    with pages(tmp_path / "graaf") as made:
        yield made.page(list_signals(made.city.ledger)[0], SHEET, SHEET.made)


def test_the_page_tells_its_story_in_the_order_a_person_asks(page: str) -> None:
    text = text_of(page)
    places = [text.find(each) for each in _ORDER]
    assert -1 not in places
    assert places == sorted(places)


def test_the_file_of_origins_is_read_once_for_all_pages_and_says_the_same(tmp_path: Path) -> None:
    with pages(tmp_path / "graaf") as made:
        signals = list_signals(made.city.ledger)
        apart = [made.page(each, SHEET, SHEET.made) for each in signals]
        ahead = replace(made, explainer=made.explainer.read_ahead(signals))
        (made.explainer.folder / "herkomst.parquet").unlink()
        assert [ahead.page(each, SHEET, SHEET.made) for each in signals] == apart


def test_a_person_is_one_role_on_the_whole_page_and_the_page_says_until_when(page: str) -> None:
    assert "Anna Aalders" not in page
    assert SELLER[1] not in page
    assert set(re.findall(r"natuurlijk persoon [A-Z]\b", page)) == {"natuurlijk persoon A"}
    assert "Vernietigen na 2 juli 2025" in page
    assert "Een signaal is geen bevinding" in page


def test_each_value_stands_once_with_its_sources(page: str) -> None:
    table = page.partition("Bewijs tot op de regel")[2].partition("</table>")[0]
    rows = [tuple(text_of(f"<main>{cell}").strip() for cell in row.split("</t")[:2]) for row in table.split("<tr>")[2:]]
    assert rows
    assert len(set(rows)) == len(rows)
    assert "stand.xml KadastraalObjectSnapshot[1]" in table


@pytest.mark.parametrize(
    "name",
    ["</style><script>alert(1)</script>", '"><img src=x onerror=alert(1)>', "a\u202eb\u0007c", "lang" * 2_500, "=1+1"],
)
def test_a_hostile_name_is_text_and_the_page_stays_small(tmp_path: Path, name: str) -> None:
    with pages(tmp_path / "graaf", name) as made:
        page = made.page(list_signals(made.city.ledger)[0], SHEET, SHEET.made)
    assert "<script" not in page
    assert "<img" not in page
    assert page.count("</style>") == 1
    assert not {"\u202e", "\u0007"} & set(page)
    assert len(page.encode()) <= MOST_BYTES


def test_three_sentences_come_first_of_each_family_the_heaviest() -> None:
    hits = [
        hit("a", "transactie", 1, "een"),
        hit("b", "transactie", 3, "twee"),
        hit("c", "eigenaar", 2, "drie"),
        hit("d", "financiering", 1, "vier"),
        hit("e", "transactie", 2, "vijf"),
    ]
    found = seen(hits, {})
    assert found.told == ["twee", "drie", "vier"]
    assert found.also == ["vijf", "een"]
    assert len(found.told) == SENTENCES


def test_the_ordinary_explanation_is_what_was_found_else_what_the_heaviest_rule_names() -> None:
    known = rule(id="a", other_explanations=("een verbouwing",))
    against = [{"naam": "verbouwing", "gevolg": "verlaagt", "zin": "Er is verbouwd.", "delen": [], "waarden": []}]
    assert seen([hit("a", "x", 1, "een")], {"a": known}).ordinary == "Het kan ook gewoon zijn: een verbouwing."
    assert seen([hit("a", "x", 1, "een", tegen=against)], {"a": known}).ordinary == "Er is verbouwd."
    (told,) = explanations([hit("a", "x", 1, "een", tegen=against)], {"a": known})
    assert (told.others, told.fits) == (["een verbouwing"], ["Er is verbouwd."])


def test_a_profile_is_called_by_its_facts_and_never_by_an_offence_or_role() -> None:
    called = [words_of(name) for name in PROFILES]
    assert not set(called) & (set(PROFILES) - {"subsidie"})
    assert not [text for text in called if re.search("witwas|fraude|stroman|drugs|dekmantel|spook|facilitator", text)]


def test_values_are_in_words_with_their_units(index: Index) -> None:
    read = [
        {"naam": "prijs", "kolom": "koopsom_euro", "waarden": [1], "elementen": ["x"]},
        {"naam": "datum", "kolom": "datum", "waarden": [1], "elementen": ["x"]},
        {"naam": "deel", "kolom": "aandeel_promille", "waarden": [1], "elementen": ["x"]},
        {"naam": "dagen", "kolom": "dagen_sinds_vorige", "waarden": [1], "elementen": ["x"]},
    ]
    texts = (
        "prijs: 813.000",
        "datum: 2024-03-31",
        "deel: 333",
        "dagen: 103",
        "koper: B.V.",
        "c: B.V.",
        "prijs: 813.000",
    )
    place = {"bron": "brk", "levering": "2024-12-31-aa", "bestand": "s.xml", "positie": "[1]"}
    told = evidence(
        index, {"bewijs": [{"waarde": text, **place} for text in texts]}, [hit("a", "x", 1, "s", waarden=read)]
    )
    assert [(each.label, each.value) for each in told] == [
        ("koper, laatste koper", "B.V."),
        ("koopsom", "€\u00a0813.000"),
        ("datum", "31 maart 2024"),
        ("aandeel", "33,3\u00a0%"),
        ("tijd sinds de vorige verkoop", "103\u00a0dagen"),
    ]
    assert told[0].sources == [("Kadaster (BRK)", "31 december 2024", ["s.xml [1]"])]
