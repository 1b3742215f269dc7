"""Which towns belong to which municipality: the file that comes with a BAG Extract (GEM-WPL-RELATIE, GWR v20120701 and v20200601).

It is no part of the BAG; the Kadaster makes it of the national table of municipalities.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from ondermijning.language import say
from ondermijning.model.records_bag import BagGemeenteWoonplaats
from ondermijning.normalise.dates import parse_date
from ondermijning.normalise.faults import Faults
from ondermijning.normalise.text import clean
from ondermijning.sources.rows import Outcome, Remark, Row, RowRejected

from .values import area_code, parsed
from .versions import STATED

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from ondermijning.sources.files.xml import Element

ROOT, ROW, DAY = "BAG-GWR-Deelbestand-LVC", "GemeenteWoonplaatsRelatie", "StandTechnischeDatum"
ALLOWED = frozenset(
    {
        "tijdvakgeldigheid",
        "begindatumTijdvakGeldigheid",
        "einddatumTijdvakGeldigheid",
        "gerelateerdeWoonplaats",
        "gerelateerdeGemeente",
        "identificatie",
        "status",
    }
)


def info(element: Element) -> dict[str, str]:
    """The date that the file speaks for."""
    return {STATED: element.text} if element.text else {}


def subject(row: Row[Element]) -> str:
    """A file speaks for each town in it."""
    return f"GWR:{_code(row, 'gerelateerdeWoonplaats')}"


def records(row: Row[Element]) -> Iterator[Outcome]:
    """One period in which a town belongs to a municipality."""
    faults = Faults()
    period = ("tijdvakgeldigheid", "begindatumTijdvakGeldigheid"), ("tijdvakgeldigheid", "einddatumTijdvakGeldigheid")
    begin, end = (faults.read(path[-1], _day, row.data.value(*path)) for path in period)
    if begin is None:
        raise RowRejected("begindatumTijdvakGeldigheid", say("is missing or no date"))
    yield BagGemeenteWoonplaats(
        gemeentecode=_code(row, "gerelateerdeGemeente"),
        woonplaats_id=_code(row, "gerelateerdeWoonplaats"),
        geldig_van=begin,
        geldig_tot=end,
        status=clean(row.data.value("status")),
    )
    yield from (Remark(field, reason) for field, reason in faults)


def _code(row: Row[Element], holder: str) -> str:
    return parsed(holder, area_code, row.data.value(holder, "identificatie"))


def _day(text: str) -> date:
    """The day of a moment; the old version writes it as 16 digits down to hundredths of a second."""
    return parse_date(text[:8] if re.fullmatch(r"[0-9]{16}", text) else text).day
