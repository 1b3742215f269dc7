"""Reads the written stands back with an XML parser, knowing nothing of how they were made."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from fractions import Fraction
from typing import TYPE_CHECKING, Any

from lxml import etree

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


@dataclass(frozen=True)
class Part:
    """A deed part with the day of its deed."""

    id: str
    code: str
    day: date | None
    price: int | None
    words: str


@dataclass
class Seen:
    """One object as one stand shows it."""

    object_id: str
    holders: dict[str, Fraction] = field(default_factory=dict)
    resting_on: dict[str, set[str]] = field(default_factory=dict)  # deed part → parties named by it
    parts: dict[str, Part] = field(default_factory=dict)
    companies: dict[str, tuple[str, str, str]] = field(default_factory=dict)  # person id → KVK, RSIN, form code
    bsns: dict[str, str] = field(default_factory=dict)
    noted_buyers: set[str] = field(default_factory=set)
    price: int | None = None
    dwelling: str = ""


def snapshots(path: Path) -> Iterator[Any]:
    """Every snapshot element of a stand."""
    with path.open("rb") as stream:
        for _, element in etree.iterparse(stream, tag="{*}KadastraalObjectSnapshot"):
            yield element
            element.clear()


def first(element: Any, path: str) -> str | None:
    """The text of the first element at a path of local names."""
    return next(iter(element.iterfind("/".join(f"{{*}}{name}" for name in path.split("/")))), _NOTHING).text


def remainder(digits: str) -> int:
    """What is left by the check that a BSN and an RSIN share; 0 where it is passed."""
    return sum(weight * int(digit) for weight, digit in zip((9, 8, 7, 6, 5, 4, 3, 2, -1), digits, strict=True)) % 11


class _Nothing:
    text = None


_NOTHING = _Nothing()


def read(path: Path) -> dict[str, Seen]:
    """All objects of a stand."""
    return {seen.object_id: seen for seen in map(_seen, snapshots(path))}


def _seen(snapshot: Any) -> Seen:
    thing = next(snapshot.iterfind("{*}Perceel"), None)
    thing = thing if thing is not None else snapshot.find("{*}Appartementsrecht")
    seen = Seen(first(thing, "identificatie") or "")
    price = first(thing, "koopsom/TypeKoopsom/bedrag/som")
    seen.price = int(price) if price else None
    seen.dwelling = first(snapshot, "Verblijfsobject/identificatie") or ""
    _read_parties(snapshot, seen)
    _read_holders(snapshot, seen, _held_right(snapshot))
    _read_parts(snapshot, seen)
    for note in snapshot.iterfind("{*}Aantekening"):
        seen.noted_buyers |= {ref.text for buyer in note.iterfind("{*}betrokkenPersoon") for ref in buyer}
    return seen


def _held_right(snapshot: Any) -> str | None:
    """The right that people live by: the one that burdens another, else the only one."""
    rights = {first(right, "identificatie"): right for right in snapshot.iterfind("{*}ZakelijkRecht")}
    burdening = [ref.text for right in rights.values() for tie in right.iterfind("{*}isBelastMet") for ref in tie]
    return burdening[0] if burdening else next(iter(rights))


def _read_holders(snapshot: Any, seen: Seen, right: str | None) -> None:
    for naming in snapshot.iterfind("{*}Tenaamstelling"):
        if naming.find("{*}van")[0].text != right:
            continue
        party = naming.find("{*}tenNameVan")[0].text
        share = Fraction(int(first(naming, "aandeel/teller") or 0), int(first(naming, "aandeel/noemer") or 1))
        seen.holders[party] = seen.holders.get(party, Fraction(0)) + share
        for part in naming.find("{*}isGebaseerdOp"):
            seen.resting_on.setdefault(part.text, set()).add(party)


def _read_parties(snapshot: Any, seen: Seen) -> None:
    for company in snapshot.iterfind("{*}NietNatuurlijkPersoon"):
        paths = ("betreft/Rechtspersoon/kvkNummer", "betreft/Rechtspersoon/rsin", "rechtsvorm/code")
        kvk, rsin, form = (first(company, path) or "" for path in paths)
        seen.companies[first(company, "identificatie") or ""] = (kvk, rsin, form)
    for person in snapshot.iterfind("{*}NatuurlijkPersoon"):
        seen.bsns[first(person, "identificatie") or ""] = first(person, "betreft/GeregistreerdPersoon/bsn") or ""


def _read_parts(snapshot: Any, seen: Seen) -> None:
    days = {}
    for deed in snapshot.iterfind("{*}TerInschrijvingAangebodenStuk"):
        offered = first(deed, "tijdstipAanbieding/datum")
        for part in deed.find("{*}omvat"):
            days[part.text] = date.fromisoformat(offered) if offered else None
    for part in snapshot.iterfind("{*}Stukdeel"):
        key, price = first(part, "identificatie") or "", first(part, "bedragTransactiesomLevering/som")
        code, words = (first(part, f"aard/{name}") or "" for name in ("code", "waarde"))
        seen.parts[key] = Part(key, code, days[key], int(price) if price else None, words)
