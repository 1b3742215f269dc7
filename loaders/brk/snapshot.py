"""From a snapshot of the land registry to records, and from a change message to the snapshot that it brings.

Source: BRK Levering 2.0 (product-stand, product-mutatie and snapshot v20211119).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from ondermijning.language import say
from ondermijning.model.records_brk import Mutatiebericht
from ondermijning.normalise.dates import parse_date
from ondermijning.normalise.faults import Faults
from ondermijning.normalise.numbers import whole_number
from ondermijning.normalise.text import clean
from ondermijning.sources.rows import Reject, Remark, RowRejected

from . import objects, parties, rights
from .objects import OBJECTS
from .piece import Piece, needed

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from ondermijning.sources.files.xml import Element
    from ondermijning.sources.rows import Outcome

SNAPSHOT = "KadastraalObjectSnapshot"
SPLITS = ("Hoofdsplitsing", "Ondersplitsing", "SpiegelsplitsingAfkoopErfpacht", "SpiegelsplitsingOndersplitsing")
_HIGHEST_PLACE = 999_998  # more messages about one object on one day than any day can hold
_SHAPES: dict[str, Callable[[Piece], Iterator[Outcome]]] = {
    "LocatieKadastraalObject": objects.location_records,
    "ZakelijkRecht": rights.right_records,
    "Erfpachtcanon": rights.canon_records,
    "Tenaamstelling": rights.naming_records,
    "Aantekening": rights.note_records,
    **dict.fromkeys(SPLITS, rights.split_records),
    "NatuurlijkPersoon": parties.person_records,
    "NietNatuurlijkPersoon": parties.entity_records,
    "ObjectlocatieBinnenland": parties.home_address_records,
    "ObjectlocatieBuitenland": parties.other_address_records,
    "PostbusLocatie": parties.other_address_records,
    **dict.fromkeys(("Verblijfsobject", "Standplaats", "Ligplaats"), objects.bag_records),
    "PubliekrechtelijkeBeperking": objects.restriction_records,
    "BevoegdGezag": objects.authority_records,
    **dict.fromkeys(rights.DEEDS, rights.deed_records),
    "Stukdeel": rights.deed_part_records,
}


def object_in(snapshot: Element | None) -> str | None:
    """The id of the object that a snapshot is about, or None."""
    if snapshot is None:
        return None
    return next((element.identity() for kind in OBJECTS for element in snapshot.all(kind)), None)


# Without one of these the object would look sold, split or freed: a snapshot is then refused whole.
_ESSENTIAL = frozenset({"ZakelijkRecht", "Tenaamstelling"})


def snapshot_records(snapshot: Element) -> Iterator[Outcome]:
    """The records of one snapshot; a part that is broken is refused alone, unless it says who holds what.

    Raises:
        RowRejected: there is no whole object in it, or a right or naming is broken.
    """
    kind = next((kind for kind in OBJECTS if snapshot.all(kind)), None)
    if kind is None:
        raise RowRejected("Perceel", say("the snapshot holds no object"))
    yield from _shaped(objects.object_records, kind, snapshot.all(kind)[0], snapshot)
    for kind, make in _SHAPES.items():
        for element in snapshot.all(kind):
            try:
                yield from _shaped(make, kind, element, snapshot)
            except RowRejected as refusal:
                if kind in _ESSENTIAL:
                    raise
                yield Reject(refusal.field, refusal.reason)


def _shaped(
    make: Callable[[Piece], Iterator[Outcome]], kind: str, element: Element, snapshot: Element
) -> list[Outcome]:
    """The records of one element and what was strange in it, or RowRejected before any of them."""
    faults = Faults()
    try:
        made = list(make(Piece(kind, element, snapshot, faults)))
    except ValueError as problem:
        raise RowRejected(kind, str(problem)) from None
    return [*made, *(Remark(field, reason) for field, reason in faults)]


def changed_object(message: Element) -> str:
    """The id of the object that a change message is about.

    Raises:
        RowRejected: it shows no object, or two.
    """
    known = {object_in(message.get(side, SNAPSHOT)) for side in ("was", "wordt")} - {None}
    if len(known) > 1:
        raise RowRejected("Mutatie", say("the states before and after are of different objects"))
    return needed(next(iter(known), None), "Mutatie/identificatie")


def message_records(message: Element) -> list[Outcome]:
    """The message itself, and the records of the state that it brings; without one the object is gone.

    Raises:
        RowRejected: what places the message in the chain is missing or wrong, or there is no whole object.
    """
    was, wordt = (message.get(side, SNAPSHOT) for side in ("was", "wordt"))
    records = list(snapshot_records(wordt)) if wordt else []
    try:
        day = parse_date(needed(message.value("brkDatum"), "brkDatum")).day
        number = whole_number(needed(message.value("volgnummerKadastraalObjectDatum"), "volgnummer"))
    except ValueError as problem:
        raise RowRejected("Mutatie", str(problem)) from None
    if number > _HIGHEST_PLACE:
        raise RowRejected("volgnummer", say("is higher than any day has messages"))
    before, after = (
        needed(state.value("referentie"), f"{side}/referentie") if state else None
        for side, state in (("was", was), ("wordt", wordt))
    )
    code, words = message.value("aardStukdeel", "code"), clean(message.value("aardStukdeel", "waarde"))
    return [Mutatiebericht(changed_object(message), day, number, before, after, code, words), *records]
