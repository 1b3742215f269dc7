from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from tests.support.one_city import as_of, in_one_city
from tests.support.samples import sample
from tests.support.stands import Company, Deed, Holder, Obj, Person, Right
from tests.support.tables import house, key, parcel_id

if TYPE_CHECKING:
    from tests.support.one_city import Case, Reading
    from tests.support.tables import Registers

ANNA, BERT, CLARA = Person("901", "Aalders"), Person("902", "Baks"), Person("903", "Claes")
CITY = Company("910", "Gemeente Voorbeeld", form="10", rsin="999990019")
FIRST, SECOND, THIRD = "2021-12-31", "2022-12-31", "2023-12-31"
WORDS = "aard van het recht"


def leased(kind: str = "3", canon: int | None = None) -> Obj:
    lease = Right("72", kind, [Holder("82", ANNA)], on_object=False, canon=canon)
    return Obj(parcel_id(1), "MTT00 C 1", [Right("71", holders=[Holder("81", CITY)], burdened_by=["72"]), lease])


def rights(on: str = "2024-12-31") -> Reading[dict[str, str]]:
    return {row["van"]: row["recht"] for row in (yield as_of(on)).edges("BEZIT")}


@pytest.mark.parametrize(
    ("kind", "owner"),
    [("3", "bloot eigendom"), ("12", "bloot eigendom"), ("13", "bloot eigendom"), ("7", WORDS), ("14", WORDS)],
)
@in_one_city
def test_what_leasehold_or_usufruct_rests_on_is_bare_ownership(registers: Registers, kind: str, owner: str) -> Case:
    registers.stand(FIRST, leased(kind))
    assert (yield from rights())[key(CITY)] == owner


@pytest.mark.slow
@in_one_city
def test_ownership_is_bare_as_long_as_the_burden_rests_on_it(registers: Registers) -> Case:
    free = Obj(parcel_id(1), "MTT00 C 1", [Right("71", holders=[Holder("81", CITY)])])
    registers.stand(FIRST, free)
    registers.stand(SECOND, leased())
    registers.stand(THIRD, free)
    for on, told in {"2022-06-30": WORDS, SECOND: "bloot eigendom", THIRD: WORDS}.items():
        assert (yield from rights(on))[key(CITY)] == told, on


@in_one_city
def test_an_owner_who_left_was_a_bare_owner_to_the_end(registers: Registers) -> Case:
    registers.stand(FIRST, leased())
    sold = Right("71", holders=[Holder("83", BERT, deeds=[Deed("501", date="2022-03-01")])])
    registers.stand(SECOND, Obj(parcel_id(1), "MTT00 C 1", [sold]))
    assert (yield from rights()) == {key(CITY): "bloot eigendom", key(ANNA): WORDS, key(BERT): WORDS}


@in_one_city
def test_a_share_that_is_held_together_is_told_apart(registers: Registers) -> Case:
    joint = [Holder(f"8{at}", person, (1, 2), joint="j") for at, person in enumerate((ANNA, BERT), 1)]
    registers.stand(FIRST, house(*joint, Holder("83", CLARA, (1, 2))))
    tables = yield
    for edge in ("HEEFT_RECHT", "BEZIT"):
        told = {row["van"]: (row["aandeel_promille"], row["gezamenlijk"]) for row in tables.edges(edge)}
        assert told == {key(ANNA): (500, True), key(BERT): (500, True), key(CLARA): (500, False)}


@in_one_city
def test_a_right_has_the_canon_that_is_due_on_the_date(registers: Registers) -> Case:
    registers.stand(FIRST, leased(canon=1_000))
    registers.stand(SECOND, leased(canon=1_500))
    tables = yield
    lease = key(Right("72"))
    assert tables.nodes("Recht")[lease]["canon_euro"] == 1_500
    assert tables.nodes("Recht")[key(Right("71"))]["canon_euro"] is None
    assert ("canon_euro", f"stand-0935-{SECOND}.xml", "KadastraalObjectSnapshot[1]") in tables.origins(lease)


def test_the_canon_of_a_real_lease(registers: Registers) -> None:
    registers.load("brk", sample("brk", "levering", "stand-perceel-6.xml"))
    tables = registers.tables()
    assert tables.nodes("Recht")["NL.IMKAD.ZakelijkRecht:50412226"]["canon_euro"] == 50_000
    told = {row["van"]: row["recht"] for row in tables.edges("BEZIT")}
    assert told == {"KVK:50788590": "bloot eigendom", "KVK:04052580": "Erfpacht (recht van)"}


@in_one_city
def test_what_was_known_and_until_when_stands_beside_what_held(registers: Registers) -> Case:
    registers.stand(FIRST, house(Holder("81", ANNA, deeds=[Deed("500", date="2015-06-01")])))
    registers.stand(SECOND, house(Holder("82", BERT, deeds=[Deed("501", date="2022-03-01")])))
    tables = yield
    for edge in ("HEEFT_RECHT", "BEZIT"):
        spans = {
            row["van"]: (row["geldig_tot"], row["geregistreerd_op"], row["registratie_tot"])
            for row in tables.edges(edge)
        }
        assert spans == {
            key(ANNA): (date(2022, 3, 1), date(2021, 12, 31), date(2022, 12, 31)),
            key(BERT): (None, date(2022, 12, 31), None),
        }


def held() -> Reading[dict[str, tuple[date | None, date | None]]]:
    return {row["van"]: (row["geldig_van"], row["geldig_tot"]) for row in (yield).edges("BEZIT")}


@in_one_city
def test_a_change_message_changes_the_owner_on_its_day(registers: Registers) -> Case:
    before = house(Holder("81", ANNA, deeds=[Deed("500", date="2015-06-01")]))
    after = house(Holder("82", BERT, deeds=[Deed("501", date="2022-03-01", price=240_000)]), reference="R2")
    registers.stand(FIRST, before)
    registers.change("2022-03-02", 1, before, after)
    assert (yield from held()) == {
        key(ANNA): (date(2015, 6, 1), date(2022, 3, 1)),
        key(BERT): (date(2022, 3, 1), None),
    }
    assert (yield).ends("VERKOPER") == {(key(ANNA), "NL.IMKAD.Stukdeel:501")}


@in_one_city
def test_two_transfers_of_one_day_are_two_holdings(registers: Registers) -> Case:
    states = [house(Holder("81", ANNA, deeds=[Deed("500", date="2015-06-01")]))]
    for at, buyer in enumerate((BERT, CLARA), 1):
        deed = Deed(f"50{at}", date="2022-03-01", price=200_000 + at * 50_000)
        states.append(house(Holder(f"8{at + 1}", buyer, deeds=[deed]), reference=f"R{at}"))
    registers.stand(FIRST, states[0])
    for at in (1, 2):
        registers.change("2022-03-01", at, states[at - 1], states[at])
    day = date(2022, 3, 1)
    assert (yield from held()) == {
        key(ANNA): (date(2015, 6, 1), day),
        key(BERT): (day, day),
        key(CLARA): (day, None),
    }


TOWNS = ("MTT00", "ABY00", "HEE03", "BHR01", "ITR00", "PTR00", "VHV03")


@in_one_city
def test_every_cadastral_municipality_of_the_city_is_in_the_tables(registers: Registers) -> Case:
    objects = [
        Obj(f"{at}230001270000", f"{code} A 12", [Right(f"7{at}", holders=[Holder(f"8{at}", ANNA)])])
        for at, code in enumerate(TOWNS, 1)
    ]
    registers.stand(FIRST, *objects)
    tables = yield
    assert {row["aanduiding"] for row in tables.nodes("Perceel").values()} == {f"{code} A 12" for code in TOWNS}
    assert tables.ends("BEZIT") == {(key(ANNA), key(thing)) for thing in objects}
