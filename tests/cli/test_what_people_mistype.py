"""What people type by mistake is answered in one sentence that says what to do, never by an answer that means something else."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.cli.running import done, run
from tests.daily.city import BV, HOUSE, street_workspace

if TYPE_CHECKING:
    from pathlib import Path

HEADER = "zaaknummer;kvk;naam;adres;soort;bevoegdheid;beslisdatum"
SCREEN = ("screen", "--adres", "6211AB 12", "--soort", "horeca", "--bevoegdheid", "apv")


@pytest.fixture(scope="module")
def street(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A workspace of the street; only its log grows."""
    return street_workspace(tmp_path_factory.mktemp("straat"))


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (("path", "99000011", BV[1]), "A and B are the same thing. Name two things"),
        (("path", HOUSE[1], "MTT00 C 131 A4"), "A and B are the same thing."),
        (("show", "12345678"), "nothing in the graph has this name or number. Try ondermijning find."),
        (("show", "abcdef12"), "no signal has this id. See ondermijning signals list."),
        (("show", ""), "nothing in the graph has this name or number."),
        (("at", "Voorbeeldlaan 99"), "nothing in the graph has this name or number."),
    ],
)
def test_what_does_not_exist_or_is_twice_the_same_is_said(street: Path, words: tuple[str, ...], message: str) -> None:
    said = run(*words, "-w", street)
    assert (said.code, said.out) == (1, "")
    assert message in said.err


@pytest.mark.parametrize("words", ["zzzzzzzz", "", "*"])
def test_a_search_without_an_answer_says_so_on_stderr(street: Path, words: str) -> None:
    said = done("find", words, "-w", street, "--format", "json")
    assert said.json() == []
    assert said.notes() == ["Nothing has these words; natural persons are found only with --met-personen."]


@pytest.mark.parametrize("number", ["123", "acht", "99000011a"])
def test_a_wrong_kvk_number_is_refused_since_not_seen_would_say_nothing(
    street: Path, tmp_path: Path, number: str
) -> None:
    assert "is no KVK number. Write 8 digits" in run(*SCREEN, "--kvk", number, "-w", street).err
    file = tmp_path / "aanvragen.csv"
    file.write_text(f"{HEADER}\nZ-1;{number};;6211AB 12;horeca;apv;2025-01-01\n", encoding="utf-8")
    (row,) = done("screen", "--csv", file, "-w", street, "--format", "json").json()
    assert (row["zaaknummer"], row["lijst"], row["onderwerp"]) == ("Z-1", "niet gelezen", "regel 2")
    assert row["bevinding"].startswith("kvk is geen nummer van 8 cijfers")


def test_a_kvk_number_with_spaces_around_it_is_the_number(street: Path) -> None:
    said = done(*SCREEN, "--kvk", " 99000011 ", "-w", street, "--format", "json")
    assert any(row["lijst"] == "gezien" and row["onderwerp"] == "aanvrager" for row in said.json())


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b"", "misses links, rechts, oordeel."),
        (b"a;b\n1;2\n", "misses links, rechts, oordeel."),
        (b"links;rechts\n1;2\n", "misses oordeel."),
        (b"\xff\xfe\x00links", "is no CSV in UTF-8."),
    ],
)
def test_a_file_without_the_columns_of_judgements_is_refused(
    workspace: Path, tmp_path: Path, content: bytes, message: str
) -> None:
    file = tmp_path / "paren.csv"
    file.write_bytes(content)
    said = run("review", "--import", file, "-w", workspace)
    assert (said.code, said.out) == (1, "")
    assert f"{message} oordeel is zelfde, verschillend, onzeker or empty" in said.err


def test_a_file_of_judgements_that_is_not_there_is_not_called_unreadable(workspace: Path, tmp_path: Path) -> None:
    said = run("review", "--import", tmp_path / "paren.csv", "-w", workspace)
    assert (said.code, said.out) == (1, "")
    assert "paren.csv: does not exist. Check the path." in said.err


def test_the_list_of_what_waits_does_not_point_to_itself(workspace: Path) -> None:
    settings = workspace / "gemeente.toml"
    settings.write_text(settings.read_text(encoding="utf-8").replace("per_week = 25", "per_week = 4"), encoding="utf-8")
    assert "see signals list --waiting" in done("signals", "list", "-w", workspace).err
    assert done("signals", "list", "--waiting", "-w", workspace).notes() == []


def test_one_sole_trader_has_one_alias_by_number_by_name_and_as_the_owner_of_a_branch(workspace: Path) -> None:
    text = (
        "MATCH (b:Bedrijf)-[h:HEEFT_VESTIGING]->(v:Vestiging) WHERE b.eenmanszaak = true"
        " RETURN DISTINCT b.id AS id, b.naam AS naam, b.kvk AS kvk, v.id AS zaak, v.naam AS handelsnaam"
    )
    rows = done("query", text, "-w", workspace, "--format", "json").json()
    aliases = [{" ".join(value.split(" ")[:3]) for value in row.values()} for row in rows]
    assert len(aliases) >= 2
    assert [len(each) for each in aliases] == [1] * len(aliases)


def test_what_a_thing_is_is_said_once(street: Path) -> None:
    texts = [row["omschrijving"] for row in done("at", "6211AB 12", "-w", street, "--format", "json").json()]
    assert any(text.startswith("Perceel MTT00 C 131 A4") for text in texts)
    assert [text for text in texts if "Pand pand" in text or "Verblijfsobject verblijfsobject" in text] == []
    assert [text for text in texts if text.endswith(": ")] == []
