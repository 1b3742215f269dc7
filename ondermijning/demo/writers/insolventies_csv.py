"""Insolvencies of companies, as a list that was kept from the central register."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ondermijning.demo.writers.csv_file import write_rows

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from ondermijning.demo.life.insolvency import Case

_COLUMNS = ("insolventienummer", "soort", "naam", "kvk_nummer", "rechtbank", "datum_uitspraak", "datum_einde", "reden")
_COURT = "Limburg"


def write_cases(path: Path, cases: Iterable[Case]) -> None:
    """Write one line per case."""
    write_rows(path, _COLUMNS, (_row(case) for case in cases))


def _row(case: Case) -> dict[str, object]:
    return {
        "insolventienummer": case.number,
        "soort": case.kind,
        "naam": case.company.name,
        "kvk_nummer": case.company.kvk,
        "rechtbank": _COURT,
        "datum_uitspraak": case.ruled,
        "datum_einde": case.ended or "",
        "reden": case.reason,
    }
