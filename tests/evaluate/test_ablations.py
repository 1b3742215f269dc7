"""What an ablation takes out of a delivery, and that it leaves the rest as it was."""

from __future__ import annotations

import json
from datetime import date
from typing import TYPE_CHECKING

import pytest

from ondermijning.evaluate.ablations import ABLATIONS, _drawn

if TYPE_CHECKING:
    from pathlib import Path

ON = date(2025, 12, 31)
CASES = """zaaknummer;datum_aanvraag;datum_besluit;aanvrager_id;aanvrager_naam
Z-1;2024-03-01;2025-02-01;99000011;Amarant Verhuur B.V.
Z-2;2025-06-01;;99000012;Beekzicht Panden B.V.
"""
OFFICE = (
    "<heeft><bestuursfunctie><registratie><datumAanvang>{}</datumAanvang>{}</registratie></bestuursfunctie></heeft>"
)
BEGUN = "<registratie><datumAanvang>20200101</datumAanvang></registratie>"
ENTRY = f"<maatschappelijkeActiviteit>{BEGUN}{{}}</maatschappelijkeActiviteit>"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for stand in ("2023-12-31", "2024-12-31", "2025-12-31"):
        (tmp_path / "brk" / stand).mkdir(parents=True)
    for register in ("hr", "kik", "kvk", "transacties", "vergunningen"):
        (tmp_path / register).mkdir()
    (tmp_path / "vergunningen" / "zaken.csv").write_text(CASES, encoding="utf-8")
    offices = OFFICE.format("20200101", "<datumEinde>20250701</datumEinde>") + OFFICE.format("20250701", "")
    (tmp_path / "hr" / "99000011.xml").write_text(ENTRY.format(offices), encoding="utf-8")
    (tmp_path / "kik" / "antwoorden.json").write_text(json.dumps(answer()) + "\n", encoding="utf-8")
    ids = [f"S-{number}" for number in range(40)]
    stories = [
        {"id": each, "soort": "schema", "objecten": {"Vergunning": ["Z-1"]}} for each in ids if _drawn(each) < 50
    ]
    (tmp_path / "verhalen.json").write_text(json.dumps(stories[:1]), encoding="utf-8")
    return tmp_path


def answer() -> dict[str, object]:
    deeds = [
        {"tijdstipAanbieding": {"datum": day}, "omvat": [{"lokaalID": part}]}
        for day, part in (("2023-01-01", "a"), ("2025-05-01", "b"))
    ]
    loans = [{"isGebaseerdOp": {"lokaalID": part}} for part in "ab"]
    met = {"stukken": deeds, "zekerheidsstellingen": loans}
    return {
        "geleverdProduct": {"product": {"actualiteitstijdstipHypothecair": "2025-12-31T06:00:00+01:00", "met": met}}
    }


def change(name: str, folder: Path) -> None:
    next(each for each in ABLATIONS if each.name == name).change(folder, ON)


def cases(folder: Path) -> list[list[str]]:
    text = (folder / "vergunningen" / "zaken.csv").read_text(encoding="utf-8")
    return [line.split(";") for line in text.splitlines()[1:]]


def test_a_register_that_was_not_asked_for_is_gone_and_no_other(folder: Path) -> None:
    change("zonder hr", folder)
    assert not (folder / "hr").exists()
    assert (folder / "kik").exists()


def test_one_stand_is_the_last_one_without_a_list_of_sales(folder: Path) -> None:
    change("één stand", folder)
    assert [path.name for path in (folder / "brk").iterdir()] == ["2025-12-31"]
    assert not (folder / "transacties").exists()


def test_permits_keep_the_name_and_lose_the_number(folder: Path) -> None:
    change("vergunningen zonder nummers", folder)
    assert [line[3:] for line in cases(folder)] == [["", "Amarant Verhuur B.V."], ["", "Beekzicht Panden B.V."]]


def test_a_year_ago_is_known_what_was_there_then(folder: Path) -> None:
    change("registers een jaar oud", folder)
    assert sorted(path.name for path in (folder / "brk").iterdir()) == ["2023-12-31", "2024-12-31"]
    assert cases(folder) == [["Z-1", "2024-03-01", "", "99000011", "Amarant Verhuur B.V."]]
    entry = (folder / "hr" / "99000011.xml").read_text(encoding="utf-8")
    assert entry == ENTRY.format(OFFICE.format("20200101", ""))
    product = json.loads((folder / "kik" / "antwoorden.json").read_text(encoding="utf-8"))["geleverdProduct"]["product"]
    assert product["met"]["zekerheidsstellingen"] == [{"isGebaseerdOp": {"lokaalID": "a"}}]
    assert product["actualiteitstijdstipHypothecair"] < "2025-01-02"


def test_a_scheme_that_hides_better_is_at_the_counter_under_a_name_with_a_slip(folder: Path) -> None:
    change("helft beter verborgen", folder)
    hidden, other = cases(folder)
    assert hidden[3] == ""
    assert hidden[4] != "Amarant Verhuur B.V."
    assert sorted(set(hidden[4].split()) & {"B.V."}) == ["B.V."]
    assert other[3:] == ["99000012", "Beekzicht Panden B.V."]
