"""No command that people use every day names a natural person of the demo, on any stream and in any file that it writes."""

from __future__ import annotations

import csv
import json
import re
import shutil
import zipfile
from typing import TYPE_CHECKING

import pyarrow.parquet as pq
import pytest
from lxml import etree

from tests.cli.running import done, run

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from tests.cli.running import Demo

INBOX = (
    "kvk",
    "hr",
    "kik",
    "bag",
    "prijsindex",
    "vergunningen",
    "subsidies_intern",
    "gebeurtenissen",
    "brk/2021-12-31",
    "brk/2023-12-31",
    "brk/2024-12-31",
)
CASE = ("--met-personen", "--zaak", "Z-1", "--reden", "toetsing van uitvoer")
# What a natural person is known by, in the registers that come as XML.
NAMES, NUMBERS = ("geslachtsnaam", "volledigeNaam"), ("bsn", "burgerservicenummer")


@pytest.fixture(scope="session")
def secrets(demo: Demo) -> set[str]:
    """Surnames and numbers of every natural person in the deliveries, and numbers and names of sole traders.

    A name that the public register of grants prints is no secret.
    """
    found = {*_sole_traders(demo.deliveries / "kvk"), *_of_persons(demo.deliveries)}
    public = "".join(path.read_text(encoding="utf-8") for path in (demo.deliveries / "subsidies").glob("*.csv"))
    return {each for each in found if len(each) > 3 and each not in public}


def _of_persons(deliveries: Path) -> Iterator[str]:
    for path in (*(deliveries / "brk").rglob("*.xml"), *(deliveries / "hr").glob("*.xml")):
        for _, person in etree.iterparse(path, tag=("{*}NatuurlijkPersoon", "{*}natuurlijkPersoon")):
            yield from (f"NL.IMKAD.Persoon:{number.text}" for number in person.iterfind("{*}identificatie"))
            yield from (
                each.text for name in (*NAMES, *NUMBERS) for each in person.iterfind(f".//{{*}}{name}") if each.text
            )


def _sole_traders(answers: Path) -> Iterator[str]:
    for path in answers.glob("9*.json"):
        profile = json.loads(path.read_text(encoding="utf-8"))
        if profile["_embedded"]["eigenaar"]["rechtsvorm"] == "Eenmanszaak":
            yield from (profile["kvkNummer"], profile["naam"])


def seen(secrets: set[str], text: str, *, given: str = "") -> list[str]:
    """The secrets in a text, but for what was given with the question."""
    words = {*re.findall(r"[\w.]+:\w+", text), *re.findall(r"\w+", text)}
    return sorted(each for each in secrets if each not in given and (each in text if " " in each else each in words))


@pytest.fixture(scope="session")
def things(demo: Demo) -> dict[str, list[str]]:
    """Something of each kind that people ask about: a tenth of the objects, all cases and grants, some companies."""
    with (demo.deliveries / "vergunningen" / "vergunningen.csv").open(encoding="utf-8") as stream:
        permits = list(csv.DictReader(stream, delimiter=";"))
    with (demo.deliveries / "woz" / "woz.csv").open(encoding="utf-8") as stream:
        objects = [row["kadastraalobject_id"] for row in csv.DictReader(stream, delimiter=";")]
    return {
        "objects": [f"NL.IMKAD.KadastraalObject:{each}" for each in sorted({*objects} - {""})[::8]],
        "cases": [row["zaaknummer"] for row in permits][::8],
        "companies": [path.stem for path in sorted((demo.deliveries / "kvk").glob("99*.json"))][::40],
        "addresses": [f"{row['postcode']} {row['huisnummer']} {row['toevoeging']}".strip() for row in permits][::8],
    }


def test_there_is_something_to_hide(workspace: Path, secrets: set[str], things: dict[str, list[str]]) -> None:
    assert sum(bool(seen(secrets, done("owners", each, *CASE, "-w", workspace).out)) for each in things["objects"]) > 5
    assert len([each for each in secrets if each.startswith("NL.IMKAD.Persoon:")]) > 200
    assert len([each for each in secrets if each.isdigit()]) > 200
    assert len([each for each in secrets if each.isalpha()]) > 20


@pytest.mark.parametrize(
    ("command", "kinds"),
    [
        ("at", ("objects", "addresses")),
        ("show", ("objects", "cases", "companies")),
        ("owners", ("objects", "addresses")),
        ("path", ("companies", "objects")),
    ],
)
def test_no_question_about_a_thing_names_anyone(
    workspace: Path, secrets: set[str], things: dict[str, list[str]], command: str, kinds: tuple[str, ...]
) -> None:
    asked: list[tuple[str, ...]] = [(thing,) for kind in kinds for thing in things[kind]]
    if command == "path":
        asked = list(zip(things[kinds[0]], things[kinds[1]], strict=False))
    for words in asked:
        said = run(command, *words, "-w", workspace, "--format", "json")
        assert (words, seen(secrets, said.out + said.err, given=" ".join(words))) == (words, [])


def test_neither_searching_by_a_surname_nor_a_question_of_an_analyst_names_anyone(
    workspace: Path, secrets: set[str]
) -> None:
    surnames = sorted(each for each in secrets if each.isalpha())[::6]
    said = [run("find", each, "-w", workspace, "--format", "json") for each in surnames]
    assert [one for one, each in zip(said, surnames, strict=True) if seen(secrets, one.out, given=each)] == []
    for text in (
        "MATCH (p:Persoon)-[b:BEZIT]->(o:Perceel) RETURN DISTINCT p.id AS houder, o.aanduiding AS object",
        "MATCH (b:Bedrijf) WHERE b.eenmanszaak = true RETURN b.id AS id, b.kvk AS kvk, b.naam AS naam",
        "MATCH (b:Bedrijf)-[h:HEEFT_VESTIGING]->(v:Vestiging) RETURN DISTINCT b.id AS id, v.naam AS naam",
        "MATCH (p:Persoon)-[w:WOONT_OP]->(a:Adres) RETURN DISTINCT p.id AS id, a.id AS adres",
    ):
        assert seen(secrets, done("query", text, "--limit", 10_000, "-w", workspace, "--format", "csv").out) == []


def test_screening_applications_names_no_one_but_the_applicant_that_was_given(
    workspace: Path, secrets: set[str], things: dict[str, list[str]], tmp_path: Path
) -> None:
    lines = [
        f"Z-{number};{kvk};;{place};horeca;bibob;2025-01-01"
        for number, (kvk, place) in enumerate(zip(things["companies"], things["addresses"], strict=False))
    ]
    file = tmp_path / "aanvragen.csv"
    file.write_text("\n".join(("zaaknummer;kvk;naam;adres;soort;bevoegdheid;beslisdatum", *lines)), encoding="utf-8")
    said = done("screen", "--csv", file, "-w", workspace, "--format", "csv")
    assert len(lines) > 5
    assert seen(secrets, said.out + said.err) == []


@pytest.mark.slow
def test_reviewing_links_without_a_case_names_no_one(workspace: Path, secrets: set[str], tmp_path: Path) -> None:
    said = done("review", "--export", tmp_path / "paren.csv", "-w", workspace)
    text = (tmp_path / "paren.csv").read_text(encoding="utf-8")
    assert len(text.splitlines()) > 2
    assert seen(secrets, text + said.err) == []


@pytest.mark.slow
def test_explaining_a_link_of_a_case_does_not_lead_to_the_number_of_a_person(demo: Demo, secrets: set[str]) -> None:
    rows = pq.read_table(demo.workspace / "parties" / "parties.parquet").to_pylist()
    found = [row["source_id"] for row in rows if row["register"] == "vergunningen" and row["partij_id"] in secrets]
    mentions = [f"vergunningen:{each}" for each in found if each.startswith("Z/")]
    assert len(mentions) > 2
    for other in mentions[1:4]:
        said = run("explain-link", mentions[0], other, "-w", demo.workspace)
        assert (said.code, seen(secrets, said.out + said.err, given=mentions[0] + other)) == (0, [])


@pytest.mark.slow
def test_the_links_that_the_demo_and_an_export_write_name_no_one_without_a_case(
    demo: Demo, workspace: Path, secrets: set[str]
) -> None:
    said = done("export", "koppelingen", "-w", workspace)
    paths = [place / "export" / "koppelingen.csv" for place in (demo.workspace, workspace)]
    texts = [path.read_text(encoding="utf-8") for path in paths]
    assert len(texts[0].splitlines()) > 1000
    assert seen(secrets, "\n".join((said.out, said.err, *texts))) == []


@pytest.mark.slow
def test_the_links_of_a_case_hold_persons_and_the_log_says_for_which(workspace: Path, secrets: set[str]) -> None:
    (note,) = done("export", "koppelingen", "-w", workspace).notes()
    path = workspace / "export" / "koppelingen.csv"
    without = path.read_text(encoding="utf-8").splitlines()
    said = done("export", "koppelingen", *CASE, "-w", workspace)
    everything = path.read_text(encoding="utf-8")
    left_out = len(everything.splitlines()) - len(without)
    line = json.loads((workspace / "logs" / "audit.jsonl").read_text(encoding="utf-8").splitlines()[-1])
    assert set(without) < set(everything.splitlines())
    assert note.startswith(
        f"{left_out} rows that may be about natural persons are left out; see them with --met-personen"
    )
    assert (said.notes(), len(seen(secrets, everything)) > 100) == ([], True)
    assert (line["actie"], line["zaak"], line["reden"]) == ("export koppelingen", "Z-1", "toetsing van uitvoer")


@pytest.mark.slow
def test_a_nightly_run_names_no_one_in_any_file_that_it_writes(demo: Demo, empty: Path, secrets: set[str]) -> None:
    inbox = empty.parent / "inbox"
    for delivery in INBOX:
        shutil.copytree(demo.deliveries / delivery, inbox / delivery)
    said = run("run", "--inbox", inbox, "--on", "2024-12-31", "-w", empty)
    assert (said.code, "loaded" in said.err) == (0, True), said.err
    written = [path for folder in ("export", "logs") for path in (empty / folder).rglob("*") if path.is_file()]
    assert {path.suffix for path in written} >= {".xlsx", ".csv", ".json", ".jsonl"}
    assert seen(secrets, "\n".join((said.out, said.err, *map(_text, written)))) == []


def _text(path: Path) -> str:
    if path.suffix != ".xlsx":
        return path.read_text(encoding="utf-8")
    with zipfile.ZipFile(path) as book:
        return "\n".join(book.read(name).decode() for name in book.namelist())


def test_no_line_of_the_audit_log_names_anyone(
    workspace: Path, secrets: set[str], things: dict[str, list[str]]
) -> None:
    surname = next(iter(sorted(each for each in secrets if each.isalpha())))
    for words in (("find", surname), ("show", surname), ("at", surname), ("path", surname, things["objects"][0])):
        run(*words, "-w", workspace)
    assert seen(secrets, (workspace / "logs" / "audit.jsonl").read_text(encoding="ascii")) == []
