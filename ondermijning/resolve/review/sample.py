"""A sample of the links that rest on a score alone, drawn so that everyone who draws it gets the same one."""

from __future__ import annotations

import hashlib
import json
from collections import defaultdict
from typing import TYPE_CHECKING, NamedTuple

from ondermijning.ledger.judgements import standing_judgements
from ondermijning.model.codes import ON_PLACE
from ondermijning.resolve.parties import read_links
from ondermijning.resolve.weights.comparison import Zone
from ondermijning.resolve.weights.evidence import TENTHS

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from ondermijning.ledger import Ledger
    from ondermijning.ledger.samples import Pair
    from ondermijning.resolve.review.queue import Desk
    from ondermijning.workspace import Workspace

_BANDS = tuple(bits * TENTHS for bits in (10, 12, 15, 20))  # what is found about a pair, without the base of its kind

Stratum = tuple[str, int]


class Joined(NamedTuple):
    """Two mentions that only a score made one party.

    Args:
        left, right: mention keys, the lower first.
        kind: persoon or bedrijf.
        weight: tenths of bits that speak for it.
        guarded: whether a guard fired, so that it was another pair of mentions that joined them.
    """

    left: str
    right: str
    kind: str
    weight: int
    guarded: bool = False

    @property
    def pair(self) -> Pair:
        """Its mention keys."""
        return self.left, self.right

    @property
    def stratum(self) -> Stratum:
        """Its kind and the band of its weight."""
        return self.kind, sum(self.weight >= bound for bound in _BANDS)


def joined_by_score(workspace: Workspace, desk: Desk, ledger: Ledger) -> list[Joined]:
    """The links of zone ``zelfde`` without a register key or a judgement; of two exact clusters their best pair of mentions."""
    judged = {nodes for pair in standing_judgements(ledger) if (nodes := _nodes(desk, pair))}
    best: dict[tuple[int, int], Joined] = {}
    for row in read_links(workspace).to_pylist():
        if row["zone"] == Zone.SAME and row["oordeel"] is None and row["reden"] != ON_PLACE:
            joined = _joined(row)
            nodes = _nodes(desk, joined.pair)
            if nodes and nodes not in judged:
                best[nodes] = min(
                    joined, best.get(nodes, joined), key=lambda each: (each.guarded, -each.weight, each.pair)
                )
    return sorted(best.values())


def draw(joined: Iterable[Joined], wanted: int, seed: int) -> list[Pair]:
    """A sample that depends on the links and the seed alone, in the order in which to ask.

    Each kind and band of weight has its own share of it, so that every link has the same chance to be in it.

    Args:
        joined: the links.
        wanted: how many; all where there are no more.
        seed: another one gives another sample.
    """
    strata: dict[Stratum, list[Joined]] = defaultdict(list)
    for each in sorted(joined, key=lambda each: _lot(each.pair, seed)):
        strata[each.stratum].append(each)
    room = shares({stratum: len(found) for stratum, found in strata.items()}, wanted)
    chosen = [each.pair for stratum, found in strata.items() for each in found[: room[stratum]]]
    return sorted(chosen, key=lambda pair: _lot(pair, seed))


def shares(sizes: Mapping[Stratum, int], wanted: int) -> dict[Stratum, int]:
    """How many of each stratum: in proportion, what is left going to the largest remainders."""
    total = sum(sizes.values())
    wanted = min(wanted, total)
    room = {stratum: wanted * size // total for stratum, size in sizes.items()}
    remainders = sorted(sizes, key=lambda stratum: (-(wanted * sizes[stratum] % total), stratum))
    for stratum in remainders[: wanted - sum(room.values())]:
        room[stratum] += 1
    return room


def _joined(row: Mapping[str, str]) -> Joined:
    left, right = sorted(f"{row[f'{side}_register']}:{row[f'{side}_source_id']}" for side in ("links", "rechts"))
    traits = json.loads(row["kenmerken"])
    return Joined(left, right, row["soort"], sum(traits["kenmerken"].values()), bool(traits["sloten"]))


def _nodes(desk: Desk, pair: Pair) -> tuple[int, int] | None:
    """The exact clusters of two mentions; None where one is gone or a key joins them."""
    if not all(key in desk.subjects for key in pair):
        return None
    low, high = sorted(desk.subjects[key].node for key in pair)
    return (low, high) if low != high else None


def _lot(pair: Pair, seed: int) -> str:
    return hashlib.sha256(json.dumps([seed, *pair]).encode()).hexdigest()
