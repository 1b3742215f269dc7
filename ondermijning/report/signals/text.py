"""Parts of texts for a terminal that several of them have: sections, and a weight as a sum."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ondermijning.report.cells import plain

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping


def weight_in_parts(weights: Mapping[str, int]) -> str:
    """The weight as a sum: 5 = 2 (prijssprong) + 3 (snelle_doorverkoop)."""
    parts = " + ".join(f"{weight} ({rule})" for rule, weight in sorted(weights.items()))
    return f"{sum(weights.values())} = {parts}" if parts else "0: geen treffer telt nu"


def sections(parts: Iterable[tuple[str, Iterable[str]]]) -> list[str]:
    """Lines of a text with titles; a part that says nothing is left out."""
    lines: list[str] = []
    for title, texts in parts:
        found = [f"  {plain(text)}" for text in texts]
        lines += ["", title, *found] if found else []
    return lines
