"""The picture and the table of corporations as they leave the program."""

from __future__ import annotations

import csv
import io
import re
import sqlite3
from contextlib import closing
from datetime import date
from html import unescape
from typing import TYPE_CHECKING

import duckdb
import openpyxl
import pytest

from ondermijning.graph.current import current_graph
from ondermijning.workspace import open_workspace
from tests.cli.running import DEMO_DAY, done, run
from tests.support.clock import set_clock

if TYPE_CHECKING:
    from pathlib import Path

WHY = ("--reden", "voor het overleg over wijken")
HOSTILE = '<script>alert(1)</script>=HYPERLINK("x")\u202e'


def told(workspace: Path) -> dict[tuple[str, str, str], dict[str, str]]:
    """Factor, area and year → the row of the CSV, after an export."""
    done("export", "beeld", *WHY, "-w", workspace)
    text = (workspace / "export" / f"beeld-{DEMO_DAY}.csv").read_text(encoding="utf-8")
    assert text.startswith("\ufeff")
    rows = csv.DictReader(io.StringIO(text.removeprefix("\ufeff")), delimiter=";")
    return {(row["factor"], row["gebied"], row["jaar"]): row for row in rows}


def changed(workspace: Path, label: str, columns: str) -> None:
    """Write a table of the graph anew with other values."""
    file = current_graph(open_workspace(workspace))[1] / label
    with duckdb.connect() as db:
        db.execute(f"CREATE TABLE t AS SELECT * REPLACE ({columns}) FROM read_parquet('{file}')")
        db.execute(f"COPY t TO '{file}' (FORMAT parquet)")


def page(workspace: Path) -> str:
    return (workspace / "export" / f"beeld-{DEMO_DAY}.html").read_text(encoding="utf-8")


def test_what_is_told_is_of_ten_units_rounded_and_has_an_interval(workspace: Path) -> None:
    rows = [row for row in told(workspace).values() if row["getoond"] == "ja"]
    assert rows
    for row in rows:
        counted, units = int(row["aantal_afgerond"]), int(row["van_afgerond"])
        assert counted >= 10
        assert counted % 5 == units % 5 == 0
        assert float(row["laag_95"]) < float(row["per_100"]) < float(row["hoog_95"])


def test_what_is_not_told_has_no_number_in_any_form(workspace: Path) -> None:
    rows = [row for row in told(workspace).values() if row["getoond"] == "nee"]
    assert {row[name] for row in rows for name in ("aantal_afgerond", "van_afgerond", "per_100", "laag_95")} == {""}
    with closing(sqlite3.connect(workspace / "ledger.sqlite")) as db:
        kept = db.execute("SELECT count(*) FROM publications WHERE counted IS NULL").fetchone()[0]
    assert kept == len(rows)


def test_a_later_edition_repeats_a_year_word_for_word_whatever_the_registers_say_now(workspace: Path) -> None:
    before = told(workspace)
    changed(workspace, "edges/BETREFT.parquet", "1 AS dagen_sinds_vorige")
    changed(workspace, "nodes/Bedrijf.parquet", "'horeca' AS branche")
    assert told(workspace) == before


def test_the_same_change_before_the_first_edition_is_seen(workspace: Path) -> None:
    changed(workspace, "edges/BETREFT.parquet", "1 AS dagen_sinds_vorige")
    row = told(workspace)["Binnen twee jaar doorverkocht", "GM0935", "2024"]
    assert row["getoond"] == "nee"  # all of them count, so that a number would tell of each


def test_a_year_of_which_a_register_does_not_yet_know_the_end_is_not_told(workspace: Path) -> None:
    """Answers on mortgages may come for ninety days after a deed."""
    years = {year for factor, _, year in told(workspace) if factor == "Gekocht zonder hypotheek"}
    assert "2023" not in years or "2024" not in years
    assert "2024" not in years


def test_the_page_holds_no_script_and_asks_for_nothing(workspace: Path) -> None:
    told(workspace)
    text = page(workspace)
    assert "<script" not in text
    assert "default-src 'none'" in unescape(text)
    assert not re.search(r"(?:src|href)=\"(?:https?:)?//", text)
    assert text.count("Aandacht is geen criminaliteit") > 3
    assert len(text.encode()) < 300_000


def test_the_page_and_the_workbook_name_nobody(workspace: Path) -> None:
    told(workspace)
    folder = current_graph(open_workspace(workspace))[1]
    with duckdb.connect() as db:
        names = {
            name
            for label in ("Persoon", "Bedrijf")
            for (name,) in db.execute(
                f"SELECT naam FROM read_parquet('{folder / 'nodes' / f'{label}.parquet'}') WHERE length(naam) > 6"
            ).fetchall()
        }
    book = openpyxl.load_workbook(workspace / "export" / f"beeld-{DEMO_DAY}.xlsx")
    cells = "\n".join(str(cell.value) for sheet in book for row in sheet for cell in row)
    assert names
    assert [name for name in names if name in page(workspace) or name in cells] == []


def test_hostile_names_of_neighbourhoods_are_text_in_every_form(workspace: Path) -> None:
    changed(workspace, "nodes/Buurt.parquet", "$$" + HOSTILE + "$$ AS naam, $$=1+1$$ AS wijk")
    rows = told(workspace)
    text = page(workspace)
    assert "<script" not in text
    assert "&lt;script&gt;" in text
    assert "\u202e" not in text
    assert {row["naam"][0] for row in rows.values() if row["soort"] == "wijk"} == {"'"}
    book = openpyxl.load_workbook(workspace / "export" / f"beeld-{DEMO_DAY}.xlsx")
    assert {cell.data_type for row in book["cijfers"].iter_rows(min_row=4) for cell in row} <= {"s", "n"}


def test_areas_stand_in_the_order_of_their_names(workspace: Path) -> None:
    rows = list(told(workspace).values())
    factor, year = rows[-1]["factor"], rows[-1]["jaar"]
    districts = [row["naam"] for row in rows if (row["factor"], row["jaar"], row["soort"]) == (factor, year, "wijk")]
    assert districts == sorted(districts)
    assert len(districts) > 1


def test_both_need_a_reason_and_log_it(workspace: Path) -> None:
    for what in ("beeld", "corporaties"):
        assert run("export", what, "-w", workspace).code == 2
        done("export", what, *WHY, "-w", workspace)
        log = (workspace / "logs" / "audit.jsonl").read_text(encoding="ascii").splitlines()[-1]
        assert f'"export {what}"' in log
        assert WHY[1] in log


def test_the_corporations_are_a_table_of_their_own_with_its_ground(workspace: Path) -> None:
    done("export", "corporaties", *WHY, "-w", workspace)
    book = openpyxl.load_workbook(workspace / "export" / f"corporaties-{DEMO_DAY}.xlsx")
    assert "Woningwet" in str(book["corporaties"]["A1"].value)
    head = [cell.value for cell in book["corporaties"][3]]
    assert head[:4] == ["onderwerp", "corporatie", "jaar", "getoond"]


def test_outside_the_workspace_the_files_are_private(workspace: Path, tmp_path: Path) -> None:
    paths = done("export", "beeld", "--out", tmp_path / "uit", *WHY, "-w", workspace).out.splitlines()
    assert len(paths) == 4
    assert {path.stat().st_mode & 0o777 for path in (tmp_path / "uit").iterdir()} == {0o600}


@pytest.mark.parametrize("day", [date(2024, 12, 30), date(2025, 6, 1)])
def test_only_years_that_are_over_are_told(day: date) -> None:
    from ondermijning.picture.edition import years_until  # noqa: PLC0415

    last = 2023 if day.year == 2024 else 2024
    assert years_until(day, {"brk": (date(2021, 12, 31), day)})[-1] == last


def test_a_map_is_drawn_where_something_is_told_of_a_part_of_the_municipality(workspace: Path) -> None:
    rows = [
        row
        for row in told(workspace).values()
        if row["getoond"] == "ja" and row["soort"] in ("gemeente", "wijk", "buurt")
    ]
    last = {
        factor: max(row["jaar"] for row in rows if row["factor"] == factor)
        for factor in {row["factor"] for row in rows}
    }
    mapped = {row["factor"] for row in rows if row["soort"] != "gemeente" and row["jaar"] == last[row["factor"]]}
    text = page(workspace)
    assert text.count("Dezelfde cijfers staan in de tabel.") == len(mapped)
    assert text.count("een kaart zou leeg zijn") == len(last) - len(mapped)
    assert 0 < len(mapped) < len(last)


WRONG = ("--reden", "een verkeerde levering")


def withdrawn(workspace: Path, *words: object) -> list[str]:
    return done("export", "beeld-intrekken", *words, *WRONG, "-w", workspace).out.splitlines()


def of_year(rows: dict[tuple[str, str, str], dict[str, str]], year: str) -> dict[tuple[str, str, str], dict[str, str]]:
    return {key: row for key, row in rows.items() if key[2] == year}


def test_a_year_that_was_seen_is_told_no_more_once_it_is_withdrawn_whatever_the_registers_say_now(
    workspace: Path,
) -> None:
    before = told(workspace)
    assert of_year(before, "2023")
    lines = withdrawn(workspace, 2023)
    assert all(line.endswith(" 2023") for line in lines)
    changed(workspace, "edges/BETREFT.parquet", "1 AS dagen_sinds_vorige")
    after = told(workspace)
    assert of_year(after, "2023") == {}
    assert of_year(after, "2024") == of_year(before, "2024")
    text = page(workspace)
    assert "Deze cijfers stonden in een eerder beeld en kloppen niet" in text
    assert text.count(", 2023: ingetrokken op") == len(lines)
    book = openpyxl.load_workbook(workspace / "export" / f"beeld-{DEMO_DAY}.xlsx")["leeswijzer"]
    assert sum(row[0].value == "Ingetrokken, niet te gebruiken" for row in book.iter_rows()) == len(lines)


def test_one_factor_is_withdrawn_and_the_others_stay(workspace: Path) -> None:
    before = told(workspace)
    withdrawn(workspace, 2023, "--factor", "branche")
    after = told(workspace)
    gone = {key[0] for key in of_year(before, "2023").keys() - after.keys()}
    assert gone == {"Bedrijven in een aangewezen branche"}
    assert all(after[key] == before[key] for key in after)


def test_what_never_left_the_workspace_is_told_anew_from_what_the_registers_say_now(workspace: Path) -> None:
    first = told(workspace)
    changed(workspace, "edges/BETREFT.parquet", "1 AS dagen_sinds_vorige")
    assert told(workspace) == first
    withdrawn(workspace, 2024, "--niet-verspreid")
    second = told(workspace)
    resold = ("Binnen twee jaar doorverkocht", "GM0935", "2024")
    assert (first[resold]["getoond"], second[resold]["getoond"]) == ("ja", "nee")
    assert of_year(second, "2023") == of_year(first, "2023")
    assert "kloppen niet" not in page(workspace)


@pytest.mark.parametrize("kind", ["beeld", "corporaties"])
def test_what_the_log_says_left_the_workspace_is_never_told_anew(
    workspace: Path, tmp_path: Path, kind: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    set_clock(monkeypatch, "2027-06-30T22:30:00")  # the day after here
    told(workspace)
    done("export", kind, *WHY, "--out", tmp_path / "uit", "-w", workspace)
    said = run("export", "beeld-intrekken", "2023", "--niet-verspreid", *WRONG, "-w", workspace)
    assert (said.code, said.out) == (1, "")
    assert "it left the workspace on 2027-07-01" in said.err
    assert withdrawn(workspace, 2023)
    assert of_year(told(workspace), "2023") == {}


def test_what_is_withdrawn_is_not_withdrawn_again(workspace: Path) -> None:
    told(workspace)
    withdrawn(workspace, 2023)
    assert run("export", "beeld-intrekken", "2023", *WRONG, "-w", workspace).code == 1


@pytest.mark.parametrize("words", [("1999",), ("2023", "--factor", "bestaat_niet")])
def test_what_was_never_told_cannot_be_withdrawn(workspace: Path, words: tuple[str, ...]) -> None:
    before = told(workspace)
    said = run("export", "beeld-intrekken", *words, *WRONG, "-w", workspace)
    assert (said.code, said.out) == (1, "")
    assert run("export", "beeld-intrekken", "2023", "-w", workspace).code == 2
    assert told(workspace) == before
