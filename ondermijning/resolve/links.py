"""``parties/links.parquet``: every pair of mentions that is the same party by score or judgement, or possibly so."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, NamedTuple

import pyarrow as pa

from ondermijning.ledger.judgements import Verdict
from ondermijning.resolve.judged import node_pair
from ondermijning.resolve.weights import CERTAIN, Zone

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from ondermijning.resolve.judged import Judged, MentionPair, NodePair
    from ondermijning.resolve.subjects import Subject
    from ondermijning.resolve.weights import Comparison
    from ondermijning.workspace import Workspace

SCHEMA = pa.schema([
    ("soort", pa.string()), ("links_register", pa.string()), ("links_source_id", pa.string()), ("links_partij", pa.string()),
    ("rechts_register", pa.string()), ("rechts_source_id", pa.string()), ("rechts_partij", pa.string()),
    ("score_promille", pa.int64()), ("zone", pa.string()), ("kenmerken", pa.string()), ("reden", pa.string()),
    ("oordeel", pa.string()),
])  # fmt: skip


class Link(NamedTuple):
    """A scored pair of mentions in its final zone, with the judgement about their clusters if there is one."""

    pair: MentionPair
    comparison: Comparison
    zone: Zone
    verdict: Verdict | None


def links_path(workspace: Workspace) -> Path:
    """Where the scored pairs are kept."""
    return workspace.parties / "links.parquet"


def final_links(
    subjects: Sequence[Subject],
    scored: Mapping[MentionPair, Comparison],
    best: Mapping[NodePair, Comparison],
    groups: Mapping[int, int],
    judged: Judged,
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


def links_table(links: Sequence[Link], subjects: Sequence[Subject], party_of: Mapping[int, str]) -> pa.Table:
    """The pairs as rows, without any value of a mention.

    Args:
        links: the pairs.
        subjects: all mentions.
        party_of: exact cluster → party id.
    """
    rows = [_row(link, subjects, party_of) for link in links]
    columns = list(zip(*rows, strict=True)) or [()] * len(SCHEMA)
    arrays = [pa.array(values, column.type) for values, column in zip(columns, SCHEMA, strict=True)]
    return pa.table(arrays, schema=SCHEMA)


def _row(link: Link, subjects: Sequence[Subject], party_of: Mapping[int, str]) -> tuple[Any, ...]:
    ends: list[str] = []
    for at in link.pair:
        subject = subjects[at]
        ends += (subject.row["register"], subject.row["source_id"], party_of[subject.node])
    score = CERTAIN if link.verdict is Verdict.SAME and link.zone is Zone.SAME else link.comparison.score
    said = {f"{each.field}_{each.level}": each.weight for each in link.comparison.findings}
    traits = json.dumps({"kenmerken": said, "sloten": list(link.comparison.guards)})
    return (
        subjects[link.pair[0]].row["soort"],
        *ends,
        score,
        link.zone.value,
        traits,
        link.comparison.reason,
        link.verdict,
    )
