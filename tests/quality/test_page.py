"""The page stands by itself, escapes everything, and like the document names nobody."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest
from lxml import html

from ondermijning.quality.document import document
from ondermijning.quality.page import page
from ondermijning.quality.part import Care, Part
from ondermijning.report.signals.explainer import DEMO
from tests.quality.examined import built, examine
from tests.support.stands import Holder, Person
from tests.support.tables import house, profile, visiting_address

if TYPE_CHECKING:
    from ondermijning.quality.examine import Quality
    from tests.support.tables import Registers

HOSTILE = "<script>alert(1)</script>"


def parsed(text: str) -> Any:
    """The page as a browser reads it."""
    return html.document_fromstring(text)


def with_part(quality: Quality, part: Part) -> Quality:
    return replace(quality, parts=(part,))


def test_a_page_runs_nothing_and_fetches_nothing(quality: Quality) -> None:
    text = page(quality)
    tree = parsed(text)
    assert {element.tag for element in tree.iter() if isinstance(element.tag, str)} & {
        "script",
        "img",
        "link",
        "iframe",
    } == set()
    assert [value for value in tree.xpath("//@href | //@src") if not value.startswith("#")] == []
    assert [name for name in tree.xpath("//@*") if "javascript" in name] == []
    assert re.findall(r"url\(|@import|https?:", text) == []
    assert tree.get("lang") == "nl"


def test_every_table_has_a_caption_and_headings_with_a_scope(quality: Quality) -> None:
    tree = parsed(page(quality))
    tables = tree.xpath("//table")
    assert tables
    assert all(table.xpath("caption/text()") and table.xpath("thead//th[@scope='col']") for table in tables)
    assert tree.xpath("//tbody/tr[not(th[@scope='row'])]") == []
    assert {target.removeprefix("#") for target in tree.xpath("//nav//@href")} == {each.name for each in quality.parts}


def test_whatever_a_file_wrote_is_escaped(quality: Quality) -> None:
    part = Part(
        "deur",
        HOSTILE,
        HOSTILE,
        ("naam", "x"),
        [(HOSTILE, '" onmouseover="x'), ("\u202e", 1)],
        [Care(HOSTILE, HOSTILE)],
    )
    text = page(with_part(quality, part))
    assert "<script" not in text
    assert HOSTILE in parsed(text).text_content()
    assert 'onmouseover="' not in text
    assert "\u202e" not in text


@pytest.mark.slow
def test_a_trade_name_with_markup_and_a_key_with_markup_do_no_harm(registers: Registers) -> None:
    registers.kvk(
        "2023-08-01", profile("99000021", name=f"{HOSTILE} B.V.", address=visiting_address()) | {HOSTILE: "x"}
    )
    quality = examine(built(registers))
    assert "<script" not in page(quality)
    assert "alert(1)" not in re.sub(r"&lt;script&gt;alert\(1\)&lt;/script&gt;", "", page(quality))
    assert "B.V." not in page(quality)


def test_nobody_is_named(registers: Registers) -> None:
    person = Person("901", "Achternaamse", "Voornaamse", bsn="999993653")
    registers.stand("2023-12-31", house(Holder("81", person)))
    address = visiting_address(1, "6211ZZ")
    registers.kvk("2023-08-01", profile("99000021", form="Eenmanszaak", name="Achternaamse Klussen", address=address))
    quality = examine(built(registers))
    said = page(quality) + json.dumps(document(quality), ensure_ascii=False)
    secrets = ("Achternaamse", "Voornaamse", "999993653", "901", "99000021", "6211ZZ", "Voorbeeldstraat")
    assert [secret for secret in secrets if secret in said] == []


def test_a_demo_is_marked_and_real_data_are_not(quality: Quality) -> None:
    assert page(quality).count(DEMO) == 2
    assert document(quality)["demo"] is True
    assert DEMO not in page(replace(quality, demo=False))


def test_a_part_that_could_not_be_made_and_an_empty_one_say_so(quality: Quality) -> None:
    missing = Part("wezen", "Wezen", "Uitleg.", ("soort",), missing="Er is nog geen graaf.")
    assert "Er is nog geen graaf." in page(with_part(quality, missing))
    assert "Niets gevonden." in page(with_part(quality, replace(missing, missing="")))
    assert "Er is nog geen graaf; wat daarop rust, ontbreekt hieronder." in page(replace(quality, graph=None))
    assert "ouder dan wat is geladen" in page(replace(quality, stale=True))


def test_reasons_that_the_program_words_are_marked_as_english(quality: Quality) -> None:
    part = Part("geweigerd", "Geweigerd", "x", ("bron", "veld", "reden", "aantal"), [("woz", "waarde", "is absent", 3)])
    tree = parsed(page(with_part(quality, replace(part, english="reden"))))
    assert tree.xpath("//td[@lang='en']/text()") == ["is absent"]
    assert "reden (Engels)" in tree.xpath("//th/text()")
    assert parsed(page(with_part(quality, part))).xpath("//*[@lang='en']") == []


def test_parts_with_reasons_of_the_program_say_so(quality: Quality) -> None:
    english = {part.name: part.explains for part in quality.parts if part.english}
    assert english.keys() == {"geweigerd", "opmerkingen"}
    assert all("in het Engels" in explains for explains in english.values())


def test_a_day_and_a_number_stay_on_one_line(quality: Quality) -> None:
    tree = parsed(page(with_part(quality, Part("x", "X", "x", ("bron", "dag", "aantal"), [("woz", "2024-12-31", 3)]))))
    assert tree.xpath("//td[@class='dag']/text()") == ["2024-12-31"]
    assert tree.xpath("//td[@class='getal']/text()") == ["3"]
    assert "td.getal, td.dag { white-space: nowrap; }" in tree.xpath("//style/text()")[0]


def test_nothing_is_cut_off_when_it_is_printed(quality: Quality) -> None:
    style = page(quality).partition("@media print")[2]
    assert ".breed { overflow: visible; }" in style
