"""Records of the BAG: addresses, what people live or work in, and buildings; one record per version (voorkomen).

Source: BAG 2.0 Extract (imbag/objecten v20200601), the CSV files of NLExtract and BAG API Individuele Bevragingen 2.
"""

from __future__ import annotations

from datetime import date
from typing import Annotated, NamedTuple

from ondermijning.model.columns import AttributeClass, Meaning

_B = AttributeClass.B
BagId = Annotated[str, Meaning("BAG id, 16 digits")]
Voorkomen = Annotated[
    int, Meaning("number of the version in an Extract; 0 what a CSV or the API tells, -1 the bare object")
]
GeldigVan = Annotated[date | None, Meaning("day this version began to hold")]
GeldigTot = Annotated[date | None, Meaning("first day it holds no more; empty is open")]
GeregistreerdOp = Annotated[date | None, Meaning("day it was registered")]
RegistratieTot = Annotated[date | None, Meaning("day on which its end, or that it never held, was registered")]
Inactief = Annotated[bool, Meaning("it was withdrawn as an error or is outside the BAG: it never held")]

PRESENT = 0  # a form without versions tells the present state
BARE = -1  # a form that gives the ids of an object and nothing about it


class BagVerblijfsobject(NamedTuple):
    """A verblijfsobject, standplaats or ligplaats."""

    bag_id: BagId
    soort: Annotated[str, Meaning("verblijfsobject, standplaats or ligplaats")]
    gebruiksdoel: Annotated[str | None, Meaning("uses, in order of the alphabet, separated by a comma and a blank")]
    oppervlakte_m2: Annotated[int | None, Meaning("floor area", "m²")]
    status: Annotated[str | None, Meaning("status as worded")]
    nummeraanduiding_id: Annotated[str | None, Meaning("main address")]
    x_rd: Annotated[int | None, Meaning("point or middle of its polygon in RD, to the east", "m", _B)] = None
    y_rd: Annotated[int | None, Meaning("the same, to the north", "m", _B)] = None
    voorkomen: Voorkomen = PRESENT
    geldig_van: GeldigVan = None
    geldig_tot: GeldigTot = None
    geregistreerd_op: GeregistreerdOp = None
    registratie_tot: RegistratieTot = None
    inactief: Inactief = False


class BagVerblijfsobjectPand(NamedTuple):
    """A building that a verblijfsobject is part of."""

    bag_id: BagId
    pand_id: BagId
    voorkomen: Annotated[int, Meaning("version of the verblijfsobject that says so")] = PRESENT


class BagNevenadres(NamedTuple):
    """A further address of a verblijfsobject, standplaats or ligplaats."""

    bag_id: BagId
    nummeraanduiding_id: BagId
    voorkomen: Annotated[int, Meaning("version of the object that says so")] = PRESENT


class BagPand(NamedTuple):
    """A building."""

    pand_id: BagId
    bouwjaar: Annotated[int | None, Meaning("year built; unknown (9999) is empty")]
    status: Annotated[str | None, Meaning("status as worded")]
    voorkomen: Voorkomen = PRESENT
    geldig_van: GeldigVan = None
    geldig_tot: GeldigTot = None
    geregistreerd_op: GeregistreerdOp = None
    registratie_tot: RegistratieTot = None
    inactief: Inactief = False


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
    voorkomen: Voorkomen = PRESENT
    geldig_van: GeldigVan = None
    geldig_tot: GeldigTot = None
    geregistreerd_op: GeregistreerdOp = None
    registratie_tot: RegistratieTot = None
    inactief: Inactief = False


class BagOpenbareRuimte(NamedTuple):
    """A street or other public space with a name."""

    openbareruimte_id: BagId
    naam: Annotated[str, Meaning("name")]
    soort: Annotated[str | None, Meaning("Weg, Water, Terrein …")]
    woonplaats_id: Annotated[str | None, Meaning("town, 4 digits")]
    voorkomen: Voorkomen = PRESENT
    geldig_van: GeldigVan = None
    geldig_tot: GeldigTot = None
    geregistreerd_op: GeregistreerdOp = None
    registratie_tot: RegistratieTot = None
    inactief: Inactief = False


class BagWoonplaats(NamedTuple):
    """A town."""

    woonplaats_id: Annotated[str, Meaning("town, 4 digits")]
    naam: Annotated[str, Meaning("name")]
    voorkomen: Voorkomen = PRESENT
    geldig_van: GeldigVan = None
    geldig_tot: GeldigTot = None
    geregistreerd_op: GeregistreerdOp = None
    registratie_tot: RegistratieTot = None
    inactief: Inactief = False


class BagGemeenteWoonplaats(NamedTuple):
    """A town that belongs to a municipality during a period."""

    gemeentecode: Annotated[str, Meaning("municipality, 4 digits")]
    woonplaats_id: Annotated[str, Meaning("town, 4 digits")]
    geldig_van: Annotated[date, Meaning("first day of the period")]
    geldig_tot: Annotated[date | None, Meaning("first day after the period; empty is open")]
    status: Annotated[str | None, Meaning("voorlopig or definitief")]
