"""Records of earlier sales, as a municipality lists them beside the stands of the land registry.

Source: canonical CSV ``transacties``; one line per seller and buyer, lines of one deed and day belong together.
"""

from __future__ import annotations

from datetime import date
from typing import Annotated, NamedTuple

from ondermijning.model.columns import AttributeClass, Meaning

_C = AttributeClass.C

BY_DESIGNATION = "AANDUIDING:"  # before the designation of an object of which the list does not know the id

OverdrachtId = Annotated[str, Meaning("<deed>|<day>, else a hash of object, day and parties")]


class Overdracht(NamedTuple):
    """A transfer of one or more objects by one deed."""

    overdracht_id: OverdrachtId
    datum: Annotated[date, Meaning("day of the transfer")]
    soort: Annotated[str | None, Meaning("koop, schenking, verdeling … or as worded")]
    koopsom_euro: Annotated[int | None, Meaning("price of all objects together", "euro")]
    aantal_objecten: Annotated[int | None, Meaning("objects in the deed")]
    stukdeel_id: Annotated[str | None, Meaning("deed part, NL.IMKAD.Stukdeel:<id>, where the list knows it")]
    stuk: Annotated[str | None, Meaning("deed as the list words it")]


class OverdrachtObject(NamedTuple):
    """An object that a transfer concerns."""

    overdracht_id: OverdrachtId
    object_id: Annotated[str, Meaning("NL.IMKAD.KadastraalObject:<id>, or AANDUIDING:<designation in code form>")]


class OverdrachtPartij(NamedTuple):
    """A seller or buyer."""

    overdracht_id: OverdrachtId
    rol: Annotated[str, Meaning("verkoper or koper")]
    partij_sleutel: Annotated[str, Meaning("KVK:<8>, RSIN:<9>, else a hash of the name within the transfer")]
    partij_soort: Annotated[str, Meaning("persoon or bedrijf")]
    naam: Annotated[str | None, Meaning("name as one text", "", _C)]
    kvk: Annotated[str | None, Meaning("KVK number, 8 digits")]
    rsin: Annotated[str | None, Meaning("RSIN, 9 digits")]
