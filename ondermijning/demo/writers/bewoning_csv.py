"""How many people are registered in each home: counts alone, as the municipality draws them from its population register."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ondermijning.demo.life.residents import residents_on
from ondermijning.demo.writers.csv_file import write_rows

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import date
    from pathlib import Path

    from ondermijning.demo.city.objects import CadastralObject
    from ondermijning.demo.life.residents import Residents

_COLUMNS = ("bag_id", "peildatum", "aantal_ingeschreven", "aantal_volwassenen", "aantal_huishoudens")


def write_counts(path: Path, counts: Iterable[tuple[CadastralObject, Residents]], days: Sequence[date]) -> None:
    """Write one line per home and day; before its last deed a home was lived in as most are."""
    lines = ((home, residents, day) for home, residents in counts for day in days)
    write_rows(path, _COLUMNS, (_row(home, day, residents_on(home, residents, day)) for home, residents, day in lines))


def _row(home: CadastralObject, day: date, residents: Residents) -> dict[str, object]:
    return {
        "bag_id": home.dwelling_id,
        "peildatum": day,
        "aantal_ingeschreven": residents.people,
        "aantal_volwassenen": residents.adults,
        "aantal_huishoudens": residents.households,
    }
