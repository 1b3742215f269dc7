"""What a signal saw, in three sentences, and in one which ordinary explanation fits."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

from ondermijning.report.signals.sentences import sentences

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from ondermijning.detect.rule import Rule
    from ondermijning.ledger.hits import Hit

SENTENCES = 3


class Seen(NamedTuple):
    """What was seen.

    Args:
        told: the sentences that come first.
        also: the others.
        ordinary: the explanation that fits best, as a sentence.
    """

    told: list[str]
    also: list[str]
    ordinary: str


@dataclass(slots=True)
class Explanation:
    """What a finding could also be.

    Args:
        title: the finding, as its rule is called.
        saw: its sentences.
        others: the ordinary explanations that its rule names.
        fits: counter-evidence that was found.
        sought: how much counter-evidence was looked for and not found.
    """

    title: str
    saw: list[str] = field(default_factory=list)
    others: list[str] = field(default_factory=list)
    fits: list[str] = field(default_factory=list)
    sought: list[str] = field(default_factory=list)


def seen(hits: Sequence[Hit], rules: Mapping[str, Rule]) -> Seen:
    """What the hits of a signal say, the heaviest of each family first."""
    ordered = _by_family(hits)
    told = list(dict.fromkeys(text for said in sentences(ordered, rules).values() for text in said))
    return Seen(told[:SENTENCES], told[SENTENCES:], _ordinary(ordered, rules))


def importance(hits: Sequence[Hit], rules: Mapping[str, Rule]) -> list[str]:
    """Why a municipality looks at it: how many kinds of findings meet, and for which of its tasks."""
    families = list(dict.fromkeys(hit.family for hit in _by_family(hits)))
    tasks = list(dict.fromkeys(rules[hit.rule].card.taak for hit in _by_family(hits) if hit.rule in rules))
    met = (
        f"Hier komen waarnemingen van {len(families)} soorten samen: {_listed(families)}."
        if len(families) > 1
        else f"Een bevinding als deze, over {families[0]}, telt op zichzelf."
        if families
        else ""
    )
    looked = f"De gemeente kijkt hiernaar voor: {'; '.join(tasks)}." if tasks else ""
    return [text for text in (met, looked) if text]


def _listed(texts: Sequence[str]) -> str:
    return f"{', '.join(texts[:-1])} en {texts[-1]}"


def explanations(hits: Sequence[Hit], rules: Mapping[str, Rule]) -> list[Explanation]:
    """Per finding what else it could be, with what speaks for and against."""
    ordered = _by_family(hits)
    found = {
        rule: Explanation(rules[rule].title if rule in rules else rule, said)
        for rule, said in sentences(ordered, rules).items()
    }
    for hit in ordered:
        rule, told = rules.get(hit.rule), found[hit.rule]
        told.fits += [each["zin"] for each in hit.evidence.get("tegen", ()) if each["zin"] not in told.fits]
        if rule:
            told.others = list(rule.other_explanations)
            names = {each["naam"] for each in hit.evidence.get("tegen", ())}
            sought = [each.id.replace("_", " ") for each in rule.counters if each.id not in names]
            told.sought += [each for each in sought if each not in told.sought]
    return list(found.values())


def _by_family(hits: Sequence[Hit]) -> list[Hit]:
    """The heaviest hit of each family, then the rest, each heaviest first; ties in order of rule."""
    ranked = sorted(hits, key=lambda hit: (hit.unconfirmed, -hit.weight, hit.rule, hit.hit_key))
    first = {hit.family: hit for hit in reversed(ranked)}
    heads = [hit for hit in ranked if first[hit.family] is hit]
    return [*heads, *(hit for hit in ranked if hit not in heads)]


def _ordinary(ordered: Sequence[Hit], rules: Mapping[str, Rule]) -> str:
    """What was found against the findings; else the first thing that the rule of the heaviest says it could be."""
    for hit in ordered:
        if against := hit.evidence.get("tegen", ()):
            return str(against[0]["zin"])
    others = (text for hit in ordered if hit.rule in rules for text in rules[hit.rule].other_explanations)
    text = next(others, "")
    return f"Het kan ook gewoon zijn: {text}." if text else "De regel noemt geen gewone verklaring."
