"""What a test may put in a stand; ids are the local part only, the domain is added when it is written."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence


@dataclass(frozen=True)
class Address:
    """A Dutch address; ``bag`` is the nummeraanduiding."""

    id: str
    street: str = "Voorbeeldstraat"
    number: str = "1"
    postcode: str = "6211AB"
    town: str = "Maastricht"
    bag: str | None = None


@dataclass(frozen=True)
class Person:
    """A natural person; ``extra`` is markup that goes in as it is, below GeregistreerdPersoon."""

    id: str
    surname: str = "Voorbeeld"
    given: str = "Anna"
    prefix: str | None = None
    bsn: str | None = None
    born: str | None = None
    secret: bool = False
    dead: bool = False
    address: Address | None = None
    extra: str = ""


@dataclass(frozen=True)
class Company:
    """A legal person; form 2 is a B.V., 10 a public body, 11 a foundation, 21 an association of owners."""

    id: str
    name: str = "Voorbeeld Vastgoed B.V."
    form: str = "2"
    rsin: str | None = None
    kvk: str | None = None
    address: Address | None = None


@dataclass(frozen=True)
class Deed:
    """A part of a deed; parts with the same ``deed_id`` stand in one deed (by default each has its own)."""

    part_id: str
    aard: str | None = "606"
    date: str | None = "2022-03-01"
    price: int | str | None = None
    currency: str = "EUR"
    deed_id: str = ""
    words: str = "aard van het stukdeel"

    @property
    def deed(self) -> str:
        """Local id of the deed it is part of."""
        return self.deed_id or f"stuk-{self.part_id}"


@dataclass(frozen=True)
class Holder:
    """A naming: a party holds a share of a right, by these deeds; with ``joint``, the id of a joint share, it holds it with all
    others that name it."""

    naming_id: str
    party: Person | Company
    share: tuple[int, int] = (1, 1)
    deeds: Sequence[Deed] = ()
    joint: str = ""


@dataclass(frozen=True)
class Right:
    """A right on the object, or, with ``on_object=False``, on the right that says ``burdened_by`` it.

    ``made_by`` is the split that made it, ``split_by`` the one that split it; ``canon`` is a yearly sum.
    """

    id: str
    aard: str | None = "2"
    holders: Sequence[Holder] = ()
    on_object: bool = True
    burdened_by: Sequence[str] = ()
    made_by: str = ""
    split_by: str = ""
    canon: int | None = None


@dataclass(frozen=True)
class Split:
    """A split into apartment rights, with its association of owners."""

    id: str
    owners: Company | None = None


@dataclass(frozen=True)
class Restriction:
    """A restriction under public law on the object."""

    id: str
    code: str = "XA"
    words: str = "Gemeentewet"
    since: str = "2022-01-01"
    until: str | None = None
    authority: Company | None = None


@dataclass(frozen=True)
class Note:
    """A note on the object, or on the naming ``naming_id`` only; aard 7 is a purchase agreement."""

    id: str
    aard: str = "7"
    end: str | None = None
    parties: Sequence[Person | Company] = ()
    deed: Deed | None = None
    naming_id: str = ""


@dataclass(frozen=True)
class Obj:
    """A parcel (``MTT00 C 123``) or an apartment right (``MTT00 C 123 A3``) with all that its snapshot says.

    ``origins`` are ids of the objects it came from; ``bag`` maps the id of a verblijfsobject to its main address;
    ``reference`` names the state; ``extra`` is markup that goes in as it is, after the object.
    """

    id: str
    designation: str = "MTT00 C 123"
    rights: Sequence[Right] = ()
    koopsom: int | None = None
    koopjaar: int = 2022
    more_objects: bool = False
    size: int | None = 210
    state_date: str = "2022-03-01"
    born_on: str | None = "1990-01-01"
    origins: Sequence[str] = ()
    bag: Sequence[tuple[str, Address]] = ()
    notes: Sequence[Note] = ()
    splits: Sequence[Split] = ()
    restrictions: Sequence[Restriction] = ()
    reference: str = ""
    extra: str = ""

    @property
    def kind(self) -> str:
        """Name of its element."""
        return "Appartementsrecht" if len(self.designation.split()) > 3 else "Perceel"
