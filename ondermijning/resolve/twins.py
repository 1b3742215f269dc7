"""Mentions that one register writes alike in everything: they are compared with others once, and stay together.

A grantee with a hundred dossiers is one candidate and not a hundred, and its block never grows too big to look at.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from ondermijning.resolve.mentions import COMPANY, PERSON
from ondermijning.resolve.weights import Zone

if TYPE_CHECKING:
    from collections.abc import Container

    from ondermijning.resolve.columns import Columns
    from ondermijning.resolve.judged import MentionPair
    from ondermijning.resolve.subjects import Subject
    from ondermijning.resolve.weights import Comparison

_COMPARED = (
    "register", "naam", "voornamen", "voorvoegsel", "geslachtsnaam", "geboortedatum", "geboortedatum_precisie", "postcode",
    "huisnummer", "toevoeging", "woonplaats",
)  # fmt: skip


def twins(columns: Columns, judged: Container[int]) -> dict[MentionPair, Comparison]:
    """Pairs of a first mention and each later one that is its twin.

    Only mentions without any register key count, and none that a person judged, so that a judgement can always part them.

    Args:
        columns: all mentions.
        judged: places of mentions in judgements.
    """
    found: dict[MentionPair, Comparison] = {}
    for kind in (PERSON, COMPANY):
        alike: dict[tuple[object, ...], list[int]] = {}
        for at in columns.of_kind[kind]:
            if at not in judged and not any(columns.subjects[at].keys):
                alike.setdefault(_looks(columns.subjects[at]), []).append(at)
        groups = [places for places in alike.values() if len(places) > 1]
        first = np.array([places[0] for places in groups], dtype=np.int64)
        second = np.array([places[1] for places in groups], dtype=np.int64)
        for places, comparison in zip(groups, columns.comparisons(first, second), strict=True):
            if comparison.zone is Zone.SAME:
                found |= {(places[0], other): comparison for other in places[1:]}
    return found


def _looks(subject: Subject) -> tuple[object, ...]:
    """Everything that is compared."""
    return (subject.form, *(subject.row[name] for name in _COMPARED))
