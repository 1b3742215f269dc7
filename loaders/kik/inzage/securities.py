"""Mortgages and seizures in an answer of KIK-inzage; both stand in one list, with their sums on the deed parts.

Source: KIK-inzage v6 JSON. Seizures (``ZekerheidsstellingInzakeBeslag``, ``bedragVorderingsbeslag``) as a public client of
the service names them; none was seen in a sample.
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, NamedTuple

from ondermijning.language import say
from ondermijning.model import records_kik as kik
from ondermijning.normalise.dates import optional_date
from ondermijning.sources.files.json import part, parts, value
from ondermijning.sources.rows import About, RowRejected

from ..imkad import coded, euro, imkad_id, imkad_ids, imkad_reference

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from datetime import date

    from ondermijning.normalise.faults import Faults
    from ondermijning.sources.files.json import JsonObject
    from ondermijning.sources.rows import Outcome, Record

MORTGAGE, SEIZURE = "ZekerheidsstellingHypothecair", "ZekerheidsstellingInzakeBeslag"
_RELEASES = ("538", "518")  # deed parts: hypotheek (doorhaling), beslag (doorhaling)

NAMES = frozenset("""
    zekerheidsstellingen rustOpObject heeft isGebaseerdOp heeftMeerOverigBetrokkenKadastraalObjecten
    overigBetrokkenKadastraalObjecten stukdelen aard bedragZekerheidsstellingHypotheek bedragVorderingsbeslag som valuta
    isAanvullingOp stukken omvat tijdstipAanbieding datum
""".split())  # fmt: skip  # noqa: SIM905 - names read as a page, not as a column


class Security(NamedTuple):
    """A mortgage or seizure with what its deed says of it.

    Args:
        entry: the security itself.
        key: its id.
        deed_part: the deed part it rests on, empty where the answer does not hold it.
        deed_part_id: the id of that part, where one is named.
        offered: day on which its deed was offered for registration.
        released: day on which a later deed part released it.
        objects: the objects it rests on.
    """

    entry: JsonObject
    key: str
    deed_part: JsonObject
    deed_part_id: str | None
    offered: date | None
    released: date | None
    objects: tuple[str, ...]


class _Deeds(NamedTuple):
    """What the deeds of an answer say, by id of the deed part: the part, when it was offered, when it was released."""

    parts: Mapping[str, JsonObject]
    offered: Mapping[str, date | None]
    released: Mapping[str, date | None]


def securities(answer: JsonObject, of_seizures: str, faults: Faults) -> Iterator[Outcome]:
    """Every mortgage and seizure of an answer.

    Args:
        answer: the lists in it.
        of_seizures: the subject that seizures are about.
        faults: receives what was wrong with values that a record can do without.

    Raises:
        RowRejected: one cannot be read, so that none may seem absent.
    """
    deeds, elsewhere = _deeds(answer, faults), _elsewhere(answer)
    for entry in parts(answer, "zekerheidsstellingen"):
        shape = _SHAPES.get(value(entry, "type") or "")
        if shape is None:
            raise RowRejected("zekerheidsstellingen/type", say("is an unknown kind of security"))
        found = shape(_security(entry, deeds, elsewhere, faults), faults)
        yield from (About(of_seizures, each) for each in found) if shape is _seizure else found


def names_seizure(answer: JsonObject) -> bool:
    """Whether a seizure is among the securities of an answer."""
    return any(value(entry, "type") == SEIZURE for entry in parts(answer, "zekerheidsstellingen"))


def seizers(answer: JsonObject) -> frozenset[str]:
    """Who seizes by an answer."""
    found = (each for each in parts(answer, "zekerheidsstellingen") if value(each, "type") == SEIZURE)
    return frozenset(party for each in found for party in imkad_ids(each, "heeft", "Persoon"))


def _deeds(answer: JsonObject, faults: Faults) -> _Deeds:
    found = {imkad_id(entry, "identificatie", "Stukdeel"): entry for entry in parts(answer, "stukdelen")}
    offered = {
        key: faults.read("tijdstipAanbieding", optional_date, value(part(deed, "tijdstipAanbieding"), "datum"))
        for deed in parts(answer, "stukken")
        for key in imkad_ids(deed, "omvat", "Stukdeel")
    }
    released = {
        earlier: offered.get(key)
        for key, entry in found.items()
        if coded(entry, "aard")[0] in _RELEASES
        for earlier in imkad_ids(entry, "isAanvullingOp", "Stukdeel")
    }
    faults.extend(
        ("stukdelen/doorhaling", say("has no day: what it releases stays open"))
        for day in released.values()
        if day is None
    )
    return _Deeds(found, offered, released)


def _elsewhere(answer: JsonObject) -> Mapping[str, list[str]]:
    """Security → the objects it rests on beside the one that was asked about."""
    found: dict[str, list[str]] = defaultdict(list)
    for link in parts(answer, "overigBetrokkenKadastraalObjecten"):
        found[imkad_id(link, "betreft", "Zekerheidsstelling")].append(imkad_id(link, "heeft", "KadastraalObject"))
    return found


def _has_more(entry: JsonObject) -> bool:
    return value(entry, "heeftMeerOverigBetrokkenKadastraalObjecten") == "true"


def _security(entry: JsonObject, deeds: _Deeds, elsewhere: Mapping[str, list[str]], faults: Faults) -> Security:
    key = imkad_id(entry, "identificatie", "Zekerheidsstelling")
    part_id = imkad_reference(entry, "isGebaseerdOp", "Stukdeel")
    if part_id not in deeds.parts:
        faults.append(("isGebaseerdOp", say("the deed part with the amount is not in the answer")))
    if _has_more(entry):
        faults.append(("zekerheidsstellingen", say("rests on more objects than the answer names")))
    return Security(
        entry,
        key,
        deeds.parts.get(part_id or "", {}),
        part_id,
        deeds.offered.get(part_id or ""),
        deeds.released.get(part_id or ""),
        (imkad_id(entry, "rustOpObject", "KadastraalObject"), *elsewhere.get(key, ())),
    )


def _mortgage(security: Security, faults: Faults) -> Iterator[Record]:
    key, amount = security.key, euro(security.deed_part, "bedragZekerheidsstellingHypotheek", faults)
    yield kik.Zekerheidsstelling(
        key, amount, security.deed_part_id, security.offered, security.released, _has_more(security.entry)
    )
    for object_id in security.objects:
        yield kik.ZekerheidsstellingObject(key, object_id)
    for lender in imkad_ids(security.entry, "heeft", "Persoon"):
        yield kik.ZekerheidsstellingPartij(key, lender, "geldgever")


def _seizure(security: Security, faults: Faults) -> Iterator[Record]:
    key, claim = security.key, euro(security.deed_part, "bedragVorderingsbeslag", faults)
    code, words = coded(security.entry, "aard")
    yield kik.BeslagLegging(key, code, words, claim, security.deed_part_id, security.offered, security.released)
    for object_id in security.objects:
        yield kik.BeslagObject(key, object_id)
    for seizer in imkad_ids(security.entry, "heeft", "Persoon"):
        yield kik.BeslagPartij(key, seizer)


_SHAPES = {MORTGAGE: _mortgage, SEIZURE: _seizure}
