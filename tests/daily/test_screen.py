"""Screening tells what was seen, what was not, what could not be seen and what to ask; it never judges."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from ondermijning.daily.application import Application, Power
from ondermijning.daily.registers import Registers, registers
from ondermijning.daily.screen import Finding, Lijst, Screening
from ondermijning.daily.shown import Shown
from tests.daily.city import ON, PEOPLE, PERMIT, TRADER
from tests.support.workspaces import demo_workspace

if TYPE_CHECKING:
    from pathlib import Path

    from ondermijning.daily.index import Index

EVERY = dict.fromkeys(("brk", "hr", "kvk", "kik", "vergunningen", "gebeurtenissen"), ON)
ASKED = Application("99000011", "", "Voorbeeldstraat 12", "exploitatie horeca", Power.ALCOHOL)
JUDGING = ("verdacht", "crimineel", "weiger de", "risico", "score", "advies")


def findings(index: Index, application: Application = ASKED, *, persons: bool = False, **latest: date) -> list[Finding]:
    loaded = Registers(ON, latest or EVERY, {})
    return Screening(index, Shown(index, persons=persons), loaded, persons).findings(application)


def texts(rows: list[Finding], lijst: Lijst, subject: str) -> list[str]:
    return [row.text for row in rows if row.lijst is lijst and row.subject == subject]


def test_lists_stand_in_their_order_and_each_row_stands_once(index: Index) -> None:
    rows = findings(index)
    assert [row.lijst for row in rows] == sorted((row.lijst for row in rows), key=list(Lijst).index)
    assert len(rows) == len(set(rows))


def test_control_ownership_lenders_refusals_and_predecessors_are_seen(index: Index) -> None:
    rows = findings(index)
    subjects = {row.subject for row in rows if row.lijst is Lijst.SEEN}
    assert subjects >= {
        "aanvrager",
        "zeggenschap over de aanvrager",
        "eigendom van het pand",
        "geldverstrekkers",
        "sluitingen en weigeringen op dit adres",
        "sluitingen bij dezelfde eigenaar",
        "voorgangers op dit adres (exploitatie horeca)",
    }
    (refused,) = texts(rows, Lijst.SEEN, "sluitingen en weigeringen op dit adres")
    assert "besluit geweigerd" in refused
    (closed,) = texts(rows, Lijst.SEEN, "sluitingen bij dezelfde eigenaar")
    assert "sluiting_13b M-2022-1" in closed


def test_what_was_seen_leads_to_a_source_row(index: Index) -> None:
    assert all("stand.xml" in row.source for row in findings(index) if row.lijst is Lijst.SEEN)


def test_nobody_is_named_or_judged(index: Index) -> None:
    text = " ".join(f"{row.subject} {row.text}" for row in findings(index))
    hidden = [*PEOPLE.values(), *(person[1].rpartition(":")[2] for person in PEOPLE), "Evert", TRADER[1][4:]]
    assert [word for word in (*hidden, *JUDGING) if word in text] == []


def test_a_register_that_is_absent_or_old_is_said_and_asked_for_instead(index: Index) -> None:
    rows = findings(index, brk=ON, kvk=ON, gebeurtenissen=date(2023, 1, 1))
    assert texts(rows, Lijst.MISSING, "zeggenschap over de aanvrager") == [
        "Handelsregister (functionarissen): niet geladen"
    ]
    assert texts(rows, Lijst.ASK, "zeggenschap over de aanvrager") == ["uittreksel met bestuurders en aandeelhouders"]
    assert "sluitingen en weigeringen: verouderd, laatste levering 2023-01-01" in texts(
        rows, Lijst.MISSING, "sluitingen en weigeringen op dit adres"
    )


def test_mortgages_that_nobody_asked_are_unknown_and_not_absent(index: Index) -> None:
    shop = Application("99000011", "", "Voorbeeldstraat 120", "horeca", Power.BIBOB)
    rows = findings(index, shop)
    assert texts(rows, Lijst.MISSING, "geldverstrekkers") == ["voor dit object niet opgevraagd"]
    assert texts(rows, Lijst.NOT_SEEN, "geldverstrekkers") == []


def test_nothing_seen_in_a_register_that_is_there_is_not_seen(index: Index) -> None:
    rows = findings(index)
    assert texts(rows, Lijst.NOT_SEEN, "eerder over de aanvrager") == ["niets in de geladen registers"]


def test_an_applicant_and_an_address_that_nobody_knows_are_asked_for(index: Index) -> None:
    rows = findings(index, Application("11111111", "", "Nergensstraat 1", "horeca", Power.APV))
    assert [row.subject for row in rows if row.lijst is Lijst.NOT_SEEN] == ["aanvrager", "pand"]
    assert texts(rows, Lijst.ASK, "pand") == ["kadastrale aanduiding of BAG-id van het pand"]


def test_a_name_finds_companies_and_says_that_persons_were_not_looked_for(index: Index) -> None:
    rows = findings(index, Application("", "voorbeeld vastgoed", "6211AB 12", "horeca", Power.APV))
    assert texts(rows, Lijst.SEEN, "aanvrager") != []
    assert texts(rows, Lijst.MISSING, "aanvrager") == [
        "natuurlijke personen zijn niet op naam gezocht (--met-personen)"
    ]


def test_who_was_not_looked_for_is_not_said_to_be_absent(index: Index) -> None:
    anna = Application("", "Anna Aalders", "6211AB 12", "horeca", Power.APV)
    assert texts(findings(index, anna), Lijst.NOT_SEEN, "aanvrager") == [
        "geen bedrijf in de geladen registers heeft deze naam"
    ]
    nobody = Application("", "Niemand Nergens", "6211AB 12", "horeca", Power.APV)
    assert texts(findings(index, nobody, persons=True), Lijst.NOT_SEEN, "aanvrager") == [
        "komt in geen geladen register voor"
    ]


def test_an_applicant_is_no_predecessor_of_itself(index: Index) -> None:
    before, own = "voorgangers op dit adres (exploitatie horeca)", "aanvrager zelf op dit adres"
    rows = findings(index)
    permit, seat = texts(rows, Lijst.SEEN, own)
    assert (PERMIT[1] in permit, seat.startswith("Voorbeeld Vastgoed B.V.")) == (True, True)
    assert not any(PERMIT[1] in text or text == seat for text in texts(rows, Lijst.SEEN, before))
    other = findings(index, Application("99000022", "", "Voorbeeldstraat 12", "exploitatie horeca", Power.ALCOHOL))
    assert any(PERMIT[1] in text for text in texts(other, Lijst.SEEN, before))
    assert texts(other, Lijst.SEEN, own) == []


def test_a_person_is_found_by_name_with_permission_only(index: Index) -> None:
    anna = Application("", "Anna Aalders", "6211AB 12", "horeca", Power.APV, born=True)
    assert texts(findings(index, anna), Lijst.SEEN, "aanvrager") == []
    assert texts(findings(index, anna, persons=True), Lijst.SEEN, "aanvrager") == ["Anna Aalders (aanvrager)"]


def test_several_parties_with_a_name_are_not_told_apart_by_guessing(index: Index) -> None:
    rows = findings(index, Application("", "B.V.", "6211AB 12", "horeca", Power.APV))
    assert texts(rows, Lijst.ASK, "aanvrager") == ["KVK-nummer: 2 partijen passen bij deze naam"]


def test_how_the_applicant_hangs_together_with_who_is_known_there_does_not_go_through_the_premises(
    index: Index,
) -> None:
    rows = findings(index, Application("99000077", "", "Voorbeeldstraat 12", "horeca", Power.APV))
    assert texts(rows, Lijst.NOT_SEEN, "verbanden") == ["keten tot 4 stappen naar wie bij het pand bekend is"]
    rows = findings(index, Application("99000022", "", "Voorbeeldstraat 12", "horeca", Power.APV))
    assert any("is aandeelhouder van" in text for text in texts(rows, Lijst.SEEN, "verbanden"))


@pytest.mark.parametrize("power", Power)
def test_every_power_has_something_to_ask(index: Index, power: Power) -> None:
    assert texts(findings(index, Application("99000011", "", "6211AB 12", "x", power)), Lijst.ASK, "aanvraag")


def test_the_last_delivery_up_to_the_day_counts(tmp_path: Path) -> None:
    workspace = demo_workspace(tmp_path)
    for name in ("brk/2023-12-31-aa.parquet", "brk/2024-12-31-bb.parquet", "brk/2025-06-30-cc.parquet"):
        (workspace.deliveries / name).mkdir(parents=True)
    assert registers(workspace, ON, {}).latest == {"brk": ON}
    assert registers(workspace, ON, {}).lacking("brk", "bag") == ["Basisregistratie Adressen en Gebouwen: niet geladen"]
    late = registers(workspace, date(2025, 4, 30), {"brk": 92})
    assert late.lacking("brk") == ["Basisregistratie Kadaster: verouderd, laatste levering 2024-12-31"]
