"""The municipality's own list of parties that cannot be suspects by nature: housing corporations and a lending fund."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ondermijning.demo.city.parties import HOUSING, LENDING_FUND
from ondermijning.demo.writers.csv_file import write_rows

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from ondermijning.demo.city.parties import Company

_COLUMNS = ("kvk", "rsin", "naam", "reden", "sinds", "tot", "bron")
_REASONS = {
    HOUSING: ("woningcorporatie", "lijst van toegelaten instellingen"),
    LENDING_FUND: ("fonds voor leningen", "besluit van de gemeenteraad"),
}


def write_exclusions(path: Path, companies: Iterable[Company]) -> None:
    """Write the list, one line per party."""
    write_rows(path, _COLUMNS, (_row(company) for company in companies if company.activity in _REASONS))


def _row(company: Company) -> dict[str, object]:
    reason, source = _REASONS[company.activity]
    numbers = {"kvk": company.kvk, "rsin": company.rsin, "naam": company.name}
    return {**numbers, "reden": reason, "sinds": company.founded, "bron": source}
