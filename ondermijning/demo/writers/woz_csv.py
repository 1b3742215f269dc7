"""The WOZ administration in the canonical CSV form: one line per object and valuation date.

Values trail the market with the spread that valuations have. A few lines are decisions that were annulled.
"""

from __future__ import annotations

import csv
from datetime import date
from typing import TYPE_CHECKING

from ondermijning.demo.city import market
from ondermijning.demo.city.identifiers import bag_id
from ondermijning.demo.city.parties import Person
from ondermijning.demo.city.timeline import LAST

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from pathlib import Path
    from random import Random

    from ondermijning.demo.city.objects import CadastralObject

_COLUMNS = (
    "wozobjectnummer", "waardepeildatum", "vastgestelde_waarde", "ingangsdatum", "status", "gebruikscode",
    "soort_object_code", "grondoppervlakte", "nummeraanduiding_id", "adresseerbaarobject_id", "pand_id",
    "kadastraalobject_id", "eigenaar_type", "eigenaar_id", "gebruiker_type", "gebruiker_id",
)  # fmt: skip
_SPREAD = 0.08  # half the width of the difference between valuation and worth of one object
_YEARLY_SPREAD = 0.015
_ANNULLED = 0.01


def write_woz(path: Path, objects: Iterable[CadastralObject], rng: Random, years: Sequence[int]) -> None:
    """Write the values in some years of all objects that exist at the last reference date and are worth something."""
    with path.open("w", encoding="utf-8", newline="") as stream:
        writer = csv.writer(stream, delimiter=";", lineterminator="\n")
        writer.writerow(_COLUMNS)
        for thing in objects:
            if thing.woz and thing.exists_on(LAST) and not (thing.history and not thing.history[-1].holdings):
                writer.writerows(_lines(thing, rng, years))


def _lines(thing: CadastralObject, rng: Random, years: Sequence[int]) -> Iterator[tuple[object, ...]]:
    level = 1 + rng.uniform(-_SPREAD, _SPREAD)
    tail = _tail(thing)
    for year in years:
        valued, begins = date(year, 1, 1), date(year + 1, 1, 1)
        worth = market.value(thing.base_euro, valued) * level * (1 + rng.uniform(-_YEARLY_SPREAD, _YEARLY_SPREAD))
        euro = round(worth / 1000) * 1000
        if rng.random() < _ANNULLED:
            yield (thing.woz, valued, euro * 10, begins, "beschikking_vernietigd", *tail)
            begins = date(year + 1, 6, 1)
        yield (thing.woz, valued, euro, begins, "beschikking_genomen", *tail)


def _tail(thing: CadastralObject) -> tuple[str, ...]:
    address = thing.address.bag_id if thing.address else ""
    building = bag_id("10", thing.bag_serial) if thing.bag_serial and not thing.is_apartment else ""
    size = str(thing.area_m2) if thing.area_m2 else ""
    use = thing.use
    return (use.woz_use, use.woz_kind, size, address, thing.dwelling_id, building, thing.id, *_owner(thing), "", "")


def _owner(thing: CadastralObject) -> tuple[str, str]:
    """The first holder at the last reference date: by BSN, or by RSIN; nobody where neither is known."""
    situation = thing.situation_on(LAST)
    party = situation.holdings[0].party if situation and situation.holdings else None
    if isinstance(party, Person):
        return ("natuurlijk_persoon", party.bsn) if party.bsn else ("", "")
    return ("niet_natuurlijk_persoon", party.rsin) if party and party.rsin else ("", "")
