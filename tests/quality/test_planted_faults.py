"""Each fault that is planted in the data appears in the report, where it belongs and with its number."""

from __future__ import annotations

from contextlib import closing
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from ondermijning import pipeline
from ondermijning.detect.library import load_rules
from ondermijning.ledger import open_ledger
from ondermijning.quality.answers import Answers
from ondermijning.quality.part import NO_GRAPH, Care
from tests.quality.examined import ON, built, care, examine, row, rows
from tests.support import bag_extract
from tests.support.csv_forms import CsvForm
from tests.support.stands import Company, Deed, Holder, Obj, Person, Right, message
from tests.support.tables import house, parcel_id, profile, visiting_address

if TYPE_CHECKING:
    from pathlib import Path

    from tests.support.tables import Registers

ANNA = Person("901", "Aalders", "Anna", bsn="999993653")
FIRM = Company("910", "Voorbeeld Vastgoed B.V.", kvk="99000011")
SALE = Deed("501", date="2022-03-01", price=200_000)
SALES = CsvForm(
    "transacties",
    {
        "kadastraalobject_id": parcel_id(1),
        "datum": "2022-03-01",
        "soort": "koop",
        "koopsom_euro": "300000",
        "aantal_objecten": "1",
        "verkoper": "Vorige B.V.",
        "verkoper_kvk": "99000022",
        "koper": "Voorbeeld Vastgoed B.V.",
        "koper_kvk": "99000011",
        "stuk": "",
    },
)
MELDINGEN = "gebeurtenis_id;soort;datum;adres;postcode;huisnummer;toevoeging;bag_id;partij_naam;kvk_nummer"


def test_codes_that_no_list_has_are_counted_by_column(registers: Registers) -> None:
    right = Right("71", "99", [Holder("81", ANNA, deeds=[replace(SALE, aard="999")])])
    registers.stand("2023-12-31", Obj(parcel_id(1), "MTT00 C 1", [right]), house(Holder("82", FIRM), number=2))
    quality = examine(registers)
    assert row(quality, "codes", soort="ZakelijkRecht") == {
        "bron": "brk",
        "soort": "ZakelijkRecht",
        "kolom": "aard_code",
        "waarde": "99",
        "aantal": 1,
    }
    assert row(quality, "codes", soort="Stukdeel")["waarde"] == "999"
    assert "brk, ZakelijkRecht.aard_code: 1 keer een onbekende waarde" in care(quality, "codes")


def test_what_people_word_is_shown_only_when_it_comes_back(registers: Registers) -> None:
    lines = [f"M{number};ruzie met de buren;2023-01-0{number};;;;;;;" for number in range(1, 7)]
    registers.deliver(
        "gebeurtenissen", "g.csv", "\n".join([MELDINGEN, *lines, "M9;bij Jan thuis;2023-01-09;;;;;;;"]), "2023-12-31"
    )
    found = {each["waarde"]: each["aantal"] for each in rows(examine(registers), "codes", soort="Melding")}
    assert found == {"ruzie_met_de_buren": 6, "andere woorden": 1}


def test_an_address_is_one_of_the_bag_or_it_says_why_not(registers: Registers, tmp_path: Path) -> None:
    registers.load("bag", bag_extract.write(tmp_path / "bag.xml", bag_extract.number()))
    addresses = [
        visiting_address(12),
        visiting_address(14),
        {**visiting_address(12), "postcode": None, "straatnaam": "Pad"},
        {**visiting_address(12), "huisnummer": None},
        {**visiting_address(), "land": "België"},
    ]
    registers.kvk("2023-08-01", *(profile(f"9900002{place}", address=each) for place, each in enumerate(addresses)))
    kvk = row(examine(registers), "adressen", bron="kvk")
    assert (kvk["adressen"], kvk["gevonden"], kvk["procent"]) == (5, 1, 25)
    assert (kvk["buitenland"], kvk["niet_in_bag"], kvk["geen_postcode"], kvk["geen_nummer"]) == (1, 1, 1, 1)


def test_an_address_that_the_bag_has_twice_meets_neither(registers: Registers, tmp_path: Path) -> None:
    twice = [bag_extract.number(), bag_extract.number(identity="0935200000000099")]
    registers.load("bag", bag_extract.write(tmp_path / "bag.xml", *twice))
    registers.kvk("2023-08-01", profile("99000021", address=visiting_address(12)))
    quality = examine(registers)
    assert row(quality, "adressen", bron="kvk")["meer_dan_een"] == 1
    assert "kvk: 1 van de 1 adressen in de gemeente niet gevonden" in care(quality, "adressen")


def test_a_source_is_old_by_the_settings_else_by_its_own_card(registers: Registers) -> None:
    registers.stand("2023-12-31", house(Holder("81", ANNA)))
    registers.prices({"2022K1": "100"})
    assert care(examine(registers), "leveringen") == []
    assert care(examine(registers, {"brk": 92, "prijsindex": 1}), "leveringen") == [
        "brk: te oud: 366 dagen, hoogstens 92"
    ]
    later = ON.replace(year=2025)
    assert care(examine(registers, on=later), "leveringen") == ["prijsindex: te oud: 365 dagen, hoogstens 184"]


def test_messages_that_do_not_join_are_listed_by_their_object(registers: Registers, tmp_path: Path) -> None:
    first, lost, last = (
        Obj(parcel_id(1), "MTT00 C 1", [Right("71", holders=[Holder(f"8{name}", ANNA)])], reference=name)
        for name in "123"
    )
    registers.stand("2023-12-31", first)
    registers.load("brk", message(tmp_path / "m" / "bericht.xml", "2024-03-01", 1, lost, last))
    quality = examine(registers)
    (waiting,) = rows(quality, "berichten")
    assert (waiting["object"].rpartition(":")[2], waiting["dag"]) == (parcel_id(1), "2024-03-01")
    assert care(quality, "berichten") == ["brk: 1 bericht zonder aansluiting"]


def test_refused_rows_and_remarks_are_counted_by_field_and_reason(registers: Registers) -> None:
    lines = ["M1;onbekend soort;2023-01-01;;;;;;;", "M2;controle;geen dag;;;;;;;"]
    text = "\n".join([MELDINGEN, *lines])
    path = registers.folder / "g.csv"
    path.write_text(text, encoding="utf-8")
    registers.load("gebeurtenissen", path, reference_date=ON, max_rejects=100)
    quality = examine(registers)
    assert [(each["veld"], each["aantal"]) for each in rows(quality, "geweigerd")] == [("datum", 1)]
    assert [(each["veld"], each["aantal"]) for each in rows(quality, "opmerkingen")] == [("soort", 1)]
    assert "gebeurtenissen: 50 % van de rijen geweigerd" in care(quality, "leveringen")
    assert "geen dag" not in str(quality.parts)


def test_forbidden_names_are_told_apart_from_those_that_are_not_needed(registers: Registers) -> None:
    company = {**profile("99000021"), "geboorteland": "x", "kleur": "x"}
    registers.kvk("2023-08-01", company)
    quality = examine(registers)
    assert row(quality, "deur", naam="geboorteland")["grond"] == "verboden"
    assert row(quality, "deur", naam="kleur")["grond"] == "niet nodig"
    assert care(quality, "deur") == ["kvk levert gegevens die niet verwerkt mogen worden"]


@pytest.mark.slow
def test_contradictions_between_registers_are_counted(registers: Registers) -> None:
    registers.stand("2022-12-31", house(Holder("81", FIRM, deeds=[SALE])))
    registers.deliver("transacties", "lijst.csv", SALES.text({}), "2023-01-01")
    quality = examine(built(registers))
    found = row(quality, "conflicten", kolom="koopsom_euro")
    assert (found["soort"], found["aantal"]) == ("Transactie", 1)
    assert care(quality, "conflicten") == ["Transactie.koopsom_euro: 1 keer tegenspraak"]


@pytest.mark.slow
def test_a_graph_that_is_older_than_the_deliveries_is_told(registers: Registers) -> None:
    registers.stand("2022-12-31", house(Holder("81", ANNA, deeds=[SALE])))
    assert not examine(built(registers)).stale
    registers.prices({"2022K1": "100"})
    assert examine(registers).stale


def test_without_a_graph_no_rule_is_said_to_judge_every_case(registers: Registers) -> None:
    with closing(open_ledger(registers.workspace.ledger_path)) as ledger:
        part = Answers(load_rules(), {"brk", "kik"}, ledger).part(None)
    (rule,) = (row for row in part.rows if row[0] == "aankoop_zonder_hypotheek")
    assert (rule[-2], rule[-1]) == (NO_GRAPH, "niet nagegaan")
    assert Care("aankoop_zonder_hypotheek: niet nagegaan", NO_GRAPH) in part.care


@pytest.mark.slow
def test_a_rule_that_cannot_judge_a_case_says_how_many_and_what_it_needs(registers: Registers) -> None:
    registers.stand("2021-12-31", house(Holder("80", FIRM, deeds=[Deed("500", date="2015-01-01")])))
    registers.stand("2022-12-31", house(Holder("81", ANNA, deeds=[SALE])))
    _, folder = pipeline.current_graph(built(registers).workspace)
    with closing(open_ledger(registers.workspace.ledger_path)) as ledger:
        part = Answers(load_rules(), {"brk", "kik"}, ledger).part(folder)
    assert [care.what for care in part.care if care.what.startswith("aankoop_zonder")] == [
        "aankoop_zonder_hypotheek: onbeslist, 1 geval niet te beoordelen"
    ]
    (rule,) = (
        dict(zip(part.columns, each, strict=True)) for each in part.rows if each[0] == "aankoop_zonder_hypotheek"
    )
    assert (rule["te_beoordelen"], rule["niet_te_beoordelen"], rule["ontbrekende_bronnen"]) == (0, 1, "")
    assert "hypotheken van elk object" in str(rule["nodig"])
