"""Writes how many people are registered in each home: counts alone, as the municipality draws them from its population register."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ondermijning.demo.csv_file import write_rows
from ondermijning.demo.timeline import LAST

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from ondermijning.demo.objects import CadastralObject
    from ondermijning.demo.residents import Residents

_COLUMNS = ("bag_id", "peildatum", "aantal_ingeschreven", "aantal_volwassenen", "aantal_huishoudens")


def write_counts(path: Path, counts: Iterable[tuple[CadastralObject, Residents]]) -> None:
    """Write one line per home."""
    write_rows(path, _COLUMNS, (_row(home, residents) for home, residents in counts))


def _row(home: CadastralObject, residents: Residents) -> dict[str, object]:
    return {
        "bag_id": home.dwelling_id, "peildatum": LAST, "aantal_ingeschreven": residents.people,
        "aantal_volwassenen": residents.adults, "aantal_huishoudens": residents.households,
    }  # fmt: skip
