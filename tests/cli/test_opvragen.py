"""What to ask next: each line once, with its reasons, and gone as soon as the answers are loaded."""

from __future__ import annotations

import csv
import json
import stat
from typing import TYPE_CHECKING, Any

import pytest

from ondermijning import clock
from tests.cli.running import DEMO_DAY, done, run
from tests.support import hr_messages, kik_answers

if TYPE_CHECKING:
    from pathlib import Path

    from tests.cli.running import Demo

ENDINGS = {"kik": "json", "hr": "xml"}
CASE = ("--met-personen", "--zaak", "Z-1", "--reden", "aanvraag van een vergunning")


def asked(workspace: Path, *words: object) -> list[dict[str, Any]]:
    rows: list[dict[str, Any]] = done("opvragen", *words, "-w", workspace, "--format", "json").json()
    return rows


def weighed(workspace: Path, place: int = 0) -> dict[str, Any]:
    """A signal that somebody weighs from now on, in its exported form."""
    short = done("signals", "list", "--all", "-w", workspace, "--format", "json").json()[place]["signaal"]
    done("signals", "assign", short, "--to", "team", "-w", workspace)
    signal: dict[str, Any] = done("signals", "show", short, "-w", workspace, "--format", "json").json()
    return signal


def load_answers(workspace: Path, lines: list[dict[str, Any]], folder: Path) -> None:
    """Load an answer of today on every line: no mortgages or seizures, no officers."""
    today = clock.today().isoformat()
    for source in ("kik", "hr"):
        (folder / source).mkdir(parents=True)
        for row in lines:
            if row["bron"] == source:
                number = row["id"].rpartition(":")[2]
                (folder / source / f"{number}.{ENDINGS[source]}").write_text(
                    answer_on(row, number, today), encoding="utf-8"
                )
        done("load", source, folder / source, "--reference-date", today, "-w", workspace)


def answer_on(row: dict[str, Any], number: str, today: str) -> str:
    if row["bron"] == "hr":
        return str(hr_messages.answer(hr_messages.entry(kvk=number), moment=f"{today.replace('-', '')}120000000"))
    about = kik_answers.key("KadastraalObject", number)
    return json.dumps(kik_answers.answer(about=about, seizures_on=today)).replace("2024-12-31T", f"{today}T")


def test_a_signal_that_is_weighed_asks_for_its_objects_and_companies_and_says_so(workspace: Path) -> None:
    before = {(row["soort"], row["id"]): row["waarom"] for row in asked(workspace)}
    signal = weighed(workspace)
    rows = {(row["soort"], row["id"]): row["waarom"].split() for row in asked(workspace)}
    assert before.keys() < rows.keys()
    object_id = signal["onderwerp"]["id"]
    for topic in ("hypotheken", "beslagen"):
        assert signal["id"] in rows[topic, object_id]


def test_an_application_without_a_decision_asks_under_its_case_number(workspace: Path, demo: Demo) -> None:
    with (demo.deliveries / "vergunningen" / "vergunningen.csv").open(encoding="utf-8") as stream:
        permits = list(csv.DictReader(stream, delimiter=";"))
    waiting = {row["zaaknummer"] for row in permits if not row["besluit"] and not row["datum_besluit"]}
    reasons = {reason for row in asked(workspace) for reason in row["waarom"].split()}
    assert reasons
    assert reasons <= waiting


@pytest.mark.slow
def test_each_line_stands_once_in_neutral_order(workspace: Path) -> None:
    for place in range(3):
        weighed(workspace, place)
    rows = [(row["bron"], row["soort"], row["id"]) for row in asked(workspace)]
    assert rows == sorted(set(rows))


def test_only_one_register_and_an_age_can_be_asked_for(workspace: Path) -> None:
    weighed(workspace)
    assert {row["bron"] for row in asked(workspace, "--bron", "hr")} == {"hr"}
    old = asked(workspace, "--ouder-dan", 20_000)
    assert old
    assert {row["laatste_antwoord"] for row in old} == {""}  # only what was never answered


@pytest.mark.slow
def test_loading_the_answers_takes_every_line_off_the_list_without_a_new_graph(workspace: Path, tmp_path: Path) -> None:
    weighed(workspace)
    before = asked(workspace, *CASE)
    assert {row["bron"] for row in before} == {"kik", "hr"}
    load_answers(workspace, before, tmp_path / "antwoorden")
    assert asked(workspace, *CASE) == []
    done("resolve", "-w", workspace)
    done("build", "--on", DEMO_DAY, "-w", workspace)
    assert asked(workspace, *CASE) == []


@pytest.mark.slow
def test_natural_persons_never_stand_in_it_and_sole_traders_only_for_a_case(workspace: Path, demo: Demo) -> None:
    for place in range(25):
        weighed(workspace, place)
    trader = {
        path.stem
        for path in (demo.deliveries / "kvk").glob("9*.json")
        if json.loads(path.read_text(encoding="utf-8"))["_embedded"]["eigenaar"]["rechtsvorm"] == "Eenmanszaak"
    }
    plain, allowed = asked(workspace), asked(workspace, *CASE)
    assert {row["id"].partition(":")[0] for row in allowed} == {"NL.IMKAD.KadastraalObject", "KVK"}
    assert not {row["aanduiding"] for row in plain} & trader
    assert {row["aanduiding"] for row in allowed if row not in plain} <= trader


def written(target: Path) -> list[dict[str, str]]:
    with target.open(encoding="utf-8", newline="") as stream:
        return list(csv.DictReader(stream, delimiter=";"))


def test_a_file_for_a_register_says_what_is_asked_and_not_why(workspace: Path, tmp_path: Path) -> None:
    signal, target = weighed(workspace), tmp_path / "vraag.csv"
    for source in ("kik", "hr"):
        done("opvragen", "--bron", source, "--out", target, "-w", workspace)
        lines, reasons = asked(workspace, "--bron", source), set()
        assert written(target) == [{name: row[name] for name in ("bron", "soort", "id", "aanduiding")} for row in lines]
        for row in lines:
            reasons |= {*row["waarom"].split()}
        assert signal["id"] in reasons
        assert [reason for reason in reasons if reason in target.read_text(encoding="utf-8")] == []
    assert stat.S_IMODE(target.stat().st_mode) == 0o600


def test_the_audit_log_keeps_why_a_file_asks(workspace: Path, tmp_path: Path) -> None:
    weighed(workspace)
    reasons = {reason for row in asked(workspace, "--bron", "kik") for reason in row["waarom"].split()}
    done("opvragen", "--bron", "kik", "--out", tmp_path / "vraag.csv", "-w", workspace)
    log = [json.loads(line) for line in (workspace / "logs" / "audit.jsonl").read_text(encoding="ascii").splitlines()]
    told = [line["object"].split() for line in log if line["actie"] == "opvragen waarom"]
    assert {reason for words in told for reason in words} == reasons


def test_a_file_with_reasons_is_asked_for_by_name_and_says_to_keep_it_inside(workspace: Path, tmp_path: Path) -> None:
    weighed(workspace)
    target = tmp_path / "binnen.csv"
    said = done("opvragen", "--met-reden", "--out", target, "-w", workspace)
    assert written(target) == asked(workspace)
    assert "keep it inside" in said.err


def test_the_graph_of_a_day_tells_what_was_old_on_that_day(workspace: Path) -> None:
    weighed(workspace)
    then = asked(workspace, "--on", DEMO_DAY)
    assert then
    assert len(then) < len(asked(workspace))
    assert max(row["laatste_antwoord"] for row in then) <= DEMO_DAY
    assert "no graph of 2020-01-01" in run("opvragen", "--on", "2020-01-01", "-w", workspace).err


@pytest.mark.parametrize(
    "words", [("--bron", "bag"), ("--ouder-dan", "-1"), ("--met-personen",), ("--out", "x.csv"), ("--met-reden",)]
)
def test_wrong_words_are_told(workspace: Path, words: tuple[str, ...]) -> None:
    assert run("opvragen", *words, "-w", workspace).code == 2


def test_without_a_graph_it_says_to_build_one(empty: Path) -> None:
    said = run("opvragen", "-w", empty)
    assert (said.code, said.out) == (1, "")
    assert "Run ondermijning build first." in said.err
