"""Homes of the housing corporations, as they list them for the municipality."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ondermijning.demo.city.parties import HOUSING, Company
from ondermijning.demo.city.timeline import LAST
from ondermijning.demo.writers.csv_file import write_rows

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from ondermijning.demo.city.objects import CadastralObject

_COLUMNS = ("bag_id", "corporatie", "kvk_nummer", "peildatum")


def write_stock(path: Path, objects: Iterable[CadastralObject]) -> None:
    """Write one line per home that a corporation holds at the last reference date."""
    write_rows(path, _COLUMNS, _rows(objects))


def corporation_of(thing: CadastralObject) -> Company | None:
    """The corporation that holds an object at the last reference date."""
    parties = (party for party in thing.holders_on(LAST) if isinstance(party, Company))
    return next((party for party in parties if party.activity == HOUSING), None)


def _rows(objects: Iterable[CadastralObject]) -> Iterator[dict[str, object]]:
    for thing in objects:
        corporation = corporation_of(thing) if thing.dwelling_id else None
        if corporation:
            yield {
                "bag_id": thing.dwelling_id,
                "corporatie": corporation.name,
                "kvk_nummer": corporation.kvk,
                "peildatum": LAST,
            }
