"""What the hits of a signal weigh within each profile: a sum with visible parts about a constellation, never about a person.

A rule counts once, with its best hit: its weight times how sure the weakest link by score is, halved by counter-evidence
that lowers it and nothing by counter-evidence that clears it. The rules of one family together count no more than a limit,
so that five signs of one kind do not outweigh three of different kinds.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from ondermijning.detect.counter import CLEARS, LOWERS
from ondermijning.detect.profiles import PROFILES
from ondermijning.signals.evidence import vote_of
from ondermijning.signals.gate import FAMILY_CAP, opens, points

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from ondermijning.ledger.hits import Hit

_CERTAIN = 1000


class Part(NamedTuple):
    """What one rule adds.

    Args:
        rule, family: of the hit that counts most.
        weight: of the rule; 0 where the hit counts nowhere.
        certainty: promille.
        effect: verlaagt or ontkracht; empty without counter-evidence.
        points: hundredths, before the limit of its family.
    """

    rule: str
    family: str
    weight: int
    certainty: int
    effect: str
    points: int


class ProfileScore(NamedTuple):
    """What a signal weighs within a profile.

    Args:
        profile: its name.
        points: hundredths, after the limit of each family.
        opens: whether the hits within it open a signal.
        limited: families that reached the limit.
        parts: what each rule adds, in order of rule.
    """

    profile: str
    points: int
    opens: bool
    limited: tuple[str, ...]
    parts: tuple[Part, ...]


def profile_scores(hits: Iterable[Hit]) -> list[ProfileScore]:
    """What hits weigh within every profile in which one of them counts, in the order of the profiles."""
    found = list(hits)
    return [
        _score(profile, inside)
        for profile in PROFILES
        if (inside := [hit for hit in found if profile in vote_of(hit).profiles])
    ]


def highest(scores: Iterable[ProfileScore]) -> int:
    """The points of the profile that weighs most, in hundredths; 0 without any."""
    return max((score.points for score in scores), default=0)


def _score(profile: str, hits: Sequence[Hit]) -> ProfileScore:
    best: dict[str, Part] = {}
    for part in map(_part, hits):
        if part.rule not in best or part.points > best[part.rule].points:
            best[part.rule] = part
    families: dict[str, int] = {}
    for part in best.values():
        families[part.family] = families.get(part.family, 0) + part.points
    votes = [vote_of(hit)._replace(profiles=(profile,)) for hit in hits if not hit.unconfirmed]
    return ProfileScore(
        profile,
        sum(min(found, FAMILY_CAP) for found in families.values()),
        opens(votes),
        tuple(sorted(family for family, found in families.items() if found > FAMILY_CAP)),
        tuple(best[rule] for rule in sorted(best)),
    )


def _part(hit: Hit) -> Part:
    effects = {each["gevolg"] for each in hit.evidence.get("tegen", ())}
    effect = CLEARS if CLEARS in effects else LOWERS if LOWERS in effects else ""
    certainty = int(hit.evidence.get("zekerheid", _CERTAIN))
    return Part(
        hit.rule, hit.family, hit.weight, certainty, effect, points(hit.weight, effects) * certainty // _CERTAIN
    )
