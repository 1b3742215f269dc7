"""Answers of BRK-Bevragen about fictitious objects, and the published schema that they must follow."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import jsonschema

from tests.support.kik_answers import OBJECT, file_of
from tests.support.reading import Reading, read
from tests.support.samples import SAMPLES
from tests.support.workspaces import shipped_loaders

if TYPE_CHECKING:
    from pathlib import Path

Json = dict[str, Any]
BSN = "999993653"
SCHEMA = SAMPLES.parent / "schemas/brk/brk-bevragen-2.0.0-openapi.json"
COLLECTIONS = {
    "kadastraalOnroerendeZaken": "KadastraalOnroerendeZaakHalCollectie",
    "hypotheken": "HypotheekHalCollectie",
    "zakelijkGerechtigden": "ZakelijkGerechtigdeHalCollectie",
    "beslagen": "BeslagHalCollectie",
    "privaatrechtelijkeBeperkingen": "PrivaatrechtelijkeBeperkingHalCollectie",
    "publiekrechtelijkeBeperkingen": "PubliekrechtelijkeBeperkingHalCollectie",
}


def link(path: str) -> Json:
    """The link of an answer to itself."""
    return {"_links": {"self": {"href": path}}}


def below(resource: str, *elements: Json, object_id: str = OBJECT) -> Json:
    """The list that was asked of one object; without elements as the service leaves it out."""
    place = link(f"/kadastraalonroerendezaken/{object_id}/{resource.lower()}")
    return {**place, "_embedded": {resource: list(elements)} if elements else {}}


def search(*objects: Json) -> Json:
    """What a search for objects found."""
    found = {"kadastraalOnroerendeZaken": list(objects)} if objects else {}
    return {**link("/kadastraalonroerendezaken?postcode=6211AA&huisnummer=12"), "_embedded": found}


def parcel(object_id: str = OBJECT, **changes: Any) -> Json:
    """An object with its address."""
    line = {
        "straat": "Voorbeeldstraat",
        "huisnummer": 12,
        "postcode": "6211AA",
        "woonplaats": "Maastricht",
        "nummeraanduidingIdentificatie": "0935200000000012",
        "adresseerbaarObjectIdentificatie": "0935010000000012",
        "koppelingswijze": {"code": "ADM_GEO"},
    }
    return {
        "identificatie": object_id,
        "domein": "NL.IMKAD.KadastraalObject",
        "type": "perceel",
        "kadastraleAanduiding": "Maastricht C 1237",
        "kadastraleGrootte": {"waarde": 120},
        "adressen": [line],
        **link(f"/kadastraalonroerendezaken/{object_id}"),
        **changes,
    }


def person(kind: str = "kadaster_natuurlijk_persoon", number: str = "77", name: str = "Robin Voorbeeld") -> Json:
    """A party as answers name it."""
    return {"identificatie": number, "omschrijving": name, "type": kind}


def holder(number: str = "81", kind: str = "eigenaar", who: Json | None = None, **changes: Any) -> Json:
    """A holder of a right."""
    naming = {"aandeel": {"teller": 1, "noemer": 1}} | changes.pop("tenaamstelling", {})
    since = {"aanvangsdatum": "2018-10-11"}
    return {
        "identificatie": number,
        "type": kind,
        "tenaamstelling": naming,
        "persoon": who or person(),
        **since,
        **changes,
    }


def mortgage(number: str = "501", *lenders: Json, **changes: Any) -> Json:
    """A mortgage."""
    amount = {"som": 285000.0, "valuta": {"code": "EUR", "waarde": "Euro"}}
    return {
        "identificatie": number,
        "domein": "NL.IMKAD.Zekerheidsstelling",
        "bedragZekerheidsstelling": amount,
        "hypotheekhouders": list(lenders),
        "isGebaseerdOpStukdeelIdentificatie": "601",
        **changes,
    }


def seizure(number: str = "701", *seizers: Json, **changes: Any) -> Json:
    """A seizure."""
    claim = {"som": 40000, "valuta": {"code": "EUR", "waarde": "Euro"}}
    return {
        "identificatie": number,
        "domein": "NL.IMKAD.Zekerheidsstelling",
        "aard": {"code": "2", "waarde": "Executoriaal"},
        "bedragVordering": claim,
        "beslagleggers": list(seizers),
        **changes,
    }


def run(tmp_path: Path, document: object) -> Reading:
    """What the loader makes of an answer."""
    return read(shipped_loaders()["kik"], file_of(tmp_path, document, "bevragen.json"))


def faults_of(document: Json, name: str) -> list[str]:
    """What of a document a named part of the published schema does not allow."""
    whole = json.loads(SCHEMA.read_text(encoding="utf-8"))
    schema = _as_json_schema(whole) | {"$ref": f"#/components/schemas/{name}"}
    return [error.message for error in jsonschema.Draft7Validator(schema).iter_errors(document)]


def _as_json_schema(part: Any) -> Any:
    """OpenAPI 3.0 as JSON Schema: what may be null says so in its type, and a discriminator is no rule."""
    if isinstance(part, list):
        return [_as_json_schema(each) for each in part]
    if not isinstance(part, dict):
        return part
    found = {key: _as_json_schema(value) for key, value in part.items() if key not in ("nullable", "discriminator")}
    if part.get("nullable") is True and isinstance(part.get("type"), str):
        found["type"] = [part["type"], "null"]
    return found
