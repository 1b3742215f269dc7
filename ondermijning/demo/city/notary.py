"""The notary: every change of ownership, in the order of time, with the deed it rests on."""

from __future__ import annotations

from datetime import timedelta
from fractions import Fraction
from typing import TYPE_CHECKING

from ondermijning.demo.city.deeds import (
    AGREEMENT,
    AGREEMENT_SINCE_2024,
    CONVERSION,
    CORRECTION,
    INHERITANCE,
    PARTITION,
    SALE,
    DeedBook,
)
from ondermijning.demo.city.rights import Holding, Note, Price, Situation

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from ondermijning.demo.city.deeds import DeedKind, DeedPart
    from ondermijning.demo.city.identifiers import Numbers
    from ondermijning.demo.city.objects import CadastralObject
    from ondermijning.demo.city.parties import Party, Shares

_AGREEMENT_HOLDS = timedelta(days=182)  # a registered purchase agreement protects the buyer for six months


def whole(party: Party) -> Shares:
    """One party holds everything."""
    return ((party, Fraction(1)),)


def equal(*parties: Party) -> Shares:
    """Several parties hold equal shares."""
    return tuple((party, Fraction(1, len(parties))) for party in parties)


class Notary:
    """Changes who holds an object. All days are those of the offer for registration, all prices in euro."""

    def __init__(self, numbers: Numbers) -> None:
        self._numbers = numbers
        self.book = DeedBook(numbers)

    def sell(
        self, objects: Iterable[CadastralObject], day: date, buyers: Shares, price: int, kind: DeedKind = SALE
    ) -> None:
        """Everyone who holds the objects sells them in one deed part for one price."""
        things = tuple(objects)
        part = self.book.part(day, kind, price)
        for thing in things:
            self._replace(thing, day, self._holdings(buyers, part), Price(price, day.year, several=len(things) > 1))

    def convey(self, thing: CadastralObject, day: date, kind: DeedKind, holders: Shares) -> None:
        """The object passes without a price: a gift, a merger, a conversion."""
        self._keep_price(thing, day, self._holdings(holders, self.book.part(day, kind)))

    def inherit(self, thing: CadastralObject, day: date, heirs: Iterable[Party]) -> None:
        """Heirs take the place of the dead, in equal shares."""
        self.convey(thing, day, INHERITANCE, equal(*heirs))

    def partition(self, thing: CadastralObject, day: date, stays: Party) -> None:
        """One of the holders gets all in a division of common property; nothing is paid in the deed."""
        self._keep_price(thing, day, (self._enlarged(thing, stays, self.book.part(day, PARTITION)),))

    def sell_share(self, thing: CadastralObject, day: date, buyer: Party, price: int) -> None:
        """A holder buys the shares of the others."""
        part = self.book.part(day, SALE, price)
        self._replace(thing, day, (self._enlarged(thing, buyer, part),), Price(price, day.year, several=False))

    def correct(self, thing: CadastralObject, day: date, right_party: Party) -> None:
        """A deed of correction puts the right party in the place of a wrongly registered one."""
        part = self.book.part(day, CORRECTION)
        self._keep_price(thing, day, self._holdings(whole(right_party), part))

    def convert(self, thing: CadastralObject, day: date, holders: Shares, price: int | None = None) -> None:
        """The first state that the register holds; without a price its deed is an unclear old one."""
        part = self.book.part(day, CONVERSION if price is None else SALE, price)
        shown = None if price is None else Price(price, day.year, several=False)
        self._replace(thing, day, self._holdings(holders, part), shown)

    def divide(self, thing: CadastralObject, day: date, holders: Shares, part: DeedPart) -> None:
        """A new apartment right goes to the holders of the ground, by the deed that split it."""
        self._replace(thing, day, self._holdings(holders, part), None)

    def clear(self, thing: CadastralObject, day: date) -> None:
        """Nobody holds the object any more: it was split into apartment rights."""
        self._keep_price(thing, day, ())

    def continue_in(self, parent: CadastralObject, child: CadastralObject, day: date) -> None:
        """A new parcel keeps the holders and the deeds of the one it was cut from."""
        before = parent.history[-1].holdings
        holdings = tuple(self._holding(old.party, old.share, old.parts) for old in before)
        self._replace(child, day, holdings, None)

    def agree(self, thing: CadastralObject, day: date, delivery: date, buyers: Shares) -> None:
        """A purchase agreement is registered; the note stands until the delivery."""
        kind = AGREEMENT if day.year < 2024 else AGREEMENT_SINCE_2024
        parties = tuple(party for party, _ in buyers)
        number = self._numbers.serial("Aantekening")
        thing.notes.append(Note(number, self.book.part(day, kind), parties, day, delivery, day + _AGREEMENT_HOLDS))

    def holding(self, party: Party, part: DeedPart) -> Holding:
        """A naming of one party for the whole, resting on one deed part."""
        return self._holding(party, Fraction(1), (part,))

    def _holding(self, party: Party, share: Fraction, parts: tuple[DeedPart, ...]) -> Holding:
        return Holding(self._numbers.serial("Tenaamstelling"), party, share, parts)

    def _holdings(self, shares: Shares, part: DeedPart) -> tuple[Holding, ...]:
        return tuple(self._holding(party, share, (part,)) for party, share in shares)

    def _enlarged(self, thing: CadastralObject, party: Party, part: DeedPart) -> Holding:
        old = next(holding for holding in thing.history[-1].holdings if holding.party is party)
        return self._holding(party, Fraction(1), (*old.parts, part))

    def _keep_price(self, thing: CadastralObject, day: date, holdings: tuple[Holding, ...]) -> None:
        self._replace(thing, day, holdings, thing.history[-1].price if thing.history else None)

    @staticmethod
    def _replace(thing: CadastralObject, day: date, holdings: tuple[Holding, ...], price: Price | None) -> None:
        if thing.history and thing.history[-1].since >= day:
            raise ValueError("a deed must follow the previous one of its object")
        thing.history.append(Situation(day, holdings, price))
