"""Where a company in office or of foreign law sits, and which foreign register knows it, in messages of the HR Dataservice.

Of a natural person nothing of this is read: what stands here below a person is a home, and stays outside.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from ondermijning.model.records_hr import Zetelgegeven
from ondermijning.normalise.text import clean

from .entry import NATURAL, NOBODY, PARTIES
from .places import whereabouts

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ondermijning.normalise.faults import Faults
    from ondermijning.sources.rows import Outcome

    from .entry import Party

COMPANIES = frozenset(PARTIES) - frozenset(NATURAL) - {"eenmanszaakMetMeerdereEigenaren"}
_VISITED = ("bezoekLocatie", "bezoekLocatiePersoon")
BELOW = dict.fromkeys(("bezoekLocatiePersoon", "buitenlandseRegistratieGegevens"), COMPANIES)
NAMES = frozenset({"inschrijfnummer"})


def seat(company: Party, kvk: str, number: int, faults: Faults) -> Iterator[Outcome]:
    """The seat and foreign registration of a company, if the message tells of any; a shielded address is left out."""
    if company.kind not in COMPANIES:
        return
    abroad = company.element.get("buitenlandseRegistratieGegevens") or NOBODY
    located = next((company.element.all(name)[0] for name in _VISITED if company.element.all(name)), None)
    place = whereabouts(located, faults) if located else {}
    register, registered = clean(abroad.value("naam")), clean(abroad.value("inschrijfnummer"))
    if not (place or register or registered):
        return
    yield Zetelgegeven(
        kvk=kvk,
        volgnummer=number,
        register=register,
        registernummer=registered,
        registerland=clean(abroad.value("land", "omschrijving")),
        **{**_NOWHERE, **place},
    )


_NOWHERE = dict.fromkeys(("straat", "huisnummer", "toevoeging", "postcode", "woonplaats", "land"))
