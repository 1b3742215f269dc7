"""What a perfect detector of the newer rules can see in the written files alone, under the ids of the answer key."""

from __future__ import annotations

import json
from collections import defaultdict
from datetime import timedelta
from functools import cached_property
from itertools import pairwise
from typing import TYPE_CHECKING

from tests.demo.places import Places
from tests.demo.registers import entries, loans, rows

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import date
    from pathlib import Path

    from tests.demo.detector import Files, Sale

PERCEEL = "NL.IMKAD.KadastraalObject:"
FINANCIAL = ("64", "65", "66")
WINDOW = timedelta(days=1096)  # thirty-six months


def plain(name: str) -> str:
    """A name without its legal form, capitals and dots: good enough for names that differ in nothing else."""
    words = name.upper().replace(".", "").split()
    return " ".join(word for word in words if word not in ("BV", "NV", "STICHTING", "ST"))


def within(days: Iterable[date], span: timedelta) -> int:
    """The most days that lie in any span of that length."""
    found = sorted(days)
    return max((sum(start <= day <= start + span for day in found) for start in found), default=0)


class Suspicions:
    """Officers, loans and sales of a written city, as far as they say who is behind what."""

    def __init__(self, folder: Path, files: Files) -> None:
        self.files = files
        self.entries = entries(folder / "hr")
        self.asked, self.loans = loans(folder / "kik")
        self.excluded = {f"KVK:{row['kvk']}" for row in rows(folder / "uitzonderingen.csv")}
        self.excluded |= {f"KVK:{kvk}" for kvk, company in files.companies.items() if company.excluded}
        self.places = Places(folder)
        self.names = dict(_names(folder / "kvk"))

    @cached_property
    def boards(self) -> dict[str, set[str]]:
        """The companies that each party directs or directed."""
        found: dict[str, set[str]] = defaultdict(set)
        for entry in self.entries.values():
            for office in entry.offices:
                if office.element == "bestuursfunctie":
                    found[office.holder].add(office.company)
        return found

    def linked(self, one: str, other: str) -> bool:
        """Whether one directs the other, or someone directs both."""
        if one == other or {one, other} & self.excluded:
            return False
        boards = self.boards
        both = any({one, other} <= companies for companies in boards.values())
        return both or other in boards.get(one, ()) or one in boards.get(other, ())

    def party(self, person_id: str) -> str:
        """The key of a party in the land registry: KVK number, BSN, or its own id."""
        if kvk := self.files.kvk.get(person_id):
            return f"KVK:{kvk}"
        return f"BSN:{self._bsns.get(person_id) or person_id}"

    def parties(self, person_ids: Iterable[str]) -> set[str]:
        return {self.party(person_id) for person_id in person_ids}

    def unpaid_purchases(self) -> Iterator[str]:
        """Last sales that an answer speaks of and no mortgage stands by."""
        for sale in (sales[-1] for sales in self.files.sales().values()):
            asked = self.asked.get(sale.object_id)
            secured = any(loan.object_id == sale.object_id and self._for(loan.day, sale) for loan in self.loans)
            large = sale.price >= 100_000 and not self.parties(sale.buyers) & self.excluded
            if asked and asked >= sale.day + timedelta(days=90) and large and not secured:
                yield PERCEEL + sale.object_id

    @staticmethod
    def _for(day: date, sale: Sale) -> bool:
        return -7 <= (day - sale.day).days <= 90

    def loans_of(self, *, linked: bool) -> Iterator[str]:
        """Objects whose lender is tied to a holder, or whose lender is a company outside finance and is not."""
        last = self.files.stands[self.files.last]
        for loan in self.loans:
            borrowers = self.parties(last[loan.object_id].holders)
            tied = any(self.linked(loan.lender, borrower) for borrower in borrowers)
            if tied == linked and loan.lender not in self.excluded and (linked or self._no_lender(loan.lender)):
                yield PERCEEL + loan.object_id

    def _no_lender(self, party: str) -> bool:
        entry = self.entries.get(party.removeprefix("KVK:"))
        return entry is not None and not entry.sbi.startswith(FINANCIAL)

    def returned(self) -> Iterator[str]:
        """Objects that a former seller, or who is tied to one, bought back within five years."""
        for sales in self.files.sales().values():
            for at, first in enumerate(sales):
                sellers = self.parties(first.sellers) - self.excluded
                later = [sale for sale in sales[at + 1 :] if (sale.day - first.day).days <= 1826]
                buyers = {party for sale in later for party in self.parties(sale.buyers)} - self.excluded
                if any(one == other or self.linked(one, other) for one in sellers for other in buyers):
                    yield PERCEEL + first.object_id

    def auctioned(self) -> Iterator[str]:
        for sales in self.files.sales().values():
            for before, after in pairwise(sales):
                quick = (after.day - before.day).days <= 365
                if before.auction and quick and self.files.rise(before, after) >= 0.25:
                    yield PERCEEL + after.object_id

    def changed_boards(self) -> Iterator[str]:
        """Sold objects of which a party changed its board within two months of the deed."""
        for sale in (sale for sales in self.files.sales().values() for sale in sales if not sale.auction):
            for party in self.parties(sale.buyers | sale.sellers) - self.excluded:
                if any(abs((change - sale.day).days) <= 60 for change in self._changes(party)):
                    yield PERCEEL + sale.object_id

    def _changes(self, party: str) -> set[date]:
        entry = self.entries.get(party.removeprefix("KVK:"))
        if entry is None:
            return set()
        board = [office for office in entry.offices if office.element == "bestuursfunctie"]
        days = {day for office in board for day in (office.since, office.until) if day}
        return days - {entry.founded, entry.ended}

    def serial_dissolvers(self) -> Iterator[str]:
        """Companies with property of a director whose other companies were dissolved by the handful."""
        last = self.files.stands[self.files.last]
        owners = {party for seen in last.values() for party in self.parties(seen.holders)}
        for companies in self.boards.values():
            gone = [entry for kvk in companies if (entry := self.entries[kvk[4:]]).ended and not entry.merged]
            if within([entry.ended for entry in gone if entry.ended], WINDOW) >= 5:
                yield from companies & owners

    @cached_property
    def _bsns(self) -> dict[str, str]:
        stands = self.files.stands.values()
        return {key: bsn for stand in stands for seen in stand.values() for key, bsn in seen.bsns.items() if bsn}


def _names(folder: Path) -> Iterator[tuple[str, str]]:
    """Every company by its plain name; names that are not unique do not occur in the stories."""
    for path in sorted(folder.glob("[0-9]*.json")):
        profile = json.loads(path.read_text(encoding="utf-8"))
        yield plain(profile["naam"]), f"KVK:{profile['kvkNummer']}"
