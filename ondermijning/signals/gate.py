"""Which subjects become a signal: two families of rules that weigh enough within one profile, or one rule that does alone.

A profile is a way in which crime uses real estate: hits that belong to different ways do not add up. Two weak signs are too
common to open anything. What counter-evidence explains does not count. A signal is about a constellation and is no finding.
"""

from __future__ import annotations

import hashlib
from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from ondermijning.detect.counter import CLEARS, LOWERS
from ondermijning.detect.rule import COMBINATION, CONTEXT, SOLO, SUBJECTS

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

    from ondermijning.detect.hits import Hit

FAMILIES_NEEDED = 2
# Hundredths of weights: what it takes within a profile, what a family must weigh to be one of the two, and the most that the rules
# of one family count for. A family of which the only sign is half explained is no second one.
POINTS_NEEDED, FAMILY_LEAST, FAMILY_CAP = 300, 100, 300
_WHOLE = 100

Subject = tuple[str, str]  # (kind, canonical id)


class Vote(NamedTuple):
    """What a hit says at the gate.

    Args:
        rule, family: its rule.
        strength: solo, combinatie or context.
        profiles: where it counts.
        points: hundredths of weights.
    """

    rule: str
    family: str
    strength: str
    profiles: tuple[str, ...]
    points: int

    def at_most_combined(self) -> Vote:
        """The same, opening nothing alone."""
        return self._replace(strength=COMBINATION) if self.strength == SOLO else self


@dataclass(frozen=True, slots=True)
class Candidate:
    """A subject with all hits about it, in order of rule and key."""

    subject: Subject
    hits: tuple[Hit, ...]

    @property
    def signal_id(self) -> str:
        """Hash of the subject kind and id, the same in every run."""
        return signal_id(*self.subject)

    @property
    def passes(self) -> bool:
        """Whether the gate lets it through."""
        return opens(vote for hit, vote in zip(self.hits, self.votes, strict=True) if not hit.unconfirmed)

    @property
    def votes(self) -> list[Vote]:
        """What each hit says at the gate."""
        return [_vote(hit, self.subject) for hit in self.hits]


def _vote(hit: Hit, subject: Subject) -> Vote:
    effects, rule = [against.counter.effect for against in hit.against], hit.rule
    return Vote(rule.id, rule.family, strength_for(hit, subject), rule.profiles, points(rule.weight, effects))


def points(weight: int, effects: Collection[str]) -> int:
    """What a hit weighs, in hundredths: half of it with counter-evidence that lowers it, nothing with what clears it."""
    return 0 if CLEARS in effects else weight * _WHOLE // (2 if LOWERS in effects else 1)


def strength_for(hit: Hit, subject: Subject) -> str:
    """How strong a hit is for a subject: what opens a signal alone does so for its own subject only, and unexplained."""
    strength, effects = hit.rule.strength, {against.counter.effect for against in hit.against}
    if CLEARS in effects:
        return CONTEXT
    own = (hit.rule.subject_kind, hit.subject) == subject
    return COMBINATION if strength == SOLO and (LOWERS in effects or not own) else strength


def opens(votes: Iterable[Vote]) -> bool:
    """Whether hits open a signal together."""
    found = [vote for vote in votes if vote.strength != CONTEXT]
    profiles = {profile for vote in found for profile in vote.profiles}
    return any(vote.strength == SOLO for vote in found) or any(_opens_within(found, profile) for profile in profiles)


def _opens_within(votes: Iterable[Vote], profile: str) -> bool:
    families = points_per_family(vote for vote in votes if profile in vote.profiles)
    whole = [found for found in families.values() if found >= FAMILY_LEAST]
    return len(whole) >= FAMILIES_NEEDED and sum(families.values()) >= POINTS_NEEDED


def points_per_family(votes: Iterable[Vote]) -> dict[str, int]:
    """What the rules of each family weigh together, each rule once with its best hit, up to the limit."""
    best: dict[tuple[str, str], int] = {}
    for vote in votes:
        key = vote.family, vote.rule
        best[key] = max(vote.points, best.get(key, 0))
    families: dict[str, int] = defaultdict(int)
    for (family, _), found in best.items():
        families[family] += found
    return {family: min(found, FAMILY_CAP) for family, found in families.items()}


def signal_id(kind: str, subject_id: str) -> str:
    """The id of the signal about a subject."""
    return hashlib.sha256(f"{kind}|{subject_id}".encode()).hexdigest()[:16]


def candidates(hits: Iterable[Hit], personal: frozenset[str]) -> list[Candidate]:
    """Subjects with the hits that are about them or name them in their evidence, in order of subject.

    Args:
        hits: of all rules of a run.
        personal: ids of companies that are natural persons (sole traders); never a subject.

    Returns:
        Candidates that have at least one hit of their own; also those that do not pass.
    """
    found = list(hits)
    own = {(hit.rule.subject_kind, hit.subject) for hit in found} - {("Bedrijf", name) for name in personal}
    about: dict[Subject, list[Hit]] = defaultdict(list)
    for hit in found:
        for subject in _named(hit) & own:
            about[subject].append(hit)
    return [
        Candidate(subject, tuple(sorted(about[subject], key=lambda hit: (hit.rule.id, hit.key))))
        for subject in sorted(about)
    ]


def _named(hit: Hit) -> set[Subject]:
    """Its subject, and every other that the evidence names alone: what is said of several together is about none of them."""
    named = {(hit.rule.subject_kind, hit.subject)}
    for variable, ids in hit.elements.items():
        if len(ids) == 1:
            named |= {(label, ids[0]) for label in hit.rule.pattern.nodes.get(variable, frozenset()) & set(SUBJECTS)}
    return named
