"""WOZ administration: values, links and parties of valued objects, as an export of the tax system or as JSON.

Formats: a CSV with the columns below, one line per object and valuation date, and answers of WOZ-bevragen 1.0.0 (one
object, a list, or ``_embedded.wozObjecten``).
"""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING

from ondermijning.model import records_other as other
from ondermijning.normalise.dates import parse_date
from ondermijning.normalise.faults import Faults
from ondermijning.normalise.flags import yes_no
from ondermijning.normalise.identifiers import (
    bag_id,
    imkad,
    kvk_number,
    vestigingsnummer,
    woz_number,
)
from ondermijning.normalise.money import parse_euro
from ondermijning.normalise.numbers import whole_number
from ondermijning.normalise.party_kinds import ENTITY, PERSON, kind_of_party
from ondermijning.normalise.text import clean
from ondermijning.sources.csv import CsvReader
from ondermijning.sources.json import JsonReader, at, part, parts, texts, value
from ondermijning.sources.loader import Loader, Scope
from ondermijning.sources.register import EVERY_PURPOSE, Register, SourceClass
from ondermijning.sources.rows import Outcome, Reject, Remark, Row, RowRejected

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

    from ondermijning.normalise.strict_json import Document
    from ondermijning.sources.csv import Cells
    from ondermijning.sources.json import Items, JsonObject

COLUMNS = frozenset({
    "wozobjectnummer", "waardepeildatum", "vastgestelde_waarde", "ingangsdatum", "status", "gebruikscode",
    "soort_object_code", "grondoppervlakte", "nummeraanduiding_id", "adresseerbaarobject_id", "pand_id",
    "kadastraalobject_id", "eigenaar_type", "eigenaar_id", "gebruiker_type", "gebruiker_id",
})  # fmt: skip
KEYS = frozenset({
    "identificatie", "grondoppervlakte", "aanduiding", "nummeraanduidingIdentificatie",
    "adresseerbaarObjectIdentificaties", "pandIdentificaties", "kadastraalOnroerendeZaken", "waarden",
    "vastgesteldeWaarde", "waardepeildatum", "ingangsdatum", "beschikkingsStatussen", "belanghebbendeEigenaar",
    "belanghebbendeGebruiker", "type", "naam", "burgerservicenummer", "rsin", "kvkNummer", "vestigingsnummer",
    "geheimhoudingPersoonsgegevens",
})  # fmt: skip
_OF_AN_OBJECT = KEYS - {"identificatie", "type", "naam"} | {"verantwoordelijkeGemeente"}

USES = frozenset({"10", "11", "12", "20", "21", "30", "31", "40", "80", "90"})
# Number of each status in the WOZ data catalogue; answers use the word, exports one or the other.
STATUSES = {
    "01": "beschikking_genomen", "02": "beschikking_vernietigd", "03": "beschikking_herzien",
    "10": "bezwaar_ingediend", "11": "bezwaar_gehandhaafd", "12": "bezwaar_veranderd",
    "13": "waarde_ambtshalve_verminderd", "20": "beroep_aangetekend", "21": "beroep_gehandhaafd",
    "22": "beroep_veranderd", "23": "hoger_beroep_aangetekend", "24": "hoger_beroep_gehandhaafd",
    "25": "hoger_beroep_veranderd", "30": "cassatie_ingesteld", "31": "hoge_raad_gehandhaafd",
    "32": "hoge_raad_veranderd", "33": "hoge_raad_geding_verwezen", "99": "voorlopige_aanslag",
}  # fmt: skip
ROLES = ("eigenaar", "gebruiker")
BRANCH = "vestiging"
_BAG_KINDS = {
    "20": "nummeraanduiding", "01": "adresseerbaarobject", "02": "adresseerbaarobject", "03": "adresseerbaarobject",
    "10": "pand",
}  # fmt: skip
# Area, parcel, 7 for a parcel or 1 for an apartment right, index: holds for every id seen, stands in no document.
_OBJECT_ID = re.compile(r"[0-9]{6,10}[17][0-9]{4}")


def csv_records(row: Row[Cells]) -> Iterator[Outcome]:
    """The records of one line of an export."""
    data, faults = row.data, Faults()
    number = _number(data.get("wozobjectnummer"), "wozobjectnummer")
    yield _object(number, data, faults)
    for kind in ("nummeraanduiding", "adresseerbaarobject", "pand"):
        yield from _links(number, kind, [data[f"{kind}_id"]] if f"{kind}_id" in data else [], faults)
    yield from _parcels(number, [data["kadastraalobject_id"]] if "kadastraalobject_id" in data else [], faults)
    if "waardepeildatum" in data or "vastgestelde_waarde" in data:
        statuses = re.split(r"[\s,|+]+", data.get("status", ""))
        yield _worth(number, data, data.get("vastgestelde_waarde"), statuses, faults)
    for role in ROLES:
        yield from _party(number, role, _csv_party(data.get(f"{role}_type"), data.get(f"{role}_id")), faults)
    yield from (Remark(field, reason) for field, reason in faults)


def json_records(row: Row[JsonObject]) -> Iterator[Outcome]:
    """The records of one object in an answer."""
    data, faults = row.data, Faults()
    number = _number(value(data, "identificatie"), "identificatie")
    yield _object(number, {"grondoppervlakte": value(data, "grondoppervlakte")}, faults)
    address = value(part(data, "aanduiding"), "nummeraanduidingIdentificatie")
    yield from _links(number, "nummeraanduiding", [address] if address else [], faults)
    yield from _links(number, "adresseerbaarobject", texts(data, "adresseerbaarObjectIdentificaties"), faults)
    yield from _links(number, "pand", texts(data, "pandIdentificaties"), faults)
    parcels = (value(parcel, "identificatie") for parcel in parts(data, "kadastraalOnroerendeZaken"))
    yield from _parcels(number, [parcel for parcel in parcels if parcel], faults)
    for entry in parts(data, "waarden"):
        days = {name: value(entry, name) for name in ("waardepeildatum", "ingangsdatum")}
        yield _worth(number, days, value(entry, "vastgesteldeWaarde"), texts(entry, "beschikkingsStatussen"), faults)
    for role in ROLES:
        party = part(data, f"belanghebbende{role.capitalize()}")
        yield from _party(number, role, {name: value(party, name) for name in party}, faults)
    yield from (Remark(field, reason) for field, reason in faults)


def area(row: Row[Cells]) -> str:
    """An export speaks for the municipality that its numbers begin with."""
    return _number(row.data.get("wozobjectnummer"), "wozobjectnummer")[:4]


def subject(row: Row[JsonObject]) -> str:
    """An answer speaks for its object."""
    return f"WOZ:{_number(value(row.data, 'identificatie'), 'identificatie')}"


def objects(document: Document) -> Items | None:
    """The object that a document is, or those in its collection."""
    if not isinstance(document, dict):
        return None
    if "identificatie" in document and _OF_AN_OBJECT & document.keys():
        return {"": document}
    return at(document, "_embedded", "wozObjecten")


def _number(text: str | None, field: str) -> str:
    try:
        return woz_number(text or "")
    except ValueError as problem:
        raise RowRejected(field, str(problem)) from None


def _object(number: str, data: Mapping[str, str | None], faults: Faults) -> other.WozObject:
    use, kind = data.get("gebruikscode"), data.get("soort_object_code")
    if use and use not in USES:
        faults.append(("gebruikscode", "is an unknown code"))
    if kind and not re.fullmatch(r"[0-9]{4}", kind):
        faults.append(("soort_object_code", "is no code of four digits"))
    size = faults.read("grondoppervlakte", whole_number, data.get("grondoppervlakte"))
    return other.WozObject(number, use, kind, size)


def _links(number: str, field: str, ids: Iterable[str], faults: Faults) -> Iterator[Outcome]:
    """Links to the BAG; exports mix up its kinds of id, and the id itself says which it is."""
    for given in ids:
        try:
            target = bag_id(given, *_BAG_KINDS)
        except ValueError as problem:
            yield Reject(f"{field}_id", str(problem))
            continue
        kind = _BAG_KINDS[target[4:6]]
        if kind != field:
            faults.append((f"{field}_id", "is a BAG id of another type of object"))
        yield other.WozKoppeling(number, kind, target)


def _parcels(number: str, ids: Iterable[str], faults: Faults) -> Iterator[Outcome]:
    for given in ids:
        try:
            target = imkad("KadastraalObject", given)
        except ValueError as problem:
            yield Reject("kadastraalobject_id", str(problem))
            continue
        if not _OBJECT_ID.fullmatch(target.partition(":")[2]):
            faults.append(("kadastraalobject_id", "is built unlike other ids of objects"))
        yield other.WozKoppeling(number, "kadastraalobject", target)


def _worth(
    number: str, days: Mapping[str, str | None], euro: str | None, statuses: Iterable[str], faults: Faults
) -> Outcome:
    """One decided value; without a valuation date or with an unreadable sum it is refused."""
    try:
        valued = parse_date(days.get("waardepeildatum") or "").day
        worth = _worth_in_euro(euro) if euro else None
    except ValueError as problem:
        return Reject("waarden", str(problem))
    begins = faults.read("ingangsdatum", parse_date, days.get("ingangsdatum"))
    words = [_status(status, faults) for status in statuses if status]
    return other.WozWaarde(number, valued, begins.day if begins else _year_after(valued), worth, " ".join(words))


def _worth_in_euro(text: str) -> int:
    worth = parse_euro(text)
    if worth < 0:
        raise ValueError("is a value below zero")
    return worth


def _year_after(valued: date) -> date:
    """A value holds for the calendar year that begins after its valuation date (article 18 Wet WOZ)."""
    return date(valued.year + 1, 1, 1)


def _status(text: str, faults: Faults) -> str:
    word = STATUSES.get(text.zfill(2), "_".join(text.casefold().split()))
    if word not in STATUSES.values():
        faults.append(("status", "is an unknown status"))
    return word


def _csv_party(kind: str | None, given: str | None) -> dict[str, str | None]:
    """An export has one column for all kinds of number, which the kind of party and its length tell apart."""
    if kind is None and given is None:
        return {}
    name = _name_of_number(kind_of_party(kind), given or "")
    return {"type": kind, name: given} if name else {"type": kind}


def _name_of_number(kind: str, given: str) -> str | None:
    if kind == ENTITY:  # a shorter number may have lost a zero of either kind, so it is not guessed at
        return {8: "kvkNummer", 9: "rsin"}.get(len(given))
    return {PERSON: "burgerservicenummer", BRANCH: "vestigingsnummer"}.get(kind)


def _may_stay(role: str) -> Callable[[Mapping[str, str]], bool]:
    """Whether a row says that the number of a party cannot be a BSN."""
    return lambda cells: kind_of_party(cells.get(f"{role}_type")) in (ENTITY, BRANCH)


def _party(number: str, role: str, given: Mapping[str, str | None], faults: Faults) -> Iterator[Outcome]:
    """The owner or user, if the source names one."""
    if not given:
        return
    kind = kind_of_party(given.get("type"))
    if kind not in (PERSON, ENTITY, BRANCH):
        faults.append((f"{role}_type", "is missing or unknown, so the party is left out"))
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
        faults.append((role, "has no usable name or number, so the party is left out"))


def _secret(given: Mapping[str, str | None], faults: Faults) -> bool:
    """Whether the party asked for secrecy; when the answer cannot be read, it did."""
    name = "geheimhoudingPersoonsgegevens"
    return bool(given.get(name)) and faults.read(name, yes_no, given.get(name)) is not False


EXAMPLE = """wozobjectnummer;waardepeildatum;vastgestelde_waarde;ingangsdatum;status;gebruikscode;soort_object_code;\
grondoppervlakte;nummeraanduiding_id;adresseerbaarobject_id;pand_id;kadastraalobject_id;eigenaar_type;eigenaar_id
093500000012;2022-01-01;287000;2023-01-01;beschikking_genomen;10;1114;120;0935200000000012;0935010000000012;\
0935100000000012;30110127770000;niet_natuurlijk_persoon;99000011
093500000012;2023-01-01;301000;2024-01-01;bezwaar_ingediend;10;1114;120;0935200000000012;0935010000000012;\
0935100000000012;30110127770000;niet_natuurlijk_persoon;99000011
093500000013;2023-01-01;245000;2024-01-01;beschikking_genomen;10;1114;95;0935200000000013;0935010000000013;\
0935100000000013;30110127870000;natuurlijk_persoon;999993653
"""

LOADER = Loader(
    id="woz",
    title="WOZ-administratie (export belastingsysteem, WOZ-bevragen)",
    reads=(
        CsvReader(
            format="CSV WOZ-export",
            scope=Scope.FULL,
            columns=COLUMNS,
            required=frozenset({"wozobjectnummer", "waardepeildatum", "vastgestelde_waarde"}),
            records=csv_records,
            subject=area,
            pseudonymised=frozenset({"eigenaar_id", "gebruiker_id"}),
            clear_when={"eigenaar_id": _may_stay("eigenaar"), "gebruiker_id": _may_stay("gebruiker")},
        ),
        JsonReader(
            format="WOZ-bevragen 1.0.0",
            scope=Scope.SUBJECT,
            items=objects,
            allowed=KEYS,
            records=json_records,
            subject=subject,
            pseudonymised=frozenset({"burgerservicenummer"}),
        ),
    ),
    yields=(other.WozObject, other.WozKoppeling, other.WozWaarde, other.WozBelanghebbende),
    example_name="woz.csv",
    example=EXAMPLE,
    register=Register(
        holder="Gemeente (belastingen)", ground="Wet waardering onroerende zaken",
        purposes=EVERY_PURPOSE, source_class=SourceClass.BASIC,
        cadence="jaarlijks, met wijzigingen in het jaar", keep_months=120,
    ),
)  # fmt: skip
