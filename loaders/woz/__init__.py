"""WOZ administration: values, links and parties of valued objects, as an export of the tax system or as JSON.

Formats: a CSV with the columns below, one line per object and valuation date; answers of WOZ-bevragen 1.0.0 (one object, a
list, or ``_embedded.wozObjecten``); answers of the WOZ-waardeloket; and parts of objects (deelobjecten).
"""

from __future__ import annotations

import re
from contextlib import suppress
from functools import lru_cache
from typing import TYPE_CHECKING

from ondermijning.model import records_other as other
from ondermijning.normalise.dates import optional_date
from ondermijning.normalise.faults import Faults
from ondermijning.normalise.identifiers import woz_number
from ondermijning.sources.files.csv import CsvReader, required
from ondermijning.sources.files.csv_gate import Proof
from ondermijning.sources.files.json import JsonReader, at, part, parts, texts, value
from ondermijning.sources.loader import Loader, Scope
from ondermijning.sources.register import EVERY_PURPOSE, Register, SourceClass
from ondermijning.sources.rows import Outcome, Remark, Row

from . import deelobjecten, loket
from .parties import ROLES, listed_party, may_stay, party
from .values import ADDRESS, BUILDING, DWELLING, bag_link, described, object_number, parcel_link, worth

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from ondermijning.normalise.strict_json import Document
    from ondermijning.sources.files.csv import Cells
    from ondermijning.sources.files.json import Items, JsonObject

COLUMNS = frozenset({
    "wozobjectnummer", "waardepeildatum", "vastgestelde_waarde", "ingangsdatum", "status", "gebruikscode",
    "soort_object_code", "grondoppervlakte", "nummeraanduiding_id", "adresseerbaarobject_id", "pand_id",
    "kadastraalobject_id", "eigenaar_type", "eigenaar_id", "gebruiker_type", "gebruiker_id",
})  # fmt: skip
KEYS = frozenset({
    "identificatie", "grondoppervlakte", "aanduiding", "nummeraanduidingIdentificatie",
    "adresseerbaarObjectIdentificaties", "pandIdentificaties", "kadastraalOnroerendeZaken", "waarden",
    "vastgesteldeWaarde", "waardepeildatum", "ingangsdatum", "beschikkingsStatussen", "indicatieBezwaarBeroep",
    "belanghebbendeEigenaar", "belanghebbendeGebruiker", "type", "naam", "burgerservicenummer", "rsin", "kvkNummer",
    "vestigingsnummer", "geheimhoudingPersoonsgegevens",
})  # fmt: skip
_OF_AN_OBJECT = KEYS - {"identificatie", "type", "naam"} | {"verantwoordelijkeGemeente"}
_COLUMNS_OF_A_VALUE = {
    "waardepeildatum": "waardepeildatum",
    "ingangsdatum": "ingangsdatum",
    "vastgesteldeWaarde": "vastgestelde_waarde",
}
_OF_A_VALUE = ("waardepeildatum", "ingangsdatum", "vastgesteldeWaarde", "indicatieBezwaarBeroep")


def csv_records(row: Row[Cells]) -> Iterator[Outcome]:
    """The records of one line of an export."""
    data, faults = row.data, Faults()
    number = required(row, "wozobjectnummer", woz_number)
    yield described(number, data, faults)
    for kind in (ADDRESS, DWELLING, BUILDING):
        if given := data.get(f"{kind}_id"):
            yield bag_link(number, kind, given, faults)
    if given := data.get("kadastraalobject_id"):
        yield parcel_link(number, given, faults)
    if "waardepeildatum" in data or "vastgestelde_waarde" in data:
        decided = {name: data.get(column) for name, column in _COLUMNS_OF_A_VALUE.items()}
        yield worth(number, decided, _listed(data.get("status", "")), faults)
    for role in ROLES:
        yield from party(number, role, listed_party(data.get(f"{role}_type"), data.get(f"{role}_id")), faults)
    yield from (Remark(field, reason) for field, reason in faults)


def json_records(row: Row[JsonObject]) -> Iterator[Outcome]:
    """The records of one object in an answer."""
    data, faults = row.data, Faults()
    number = object_number(value(data, "identificatie"), "identificatie")
    yield described(number, {"grondoppervlakte": value(data, "grondoppervlakte")}, faults)
    yield from _links(number, data, faults)
    for entry in parts(data, "waarden"):
        decided = {name: value(entry, name) for name in _OF_A_VALUE}
        yield worth(number, decided, texts(entry, "beschikkingsStatussen"), faults)
    for role in ROLES:
        named = part(data, f"belanghebbende{role.capitalize()}")
        yield from party(number, role, {name: value(named, name) for name in named}, faults)
    yield from (Remark(field, reason) for field, reason in faults)


def _links(number: str, data: JsonObject, faults: Faults) -> Iterator[Outcome]:
    address = value(part(data, "aanduiding"), "nummeraanduidingIdentificatie")
    if address:
        yield bag_link(number, ADDRESS, address, faults)
    for kind, name in ((DWELLING, "adresseerbaarObjectIdentificaties"), (BUILDING, "pandIdentificaties")):
        for given in texts(data, name):
            yield bag_link(number, kind, given, faults)
    parcels = (value(parcel, "identificatie") for parcel in parts(data, "kadastraalOnroerendeZaken"))
    for parcel in filter(None, parcels):
        yield parcel_link(number, parcel, faults)


@lru_cache(128)  # a handful of statuses
def _listed(statuses: str) -> list[str]:
    return re.split(r"[\s,|+]+", statuses)


def valued(row: Row[Cells]) -> date | None:
    """The day for which a line of an export values its object: of several years the newest describes it."""
    return _day(row.data.get("waardepeildatum"))


def last_valued(row: Row[JsonObject]) -> date | None:
    """The last day for which an answer values its object."""
    days = (_day(value(entry, "waardepeildatum")) for entry in parts(row.data, "waarden"))
    return max((day for day in days if day), default=None)


def _day(text: str | None) -> date | None:
    with suppress(ValueError):
        return optional_date(text)
    return None


def area(row: Row[Cells]) -> str:
    """An export speaks for the municipality that its numbers begin with."""
    return required(row, "wozobjectnummer", woz_number)[:4]


def subject(row: Row[JsonObject]) -> str:
    """An answer speaks for its object."""
    return f"WOZ:{object_number(value(row.data, 'identificatie'), 'identificatie')}"


def objects(document: Document) -> Items | None:
    """The object that a document is, or those in its collection."""
    if not isinstance(document, dict):
        return None
    if "identificatie" in document and _OF_AN_OBJECT & document.keys():
        return {"": document}
    return at(document, "_embedded", "wozObjecten")


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
    title="WOZ-administratie (export belastingsysteem, WOZ-bevragen, WOZ-waardeloket)",
    reads=(
        CsvReader(
            format="CSV WOZ-export",
            scope=Scope.FULL,
            columns=COLUMNS,
            required=frozenset({"wozobjectnummer", "waardepeildatum", "vastgestelde_waarde"}),
            records=csv_records,
            subject=area,
            dated=valued,
            pseudonymised=frozenset({"eigenaar_id", "gebruiker_id"}),
            clear_when={f"{role}_id": Proof(f"{role}_type", may_stay) for role in ROLES},
        ),
        JsonReader(
            format="WOZ-bevragen 1.0.0",
            scope=Scope.SUBJECT,
            items=objects,
            allowed=KEYS,
            records=json_records,
            subject=subject,
            pseudonymised=frozenset({"burgerservicenummer"}),
            dated=last_valued,
        ),
        JsonReader(
            format="WOZ-waardeloket",
            scope=Scope.SUBJECT,
            items=loket.objects,
            allowed=loket.KEYS,
            records=loket.records,
            subject=loket.subject,
        ),
        JsonReader(
            format="WOZ-deelobjecten (data.amsterdam.nl woz v1)",
            scope=Scope.SUBJECT,
            items=deelobjecten.objects,
            allowed=deelobjecten.KEYS,
            records=deelobjecten.records,
            subject=deelobjecten.subject,
        ),
    ),
    yields=(other.WozObject, other.WozKoppeling, other.WozWaarde, other.WozBelanghebbende),
    example_name="woz.csv",
    example=EXAMPLE,
    register=Register(
        holder="Gemeente (belastingen)",
        ground="Wet waardering onroerende zaken",
        purposes=EVERY_PURPOSE,
        source_class=SourceClass.BASIC,
        cadence="jaarlijks, met wijzigingen in het jaar",
        keep_months=120,
    ),
)
