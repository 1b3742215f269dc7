"""FollowTheMoney, as OpenAleph and yente read it: a line of JSON per entity, where a relation is an entity too.

Source: https://followthemoney.tech, model 4; validated by the library ``followthemoney`` in the tests.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping

    from ondermijning.interchange.extract import Extract, Thing, Tie

NAME = "entiteiten.ftm.json"


class _Schema(NamedTuple):
    """A schema of FollowTheMoney, and the property for each of our columns."""

    name: str
    columns: Mapping[str, str]


_SCHEMAS = {
    "Persoon": _Schema("Person", {}),
    "Bedrijf": _Schema(
        "Company",
        {"kvk": "registrationNumber", "rsin": "taxNumber", "rechtsvorm": "legalForm", "land": "jurisdiction",
         "opgericht": "incorporationDate", "beeindigd": "dissolutionDate", "sbi": "sector"},
    ),
    "Vestiging": _Schema("Organization", {"sbi": "sector"}),
    "Perceel": _Schema("RealEstate", {"aanduiding": "cadastralCode", "soort": "propertyType", "grootte_m2": "area"}),
    "Verblijfsobject": _Schema("RealEstate", {"gebruiksdoel": "propertyType", "oppervlakte_m2": "area"}),
    "Adres": _Schema("Address", {"straat": "street", "postcode": "postalCode", "woonplaats": "city", "land": "country"}),
    "Transactie": _Schema("Event", {"datum": "date", "soort": "summary"}),
    "Gebeurtenis": _Schema("Event", {"datum": "date", "soort": "summary"}),
    "Hypotheek": _Schema("Asset", {"bedrag_euro": "amountEur"}),
    "Vergunning": _Schema("Contract", {"soort": "type", "status": "status", "datum_besluit": "contractDate"}),
    "Subsidie": _Schema("Contract", {"regeling": "type", "status": "status", "datum_besluit": "contractDate"}),
}  # fmt: skip


class _Edge(NamedTuple):
    """A schema of a relation, and its properties for both ends."""

    name: str
    source: str
    target: str


_LINK = _Edge("UnknownLink", "subject", "object")
_EDGES = {
    "BEZIT": _Edge("Ownership", "owner", "asset"),
    "AANDEELHOUDER_VAN": _Edge("Ownership", "owner", "asset"),
    "BESTUURT": _Edge("Directorship", "director", "organization"),
    "GEMACHTIGDE_VAN": _Edge("Representation", "agent", "client"),
}


def files(found: Extract) -> dict[str, bytes]:
    """One file, in which nodes come before relations."""
    entities = [*(_entity(thing) for thing in found.things), *(_relation(tie, found) for tie in found.ties)]
    text = "".join(f"{json.dumps(each, ensure_ascii=False, sort_keys=True)}\n" for each in entities)
    return {NAME: text.encode()}


def _entity(thing: Thing) -> dict[str, Any]:
    schema = _SCHEMAS[thing.kind]
    said = {schema.columns[column]: [str(value)] for column, value in thing.data.items() if column in schema.columns}
    for name in ("country", "jurisdiction"):  # codes of two letters in small ones
        if name in said:
            said[name] = [said[name][0].lower()]
    if schema.name == "Address":
        said["full"] = [thing.name]
    if schema.name == "Contract":
        said["title"] = [thing.name]
    return {"id": thing.id, "schema": schema.name, "properties": {"name": [thing.name], **said}}


def _relation(tie: Tie, found: Extract) -> dict[str, Any]:
    edge = _EDGES.get(tie.kind, _LINK)
    said: dict[str, list[str]] = {edge.source: [tie.source], edge.target: [tie.target], "role": [tie.name]}
    said |= {name: [day] for name, day in (("startDate", tie.begin), ("endDate", tie.end)) if day}
    if edge.name == "Ownership" and "aandeel_promille" in tie.data:
        said["percentage"] = [f"{tie.data['aandeel_promille'] / 10:g}"]
    if tie.uncertain:
        said["status"] = ["onzeker"]
    said["description"] = [" ".join(found.remarks[:1])]
    return {"id": tie.id, "schema": edge.name, "properties": said}
