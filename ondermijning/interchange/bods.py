"""BODS 0.4, the standard for data on beneficial ownership: who holds or directs which company.

Cadastral objects, loans, permits and links that are uncertain have no place in the standard and are left out; natural persons are
anonymous persons. Source: https://standard.openownership.org/en/0.4.0/
"""

from __future__ import annotations

import hashlib
import json
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from ondermijning.interchange.extract import Extract, Thing, Tie

NAME, VERSION = "verklaringen.bods.json", "0.4"
PARTIES = ("Bedrijf", "Persoon")
INTERESTS = {
    "AANDEELHOUDER_VAN": "shareholding",
    "BESTUURT": "seniorManagingOfficial",
    "GEMACHTIGDE_VAN": "otherInfluenceOrControl",
}
_SCHEME, _REGISTER = "NL-KVK", "Handelsregister"


def files(found: Extract) -> dict[str, bytes]:
    """One file: an array of statements, those on parties before those on relations."""
    parties = [thing for thing in found.things if thing.kind in PARTIES]
    ties = [tie for tie in found.ties if tie.kind in INTERESTS]
    subject_of = {
        tie.source: tie.target for tie in reversed(ties)
    }  # a person is told of for the first company it is in
    statements = [
        _statement(
            found,
            thing.id,
            "entity" if thing.kind == "Bedrijf" else "person",
            thing.id if thing.kind == "Bedrijf" else subject_of.get(thing.id, thing.id),
            _party(thing),
        )
        for thing in parties
    ]
    statements += [_statement(found, tie.id, "relationship", tie.target, _relation(tie)) for tie in ties]
    return {NAME: (json.dumps(statements, ensure_ascii=False, indent=1) + "\n").encode()}


def _statement(found: Extract, record: str, kind: str, subject: str, details: dict[str, Any]) -> dict[str, Any]:
    day = found.day.isoformat()
    return {
        "statementId": hashlib.sha256(f"{record}|{day}".encode()).hexdigest(),
        "statementDate": day,
        "declarationSubject": subject,
        "recordId": record,
        "recordType": kind,
        "recordStatus": "new",
        "publicationDetails": {
            "publicationDate": day,
            "bodsVersion": VERSION,
            "publisher": {"name": found.remarks[0]},
        },
        "source": {"type": ["officialRegister"]},
        "recordDetails": details,
    }


def _party(thing: Thing) -> dict[str, Any]:
    if thing.kind == "Persoon":
        reason = {"reason": "interestedPartyExemptFromDisclosure", "description": thing.name}
        return {"isComponent": False, "personType": "anonymousPerson", "unspecifiedPersonDetails": reason}
    data = thing.data
    details: dict[str, Any] = {"isComponent": False, "entityType": {"type": "registeredEntity"}, "name": thing.name}
    if form := data.get("rechtsvorm"):
        details["entityType"]["details"] = form
    if number := data.get("kvk"):
        details["identifiers"] = [{"id": number, "scheme": _SCHEME, "schemeName": _REGISTER}]
    details |= {name: data[column] for name, column in _DAYS.items() if data.get(column)}
    if len(str(data.get("land") or "")) == 2:
        details["jurisdiction"] = {"name": data["land"], "code": data["land"]}
    return details


_DAYS = {"foundingDate": "opgericht", "dissolutionDate": "beeindigd"}


def _relation(tie: Tie) -> dict[str, Any]:
    interest: dict[str, Any] = {"type": INTERESTS[tie.kind], "directOrIndirect": "direct", "details": tie.name}
    if "aandeel_promille" in tie.data:
        interest["share"] = {"exact": tie.data["aandeel_promille"] / 10}
    interest |= {name: day for name, day in (("startDate", tie.begin), ("endDate", tie.end)) if day}
    return {"isComponent": False, "subject": tie.target, "interestedParty": tie.source, "interests": [interest]}
