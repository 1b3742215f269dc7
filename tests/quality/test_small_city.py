"""The figures of a small city are those that can be counted by hand, and the document has the form that its schema fixes."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

import jsonschema
import pytest

from ondermijning.quality.document import document, summary
from ondermijning.quality.files import write_quality
from ondermijning.report.asking import what_to_ask
from tests.quality.examined import care, examine, part, row, rows
from tests.support.small_city import deliveries

if TYPE_CHECKING:
    from ondermijning.quality.examine import Quality
    from tests.support.tables import Registers

SCHEMA = json.loads(
    (Path(__file__).resolve().parents[2] / "ondermijning" / "quality" / "kwaliteit.schema.json").read_text(
        encoding="utf-8"
    )
)
OF_THE_GRAPH = {"wezen", "conflicten", "dekking"}


def problems(report: dict[str, Any]) -> list[str]:
    """What the schema says of a document, formats of dates included."""
    checker = jsonschema.Draft202012Validator(SCHEMA, format_checker=jsonschema.Draft202012Validator.FORMAT_CHECKER)
    return [problem.message for problem in checker.iter_errors(report)]


def test_every_source_tells_how_often_and_how_much_came_and_how_old_it_is(quality: Quality) -> None:
    brk = row(quality, "leveringen", bron="brk")
    assert (brk["leveringen"], brk["rijen"], brk["geweigerd"], brk["peildatum"]) == (5, 15, 0, "2023-12-31")
    assert (brk["dagen_oud"], brk["oordeel"]) == (366, "")
    assert row(quality, "leveringen", bron="kik")["oordeel"] == "nooit geladen"


def test_a_column_is_filled_in_the_part_of_the_records_that_hold_now(quality: Quality) -> None:
    rsin = row(quality, "vulling", bron="brk", soort="NietNatuurlijkPersoon", kolom="rsin")
    assert (rsin["records"], rsin["gevuld"], rsin["procent"], rsin["ondergrens"]) == (2, 2, 100, 80)
    kvk = row(quality, "vulling", bron="brk", soort="NietNatuurlijkPersoon", kolom="kvk")
    assert (kvk["records"], kvk["gevuld"], kvk["procent"], kvk["oordeel"]) == (2, 1, 50, "te leeg")
    assert "brk, NietNatuurlijkPersoon.kvk: 50 % gevuld, verwacht 70 %" in care(quality, "vulling")


def test_without_the_bag_no_address_is_found_and_it_says_where_the_bag_is(quality: Quality) -> None:
    assert {each["gevonden"] for each in rows(quality, "adressen")} == {0}
    assert part(quality, "adressen").advice == what_to_ask("bag")


def test_a_value_of_an_object_that_no_stand_shows_refers_to_nothing(quality: Quality) -> None:
    assert rows(quality, "wezen") == [
        {"soort": "WAARDE_VAN", "reden": "naar: Perceel bestaat niet", "aantal": 1},
    ]


def test_it_says_of_how_many_things_the_answers_are_there(quality: Quality) -> None:
    counts = {each["wat"]: (each["bekend"], each["geheel"]) for each in rows(quality, "dekking")}
    assert counts["objecten met een antwoord over hypotheken"] == (0, 5)
    assert counts["bedrijven met functionarissen"] == (0, 1)
    assert counts["bedrijven met vastgoed, met een inschrijving"] == (0, 1)
    assert counts["prijsindex: kwartalen tot en met 2022K4"] == (3, 11)


def test_mentions_are_together_or_alone(quality: Quality) -> None:
    companies = row(quality, "partijen", bron="brk", soort="bedrijf")
    assert (companies["vermeldingen"], companies["zelfde"], companies["alleen"]) == (2, 1, 1)


def test_a_rule_without_its_source_is_undecided_and_says_what_to_load(quality: Quality) -> None:
    rule = row(quality, "regels", regel="aankoop_zonder_hypotheek")
    assert (rule["oordeel"], rule["ontbrekende_bronnen"], rule["advies"]) == ("onbeslist", "kik", what_to_ask("kik"))
    assert "aankoop_zonder_hypotheek: onbeslist, geen levering van kik" in care(quality, "regels")
    assert row(quality, "regels", regel="abc_transactie")["oordeel"] == "volledig"


def test_a_register_that_never_came_is_told_with_what_cities_found_without_it(quality: Quality) -> None:
    told = {each["wat_ontbreekt"]: each for each in rows(quality, "winst")}
    assert told["zonder kik"]["gevonden"] < told["alles geladen"]["gevonden"]
    sentence = f"kik is nooit geladen: in een verzonnen stad werden zonder dat {told['zonder kik']['gevonden']} van"
    assert any(each.startswith(sentence) for each in care(quality, "winst"))


def test_the_schema_is_a_schema_and_the_report_has_its_form(quality: Quality) -> None:
    jsonschema.Draft202012Validator.check_schema(SCHEMA)
    assert problems(document(quality)) == []


@pytest.mark.parametrize("place", ["naam", "persoon", "waarde_van_iemand"])
def test_the_schema_refuses_a_column_that_is_not_declared(quality: Quality, place: str) -> None:
    report = document(quality)
    report["onderdelen"]["leveringen"]["rijen"][0][place] = "x"
    assert problems(report)


def test_the_same_data_give_the_same_bytes(city: Registers, tmp_path: Path) -> None:
    first, second = (write_quality(tmp_path / name, examine(city)) for name in ("a", "b"))
    assert [path.name for path in first] == ["kwaliteit-2024-12-31.html", "kwaliteit-2024-12-31.json"]
    assert [path.read_bytes() for path in first] == [path.read_bytes() for path in second]
    assert {path.stat().st_mode & 0o777 for path in first} == {0o600}


def test_before_a_build_the_deliveries_are_examined_and_the_rest_says_what_to_do(registers: Registers) -> None:
    for _, load in deliveries():
        load(registers)
    quality = examine(registers)
    missing = {each.name: each.missing for each in quality.parts if each.missing}
    assert missing.keys() == OF_THE_GRAPH | {"partijen"}
    assert {missing[name] for name in OF_THE_GRAPH} == {"Er is nog geen graaf: run ondermijning build."}
    assert row(quality, "regels", regel="abc_transactie")["te_beoordelen"] is None
    assert problems(document(quality)) == []


def test_an_empty_workspace_has_a_report(registers: Registers) -> None:
    quality = examine(registers)
    assert {each["oordeel"] for each in rows(quality, "leveringen")} == {"nooit geladen"}
    assert care(quality, "leveringen") == ["er is nog niets geladen"]
    assert problems(document(quality)) == []


def test_the_summary_has_a_line_for_each_thing_and_one_for_a_part_without(quality: Quality) -> None:
    lines = summary(quality)
    assert ("codes", "goed", "0 rijen", "") in lines
    assert {line[0] for line in lines} == {each.name for each in quality.parts}
    assert all(line[3] for line in lines if line[1] == "let op")
