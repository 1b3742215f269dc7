"""Mortgages and seizures in an answer of BRK-Bevragen.

Source: BRK-Bevragen 2.0.0 JSON, Hypotheek and Beslag; no answer was seen. The day on which the deed was offered is not in it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from ondermijning.model import records_kik as kik
from ondermijning.sources.files.json import parts

from ..imkad import coded, euro
from .answer import MORTGAGES, SEIZURES, is_single, object_of
from .parties import shaped
from .values import deed_part, elements, thing_id

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ondermijning.normalise.faults import Faults
    from ondermijning.sources.files.json import JsonObject
    from ondermijning.sources.rows import Outcome

NAMES = frozenset(
    {
        MORTGAGES,
        SEIZURES,
        "bedragZekerheidsstelling",
        "bedragVordering",
        "som",
        "valuta",
        "code",
        "waarde",
        "aard",
        "isGebaseerdOpStukdeelIdentificatie",
    }
)


def mortgages(data: JsonObject, faults: Faults) -> Iterator[Outcome]:
    """The mortgages on an object; an empty list is an answer too."""
    object_id = object_of(data)
    if not is_single(data):
        yield kik.HypotheekAntwoord(object_id, None)
    for entry in elements(data, MORTGAGES):
        key, amount = thing_id(entry, "Zekerheidsstelling"), euro(entry, "bedragZekerheidsstelling", faults)
        yield kik.Zekerheidsstelling(key, amount, deed_part(entry), None, None, None)
        yield kik.ZekerheidsstellingObject(key, object_id)
        for lender, outcome in _parties(entry, "hypotheekhouders", faults):
            yield outcome
            if lender:
                yield kik.ZekerheidsstellingPartij(key, lender, "geldgever")


def seizures(data: JsonObject, faults: Faults) -> Iterator[Outcome]:
    """The seizures of an object; an empty list is an answer too."""
    object_id = object_of(data)
    if not is_single(data):
        yield kik.BeslagAntwoord(object_id, None)
    for entry in elements(data, SEIZURES):
        key, claim = thing_id(entry, "Beslag"), euro(entry, "bedragVordering", faults)
        yield kik.BeslagLegging(key, *coded(entry, "aard"), claim, deed_part(entry), None, None)
        yield kik.BeslagObject(key, object_id)
        for seizer, outcome in _parties(entry, "beslagleggers", faults):
            yield outcome
            if seizer:
                yield kik.BeslagPartij(key, seizer)


def _parties(entry: JsonObject, name: str, faults: Faults) -> Iterator[tuple[str | None, Outcome]]:
    """Id and record of each party; one that is broken does not take the answer with it."""
    return (shaped(each, name, faults) for each in parts(entry, name))
