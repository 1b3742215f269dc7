"""What people judged, as verdicts about pairs of exact clusters."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from ondermijning.ledger.judgements import Verdict

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from ondermijning.resolve.subjects import Subject

NodePair = tuple[int, int]
MentionPair = tuple[int, int]


class ClusterJudgements(NamedTuple):
    """Judgements about mentions that exist now and stand in different exact clusters.

    Args:
        verdicts: pair of exact clusters → the verdict; of several about one pair of clusters the most careful one.
        mentions: pair of mentions → the verdict.
        idle: judgements about two mentions of one exact cluster, or of different kinds; they change nothing.
    """

    verdicts: dict[NodePair, Verdict]
    mentions: dict[MentionPair, Verdict]
    idle: int


_CARE = (Verdict.DIFFERENT, Verdict.UNSURE, Verdict.SAME)


def cluster_judgements(standing: Mapping[tuple[str, str], Verdict], subjects: Sequence[Subject]) -> ClusterJudgements:
    """Translate judgements, which name mentions by key, to positions and clusters.

    Args:
        standing: as ``ledger.judgements.standing_judgements`` gives it.
        subjects: all mentions, in order of their key.
    """
    at = {subject.key: place for place, subject in enumerate(subjects)}
    verdicts: dict[NodePair, Verdict] = {}
    mentions: dict[MentionPair, Verdict] = {}
    idle = 0
    for (one, other), verdict in sorted(standing.items()):
        if one not in at or other not in at:
            continue
        left, right = sorted((at[one], at[other]))
        nodes = node_pair(subjects, left, right)
        if nodes[0] == nodes[1] or subjects[left].is_person != subjects[right].is_person:
            idle += 1
            continue
        mentions[left, right] = verdict
        verdicts[nodes] = min(verdict, verdicts.get(nodes, verdict), key=_CARE.index)
    return ClusterJudgements(verdicts, mentions, idle)


def node_pair(subjects: Sequence[Subject], left: int, right: int) -> NodePair:
    """The exact clusters of two mentions, the lower first."""
    a, b = sorted((subjects[left].node, subjects[right].node))
    return a, b
