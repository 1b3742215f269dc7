"""Two stands of the land registry between which twenty known things happened, and the transfers that they must give."""

from __future__ import annotations

from contextlib import closing
from dataclasses import dataclass
from typing import TYPE_CHECKING

import pytest

from tests.support.stands import Company, Deed, Holder, Obj, Person, Right, Split
from tests.support.tables import Registers, house, key, parcel_id

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from tests.support.tables import Tables

FIRST, SECOND = "2021-12-31", "2022-12-31"
OLD_DAY, DAY = "2015-06-01", "2022-05-01"
HALF, THIRD = (1, 2), (1, 3)
ANNA, BERT, CLARA = Person("901", "Aalders"), Person("902", "Baks"), Person("903", "Claes")
CITY = Company("911", "Gemeente Voorbeeld", form="10", kvk="90000011")
FIRM, HEIR_FIRM = (Company(f"92{at}", f"Voorbeeld {at} B.V.", kvk=f"9000002{at}") for at in (1, 2))
A, B, C = (key(each) for each in (ANNA, BERT, CLARA))


@dataclass(frozen=True)
class Expected:
    """A transfer: its kind and price, what each seller and buyer lost and gained, in promille, and whether no list has its deed."""

    kind: str
    price: int | None
    sold: Mapping[str, int]
    bought: Mapping[str, int]
    derived: bool = False
    unknown: bool = False


@dataclass(frozen=True)
class Change:
    """What happened to objects between the stands: how they stood, how they stand, and the transfers by which."""

    name: str
    before: Sequence[Obj]
    after: Sequence[Obj]
    expected: Sequence[Expected]


def old(number: int) -> Deed:
    """A deed without a price, of long before the first stand."""
    return Deed(f"1{number:03}", "608", date=OLD_DAY)


def new(number: int, kind: str | None = "606", price: int | None = 240_000, day: str = DAY, words: str = "") -> Deed:
    return Deed(f"2{number:03}", kind, date=day, price=price, **({"words": words} if words else {}))


def naming(number: int, party: Person | Company, *deeds: Deed, share: tuple[int, int] = (1, 1)) -> Holder:
    return Holder(f"{number:03}{party.id}{share[1]}{''.join(deed.part_id for deed in deeds)}", party, share, deeds)


def owned(number: int, *holders: Holder, **given: object) -> Obj:
    return house(*holders, number=number, **given)


def annas(number: int) -> Obj:
    return owned(number, naming(number, ANNA, old(number)))


def changed(name: str, number: int, deed: Deed, expected: Expected, **given: object) -> Change:
    """Anna's object is Bert's by a deed."""
    return Change(name, [annas(number)], [owned(number, naming(number, BERT, deed), **given)], [expected])


def flat(parcel: int, index: int, *holders: Holder) -> Obj:
    right = Right(f"6{parcel}{index}", holders=holders, made_by=f"s{parcel}")
    return Obj(
        f"123{parcel:05}1000{index}", f"MTT00 C {parcel} A{index}", [right], splits=[Split(f"s{parcel}")], born_on=DAY
    )


def split_ground(parcel: int) -> Obj:
    right = Right(f"7{parcel}", split_by=f"s{parcel}")
    return Obj(parcel_id(parcel), f"MTT00 C {parcel}", [right], splits=[Split(f"s{parcel}")])


def leased(number: int, lessee: Holder) -> Obj:
    ground = Right(f"7{number}", holders=[naming(number, CITY, old(number))], burdened_by=[f"5{number}"])
    return Obj(parcel_id(number), f"MTT00 C {number}", [ground, Right(f"5{number}", "3", [lessee], on_object=False)])


def sold(price: int | None = 240_000, kind: str = "koop") -> Expected:
    return Expected(kind, price, {A: 1000}, {B: 1000})


HALVES = (naming(6, ANNA, old(6), share=HALF), naming(6, BERT, old(6), share=HALF))
TWO_ON_ONE = new(15, price=500_000)
MENDED, WRONG = new(14), Deed("2914", "564", date="2022-06-01")
RETURN = new(13, price=300_000)
CHANGES = (
    changed("a sale", 1, new(1), sold()),
    Change(
        "a half sold",
        [annas(2)],
        [owned(2, naming(2, ANNA, old(2), share=HALF), naming(2, BERT, new(2), share=HALF))],
        [Expected("koop", 240_000, {A: 500}, {B: 500})],
    ),
    changed("an inheritance", 3, new(3, "585", None), sold(None, "vererving")),
    Change(
        "a divorce",
        [owned(6, *HALVES)],
        [owned(6, naming(6, BERT, old(6), new(6, "580", None)))],
        [Expected("verdeling", None, {A: 500}, {B: 500})],
    ),
    changed("a gift", 4, new(4, "608", None), sold(None, "schenking")),
    Change(
        "a merger of companies",
        [owned(5, naming(5, FIRM, old(5)))],
        [owned(5, naming(5, HEIR_FIRM, new(5, "529", None)))],
        [Expected("fusie", None, {key(FIRM): 1000}, {key(HEIR_FIRM): 1000})],
    ),
    Change(
        "a demerger",
        [owned(7, naming(7, FIRM, old(7)))],
        [owned(7, naming(7, HEIR_FIRM, new(7, "598", None)))],
        [Expected("juridische splitsing", None, {key(FIRM): 1000}, {key(HEIR_FIRM): 1000})],
    ),
    Change(
        "a parcel split, and a part sold",
        [annas(8)],
        [
            owned(81, naming(81, ANNA, old(8)), born_on="2022-03-01", origins=[parcel_id(8)]),
            owned(82, naming(82, BERT, new(8)), born_on="2022-03-01", origins=[parcel_id(8)]),
        ],
        [sold()],
    ),
    Change(
        "a building split into apartments, and one sold",
        [annas(9)],
        [split_ground(9), flat(9, 1, naming(91, ANNA, old(9))), flat(9, 2, naming(92, BERT, new(9)))],
        [sold()],
    ),
    changed(
        "an auction by the words of its deed",
        10,
        new(10, words="Overdracht (executieveiling)"),
        sold(kind="executieveiling"),
    ),
    changed(
        "an auction under a code that no list has",
        11,
        new(11, "999", words="Openbare verkoop"),
        sold(kind="executieveiling"),
    ),
    changed(
        "a sale under a code that no list has",
        12,
        new(12, "999"),
        Expected("koop", 240_000, {A: 1000}, {B: 1000}, unknown=True),
    ),
    Change(
        "sold and bought back",
        [annas(13)],
        [owned(13, naming(13, ANNA, RETURN))],
        [Expected("koop", 300_000, {}, {A: 1000})],
    ),
    Change(
        "a sale, and a correction of its deed",
        [annas(14)],
        [owned(14, naming(14, BERT, MENDED, WRONG))],
        [sold()],
    ),
    Change(
        "two objects on one deed part",
        [annas(15), annas(16)],
        [owned(at, naming(at, BERT, TWO_ON_ONE)) for at in (15, 16)],
        [sold(500_000)],
    ),
    Change(
        "a leasehold sold",
        [leased(17, naming(17, ANNA, old(17)))],
        [leased(17, naming(17, BERT, new(17)))],
        [sold()],
    ),
    changed("a sale on a migrated deed", 18, new(18, "673", None), sold(230_000), koopsom=230_000, koopjaar=2022),
    changed(
        "a sale of which one must see the deed", 19, new(19, "403", None), sold(230_000), koopsom=230_000, koopjaar=2022
    ),
    changed(
        "a change of which no deed says why",
        20,
        new(20, "403", None),
        Expected("onbekend", None, {A: 1000}, {B: 1000}, derived=True, unknown=True),
    ),
    changed("a partition in the old list", 21, new(21, "003", None), sold(None, "verdeling")),
    Change(
        "a correction alone",
        [annas(22)],
        [owned(22, naming(22, BERT, Deed("2022", "564", date=DAY)))],
        [],
    ),
    Change(
        "bought by three together",
        [annas(23)],
        [owned(23, *(naming(23, each, new(23), share=THIRD) for each in (BERT, CLARA, FIRM)))],
        [Expected("koop", 240_000, {A: 1000}, {B: 333, C: 333, key(FIRM): 333})],
    ),
    Change(
        "held by the same party under a new naming",
        [annas(24)],
        [owned(24, naming(24, ANNA, new(24, "403", None)))],
        [],
    ),
)


def parties(tables: Tables, side: str, transfer: str) -> dict[str, int]:
    """The parties on one side of a transfer, with what they gained or lost in promille."""
    return {van: share for (van, naar), share in tables.shares(side).items() if naar == transfer}


@pytest.fixture(scope="module")
def after(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Tables]:
    with closing(Registers(tmp_path_factory.mktemp("veranderd"))) as registers:
        registers.stand(FIRST, *(each for change in CHANGES for each in change.before))
        registers.stand(SECOND, *(each for change in CHANGES for each in change.after))
        yield registers.tables()


@pytest.mark.parametrize("change", CHANGES, ids=lambda change: change.name)
def test_a_planted_change_gives_its_transfers(after: Tables, change: Change) -> None:
    objects = {key(each) for each in change.after}
    here = {van for van, naar in after.ends("BETREFT") if naar in objects}
    rows = (row for row in after.nodes("Transactie").values() if row["id"] in here and row["datum"].year == 2022)
    found = [
        Expected(
            row["soort"],
            row["koopsom_euro"],
            parties(after, "VERKOPER", row["id"]),
            parties(after, "KOPER", row["id"]),
            derived=row["afgeleid"],
            unknown=row["aktesoort"] == "onbekend",
        )
        for row in rows
    ]
    assert found == list(change.expected)
