"""Companies that a court declared bankrupt, or to which it granted a suspension of payment."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING

from ondermijning.demo.city.parties import BV, DISSOLVED, LETTING, Company
from ondermijning.demo.city.timeline import LAST

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

BANKRUPTCY, SUSPENSION = "F", "S"
NO_ASSETS, AGREEMENT = "Opheffing faillissement wegens gebrek aan baten", "Homologatie van een akkoord"
_ALWAYS, _COMPANIES_PER_CASE = 2, 40  # of companies that live on
_OLD_ENOUGH = date(2012, 1, 1)


@dataclass(frozen=True, slots=True)
class Case:
    """A case of the central insolvency register; ``ended`` and ``reason`` are absent while it runs."""

    number: str
    kind: str
    company: Company
    ruled: date
    ended: date | None = None
    reason: str = ""


def cases(companies: Iterable[Company], planted: frozenset[str]) -> list[Case]:
    """Every other letting company that was dissolved went bankrupt; a few that live on are in a case or came out of one.

    Args:
        companies: of the trade register.
        planted: party ids of companies of which a story says how they fare; they live on in peace.
    """
    letting = [each for each in companies if each.form is BV and each.activity == LETTING]
    ended = [each for each in letting if each.ended and each.end_reason == DISSOLVED]
    alive = [
        each for each in letting if not each.ended and each.founded < _OLD_ENOUGH and f"KVK:{each.kvk}" not in planted
    ]
    some = [*alive[:_ALWAYS], *alive[_COMPANIES_PER_CASE::_COMPANIES_PER_CASE]]
    return list(_numbered([*map(_wound_up, ended[::2]), *(_alive(*each) for each in enumerate(some))]))


def _wound_up(company: Company) -> Case:
    assert company.ended is not None
    return Case("", BANKRUPTCY, company, company.ended - timedelta(days=330), company.ended, NO_ASSETS)


def _alive(place: int, company: Company) -> Case:
    """In turn a bankruptcy that runs, and a suspension that ended in an agreement with the creditors."""
    ruled = LAST - timedelta(days=95 + 13 * place)
    if place % 2 == 0:
        return Case("", BANKRUPTCY, company, ruled)
    return Case("", SUSPENSION, company, ruled - timedelta(days=240), ruled, AGREEMENT)


def _numbered(found: list[Case]) -> Iterator[Case]:
    """The cases with the number that the court of Limburg gives them: kind, court, year and place in that year."""
    places: dict[tuple[str, int], int] = {}
    for case in sorted(found, key=lambda each: (each.ruled, each.company.kvk)):
        key = case.kind, case.ruled.year
        places[key] = places.get(key, 900) + 1
        number = f"{case.kind}.03/{case.ruled:%y}/{places[key]}"
        yield Case(number, case.kind, case.company, case.ruled, case.ended, case.reason)
