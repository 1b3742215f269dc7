"""How names, numbers and addresses look once somebody typed them: the oddities of this city.

What a thing looks like hangs on the thing and the file alone, so that the same city is always typed in the same way.
"""

from __future__ import annotations

from random import Random
from typing import TYPE_CHECKING

from benchmarks.world.life import Company, Person, Place

if TYPE_CHECKING:
    from benchmarks.world.life import Party

_SLIPS = 0.05


def drawn(*parts: object) -> Random:
    """Chance that hangs on what it is about."""
    return Random(" ".join(map(str, parts)))  # noqa: S311 - slips of a pen


def typed(party: Party, *where: object) -> str:
    """A name as a desk types it."""
    rng = drawn("typed", party.number, *where)
    name = _company(party, rng) if isinstance(party, Company) else _person(party, rng)
    return _slip(name, rng) if rng.random() < _SLIPS else name


def numbered(party: Party, *where: object, share: float = 0.85) -> str:
    """BSN or KVK number as the desk has it, which is not always."""
    if drawn("number", party.number, *where).random() > share:
        return ""
    return party.kvk if isinstance(party, Company) else party.bsn


def initials(person: Person) -> str:
    """First letters with points."""
    return "".join(f"{name[0]}." for name in person.first)


def street_line(place: Place, *where: object) -> str:
    """Street and number in one of the ways in which people write them."""
    rng = drawn("line", place.number, *where)
    way = rng.random()
    extra = place.addition
    if way < 0.7:
        return f"{place.street.name} {place.house}{extra}"
    if way < 0.85:
        return f"{place.street.name} {place.house}-{extra}" if extra else f"{place.street.name} {place.house}"
    return f"{place.street.name.upper()} {place.house} {extra}".strip()


def postcode(place: Place, *where: object) -> str:
    """With or without a blank; now and then forgotten."""
    way = drawn("postcode", place.number, *where).random()
    return "" if way < 0.04 else f"{place.postcode[:4]} {place.postcode[4:]}" if way < 0.4 else place.postcode


def _person(person: Person, rng: Random) -> str:
    short, infix, name = initials(person), person.infix, person.surname
    family = f"{infix} {name}".strip()
    return rng.choices(
        (
            f"{short} {family}",
            f"{person.first[0]} {family}",
            f"{short[:2]} {family}",
            person.full,
            f"{name}, {short} {infix}".strip().rstrip(","),
            f"{family}".title(),
            f"{short.replace('.', '')} {name}".upper(),
            f"dhr/mw {short} {family}",
        ),
        (32, 18, 14, 12, 8, 6, 6, 4),
    )[0]


def _company(company: Company, rng: Random) -> str:
    name = company.name
    bare = name.replace(" B.V.", "").replace(" N.V.", "").replace(" V.O.F.", "")
    return rng.choices(
        (
            name,
            name.replace("B.V.", "BV").replace("N.V.", "NV").replace("V.O.F.", "vof"),
            bare,
            name.upper(),
            name.replace("Stichting", "St.").replace("Vereniging", "Ver."),
            f"{name} h.o.d.n. {bare.split()[0]}",
        ),
        (46, 20, 16, 7, 7, 4),
    )[0]


def _slip(name: str, rng: Random) -> str:
    """A letter lost, doubled, or changed about with its neighbour."""
    places = [n for n in range(1, len(name) - 1) if name[n].isalpha() and name[n + 1].isalpha()]
    if not places:
        return name
    at = rng.choice(places)
    return rng.choice(
        (
            name[:at] + name[at + 1 :],
            name[:at] + name[at] + name[at:],
            name[:at] + name[at + 1] + name[at] + name[at + 2 :],
        )
    )


def old_home(person: Person, *where: object) -> object:
    """Where a register that was not told of the move still has somebody: for one in twelve there is no address at all."""
    rng = drawn("home", person.number, *where)
    return None if isinstance(person.home, Place) and rng.random() < 0.08 else person.home
