"""Seizures with their deeds in an answer of KIK-inzage."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from ondermijning.demo.kik_parties import identifier
from ondermijning.demo.kik_securities import deed_json, euro

if TYPE_CHECKING:
    from ondermijning.demo.deeds import DeedPart
    from ondermijning.demo.objects import CadastralObject
    from ondermijning.demo.seizures import Seizure


def seizure_parts(seizure: Seizure) -> list[dict[str, Any]]:
    """The deed part with the claim, and the one that released it."""
    made = [{**_part(seizure.part), "bedragVorderingsbeslag": euro(seizure.euro)}]
    if seizure.lifted:
        made.append({**_part(seizure.lifted), "isAanvullingOp": [identifier("Stukdeel", seizure.part.id)]})
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


def _part(part: DeedPart) -> dict[str, Any]:
    assert part.kind is not None
    kind = {"code": part.kind.code, "waarde": part.kind.words}
    return {"identificatie": identifier("Stukdeel", part.id), "aard": kind}
