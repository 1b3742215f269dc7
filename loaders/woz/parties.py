"""Owners and users of WOZ objects, as exports and answers name them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ondermijning.language import say
from ondermijning.model import records_other as other
from ondermijning.normalise.flags import yes_no
from ondermijning.normalise.identifiers import kvk_number, vestigingsnummer
from ondermijning.normalise.party_kinds import ENTITY, PERSON, kind_of_party
from ondermijning.normalise.text import clean

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from ondermijning.normalise.faults import Faults
    from ondermijning.sources.rows import Outcome

ROLES = ("eigenaar", "gebruiker")
_BRANCH = "vestiging"


def listed_party(kind: str | None, given: str | None) -> dict[str, str | None]:
    """A party of an export, which has one column for all kinds of number: the kind of party and its length tell them apart."""
    if kind is None and given is None:
        return {}
    name = _name_of_number(kind_of_party(kind), given or "")
    return {"type": kind, name: given} if name else {"type": kind}


def may_stay(kind: str | None) -> bool:
    """Whether the kind of a party in an export says that its number cannot be a BSN."""
    return kind_of_party(kind) in (ENTITY, _BRANCH)


def party(number: str, role: str, given: Mapping[str, str | None], faults: Faults) -> Iterator[Outcome]:
    """The owner or user of an object, if the source names one.

    Args:
        number: of the object.
        role: one of ``ROLES``.
        given: the party by the names that answers use; a BSN is an HMAC already.
        faults: receives what could not be read.
    """
    if not given:
        return
    kind = kind_of_party(given.get("type"))
    if kind not in (PERSON, ENTITY, _BRANCH):
        faults.append((f"{role}_type", say("is missing or unknown, so the party is left out")))
        return
    names = {
        "naam": clean(given.get("naam")),
        "bsn_hmac": given.get("burgerservicenummer"),
        "rsin": faults.tax_number("rsin", given.get("rsin")),
        "kvk": faults.read("kvkNummer", kvk_number, given.get("kvkNummer")),
        "vestigingsnummer": faults.read("vestigingsnummer", vestigingsnummer, given.get("vestigingsnummer")),
    }
    if any(names.values()):
        yield other.WozBelanghebbende(number, role, kind, **names, afgeschermd=_secret(given, faults))
    else:
        faults.append((role, say("has no usable name or number, so the party is left out")))


def _name_of_number(kind: str, given: str) -> str | None:
    if kind == ENTITY:  # a shorter number may have lost a zero of either kind, so it is not guessed at
        return {8: "kvkNummer", 9: "rsin"}.get(len(given))
    return {PERSON: "burgerservicenummer", _BRANCH: "vestigingsnummer"}.get(kind)


def _secret(given: Mapping[str, str | None], faults: Faults) -> bool:
    """Whether the party asked for secrecy; when the answer cannot be read, it did."""
    name = "geheimhoudingPersoonsgegevens"
    return bool(given.get(name)) and faults.read(name, yes_no, given.get(name)) is not False
