"""Sales before the first delivery, as the municipality once looked them up: who sold to the holders, and who to the seller.

They agree with the deeds that the stands rest on. Prices follow the market and years lie between two sales.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING, TypeAlias
from zlib import crc32

from ondermijning.demo.city import market
from ondermijning.demo.city.deeds import SALES
from ondermijning.demo.city.names import MEN, SURNAMES, WOMEN
from ondermijning.demo.city.parties import BV, LETTING, Company, Person
from ondermijning.demo.city.timeline import FIRST, years

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from ondermijning.demo.city.deeds import DeedPart
    from ondermijning.demo.city.objects import CadastralObject

Name: TypeAlias = "Person | Company | str"  # a party that only the list knows has a name alone

_HOMES_PER_LOOKUP = 8
_DEEDS_SINCE = date(2003, 1, 1)  # older ones were not looked up
_COMPANY_EVERY = 3  # of the sellers
_OLD_COMPANY = years(3)


@dataclass(frozen=True, slots=True)
class EarlierSale:
    """One sale of one home.

    Args:
        deed: volume and number in the register, as people quote them.
    """

    home: CadastralObject
    day: date
    euro: int
    deed: str
    sellers: tuple[Name, ...]
    buyers: tuple[Name, ...]


def earlier_sales(
    objects: Iterable[CadastralObject], companies: Iterable[Company], planted: frozenset[str]
) -> Iterator[EarlierSale]:
    """Two sales of every home that was looked up, the older one first.

    Args:
        objects: of the whole city.
        companies: those that let homes sold some of them.
        planted: objects and companies of which a story says what happened.
    """
    landlords = [each for each in companies if _lets_since_long(each) and f"KVK:{each.kvk}" not in planted]
    for home in objects:
        part = _only_deed(home)
        if part and home.full_id not in planted and crc32(home.id.encode()) % _HOMES_PER_LOOKUP == 0:
            yield from _two_sales(home, part, landlords)


def _lets_since_long(company: Company) -> bool:
    return company.form is BV and company.activity == LETTING and not company.ended


def _only_deed(home: CadastralObject) -> DeedPart | None:
    """The deed part of the sale after which nothing happened to a home, if it is known with its day and price."""
    if len(home.history) != 1 or not home.address or home.lease or home.notes or home.born:
        return None
    holdings = home.history[0].holdings
    part = holdings[0].parts[0] if holdings else None
    dated = part and part.kind in SALES and part.price and part.deed.offered_on
    return part if dated and _DEEDS_SINCE <= home.history[0].since < FIRST else None


def _two_sales(home: CadastralObject, part: DeedPart, landlords: list[Company]) -> Iterator[EarlierSale]:
    bought, draw = home.history[0].since, crc32(home.right_id.to_bytes(8))
    before = bought - timedelta(days=1300 + draw % 1500)
    between = _between(landlords, before, draw) or _invented(draw)
    euro = market.rounded(market.value(home.base_euro, before) * (0.96 + draw % 8 / 100))
    volume = f"Hyp4 {30_000 + draw % 9_000}/{1 + draw % 180}"
    yield EarlierSale(home, before, euro, volume, (_invented(draw // 3),), (between,))
    holders = tuple(holding.party for holding in home.history[0].holdings)
    assert part.price is not None
    yield EarlierSale(home, bought, part.price, f"Hyp4 {part.deed.volume}/{part.deed.number}", (between,), holders)


def _between(landlords: list[Company], day: date, draw: int) -> Company | None:
    """A company that was long in business on a day, for some of the homes."""
    old = [each for each in landlords if day - each.founded > _OLD_COMPANY] if draw % _COMPANY_EVERY == 0 else []
    return old[draw % len(old)] if old else None


def _invented(draw: int) -> str:
    """The name of somebody whom no other register of the city knows."""
    givens = WOMEN if draw % 2 else MEN
    prefix, surname = SURNAMES[draw // 2 % len(SURNAMES)]
    return " ".join(filter(None, (f"{givens[draw // 5 % len(givens)][0]}.", prefix, surname)))
