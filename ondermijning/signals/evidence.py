"""What a hit leaves in the ledger, so that a signal explains itself without the rule that found it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from ondermijning.detect.profiles import PROFILES
from ondermijning.signals.display import against_sentence
from ondermijning.signals.gate import Vote, points, strength_for

if TYPE_CHECKING:
    from collections.abc import Mapping

    from ondermijning.detect.hits import Against, Hit
    from ondermijning.graph.dialect.check import Pattern
    from ondermijning.ledger.hits import Hit as LedgerHit
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
        ``sterkte``: what the hit says at the gate; ``profielen``: where it counts; ``zekerheid``: how sure the weakest link by
        score in it is, in promille; ``tegen``: counter-evidence with its sentence, effect, nodes and values.
    """
    rule = hit.rule
    return {
        **_told(rule.evidence, rule.pattern, hit.evidence, hit.elements, names),
        "sterkte": strength_for(hit, subject),
        "profielen": list(rule.profiles),
        "zekerheid": hit.certainty,
        "tegen": [_stored_against(hit, against, names) for against in hit.against],
    }


def _stored_against(hit: Hit, against: Against, names: Names) -> dict[str, Any]:
    counter = against.counter
    return {
        "naam": counter.id,
        "gevolg": counter.effect,
        "zin": against_sentence(hit, against, names),
        **_told(counter.evidence, against.pattern, against.evidence, against.elements, names),
    }


def _told(
    expressions: Mapping[str, str],
    pattern: Pattern,
    found: Mapping[str, tuple[Any, ...]],
    elements: Mapping[str, tuple[str, ...]],
    names: Names,
) -> dict[str, Any]:
    """Nodes and values of evidence."""
    parts = []
    values = []
    for role, expression in expressions.items():
        variable, _, attribute = expression.partition(".")
        if attribute == "id" and variable in pattern.nodes:
            kinds = sorted(pattern.nodes[variable])
            parts += [
                {"soort": names.labels.get(str(node), kinds[0]), "id": str(node), "rol": role} for node in found[role]
            ]
        elif found[role]:
            shown = [value if isinstance(value, int) else str(value) for value in found[role]]
            values.append({"naam": role, "waarden": shown, "elementen": list(elements[variable]), "kolom": attribute})
    return {"delen": parts, "waarden": values}


def vote_of(kept: LedgerHit) -> Vote:
    """What a hit in the ledger says at the gate; one from before profiles counts in each."""
    effects = [each["gevolg"] for each in kept.evidence.get("tegen", ())]
    profiles = tuple(kept.evidence.get("profielen", PROFILES))
    return Vote(kept.rule, kept.family, kept.evidence["sterkte"], profiles, points(kept.weight, effects))


def values_of(evidence: Mapping[str, Any]) -> dict[str, list[Any]]:
    """The values in evidence that ``stored`` made, by the name the rule gave them."""
    values: dict[str, list[Any]] = {item["naam"]: item["waarden"] for item in evidence["waarden"]}
    for part in evidence["delen"]:
        values.setdefault(part["rol"], []).append(part["id"])
    return values
