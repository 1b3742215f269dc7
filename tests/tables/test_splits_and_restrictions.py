from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from tests.support.one_city import in_one_city
from tests.support.samples import sample
from tests.support.stands import Company, Holder, Obj, Person, Restriction, Right, Split
from tests.support.tables import house, key

if TYPE_CHECKING:
    from tests.support.one_city import Case
    from tests.support.tables import Registers

ANNA = Person("901", "Aalders")
OWNERS = Company("921", "VvE Voorbeeldstraat 1", form="21", kvk="90000021")
FIRST, SECOND = "2021-12-31", "2022-12-31"
SPLIT = [Split("s1", OWNERS)]


def ground(**given: str) -> Obj:
    return Obj("1230000170000", "MTT00 C 1", [Right("71", split_by="s1")], splits=SPLIT, **given)  # type: ignore[arg-type]


def flat(number: int, *holders: Holder) -> Obj:
    right = Right(f"80{number}", holders=holders, made_by="s1")
    return Obj(f"123000011000{number}", f"MTT00 C 1 A{number}", [right], splits=SPLIT, size=None)


@in_one_city
def test_the_ground_was_split_into_the_apartment_rights_that_the_association_manages(registers: Registers) -> Case:
    flats = [flat(1, Holder("81", ANNA)), flat(2)]
    registers.stand(FIRST, ground(), *flats, house(number=9))
    tables = yield
    assert tables.ends("GESPLITST_IN") == {(key(ground()), key(each)) for each in flats}
    assert tables.ends("BEHEERT") == {(key(OWNERS), key(each)) for each in flats}
    row = tables.edge("BEHEERT", key(OWNERS), key(flats[0]))
    assert (row["geldig_tot"], row["geregistreerd_op"], row["registratie_tot"]) == (None, date(2021, 12, 31), None)
    assert tables.origins(row["id"]) != set()


@in_one_city
def test_an_apartment_right_that_is_gone_is_managed_no_more(registers: Registers) -> Case:
    registers.stand(FIRST, ground(), flat(1), flat(2))
    registers.stand(SECOND, ground(), flat(1))
    tables = yield
    gone = date(2022, 12, 31)
    assert tables.edge("GESPLITST_IN", key(ground()), key(flat(2)))["geldig_tot"] == gone
    assert tables.edge("BEHEERT", key(OWNERS), key(flat(2)))["registratie_tot"] == gone
    assert tables.edge("BEHEERT", key(OWNERS), key(flat(1)))["geldig_tot"] is None


@in_one_city
def test_a_right_that_was_split_may_reach_its_object_through_the_one_it_burdens(registers: Registers) -> Case:
    lease = Right("72", "3", on_object=False, split_by="s1")
    parcel = Obj("1230000170000", "MTT00 C 1", [Right("71", burdened_by=["72"]), lease], splits=SPLIT)
    registers.stand(FIRST, parcel, flat(1))
    assert (yield).ends("GESPLITST_IN") == {(key(parcel), key(flat(1)))}


@in_one_city
def test_a_split_without_an_association_is_managed_by_nobody(registers: Registers) -> Case:
    registers.stand(FIRST, Obj("1230000110001", "MTT00 C 1 A1", [Right("801", made_by="s1")], splits=[Split("s1")]))
    assert (yield).edges("BEHEERT") == []


def test_the_real_apartment_right_is_managed_by_its_association(registers: Registers) -> None:
    registers.load("brk", sample("brk", "levering", "stand-appre-1.afgeleid.xml"))
    assert registers.tables().ends("BEHEERT") == {("KVK:01163452", "NL.IMKAD.KadastraalObject:53761288010001")}


@in_one_city
def test_an_object_came_from_one_that_a_delivery_once_showed(registers: Registers) -> Case:
    parent, stranger = house(number=1), "1239999970000"
    children = [house(number=at, origins=[parent.id, stranger], born_on="2022-05-01") for at in (2, 3)]
    registers.stand(FIRST, parent)
    registers.stand(SECOND, *children)
    tables = yield
    assert tables.ends("ONTSTAAN_UIT") == {(key(child), key(parent)) for child in children}
    row = tables.edge("ONTSTAAN_UIT", key(children[0]), key(parent))
    assert (row["aard_code"], row["geldig_van"], row["geregistreerd_op"]) == (
        "20",
        date(2022, 5, 1),
        date(2022, 12, 31),
    )
    assert tables.orphans() == []


@pytest.mark.parametrize(
    ("code", "words", "closes"),
    [
        ("XA", "Gemeentewet", True),
        ("XE", "Opiumwet (Sluiting object)", True),
        ("XP", "Woningwet", True),
        ("GWS", "Gemeentewet: sluiting woning, artikel 174a", True),
        ("OPW", "Opiumwet, last onder bestuursdwang", True),
        ("GW", "Besluit artikel 174a Gemeentewet", True),
        ("OW", "Besluit artikel 13b", True),
        ("XQ", "Woningwet (Bestuursdwangbesluit of dwangsombesluit)", False),
        ("WBA", "Wet bodembescherming", False),
        ("OMG", "Aansluiting op het riool", False),
        ("WA", "Uitsluiting van de regeling, artikel 113b", False),
    ],
)
@in_one_city
def test_a_restriction_closes_by_its_code_or_by_its_words(
    registers: Registers, code: str, words: str, *, closes: bool
) -> Case:
    registers.stand(FIRST, house(restrictions=[Restriction("r1", code, words, "2021-03-01", "2021-09-01")]))
    tables = yield
    (restriction,) = tables.nodes("Beperking").values()
    assert restriction["sluiting"] is closes
    assert (restriction["geldig_van"], restriction["geldig_tot"]) == (date(2021, 3, 1), date(2021, 9, 1))
    (edge,) = tables.edges("BEPERKT")
    assert (edge["naar"], edge["geldig_tot"]) == (key(house()), date(2021, 9, 1))


@in_one_city
def test_a_restriction_that_is_shown_no_more_has_ended(registers: Registers) -> Case:
    registers.stand(FIRST, house(restrictions=[Restriction("r1")]))
    registers.stand(SECOND, house())
    (edge,) = (yield).edges("BEPERKT")
    assert (edge["geldig_tot"], edge["registratie_tot"]) == (date(2022, 12, 31), date(2022, 12, 31))
