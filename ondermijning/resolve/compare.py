"""Pairs of mentions → comparisons: a cheap look at the names of many pairs at once, then every feature and guard."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from rapidfuzz import fuzz
from rapidfuzz.distance import JaroWinkler
from rapidfuzz.process import cpdist

from ondermijning.resolve.compare_companies import compare_companies
from ondermijning.resolve.compare_persons import compare_persons
from ondermijning.resolve.weights import Comparison

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from ondermijning.resolve.subjects import Subject, Surroundings

_WORTH_A_LOOK = 0.75  # below it names are so different that no address outweighs it
_POSTCODE_AREA = 4
_KEY_GUARDS = ("ander_rsin", "ander_kvk", "andere_bsn", "ander_kadaster_id")  # in the order of exact.KEYS

Pair = tuple[int, int]


def compare(left: Subject, right: Subject, around: Surroundings) -> Comparison:
    """Compare two mentions of one kind."""
    names = compare_persons(left, right) if left.is_person else compare_companies(left, right, around)
    keys = (
        guard
        for guard, one, other in zip(_KEY_GUARDS, left.keys, right.keys, strict=True)
        if one and other and not one & other
    )
    features = (*names.features, *_place(left, right, around))
    return Comparison(features, (*keys, *names.guards))


def compare_all(
    subjects: Sequence[Subject], batches: Iterable[Sequence[Pair]], around: Surroundings
) -> Iterator[tuple[Pair, Comparison]]:
    """Compare many pairs, given and yielded by the positions of their mentions; hopeless ones are left out."""
    for batch in batches:
        for at in np.flatnonzero(_worth(subjects, batch)).tolist():
            left, right = batch[at]
            yield (left, right), compare(subjects[left], subjects[right], around)


def _worth(subjects: Sequence[Subject], batch: Sequence[Pair]) -> np.ndarray:
    """Whether each pair is worth a closer look: names alike, or a birth date that is the same."""
    left, right = ([subjects[pair[side]] for pair in batch] for side in (0, 1))
    joined = [["".join(_words(each)) for each in side] for side in (left, right)]
    ordered = [[" ".join(sorted(_words(each))) for each in side] for side in (left, right)]
    spelt = cpdist(*joined, scorer=JaroWinkler.normalized_similarity, dtype=np.float32)
    ratio = cpdist(*ordered, scorer=fuzz.ratio, dtype=np.float32) / 100
    alike = np.maximum(spelt, ratio) >= _WORTH_A_LOOK
    shared = np.array([_shares(a, b) for a, b in zip(left, right, strict=True)], dtype=bool)
    return np.asarray(alike | shared, dtype=bool)


def _words(subject: Subject) -> tuple[str, ...]:
    return subject.person.surnames if subject.is_person else subject.company.words


def _shares(left: Subject, right: Subject) -> bool:
    """Whether two persons share a birth date or a part of a surname."""
    return left.is_person and (
        (left.born is not None and left.born == right.born)
        or bool(set(left.person.surnames) & set(right.person.surnames))
    )


def _place(left: Subject, right: Subject, around: Surroundings) -> tuple[str, ...]:
    """At most one feature: postcode, number, street and town are one piece of evidence."""
    if left.place and left.place == right.place:
        if left.suffix and right.suffix and left.suffix != right.suffix:
            return ("adres_zelfde_nummer",)
        return ("adres_druk" if left.place in around.crowded else "adres_gelijk",)
    same = _same_area(left, right)
    if same is None or (left.is_person and not same):  # people move
        return ()
    return ("omgeving_gelijk" if same else "omgeving_anders",)


def _same_area(left: Subject, right: Subject) -> bool | None:
    if left.town and right.town:
        return left.town == right.town
    if left.place and right.place:
        return left.place[:_POSTCODE_AREA] == right.place[:_POSTCODE_AREA]
    return None
