"""What a hit leaves in the ledger, so that a signal explains itself without the rule that found it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from ondermijning.signals.gate import strength_for

if TYPE_CHECKING:
    from collections.abc import Mapping

    from ondermijning.detect.hits import Hit
    from ondermijning.signals.display import Names
    from ondermijning.signals.gate import Subject


def stored(hit: Hit, subject: Subject, names: Names) -> dict[str, Any]:
    """The evidence of a hit in plain values.

    Args:
        hit: the hit.
        subject: what the signal is about.
        names: labels of the nodes in it.

    Returns:
        ``delen``: nodes with kind, id and role; ``waarden``: what was read, from which elements and which column;
        ``sterkte``: what the hit says at the gate.
    """
    parts = []
    values = []
    for role, expression in hit.rule.evidence.items():
        variable, _, attribute = expression.partition(".")
        if attribute == "id" and variable in hit.rule.pattern.nodes:
            kinds = sorted(hit.rule.pattern.nodes[variable])
            parts += [
                {"soort": names.labels.get(str(node), kinds[0]), "id": str(node), "rol": role}
                for node in hit.evidence[role]
            ]
        elif hit.evidence[role]:
            shown = [value if isinstance(value, int) else str(value) for value in hit.evidence[role]]
            elements = list(hit.elements[variable])
            values.append({"naam": role, "waarden": shown, "elementen": elements, "kolom": attribute})
    return {"delen": parts, "waarden": values, "sterkte": strength_for(hit, subject)}


def values_of(evidence: Mapping[str, Any]) -> dict[str, list[Any]]:
    """The values in evidence that ``stored`` made, by the name the rule gave them."""
    values: dict[str, list[Any]] = {item["naam"]: item["waarden"] for item in evidence["waarden"]}
    for part in evidence["delen"]:
        values.setdefault(part["rol"], []).append(part["id"])
    return values
