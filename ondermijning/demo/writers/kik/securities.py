"""Mortgages and seizures with their deeds in an answer of KIK-inzage."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from ondermijning.demo.city.deeds import MORTGAGE
from ondermijning.demo.writers.kik.parties import identifier

if TYPE_CHECKING:
    from ondermijning.demo.city.deeds import DeedPart
    from ondermijning.demo.city.lending import Mortgage
    from ondermijning.demo.city.objects import CadastralObject
    from ondermijning.demo.life.seizures import Seizure


def _euro(amount: int) -> dict[str, Any]:
    """A sum of money."""
    return {"som": float(amount), "valuta": {"code": "EUR", "waarde": "EUR Euro"}}


def part_json(mortgage: Mortgage) -> dict[str, Any]:
    """The deed part, which carries the amount."""
    kind = mortgage.part.kind
    assert kind is not None
    return {
        "identificatie": identifier("Stukdeel", mortgage.part.id),
        "aard": {"code": kind.code, "waarde": kind.words},
        "bedragZekerheidsstellingHypotheek": _euro(mortgage.euro),
    }


def deed_json(part: DeedPart) -> dict[str, Any]:
    """A deed as it was offered for registration, at nine in the morning."""
    deed, offered = part.deed, part.deed.offered_on
    assert offered is not None
    kind = {"aard": {"code": "3", "waarde": "Hypotheek"}} if part.kind is MORTGAGE else {}
    return {
        "identificatie": identifier("TIAStuk", deed.id),
        "type": "TerInschrijvingAangebodenStuk",
        "omvat": [identifier("Stukdeel", part.id)],
        **kind,
        "deelEnNummer": {
            "deel": str(deed.volume),
            "nummer": str(deed.number),
            "registercode": {"code": "1", "waarde": "Hyp3"},
            "soortRegister": {"code": "2", "waarde": "Onroerende Zaken"},
        },
        "statusStukOR": {"code": "3", "waarde": "Ingeschreven"},
        "tijdstipAanbieding": {"datum": offered.isoformat(), "tijd": f"{offered}T09:00:00+01:00"},
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


def seizure_parts(seizure: Seizure) -> list[dict[str, Any]]:
    """The deed part with the claim, and the one that released it."""
    made = [{**_seizure_part(seizure.part), "bedragVorderingsbeslag": _euro(seizure.euro)}]
    if seizure.lifted:
        made.append({**_seizure_part(seizure.lifted), "isAanvullingOp": [identifier("Stukdeel", seizure.part.id)]})
    return made


def seizure_deeds(seizure: Seizure) -> list[dict[str, Any]]:
    """The deeds as they were offered for registration."""
    return [deed_json(part) for part in (seizure.part, seizure.lifted) if part]


def seizure_json(thing: CadastralObject, seizure: Seizure) -> dict[str, Any]:
    """The seizure of the object that was asked about, with who seized it."""
    return {
        "identificatie": identifier("Zekerheidsstelling", seizure.id),
        "type": "ZekerheidsstellingInzakeBeslag",
        "aard": {"code": seizure.kind.code, "waarde": seizure.kind.words},
        "omschrijvingBetrokkenRecht": {"code": "1", "waarde": "Eigendom"},
        "isGebaseerdOp": identifier("Stukdeel", seizure.part.id),
        "rustOpObject": identifier("KadastraalObject", thing.id),
        "heeft": [identifier("Persoon", seizure.seizer.id)],
    }


def _seizure_part(part: DeedPart) -> dict[str, Any]:
    assert part.kind is not None
    kind = {"code": part.kind.code, "waarde": part.kind.words}
    return {"identificatie": identifier("Stukdeel", part.id), "aard": kind}
