"""Answers of KIK-inzage about fictitious objects, put together from parts and read."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from tests.support.reading import Reading, read
from tests.support.workspaces import shipped_loaders

if TYPE_CHECKING:
    from pathlib import Path

Json = dict[str, Any]
OBJECT = "12340012370000"


def key(domain: str, number: str) -> Json:
    """An id as the land registry writes it in JSON."""
    return {"lokaalID": number, "namespace": f"NL.IMKAD.{domain}"}


def mortgage(number: str = "501", deed_part: str = "601", *lenders: str, **changes: Any) -> Json:
    """A mortgage on the object."""
    return {
        "identificatie": key("Zekerheidsstelling", number),
        "type": "ZekerheidsstellingHypothecair",
        "isGebaseerdOp": key("Stukdeel", deed_part),
        "rustOpObject": key("KadastraalObject", OBJECT),
        "heeft": [key("Persoon", lender) for lender in lenders],
        **changes,
    }


def seizure(number: str = "701", deed_part: str = "801", *seizers: str, **changes: Any) -> Json:
    """A seizure of the object, which stands in the list of mortgages."""
    kind = {"type": "ZekerheidsstellingInzakeBeslag", "aard": {"code": "2", "waarde": "Executoriaal beslag"}}
    return {**mortgage(number, deed_part, *seizers), **kind, **changes}


def seizure_part(number: str = "801", claim: object = 40000.0) -> Json:
    """A deed part with the claim for which was seized."""
    sum_of_money = {"som": claim, "valuta": {"code": "EUR", "waarde": "Euro"}}
    return {"identificatie": key("Stukdeel", number), "aard": {"code": "517"}, "bedragVorderingsbeslag": sum_of_money}


def deed_part(number: str = "601", amount: object = 285000.0, currency: str = "EUR", **changes: Any) -> Json:
    """A deed part with the amount of a mortgage."""
    sum_of_money = {"som": amount, "valuta": {"code": currency, "waarde": "EUR Euro"}}
    return {
        "identificatie": key("Stukdeel", number),
        "aard": {"code": "537"},
        "bedragZekerheidsstellingHypotheek": sum_of_money,
        **changes,
    }


def release(number: str, *earlier: str, code: str = "538") -> Json:
    """A deed part that releases earlier ones."""
    parts = [key("Stukdeel", part) for part in earlier]
    return {"identificatie": key("Stukdeel", number), "aard": {"code": code}, "isAanvullingOp": parts}


def deed(day: str, *deed_parts: str) -> Json:
    """A deed with its parts and the day it was offered."""
    return {"omvat": [key("Stukdeel", part) for part in deed_parts], "tijdstipAanbieding": {"datum": day}}


def answer(
    product: str = "Hypotheekinformatie",
    *,
    severity: str = "INFO",
    about: Json | None = None,
    seizures_on: str | None = None,
    **met: Any,
) -> Json:
    """A delivered answer; ``met`` are the lists in it, ``seizures_on`` the day for which seizures were looked at."""
    days = {f"actualiteitstijdstip{which}": "2024-12-31T14:59:00+01:00" for which in ("Hypothecair", "Kadastraal")}
    if seizures_on:
        days["signaleringstijdstipBeslagen"] = f"{seizures_on}T14:59:00+01:00"
    return {
        "proces": {"severityCode": severity, "meldingen": [{"code": "KIKI_0200", "severityCode": severity}]},
        "productGegevens": {"aanvraagGegevens": f"Koi{{product={product}, klantreferentie=onbekend, formaat=json}}"},
        "geleverdProduct": {"product": {**days, "betreft": about or key("KadastraalObject", OBJECT), "met": met}},
    }


def refused(code: str, severity: str) -> Json:
    """An answer that came with success and without a product."""
    process = {"severityCode": severity, "meldingen": [{"code": code, "severityCode": severity}]}
    return {"proces": process, "productGegevens": {}, "geleverdProduct": {}}


def file_of(tmp_path: Path, document: object, name: str = "antwoord.json") -> Path:
    """A file with a document, or with a text as it is."""
    path = tmp_path / name
    path.write_text(document if isinstance(document, str) else json.dumps(document), encoding="utf-8")
    return path


def run(tmp_path: Path, document: object) -> Reading:
    """What the loader makes of an answer."""
    return read(shipped_loaders()["kik"], file_of(tmp_path, document))
