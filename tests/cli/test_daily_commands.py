"""The daily commands answer from the index, name nobody without a case and a reason, and say what they were asked about."""

from __future__ import annotations

import csv
import io
import json
import shutil
import subprocess
import sys
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from ondermijning.daily.screen import NO_VERDICT
from ondermijning.ledger import open_ledger
from ondermijning.ledger.aliases import add_alias
from ondermijning.trust.audit import actor
from tests.cli.running import done, run
from tests.daily.city import ANNA, CHILD, PEOPLE, SECRET, TRADER, street_workspace

ROOT = Path(__file__).resolve().parents[2]
PERSONS = ("--met-personen", "--zaak", "Z-1", "--reden", "onderzoek pand")
SCREEN = ("screen", "--kvk", "99000011", "--adres", "6211AB 12", "--soort", "horeca", "--bevoegdheid", "apv")
QUERY = "MATCH (p:Persoon)-[b:BEZIT]->(o:Perceel) RETURN DISTINCT p.id AS houder, o.aanduiding AS object"
ASKED = [
    ("find", "voorbeeld"),
    ("at", "6211AB", "12"),
    ("show", "99000011"),
    ("show", "Z-2020-17"),
    ("show", "99000077"),
    ("owners", "MTT00 C 131 A4"),
    ("path", "99000022", "MTT00 C 131 A4"),
    ("query", QUERY),
    SCREEN,
]
HEAVY = {"duckdb", "lxml", "neo4j", "networkx", "numpy", "pandas", "pyarrow", "rich"}
each_question = pytest.mark.parametrize("words", ASKED, ids=lambda words: " ".join(words[:2])[:24])


@pytest.fixture(scope="module")
def street(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A workspace of the street; only its log grows."""
    return street_workspace(tmp_path_factory.mktemp("straat"))


def asked(street: Path, *words: str) -> list[dict[str, Any]]:
    rows: list[dict[str, Any]] = done(*words, "-w", street, "--format", "json").json()
    return rows


def last_lines(street: Path) -> list[dict[str, Any]]:
    lines = (street / "logs" / "audit.jsonl").read_text(encoding="ascii").splitlines()
    return [json.loads(line) for line in lines[-2:]]


@each_question
def test_a_question_has_an_answer_in_every_form(street: Path, words: tuple[str, ...]) -> None:
    rows = asked(street, *words)
    assert rows
    table = done(*words, "-w", street, "--format", "csv").out
    assert next(csv.DictReader(io.StringIO(table), delimiter=";")).keys() == rows[0].keys()
    assert len(done(*words, "-w", street).out.splitlines()) > len(rows)


@each_question
def test_no_answer_names_a_natural_person_or_gives_a_number(street: Path, words: tuple[str, ...]) -> None:
    said = done(*words, "-w", street, "--format", "json")
    hidden = [*PEOPLE.values(), *(person[1] for person in PEOPLE), "Evert", *({TRADER[1][4:]} - set(words))]
    assert [word for word in hidden if word in said.out + said.err] == []


@each_question
def test_with_a_case_and_a_reason_persons_are_named_but_never_a_minor_or_who_is_secret(
    street: Path, words: tuple[str, ...]
) -> None:
    said = done(*words, *PERSONS, "-w", street, "--format", "json")
    assert [PEOPLE[each] for each in (CHILD, SECRET) if PEOPLE[each] in said.out or each[1] in said.out] == []
    first, last = last_lines(street)
    assert {(line["zaak"], line["reden"]) for line in (first, last)} == {("Z-1", "onderzoek pand")}


def test_a_named_owner_is_named(street: Path) -> None:
    former, _ = asked(street, "owners", "MTT00 C 131 A4", *PERSONS)
    assert former["houder"] == f"{PEOPLE[ANNA]} (voormalig eigenaar)"
    assert asked(street, "find", "aalders", *PERSONS)[0]["naam"] == PEOPLE[ANNA]


@pytest.mark.parametrize(
    "given", [PERSONS[:1], PERSONS[:3], PERSONS[1:], PERSONS[3:], (*PERSONS[:4], " ")], ids=" ".join
)
@each_question
def test_a_case_and_a_reason_without_each_other_are_wrong_usage(
    street: Path, words: tuple[str, ...], given: tuple[str, ...]
) -> None:
    said = run(*words, *given, "-w", street)
    assert (said.code, said.out) == (2, "")


@pytest.mark.parametrize(
    ("words", "target"),
    [
        (("at", "6211AB 12"), "Adres 0935200000000011"),
        (("show", "99000011"), "Bedrijf KVK:99000011"),
        (("show", "99000077"), "natuurlijk persoon"),
        (("show", "Anna Aalders"), "geen exacte naam"),
        (("show", "901", *PERSONS), "natuurlijk persoon"),
        (("path", "99000022", "MTT00 C 132"), "Bedrijf KVK:99000022, Perceel NL.IMKAD.KadastraalObject:5002"),
        (("find", "Anna"), "woorden"),
        (("query", "MATCH (p:Perceel) WHERE p.aanduiding = 'Anna' RETURN p.id AS id"), "embedded"),
    ],
)
def test_the_audit_log_names_the_thing_and_never_a_person(street: Path, words: tuple[str, ...], target: str) -> None:
    run(*words, "-w", street)
    first, last = last_lines(street)
    assert (first["actie"], first["object"], first["resultaat"]) == (words[0], target, "begin")
    assert "Anna" not in json.dumps((first, last))


def test_a_company_is_found_by_an_id_that_it_once_had(street: Path) -> None:
    with closing(open_ledger(street / "ledger.sqlite")) as ledger:
        add_alias(ledger, "RSIN:999990019", "KVK:99000011", "proef")
    assert asked(street, "show", "RSIN:999990019") == asked(street, "show", "KVK:99000011")


def test_a_question_of_an_analyst_leaves_what_it_read(street: Path) -> None:
    done("query", QUERY, "-w", street)
    assert last_lines(street)[0]["reden"] == "leest: BEZIT, Perceel, Persoon"


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (("show", "Nergens 1"), "nothing in the graph has this name or number"),
        (("show", "voorbeeld"), ""),
        (("at", "99000011"), "this is no address or object"),
        (("owners", "99000011"), "only an object or an address has owners"),
        (("path", "voorbeeld", "99000011"), "things fit"),
        (("query", "MATCH (p:Persoon) RETURN p.naam AS naam"), "class C"),
        (("query", "MATCH (p:Persoon) DELETE p"), ""),
    ],
)
def test_what_cannot_be_answered_is_one_sentence(street: Path, words: tuple[str, ...], message: str) -> None:
    said = run(*words, "-w", street)
    if said.code:
        assert (said.code, said.out, said.notes()[0][:6], len(said.notes())) == (1, "", "Error:", 1)
    assert message in said.err


def test_only_analysts_may_ask_the_graph_outside_a_demo(street: Path, tmp_path: Path) -> None:
    root = tmp_path / "werkmap"
    shutil.copytree(street, root)
    settings = root / "gemeente.toml"
    real = (
        'mode = "productie"\ngemeente_code = "0935"\ngemeente_naam = "Maastricht"\ndpia_datum = 2025-01-31\n'
        'fg_advies = "FG"\nbesluit = "B"\nhmac_key_file = "hmac.key"\nretention.brk = "1 jaar"\n'
    )
    settings.write_text(real, encoding="utf-8")
    said = run("query", QUERY, "-w", root)
    assert (said.code, said.out) == (1, "")
    assert "you are no analyst. Ask for your user under [analist]." in said.err
    settings.write_text(f'{real}[analist]\nusers = ["{actor()}"]\n', encoding="utf-8")
    assert done("query", QUERY, "-w", root, "--format", "json").json() == [
        {"houder": "natuurlijk persoon A", "object": "MTT00 C 131 A4"}
    ]
    settings.write_text(f"{real}[analist]\nusers = [1]\n", encoding="utf-8")
    assert "analist.users: has the wrong form." in run("query", QUERY, "-w", root).err


def test_more_rows_than_asked_are_said(street: Path) -> None:
    text = "MATCH (a:Adres) RETURN a.id AS id"
    said = done("query", text, "--limit", "2", "-w", street, "--format", "json")
    assert len(said.json()) == 2
    assert "There are more than 2 rows" in said.err
    assert "The latest 3 of" in done("at", "6211AB 12", "--limit", "3", "-w", street).err


def test_pending_applications_come_by_day_of_decision_with_what_is_late(street: Path, tmp_path: Path) -> None:
    file = tmp_path / "aanvragen.csv"
    file.write_text(
        "zaaknummer;kvk;naam;adres;soort;bevoegdheid;beslisdatum\n"
        "Z-9;99000011;;6211AB 12;horeca;apv;2999-01-01\nZ-8;99000022;;6211AB 120;sloop;bibob;2020-01-01\n",
        encoding="utf-8",
    )
    rows = asked(street, "screen", "--csv", str(file))
    assert list(dict.fromkeys((row["zaaknummer"], row["termijn"][:7]) for row in rows)) == [
        ("Z-8", "TE LAAT"),
        ("Z-9", ""),
    ]
    assert last_lines(street)[0]["object"] == "2 aanvragen"


def test_screening_says_that_it_is_no_verdict(street: Path) -> None:
    assert done(*SCREEN, "-w", street).out.rstrip().endswith(NO_VERDICT)
    for form in ("table", "csv", "json"):
        assert done(*SCREEN, "-w", street, "--format", form).notes()[-1] == NO_VERDICT


@pytest.mark.parametrize("left_out", ["--kvk", "--adres", "--soort", "--bevoegdheid"])
def test_screening_needs_an_applicant_a_place_a_kind_and_a_power(street: Path, left_out: str) -> None:
    place = SCREEN.index(left_out)
    assert run(*SCREEN[:place], *SCREEN[place + 2 :], "-w", street).code == 2


def test_the_short_id_of_a_signal_shows_the_signal(workspace: Path) -> None:
    short = done("signals", "list", "-w", workspace, "--format", "json").json()[0]["signaal"]
    assert done("show", short, "-w", workspace).out == done("signals", "show", short, "-w", workspace).out


def test_signals_about_an_object_stand_in_its_history(workspace: Path) -> None:
    found = done("signals", "list", "-w", workspace, "--format", "json").json()
    one = next(each for each in found if each["onderwerp"] == "Perceel")
    rows = asked(workspace, "at", one["aanduiding"])
    assert any(row["wat"] == "signaal" and row["omschrijving"].startswith(one["signaal"]) for row in rows)


def test_a_graph_without_an_index_says_what_to_do(street: Path, empty: Path) -> None:
    said = run("find", "x", "-w", empty)
    assert (said.code, said.out) == (1, "")
    assert "Run ondermijning build first." in said.err
    assert run("find", "x", "--on", "2020-01-01", "-w", street).code == 1


@pytest.mark.parametrize("words", [words for words in ASKED if words[0] != "query"], ids=lambda words: words[0])
def test_a_daily_question_imports_no_engine_and_no_table_library(street: Path, words: tuple[str, ...]) -> None:
    code = (
        "import sys; from ondermijning.cli import cli; cli(standalone_mode=False); print(*sys.modules, file=sys.stderr)"
    )
    said = subprocess.run(
        [sys.executable, "-c", code, *words, "-w", street, "--format", "json"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    )
    assert {name.partition(".")[0] for name in said.stderr.split()} & (HEAVY | {"ladybug"}) == set()
