"""Pieces of XML of the BRK Levering: codes, sums, missing values, ids and references within a snapshot."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ondermijning.demo.city.parties import Person
from ondermijning.demo.city.places import ForeignAddress, InlandAddress
from ondermijning.demo.writers.markup import tag, value

if TYPE_CHECKING:
    from ondermijning.demo.city.parties import Party
    from ondermijning.demo.city.places import Location

UNKNOWN = "waardeOnbekend"
NOT_ALLOWED = "nietGeautoriseerd"


def missing(name: str, reason: str = UNKNOWN) -> str:
    """A value that is not given, with the reason behind it."""
    return f'<{name} xsi:nil="true"/><{name}Nilreason>{reason}</{name}Nilreason>'


def optional(name: str, content: object, reason: str = UNKNOWN) -> str:
    """A text, or a missing value where there is none."""
    return value(name, content) if content else missing(name, reason)


def flag(name: str, *, yes: bool) -> str:
    """A truth value."""
    return f"<{name}>{'true' if yes else 'false'}</{name}>"


def coded(name: str, code: object, words: str) -> str:
    """A value from a code list with its wording."""
    return tag(name, value("T:code", code), value("T:waarde", words))


def money(name: str, euro: int) -> str:
    """A sum in whole euro."""
    return tag(name, value("T:som", euro), coded("T:valuta", "EUR", "Euro"))


def identity(prefix: str, domain: str, number: object) -> str:
    """The id of a thing with its domain."""
    return f'<{prefix}:identificatie domein="NL.IMKAD.{domain}">{number}</{prefix}:identificatie>'


class References:
    """File-local ids: every thing in a snapshot gets one, and references point to it."""

    def __init__(self, first: int) -> None:
        self.next = first
        self._given: dict[tuple[str, str], int] = {}

    def local(self, domain: str, number: object) -> str:
        """The file-local id of a thing in this snapshot."""
        key = (domain, str(number))
        if key not in self._given:
            self._given[key] = self.next
            self.next += 1
        return f"ID.{self._given[key]}"

    def begin(self, element: str, domain: str, number: object) -> str:
        """The opening tag of a thing; its element must be closed by the caller."""
        return f'<{element} id="{self.local(domain, number)}">'

    def to(self, element: str, domain: str, number: object) -> str:
        """A reference to a thing."""
        local = self.local(domain, number)
        return f'<{element} xlink:href="#{local}" domein="NL.IMKAD.{domain}">{number}</{element}>'

    def to_party(self, party: Party) -> str:
        """A reference to a person or company."""
        kind = "NatuurlijkPersoonRef" if isinstance(party, Person) else "NietNatuurlijkPersoonRef"
        return self.to(f"P-ref:{kind}", "Persoon", party.id)

    def to_place(self, place: Location) -> str:
        """A reference to an address."""
        return self.to(f"A-ref:{address_kind(place)}Ref", "AdresLocatie", place.id)


def address_kind(place: Location) -> str:
    """The element name of an address."""
    if isinstance(place, InlandAddress):
        return "ObjectlocatieBinnenland"
    return "ObjectlocatieBuitenland" if isinstance(place, ForeignAddress) else "PostbusLocatie"
