"""Screened applications leave as a spreadsheet with a row each, for a reason, whatever single lines are like."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import openpyxl
import pytest

from ondermijning.daily.screen import NO_SIGNALS, NO_VERDICT
from tests.cli.running import done, run
from tests.daily.city import PEOPLE, street_workspace

if TYPE_CHECKING:
    from pathlib import Path

HEADER = "zaaknummer;kvk;naam;adres;soort;bevoegdheid;beslisdatum"
LINES = (
    "Z-1;KvK 9900.0011;;6211AB 12;exploitatie horeca;APV;1 maart 2999",
    "Z-2;12;;6211AB 12;sloop;bibob;2-1-2999",
    'Z-3;;"Bakker;6211AB 12;sloop;bibob;2-1-2999',
    "Z-4;;Voorbeeld Vastgoed BV;Inkplein 61, Den Haag;sloop;bibob;2020-01-02",
    ";;;;;;",
    "Z-6;99000022;;6211AB 120;sloop;wens;2-1-2999",
)


@pytest.fixture(scope="module")
def street(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return street_workspace(tmp_path_factory.mktemp("straat"))


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "aanvragen.csv"
    path.write_text("\n".join((HEADER, *LINES)) + "\n", encoding="utf-8")
    return path


def exported(street: Path, file: Path) -> tuple[list[dict[str, Any]], str]:
    """The rows of the first sheet, and everything that stands in the book."""
    path = done("export", "aanvragen", file, "--reden", "voor het weekoverleg", "-w", street).out.strip()
    book = openpyxl.load_workbook(path)
    _, _, heading, *rows = book["aanvragen"].iter_rows(values_only=True)
    everything = " ".join(str(cell) for sheet in book for row in sheet.iter_rows(values_only=True) for cell in row)
    return [dict(zip(map(str, heading), row, strict=True)) for row in rows], everything


def test_there_is_a_row_per_application_and_one_for_each_line_that_cannot_be_read(street: Path, file: Path) -> None:
    rows, _ = exported(street, file)
    assert [row["zaaknummer"] for row in rows] == ["Z-4", "Z-1", "Z-2", "", "Z-6"]
    late, first, *unread = rows
    assert late["termijn"].startswith("TE LAAT")
    assert "Den Haag ligt buiten Maastricht" in late["wat ontbreekt"]
    assert first["kvk"] == "99000011"
    assert first["gezien"] > 2
    assert first["eerste feit"].startswith("sluitingen en weigeringen op dit adres")
    assert [row["niet gelezen"].partition(":")[0] for row in unread] == ["regel 3", "regel 4", "regel 7"]


def test_one_bad_line_does_not_stop_the_screening_of_the_others(street: Path, file: Path) -> None:
    rows = done("screen", "--csv", file, "-w", street, "--format", "json").json()
    assert list(dict.fromkeys(row["zaaknummer"] for row in rows)) == ["Z-4", "Z-1", "Z-2", "", "Z-6"]
    assert [row["onderwerp"] for row in rows if row["lijst"] == "niet gelezen"] == ["regel 3", "regel 4", "regel 7"]


def test_nobody_is_named_and_nobody_judged(street: Path, file: Path) -> None:
    _, text = exported(street, file)
    assert [name for name in (*PEOPLE.values(), "Bakker", "Evert") if name in text] == []
    assert NO_VERDICT in text
    assert NO_SIGNALS in text


def test_a_reason_is_needed_and_logged(street: Path, file: Path) -> None:
    for words in ((), ("--reden", " ")):
        said = run("export", "aanvragen", file, *words, "-w", street)
        assert (said.code, said.out) == (2, "")
    exported(street, file)
    line = json.loads((street / "logs" / "audit.jsonl").read_text(encoding="ascii").splitlines()[-1])
    assert (line["actie"], line["object"], line["reden"]) == ("export aanvragen", "5 aanvragen", "voor het weekoverleg")


def test_only_its_owner_may_read_the_file(street: Path, file: Path) -> None:
    exported(street, file)
    (path,) = (street / "export").glob("aanvragen-*.xlsx")
    assert path.stat().st_mode & 0o077 == 0
