"""All that is known of a signal as a text for a terminal: what was seen, what else it could be, and the evidence to the row."""

from __future__ import annotations

import re
import textwrap
from typing import TYPE_CHECKING, Any, NamedTuple

from ondermijning.detect.profiles import words_of
from ondermijning.pages import words
from ondermijning.pages.short import WIDTH, head, whom
from ondermijning.report.signals.text import sections

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from ondermijning.detect.rule import Rule
    from ondermijning.pages.evidence import Value
    from ondermijning.pages.seen import Explanation
    from ondermijning.pages.short import Standing
    from ondermijning.pages.whereabouts import Whereabouts

_CERTAIN = 1000
_RULE = re.compile(r"^regel ([a-z0-9_]+)")  # how the exported form begins what it says of a rule


class Told(NamedTuple):
    """What a signal tells beside its exported form.

    Args:
        explanations: per rule its sentences and what else it could be.
        values: what it rests on, each once with its sources.
        rules: those that exist now, for their titles.
    """

    explanations: Sequence[Explanation]
    values: Sequence[Value]
    rules: Mapping[str, Rule]

    def title(self, rule: str) -> str:
        """What people call a rule, and its id behind it, by which its card is found."""
        return f"{self.rules[rule].title} ({rule})" if rule in self.rules else rule


def whole_form(signal: Mapping[str, Any], where: Whereabouts | None, told: Told, standing: Standing) -> str:
    """A signal as a text of sections.

    Args:
        signal: in its exported form.
        where: by which address people know its subject; None where the graph no longer holds it.
        told: what it tells beside that.
        standing: how it stands.
    """
    plainly = where.plainly if where else str
    parts = (
        ("Stand", textwrap.wrap(standing.held_back, WIDTH)),
        ("Wat is gezien", _seen(told, plainly)),
        ("Wat het ook kan zijn", _others(told, plainly)),
        ("Betrokken", _involved(signal)),
        ("Onzekere koppelingen", _uncertain(signal)),
        ("Bewijs", [line for value in told.values for line in _evidence(value)]),
        ("Wat niet is bekeken", _blind(signal, told)),
        ("Gewicht", _weight(signal, told)),
        ("Profielen", [line for profile in signal["profielen"] for line in _profile(profile, told)]),
        ("Verloop", standing.happened),
    )
    return "\n".join((*head(signal, where, standing), *sections(parts), "", signal["let_op"]))


def _seen(told: Told, plainly: Any) -> list[str]:
    texts = [plainly(text) for each in told.explanations for text in each.saw]
    return [line for text in texts for line in textwrap.wrap(text, WIDTH)] or ["De regels vinden dit niet meer."]


def _others(told: Told, plainly: Any) -> Iterator[str]:
    for each in told.explanations:
        yield from textwrap.wrap(f"{each.title}: {'; '.join(each.others)}", WIDTH, subsequent_indent="  ")
        if each.fits:
            yield from textwrap.wrap(
                f"  Daarvoor pleit: {plainly(' '.join(each.fits))}", WIDTH, subsequent_indent="    "
            )
        if each.sought:
            yield f"  Gezocht en niet gevonden: {', '.join(each.sought)}"


def _involved(signal: Mapping[str, Any]) -> list[str]:
    """Who and what is in it, each once, with all that it is in the findings and by which number a register knows it."""
    roles: dict[tuple[str, str], dict[str, None]] = {}
    for part in signal["bewijsdelen"]:
        name = whom(part.get("aanduiding") or part["id"])
        code = "" if part["id"] in name else part["id"]
        roles.setdefault((name, code), {})[words.role(part["rol"])] = None
    return [f"{name}: {', '.join(what)}{f' ({code})' if code else ''}" for (name, code), what in roles.items()]


def _uncertain(signal: Mapping[str, Any]) -> list[str]:
    return [
        f"{link['partij']}: {words.joined_by(link)}, uit {', '.join(map(words.register_name, link['registers']))}"
        for link in signal["onzekere_koppelingen"]
    ]


def _evidence(value: Value) -> Iterator[str]:
    code = f" ({value.code})" if value.code else ""
    yield f"{value.label}: {whom(value.value)}{code}"
    for source in value.sources:
        yield f"  ← {source.register}, {source.day}: {'; '.join(source.places)}"


def _blind(signal: Mapping[str, Any], told: Told) -> list[str]:
    """What no finding could see, then the rules that could not answer."""
    ordered = sorted(signal["niet_onderzocht"], key=lambda text: bool(_RULE.match(text)))
    texts = [_RULE.sub(lambda at: f"regel {told.title(at[1])}", text) for text in ordered]
    return [line for text in texts for line in textwrap.wrap(text, WIDTH, subsequent_indent="  ")]


def _weight(signal: Mapping[str, Any], told: Told) -> list[str]:
    """The sum, and what each rule adds to it."""
    parts = [f"{part['gewicht']} {told.title(part['regel'])}" for part in signal["opbouw"]]
    return (
        [f"{signal['gewicht']}, de som van:", *(f"  {part}" for part in parts)]
        if parts
        else ["0: geen treffer telt nu"]
    )


def _profile(profile: Mapping[str, Any], told: Told) -> Iterator[str]:
    limited = f"; {' en '.join(profile['begrensd'])} begrensd" if profile["begrensd"] else ""
    opened = "" if profile["opent"] else "; opent niets"
    yield f"{words_of(profile['profiel'])}: {words.number(profile['punten'])}{limited}{opened}"
    for part in profile["delen"]:
        sure = (
            f"koppeling {words.number(part['zekerheid_promille'] / 10)} % zeker"
            if part["zekerheid_promille"] < _CERTAIN
            else ""
        )
        beside = ", ".join(filter(None, (part["tegenbewijs"], sure)))
        yield f"  {words.number(part['punten'])} {told.title(part['regel'])}{f', {beside}' if beside else ''}"
