from __future__ import annotations

from contextlib import closing
from datetime import date
from typing import TYPE_CHECKING

import pytest

from tests.support.one_city import in_one_city
from tests.support.stands import Deed, Holder, Obj, Person, Right
from tests.support.tables import Registers, house, key, parcel_id

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.support.one_city import Case
    from tests.support.tables import Tables

ANNA, BERT, CLARA, DIRK = (Person(f"90{at}", name) for at, name in enumerate(("Aalders", "Baks", "Claes", "Dols"), 1))
OLD = Deed("500", date="2015-06-01", price=150_000)
SALE = Deed("501", date="2022-03-01", price=240_000)
FIRST, SECOND, THIRD = "2021-12-31", "2022-12-31", "2023-12-31"
HALF = (1, 2)


def owned(naming: str, party: Person, *deeds: Deed, share: tuple[int, int] = (1, 1)) -> Holder:
    return Holder(naming, party, share, deeds)


def sides(tables: Tables, deed: Deed) -> tuple[dict[str, int], dict[str, int]]:
    """Sellers and buyers of a transfer with their shares in promille."""
    found = (
        {van: share for (van, naar), share in tables.shares(kind).items() if naar == key(deed)}
        for kind in ("VERKOPER", "KOPER")
    )
    sellers, buyers = found
    return sellers, buyers


@pytest.fixture(scope="module")
def sold(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Registers]:
    """Anna's house of 2015 is Bert's in the next stand."""
    with closing(Registers(tmp_path_factory.mktemp("sold"))) as made:
        made.stand(FIRST, house(owned("81", ANNA, OLD)))
        made.stand(SECOND, house(owned("82", BERT, SALE)))
        yield made


def test_a_sale_between_two_stands_has_seller_buyer_price_date_and_shares(sold: Registers) -> None:
    tables = sold.tables()
    sale = tables.nodes("Transactie")[key(SALE)]
    assert (sale["datum"], sale["soort"], sale["koopsom_euro"]) == (date(2022, 3, 1), "koop", 240_000)
    assert (sale["aantal_objecten"], sale["afgeleid"]) == (1, False)
    assert sides(tables, SALE) == ({key(ANNA): 1000}, {key(BERT): 1000})
    assert tables.concerned(SALE, house())["aandeel_promille"] == 1000
    assert tables.edge("KOPER", key(BERT), key(SALE))["geldig_van"] == date(2022, 3, 1)


def test_the_first_stand_knows_a_buyer_and_no_seller(sold: Registers) -> None:
    tables = sold.tables()
    assert set(tables.nodes("Transactie")) == {key(OLD), key(SALE)}
    assert sides(tables, OLD) == ({}, {key(ANNA): 1000})
    assert tables.nodes("Transactie")[key(OLD)]["koopsom_euro"] == 150_000


def test_a_transfer_after_the_date_of_the_tables_is_left_out(sold: Registers) -> None:
    tables = sold.tables(on="2022-02-28")
    assert set(tables.nodes("Transactie")) == {key(OLD)}
    assert tables.ends("VERKOPER") == set()
    assert tables.ends("KOPER") == {(key(ANNA), key(OLD))}


@in_one_city
def test_one_deed_for_several_parcels_is_one_transfer(registers: Registers) -> Case:
    before = [house(owned(f"8{at}", ANNA, OLD), number=at) for at in (1, 2, 3)]
    after = [house(owned(f"9{at}", BERT, SALE), number=at) for at in (1, 2, 3)]
    registers.stand(FIRST, *before)
    registers.stand(SECOND, *after)
    tables = yield
    sale = tables.nodes("Transactie")[key(SALE)]
    assert (sale["aantal_objecten"], sale["koopsom_euro"]) == (3, 240_000)
    assert {naar for van, naar in tables.ends("BETREFT") if van == key(SALE)} == {key(thing) for thing in after}
    assert sides(tables, SALE) == ({key(ANNA): 1000}, {key(BERT): 1000})


@in_one_city
def test_a_price_for_more_objects_than_are_known_is_shared_with_none(registers: Registers) -> Case:
    registers.stand(FIRST, house(owned("81", ANNA, OLD)))
    deed = Deed("501")
    registers.stand(SECOND, house(owned("82", BERT, deed), koopsom=500_000, more_objects=True))
    tables = yield
    sale = tables.nodes("Transactie")[key(deed)]
    assert (sale["soort"], sale["koopsom_euro"], sale["aantal_objecten"]) == ("koop", 500_000, 2)
    assert tables.concerned(deed, house())["prijs_deel_euro"] is None


@in_one_city
def test_the_price_of_the_object_counts_where_the_deed_states_none(registers: Registers) -> Case:
    deed = Deed("501")
    registers.stand(FIRST, house(owned("81", ANNA, OLD)))
    registers.stand(SECOND, house(owned("82", BERT, deed), koopsom=230_000, koopjaar=2022))
    sale = (yield).nodes("Transactie")[key(deed)]
    assert (sale["soort"], sale["koopsom_euro"]) == ("koop", 230_000)


@in_one_city
def test_a_price_of_another_year_is_not_the_price_of_this_deed(registers: Registers) -> Case:
    deed = Deed("501")
    registers.stand(FIRST, house(owned("81", ANNA, OLD), koopsom=150_000, koopjaar=2015))
    registers.stand(SECOND, house(owned("82", BERT, deed), koopsom=150_000, koopjaar=2015))
    sale = (yield).nodes("Transactie")[key(deed)]
    assert (sale["soort"], sale["koopsom_euro"]) == ("overdracht", None)


@in_one_city
def test_prices_of_several_objects_add_up_unless_one_price_covers_all(registers: Registers) -> Case:
    apart, together = Deed("501"), Deed("502")
    registers.stand(FIRST, *(house(owned(f"8{at}", ANNA, OLD), number=at) for at in (1, 2, 3, 4)))
    registers.stand(
        SECOND,
        *(house(owned(f"9{at}", BERT, apart), number=at, koopsom=100_000) for at in (1, 2)),
        *(house(owned(f"9{at}", BERT, together), number=at, koopsom=300_000, more_objects=True) for at in (3, 4)),
    )
    found = (yield).nodes("Transactie")
    assert (found[key(apart)]["koopsom_euro"], found[key(apart)]["aantal_objecten"]) == (200_000, 2)
    assert (found[key(together)]["koopsom_euro"], found[key(together)]["aantal_objecten"]) == (300_000, 2)


@in_one_city
def test_a_sum_in_another_currency_is_no_price(registers: Registers) -> Case:
    deed = Deed("501", price=240_000, currency="NLG")
    registers.stand(FIRST, house(owned("81", ANNA, OLD)))
    registers.stand(SECOND, house(owned("82", BERT, deed)))
    sale = (yield).nodes("Transactie")[key(deed)]
    assert (sale["soort"], sale["koopsom_euro"]) == ("overdracht", None)


KINDS = {
    "606": "koop", "001": "koop", "608": "schenking", "585": "vererving", "580": "verdeling", "581": "verdeling",
    "529": "fusie", "607": "ruiling", "002": "ruiling", "540": "kavelruil", "641": "legaat", "631": "verjaring",
}  # fmt: skip


@in_one_city
def test_the_kind_of_deed_decides_the_kind_of_transfer(registers: Registers) -> Case:
    deeds = [Deed(f"7{aard}", aard, price=100_000) for aard in KINDS]
    registers.stand(FIRST, *(house(owned(f"8{at}", ANNA, OLD), number=at) for at, _ in enumerate(deeds, 1)))
    registers.stand(SECOND, *(house(owned(f"9{at}", BERT, deed), number=at) for at, deed in enumerate(deeds, 1)))
    tables = yield
    found = tables.nodes("Transactie")
    assert {deed.aard: found[key(deed)]["soort"] for deed in deeds} == KINDS
    assert [sides(tables, deed) for deed in deeds] == [({key(ANNA): 1000}, {key(BERT): 1000})] * len(deeds)


@in_one_city
def test_the_half_bought_from_a_partner_is_a_half(registers: Registers) -> Case:
    registers.stand(FIRST, house(owned("81", ANNA, OLD, share=HALF), owned("82", BERT, OLD, share=HALF)))
    registers.stand(SECOND, house(owned("83", ANNA, OLD, SALE)))
    tables = yield
    assert sides(tables, SALE) == ({key(BERT): 500}, {key(ANNA): 500})
    assert tables.concerned(SALE, house())["aandeel_promille"] == 500
    assert sides(tables, OLD) == ({}, {key(ANNA): 500, key(BERT): 500})


@pytest.mark.parametrize("kept", [(OLD,), (OLD, SALE)], ids=["its own deed", "both deeds"])
@in_one_city
def test_a_seller_who_keeps_a_part_sold_the_rest(registers: Registers, kept: tuple[Deed, ...]) -> Case:
    registers.stand(FIRST, house(owned("81", ANNA, OLD)))
    registers.stand(SECOND, house(owned("82", ANNA, *kept, share=HALF), owned("83", BERT, SALE, share=HALF)))
    tables = yield
    assert sides(tables, SALE) == ({key(ANNA): 500}, {key(BERT): 500})
    assert tables.concerned(SALE, house())["aandeel_promille"] == 500


@in_one_city
def test_a_deed_after_which_everyone_holds_what_they_held_moved_nothing(registers: Registers) -> Case:
    registers.stand(FIRST, house(owned("81", ANNA, OLD)))
    registers.stand(SECOND, house(owned("82", ANNA, Deed("501"))))
    tables = yield
    assert set(tables.nodes("Transactie")) == {key(OLD)}
    assert tables.ends("VERKOPER") == set()


@in_one_city
def test_who_sold_and_bought_back_unseen_paid_the_price_of_the_last_deed(registers: Registers) -> Case:
    registers.stand(FIRST, house(owned("81", ANNA, OLD)))
    registers.stand(SECOND, house(owned("82", ANNA, SALE)))
    tables = yield
    assert tables.nodes("Transactie")[key(SALE)]["koopsom_euro"] == 240_000
    assert sides(tables, SALE) == ({}, {key(ANNA): 1000})


@in_one_city
def test_a_deed_of_before_the_first_stand_is_no_return(registers: Registers) -> Case:
    mended = Deed("501", date="2014-06-01", price=140_000)
    registers.stand(FIRST, house(owned("81", ANNA, Deed("500", "512", date="2015-06-01"))))
    registers.stand(SECOND, house(owned("82", ANNA, mended)))
    assert (yield).nodes("Transactie") == {}


@in_one_city
def test_three_buyers_of_a_third_bought_the_whole(registers: Registers) -> Case:
    registers.stand(FIRST, house(owned("81", ANNA, OLD)))
    thirds = (owned(f"9{at}", party, SALE, share=(1, 3)) for at, party in enumerate((BERT, CLARA, DIRK)))
    registers.stand(SECOND, house(*thirds))
    tables = yield
    assert sides(tables, SALE) == ({key(ANNA): 1000}, {key(BERT): 333, key(CLARA): 333, key(DIRK): 333})
    assert tables.concerned(SALE, house())["aandeel_promille"] == 1000


@in_one_city
def test_the_smallest_share_is_still_bought(registers: Registers) -> Case:
    registers.stand(FIRST, house(owned("81", ANNA, OLD, share=(1, 5000)), owned("82", CLARA, OLD, share=(4999, 5000))))
    registers.stand(
        SECOND, house(owned("83", BERT, SALE, share=(1, 5000)), owned("82", CLARA, OLD, share=(4999, 5000)))
    )
    tables = yield
    assert sides(tables, SALE) == ({key(ANNA): 0}, {key(BERT): 0})


@in_one_city
def test_two_deeds_on_one_right_between_two_stands_are_two_transfers_of_a_half(registers: Registers) -> Case:
    other = Deed("502", date="2022-05-01", price=130_000)
    registers.stand(FIRST, house(owned("81", ANNA, OLD)))
    registers.stand(SECOND, house(owned("82", BERT, SALE, share=HALF), owned("83", CLARA, other, share=HALF)))
    tables = yield
    assert sides(tables, SALE) == ({key(ANNA): 500}, {key(BERT): 500})
    assert sides(tables, other) == ({key(ANNA): 500}, {key(CLARA): 500})
    assert tables.concerned(other, house())["aandeel_promille"] == 500


@in_one_city
def test_an_owner_that_no_stand_showed_leaves_the_first_seller_and_the_last_buyer(registers: Registers) -> Case:
    last = Deed("503", date="2022-09-01", price=310_000)
    registers.stand(FIRST, house(owned("81", ANNA, OLD)))
    registers.stand(SECOND, house(owned("84", CLARA, last)))
    assert sides((yield), last) == ({key(ANNA): 1000}, {key(CLARA): 1000})


def leased(owner: Holder, tenant: Holder) -> Obj:
    """A parcel in leasehold: the lease rests on no object of its own."""
    rights = [Right("71", holders=[owner], burdened_by=["72"]), Right("72", "3", [tenant], on_object=False)]
    return Obj(parcel_id(1), rights=rights)


@in_one_city
def test_a_sale_of_the_lease_and_one_of_the_bare_ownership_do_not_follow_each_other(registers: Registers) -> Case:
    old_lease = Deed("510", date="2010-01-01", price=90_000)
    lease, bare, again = (Deed(f"52{at}", date=f"202{at}-04-01", price=100_000) for at in (2, 3, 4))
    registers.stand(FIRST, leased(owned("81", ANNA, OLD), owned("91", CLARA, old_lease)))
    registers.stand(SECOND, leased(owned("81", ANNA, OLD), owned("92", DIRK, lease)))
    registers.stand(THIRD, leased(owned("82", BERT, bare), owned("92", DIRK, lease)))
    registers.stand("2024-12-31", leased(owned("82", BERT, bare), owned("93", ANNA, again)))
    tables = yield
    assert sides(tables, lease) == ({key(CLARA): 1000}, {key(DIRK): 1000})
    assert sides(tables, bare) == ({key(ANNA): 1000}, {key(BERT): 1000})
    follow = {(key(old_lease), key(lease)), (key(lease), key(again)), (key(OLD), key(bare))}
    assert tables.ends("OPGEVOLGD_DOOR") == follow
    assert tables.concerned(again, leased(owned("", ANNA), owned("", ANNA)))["dagen_sinds_vorige"] == 731
