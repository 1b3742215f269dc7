"""Data on stdout and nothing else there, notes on stderr, in the form that was asked for."""

from __future__ import annotations

import csv
import io
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from ondermijning.cli.line.demo import SOURCES
from ondermijning.settings import BUDGET_PER_WEEK
from tests.cli.running import DEMO_DAY, DEMO_HITS, DEMO_NOTE, DEMO_SIGNALS, commands, done
from tests.rules.planted import PLANTED

if TYPE_CHECKING:
    from tests.cli.running import Demo

RULES = sorted(path.stem for path in (Path(__file__).resolve().parents[2] / "rules").glob("*/*.py"))
OVERVIEW = ["onderdeel", "wie of wat", "hoe", "van", "tot", "bron"]
HISTORY = ["van", "tot", "wat", "omschrijving", "geregistreerd op", "bron"]
COLUMNS = {
    ("load", "prijsindex", "{deliveries}/prijsindex", "--reference-date", "2024-12-30"): ["bron", "peildatum", "soort", "records"],
    ("resolve",): ["wat", "aantal"],
    ("build", "--on", DEMO_DAY): ["soort", "aantal"],
    ("detect",): ["regel", "uitkomst", "treffers", "reden"],
    ("signals", "list"): [
        "signaal", "adres", "buurt", "gaat_over", "regels", "dagen", "bij", "status", "wijziging",
        "volgende_stap", "onderwerp", "aanduiding", "eigenaar", "kring", "gewicht", "eerst_gezien", "nulmeting",
    ],
    ("case", "list"): ["zaak", "houder", "van", "tot_en_met", "stand", "onderwerpen"],
    ("signals", "recurring", "--zaak", "Z-1", "--reden", "op verzoek", "--objects", "2", "--lift", "1", "--chance", "1"): [
        "bedrijf", "naam", "rol", "objecten", "met signaal", "lift", "kans",
    ],
    ("run", "--on", DEMO_DAY, "--inbox", "{deliveries}"): ["wat", "aantal"],
    ("find", "vuursteenweg"): ["soort", "naam", "kenmerk", "bijzonderheden"],
    ("at", "0935200000070001"): HISTORY,
    ("show", "99000001"): HISTORY,
    ("owners", "0935200000070001"): [
        "object", "houder", "recht", "aandeel", "van", "tot", "akte", "uiteindelijke zeggenschap", "bron",
    ],
    ("path", "99000001", "99000002"): ["keten", "stap", "van", "naar", "reden", "periode", "bron"],
    ("portfolio", "99000001"): OVERVIEW,
    ("timeline", "0935200000070001"): ["van", "tot", "wat", "omschrijving", "bron"],
    ("common", "99000001", "99000002"): OVERVIEW,
    ("network", "99000001", "--hops", "1"): ["stap", "van", "naar", "verband", "periode", "bron"],
    ("street", "Vuursteenweg, Maastricht"): OVERVIEW,
    ("query", "MATCH (p:Perceel) RETURN count(p) AS percelen"): ["percelen"],
    ("screen", "--kvk", "99000001", "--adres", "0935200000070001", "--soort", "horeca", "--bevoegdheid", "apv"): [
        "lijst", "deel", "onderwerp", "bevinding", "periode", "bron",
    ],
    ("deliveries",): [
        "levering", "bron", "peildatum", "ontvangen", "hoe_bekend", "rijen", "geweigerd", "stand", "reden",
    ],
    ("doctor", "--on", DEMO_DAY): ["onderdeel", "toestand", "bevinding", "advies"],
    ("doctor", "data", "--on", DEMO_DAY): ["onderdeel", "toestand", "bevinding", "advies"],
    ("opvragen",): ["bron", "soort", "id", "aanduiding", "waarom", "laatste_antwoord"],
    ("purge", "--dry-run", "--on", "2045-01-01"): ["bron", "peildatum", "levering", "termijn_maanden", "bewaard_tot", "records"],
    ("audit", "show"): ["tijdstip", "actor", "actie", "object", "resultaat", "zaak"],
    ("calibrate",): ["soort", "oordelen", "zelfde", "verschuiving_bits", "schaal", "staat"],
    ("explain", "0935200000070001", "--rule", "massa_adres"): [
        "onderwerp", "regel", "uitkomst", "gevraagd", "gevonden", "verschil",
    ],
    ("rules", "survey", "snelle_doorverkoop"): [
        "regel", "uitkomst", "gevallen", "treffers", "per 1.000", "onderwerpen", "verklaard", "milliseconden", "reden",
    ],
    ("rules", "sensitivity", "snelle_doorverkoop"): [
        "regel", "parameter", "punt", "waarde", "eenheid", "treffers", "onderwerpen", "verloren", "erbij",
    ],
    ("rules", "approvals"): ["regel", "versie", "nu", "door", "tot", "reden", "herzien voor"],
    ("rules", "list"): ["regel", "familie", "sterkte", "gewicht", "rijpheid", "titel"],
    ("loaders",): ["bron", "titel", "formaat", "reikwijdte"],
}  # fmt: skip
# Without a dispute there is nothing to list; ``test_betwist`` has one.
EMPTY_HERE = {("betwist",)}
WITHOUT_WORKSPACE = {("rules", "list"), ("loaders",)}
Words = tuple[str, ...]
QUICK = [words for words in COLUMNS if words[0] not in ("build", "run")]
EVERY = [words if words in QUICK else pytest.param(words, marks=pytest.mark.slow) for words in COLUMNS]
# These say beside their data what a reader must know of them.
TALKING = ("load", "detect", "screen", "purge", "explain", "recurring")
SILENT = [words for words in QUICK if not {*words[:2]} & {*TALKING}]


def arguments(words: Words, demo: Demo, workspace: Path) -> list[object]:
    filled: list[object] = [word.format(deliveries=demo.deliveries) for word in words]
    return filled if words in WITHOUT_WORKSPACE else [*filled, "-w", workspace]


def named(words: Words) -> Words:
    """The names of the command among its words."""
    return words[:2] if words[:2] in dict(commands()) else words[:1]


def test_every_command_with_a_format_is_among_the_tables() -> None:
    with_format = {names for names, command in commands() if any("table" in str(each.type) for each in command.params)}
    assert with_format == {named(words) for words in COLUMNS} | EMPTY_HERE


@pytest.mark.parametrize("words", EVERY, ids=lambda words: " ".join(words[:2]))
def test_json_on_stdout_is_one_list_of_objects_with_these_keys(words: Words, demo: Demo, workspace: Path) -> None:
    rows = done(*arguments(words, demo, workspace), "--format", "json").json()
    assert rows
    assert all(list(row) == COLUMNS[words] for row in rows)


@pytest.mark.slow
@pytest.mark.parametrize("words", QUICK, ids=lambda words: " ".join(words[:2]))
def test_csv_on_stdout_has_a_heading_and_rows_of_one_width(words: Words, demo: Demo, workspace: Path) -> None:
    out = done(*arguments(words, demo, workspace), "--format", "csv").out
    heading, *rows = csv.reader(io.StringIO(out, newline=""), delimiter=";")
    assert heading == COLUMNS[words]
    assert rows
    assert {len(row) for row in rows} == {len(heading)}


@pytest.mark.slow
@pytest.mark.parametrize("words", QUICK, ids=lambda words: " ".join(words[:2]))
def test_a_table_for_people_has_the_heading_first_and_no_blanks_behind(
    words: Words, demo: Demo, workspace: Path
) -> None:
    lines = done(*arguments(words, demo, workspace), "--format", "table").out.splitlines()
    columns = COLUMNS[words][:9] if words == ("signals", "list") else COLUMNS[words]  # the others are for programs
    assert lines[0].split() == " ".join(columns).split()
    assert [line for line in lines if line != line.rstrip()] == []


@pytest.mark.parametrize("words", SILENT, ids=lambda words: " ".join(words[:2]))
def test_a_command_that_only_shows_says_nothing_on_stderr_but_that_it_is_a_demo(
    words: Words, demo: Demo, workspace: Path
) -> None:
    said = done(*arguments(words, demo, workspace))
    waiting = [f"{DEMO_SIGNALS - BUDGET_PER_WEEK} new signals wait for a next week; see signals list --waiting."]
    assert said.notes() == (waiting if words == ("signals", "list") else [])
    assert (DEMO_NOTE in said.err) == (words not in WITHOUT_WORKSPACE)
    assert "DEMO" not in said.out


def test_a_load_tells_on_stderr_what_it_left_at_the_door_and_on_stdout_what_it_kept(demo: Demo, empty: Path) -> None:
    said = done("load", "brk", demo.deliveries / "brk" / DEMO_DAY, "-w", empty)
    assert any("left at the door, never stored" in line and "geslacht" in line for line in said.notes())
    assert "geslacht" not in said.out
    assert "KadastraalObject" not in said.err


def test_a_run_tells_on_stderr_what_changed_and_on_stdout_what_each_rule_answered(undetected: Path) -> None:
    said = done("detect", "-w", undetected, "--format", "json")
    assert said.notes() == [
        f"Signals: {DEMO_SIGNALS} new, 0 seen again, 0 reopened, 0 gone; {DEMO_HITS} hits.",
        f"Offered this week: {BUDGET_PER_WEEK}; waiting: {DEMO_SIGNALS - BUDGET_PER_WEEK}; resting: 0.",
    ]
    answers = {row["regel"]: row["uitkomst"] for row in said.json()}
    assert {answers[rule] for rule in PLANTED} == {"treffer"}
    assert set(answers.values()) <= {"treffer", "geen", "onbeslist"}


@pytest.mark.parametrize("what", ["signals", "koppelingen"])
def test_an_export_puts_nothing_but_the_paths_of_its_files_on_stdout(workspace: Path, what: str) -> None:
    paths = done("export", what, "-w", workspace).out.splitlines()
    assert paths
    assert [path for path in paths if not path.startswith(f"{workspace / 'export'}/")] == []


def test_the_head_of_the_audit_log_is_on_stdout_to_keep_elsewhere(workspace: Path) -> None:
    said = done("audit", "verify", "-w", workspace)
    lines, chain = said.out.split()
    assert int(lines) == len((workspace / "logs" / "audit.jsonl").read_text(encoding="ascii").splitlines()) - 1
    assert len(chain) == 64
    assert said.notes() == ["The audit log is whole."]


def test_a_new_workspace_says_so_on_stderr_only(tmp_path: Path) -> None:
    said = done("init", "--mode", "demo", "-w", tmp_path / "werkmap")
    assert said.out == ""
    assert "is ready (demo)" in said.err


def test_the_demo_prints_its_tables_on_stdout_and_its_course_on_stderr(demo: Demo) -> None:
    first = [line.split()[0] for line in demo.said.out.splitlines() if not line[0].isspace()]
    assert first[: len(SOURCES) + 2] == ["bron", *SOURCES, "regel"]
    told = first[len(SOURCES) + 2 :]
    assert set(PLANTED) <= set(told) <= set(RULES)
    assert told == sorted(told)
    assert "Graph of 2024-12-31" in demo.said.err
    assert "Graph of" not in demo.said.out


def test_checking_the_rules_gives_no_data() -> None:
    said = done("rules", "check")
    assert said.out == ""
    assert said.err == f"{len(RULES)} rules are in order.\n"


def test_the_signals_of_an_empty_ledger_are_an_empty_list(undetected: Path) -> None:
    assert done("signals", "list", "-w", undetected, "--format", "json").json() == []
    assert len(done("signals", "list", "-w", undetected, "--format", "csv").out.splitlines()) == 1
