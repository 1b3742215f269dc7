"""Coded columns, and which of their values this program knows; a value that it does not know may be one that a rule looks for.

Sources: the lists of the land registry are those of the municipality or the shipped ones; uses and statuses of the
BAG object catalogue 2018; the other lists are those of ``model.codes``.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from ondermijning.model import codes

if TYPE_CHECKING:
    from ondermijning.model.brk_codes import BrkCodes

_NOTES = (codes.PURCHASE_NOTE, "67", "173")
_ORIGINS = ("19", "20")
_USES = (
    "woonfunctie",
    "bijeenkomstfunctie",
    "celfunctie",
    "gezondheidszorgfunctie",
    "industriefunctie",
    "kantoorfunctie",
    "logiesfunctie",
    "onderwijsfunctie",
    "sportfunctie",
    "winkelfunctie",
    "overige gebruiksfunctie",
)
_OBJECT_STATES = (
    "verblijfsobject gevormd",
    "niet gerealiseerd verblijfsobject",
    "verblijfsobject in gebruik (niet ingemeten)",
    "verblijfsobject in gebruik",
    "verbouwing verblijfsobject",
    "verblijfsobject ingetrokken",
    "verblijfsobject buiten gebruik",
    "verblijfsobject ten onrechte opgevoerd",
    "plaats aangewezen",
    "plaats ingetrokken",
)
_BUILDING_STATES = (
    "bouwvergunning verleend",
    "niet gerealiseerd pand",
    "bouw gestart",
    "pand in gebruik (niet ingemeten)",
    "pand in gebruik",
    "verbouwing pand",
    "sloopvergunning verleend",
    "pand gesloopt",
    "pand buiten gebruik",
    "pand ten onrechte opgevoerd",
)
_ADDRESS_STATES = ("naamgeving uitgegeven", "naamgeving ingetrokken")
_DECISIONS = (codes.GRANTED, codes.REFUSED, codes.WITHDRAWN, "buiten behandeling")
_EVENTS = (*codes.REFUSAL_EVENTS, "last_onder_dwangsom", "last_onder_bestuursdwang", "controle")


@dataclass(frozen=True, slots=True)
class Coded:
    """A column whose values come from a list.

    Args:
        kind, column: where.
        known: values, or how they begin where ``begins`` holds; lower case.
        begins: a value is known by its beginning.
        between: what stands between several values of one record.
        worded: people may have typed it, so that what is rare is not shown.
    """

    kind: str
    column: str
    known: tuple[str, ...]
    begins: bool = False
    between: str = ""
    worded: bool = False


def coded_columns(lists: BrkCodes) -> tuple[Coded, ...]:
    """Every coded column, those of the land registry with the lists that the municipality uses."""
    deed_parts = tuple(lists.deed_parts)
    return (
        Coded("ZakelijkRecht", "aard_code", tuple(lists.rights)),
        Coded("Stukdeel", "aard_code", deed_parts),
        Coded("Mutatiebericht", "aard_code", deed_parts),
        Coded("NietNatuurlijkPersoon", "rechtsvorm_code", tuple(lists.legal_forms)),
        *_OTHERS,
    )


_OTHERS = (
    Coded("Aantekening", "aard_code", _NOTES),
    Coded("Filiatie", "aard_code", _ORIGINS),
    Coded("Inschrijving", "rechtsvorm", tuple(codes.RECHTSVORM_WORDS), begins=True, worded=True),
    Coded("BijzondereRechtstoestand", "soort", (*codes.INSOLVENCIES, "ontbinding"), begins=True, worded=True),
    Coded("Overdracht", "soort", (codes.SALE, *codes.TRANSFER_KINDS.values()), worded=True),
    Coded("WozObject", "gebruikscode", tuple(codes.WOZ_USES)),
    Coded("WozWaarde", "statussen", tuple(codes.WOZ_STATUSES.values()), between=" ", worded=True),
    Coded("BagVerblijfsobject", "gebruiksdoel", _USES, between=", ", worded=True),
    Coded("BagVerblijfsobject", "status", _OBJECT_STATES, worded=True),
    Coded("BagPand", "status", _BUILDING_STATES, worded=True),
    Coded("BagNummeraanduiding", "status", _ADDRESS_STATES, worded=True),
    Coded("Vergunningzaak", "besluit", _DECISIONS, begins=True, worded=True),
    Coded("Melding", "soort", _EVENTS, begins=True, worded=True),
)
