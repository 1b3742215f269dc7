"""Links: every pair of mentions that is the same party by score or judgement, or possibly so."""

from __future__ import annotations

import json
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

import pyarrow as pa

from ondermijning.ledger.judgements import Verdict
from ondermijning.resolve.grouping.cluster_judgements import node_pair
from ondermijning.resolve.weights.comparison import CERTAIN, Zone

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from ondermijning.resolve.grouping.cluster_judgements import ClusterJudgements, MentionPair, NodePair
    from ondermijning.resolve.subjects import Subject
    from ondermijning.resolve.weights.comparison import Comparison

SCHEMA = pa.schema(
    [
        ("soort", pa.string()),
        ("links_register", pa.string()),
        ("links_source_id", pa.string()),
        ("links_partij", pa.string()),
        ("rechts_register", pa.string()),
        ("rechts_source_id", pa.string()),
        ("rechts_partij", pa.string()),
        ("score_promille", pa.int64()),
        ("zone", pa.string()),
        ("kenmerken", pa.string()),
        ("reden", pa.string()),
        ("oordeel", pa.string()),
    ]
)


class Link(NamedTuple):
    """A scored pair of mentions in its final zone, with the judgement about their clusters if there is one."""

    pair: MentionPair
    comparison: Comparison
    zone: Zone
    verdict: Verdict | None


def final_links(
    subjects: Sequence[Subject],
    scored: Mapping[MentionPair, Comparison],
    best: Mapping[NodePair, Comparison],
    groups: Mapping[int, int],
    judged: ClusterJudgements,
) -> list[Link]:
    """The pairs that are the same or possibly so, now that the parties are known.

    A pair whose score says the same but whose parties could not be joined stays possible and says why.
    """
    found = []
    for (left, right), comparison in sorted(scored.items()):
        nodes = node_pair(subjects, left, right)
        verdict = judged.verdicts.get(nodes)
        if groups[nodes[0]] == groups[nodes[1]]:
            found.append(Link((left, right), comparison, Zone.SAME, verdict))
        elif verdict is Verdict.UNSURE or (verdict is None and comparison.zone is not Zone.DIFFERENT):
            found.append(Link((left, right), _held_back(comparison, best.get(nodes)), Zone.POSSIBLE, verdict))
    return found


def _held_back(comparison: Comparison, best: Comparison | None) -> Comparison:
    if best is not None and "tweede_kandidaat" in best.guards:
        return comparison.guarded("tweede_kandidaat")
    return comparison.guarded("keten") if comparison.zone is Zone.SAME else comparison


def link_row(link: Link, subjects: Sequence[Subject], parties: Sequence[str]) -> tuple[object, ...]:
    """A row of the file.

    Args:
        link: the pair.
        subjects: the mentions.
        parties: the party of each.
    """
    traits, reason, score = _told(link.comparison)
    certain = link.verdict is Verdict.SAME and link.zone is Zone.SAME
    rows = [subjects[at].row for at in link.pair]
    ends = [(row["register"], row["source_id"], parties[at]) for row, at in zip(rows, link.pair, strict=True)]
    said = CERTAIN if certain else score, link.zone.value, traits, reason, link.verdict
    return rows[0]["soort"], *ends[0], *ends[1], *said


@lru_cache(100_000)
def _told(comparison: Comparison) -> tuple[str, str, int]:
    weights = {f"{each.field}_{each.level}": each.weight for each in comparison.findings}
    return json.dumps({"kenmerken": weights, "sloten": list(comparison.guards)}), comparison.reason, comparison.score
