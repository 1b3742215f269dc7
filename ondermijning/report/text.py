"""Explanations as plain text for a terminal."""

from __future__ import annotations

import textwrap
from typing import TYPE_CHECKING, Any

from ondermijning.report.cells import plain

if TYPE_CHECKING:
    from collections.abc import Iterable

    from ondermijning.detect.rule import Rule

WIDTH = 110
_CERTAIN = 1000


def explanation(signal: dict[str, Any], position: str = "") -> str:
    """A signal in its exported form, as a text of sections.

    Args:
        signal: the signal.
        position: why it is not before people now, if it is not.
    """
    subject = signal["onderwerp"]
    weight = " + ".join(f"{part['gewicht']} ({part['regel']})" for part in signal["opbouw"])
    sections = (
        ("Stand", textwrap.wrap(position, WIDTH)),
        ("Waarom", textwrap.wrap(signal["zin"], WIDTH)),
        ("Gewicht", [f"{signal['gewicht']} = {weight}" if weight else "0: geen treffer telt nu"]),
        ("Profielen", list(map(_profile, signal["profielen"]))),
        ("Betrokken", list(map(_involved, signal["bewijsdelen"]))),
        ("Bewijs", [f"{item['waarde']}  ←  {item['bron']} {item['levering'][:19]} {item['bestand']} {item['positie']}"
                    for item in signal["bewijs"]]),
        ("Kan ook zijn", signal["andere_verklaringen"]), ("Tegenbewijs", signal["tegenbewijs"]),
        ("Niet onderzocht", signal["niet_onderzocht"]),
        ("Onzekere koppelingen", [f"{link['partij']}: {', '.join(link['registers'])}" for link in signal["onzekere_koppelingen"]]),
    )  # fmt: skip
    head = (
        f"Signaal {signal['id']} · {subject['soort']} {subject['aanduiding']} ({subject['id']})",
        f"Eerst gezien {signal['eerst_gezien']} · {signal['status']}{' · nulmeting' if signal['nulmeting'] else ''}",
    )
    return "\n".join((*map(plain, head), *_sections(sections), "", signal["let_op"]))


def rule_card(rule: Rule) -> str:
    """Everything a person needs to judge a rule."""
    parameters = [
        f"{p.name} = {p.default} {p.unit} (van {p.low} tot {p.high}; {p.source})".replace("  ", " ")
        for p in rule.parameters
    ]
    attributes = [f"{name}: {reason}" for name, reason in rule.card.attributes.items()]
    sections = (
        ("Zin", [rule.why]), ("Parameters", parameters), ("Nodig", [*rule.needs, f"leveringen: {', '.join(rule.sources)}"]),
        ("Kan ook zijn", rule.other_explanations), ("Tegenbewijs", [f"{c.says} ({c.effect})" for c in rule.counters]),
        ("Ziet niet", rule.blind_to), ("Bron", [rule.source]), ("Profielen", rule.profiles), ("Rijen", rule.indicators),
        ("Grondslag", [rule.card.grondslag, rule.card.taak]), ("Gebruikte kenmerken", attributes),
        ("Indirecte kenmerken", [rule.card.proxies]), ("Klasse B", _class_b(rule)),
        ("Herzien voor", [rule.card.review_by.isoformat()]),
        ("Patroon", textwrap.dedent(rule.match).strip().splitlines()),
        ("Telt als niet te beoordelen", textwrap.dedent(rule.undecided).strip().splitlines()),
    )  # fmt: skip
    head = f"{rule.id} · {rule.title}\n{rule.family} · {rule.strength} · gewicht {rule.weight} · {rule.maturity}"
    head += f" · versie {rule.version} van {rule.author}"
    return "\n".join((head, *_sections(sections)))


def _class_b(rule: Rule) -> list[str]:
    texts = rule.card.klasse_b.texts if rule.card.klasse_b else {}
    return [f"{name.replace('_', ' ')}: {text}" for name, text in texts.items()]


def _profile(profile: dict[str, Any]) -> str:
    """stroman: 3,5 = 2 (abc_transactie) + 1,5 (serie_ontbinder, verlaagt); opent een signaal."""
    parts = " + ".join(map(_points, profile["delen"]))
    limited = f"; {' en '.join(profile['begrensd'])} begrensd" if profile["begrensd"] else ""
    opened = "" if profile["opent"] else "; opent niets"
    return f"{profile['profiel']}: {_number(profile['punten'])} = {parts}{limited}{opened}"


def _points(part: dict[str, Any]) -> str:
    sure = (
        f"koppeling {_number(part['zekerheid_promille'] / 10)} % zeker" if part["zekerheid_promille"] < _CERTAIN else ""
    )
    said = ", ".join(filter(None, (part["regel"], part["tegenbewijs"], sure)))
    return f"{_number(part['punten'])} ({said})"


def _number(points: float) -> str:
    """1,5 or 2: as people write it."""
    return f"{points:.2f}".rstrip("0").rstrip(".").replace(".", ",")


def _involved(part: dict[str, str]) -> str:
    node, name = f"{part['soort']} {part['id']}", part.get("aanduiding", "")
    if part["id"] in name:
        return f"{part['rol']}: {part['soort']} {name}"
    return f"{part['rol']}: {name} ({node})" if name else f"{part['rol']}: {node}"


def _sections(sections: Iterable[tuple[str, Iterable[str]]]) -> list[str]:
    lines: list[str] = []
    for title, texts in sections:
        found = [f"  {plain(text)}" for text in texts]
        lines += ["", title, *found] if found else []
    return lines
