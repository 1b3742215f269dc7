"""Whom each line of a list may be: whoever has its number in a register, else who looks most like it."""

from __future__ import annotations

from heapq import merge
from typing import TYPE_CHECKING, NamedTuple

from ondermijning.resolve.exact import KEYS
from ondermijning.resolve.matching import Match, match_mentions
from ondermijning.resolve.weights.comparison import Zone

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    import duckdb

    from ondermijning.resolve.subjects import Subject

_SAYS = {"rsin": "het RSIN is gelijk", "kvk": "het KVK-nummer is gelijk"}
_SHARED = "meer dan een partij heeft dit nummer"


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
