"""A private rule that is right on paper and fails while it runs."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

_TEXT = """
from datetime import date

from ondermijning.detect import LegalCard, Rule

RULE = Rule(
    id="breekt", title="Breekt tijdens het lopen", family="netwerk",
    match="MATCH (perceel:Perceel) WHERE perceel.grootte_m2 / 0 > 1", subject="perceel",
    evidence={"perceel": "perceel.id"}, identity=("perceel",),
    population="MATCH (perceel:Perceel) RETURN count(perceel) AS aantal", parameters=(), why="{perceel} breekt.",
    other_explanations=("het is een proef",), sources=("brk",), needs=("percelen",), blind_to=("alles",),
    strength="context", weight=0, maturity="proef", source="deze proef",
    indicators=(), profiles=(),
    card=LegalCard(
        grondslag="geen", taak="geen", attributes={"Perceel.grootte_m2": "om te breken"}, proxies="geen",
        review_by=date(2030, 1, 1),
    ),
)
"""


def broken_rule(folder: Path) -> Path:
    """Write it below a folder of rules of the municipality's own; returns that folder."""
    place = folder / "regels" / "netwerk"
    place.mkdir(parents=True)
    (place / "breekt.py").write_text(_TEXT, encoding="utf-8")
    return folder / "regels"
