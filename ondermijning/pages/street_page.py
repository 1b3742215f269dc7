"""The page of a street: who owns, controls and uses it, what happened there, and what a square metre cost.

It tells of many at once, so that natural persons stand on it as a role only and it is made for a case.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from ondermijning.daily.streets.along import along
from ondermijning.daily.streets.prices import years
from ondermijning.daily.streets.street import street_lines
from ondermijning.daily.things import town_of_street
from ondermijning.normalise.text import counted
from ondermijning.pages.figures.square_metres import metre_chart
from ondermijning.pages.overview_page import overview, parts_of

if TYPE_CHECKING:
    from ondermijning.daily.index import Node
    from ondermijning.pages.city import City
    from ondermijning.pages.sheet import Sheet

_NO_RENTS = (
    "Wie huurt staat in geen register dat is geladen: een gebruiker is een bedrijf dat op een adres is ingeschreven waar een ander"
    " eigenaar is. Wat hier niet staat, staat niet in de registers die zijn geladen. Wie in deze straat iets heeft of doet, is"
    " daarmee nergens van verdacht."
)


def street_page(city: City, street: Node, sheet: Sheet) -> str:
    """The page of a street.

    Args:
        city: what is read.
        street: the street.
        sheet: for whom the page is and for which case; it names nobody.

    Raises:
        GraphError: no address along the street is known.
    """
    names = city.names()
    found = along(city.index, names, street, persons=False)
    town = town_of_street(street)
    houses = counted(len(found.addresses), "adres", "adressen")
    objects = counted(len(found.objects), "kadastraal object", "kadastrale objecten")
    return overview(
        f"{names.name(street)}, {city.index.towns.get(town, town.title())}",
        f"Straat met {houses} en {objects}",
        parts_of(names, street_lines(found)),
        sheet,
        city.day,
        chart=metre_chart(years(city.index, found.area)),
        spot=city.ground.around(node.id for node in found.addresses.values()),
        last=_NO_RENTS,
    )
