"""Where things are: addresses of the BAG by their parts, the objects at them, and the companies that sit there."""

from __future__ import annotations

import json
from collections import defaultdict
from typing import TYPE_CHECKING

from tests.demo.reading import first
from tests.demo.registers import bag, door

if TYPE_CHECKING:
    from pathlib import Path

    from tests.demo.registers import Door


class Places:
    """The addresses of a written city.

    Args:
        folder: the deliveries.
    """

    def __init__(self, folder: Path) -> None:
        self.by_door: dict[Door, str] = {}
        self.of_dwelling: dict[str, str] = {}
        self.area: dict[str, int] = {}
        for thing in bag(folder / "bag"):
            key = first(thing, "identificatie") or ""
            if thing.tag.endswith("Nummeraanduiding"):
                extra = (first(thing, "huisletter") or "") + (first(thing, "huisnummertoevoeging") or "")
                self.by_door[first(thing, "postcode") or "", first(thing, "huisnummer") or "", extra] = key
            elif thing.tag.endswith("Verblijfsobject"):
                address = first(thing, "heeftAlsHoofdadres/NummeraanduidingRef") or ""
                self.of_dwelling[key] = address
                self.area[address] = int(first(thing, "oppervlakte") or 0)
        self.seats = self._seats(folder / "kvk")

    def of(self, row: dict[str, str]) -> str:
        """The address that a line of the municipality speaks of."""
        return row["bag_id"] or self.by_door[door(row)]

    def _seats(self, folder: Path) -> dict[str, set[str]]:
        """Address → the companies that have their seat there and have not ended."""
        found: dict[str, set[str]] = defaultdict(set)
        for path in sorted(folder.glob("[0-9]*.json")):
            profile = json.loads(path.read_text(encoding="utf-8"))
            branch = profile["_embedded"].get("hoofdvestiging") or profile["_embedded"]["eigenaar"]
            for each in branch["adressen"]:
                extra = each.get("huisletter", "") + each.get("huisnummerToevoeging", "")
                address = self.by_door.get((each.get("postcode", ""), str(each.get("huisnummer", "")), extra))
                if address and each["type"] == "bezoekadres" and "datumEinde" not in profile["materieleRegistratie"]:
                    found[address].add(f"KVK:{profile['kvkNummer']}")
        return found
