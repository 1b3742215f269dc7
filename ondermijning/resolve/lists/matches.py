"""Whom each line of a list may be: whoever has its number in a register, else who looks most like it, and how likely."""

from __future__ import annotations

import math
from functools import lru_cache, partial
from heapq import merge
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from ondermijning.resolve.columns.arrays import UNKNOWN, batches, codes_of
from ondermijning.resolve.exact_clusters import KEYS
from ondermijning.resolve.lists.ranking import MOST_BITS, candidates
from ondermijning.resolve.mentions import COMPANY, PERSON
from ondermijning.resolve.scores.finding_codes import comparison, packed
from ondermijning.resolve.scores.mention_columns import Columns
from ondermijning.resolve.scores.models import shipped_models
from ondermijning.resolve.scores.register_keys import register_keys
from ondermijning.resolve.search.pairs import pairs_between
from ondermijning.resolve.weights.comparison import Zone
from ondermijning.resolve.weights.evidence import TENTHS

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    import duckdb

    from ondermijning.resolve.columns.arrays import Ints
    from ondermijning.resolve.lists.ranking import Candidates
    from ondermijning.resolve.scores.mention_columns import ComparedPairs
    from ondermijning.resolve.subjects import Subject
    from ondermijning.resolve.weights.comparison import Comparison

_SAYS = {"rsin": "het RSIN is gelijk", "kvk": "het KVK-nummer is gelijk"}
_SHARED = "meer dan een partij heeft dit nummer"
_PAIRS_TOGETHER = 20_000  # compared at once, so that memory does not grow with the list
_REMEMBERED = 20_000  # of what is found about pairs; many are like others
_RUNNER_UP = "tweede_kandidaat"


class Reference(NamedTuple):
    """Who a line of a list may be.

    Args:
        subjects: the lines or mentions.
        entities: the id that each of them stands for.
        personal: ids of what may be a natural person, or that carry the number of one.
        secret: ids of persons whom nobody may find by name: shielded ones and minors.
        unused: registers whose mentions are not compared.
    """

    subjects: list[Subject]
    entities: list[str]
    personal: frozenset[str] = frozenset()
    secret: frozenset[str] = frozenset()
    unused: tuple[str, ...] = ()


class Match(NamedTuple):
    """A line of a list and whom it may be.

    Args:
        left: the id of the line.
        right: the id in the reference.
        chance: from 0 to 1, others of the reference that it may be taken into account; companies of one name between which
            nothing tells are counted together.
        zone: what the chance and the guards come to.
        reason: what speaks for and against.
    """

    left: str
    right: str
    chance: float
    zone: Zone
    reason: str


def match_list(
    db: duckdb.DuckDBPyConnection, lines: Sequence[Subject], reference: Reference, *, every: bool
) -> Iterator[Match]:
    """The best match of each line that has one, in order of the ids of the lines.

    Args:
        db: any database.
        lines: in that order.
        reference: of the same kind.
        every: give every candidate, the best first.
    """
    numbers = _Numbers(reference)
    known = {at: found for at, line in enumerate(lines) if (found := numbers.matches(line))}
    others = [line for at, line in enumerate(lines) if at not in known]
    by_number = (match for found in known.values() for match in (found if every else found[:1]))
    by_looks = match_mentions(db, others, reference.subjects, reference.entities, every=every) if others else ()
    yield from merge(by_number, by_looks, key=lambda match: match.left)


class _Numbers:
    """Who of a reference has which number of the registers."""

    def __init__(self, reference: Reference) -> None:
        self._reference = reference
        self._holders: dict[tuple[str, str], list[int]] = {}
        for at, subject in enumerate(reference.subjects):
            if not any(subject.keys):
                continue
            for name, values in zip(KEYS, subject.keys, strict=True):
                for value in values if name in _SAYS else ():
                    self._holders.setdefault((name, value), []).append(at)

    def matches(self, line: Subject) -> list[Match]:
        """Everybody who has a number of a line, by the strongest number that anybody has."""
        if not any(line.keys):
            return []
        for place, name in enumerate(KEYS):
            holders = (at for value in line.keys[place] for at in self._holders.get((name, value), ()))
            entities = sorted({self._reference.entities[at] for at in holders if not self._differs(at, line, place)})
            if entities:
                return _certain(line, entities, _SAYS[name])
        return []

    def _differs(self, at: int, line: Subject, place: int) -> bool:
        """Whether a stronger number says that they are two."""
        pairs = zip(self._reference.subjects[at].keys[:place], line.keys[:place], strict=True)
        return any(ours and theirs and not ours & theirs for ours, theirs in pairs)


def _certain(line: Subject, entities: list[str], says: str) -> list[Match]:
    shared = len(entities) > 1
    zone, reason = (Zone.POSSIBLE, f"{says}; {_SHARED}") if shared else (Zone.SAME, says)
    return [Match(line.row["source_id"], entity, 1 / len(entities), zone, reason) for entity in entities]


def match_mentions(
    db: duckdb.DuckDBPyConnection,
    left: Sequence[Subject],
    right: Sequence[Subject],
    entities: Sequence[str],
    *,
    every: bool = False,
) -> Iterator[Match]:
    """The best match of each line that has a candidate, in the order of the lines.

    Args:
        db: any database.
        left: the lines of the list, all of one kind.
        right: the lines of the reference, of the same kind.
        entities: the id that each line of the reference stands for; lines of one id are one party.
        every: give every candidate, the best first.
    """
    columns = Columns([*left, *right], reference=range(len(left), len(left) + len(right)))
    whom = codes_of(entities)
    for kind in (PERSON, COMPANY):
        lines, found = pairs_between(db, columns, kind, len(left))
        names = _names(columns, kind) if len(lines) else lines
        told = lru_cache(_REMEMBERED)(partial(_told, kind))
        for part in batches(lines, _PAIRS_TOGETHER):
            compared = columns.compare(kind, lines[part], found[part])
            best = candidates(compared, whom[compared.right - len(left)], names[compared.right], every=every)
            who = zip(compared.left[best.at].tolist(), compared.right[best.at].tolist(), strict=True)
            chances = zip(best.chance.tolist(), best.among.tolist(), strict=True)
            findings = map(told, _findings(columns, kind, compared, best).tolist())
            for (line, other), (chance, among), (said, reason) in zip(who, chances, findings, strict=True):
                zone = said.zone_of(_tenths(among))
                yield Match(left[line].row["source_id"], entities[other - len(left)], chance, zone, reason)


def _findings(columns: Columns, kind: str, compared: ComparedPairs, best: Candidates) -> Ints:
    """What was found about each candidate, as one number; see ``finding_codes.packed``."""
    evidence = compared.evidence.of_pairs(best.at)
    keys = [columns.subjects[at].keys for side in (compared.left, compared.right) for at in side[best.at].tolist()]
    places = np.arange(len(best.at))
    guards = register_keys(keys).guards(places, places + len(places)) | evidence.guards | {_RUNNER_UP: best.tied}
    return packed(kind, evidence, guards)


def _told(kind: str, found: int) -> tuple[Comparison, str]:
    """The guards and limits that such a number stands for, and what it says for and against."""
    said = comparison(shipped_models()[kind], found)
    return said._replace(findings=()), said.reason


def _names(columns: Columns, kind: str) -> Ints:
    """Equal names of companies as equal codes, by the places of the mentions; two persons of one name stay two."""
    names = np.full(len(columns.subjects), UNKNOWN)
    if kind == COMPANY:
        names[columns.of_kind[kind]] = codes_of(columns.named)
    return names


def _tenths(chance: float) -> float:
    """The tenths of bits that a chance stands for."""
    return TENTHS * (math.log2(chance / (1 - chance)) if chance < 1 else MOST_BITS)
