"""Basisprofiel and Vestigingsprofiel of the KVK API: a company or branch with its names, activities and addresses.

Format: KVK API Basisprofiel v1 and Vestigingsprofiel v1.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from ondermijning.language import say
from ondermijning.model import records_other as other
from ondermijning.normalise.dates import optional_date
from ondermijning.normalise.faults import Faults
from ondermijning.normalise.identifiers import vestigingsnummer
from ondermijning.normalise.numbers import whole_number
from ondermijning.normalise.text import clean
from ondermijning.sources.files.json import part, parts, value
from ondermijning.sources.rows import Outcome, Reject, RowRejected

from .addresses import addresses
from .values import COMPANY, flag, key, span

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from ondermijning.sources.files.json import JsonObject

_SBI = re.compile(r"[0-9]{2,6}")


def company(data: JsonObject, kvk: str, faults: Faults) -> Iterator[Outcome]:
    """A Basisprofiel: the company, its parts, and the main branch that stands in it."""
    embedded = part(data, "_embedded")
    owner, main = part(embedded, "eigenaar"), part(embedded, "hoofdvestiging")
    yield other.Inschrijving(
        kvk=kvk,
        naam=clean(value(data, "naam")),
        statutaire_naam=clean(value(data, "statutaireNaam")),
        rsin=faults.tax_number("rsin", value(owner, "rsin")),
        rechtsvorm=clean(value(owner, "rechtsvorm")),
        geregistreerd_op=_registered(data, faults),
        **_span(data, faults),
        werkzame_personen=faults.read("totaalWerkzamePersonen", whole_number, value(data, "totaalWerkzamePersonen")),
        sbi=_main_activity(data),
        eindreden=None,
    )
    yield from _names(data, kvk, COMPANY, faults)
    yield from _activities(data, kvk, COMPANY, faults)
    yield from addresses(owner, kvk, COMPANY, faults)
    if main:
        yield from _main_branch(main, kvk, faults)


def branch(data: JsonObject, kvk: str, faults: Faults, *, main: bool = False) -> Iterator[Outcome]:
    """A Vestigingsprofiel: the branch and its parts.

    Args:
        data: the profile.
        kvk: number of its company.
        faults: receives what was wrong.
        main: it stands where the main branch does, whether or not it says so itself.
    """
    number = key(data, "vestigingsnummer", vestigingsnummer)
    yield other.Vestiging(
        vestigingsnummer=number,
        kvk=kvk,
        naam=clean(value(data, "eersteHandelsnaam")),
        hoofdvestiging=main or bool(flag(data, "indHoofdvestiging", faults)),
        sbi=_main_activity(data),
        geregistreerd_op=_registered(data, faults),
        **_span(data, faults),
    )
    yield from _names(data, kvk, number, faults)
    yield from _activities(data, kvk, number, faults)
    yield from addresses(data, kvk, number, faults)


def _main_branch(data: JsonObject, kvk: str, faults: Faults) -> Iterator[Outcome]:
    """The branch inside a Basisprofiel; a broken one does not take the company with it."""
    try:
        yield from branch(data, kvk, faults, main=True)
    except RowRejected as refusal:
        yield Reject(f"hoofdvestiging/{refusal.field}", refusal.reason)


def _names(data: JsonObject, kvk: str, number: str, faults: Faults) -> Iterator[Outcome]:
    for entry in parts(data, "handelsnamen"):
        name = clean(value(entry, "naam"))
        order = faults.read("handelsnamen/volgorde", whole_number, value(entry, "volgorde"))
        yield other.Handelsnaam(kvk, number, name, order) if name else Reject("handelsnamen/naam", say("is missing"))


def _activities(data: JsonObject, kvk: str, number: str, faults: Faults) -> Iterator[Outcome]:
    for entry in parts(data, "sbiActiviteiten"):
        code = clean(value(entry, "sbiCode"))
        if code is None:
            yield Reject("sbiActiviteiten/sbiCode", say("is missing"))
            continue
        if not _SBI.fullmatch(code):
            faults.append(("sbiActiviteiten/sbiCode", say("is no code of 2 to 6 digits")))
        yield other.SbiActiviteit(kvk, number, code, bool(flag(entry, "indHoofdactiviteit", faults)))


def _main_activity(data: JsonObject) -> str | None:
    mains = (entry for entry in parts(data, "sbiActiviteiten") if flag(entry, "indHoofdactiviteit", Faults()))
    return next((clean(value(entry, "sbiCode")) for entry in mains), None)


def _registered(data: JsonObject, faults: Faults) -> date | None:
    return faults.read("formeleRegistratiedatum", optional_date, value(data, "formeleRegistratiedatum"))


def _span(data: JsonObject, faults: Faults) -> dict[str, Any]:
    """The columns of when something began and ended, each a lower bound with its precision."""
    registration = part(data, "materieleRegistratie")
    return span(faults, {"aanvang": ("datumAanvang", registration), "einde": ("datumEinde", registration)})
