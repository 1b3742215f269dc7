"""Fictitious companies, as they are founded and as the trade register holds them."""

from __future__ import annotations

from datetime import timedelta
from itertools import count
from typing import TYPE_CHECKING, TypedDict

from ondermijning.demo.city import parties, spelling
from ondermijning.demo.city.names import COMPANY_FIRST, COMPANY_SECOND, TRADES
from ondermijning.demo.city.parties import Company

if TYPE_CHECKING:
    from datetime import date
    from random import Random
    from typing import Unpack

    from ondermijning.demo.city.addresses import AddressBook
    from ondermijning.demo.city.identifiers import Numbers
    from ondermijning.demo.city.parties import Activity, LegalForm
    from ondermijning.demo.city.places import ForeignAddress, InlandAddress, PostBox


_MOVED, _RENAMED, _END_UNTOLD, _NUMBERLESS = 0.04, 0.03, 0.1, 0.03  # shares of the companies


class Details(TypedDict, total=False):
    """What a story wants to be true of a company."""

    ended: date | None
    post: PostBox | None
    kvk_in_brk: bool
    kvk: str
    rsin: str
    seat: InlandAddress | ForeignAddress
    end_reason: str
    end_told: bool
    former_name: str
    former_seat: InlandAddress


class CompanyMaker:
    """Founds companies; ``all`` holds every one that the trade register knows, in order of founding here.

    Args:
        rng, numbers, addresses: of the city.
        rough: registers disagree about some companies, as they do in life.
    """

    def __init__(self, rng: Random, numbers: Numbers, addresses: AddressBook, *, rough: bool = False) -> None:
        self._rng = rng
        self._numbers = numbers
        self._addresses = addresses
        self._names = count()
        self._rough = rough
        self.all: list[Company] = []

    def bv(self, founded: date, activity: Activity = parties.LETTING, **details: Unpack[Details]) -> Company:
        """A private company with an invented name."""
        return self._found(parties.BV, f"{self._name()} B.V.", founded, activity, **details)

    def named_bv(self, name: str, founded: date, activity: Activity, **details: Unpack[Details]) -> Company:
        """A private company whose name matters."""
        return self._found(parties.BV, f"{name} B.V.", founded, activity, **details)

    def lender(self, name: str, founded: date, activity: Activity) -> Company:
        """A bank or an insurer."""
        return self._found(parties.NV, f"{name} N.V.", founded, activity, post=self._addresses.post_box())

    def foundation(self, founded: date, name: str, activity: Activity, **details: Unpack[Details]) -> Company:
        """A foundation, such as a housing corporation."""
        reached: Details = {"post": self._addresses.post_box(), **details}
        return self._found(parties.FOUNDATION, f"Stichting {name}", founded, activity, **reached)

    def association(self, founded: date, name: str, activity: Activity, **details: Unpack[Details]) -> Company:
        """An association with full legal capacity, such as a club."""
        return self._found(parties.ASSOCIATION, name, founded, activity, **details)

    def public_body(self, founded: date, name: str) -> Company:
        """A municipality or another public body."""
        post = self._addresses.post_box()
        return self._found(parties.PUBLIC, name, founded, parties.GOVERNMENT, post=post)

    def owners(self, founded: date, address: InlandAddress) -> Company:
        """The association of owners of a building."""
        name = f"Vereniging van Eigenaars {address.street} {address.number}"
        seat = self._addresses.at_home(address)
        return self._found(parties.OWNERS, name, founded, parties.INTERESTS, seat=seat)

    def craftsman(self, name: str, founded: date, home: InlandAddress) -> Company:
        """A sole trader whose name matters."""
        return self._found(parties.SOLE_TRADER, name, founded, parties.CRAFT, seat=home, rsin="")

    def sole_trader(self, founded: date, home: InlandAddress) -> Company:
        """A sole trader at home; the land registry never names one, the trade register has no RSIN for it."""
        name = f"{self._rng.choice(TRADES)} {self._rng.choice(COMPANY_FIRST)}"
        return self.craftsman(name, founded, home)

    def foreign(self, founded: date, word: str = "Immobilière", activity: Activity = parties.LETTING) -> Company:
        """A company under foreign law, unknown to the trade register."""
        name = f"{word} {self._rng.choice(COMPANY_FIRST)} S.A."
        seat = self._addresses.far_abroad()
        return self._found(parties.FOREIGN, name, founded, activity, seat=seat, rsin="", kvk="")

    def _found(
        self,
        form: LegalForm,
        name: str,
        founded: date,
        activity: Activity,
        **details: Unpack[Details],
    ) -> Company:
        facts: Details = {"rsin": self._numbers.rsin(), "kvk": self._numbers.kvk(), **details}
        if "seat" not in facts:
            facts["seat"] = self._addresses.rental()
        if self._rough:
            facts = self._slips(form, name) | facts
        company = Company(
            0 if form is parties.SOLE_TRADER else self._numbers.serial("Persoon"),
            name,
            form,
            branch=self._numbers.branch(),
            founded=founded,
            registered=founded + timedelta(days=self._rng.randrange(8)),
            activity=activity,
            employees=self._rng.choice((1, 1, 1, 2, 4)),
            **facts,
        )
        if company.kvk:
            self.all.append(company)
        return company

    def _slips(self, form: LegalForm, name: str) -> Details:
        """What registers got wrong or learnt late about one company in some."""
        slips: Details = {}
        if self._rng.random() < _MOVED:
            slips["former_seat"] = self._addresses.rental()
        if self._rng.random() < _RENAMED:
            slips["former_name"] = spelling.light(self._rng, name)
        slips["end_told"] = self._rng.random() >= _END_UNTOLD
        slips["kvk_in_brk"] = form is not parties.BV or self._rng.random() >= _NUMBERLESS
        return slips

    def _name(self) -> str:
        taken = next(self._names)
        pairs = len(COMPANY_FIRST) * len(COMPANY_SECOND)
        first = COMPANY_FIRST[(taken * 7) % len(COMPANY_FIRST)]
        second = COMPANY_SECOND[taken // len(COMPANY_FIRST) % len(COMPANY_SECOND)]
        return f"{first} {second}" + (f" {taken // pairs + 1}" if taken >= pairs else "")
