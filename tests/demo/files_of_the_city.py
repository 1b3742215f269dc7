"""What a perfect detector sees in permits, grants and events, together with who is behind whom."""

from __future__ import annotations

from collections import defaultdict
from datetime import date, timedelta
from typing import TYPE_CHECKING

from tests.demo.registers import rows
from tests.demo.suspicions import PERCEEL, WINDOW, plain, within

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from tests.demo.suspicions import Suspicions

YEAR = timedelta(days=365)
TWO_YEARS = timedelta(days=731)


class CityFiles:
    """Permits, grants and events of a written city."""

    def __init__(self, folder: Path, behind: Suspicions) -> None:
        self.behind = behind
        self.permits = rows(folder / "vergunningen" / "vergunningen.csv")
        self.grants = rows(folder / "subsidies_intern" / "subsidies.csv")
        files = sorted((folder / "subsidies").glob("*.csv"))
        self.open_register = [row for path in files for row in rows(path) if "aanvrager" in row]  # its present form
        self.events = rows(folder / "gebeurtenissen" / "gebeurtenissen.csv")

    def followers(self) -> Iterator[str]:
        """Applications within a year of a refusal at the address, by another who is tied to the refused."""
        refused = [row for row in self.permits if row["besluit"] == "geweigerd"]
        for row in self.permits:
            for earlier in refused:
                if self._follows(row, earlier, earlier["datum_besluit"], self._applicant(earlier)):
                    yield row["zaaknummer"]

    def reopeners(self) -> Iterator[str]:
        """Applications within a year of a closure or refusal at the address, by one who is tied to whom it was about."""
        events = [
            row for row in self.events if row["kvk_nummer"] and row["soort"].startswith(("sluiting", "weigering"))
        ]
        for row in self.permits:
            for event in events:
                if self._follows(row, event, event["datum"], f"KVK:{event['kvk_nummer']}"):
                    yield row["zaaknummer"]

    def restless_addresses(self) -> Iterator[str]:
        """Addresses with three holders of an exploitation permit in three years."""
        began: dict[str, dict[str, date]] = defaultdict(dict)
        for row in self.permits:
            if row["soort"] == "exploitatie horeca" and row["besluit"] == "verleend":
                holder = f"KVK:{row['houder_id']}" if row["houder_id"] else self._applicant(row)
                began[self._at(row)].setdefault(holder, date.fromisoformat(row["geldig_van"]))
        yield from (address for address, holders in began.items() if within(holders.values(), WINDOW) >= 3)

    def rents_to_oneself(self) -> Iterator[str]:
        """Grants to a company that sits in an object of a party tied to it and not in its own."""
        for row, grantee in self._numbered():
            seats = {address for address, sitting in self.behind.places.seats.items() if grantee in sitting}
            owners = {party for address in seats for party in self._owners(address)}
            if grantee not in owners and any(self.behind.linked(grantee, owner) for owner in owners):
                yield row["dossiernummer"]

    def after_the_end(self) -> Iterator[str]:
        for row, grantee in self._numbered():
            entry = self.behind.entries[grantee[4:]]
            if entry.ended and not entry.merged and self._granted(row) > entry.ended:
                yield row["dossiernummer"]

    def circles(self) -> Iterator[str]:
        """Grants that make at least three in two years to three companies that are tied to each other."""
        awards = [(row["dossiernummer"], grantee, self._granted(row)) for row, grantee in self._numbered()]
        awards += self._named()
        for number, grantee, day in awards:
            family = [each for each in awards if each[1] == grantee or self.behind.linked(each[1], grantee)]
            recent = [other for _, other, earlier in family if timedelta(0) <= day - earlier <= TWO_YEARS]
            if len(recent) >= 3 and len(set(recent)) >= 3:
                yield number

    def crowded(self) -> Iterator[str]:
        """Addresses with at least twenty-five companies and less than ten square metres for each."""
        for address, sitting in self.behind.places.seats.items():
            if len(sitting) >= 25 and self.behind.places.area[address] / len(sitting) < 10:
                yield address

    def closed_again(self) -> Iterator[str]:
        """Objects of an owner under whom objects were closed at least twice in five years."""
        closed: dict[str, list[str]] = defaultdict(list)
        last = self.behind.files.last
        for row in self.events:
            if row["soort"].startswith("sluiting") and date.fromisoformat(row["datum"]) >= last.replace(
                year=last.year - 5
            ):
                for owner, object_id in self._owners_since(self._at(row), date.fromisoformat(row["datum"])):
                    closed[owner].append(object_id)
        for owner, objects in closed.items():
            if len(objects) >= 2 and owner not in self.behind.excluded:
                yield from (PERCEEL + object_id for object_id in objects)

    def _owners(self, address: str) -> set[str]:
        return {owner for owner, _ in self._owners_since(address, self.behind.files.last)}

    def _owners_since(self, address: str, day: date) -> Iterator[tuple[str, str]]:
        """The present owners of what is at an address who held it on a day."""
        for object_id, seen in self.behind.files.stands[self.behind.files.last].items():
            if self.behind.places.of_dwelling.get(seen.dwelling) == address:
                for part, holders in seen.resting_on.items():
                    bought = seen.parts[part].day
                    if bought is None or bought <= day:
                        yield from ((owner, object_id) for owner in self.behind.parties(holders))

    def _numbered(self) -> list[tuple[dict[str, str], str]]:
        return [(row, f"KVK:{row['kvk_nummer']}") for row in self.grants if row["kvk_nummer"]]

    def _named(self) -> Iterator[tuple[str, str, date]]:
        """Grants of the open register, which gives no numbers, to whoever bears the name."""
        for row in self.open_register:
            party = self.behind.names.get(plain(row["aanvrager"]))
            if party:
                yield row["dossiernummer"], party, date.fromisoformat(row["publicatiedatumVerleningsbesluit"])

    @staticmethod
    def _granted(row: dict[str, str]) -> date:
        return date.fromisoformat(row["datum_verlening"])

    def _follows(self, row: dict[str, str], earlier: dict[str, str], day: str, party: str) -> bool:
        """Whether an application is for the same address, within a year of a day, by one who is tied to a party."""
        wait = date.fromisoformat(row["datum_aanvraag"]) - date.fromisoformat(day)
        soon = timedelta(0) <= wait <= YEAR and self._at(row) == self._at(earlier)
        return soon and self.behind.linked(self._applicant(row), party)

    def _at(self, row: dict[str, str]) -> str:
        return self.behind.places.of(row)

    def _applicant(self, row: dict[str, str]) -> str:
        """By number, else by name."""
        number, company = row["aanvrager_id"], row["aanvrager_type"] == "niet_natuurlijk_persoon"
        if number:
            return f"{'KVK' if company else 'BSN'}:{number}"
        return self.behind.names.get(plain(row["aanvrager_naam"]), row["aanvrager_naam"])
