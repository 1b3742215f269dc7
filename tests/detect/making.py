"""A small rule that keeps the contract, and the same rule with one thing changed."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

from ondermijning.detect import INT64, LegalCard, Parameter, Rule

DAYS = Parameter("dagen", INT64, "dagen", 365, 30, 1825, "voorstel")
CARD = LegalCard(
    grondslag="AVG art. 6 lid 1 onder e",
    taak="Wet Bibob",
    attributes={"BETREFT.dagen_sinds_vorige": "de doorlooptijd is het kenmerk zelf"},
    proxies="geen kenmerk van een persoon",
    review_by=date(2030, 1, 1),
)
PATTERN = "MATCH (koper:Persoon|Bedrijf)-[k:KOPER]->(t:Transactie)-[b:BETREFT]->(perceel:Perceel)"
MATCH = f"{PATTERN} WHERE b.dagen_sinds_vorige <= $dagen"
EVIDENCE = {"perceel": "perceel.id", "transactie": "t.id", "koper": "koper.id", "dagen": "b.dagen_sinds_vorige"}
_FIELDS: dict[str, Any] = {
    "id": "voorbeeld", "title": "Voorbeeld", "family": "transactie", "match": MATCH, "subject": "perceel",
    "evidence": EVIDENCE, "identity": ("perceel", "transactie"),
    "population": "MATCH (t:Transactie) RETURN count(t) AS aantal", "parameters": (DAYS,),
    "why": "{koper} kocht {perceel} na {dagen} dagen.", "other_explanations": ("een gewone koop",), "sources": ("brk",),
    "needs": ("koopsommen",), "blind_to": ("wat niet is ingeschreven",), "strength": "solo", "weight": 2,
    "maturity": "proef", "source": "verzonnen", "indicators": ("TRX-01",), "profiles": ("witwasaankoop",),
    "card": CARD,
}  # fmt: skip


def rule(**changed: Any) -> Rule:
    """The rule, with other fields where a test says so."""
    return Rule(**(_FIELDS | changed))


def card(**attributes: str) -> LegalCard:
    """The card of the rule, with these attributes besides its own; ``__`` stands for the dot."""
    added = {name.replace("__", "."): reason for name, reason in attributes.items()}
    return replace(CARD, attributes={**CARD.attributes, **added})


def row(
    perceel: str | None = "p1", transactie: str = "t1", koper: str = "KVK:1", dagen: int | None = 100
) -> tuple[Any, ...]:
    """A row as the engines give it: the evidence, then the ids of b, koper, perceel and t."""
    return (perceel, transactie, koper, dagen, f"b-{transactie}", koper, perceel, transactie)


# A rule as a file, for the tests of the library.
FILE = """
from datetime import date
from ondermijning.detect import INT64, LegalCard, Parameter, Rule

RULE = Rule(
    id="{id}", title="Voorbeeld", family="{family}",
    match="MATCH (t:Transactie)-[b:BETREFT]->(perceel:Perceel) WHERE b.dagen_sinds_vorige <= $dagen",
    subject="{subject}", evidence={{"perceel": "perceel.id"}}, identity=("perceel",),
    population="MATCH (t:Transactie) RETURN count(t) AS aantal",
    parameters=(Parameter("dagen", INT64, "dagen", 365, 30, 1825, "voorstel"),),
    why="{{perceel}} viel op.", other_explanations=("een gewone koop",), sources=("brk",), needs=("koopsommen",),
    blind_to=("de rest",), strength="solo", weight=1, maturity="proef", source="verzonnen",
    indicators=("TRX-01",), profiles=("witwasaankoop",),
    card=LegalCard(
        grondslag="AVG", taak="Wet Bibob", attributes={{"BETREFT.dagen_sinds_vorige": "het kenmerk zelf"}},
        proxies="geen", review_by=date(2030, 1, 1),
    ),
)
"""
