"""The id of a party: a pure function of the cluster, whatever the order of its mentions."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from ondermijning.resolve.exact_clusters import KEYS
from ondermijning.resolve.mentions import PERSON
from ondermijning.resolve.weights.comparison import CERTAIN

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ondermijning.resolve.grouping.groups import Grouping
    from ondermijning.resolve.subjects import Subject

REASONS = _ALONE, _BY_KEY, _JUDGED, _BY_SCORE = (
    "eigen sleutel",
    "zelfde registersleutel",
    "oordeel van een mens",
    "gekoppeld op score",
)
_FIRST = "ORDER BY eerste, register, source_id"

# The same in SQL as ``party_id`` says, for clusters in ``lid_samen`` that no pair touches.
PARTIES_ALONE = f"""
WITH lid AS (
    SELECT l.nr, l.knoop, register, source_id, v.soort, v.eerste, nullif(v.kvk, '') AS kvk, nullif(v.rsin, '') AS rsin,
           nullif(v.imkad, '') AS imkad, count(*) OVER (PARTITION BY l.knoop) AS leden
    FROM lid_samen l ANTI JOIN lid_gekoppeld USING (nr) JOIN stand USING (nr) JOIN vermelding v ON v.rowid = plaats
), alleen AS (
    SELECT nr, CASE WHEN soort = '{PERSON}' THEN source_id
                    ELSE coalesce('KVK:' || kvk, 'RSIN:' || rsin, imkad, source_id) END AS partij_id
    FROM lid WHERE leden = 1
), samen AS (
    SELECT knoop, first(source_id {_FIRST}) AS source_id, first(kvk {_FIRST}) FILTER (WHERE kvk IS NOT NULL) AS kvk,
           first(rsin {_FIRST}) FILTER (WHERE rsin IS NOT NULL) AS rsin,
           first(imkad {_FIRST}) FILTER (WHERE imkad IS NOT NULL) AS imkad
    FROM lid WHERE leden > 1 GROUP BY knoop
)
SELECT nr, partij_id, {CERTAIN}, '{_ALONE}' FROM alleen
UNION ALL
SELECT nr, CASE WHEN soort = '{PERSON}' THEN s.source_id
                ELSE coalesce('KVK:' || s.kvk, 'RSIN:' || s.rsin, s.imkad, s.source_id) END, {CERTAIN}, '{_BY_KEY}'
FROM lid JOIN samen s USING (knoop)
"""  # noqa: S608 - literals


def party_id(kind: str, members: list[tuple[Any, ...]]) -> str:
    """The id of a cluster, independent of the order of its members.

    Args:
        kind: persoon or bedrijf.
        members: (register, source id, kind, first seen, rsin, kvk, bsn_hmac, imkad).

    Returns:
        For a company ``KVK:<8>``, else ``RSIN:<9>``, else its land-registry id, else its mention key; for a person the
        mention key with the earliest reference date. Several values of one key: the one seen first.
    """
    ordered = sorted(members, key=lambda member: (member[3], member[0], member[1]))
    if kind != PERSON:
        for place, prefix in ((5, "KVK:"), (4, "RSIN:"), (7, "")):
            value = next((member[place] for member in ordered if member[place]), None)
            if value:
                return f"{prefix}{value}"
    return str(ordered[0][1])


def party_rows(subjects: Sequence[Subject], grouping: Grouping) -> list[tuple[str, int, str]]:
    """Party, score in promille and reason of each mention.

    The cluster that gives a party its id is certain; the others have the score of the weakest link by which they joined it.
    """
    groups: dict[int, dict[int, list[int]]] = {}
    for at, subject in enumerate(subjects):
        groups.setdefault(grouping.of[subject.node], {}).setdefault(subject.node, []).append(at)
    rows = [("", 0, "")] * len(subjects)
    for members in groups.values():
        party, core = _identified(subjects, members)
        sure = grouping.certainty(core)
        for node, places in members.items():
            reason = _reason(sure[node]) if node != core else _ALONE if len(places) == 1 else _BY_KEY
            for at in places:
                rows[at] = (party, sure[node], reason)
    return rows


def _identified(subjects: Sequence[Subject], members: dict[int, list[int]]) -> tuple[str, int]:
    """The id of a party, and the exact cluster that gives it."""
    kind = subjects[next(iter(members))].row["soort"]
    mentions = {node: [_mention(subjects[at]) for at in places] for node, places in members.items()}
    party = party_id(kind, [mention for each in mentions.values() for mention in each])
    return party, next((node for node, each in mentions.items() if party_id(kind, each) == party), next(iter(members)))


def _mention(subject: Subject) -> tuple[Any, ...]:
    """A mention as ``party_id`` reads it."""
    return tuple(subject.row[name] for name in ("register", "source_id", "soort", "eerste", *KEYS))


def _reason(score: int) -> str:
    return _JUDGED if score == CERTAIN else _BY_SCORE
