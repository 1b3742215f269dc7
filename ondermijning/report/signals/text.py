"""A signal, explained as plain text for a terminal."""

from __future__ import annotations

import textwrap
from typing import TYPE_CHECKING, Any

from ondermijning.report.cells import plain

if TYPE_CHECKING:
    from collections.abc import Iterable

WIDTH = 110
_CERTAIN = 1000


def explanation(signal: dict[str, Any], position: str = "") -> str:
    """A signal in its exported form, as a text of sections.

    Args:
        signal: the signal.
        position: why it is not before people now, if it is not.
    """
    subject = signal["onderwerp"]
    parts = (
        ("Stand", textwrap.wrap(position, WIDTH)),
        ("Waarom", textwrap.wrap(signal["zin"], WIDTH)),
        ("Gewicht", [weight_in_parts(signal)]),
        ("Profielen", list(map(_profile, signal["profielen"]))),
        ("Betrokken", list(map(_involved, signal["bewijsdelen"]))),
        (
            "Bewijs",
            [
                f"{item['waarde']}  ←  {item['bron']} {item['levering'][:19]} {item['bestand']} {item['positie']}"
                for item in signal["bewijs"]
            ],
        ),
        ("Kan ook zijn", signal["andere_verklaringen"]),
        ("Tegenbewijs", signal["tegenbewijs"]),
        ("Niet onderzocht", signal["niet_onderzocht"]),
        (
            "Onzekere koppelingen",
            [f"{link['partij']}: {', '.join(link['registers'])}" for link in signal["onzekere_koppelingen"]],
        ),
    )
    head = (
        f"Signaal {signal['id']} · {subject['soort']} {subject['aanduiding']} ({subject['id']})",
        f"Eerst gezien {signal['eerst_gezien']} · {signal['status']}{' · nulmeting' if signal['nulmeting'] else ''}",
    )
    return "\n".join((*map(plain, head), *sections(parts), "", signal["let_op"]))


def weight_in_parts(signal: dict[str, Any]) -> str:
    """The weight as a sum: 5 = 3 (snelle_doorverkoop) + 2 (prijssprong)."""
    parts = " + ".join(f"{part['gewicht']} ({part['regel']})" for part in signal["opbouw"])
    return f"{signal['gewicht']} = {parts}" if parts else "0: geen treffer telt nu"


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


def sections(parts: Iterable[tuple[str, Iterable[str]]]) -> list[str]:
    """Lines of a text with titles; a part that says nothing is left out."""
    lines: list[str] = []
    for title, texts in parts:
        found = [f"  {plain(text)}" for text in texts]
        lines += ["", title, *found] if found else []
    return lines
