"""What every carrier of the WOZ administration says of an object: its number, use, size, links and decided values."""

from __future__ import annotations

from datetime import date
from functools import lru_cache
from typing import TYPE_CHECKING

from ondermijning.language import say
from ondermijning.model import codes
from ondermijning.model import records_other as other
from ondermijning.normalise.dates import parse_date
from ondermijning.normalise.faults import LOST_ZEROS
from ondermijning.normalise.flags import yes_no
from ondermijning.normalise.identifiers import bag_id, imkad, lost_zeros, woz_number
from ondermijning.normalise.money import parse_euro
from ondermijning.normalise.numbers import whole_number
from ondermijning.normalise.places.cadastral_names import object_id_faults
from ondermijning.sources.rows import Outcome, Reject, RowRejected

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from ondermijning.normalise.faults import Faults

DWELLING = "adresseerbaarobject"
BUILDING = "pand"
ADDRESS = "nummeraanduiding"
_BAG_KINDS = {"20": ADDRESS, "01": DWELLING, "02": DWELLING, "03": DWELLING, "10": BUILDING}


def object_number(text: str | None, field: str) -> str:
    """The number of a WOZ object.

    Raises:
        RowRejected: there is none, or it is broken.
    """
    try:
        return woz_number(text or "")
    except ValueError as problem:
        raise RowRejected(field, str(problem)) from None


def described(number: str, data: Mapping[str, str | None], faults: Faults) -> other.WozObject:
    """The object with its use, kind and size; an unknown code is kept and remembered."""
    use, kind = data.get("gebruikscode"), data.get("soort_object_code")
    if use and use not in codes.WOZ_USES:
        faults.append(("gebruikscode", say("is an unknown code")))
    if kind and not (len(kind) == 4 and kind.isascii() and kind.isdigit()):
        faults.append(("soort_object_code", say("is no code of four digits")))
    size = faults.read("grondoppervlakte", whole_number, data.get("grondoppervlakte"))
    return other.WozObject(number, use, kind, size)


def bag_link(number: str, field: str, given: str, faults: Faults) -> Outcome:
    """A link to the BAG; exports mix up its kinds of id, and the id itself says which it is."""
    try:
        target = bag_id(given, *_BAG_KINDS)
    except ValueError as problem:
        return Reject(f"{field}_id", str(problem))
    if lost_zeros(given, target):
        faults.append((f"{field}_id", say(LOST_ZEROS)))
    kind = _BAG_KINDS[target[4:6]]
    if kind != field:
        faults.append((f"{field}_id", say("is a BAG id of another type of object")))
    return other.WozKoppeling(number, kind, target)


def parcel_link(number: str, given: str, faults: Faults) -> Outcome:
    """A link to a cadastral object; an id that is built unlike others is kept and remembered."""
    try:
        target = imkad("KadastraalObject", given)
    except ValueError as problem:
        return Reject("kadastraalobject_id", str(problem))
    faults += [("kadastraalobject_id", reason) for reason in object_id_faults(target)]
    return other.WozKoppeling(number, "kadastraalobject", target)


def worth(number: str, entry: Mapping[str, str | None], statuses: Iterable[str], faults: Faults) -> Outcome:
    """One decided value; without a valuation date or with an unreadable sum it is refused.

    Args:
        number: of the object.
        entry: ``waardepeildatum``, ``ingangsdatum``, ``vastgesteldeWaarde`` and ``indicatieBezwaarBeroep``, as far as known.
        statuses: of the decision, as words or numbers.
        faults: receives what could not be read.
    """
    euro = entry.get("vastgesteldeWaarde")
    try:
        valued = parse_date(entry.get("waardepeildatum") or "").day
        sum_in_euro = _in_euro(euro) if euro else None
    except ValueError as problem:
        return Reject("waarden", str(problem))
    begins = faults.read("ingangsdatum", parse_date, entry.get("ingangsdatum"))
    words, unknown = _status_words(tuple(statuses))
    faults.extend([("status", say("is an unknown status"))] * unknown)
    pending = faults.read("indicatieBezwaarBeroep", yes_no, entry.get("indicatieBezwaarBeroep"))
    return other.WozWaarde(number, valued, begins.day if begins else _year_after(valued), sum_in_euro, words, pending)


def _in_euro(text: str) -> int:
    euro = parse_euro(text)
    if euro < 0:
        raise ValueError(say("is a value below zero"))
    return euro


def _year_after(valued: date) -> date:
    """A value holds for the calendar year that begins after its valuation date (article 18 Wet WOZ)."""
    return date(valued.year + 1, 1, 1)


@lru_cache(128)
def _status_words(statuses: tuple[str, ...]) -> tuple[str, int]:
    """The statuses in one spelling, and how many of them are unknown."""
    words = [codes.WOZ_STATUSES.get(each.zfill(2), "_".join(each.casefold().split())) for each in statuses if each]
    return " ".join(words), sum(word not in codes.WOZ_STATUSES.values() for word in words)
