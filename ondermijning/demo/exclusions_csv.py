"""The municipality's own list of parties that cannot be suspects by nature: here its housing corporations."""

from __future__ import annotations

import csv
from typing import TYPE_CHECKING

from ondermijning.demo.parties import HOUSING

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from ondermijning.demo.parties import Company

_COLUMNS = ("kvk", "rsin", "naam", "reden", "sinds", "tot", "bron")
_SOURCE = "lijst van toegelaten instellingen"


def write_exclusions(path: Path, companies: Iterable[Company]) -> None:
    """Write the list, ``;`` separated, one line per housing corporation."""
    corporations = [company for company in companies if company.activity == HOUSING]
    with path.open("w", encoding="utf-8", newline="") as stream:
        writer = csv.writer(stream, delimiter=";", lineterminator="\n")
        writer.writerow(_COLUMNS)
        for company in corporations:
            writer.writerow((company.kvk, company.rsin, company.name, "woningcorporatie", company.founded, "", _SOURCE))
