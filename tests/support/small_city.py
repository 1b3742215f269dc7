"""One small municipality with a bit of everything, as separate deliveries that may be loaded in any order."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.support.stands import Address, Company, Deed, Holder, Obj, Person, Right
from tests.support.tables import house, parcel_id, profile, visiting_address, woz_line

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from tests.support.tables import Registers, Row

DWELLING, BAG = "0935010000000012", "0935200000000012"
KVK, RSIN = "99000011", "999990019"
HOME = Address("51", bag=BAG, number="12")
ANNA = Person("901", "Aalders", "Anna", bsn="999993653", address=HOME)
BERT = Person("902", "Baks", "Bert", bsn="999991231", address=Address("52", bag=BAG, number="12", town="MAASTRICHT"))
CLARA = Person("903", "Claes", "Clara", address=Address("53", number="14"))
BV = Company("910", "Voorbeeld Vastgoed B.V.", kvk=KVK, rsin=RSIN, address=Address("54", number="20"))
CITY = Company("911", "Gemeente Voorbeeld", form="10", rsin="999993653")

OLD = Deed("500", date="2015-06-01", price=150_000)
BOUGHT = Deed("506", date="2021-02-01", price=180_000)
LEASE = Deed("501", date="2010-01-01")
SALE = Deed("502", date="2022-03-01", price=240_000)
RESALE = Deed("503", date="2022-11-01", price=400_000)
CORRECTION = Deed("504", "564", date="2023-06-01")
NOTICE = Deed("505", "403", date="2023-05-01")

Delivery = tuple[str, "Callable[[Registers], None]"]


def _house(*holders: Holder) -> Obj:
    return house(*holders, bag=[(DWELLING, HOME)])


def _leased(owner: Holder, tenant: Holder) -> Obj:
    rights = [Right("172", holders=[owner], burdened_by=["173"]), Right("173", "3", [tenant], on_object=False)]
    return Obj(parcel_id(2), "MTT00 C 2", rights)


def _stands() -> dict[str, list[Obj]]:
    """What each stand shows; the last one misses parcel 4."""
    leased, gone = _leased(Holder("82", CITY), Holder("83", BERT, deeds=[LEASE])), house(Holder("86", CITY), number=4)
    plot = house(Holder("85", ANNA, deeds=[OLD]), number=3)
    return {
        "2021-12-31": [_house(Holder("81", ANNA, deeds=[BOUGHT])), leased, plot, gone],
        "2022-12-31": [
            _house(Holder("91", BERT, deeds=[RESALE])),
            leased,
            house(Holder("92", BV, deeds=[SALE]), number=3),
            gone,
        ],
        "2023-12-31": [
            _house(Holder("93", CLARA, deeds=[RESALE, CORRECTION])),
            _leased(Holder("82", CITY), Holder("94", BV, deeds=[NOTICE])),
            house(Holder("92", BV, deeds=[SALE]), number=3),
        ],
    }


def _stand(day: str, objects: Sequence[Obj], area: str = "0935") -> Delivery:
    return f"brk {area} {day}", lambda registers: registers.stand(day, *objects, area=area)


def deliveries() -> list[Delivery]:
    """Name and loading of every delivery."""
    elsewhere = {
        "2021-12-31": [house(Holder("87", CITY), number=5), house(Holder("88", ANNA, deeds=[OLD]), number=6)],
        "2022-12-31": [house(Holder("87", CITY), number=5), house(Holder("95", BV, deeds=[SALE]), number=6)],
    }
    owner: Row = {"eigenaar_type": "niet_natuurlijk_persoon", "eigenaar_id": RSIN}
    values = [
        woz_line("093500000012", 200_000, adresseerbaarobject_id=DWELLING),
        woz_line("093500000013", 120_000, kadastraalobject_id=parcel_id(3), **owner),
        woz_line("093500000014", 60_000, kadastraalobject_id=parcel_id(6)),
        woz_line("093500000015", 60_000, kadastraalobject_id=parcel_id(99)),
    ]
    company = profile(KVK, rsin=RSIN, begin="20220101", end="20230700", address=visiting_address(14))
    return [
        *(_stand(day, objects) for day, objects in _stands().items()),
        *(_stand(day, objects, "0899") for day, objects in elsewhere.items()),
        ("woz", lambda registers: registers.woz("2023-06-01", *values)),
        ("kvk", lambda registers: registers.kvk("2023-08-01", company)),
        ("prijsindex", lambda registers: registers.prices({"2021K1": "100", "2022K1": "110", "2022K4": "120"})),
    ]
