"""Houses, apartment buildings, shops, garages and plots as they are built, each with its place, address and worth."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from ondermijning.demo.city.objects import APARTMENT, GARAGE, HOUSE, SHOP, CadastralObject
from ondermijning.demo.city.places import AREAS, SECTIONS, Designation
from ondermijning.demo.city.rights import Split

if TYPE_CHECKING:
    from datetime import date
    from random import Random

    from ondermijning.demo.city.addresses import AddressBook
    from ondermijning.demo.city.deeds import DeedPart
    from ondermijning.demo.city.identifiers import Numbers
    from ondermijning.demo.city.objects import Use
    from ondermijning.demo.city.parties import Company
    from ondermijning.demo.city.places import CadastralArea, InlandAddress

_WEIGHTS = (60, 8, 14, 4, 2, 6, 6)  # how the objects are spread over the cadastral municipalities


class Builder:
    """Makes objects that nobody holds yet."""

    def __init__(self, rng: Random, numbers: Numbers, addresses: AddressBook) -> None:
        self._rng = rng
        self._numbers = numbers
        self.addresses = addresses
        self._last_parcel: Counter[tuple[str, str]] = Counter()

    def house(self) -> CadastralObject:
        """A house on its own parcel."""
        worth = self._rng.randrange(180_000, 560_000, 1000)
        return self._with_door(self._parcel(HOUSE, self._rng.randrange(90, 420), worth), *self.addresses.doors(1)[0])

    def shop(self) -> CadastralObject:
        """A shop with a dwelling above it."""
        worth = self._rng.randrange(220_000, 750_000, 1000)
        return self._with_door(self._parcel(SHOP, self._rng.randrange(80, 300), worth), *self.addresses.doors(1)[0])

    def premises(self, use: Use, floor_m2: int, street: str = "") -> CadastralObject:
        """Business premises of a wanted floor area, in a street of choice."""
        thing = self._parcel(
            use, self._rng.randrange(floor_m2, floor_m2 * 2), floor_m2 * self._rng.randrange(1400, 2600)
        )
        thing.floor_m2 = floor_m2
        return self._with_door(thing, *(self.addresses.door_in(street) if street else self.addresses.doors(1)[0]))

    def garage(self) -> CadastralObject:
        """A garage or shed without an address."""
        return self._parcel(GARAGE, self._rng.randrange(15, 30), self._rng.randrange(14_000, 32_000, 500))

    def ground(self) -> CadastralObject:
        """The parcel under an apartment building."""
        return self._parcel(APARTMENT, self._rng.randrange(300, 1200), 0)

    def plot(self, parent: CadastralObject, day: date, area_m2: int) -> CadastralObject:
        """A parcel that is cut from another."""
        plot = self._parcel(parent.use, area_m2, parent.base_euro * area_m2 // parent.area_m2)
        plot.origin, plot.born = parent.id, day
        return plot

    def split(self, ground: CadastralObject, owners: Company, part: DeedPart, since: date) -> Split:
        """Burden a parcel with a split into apartment rights."""
        ground.split = Split(self._numbers.serial("AppartementsrechtSplitsing"), owners, part, since)
        return ground.split

    def apartments(
        self, ground: CadastralObject, split: Split, doors: tuple[tuple[InlandAddress, int], ...], worth: int
    ) -> list[CadastralObject]:
        """The apartment rights of a split parcel, one per door, each worth about so many euro at index 100."""
        complex_number = self._next_number(ground.place.area, ground.place.section)
        made = []
        for index, door in enumerate(doors, start=1):
            place = Designation(ground.place.area, ground.place.section, complex_number, index)
            base = round(worth * self._rng.uniform(0.85, 1.15) / 1000) * 1000
            made.append(self._with_door(self._object(place, APARTMENT, 0, base), *door))
            made[-1].split = split
        return made

    def _parcel(self, use: Use, area_m2: int, base_euro: int) -> CadastralObject:
        area = self._rng.choices(AREAS, _WEIGHTS)[0]
        section = self._rng.choice(SECTIONS[:8])
        return self._object(Designation(area, section, self._next_number(area, section)), use, area_m2, base_euro)

    def _object(self, place: Designation, use: Use, area_m2: int, base_euro: int) -> CadastralObject:
        right = self._numbers.serial("ZakelijkRecht")
        return CadastralObject(place, use, area_m2, base_euro, right, self._numbers.woz() if base_euro else "")

    @staticmethod
    def _with_door(thing: CadastralObject, address: InlandAddress, bag_serial: int) -> CadastralObject:
        thing.address, thing.bag_serial = address, bag_serial
        return thing

    def _next_number(self, area: CadastralArea, section: str) -> int:
        key = (area.code, section)
        self._last_parcel[key] += self._rng.randint(1, 3)
        return 100 + self._last_parcel[key]
