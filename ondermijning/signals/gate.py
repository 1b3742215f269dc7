"""Which subjects become a signal: two families of rules, or one rule that is strong enough alone.

A signal is about a constellation and is no finding; its weight is a sum with visible parts and orders nothing by itself.
"""

from __future__ import annotations

import hashlib
from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from ondermijning.detect.rule import SUBJECTS

if TYPE_CHECKING:
    from collections.abc import Iterable

    from ondermijning.detect.hits import Hit

SOLO = "solo"
COMBINATION = "combinatie"
CONTEXT = "context"
FAMILIES_NEEDED = 2

Subject = tuple[str, str]  # (kind, canonical id)
Vote = tuple[str, str]  # (family, strength)


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
        return opens(self.votes)

    @property
    def votes(self) -> list[Vote]:
        """What each hit says at the gate."""
        return [(hit.rule.family, strength_for(hit, self.subject)) for hit in self.hits]


def strength_for(hit: Hit, subject: Subject) -> str:
    """How strong a hit is for a subject: what opens a signal alone does so for its own subject only."""
    strength = hit.rule.strength
    return COMBINATION if strength == SOLO and (hit.rule.subject_kind, hit.subject) != subject else strength


def opens(votes: Iterable[Vote]) -> bool:
    """Whether hits of these families and strengths open a signal together."""
    counting = [(family, strength) for family, strength in votes if strength != CONTEXT]
    return (
        any(strength == SOLO for _, strength in counting) or len({family for family, _ in counting}) >= FAMILIES_NEEDED
    )


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
