"""How the rules did on a municipality whose schemes are known: found, missed, wrongly flagged."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from pathlib import Path

    from ondermijning.detect.hits import RuleOutcome

SCHEME = "schema"
# Where an answer lists subjects of a kind.
_LISTED = {
    "Perceel": "percelen",
    "Bedrijf": "bedrijven",
    "Adres": "adressen",
    "Vergunning": "vergunningen",
    "Subsidie": "subsidies",
}


@dataclass(slots=True)
class Score:
    """What one rule did with what was planted for it; entries are ids of the answer key.

    Args:
        rule: the rule.
        found: planted schemes that it reported whole.
        missed: planted schemes that it did not, or not whole.
        wrong: hard negatives that it reported.
        spared: hard negatives that it left alone.
        other: subjects it reported that the key does not name for it.
    """

    rule: str
    found: list[str] = field(default_factory=list)
    missed: list[str] = field(default_factory=list)
    wrong: list[str] = field(default_factory=list)
    spared: list[str] = field(default_factory=list)
    other: list[str] = field(default_factory=list)


def read_answers(path: Path) -> list[dict[str, Any]]:
    """The answer key that the synthetic municipality wrote."""
    answers: list[dict[str, Any]] = json.loads(path.read_text(encoding="utf-8"))
    return answers


def evaluate(outcomes: list[RuleOutcome], answers: list[dict[str, Any]]) -> list[Score]:
    """Compare the subjects that each rule reported with the key; one score per rule, in the order of the outcomes."""
    return [
        _score(outcome, [answer for answer in answers if answer["regel"] == outcome.rule.id]) for outcome in outcomes
    ]


def _score(outcome: RuleOutcome, answers: list[dict[str, Any]]) -> Score:
    reported = {hit.subject for hit in outcome.hits}
    score = Score(outcome.rule.id)
    named: set[str] = set()
    listed = _LISTED.get(outcome.rule.subject_kind, "")
    for answer in answers:
        objects = set(answer.get(listed, ()))
        named |= objects
        if answer["soort"] == SCHEME:
            (score.found if objects and objects <= reported else score.missed).append(answer["id"])
        else:
            (score.wrong if objects & reported else score.spared).append(answer["id"])
    score.other = sorted(reported - named)
    return score
