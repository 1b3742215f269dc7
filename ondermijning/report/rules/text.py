"""Everything a person needs to judge a rule, as plain text for a terminal."""

from __future__ import annotations

import textwrap
from typing import TYPE_CHECKING

from ondermijning.detect.profiles import words_of
from ondermijning.normalise.dutch import readable
from ondermijning.report.signals.text import sections

if TYPE_CHECKING:
    from ondermijning.detect.rule import Rule


def rule_card(rule: Rule) -> str:
    """Everything a person needs to judge a rule."""
    parameters = [
        f"{p.name} = {p.default} {p.unit} (van {p.low} tot {p.high}; {p.source})".replace("  ", " ")
        for p in rule.parameters
    ]
    attributes = [f"{name}: {reason}" for name, reason in rule.card.attributes.items()]
    parts = (
        ("Zin", [readable(rule.why)]),
        ("Parameters", parameters),
        ("Nodig", [*rule.needs, f"leveringen: {', '.join(rule.sources)}"]),
        ("Kan ook zijn", rule.other_explanations),
        ("Tegenbewijs", [f"{readable(c.says)} ({c.effect})" for c in rule.explaining]),
        ("Vermeldt ook", [readable(c.says) for c in rule.telling]),
        ("Ziet niet", rule.blind_to),
        ("Bron", [rule.source]),
        ("Profielen", [f"{words_of(name)} ({name})" for name in rule.profiles]),
        ("Rijen", rule.indicators),
        ("Grondslag", [rule.card.grondslag, rule.card.taak]),
        ("Gebruikte kenmerken", attributes),
        ("Indirecte kenmerken", [rule.card.proxies]),
        ("Klasse B", _class_b(rule)),
        ("Herzien voor", [rule.card.review_by.isoformat()]),
        ("Patroon", textwrap.dedent(rule.match).strip().splitlines()),
        ("Telt als niet te beoordelen", textwrap.dedent(rule.undecided).strip().splitlines()),
    )
    head = f"{rule.id} · {rule.title}\n{rule.family} · {rule.strength} · gewicht {rule.weight} · {rule.maturity}"
    head += f" · versie {rule.version} van {rule.author}"
    return "\n".join((head, *sections(parts)))


def _class_b(rule: Rule) -> list[str]:
    texts = rule.card.klasse_b.texts if rule.card.klasse_b else {}
    return [f"{name.replace('_', ' ')}: {text}" for name, text in texts.items()]
