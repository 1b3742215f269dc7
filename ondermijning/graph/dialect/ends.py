"""Which end points an edge pattern can have according to the model; both engines silently find nothing otherwise."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ondermijning.graph.dialect.tokens import refuse
from ondermijning.model import NODES

if TYPE_CHECKING:
    from collections.abc import Mapping

Labels = frozenset[str]
Pairs = frozenset[tuple[str, str]]


def check_ends(steps: Mapping[str, Pairs], sources: Labels, targets: Labels, hops: tuple[int, int], line: int) -> None:
    """Refuse a pattern in which a label or type can never match.

    Args:
        steps: the edge types of the pattern, each with the pairs of labels it joins.
        sources: the labels at its start.
        targets: the labels at its end.
        hops: fewest and most edges in a row.
        line: for the error.

    Raises:
        RuleError: names each label or type that is impossible.
    """
    reached = _reached(frozenset().union(*steps.values()), *hops)
    possible = frozenset(pair for pair in reached if pair[0] in sources and pair[1] in targets)
    idle = [f"{label} at its start" for label in sorted(sources - {source for source, _ in possible})]
    idle += [f"{label} at its end" for label in sorted(targets - {target for _, target in possible})]
    if hops == (1, 1):
        idle += [f"{kind} between these ends" for kind in sorted(steps) if not steps[kind] & possible]
    if idle:
        raise refuse(f"{'|'.join(sorted(steps))} can never have {', '.join(idle)}", line)


def _reached(step: Pairs, fewest: int, most: int) -> Pairs:
    """Pairs of labels that are joined by that many edges in a row."""
    here: Pairs = frozenset((label, label) for label in NODES)
    found = here if fewest == 0 else frozenset()
    for _ in range(most):
        here = frozenset((start, end) for start, middle in here for source, end in step if source == middle)
        found |= here
    return found
