"""Mortgages with their deeds in an answer of KIK-inzage."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from ondermijning.demo.kik_parties import identifier

if TYPE_CHECKING:
    from ondermijning.demo.lending import Mortgage
    from ondermijning.demo.objects import CadastralObject


def part_json(mortgage: Mortgage) -> dict[str, Any]:
    """The deed part, which carries the amount."""
    kind = mortgage.part.kind
    assert kind is not None
    return {
        "identificatie": identifier("Stukdeel", mortgage.part.id),
        "aard": {"code": kind.code, "waarde": kind.words},
        "bedragZekerheidsstellingHypotheek": {
            "som": float(mortgage.euro),
            "valuta": {"code": "EUR", "waarde": "EUR Euro"},
        },
    }


def deed_json(mortgage: Mortgage) -> dict[str, Any]:
    """The deed as it was offered for registration."""
    deed = mortgage.part.deed
    return {
        "identificatie": identifier("TIAStuk", deed.id),
        "type": "TerInschrijvingAangebodenStuk",
        "omvat": [identifier("Stukdeel", mortgage.part.id)],
        "aard": {"code": "3", "waarde": "Hypotheek"},
        "deelEnNummer": {
            "deel": str(deed.volume),
            "nummer": str(deed.number),
            "registercode": {"code": "1", "waarde": "Hyp3"},
            "soortRegister": {"code": "2", "waarde": "Onroerende Zaken"},
        },
        "statusStukOR": {"code": "3", "waarde": "Ingeschreven"},
        "tijdstipAanbieding": {"datum": mortgage.day.isoformat(), "tijd": f"{mortgage.day}T09:00:00+01:00"},
    }


def security_json(thing: CadastralObject, mortgage: Mortgage) -> dict[str, Any]:
    """The mortgage on the object that was asked about, with its lender."""
    return {
        "identificatie": identifier("Zekerheidsstelling", mortgage.id),
        "type": "ZekerheidsstellingHypothecair",
        "omschrijvingBetrokkenRecht": {"code": "1", "waarde": "Eigendom"},
        "isGebaseerdOp": identifier("Stukdeel", mortgage.part.id),
        "rustOpObject": identifier("KadastraalObject", thing.id),
        "heeft": [identifier("Persoon", mortgage.lender.id)],
    }
