"""KIK-inzage: one answer about an object or a person as records of the land registry, its securities and its seizures.

Format: KIK-inzage v6 JSON (hypotheekinformatie, eigendomsinformatie, eigenaarsinformatie, objectlijstpersoon).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from ondermijning.language import say
from ondermijning.model import records_brk as brk
from ondermijning.model import records_kik as kik
from ondermijning.normalise.dates import optional_date
from ondermijning.normalise.faults import Faults
from ondermijning.sources.files.json import JsonObject, JsonReader, latest_day, part, parts, value
from ondermijning.sources.loader import Scope
from ondermijning.sources.rows import About, Outcome, Reject, Remark, Row, RowRejected

from . import answer as answered
from . import objects, parties, rights, securities
from .answer import Piece

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from ondermijning.sources.rows import Record

_PARTIES: dict[str, Mapping[str, Callable[[Piece], Iterator[Outcome]]]] = {
    "personen": {"NatuurlijkPersoon": parties.natural_person, "NietNatuurlijkPersoon": parties.entity},
    "adresLocaties": {
        "ObjectlocatieBinnenland": parties.home_address,
        "ObjectlocatieBuitenland": parties.address_abroad,
        "PostbusLocatie": parties.post_box,
    },
}
# Where one of these cannot be read the answer is refused, so that no holder seems absent.
_HELD = {"zakelijkRechten": rights.right, "tenaamstellingen": rights.naming}
_BESIDE: dict[str, Callable[[Piece], Iterator[Outcome]]] = {
    "onroerendeZaken": objects.cadastral_object,
    "locatieKadastraalObjecten": objects.location,
    "verblijfsobjecten": objects.dwelling,
    "publiekrechtelijkeBeperkingen": objects.restriction,
    "appartementsrechtSplitsingen": rights.split,
    "erfpachtcanons": rights.canon,
    "aantekeningen": rights.note,
    "stukken": rights.deed,
    "stukdelen": rights.deed_part,
}


def records(row: Row[JsonObject]) -> Iterator[Outcome]:
    """The records of one answer of KIK-inzage, then what was strange in it.

    Raises:
        RowRejected: a mortgage, seizure, right or naming cannot be read, so that none may seem absent.
    """
    if reason := answered.no_answer(row.data):
        yield Remark("proces", say("{reason}, so the answer says nothing", reason=reason))
        return
    faults = Faults()
    answer = part(answered.product(row.data), "met")
    if answered.kind_of(row.data) == answered.MORTGAGES:
        yield from _secured(row.data, answer, faults)
    else:
        yield from _held(row.data, answer, faults)
    beside = list(_beside(answer, faults))
    yield from beside
    if answered.kind_of(row.data) == answered.MORTGAGES:
        about = answered.seizures_subject(row.data)
        yield from (About(about, record) for record in _of_seizers(beside, securities.seizers(answer)))
    yield from (Remark(field, reason) for field, reason in faults)


def _secured(data: JsonObject, answer: JsonObject, faults: Faults) -> Iterator[Outcome]:
    """Mortgages and seizures; the second were looked at when a stamp says so, or one is there."""
    product, object_id = answered.product(data), answered.asked_about(data)
    actual, seen = answered.actual_stamp(data), answered.SEIZURES_SEEN
    yield kik.HypotheekAntwoord(object_id, faults.read(actual, optional_date, value(product, actual)))
    if seen in product or securities.names_seizure(answer):
        day = faults.read(seen, optional_date, value(product, seen))
        yield About(answered.seizures_subject(data), kik.BeslagAntwoord(object_id, day))
    yield from securities.securities(answer, answered.seizures_subject(data), faults)


def _held(data: JsonObject, answer: JsonObject, faults: Faults) -> Iterator[Outcome]:
    """Objects, rights and holders; only an answer about an object names all its holders."""
    if answered.kind_of(data) == answered.OWNERSHIP:
        actual = answered.actual_stamp(data)
        day = faults.read(actual, optional_date, value(answered.product(data), actual))
        yield kik.GerechtigdenAntwoord(answered.asked_about(data), day)
    for name, strict in _HELD.items():
        for entry in parts(answer, name):
            yield from strict(Piece(entry, answer, faults))
    for name, loose in _BESIDE.items():
        for entry in parts(answer, name):
            yield from _loose(name, loose, Piece(entry, answer, faults))


def _beside(answer: JsonObject, faults: Faults) -> Iterator[Outcome]:
    """Parties and addresses."""
    for name, shapes in _PARTIES.items():
        for entry in parts(answer, name):
            yield from _of_kind(name, shapes, Piece(entry, answer, faults))


def _of_seizers(beside: list[Outcome], seizers: frozenset[str]) -> Iterator[Record]:
    """Who seizes, with their addresses: they stay known when mortgages alone are told anew."""
    addresses: set[str | None] = set()
    for each in beside:
        if isinstance(each, brk.NatuurlijkPersoon) and each.persoon_id in seizers:
            addresses.add(each.woonadres_id)
            yield each
        elif isinstance(each, brk.NietNatuurlijkPersoon) and each.persoon_id in seizers:
            addresses |= {each.woonadres_id, each.postadres_id}
            yield each
    yield from (each for each in beside if isinstance(each, brk.AdresLocatie) and each.adres_id in addresses)


def _of_kind(name: str, shapes: Mapping[str, Callable[[Piece], Iterator[Outcome]]], piece: Piece) -> Iterator[Outcome]:
    shape = shapes.get(value(piece.entry, "type") or "")
    if shape is None:
        piece.faults.append((f"{name}/type", say("is unknown, so the element is left out")))
    else:
        yield from _loose(name, shape, piece)


def _loose(name: str, shape: Callable[[Piece], Iterator[Outcome]], piece: Piece) -> Iterator[Outcome]:
    """An element of which a broken one does not take the answer with it."""
    try:
        yield from list(shape(piece))
    except RowRejected as refusal:
        yield Reject(f"{name}/{refusal.field}", refusal.reason)


READER = JsonReader(
    "KIK-inzage v6 JSON",
    Scope.SUBJECT,
    answered.answers,
    answered.NAMES | parties.NAMES | securities.NAMES | objects.NAMES | rights.NAMES,
    records,
    answered.subject,
    pseudonymised=frozenset({"bsn"}),
    date_in=latest_day(answered.day),
)
