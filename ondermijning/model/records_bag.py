"""Records of the BAG: addresses, what people live or work in, and buildings; the version that holds now.

Source: BAG 2.0 Extract (imbag/objecten v20200601) and the CSV files of NLExtract.
"""

from __future__ import annotations

from datetime import date
from typing import Annotated, NamedTuple

from ondermijning.model.columns import AttributeClass, Meaning

_B = AttributeClass.B
BagId = Annotated[str, Meaning("BAG id, 16 digits")]


class BagVerblijfsobject(NamedTuple):
    """A verblijfsobject, standplaats or ligplaats."""

    bag_id: BagId
    soort: Annotated[str, Meaning("verblijfsobject, standplaats or ligplaats")]
    gebruiksdoel: Annotated[str | None, Meaning("uses, in order of the alphabet, separated by a comma and a blank")]
    oppervlakte_m2: Annotated[int | None, Meaning("floor area", "m²")]
    status: Annotated[str | None, Meaning("status as worded")]
    nummeraanduiding_id: Annotated[str | None, Meaning("main address")]
    geldig_van: Annotated[date | None, Meaning("day this version began to hold")]


class BagVerblijfsobjectPand(NamedTuple):
    """A building that a verblijfsobject is part of."""

    bag_id: BagId
    pand_id: BagId


class BagNevenadres(NamedTuple):
    """A further address of a verblijfsobject, standplaats or ligplaats."""

    bag_id: BagId
    nummeraanduiding_id: BagId


class BagPand(NamedTuple):
    """A building."""

    pand_id: BagId
    bouwjaar: Annotated[int | None, Meaning("year built; unknown (9999) is empty")]
    status: Annotated[str | None, Meaning("status as worded")]
    geldig_van: Annotated[date | None, Meaning("day this version began to hold")]


class BagNummeraanduiding(NamedTuple):
    """An address; a CSV gives street and town in words, an Extract by id."""

    nummeraanduiding_id: BagId
    postcode: Annotated[str | None, Meaning("postcode without a blank", "", _B)]
    huisnummer: Annotated[int, Meaning("house number")]
    toevoeging: Annotated[str | None, Meaning("house letter and addition together")]
    straat: Annotated[str | None, Meaning("street, where the source words it", "", _B)]
    woonplaats: Annotated[str | None, Meaning("town, where the source words it")]
    openbareruimte_id: Annotated[str | None, Meaning("street, 16 digits")]
    woonplaats_id: Annotated[str | None, Meaning("town, 4 digits")]
    status: Annotated[str | None, Meaning("status as worded")]


class BagOpenbareRuimte(NamedTuple):
    """A street or other public space with a name."""

    openbareruimte_id: BagId
    naam: Annotated[str, Meaning("name")]
    soort: Annotated[str | None, Meaning("Weg, Water, Terrein …")]
    woonplaats_id: Annotated[str | None, Meaning("town, 4 digits")]


class BagWoonplaats(NamedTuple):
    """A town."""

    woonplaats_id: Annotated[str, Meaning("town, 4 digits")]
    naam: Annotated[str, Meaning("name")]
