"""Mentions that one register writes alike in everything: they are compared with others once, and stay together.

A grantee with a hundred dossiers is one candidate and not a hundred, and its block never grows too big to look at.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from ondermijning.resolve.compare import compare
from ondermijning.resolve.weights import Zone

if TYPE_CHECKING:
    from collections.abc import Container, Sequence

    from ondermijning.resolve.judged import MentionPair
    from ondermijning.resolve.subjects import Subject, Surroundings
    from ondermijning.resolve.weights import Comparison


def twins(subjects: Sequence[Subject], around: Surroundings, judged: Container[int]) -> dict[MentionPair, Comparison]:
    """Pairs of a first mention and each later one that is its twin.

    Only mentions without any register key count, and none that a person judged, so that a judgement can always part them.

    Args:
        subjects: in order of their key.
        around: what is common.
        judged: positions of mentions in judgements.
    """
    alike: dict[tuple[object, ...], list[int]] = {}
    for at, subject in enumerate(subjects):
        if not any(subject.keys) and at not in judged:
            alike.setdefault(_looks(subject), []).append(at)
    found: dict[MentionPair, Comparison] = {}
    for first, *others in alike.values():
        comparison = compare(subjects[first], subjects[others[0]], around) if others else None
        if comparison is not None and comparison.zone is Zone.SAME:
            found.update(((first, other), comparison) for other in others)
    return found


def _looks(subject: Subject) -> tuple[object, ...]:
    """Everything that is compared."""
    return (
        subject.row["register"], subject.is_person, subject.company, subject.person, subject.form, subject.place, subject.suffix,
        subject.town, subject.born,
    )  # fmt: skip
