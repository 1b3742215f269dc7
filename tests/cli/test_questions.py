"""Questions that can also be answered as a page: every form, who is asked for when several fit, and nobody named without a case."""

from __future__ import annotations

import csv
import html
import io
import json
import re
from pathlib import Path
from typing import Any

import pytest

from tests.cli.running import done, run
from tests.daily.avenue import CARLA, HIDDEN, NAMES, avenue
from tests.daily.city import street_workspace

WHY = ("--zaak", "Z-1", "--reden", "onderzoek van panden")
PERSONS = ("--met-personen", *WHY)
ASKED = [
    ("portfolio", "Linde", "Vastgoed"),
    ("timeline", "Eikengracht", "2"),
    ("common", "99100001", "Café De Eik"),
    ("network", "99100001"),
    ("street", "Eikengracht", "Maastricht"),
]
each_question = pytest.mark.parametrize("words", ASKED, ids=lambda words: words[0])


@pytest.fixture(scope="module")
def gracht(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A workspace of the shopping street; only its log and its pages grow."""
    return street_workspace(tmp_path_factory.mktemp("gracht"), avenue())


def last_line(root: Path) -> dict[str, Any]:
    line: dict[str, Any] = json.loads((root / "logs" / "audit.jsonl").read_text(encoding="ascii").splitlines()[-1])
    return line


@each_question
def test_a_question_has_an_answer_in_every_form(gracht: Path, words: tuple[str, ...]) -> None:
    rows = done(*words, "-w", gracht, "--format", "json").json()
    assert rows
    table = done(*words, "-w", gracht, "--format", "csv").out
    assert next(csv.DictReader(io.StringIO(table), delimiter=";")).keys() == rows[0].keys()
    assert len(done(*words, "-w", gracht).out.splitlines()) > len(rows)


@each_question
def test_nobody_is_named_in_any_form_without_a_case(gracht: Path, words: tuple[str, ...]) -> None:
    page = Path(done(*words, "-w", gracht, "--format", "html", *WHY).out.strip()).read_text(encoding="utf-8")
    said = [done(*words, "-w", gracht, "--format", form) for form in ("json", "csv", "table")]
    for text in (page, *(each.out + each.err for each in said)):
        assert [hidden for hidden in (*NAMES.values(), CARLA[1], HIDDEN[1]) if hidden in text] == []


@each_question
def test_with_a_case_whoever_may_be_named_is_and_who_is_shielded_never(gracht: Path, words: tuple[str, ...]) -> None:
    said = done(*words, "-w", gracht, "--format", "json", *PERSONS)
    assert NAMES[HIDDEN] not in said.out + said.err
    assert HIDDEN[1] not in said.out
    assert NAMES[CARLA] in said.out or words[0] == "timeline"
    assert (last_line(gracht)["zaak"], last_line(gracht)["reden"]) == ("Z-1", "onderzoek van panden")


@each_question
def test_a_page_needs_nothing_from_outside_and_goes_on_its_day(gracht: Path, words: tuple[str, ...]) -> None:
    said = done(*words, "-w", gracht, "--format", "html", *WHY)
    path = Path(said.out.strip())
    page = html.unescape(path.read_text(encoding="utf-8"))
    assert path.parent == gracht / "export" / "paginas"
    assert "default-src 'none'" in page
    assert not re.search(r"<script|<link|<img|src=|url\((?!#)|https?://(?!www\.w3\.org/2000/svg)", page)
    assert re.search(r'<meta name="vervalt" content="\d{4}-\d{2}-\d{2}">', page)
    assert "DEMO: alle gegevens zijn verzonnen" in page
    assert len(page.encode()) <= 300_000
    assert (last_line(gracht)["actie"], last_line(gracht)["zaak"]) == (words[0], "Z-1")


def test_a_network_calls_an_object_by_its_address_and_tells_the_designation_after_it(gracht: Path) -> None:
    whole = "Eikengracht 2, 6211ZZ Maastricht (MTT00 C 124)"
    rows = done("network", "99100001", "-w", gracht, "--format", "json").json()
    assert whole in {row["naar"] for row in rows}
    assert any(f"bezit {whole}" in row["verband"] for row in rows)


def test_on_the_page_of_a_network_a_designation_stands_below_or_behind_the_address(gracht: Path) -> None:
    said = done("network", "99100001", "-w", gracht, "--format", "html", *WHY)
    page = html.unescape(Path(said.out.strip()).read_text(encoding="utf-8"))
    boxes = re.findall(r"<title>([^<]*)</title><rect[^>]*>(.*?)</g>", page, re.DOTALL)
    (box,) = [texts for name, texts in boxes if name == "Eikengracht 2, 6211ZZ Maastricht" and "MTT00" in texts]
    assert re.search(r'class="meer"[^>]*>MTT00 C 124<', box)
    assert re.findall(r"(?<![(>])MTT00 C 124(?!\d)", page) == []


def test_what_is_found_is_a_page_too_which_holds_neither_the_words_nor_a_person(gracht: Path) -> None:
    said = done("find", "vastgoed", "linde", "-w", gracht, "--format", "html", *WHY)
    page = html.unescape(Path(said.out.strip()).read_text(encoding="utf-8"))
    assert "Linde Vastgoed B.V." in page
    assert "1 ding met de gevraagde woorden" in page
    assert last_line(gracht)["object"] == "woorden"
    nobody = done("find", "Carla", "Coenen", "-w", gracht, "--format", "html", *WHY)
    page = html.unescape(Path(nobody.out.strip()).read_text(encoding="utf-8"))
    assert "Hierover is niets bekend" in page
    assert "Coenen" not in page


def test_what_is_found_has_no_names_on_a_page(gracht: Path) -> None:
    said = run("find", "Coenen", "-w", gracht, "--format", "html", *PERSONS)
    assert (said.code, said.out) == (2, "")


def test_a_page_of_a_street_is_made_for_a_case_only(gracht: Path) -> None:
    said = run("street", *ASKED[-1][1:], "-w", gracht, "--format", "html")
    assert (said.code, said.out) == (2, "")
    assert "--zaak and --reden are both needed" in said.err
    assert run("pagina", "Eikengracht Maastricht", "-w", gracht).code == 2
    as_page = done(*ASKED[-1], "-w", gracht, "--format", "html", *WHY)
    assert done("pagina", "Eikengracht Maastricht", "-w", gracht, *WHY).out == as_page.out
    unknown = run("pagina", "Eikengracht Maastricht", "-w", gracht, "--zaak", "Z-99", "--reden", "onderzoek van panden")
    assert (unknown.code, unknown.out) == (1, "")


@pytest.mark.parametrize("what", ["Eikengracht Maastricht", "buurt Bomenbuurt"])
def test_a_page_of_a_street_or_neighbourhood_names_nobody_even_for_a_case(gracht: Path, what: str) -> None:
    said = run("pagina", what, "-w", gracht, *PERSONS, "--ontvanger", "de officier")
    assert (said.code, said.out) == (2, "")
    assert "names nobody" in said.err


@pytest.mark.parametrize(
    "given",
    [("--zaak", "Z-1"), ("--reden", "onderzoek van panden"), ("--met-personen",), WHY, (*PERSONS, "--format", "html")],
    ids=" ".join,
)
@each_question
def test_a_case_without_a_reason_or_for_nothing_is_wrong_usage(
    gracht: Path, words: tuple[str, ...], given: tuple[str, ...]
) -> None:
    said = run(*words, *given, "-w", gracht)
    assert (said.code, said.out) == (2, "")


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (("portfolio", "Nergens B.V."), "nothing in the graph has this name or number"),
        (("portfolio", "linde"), "things fit. Name one by its number: Linde"),
        (("portfolio", "Eikengracht 2"), "only a party has a portfolio"),
        (("portfolio", "Carla Coenen"), "nothing in the graph has this name or number"),
        (("timeline", "Nergens 1"), "nothing in the graph has this name or number"),
        (("timeline", "buurt Bomenbuurt"), "only counts are told"),
        (("common", "99100001", "nergens"), "nothing in the graph has this name or number"),
        (("common", "99100001", "Linde Vastgoed"), "named twice"),
        (("network", "linde"), "things fit. Name one by its number: Linde"),
        (("network", "Leegstraat"), "this has no network"),
        (("street", "Nergensstraat"), "nothing in the graph has this name or number"),
        (("street", "Eikengracht 2"), "this is no street"),
        (
            ("street", "Eikengracht"),
            "2 things fit. Name one by its number: Eikengracht (STRAAT:BEEK/Eikengracht); ",
        ),
        (("street", "Leegstraat"), "no address along this street is known"),
    ],
)
def test_what_cannot_be_answered_is_one_sentence(gracht: Path, words: tuple[str, ...], message: str) -> None:
    said = run(*words, "-w", gracht)
    assert (said.code, said.out, len(said.notes())) == (1, "", 1)
    assert message in said.err


@pytest.mark.parametrize(
    "words", [("common", "99100001"), ("common", *"abcdefg"), ("network", "99100001", "--hops", "9"), ("portfolio",)]
)
def test_a_wrong_number_of_things_or_steps_is_wrong_usage(gracht: Path, words: tuple[str, ...]) -> None:
    said = run(*words, "-w", gracht)
    assert (said.code, said.out) == (2, "")


def test_a_town_tells_streets_of_one_name_apart(gracht: Path) -> None:
    found = done("find", "Eikengracht", "-w", gracht, "--format", "json").json()
    assert {row["kenmerk"] for row in found if row["soort"] == "Straat"} == {
        "STRAAT:BEEK/Eikengracht",
        "STRAAT:MAASTRICHT/Eikengracht",
    }
    assert "3 van 14 objecten" in done("street", "Eikengracht, Maastricht", "-w", gracht).out
    assert "3 van 14 objecten" in done("street", "STRAAT:MAASTRICHT/Eikengracht", "-w", gracht).out


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        *(
            (text, "MTT00 C 123")
            for text in ("MTT00 C 123", "Maastricht C 123", "mtt00c123", "maastricht c123", "MTT00C00123G0000")
        ),
        *(
            (text, "0935200000030009")
            for text in ("Eikengracht 9", "eikengracht 9", "Eikengracht 9, Maastricht", "6211 zz 9")
        ),
        *(
            (text, "BU09350042")
            for text in ("Bomenbuurt", "bomenbuurt", "buurt Bomenbuurt", "de buurt bomenbuurt", "BU09350042")
        ),
        *(
            (text, "STRAAT:MAASTRICHT/Leegstraat")
            for text in ("Leegstraat", "leegstr.", "leegstr", "Leegstraat Maastricht")
        ),
    ],
)
def test_a_place_is_found_as_people_write_it_and_comes_first(gracht: Path, typed: str, found: str) -> None:
    rows = done("find", typed, "-w", gracht, "--format", "json").json()
    assert rows[0]["kenmerk"] == found
    assert [row["kenmerk"] for row in rows if row["soort"] in ("Perceel", "Adres")] in ([], [found])
