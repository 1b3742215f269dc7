"""Loans against property: which mortgage rests on which objects, and for which objects the register was asked."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING

from ondermijning.demo.city.deeds import MORTGAGE
from ondermijning.demo.city.parties import HOUSING, PUBLIC
from ondermijning.demo.city.timeline import LAST

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import date
    from random import Random

    from ondermijning.demo.city.deeds import DeedBook, DeedPart
    from ondermijning.demo.city.identifiers import Numbers
    from ondermijning.demo.city.objects import CadastralObject
    from ondermijning.demo.city.parties import Company, Party

_WITHOUT_LOAN = 0.17  # of sales, Kadaster 2016
_NOT_ASKED = 0.06
_ASKED_BY_DEFAULT = LAST - timedelta(days=5)
_SECURED_BEFORE = timedelta(days=7)  # a mortgage deed may be offered some days before the deed of sale


@dataclass(frozen=True, slots=True)
class Mortgage:
    """A registered mortgage on one or more objects.

    Args:
        lender: a bank, another company or a person.
        euro: registered amount.
    """

    id: int
    part: DeedPart
    lender: Party
    objects: tuple[CadastralObject, ...]
    euro: int
    day: date


class Lending:
    """Registers mortgages, and knows for which objects the municipality asked."""

    def __init__(self, rng: Random, numbers: Numbers, book: DeedBook, banks: tuple[Company, ...]) -> None:
        self._rng = rng
        self._numbers = numbers
        self._book = book
        self.banks = banks
        self._decided: set[str] = set()  # deed parts of sales whose financing a story chose
        self._on: dict[str, list[Mortgage]] = {}
        self._asked: dict[str, date | None] = {}

    def lend(self, objects: tuple[CadastralObject, ...], day: date, lender: Party, euro: int) -> None:
        """Someone lends against objects, which settles how their last sale was paid."""
        self._register(objects, day, lender, euro)
        for thing in objects:
            self.buy_with_own_money(thing)

    def lend_for_purchase(self, thing: CadastralObject, lender: Party, share: float = 0.8) -> None:
        """Someone lends a share of the price of the last sale of an object, on its day."""
        day, part, _ = thing.sales()[-1]
        self.lend((thing,), day, lender, round((part.price or 0) * share / 500) * 500)

    def buy_with_own_money(self, thing: CadastralObject) -> None:
        """No bank finances the last sale of an object; the municipality asks about it."""
        self._asked.setdefault(thing.id, _ASKED_BY_DEFAULT)
        if sales := thing.sales():
            self._decided.add(sales[-1][1].id)

    def never_ask(self, thing: CadastralObject) -> None:
        """The municipality did not ask for the mortgages of an object."""
        self._asked[thing.id] = None

    def ask_on(self, thing: CadastralObject, day: date) -> None:
        """The answer about an object speaks for a day."""
        self._asked[thing.id] = day

    def asked_on(self, thing: CadastralObject) -> date | None:
        """The day the answer speaks for; None where nobody asked."""
        return self._asked.get(thing.id)

    def in_force(self, thing: CadastralObject) -> list[Mortgage]:
        """Mortgages that rest on an object when asked: a sale clears those of the seller."""
        asked = self._asked.get(thing.id) or LAST
        sold = [day for day, _, _ in thing.sales() if day <= asked]
        first = sold[-1] - _SECURED_BEFORE if sold else None
        return [each for each in self._on.get(thing.id, ()) if each.day <= asked and (not first or each.day >= first)]

    def all(self) -> Iterator[Mortgage]:
        """Every mortgage, once per object it rests on."""
        return (mortgage for mortgages in self._on.values() for mortgage in mortgages)

    def settle(self, objects: Iterable[CadastralObject]) -> None:
        """Ordinary life: banks finance most purchases, and the municipality asks about most objects."""
        things = [thing for thing in objects if thing.exists_on(LAST) and thing.base_euro]
        for together in _sold_together(things):
            self._finance(together)
        for thing in things:
            if thing.id not in self._asked:
                asked = LAST - timedelta(days=self._rng.randrange(3, 12))
                self._asked[thing.id] = None if self._rng.random() < _NOT_ASKED else asked

    def _register(self, objects: tuple[CadastralObject, ...], day: date, lender: Party, euro: int) -> None:
        number = self._numbers.serial("Zekerheidsstelling")
        mortgage = Mortgage(number, self._book.security(day, MORTGAGE), lender, objects, euro, day)
        for thing in objects:
            self._on.setdefault(thing.id, []).append(mortgage)

    def _finance(self, things: list[CadastralObject]) -> None:
        day, part, holdings = things[0].sales()[-1]
        buyer = holdings[0].party
        activity = getattr(buyer, "activity", None)
        if part.id in self._decided or activity == HOUSING or getattr(buyer, "form", None) is PUBLIC:
            return
        if self._rng.random() >= _WITHOUT_LOAN:
            euro = round((part.price or 0) * self._rng.uniform(0.5, 0.95) / 500) * 500
            self._register(tuple(things), day, self._rng.choice(self.banks), euro)


def _sold_together(things: list[CadastralObject]) -> Iterator[list[CadastralObject]]:
    """Objects by the deed part of their last sale."""
    groups: dict[str, list[CadastralObject]] = {}
    for thing in things:
        sales = thing.sales()
        if sales:
            groups.setdefault(sales[-1][1].id, []).append(thing)
    yield from groups.values()
