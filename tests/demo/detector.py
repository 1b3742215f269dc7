"""A detector for tests that works from the written files alone: what a perfect rule can see in the stands."""

from __future__ import annotations

import csv
import json
from dataclasses import dataclass
from datetime import date, timedelta
from fractions import Fraction
from itertools import pairwise
from typing import TYPE_CHECKING

from tests.demo.reading import read

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from tests.demo.reading import Part, Seen

SALES = {"606", "001"}


@dataclass(frozen=True)
class Company:
    """What the trade register says."""

    founded: date
    registered: date
    ended: date | None
    excluded: bool


@dataclass(frozen=True)
class Sale:
    """One priced transfer of one object."""

    object_id: str
    day: date
    price: float
    buyers: frozenset[str]
    sellers: frozenset[str]
    auction: bool


def _day(text: str) -> date:
    return date(int(text[:4]), int(text[4:6]), int(text[6:8]))


class Files:
    """Everything a written municipality says, by stand."""

    def __init__(self, folder: Path) -> None:
        self.stands = {
            date.fromisoformat(path.parent.name): read(path) for path in sorted((folder / "brk").glob("*/stand.xml"))
        }
        self.last = max(self.stands)
        self.companies = dict(_companies(folder / "kvk"))
        self._index = _table(folder / "prijsindex" / "prijsindex.csv")
        self._woz = _woz(folder / "woz" / "woz.csv")
        self.kvk = {key: numbers for seen in self._all() for key, numbers in self._kvk(seen)}

    def index(self, day: date) -> float:
        """The published index of the quarter of a day."""
        return float(self._index.get(f"{day.year}K{(day.month - 1) // 3 + 1}", self._index["2015K1"]))

    def sales(self) -> dict[str, list[Sale]]:
        """Every sale that the stands show, per object in order of time."""
        found: dict[str, list[Sale]] = {}
        for before, now in pairwise([{}, *self.stands.values()]):
            for key, seen in now.items():
                for part in self._new_sales(before.get(key), seen):
                    found.setdefault(key, []).append(self._sale(before.get(key), seen, part, now))
        return {key: sorted(sales, key=lambda sale: sale.day) for key, sales in found.items()}

    def detect(self) -> dict[str, set[str]]:
        """The objects that each of the four rules should report."""
        sales = self.sales()
        pairs = [pair for per_object in sales.values() for pair in pairwise(per_object)]
        return {
            "snelle_doorverkoop": {b.object_id for a, b in pairs if self._quick(a, b)},
            "abc_transactie": {b.object_id for a, b in pairs if self._chain(a, b)},
            "jonge_vennootschap_koopt": {
                s.object_id for every in sales.values() for s in every if self._young(s, s.buyers)
            },
            "ontbonden_eigenaar": set(self._held_by_the_ended()),
        }

    def rise(self, before: Sale, after: Sale) -> float:
        """How much faster the price rose than the market."""
        return (after.price / before.price) / (self.index(after.day) / self.index(before.day)) - 1

    def _quick(self, before: Sale, after: Sale) -> bool:
        return (after.day - before.day).days <= 365 and self.rise(before, after) >= 0.5

    def _chain(self, before: Sale, after: Sale) -> bool:
        middle = before.buyers & after.sellers
        if not middle or not before.sellers or (after.day - before.day).days > 183:
            return False
        return self.rise(before, after) >= 0.2 or self._young(before, middle)

    def _young(self, sale: Sale, parties: frozenset[str]) -> bool:
        known = (self.companies.get(self.kvk.get(party, "")) for party in parties)
        return any(c and not c.excluded and 0 <= (sale.day - c.founded).days < 365 for c in known)

    def _held_by_the_ended(self) -> Iterator[str]:
        for key, seen in self.stands[self.last].items():
            owners = (self.companies.get(self.kvk.get(party, "")) for party in seen.holders)
            if any(c and c.ended and self.last - c.ended > timedelta(days=90) for c in owners):
                yield key

    def _new_sales(self, before: Seen | None, seen: Seen) -> Iterator[Part]:
        known = before.resting_on if before else {}
        for part in seen.parts.values():
            if part.id in seen.resting_on and part.id not in known and part.code in SALES and part.price and part.day:
                yield part

    def _sale(self, before: Seen | None, seen: Seen, part: Part, now: dict[str, Seen]) -> Sale:
        old = before.holders if before else {}
        buyers = frozenset(seen.resting_on[part.id])
        sellers = frozenset(party for party, share in old.items() if seen.holders.get(party, 0) < share)
        gained = sum((seen.holders[party] - old.get(party, Fraction(0)) for party in buyers), Fraction(0))
        together = [key for key, other in now.items() if part.id in other.resting_on]
        assert part.day is not None
        assert part.price is not None
        worth = {key: self._worth(key, part.day) for key in together} if len(together) > 1 else {seen.object_id: 1}
        price = part.price * worth[seen.object_id] / sum(worth.values()) / float(gained)
        return Sale(seen.object_id, part.day, price, buyers, sellers, "veiling" in part.words)

    def _worth(self, key: str, day: date) -> int:
        values = self._woz.get(key, {})
        return values.get(max(2020, min(day.year, 2024)), 1)

    def _all(self) -> Iterator[Seen]:
        return (seen for stand in self.stands.values() for seen in stand.values())

    def _kvk(self, seen: Seen) -> Iterator[tuple[str, str]]:
        return ((key, kvk) for key, (kvk, _, _) in seen.companies.items() if kvk)


def _companies(folder: Path) -> Iterator[tuple[str, Company]]:
    for path in sorted(folder.glob("[0-9]*.json")):
        profile = json.loads(path.read_text(encoding="utf-8"))
        life, form = profile["materieleRegistratie"], profile["_embedded"]["eigenaar"]["rechtsvorm"]
        housing = profile["sbiActiviteiten"][0]["sbiCode"] == "68201"
        yield (
            profile["kvkNummer"],
            Company(
                _day(life["datumAanvang"]),
                _day(profile["formeleRegistratiedatum"]),
                _day(life["datumEinde"]) if "datumEinde" in life else None,
                housing or form in ("Vereniging van Eigenaars", "Publiekrechtelijke Rechtspersoon"),
            ),
        )


def _table(path: Path) -> dict[str, str]:
    with path.open(encoding="utf-8") as stream:
        return {row["kwartaal"]: row["index"] for row in csv.DictReader(stream, delimiter=";")}


def _woz(path: Path) -> dict[str, dict[int, int]]:
    found: dict[str, dict[int, int]] = {}
    with path.open(encoding="utf-8") as stream:
        for row in csv.DictReader(stream, delimiter=";"):
            if row["status"] != "beschikking_vernietigd":
                year = int(row["waardepeildatum"][:4])
                found.setdefault(row["kadastraalobject_id"], {})[year] = int(row["vastgestelde_waarde"])
    return found
