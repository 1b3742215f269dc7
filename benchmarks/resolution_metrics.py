"""How right are links from queries to companies? Precision, recall and F1 by threshold, and per class of noise.

A query has one right company or none. An answer is the best candidate for a query with a score; it becomes a link from a
threshold on. Precision is the share of links that are right, recall the share of queries with a company that are linked
to it, so a link for a query without a company only costs precision.
"""

from __future__ import annotations

from collections import defaultdict
from itertools import groupby
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence


LINK, REVIEW, NOBODY = "link", "review", "nobody"


class Outcome(NamedTuple):
    """A query and what a tool answered: its classes, whether it has a company, the score (none: no answer), and if right.

    The zone is what the tool makes of the answer itself; a tie is an answer of which it says that another is nearly as good.
    """

    classes: tuple[str, ...]
    has_company: bool
    score: float | None
    right: bool = False
    zone: str = LINK
    tied: bool = False


class Quality(NamedTuple):
    """Shares from 0 to 1."""

    precision: float
    recall: float
    f1: float


class ClassQuality(NamedTuple):
    """A class of noise: its queries, the share linked to the right company and the share linked to a wrong one."""

    name: str
    queries: int
    right: float
    wrong: float


def quality(right: int, links: int, wanted: int) -> Quality:
    """From counts: right links, all links, queries with a company; what has no links is wholly precise.

    Args:
        right: links that are right.
        links: all links.
        wanted: queries that have a company.
    """
    precision = right / links if links else 1.0
    recall = right / wanted if wanted else 0.0
    both = precision + recall
    return Quality(precision, recall, 2 * precision * recall / both if both else 0.0)


def at_threshold(outcomes: Sequence[Outcome], threshold: float) -> Quality:
    """When every answer from a score on is a link."""
    return _of_links(outcomes, [each for each in outcomes if linked(each, threshold)])


def by_zone(outcomes: Sequence[Outcome]) -> Quality:
    """When every answer is a link that the tool itself calls one."""
    return _of_links(outcomes, [each for each in outcomes if each.score is not None and each.zone == LINK])


def without_ties(outcomes: Iterable[Outcome]) -> list[Outcome]:
    """When a tie is left to a person, and so is no link."""
    return [each._replace(score=None) if each.tied else each for each in outcomes]


def linked(outcome: Outcome, threshold: float) -> bool:
    """Is the answer a link from this score on?"""
    return outcome.score is not None and outcome.score >= threshold


def _of_links(outcomes: Sequence[Outcome], links: list[Outcome]) -> Quality:
    return quality(sum(each.right for each in links), len(links), _wanted(outcomes))


def _wanted(outcomes: Iterable[Outcome]) -> int:
    return sum(each.has_company for each in outcomes)


def curve(outcomes: Sequence[Outcome]) -> list[tuple[float, Quality]]:
    """Every score as a threshold, the highest first, with the quality from there on."""
    wanted, right, links = _wanted(outcomes), 0, 0
    found = []
    answered = sorted((each for each in outcomes if each.score is not None), key=_score, reverse=True)
    for score, same in groupby(answered, key=_score):
        group = list(same)
        links += len(group)
        right += sum(each.right for each in group)
        found.append((score, quality(right, links, wanted)))
    return found


def _score(outcome: Outcome) -> float:
    return outcome.score or 0.0


def best_threshold(outcomes: Sequence[Outcome]) -> tuple[float, Quality]:
    """The threshold with the best F1 on these very outcomes, the highest of equals; infinite when nothing was answered."""
    nothing = (float("inf"), quality(0, 0, _wanted(outcomes)))
    return max(curve(outcomes), key=lambda point: (point[1].f1, point[0]), default=nothing)


def recall_at_precision(outcomes: Sequence[Outcome], precision: float) -> float:
    """The best recall of all thresholds from which links are at least this precise; 0 when there is none."""
    return max((each.recall for _, each in curve(outcomes) if each.precision >= precision), default=0.0)


def by_class(outcomes: Sequence[Outcome], threshold: float) -> list[ClassQuality]:
    """Each class of noise at a threshold, the largest first."""
    groups: defaultdict[str, list[Outcome]] = defaultdict(list)
    for outcome in outcomes:
        for name in outcome.classes:
            groups[name].append(outcome)
    found = [_class_quality(name, group, threshold) for name, group in groups.items()]
    return sorted(found, key=lambda each: (-each.queries, each.name))


def _class_quality(name: str, group: list[Outcome], threshold: float) -> ClassQuality:
    links = [each for each in group if linked(each, threshold)]
    right = sum(each.right for each in links)
    return ClassQuality(name, len(group), right / len(group), (len(links) - right) / len(group))
