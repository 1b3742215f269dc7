"""What happened to a company that is no natural person: special legal status, dissolution, and the accounts it deposited.

Source: HR Dataservice 3.0 (catalogus 2015/02).
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from ondermijning.language import say
from ondermijning.model.records_hr import BijzondereRechtstoestand, Jaarstuk
from ondermijning.normalise.dates import optional_date
from ondermijning.sources.rows import Outcome, Reject

from .entry import state_kind
from .values import span

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from ondermijning.normalise.faults import Faults
    from ondermijning.sources.files.xml import Element

_STATES = ("bijzondereRechtstoestand", "beperkingInRechtshandeling")
_DISSOLUTION = "ontbinding"

# Deposits that settle the duty of a year: accounts, or what stands in their place in a group. Half-year figures do not.
ACCOUNTS = (
    "jaarstukJaarrekening",
    "jaarstukJaarrekeningOngewijzigdVastgesteld",
    "jaarstukInstemming",
    "jaarstukOntheffing",
)
_CURRENT = "actueel"


def states(company: Element, kvk: str, faults: Faults) -> Iterator[Outcome]:
    """Bankruptcy and the like, limits on what the company may do, and its dissolution."""
    found = [(name, state_kind(state), state) for name in _STATES for state in company.all(name)]
    found += [(_DISSOLUTION, _DISSOLUTION, state) for state in company.all(_DISSOLUTION)]
    for name, kind, state in found:
        begin, end = (state.value("registratie", column) for column in ("datumAanvang", "datumEinde"))
        rulings = (state.value(f"uitspraak{which}", "datum") for which in ("Aanvang", "Einde"))
        held = span(faults, *(day or ruling for day, ruling in zip((begin, end), rulings, strict=True)))
        if kind is None or held["aanvang"] is None:
            yield Reject(name, say("lacks its kind or the day it began"))
        else:
            yield BijzondereRechtstoestand(kvk, kind, held["aanvang"], held["einde"])


def deposits(company: Element, kvk: str, faults: Faults) -> Iterator[Outcome]:
    """The first deposit of accounts for each financial year."""
    first: dict[int, date | None] = {}
    for deposit in _deposits(company):
        year = _year(deposit.value("boekjaar"))
        if year is None:
            yield Reject("heeftGedeponeerd/boekjaar", say("is no year"))
        elif (deposit.value("status", "omschrijving") or _CURRENT).casefold() != _CURRENT:
            faults.append(("heeftGedeponeerd/status", say("is no longer current, so the deposit is left out")))
        else:
            day = faults.read("datumDeponering", optional_date, deposit.value("datumDeponering"))
            first[year] = min(filter(None, (day, first.get(year))), default=None)
    yield from (Jaarstuk(kvk, year, day) for year, day in first.items())


def _deposits(company: Element) -> list[Element]:
    """Deposits of accounts, which stand below the company itself or in a list of it."""
    holders = [
        *company.all("heeftGedeponeerd"),
        *(one for all_ in company.all("deponeringen") for one in all_.all("deponering")),
    ]
    return [deposit for holder in holders for kind in ACCOUNTS for deposit in holder.all(kind)]


def _year(text: str | None) -> int | None:
    return int(text) if text and re.fullmatch("[0-9]{4}", text) else None
