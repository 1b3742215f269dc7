"""Who holds which office at a company, as the Dataservice of the trade register tells and its API does not."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from ondermijning.demo.city.parties import ASSOCIATION, BV, FOUNDATION, NV

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from ondermijning.demo.city.parties import Company, Party
    from ondermijning.demo.city.people import PeopleMaker

_WITH_OFFICERS = (BV, NV, FOUNDATION, ASSOCIATION)


class OfficeKind(NamedTuple):
    """An office: element of the message, and code and words in the list FunctionarisRol."""

    element: str
    code: str
    words: str


DIRECTOR = OfficeKind("bestuursfunctie", "02", "Bestuurder")
SOLE_SHAREHOLDER = OfficeKind("overigeFunctionaris", "08", "Enig aandeelhouder")
SUPERVISOR = OfficeKind("overigeFunctionaris", "03", "Commissaris")
PROXY = OfficeKind("gemachtigde", "01", "Gevolmachtigde")


@dataclass(frozen=True, slots=True)
class Office:
    """One office of one party; ``until`` is absent while it is held."""

    kind: OfficeKind
    holder: Party
    since: date
    until: date | None


class Offices:
    """The offices of all companies."""

    def __init__(self) -> None:
        self._of: dict[str, list[Office]] = {}
        self._apart: set[str] = set()

    def appoint(
        self,
        company: Company,
        holder: Party,
        kind: OfficeKind = DIRECTOR,
        since: date | None = None,
        until: date | None = None,
    ) -> None:
        """Give someone an office, from the founding until the end of the company unless told otherwise."""
        office = Office(kind, holder, since or company.founded, until or company.ended)
        self._of.setdefault(company.kvk, []).append(office)

    def keep_apart(self, company: Company) -> None:
        """Let a company get a director of its own, where others may share one by chance."""
        self._apart.add(company.kvk)

    def of(self, company: Company) -> list[Office]:
        """The offices at a company, in order of appointment."""
        return self._of.get(company.kvk, [])

    def fill(self, companies: Iterable[Company], people: PeopleMaker, shared_every: int = 0) -> None:
        """Give every legal person that has no office yet a director of its own, and most companies a sole shareholder.

        Args:
            companies: legal persons.
            people: makes directors.
            shared_every: how often the director of one company also directs the next; 0 for never.
        """
        director: Party | None = None
        for number, company in enumerate(companies):
            if company.form in _WITH_OFFICERS and not self.of(company):
                shared = company.form is BV and shared_every and number % shared_every == 0
                alone = company.kvk in self._apart
                own = director if director and shared and not alone else people.person()
                director = director if alone else own
                self.appoint(company, own)
                if company.form is BV and number % 4:
                    self.appoint(company, own, SOLE_SHAREHOLDER)
