"""Parties in an answer of BRK-Bevragen, which names them by id, kind and one text.

Source: BRK-Bevragen 2.0.0 JSON, PersoonBeperkt.
"""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

from ondermijning.language import say
from ondermijning.model import records_brk as brk
from ondermijning.normalise.identifiers import imkad
from ondermijning.normalise.text import clean
from ondermijning.sources.files.json import value
from ondermijning.sources.rows import Reject, RowRejected

if TYPE_CHECKING:
    from ondermijning.normalise.faults import Faults
    from ondermijning.sources.files.json import JsonObject
    from ondermijning.sources.rows import Outcome

PERSON_IN_REGISTER, PERSON = "ingeschreven_natuurlijk_persoon", "kadaster_natuurlijk_persoon"
ENTITY_IN_REGISTER, ENTITY = "ingeschreven_niet_natuurlijk_persoon", "kadaster_niet_natuurlijk_persoon"

NAMES = frozenset({"persoon", "hypotheekhouders", "beslagleggers", "bevoegdGezag"})

Party = brk.NatuurlijkPersoon | brk.NietNatuurlijkPersoon


def party(entry: JsonObject, faults: Faults) -> Party:
    """A natural or other person.

    Raises:
        RowRejected: there is no id of the kind that the kind of person has.
    """
    kind, name = value(entry, "type") or "", clean(value(entry, "naam"))
    if kind in (PERSON_IN_REGISTER, PERSON):
        return _person(entry, kind, name)
    if kind in (ENTITY_IN_REGISTER, ENTITY):
        return _entity(entry, kind, name, faults)
    raise RowRejected("type", say("is an unknown kind of person"))


def shaped(entry: JsonObject, name: str, faults: Faults) -> tuple[str | None, Outcome]:
    """Id and record of a party under a key, or no id and why it is left out."""
    try:
        found = party(entry, faults)
    except RowRejected as refusal:
        return None, Reject(f"{name}/{refusal.field}", refusal.reason)
    return found.persoon_id, found


def _person(entry: JsonObject, kind: str, name: str | None) -> brk.NatuurlijkPersoon:
    """The name in one text stays whole, for it to be taken apart where names are compared."""
    pseudonym = value(entry, "bsn") if kind == PERSON_IN_REGISTER else None
    return brk.NatuurlijkPersoon(
        persoon_id=_registry_id(entry) if kind == PERSON else _pseudonymous_id(pseudonym),
        bsn_hmac=pseudonym,
        voornamen=name,
        voorvoegsel=None,
        geslachtsnaam=None,
        geboortedatum=None,
        geboortedatum_precisie=None,
        overleden=None,
        afgeschermd=False,
        woonadres_id=None,
    )


def _pseudonymous_id(pseudonym: str | None) -> str:
    """A key that is the same for one BSN and is not its pseudonym, which may not be shown."""
    if pseudonym is None:
        raise RowRejected("identificatie", say("is no BSN, which a person of this kind has"))
    return f"PERSOON:{hashlib.sha256(pseudonym.encode('ascii')).hexdigest()[:32]}"


def _entity(entry: JsonObject, kind: str, name: str | None, faults: Faults) -> brk.NietNatuurlijkPersoon:
    in_register = kind == ENTITY_IN_REGISTER
    number = faults.tax_number("rsin", value(entry, "identificatie")) if in_register else None
    if in_register and number is None:
        raise RowRejected("identificatie", say("is no RSIN, which a person of this kind has"))
    return brk.NietNatuurlijkPersoon(
        persoon_id=f"RSIN:{number}" if number else _registry_id(entry),
        naam=name,
        rechtsvorm_code=None,
        rechtsvorm=None,
        zetel=None,
        rsin=number,
        kvk=None,
        woonadres_id=None,
        postadres_id=None,
    )


def _registry_id(entry: JsonObject) -> str:
    try:
        return imkad("Persoon", value(entry, "identificatie") or "")
    except ValueError as problem:
        raise RowRejected("identificatie", str(problem)) from None
