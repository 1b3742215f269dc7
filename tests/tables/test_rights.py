from __future__ import annotations

from contextlib import closing
from datetime import date
from typing import TYPE_CHECKING

import pytest

from tests.support.one_city import as_of, in_one_city
from tests.support.stands import Company, Deed, Holder, Obj, Person, Right
from tests.support.tables import Registers, house, key, parcel_id

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.support.one_city import Case
    from tests.support.tables import Tables

ANNA, BERT, CLARA, DIRK = (Person(f"90{at}", name) for at, name in enumerate(("Aalders", "Baks", "Claes", "Dols"), 1))
CITY = Company("910", "Gemeente Voorbeeld", form="10", rsin="999990019")
OLD = Deed("500", date="2015-06-01", price=150_000)
SALE = Deed("501", date="2022-03-01", price=240_000)
FIRST, SECOND, THIRD = "2021-12-31", "2022-12-31", "2023-12-31"
HALF = (1, 2)
Span = tuple[date | None, date | None]


def owned(naming: str, party: Person | Company, *deeds: Deed, share: tuple[int, int] = (1, 1)) -> Holder:
    return Holder(naming, party, share, deeds)


def spans(tables: Tables) -> dict[str, list[Span]]:
    """Begin and end of every holding, per holder."""
    found: dict[str, list[Span]] = {}
    for row in tables.edges("BEZIT"):
        found.setdefault(row["van"], []).append((row["geldig_van"], row["geldig_tot"]))
    return found


@in_one_city
def test_a_holder_holds_a_share_of_the_right_and_so_of_the_object(registers: Registers) -> Case:
    registers.stand(FIRST, house(owned("81", ANNA, OLD, share=(2, 3)), owned("82", BERT, OLD, share=(1, 3))))
    tables = yield
    right = key(Right("71"))
    assert tables.shares("HEEFT_RECHT") == {(key(ANNA), right): 667, (key(BERT), right): 333}
    assert tables.shares("BEZIT") == {(key(ANNA), key(house())): 667, (key(BERT), key(house())): 333}
    assert tables.ends("RUST_OP") == {(right, key(house()))}
    assert tables.nodes("Recht")[right]["aard_code"] == "2"


@in_one_city
def test_an_object_is_described_by_its_snapshot(registers: Registers) -> Case:
    flat = Obj("123000010001", "MTT00 C 1 A1", [Right("71")], size=None)
    registers.stand(FIRST, house(size=152, born_on="1988-05-04"), flat)
    tables = yield
    parcel, apartment = (tables.nodes("Perceel")[key(thing)] for thing in (house(), flat))
    assert (parcel["soort"], parcel["aanduiding"], parcel["grootte_m2"]) == ("perceel", "MTT00 C 1", 152)
    assert (parcel["geldig_van"], parcel["geldig_van_precisie"]) == (date(1988, 5, 4), "dag")
    assert (parcel["vervallen"], parcel["geldig_tot"], parcel["geregistreerd_op"]) == (False, None, date(2021, 12, 31))
    assert (apartment["soort"], apartment["grootte_m2"]) == ("appartementsrecht", None)


@in_one_city
def test_a_lease_reaches_the_object_through_the_right_it_burdens(registers: Registers) -> Case:
    lease = Right("72", "3", [owned("82", ANNA, OLD)], on_object=False)
    parcel = Obj(parcel_id(1), rights=[Right("71", holders=[owned("81", CITY, OLD)], burdened_by=["72"]), lease])
    registers.stand(FIRST, parcel)
    tables = yield
    assert tables.ends("BELAST") == {(key(lease), key(Right("71")))}
    assert tables.ends("RUST_OP") == {(key(Right("71")), key(parcel))}
    assert tables.ends("BEZIT") == {(key(CITY), key(parcel)), (key(ANNA), key(parcel))}


@in_one_city
def test_a_right_on_a_burdening_right_reaches_the_object_too(registers: Registers) -> Case:
    rights = [
        Right("71", holders=[owned("81", CITY)], burdened_by=["72"]),
        Right("72", "3", [owned("82", ANNA)], on_object=False, burdened_by=["73"]),
        Right("73", "12", [owned("83", BERT)], on_object=False),
    ]
    registers.stand(FIRST, Obj(parcel_id(1), rights=rights))
    assert {van for van, _ in (yield).ends("BEZIT")} == {key(CITY), key(ANNA), key(BERT)}


@in_one_city
def test_only_rights_with_economic_ownership_own_the_object(registers: Registers) -> Case:
    kinds = ("2", "3", "7", "12", "13", "4", "14", "23", None)
    rights = [Right(f"7{at}", aard, [owned(f"8{at}", ANNA)]) for at, aard in enumerate(kinds, 1)]
    registers.stand(FIRST, *(Obj(parcel_id(at), f"MTT00 C {at}", [right]) for at, right in enumerate(rights, 1)))
    tables = yield
    assert tables.ends("HEEFT_RECHT") == {(key(ANNA), key(right)) for right in rights}
    assert tables.ends("BEZIT") == {(key(ANNA), key(house(number=at))) for at in range(1, 6)}


@in_one_city
def test_a_stand_without_the_object_closes_it_and_deletes_nothing(registers: Registers) -> Case:
    stays, goes = house(owned("81", ANNA, OLD)), house(owned("82", BERT, OLD), number=2)
    registers.stand(FIRST, stays, goes)
    registers.stand(SECOND, stays)
    tables = yield
    gone = date(2022, 12, 31)
    assert tables.nodes("Perceel")[key(goes)]["vervallen"]
    assert tables.nodes("Perceel")[key(goes)]["geldig_tot"] == gone
    assert tables.nodes("Recht")[key(Right("72"))]["geldig_tot"] == gone
    assert {row["van"]: row["geldig_tot"] for row in tables.edges("BEZIT")} == {key(ANNA): None, key(BERT): gone}
    assert {row["van"]: row["geldig_tot"] for row in tables.edges("HEEFT_RECHT")} == {key(ANNA): None, key(BERT): gone}
    assert tables.edge("RUST_OP", key(Right("72")), key(goes))["geldig_tot"] == gone
    assert not tables.nodes("Perceel")[key(stays)]["vervallen"]
    assert set(tables.nodes("Persoon")) == {key(ANNA), key(BERT)}


@in_one_city
def test_an_object_that_comes_back_is_open_again(registers: Registers) -> Case:
    registers.stand(FIRST, house(owned("81", ANNA, OLD)), house(owned("82", BERT, OLD), number=2))
    registers.stand(SECOND, house(owned("81", ANNA, OLD)))
    registers.stand(THIRD, house(owned("81", ANNA, OLD)), house(owned("82", BERT, OLD), number=2))
    tables = yield
    assert [row["vervallen"] for row in tables.nodes("Perceel").values()] == [False, False]
    assert spans(tables)[key(BERT)] == [(date(2015, 6, 1), None)]


@in_one_city
def test_silence_about_another_area_closes_nothing(registers: Registers) -> Case:
    registers.stand(FIRST, house(owned("81", ANNA, OLD)), area="0935")
    registers.stand(SECOND, house(owned("82", BERT, OLD), number=2), area="0899")
    assert {row["geldig_tot"] for row in (yield).edges("BEZIT")} == {None}


@pytest.fixture(scope="module")
def sold(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Registers]:
    """Anna's house is Bert's from March 2022 and gone from the register at the end of 2023."""
    other = house(owned("89", DIRK, OLD), number=2)
    with closing(Registers(tmp_path_factory.mktemp("sold"))) as made:
        made.stand(FIRST, house(owned("81", ANNA, OLD)), other)
        made.stand(SECOND, house(owned("82", BERT, SALE)), other)
        made.stand(THIRD, other)
        yield made


@pytest.mark.parametrize(
    ("on", "held"),
    [
        ("2015-05-31", {}),
        ("2015-06-01", {"anna": (date(2015, 6, 1), None)}),
        ("2022-02-28", {"anna": (date(2015, 6, 1), None)}),
        ("2022-03-01", {"anna": (date(2015, 6, 1), date(2022, 3, 1)), "bert": (date(2022, 3, 1), None)}),
        ("2023-12-30", {"anna": (date(2015, 6, 1), date(2022, 3, 1)), "bert": (date(2022, 3, 1), None)}),
        ("2023-12-31", {"anna": (date(2015, 6, 1), date(2022, 3, 1)), "bert": (date(2022, 3, 1), date(2023, 12, 31))}),
    ],
)
def test_tables_keep_what_began_by_their_date_and_open_what_ended_after_it(
    sold: Registers, on: str, held: dict[str, Span]
) -> None:
    named = {"anna": key(ANNA), "bert": key(BERT)}
    found = spans(sold.tables(on=on))
    found.pop(key(DIRK), None)
    assert found == {named[name]: [span] for name, span in held.items()}


def test_an_object_is_gone_from_the_stand_that_no_longer_shows_it(sold: Registers) -> None:
    gone = [sold.tables(on=on).nodes("Perceel")[key(house())]["vervallen"] for on in ("2023-12-30", "2023-12-31")]
    assert gone == [False, True]


@in_one_city
def test_an_object_of_the_future_is_left_out_with_all_that_hangs_on_it(registers: Registers) -> Case:
    registers.stand(FIRST, house(owned("81", ANNA, OLD), born_on="2020-01-01"))
    tables = yield as_of(on="2019-12-31")
    assert tables.nodes("Perceel") == {}
    assert tables.ends("BEZIT") == tables.ends("RUST_OP") == set()
    assert tables.orphans() == []


@in_one_city
def test_a_holding_begins_with_its_first_transfer_deed(registers: Registers) -> Case:
    notice = Deed("480", "403", date="2010-01-01")
    registers.stand(FIRST, house(owned("81", ANNA, notice, SALE, OLD)))
    assert spans((yield)) == {key(ANNA): [(date(2015, 6, 1), None)]}


@in_one_city
def test_a_holding_without_a_transfer_deed_begins_with_its_first_deed_and_one_without_any_is_open(
    registers: Registers,
) -> Case:
    notices = [Deed("480", "403", date="2012-01-01"), Deed("481", None, date="2010-01-01")]
    registers.stand(FIRST, house(owned("81", ANNA, *notices, share=HALF), owned("82", BERT, share=HALF)))
    assert spans((yield)) == {key(ANNA): [(date(2010, 1, 1), None)], key(BERT): [(None, None)]}


@in_one_city
def test_a_holding_without_a_known_begin_ends_with_the_deed_that_replaced_it(registers: Registers) -> Case:
    registers.stand(FIRST, house(owned("81", ANNA)))
    registers.stand(SECOND, house(owned("82", BERT, SALE)))
    assert spans((yield))[key(ANNA)] == [(None, date(2022, 3, 1))]


@in_one_city
def test_of_two_owners_each_holds_until_his_own_sale(registers: Registers) -> Case:
    later = Deed("502", date="2023-04-01", price=130_000)
    registers.stand(FIRST, house(owned("81", ANNA, OLD, share=HALF), owned("82", BERT, OLD, share=HALF)))
    registers.stand(SECOND, house(owned("83", CLARA, SALE, share=HALF), owned("82", BERT, OLD, share=HALF)))
    registers.stand(THIRD, house(owned("83", CLARA, SALE, share=HALF), owned("84", DIRK, later, share=HALF)))
    bought, first, second = date(2015, 6, 1), date(2022, 3, 1), date(2023, 4, 1)
    assert spans((yield)) == {
        key(ANNA): [(bought, first)],
        key(BERT): [(bought, second)],
        key(CLARA): [(first, None)],
        key(DIRK): [(second, None)],
    }


@in_one_city
def test_a_partner_who_is_bought_out_held_until_the_deed_that_did_it(registers: Registers) -> Case:
    registers.stand(FIRST, house(owned("81", ANNA, OLD, share=HALF), owned("82", BERT, OLD, share=HALF)))
    registers.stand(SECOND, house(owned("83", ANNA, OLD, SALE)))
    bought, out = date(2015, 6, 1), date(2022, 3, 1)
    assert spans((yield)) == {key(ANNA): [(bought, out), (bought, None)], key(BERT): [(bought, out)]}


@in_one_city
def test_a_seller_who_keeps_a_part_held_the_whole_until_the_sale(registers: Registers) -> Case:
    registers.stand(FIRST, house(owned("81", ANNA, OLD)))
    registers.stand(SECOND, house(owned("82", ANNA, OLD, share=HALF), owned("83", BERT, SALE, share=HALF)))
    rows = {row["id"].split("|")[0]: row for row in (yield).edges("BEZIT")}
    whole, part = (rows[f"BEZIT:NL.IMKAD.Tenaamstelling:{naming}"] for naming in ("81", "82"))
    assert (whole["aandeel_promille"], whole["geldig_tot"]) == (1000, date(2022, 3, 1))
    assert (part["aandeel_promille"], part["geldig_tot"]) == (500, None)


@in_one_city
def test_a_holding_that_vanishes_without_a_new_deed_ends_with_the_stand(registers: Registers) -> Case:
    registers.stand(FIRST, house(owned("81", ANNA, OLD)))
    registers.stand(SECOND, house(owned("82", BERT)))
    assert spans((yield))[key(ANNA)] == [(date(2015, 6, 1), date(2022, 12, 31))]
