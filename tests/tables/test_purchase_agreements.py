from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

import pytest

from tests.support.one_city import as_of, in_one_city
from tests.support.samples import sample
from tests.support.stands import Company, Deed, Holder, Note, Obj, Person, Right
from tests.support.tables import house, key, parcel_id

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tests.support.one_city import Case, Reading
    from tests.support.tables import Registers, Tables

ANNA, BERT = Person("901", "Aalders"), Person("902", "Baks")
FIRM, OTHER = Company("903", "Koper B.V.", kvk="90000003"), Company("904", "Ander B.V.", kvk="90000004")
OLD = Deed("500", date="2015-06-01")
AGREED = Deed("510", "651", date="2022-03-01", deed_id="stuk-510")
AGAIN = Deed("511", "651", date="2022-05-01")


def noted(*notes: Note, reference: str = "") -> Obj:
    return house(Holder("81", ANNA, deeds=[OLD]), notes=notes, reference=reference)


def bought(tables: Tables) -> dict[str, list[tuple[date | None, date | None]]]:
    """Begin and end of every agreement, per buyer."""
    found: dict[str, list[tuple[date | None, date | None]]] = {}
    for row in tables.edges("KOOPT"):
        assert row["naar"] == key(house())
        found.setdefault(row["van"], []).append((row["geldig_van"], row["geldig_tot"]))
    return found


@pytest.mark.slow
@in_one_city
def test_who_has_bought_is_known_from_the_day_of_the_deed_to_the_last_day_of_the_note(registers: Registers) -> Case:
    registers.stand("2022-04-01", noted(Note("n1", end="2022-09-01", parties=[FIRM, BERT], deed=AGREED)))
    tables = yield
    span = (date(2022, 3, 1), date(2022, 9, 1))
    assert bought(tables) == {key(FIRM): [span], key(BERT): [span]}
    row = tables.edge("KOOPT", key(FIRM), key(house()))
    assert (row["geldig_van_precisie"], row["geregistreerd_op"], row["registratie_tot"]) == (
        "dag",
        date(2022, 4, 1),
        None,
    )
    assert bought((yield as_of("2022-08-31")))[key(FIRM)] == [(date(2022, 3, 1), None)]
    assert bought((yield as_of("2022-02-28"))) == {}


@in_one_city
def test_the_transfer_ends_the_agreement_before_its_last_day(registers: Registers) -> Case:
    before = noted(Note("n1", end="2022-09-01", parties=[FIRM], deed=AGREED))
    sold = house(Holder("82", FIRM, deeds=[Deed("501", date="2022-06-01", price=300_000)]), reference="R-sold")
    registers.stand("2022-04-01", before)
    registers.change("2022-06-02", 1, before, sold)
    tables = yield
    assert bought(tables) == {key(FIRM): [(date(2022, 3, 1), date(2022, 6, 2))]}
    assert tables.edge("KOOPT", key(FIRM), key(house()))["registratie_tot"] == date(2022, 6, 2)
    assert bought((yield as_of("2022-06-01"))) == {key(FIRM): [(date(2022, 3, 1), None)]}


@in_one_city
def test_a_note_on_a_naming_reaches_the_object_through_its_right(registers: Registers) -> Case:
    registers.stand("2022-04-01", noted(Note("n1", parties=[FIRM], deed=AGREED, naming_id="81")))
    assert bought((yield)) == {key(FIRM): [(date(2022, 3, 1), None)]}


@in_one_city
def test_other_notes_name_no_buyer(registers: Registers) -> Case:
    registers.stand("2022-04-01", noted(Note("n1", "67", parties=[FIRM], deed=AGREED)))
    assert bought((yield)) == {}


@in_one_city
def test_without_a_deed_the_begin_is_unknown(registers: Registers) -> Case:
    registers.stand("2022-04-01", noted(Note("n1", parties=[FIRM]), Note("n2", parties=[BERT])))
    assert bought((yield)) == {key(FIRM): [(None, None)], key(BERT): [(None, None)]}


def corrected(
    registers: Registers, first: Sequence[Person | Company], then: Sequence[Person | Company]
) -> Reading[Tables]:
    """A note that a correction of the same deed replaces by one with another id, deed part and last day."""
    part = replace(AGREED, part_id="599")
    before = noted(Note("n1", end="2022-09-01", parties=first, deed=AGREED))
    after = noted(Note("n2", end="2022-09-20", parties=then, deed=part), reference="R-corrected")
    registers.stand("2022-04-01", before)
    registers.change("2022-04-20", 1, before, after)
    return (yield as_of("2022-05-01"))


@in_one_city
def test_a_correction_of_the_same_deed_is_one_agreement(registers: Registers) -> Case:
    tables = yield from corrected(registers, [FIRM], [FIRM])
    assert bought(tables) == {key(FIRM): [(date(2022, 3, 1), None)]}
    assert tables.edge("KOOPT", key(FIRM), key(house()))["geregistreerd_op"] == date(2022, 4, 1)


@in_one_city
def test_a_buyer_that_a_correction_put_in_the_place_of_another_is_the_only_one(registers: Registers) -> Case:
    assert bought((yield from corrected(registers, [BERT], [FIRM]))) == {key(FIRM): [(date(2022, 3, 1), None)]}


@in_one_city
def test_a_second_agreement_by_another_deed_leaves_the_first(registers: Registers) -> Case:
    before = noted(Note("n1", parties=[FIRM], deed=AGREED))
    after = noted(Note("n2", parties=[OTHER], deed=AGAIN), reference="R-again")
    registers.stand("2022-04-01", before)
    registers.change("2022-05-02", 1, before, after)
    assert bought((yield)) == {
        key(FIRM): [(date(2022, 3, 1), date(2022, 5, 2))],
        key(OTHER): [(date(2022, 5, 1), None)],
    }


@in_one_city
def test_two_agreements_of_one_day_by_two_deeds_are_two(registers: Registers) -> Case:
    second = Deed("512", "651", date="2022-03-01", deed_id="stuk-512")
    before = noted(Note("n1", parties=[FIRM], deed=AGREED))
    after = noted(Note("n2", parties=[OTHER], deed=second), reference="R-again")
    registers.stand("2022-02-01", noted(reference="R-before"))
    registers.change("2022-03-01", 1, noted(reference="R-before"), before)
    registers.change("2022-03-01", 2, before, after)
    day = date(2022, 3, 1)
    assert bought((yield)) == {key(FIRM): [(day, day)], key(OTHER): [(day, None)]}


@in_one_city
def test_stands_show_a_correction_too(registers: Registers) -> Case:
    registers.stand("2022-04-01", noted(Note("n1", parties=[BERT], deed=AGREED)))
    registers.stand("2022-05-01", noted(Note("n2", parties=[FIRM], deed=AGREED)))
    assert bought((yield)) == {key(FIRM): [(date(2022, 3, 1), None)]}


def test_the_real_correction_of_a_note_is_no_resale(registers: Registers) -> None:
    path = sample("brk", "levering", "mutatie-ABG00F1856-20211102-1.afgeleid.xml")
    text = path.read_text(encoding="utf-8")
    inside = text.partition("<Mutatie:was>")[2].partition("</Mutatie:was>")[0]
    begin, _, rest = text.partition("<Mutatie:aardStukdeel>")
    assert rest
    first = (
        f"{begin}<Mutatie:brkDatum>2021-10-12</Mutatie:brkDatum>"
        "<Mutatie:volgnummerKadastraalObjectDatum>1</Mutatie:volgnummerKadastraalObjectDatum>"
        f"<Mutatie:wordt>{inside}</Mutatie:wordt></Mutatie:Mutatie>"
    )
    (registers.folder / "eerst.xml").write_text(first, encoding="utf-8")
    registers.load("brk", registers.folder / "eerst.xml", path)
    tables = registers.tables("2021-12-31")
    (edge,) = tables.edges("KOOPT")
    assert (edge["van"], edge["geldig_van"], edge["geldig_tot"]) == ("KVK:84192577", date(2021, 10, 12), None)
    assert edge["naar"] == "NL.IMKAD.KadastraalObject:5260185670000"
    assert tables.nodes("Transactie").keys() == {"NL.IMKAD.Stukdeel:AKR1.100000006278456"}
    assert tables.edges("VERKOPER") == []


@in_one_city
def test_a_note_on_a_lease_reaches_the_parcel_below(registers: Registers) -> Case:
    lease = Right("72", "3", [Holder("82", BERT)], on_object=False)
    parcel = Obj(
        parcel_id(1),
        "MTT00 C 1",
        [Right("71", holders=[Holder("81", ANNA)], burdened_by=["72"]), lease],
        notes=[Note("n1", parties=[FIRM], deed=AGREED, naming_id="82")],
    )
    registers.stand("2022-04-01", parcel)
    assert bought((yield)) == {key(FIRM): [(date(2022, 3, 1), None)]}
