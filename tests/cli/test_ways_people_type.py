"""A company, an object, an address and a day mean the same however people type them, in every command that takes one."""

from __future__ import annotations

import csv
import io
from functools import cache
from typing import TYPE_CHECKING

import pytest

from tests.cli.linked import linked
from tests.cli.running import done, run
from tests.daily.city import BV, HOUSE, ON, city, street_workspace

if TYPE_CHECKING:
    from pathlib import Path

COMPANY = (
    "Voorbeeld Vastgoed B.V.", "Voorbeeld Vastgoed BV", "voorbeeld vastgoed bv", "VOORBEELD VASTGOED B.V.", "Voorbeeld Vastgoed",
    "Voorbeeld Vastgoed b.v", "Voorbeeld  Vastgoed  B. V.", "Voorbeeld-Vastgoed BV", "Voorbeeld Vastgoed, BV",
    "B.V. Voorbeeld Vastgoed", "Voorbeeldvastgoed BV", "Vorbeeld Vastgoed BV", "Voorbeeld Vasgoed",
    "Voorbeeld Vastgoed B.V. (KVK 99000011)",
)  # fmt: skip
COMPANY_NUMBER = (
    "99000011", "KVK 99000011", "kvk:99000011", "K.v.K. 99000011", "KvK-nummer: 99000011", "9900 0011", "99.00.00.11",
    "KVK:99000011", "Kamer van Koophandel 99000011", " 99000011 ", "\u200b99000011",
)  # fmt: skip
TAX_NUMBER = ("RSIN 999990019", "999990019", "rsin: 9999.90.019")
OBJECT = (
    "MTT00 C 131 A4",
    "MTT00C131A4",
    "mtt00c131a4",
    "MTT00-C-131-A4",
    "MTT00 C 131 A 4",
    "MTT00C00131A0004",
    "MTT00 C 131-A4",
    "Maastricht C 131 A4",
    "NL.IMKAD.KadastraalObject:5001",
    "5001",
)
HOME = (
    "Voorbeeldstraat 12", "voorbeeldstraat 12", "VOORBEELDSTRAAT 12", "Voorbeeldstraat 12, Maastricht",
    "Voorbeeldstraat 12 Maastricht", "Voorbeeldstraat 12 te Maastricht", "Voorbeeldstraat 12, 6211AB Maastricht",
    "Voorbeeldstraat 12, 6211 AB  Maastricht", "Voorbeeldstraat 12, 6211AB", "6211AB 12", "6211 ab 12", "6211AB, 12",
    "Voorbeeldstr. 12", "Voorbeeldstr 12", "Voorbeeldstraat nr. 12", "Voorbeeldstraat huisnummer 12", "12 Voorbeeldstraat",
    "Voorbeeldstraat 12, Nederland", "Voorbeeldstraat 12 Maastrict", "Vorbeeldstraat 12", "Voorbeelstraat 12, Maastricht",
    "0935200000000011", "Voorbeeldstraat 12, 6211AB Maastricht (0935200000000011)",
)  # fmt: skip
UPSTAIRS = (
    "Voorbeeldstraat 12 A",
    "Voorbeeldstraat 12A",
    "Voorbeeldstraat 12a",
    "Voorbeeldstraat 12-A",
    "Voorbeeldstraat 12/A",
    "6211AB 12a",
    "6211AB 12 A",
    "Voorbeeldstraat 12 a, Maastricht",
    "Voorbeeldstraat 12 A, 6211 AB Maastricht",
    "Vorbeeldstraat 12-a",
)
DAY = (
    "2024-12-31", "20241231", "2024/12/31", "2024.12.31", "31-12-2024", "31/12/2024", "31.12.2024", "31 12 2024",
    "31 december 2024", "31 DECEMBER 2024", "31 dec 2024", "31 dec. 2024", "31e december 2024", "dinsdag 31 december 2024",
)  # fmt: skip
NOT_LOADED = ("Voorbeeldstraat 12, Den Haag", "Voorbeeldstraat 12 Den Haag", "Voorbeeldstraat 12 te Amsterdam")
SCREENED = ("--soort", "horeca", "--bevoegdheid", "apv")


@pytest.fixture(scope="module")
def street(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A workspace of the street, which has the street itself; only its log grows."""
    graph = city()
    graph.node("Straat", "STRAAT:MAASTRICHT/Voorbeeldstraat", naam="Voorbeeldstraat")
    return street_workspace(tmp_path_factory.mktemp("straat"), graph)


@pytest.fixture(scope="module")
def parties(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A workspace with the parties of two registers."""
    return linked(tmp_path_factory.mktemp("partijen"))


def answer(root: Path, *words: str) -> str:
    return done(*words, "-w", root, "--format", "json").out


@cache
def answer_once(root: Path, *words: str) -> str:
    """The answer that others are held against."""
    return answer(root, *words)


def test_there_are_at_least_sixty_ways() -> None:
    ways = (*COMPANY, *COMPANY_NUMBER, *TAX_NUMBER, *OBJECT, *HOME, *UPSTAIRS, *DAY)
    assert len(ways) == len(set(ways)) >= 60


@pytest.mark.parametrize("text", [*COMPANY, *COMPANY_NUMBER, *TAX_NUMBER])
def test_a_company_is_the_same_however_it_is_typed(street: Path, text: str) -> None:
    known = "Voorbeeld Vastgoed B.V. (KVK 99000011)"
    assert known in answer(street, "find", text)
    assert answer(street, "show", text) == answer_once(street, "show", BV[1])
    assert answer(street, "path", text, "99000022") == answer_once(street, "path", BV[1], "99000022")
    assert known in answer(street, "explain", text, "--rule", "serie_ontbinder")


@pytest.mark.parametrize("text", COMPANY)
def test_an_applicant_is_the_same_however_the_name_is_typed(street: Path, text: str) -> None:
    said = done("screen", "--naam", text, "--adres", "6211AB 12", *SCREENED, "-w", street, "--format", "json").json()
    (found,) = (row for row in said if (row["lijst"], row["onderwerp"]) == ("gezien", "aanvrager"))
    assert found["bevinding"].startswith("Voorbeeld Vastgoed B.V. (KVK 99000011)")


@pytest.mark.parametrize("text", COMPANY_NUMBER)
def test_an_applicant_is_the_same_however_the_number_is_typed(street: Path, text: str) -> None:
    words = ("screen", "--adres", "6211AB 12", *SCREENED, "--kvk")
    assert answer(street, *words, text) == answer_once(street, *words, "99000011")


@pytest.mark.parametrize("text", OBJECT)
def test_an_object_is_the_same_however_it_is_typed(street: Path, text: str) -> None:
    assert "MTT00 C 131 A4" in answer(street, "find", text)
    for command in ("show", "at", "owners"):
        assert answer(street, command, text) == answer_once(street, command, HOUSE[1])
    assert answer(street, "path", "99000011", text) == answer_once(street, "path", "99000011", HOUSE[1])
    assert answer(street, "explain", text, "--rule", "massa_adres") == answer_once(
        street, "explain", HOUSE[1], "--rule", "massa_adres"
    )
    words = ("screen", "--kvk", "99000011", *SCREENED, "--adres")
    assert answer(street, *words, text) == answer_once(street, *words, HOUSE[1])


@pytest.mark.parametrize(
    ("text", "bag"),
    [*((text, "0935200000000011") for text in HOME), *((text, "0935200000000012") for text in UPSTAIRS)],
)
def test_an_address_is_the_same_however_it_is_typed(street: Path, text: str, bag: str) -> None:
    assert bag in answer(street, "find", text)
    for command in ("show", "at", "owners"):
        assert answer(street, command, text) == answer_once(street, command, bag)
    assert answer(street, "explain", text, "--rule", "massa_adres") == answer_once(
        street, "explain", bag, "--rule", "massa_adres"
    )
    words = ("screen", "--kvk", "99000011", *SCREENED, "--adres")
    seen = [row for row in done(*words, text, "-w", street, "--format", "json").json() if row["lijst"] == "gezien"]
    assert seen == [
        row for row in done(*words, bag, "-w", street, "--format", "json").json() if row["lijst"] == "gezien"
    ]


@pytest.mark.parametrize("text", DAY)
def test_a_day_is_the_same_however_it_is_typed(street: Path, tmp_path: Path, text: str) -> None:
    for words in (("find", "voorbeeld"), ("show", "99000011"), ("at", "6211AB 12"), ("owners", "6211AB 12")):
        assert answer(street, *words, "--on", text) == answer_once(street, *words, "--on", str(ON))
    file = tmp_path / "aanvragen.csv"
    columns = "zaaknummer;kvk;naam;adres;soort;bevoegdheid;beslisdatum"
    file.write_text(f"{columns}\nZ-1;99000011;;6211AB 12;horeca;apv;{text}\n", encoding="utf-8")
    rows = done("screen", "--csv", file, "-w", street, "--format", "json").json()
    assert {row["beslisdatum"] for row in rows} == {"2024-12-31"}


@pytest.mark.parametrize("text", NOT_LOADED)
def test_a_house_in_another_town_is_never_answered_by_ours(street: Path, text: str) -> None:
    for command in ("show", "at", "owners", "explain"):
        said = run(command, text, "-w", street)
        assert (said.code, said.out) == (1, "")
        assert "ligt buiten Maastricht: daar is niet gezocht." in said.err
    said = done("find", text, "-w", street, "--format", "json")
    assert said.json() == []
    assert "ligt buiten Maastricht: daar is niet gezocht." in said.err
    words = ("screen", "--kvk", "99000011", "--adres", text, *SCREENED)
    about = [row for row in done(*words, "-w", street, "--format", "json").json() if row["deel"] == "pand"]
    assert [row["lijst"] for row in about] == ["niet beschikbaar", "op te vragen"]


@pytest.mark.parametrize("text", COMPANY_NUMBER)
def test_a_party_is_the_same_however_its_number_is_typed(parties: Path, text: str) -> None:
    case = ("--zaak", "Z-1", "--reden", "op verzoek")
    assert answer(parties, "inzage", text, *case) == answer_once(parties, "inzage", BV[1], *case)
    link = done("explain-link", "NL.IMKAD.Persoon:910", text, "-w", parties).out
    assert "brk:NL.IMKAD.Persoon:910" in link
    assert "kvk:KVK:99000011" in link


@pytest.mark.parametrize("text", COMPANY_NUMBER)
def test_a_company_on_an_outside_list_is_the_same_however_its_number_is_typed(
    parties: Path, tmp_path: Path, text: str
) -> None:
    file = tmp_path / "lijst.csv"
    file.write_text(f"id;naam;kvk\n1;De Jong;{text}\n", encoding="utf-8")
    (row,) = csv.DictReader(io.StringIO(done("match", file, "--kind", "bedrijf", "-w", parties).out), delimiter=";")
    assert (row["zone"], row["right_id"]) == ("zelfde", BV[1])
