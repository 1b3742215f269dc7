"""Cases in the ledger: opened, added to, read, never changed; one number each, also when two are opened at once."""

from __future__ import annotations

import sqlite3
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING

import pytest

from ondermijning.errors import CaseError
from ondermijning.ledger import open_ledger
from ondermijning.ledger.aliases import add_alias
from ondermijning.ledger.cases import (
    SIGNAL,
    Case,
    CaseHappening,
    CaseSubject,
    Deed,
    add_subjects,
    case_events,
    cases_about,
    forget_subjects,
    list_cases,
    open_case,
    read_case,
    require_open_case,
)

if TYPE_CHECKING:
    from pathlib import Path

    from ondermijning.ledger import Ledger

FIRST, LAST = date(2026, 3, 1), date(2026, 5, 31)
AT = datetime(2026, 3, 1, 9, tzinfo=UTC)
DEED = Deed("jansen", "melding van de wijkagent", AT)
COMPANY, HOUSE, FOUND = CaseSubject("Bedrijf", "KVK:1"), CaseSubject("Perceel", "p1"), CaseSubject(SIGNAL, "ab12")


def opened(ledger: Ledger, number: str = "Z-1", *subjects: CaseSubject) -> Case:
    return open_case(ledger, Case(number, "team", FIRST, LAST, subjects), DEED)


def test_a_case_is_read_as_it_was_opened(ledger: Ledger) -> None:
    case = opened(ledger, "2026.17/a", FOUND, COMPANY)

    assert case == Case("2026.17/a", "team", FIRST, LAST, (FOUND, COMPANY))
    assert read_case(ledger, "2026.17/a") == case
    assert read_case(ledger, "Z-9") is None


def test_a_case_without_a_number_gets_the_next_of_its_year(ledger: Ledger) -> None:
    numbers = [opened(ledger, each).id for each in ("", "", "Z-2026-0007", "", "Z-2025-0100", "")]

    assert numbers == ["Z-2026-0001", "Z-2026-0002", "Z-2026-0007", "Z-2026-0008", "Z-2025-0100", "Z-2026-0009"]


def test_what_happened_is_kept_with_who_when_and_why(ledger: Ledger) -> None:
    opened(ledger, "Z-1", COMPANY)
    add_subjects(ledger, "Z-1", [HOUSE, COMPANY], Deed("bakker", "staat op zijn naam", AT))

    first, second = case_events(ledger)
    assert first[2:] == ("jansen", CaseHappening.OPENED, "melding van de wijkagent", (COMPANY,))
    assert second[2:] == ("bakker", CaseHappening.ADDED, "staat op zijn naam", (HOUSE,))
    assert first.at == "2026-03-01T09:00:00.000000+00:00"
    assert list_cases(ledger)[0].subjects == (COMPANY, HOUSE)


@pytest.mark.parametrize(
    ("case", "deed", "told"),
    [
        (Case("Z-1", "team", FIRST, LAST), DEED, "is taken"),
        (Case("Z 2", "team", FIRST, LAST), DEED, "is no number"),
        (Case("Z-2", " ", FIRST, LAST), DEED, "nobody holds"),
        (Case("Z-2", "team", LAST, FIRST), DEED, "ends before it begins"),
        (Case("Z-2", "team", FIRST, LAST), Deed("jansen", " "), "no reason"),
    ],
)
def test_what_is_no_case_is_refused_and_leaves_nothing(ledger: Ledger, case: Case, deed: Deed, told: str) -> None:
    opened(ledger)
    before = "\n".join(ledger.iterdump())

    with pytest.raises(CaseError, match=told):
        open_case(ledger, case, deed)

    assert "\n".join(ledger.iterdump()) == before


def test_what_a_case_knows_is_not_added_again_under_another_id_either(ledger: Ledger) -> None:
    opened(ledger, "Z-1", CaseSubject("Bedrijf", "KVK:0"))
    add_alias(ledger, "KVK:0", "KVK:1", "samengevoegd")

    with pytest.raises(CaseError, match="not in it already"):
        add_subjects(ledger, "Z-1", [COMPANY], DEED)
    with pytest.raises(CaseError, match="is not known"):
        add_subjects(ledger, "Z-2", [COMPANY], DEED)
    assert [case.id for case in cases_about(ledger, [COMPANY])] == ["Z-1"]
    assert cases_about(ledger, [HOUSE]) == []


def test_a_case_is_open_from_its_first_to_its_last_day(ledger: Ledger) -> None:
    opened(ledger)

    assert require_open_case(ledger, "Z-1", FIRST) == require_open_case(ledger, "Z-1", LAST)
    for number, day, told in (
        ("Z-1", date(2026, 2, 28), "begins on 2026-03-01"),
        ("Z-1", date(2026, 6, 1), "ended on 2026-05-31"),
        ("Z-2", FIRST, "is not known"),
    ):
        with pytest.raises(CaseError, match=told):
            require_open_case(ledger, number, day)


def test_a_party_that_no_delivery_holds_any_more_is_forgotten_and_the_rest_stays(ledger: Ledger) -> None:
    opened(ledger, "Z-1", COMPANY, CaseSubject("Bedrijf", "KVK:2"), HOUSE, FOUND)

    forget_subjects(ledger, ("Bedrijf", "Persoon"), {"KVK:2"})

    assert list_cases(ledger)[0].subjects == (CaseSubject("Bedrijf", "KVK:2"), HOUSE, FOUND)


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE cases SET until_day = '2099-01-01'",
        "DELETE FROM cases",
        "UPDATE case_events SET reason = 'iets anders'",
        "DELETE FROM case_events",
        "UPDATE case_subjects SET subject_id = 'p2'",
    ],
)
def test_nothing_of_a_case_is_changed(ledger: Ledger, statement: str) -> None:
    opened(ledger, "Z-1", HOUSE)

    with pytest.raises(sqlite3.IntegrityError, match="never"):
        ledger.execute(statement)


def test_cases_that_are_opened_at_once_each_get_a_number(tmp_path: Path) -> None:
    path = tmp_path / "ledger.sqlite"
    open_ledger(path).close()

    def one(_: int) -> str:
        with closing(open_ledger(path)) as own:
            return opened(own, "").id

    with ThreadPoolExecutor(4) as pool:
        numbers = sorted(pool.map(one, range(12)))

    assert numbers == [f"Z-2026-{number:04}" for number in range(1, 13)]


KILL = """
import os, signal, sys
from datetime import date
from pathlib import Path
from ondermijning.ledger import cases, open_ledger

def killed(*_):
    os.kill(os.getpid(), signal.SIGKILL)

if sys.argv[2] == "before the event":
    cases._happen = killed
else:
    cases._existing = killed
case = cases.Case("Z-1", "team", date(2026, 3, 1), date(2026, 5, 31), (cases.CaseSubject("Perceel", "p1"),))
cases.open_case(open_ledger(Path(sys.argv[1])), case, cases.Deed("jansen", "melding van de wijkagent"))
"""


@pytest.mark.parametrize("when", ["before the event", "before the end"])
def test_a_case_whose_opening_is_cut_off_does_not_exist_and_can_be_opened(tmp_path: Path, when: str) -> None:
    path = tmp_path / "ledger.sqlite"

    done = subprocess.run([sys.executable, "-c", KILL, str(path), when], check=False)

    assert done.returncode < 0
    with closing(open_ledger(path)) as ledger:
        assert (list_cases(ledger), case_events(ledger)) == ([], [])
        assert opened(ledger).id == "Z-1"
