"""Records about places: how many live there, who lets there, and the statistical neighbourhoods.

Source: canonical CSV forms, GeoJSON for the polygons. Never about persons: counts and figures only.
"""

from __future__ import annotations

from datetime import date
from typing import Annotated, NamedTuple

from ondermijning.model.columns import AttributeClass, Meaning

_B = AttributeClass.B
Buurtcode = Annotated[str, Meaning("CBS code, BU09350000")]


class Bewoningtelling(NamedTuple):
    """How many people are registered at a BAG object on a date; a count, never who."""

    bag_id: Annotated[str, Meaning("BAG id of the object, 16 digits")]
    peildatum: Annotated[date, Meaning("day of the count")]
    aantal_ingeschreven: Annotated[int, Meaning("people registered", "", _B)]
    aantal_volwassenen: Annotated[int | None, Meaning("of whom adults", "", _B)]
    aantal_huishoudens: Annotated[int | None, Meaning("households", "", _B)]


class Corporatiebezit(NamedTuple):
    """A BAG object that belongs to the stock of a housing corporation."""

    bag_id: Annotated[str, Meaning("BAG id of the object, 16 digits")]
    corporatie: Annotated[str | None, Meaning("name of the corporation")]
    kvk: Annotated[str | None, Meaning("KVK number of the corporation, 8 digits")]
    peildatum: Annotated[date, Meaning("day of the list")]


class Buurtindeling(NamedTuple):
    """A statistical neighbourhood."""

    buurtcode: Buurtcode
    buurtnaam: Annotated[str | None, Meaning("name")]
    wijkcode: Annotated[str | None, Meaning("CBS code of the district, WK093500")]
    wijknaam: Annotated[str | None, Meaning("name of the district")]


class Buurtcijfer(NamedTuple):
    """A key figure of a neighbourhood, also how safe people feel."""

    buurtcode: Buurtcode
    kenmerk: Annotated[str, Meaning("name of the column in the source")]
    waarde_promille: Annotated[int, Meaning("figure times 1000, as a whole number", "promille", _B)]


class Buurtvlak(NamedTuple):
    """A polygon of a neighbourhood in RD (EPSG:28992)."""

    buurtcode: Buurtcode
    volgnummer: Annotated[int, Meaning("place among its polygons, from 1")]
    wkt: Annotated[str, Meaning("polygon as WKT, metres")]
