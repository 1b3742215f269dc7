"""Which subjects become a signal: two families of rules within one profile, or one rule that is strong enough alone.

A profile is a way in which crime uses real estate: hits that belong to different ways do not add up. What counter-evidence
explains does not count. A signal is about a constellation and is no finding.
"""

from __future__ import annotations

import hashlib
from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from ondermijning.detect.counter import CLEARS, LOWERS
from ondermijning.detect.rule import COMBINATION, CONTEXT, SOLO, SUBJECTS

if TYPE_CHECKING:
    from collections.abc import Iterable

    from ondermijning.detect.hits import Hit

FAMILIES_NEEDED = 2

Subject = tuple[str, str]  # (kind, canonical id)


class Vote(NamedTuple):
    """What a hit says at the gate.

    Args:
        family: of its rule.
        strength: solo, combinatie or context.
        profiles: where it counts.
    """

    family: str
    strength: str
    profiles: tuple[str, ...]

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
        return [Vote(hit.rule.family, strength_for(hit, self.subject), hit.rule.profiles) for hit in self.hits]


def strength_for(hit: Hit, subject: Subject) -> str:
    """How strong a hit is for a subject: what opens a signal alone does so for its own subject only, and unexplained."""
    strength, effects = hit.rule.strength, {against.counter.effect for against in hit.against}
    if CLEARS in effects:
        return CONTEXT
    own = (hit.rule.subject_kind, hit.subject) == subject
    return COMBINATION if strength == SOLO and (LOWERS in effects or not own) else strength


def opens(votes: Iterable[Vote]) -> bool:
    """Whether hits open a signal together."""
    families: dict[str, set[str]] = defaultdict(set)
    for vote in votes:
        if vote.strength == SOLO:
            return True
        if vote.strength != CONTEXT:
            for profile in vote.profiles:
                families[profile].add(vote.family)
    return any(len(found) >= FAMILIES_NEEDED for found in families.values())


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
    """Every possible subject that the evidence names."""
    named = {(hit.rule.subject_kind, hit.subject)}
    for variable, ids in hit.elements.items():
        for label in hit.rule.pattern.nodes.get(variable, frozenset()) & set(SUBJECTS):
            named |= {(label, name) for name in ids}
    return named
