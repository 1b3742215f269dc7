"""The card of a rule for a front desk: what to look out for, in words that need no data and name nobody."""

from __future__ import annotations

import string
from typing import TYPE_CHECKING

from ondermijning.normalise.dutch import readable

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from ondermijning.detect.rule import Rule

_NOTICE = (
    "Een patroon is geen bevinding. Leg niets vast over een persoon op grond van deze kaart alleen; overleg met het meldpunt"
    " ondermijning van de gemeente."
)


def front_desk_card(rule: Rule) -> str:
    """The card as Markdown."""
    return "\n".join(_lines(rule)) + "\n"


def _lines(rule: Rule) -> Iterator[str]:
    yield from (f"# Waar let je op: {rule.title.lower()}", "", _in_roles(rule.why), "")
    yield from _list(
        "Het kan ook dit zijn", (*rule.other_explanations, *map(_in_roles, (c.says for c in rule.explaining)))
    )
    yield from _list("Vraag na", rule.needs)
    yield from _list("Wat het systeem niet ziet", rule.blind_to)
    yield from _list("Grens", (f"{p.name}: {p.default} {p.unit}".rstrip() for p in rule.parameters))
    yield from (f"Taak: {rule.card.taak}. Herkomst: {rule.source}.", "", _NOTICE)


def _list(title: str, texts: Iterable[str]) -> Iterator[str]:
    found = list(texts)
    if found:
        yield from (f"## {title}", "", *(f"- {text}" for text in found), "")


def _in_roles(sentence: str) -> str:
    """A sentence with the role in the place of each value: a name becomes what somebody is."""
    parts = string.Formatter().parse(readable(sentence))
    return "".join(text + (f"[{name}]" if name else "") for text, name, _, _ in parts)
