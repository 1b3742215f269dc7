"""How well mentions of one party were brought together, of which the truth is known: pairs right, pairs wrong, pairs missed.

A pair is two mentions of one party. Counted for all pairs, by the two registers they stand in, and for those that share no key.
"""

from __future__ import annotations

import json
from collections import Counter, defaultdict
from dataclasses import dataclass
from itertools import combinations
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from pathlib import Path

Mention = tuple[str, str]
ALL, KEYLESS = "alles", "zonder gedeelde sleutel"


@dataclass(slots=True)
class Pairs:
    """Counts of pairs.

    Args:
        true: that are one party in the city.
        found: of those, the ones in one party of the engine.
        claimed: in one party of the engine, both of a known party.
        right: of those, the ones that are one party in the city. Of large parties pairs are drawn, others by truth than by
            claim: so it is not the same number as those found.
    """

    true: int = 0
    found: int = 0
    claimed: int = 0
    right: int = 0

    @property
    def recall(self) -> float:
        """Share of what is one that was brought together."""
        return self.found / self.true if self.true else 1.0

    @property
    def precision(self) -> float:
        """Share of what was brought together that is one."""
        return self.right / self.claimed if self.claimed else 1.0

    def told(self) -> dict[str, Any]:
        """As plain data."""
        recall, precision = round(self.recall, 4), round(self.precision, 4)
        f1 = round(2 * recall * precision / (recall + precision), 4) if recall + precision else 0.0
        return {"pairs": self.true, "claimed": self.claimed, "recall": recall, "precision": precision, "f1": f1}


def measured_pairs(
    truth: Path, parties: Mapping[Mention, str], keys: Mapping[Mention, frozenset[str]]
) -> dict[str, Pairs]:
    """Pairs by name: all, those without a shared key, and each pair of registers.

    Args:
        truth: the mentions of the city.
        parties: register and source id → party of the engine.
        keys: register and source id → register keys that it carries.
    """
    true: dict[str, list[Mention]] = defaultdict(list)
    claimed: dict[str, list[Mention]] = defaultdict(list)
    owner: dict[Mention, set[str]] = defaultdict(set)
    for register, source, party in json.loads(truth.read_text(encoding="utf-8")):
        owner[register, source].add(party)
    for mention, whose in owner.items():
        if mention in parties and len(whose) == 1:  # a key that two parties stand behind tells of neither
            true[next(iter(whose))].append(mention)
            claimed[parties[mention]].append(mention)
    counts: dict[str, Pairs] = defaultdict(Pairs)
    for one, two in _across(true.values()):
        for name in _names(one, two, keys):
            counts[name].true += 1
            counts[name].found += parties[one] == parties[two]
    for one, two in _across(claimed.values()):
        for name in _names(one, two, keys):
            counts[name].claimed += 1
            counts[name].right += owner[one] == owner[two]
    return dict(sorted(counts.items(), key=lambda each: (each[0] not in (ALL, KEYLESS), each[0])))


def _across(groups: Iterable[list[Mention]]) -> Iterable[tuple[Mention, Mention]]:
    """All pairs within groups; of a party that hundreds name, a pair of every mention with one of each register."""
    for group in groups:
        ordered = sorted(group)
        if len(ordered) <= 60:
            yield from combinations(ordered, 2)
            continue
        firsts: Counter[str] = Counter()
        leaders = [each for each in ordered if not firsts[each[0]] and not firsts.update([each[0]])]
        yield from ((lead, each) for lead in leaders for each in ordered if each > lead)


def _names(one: Mention, two: Mention, keys: Mapping[Mention, frozenset[str]]) -> tuple[str, ...]:
    registers = " ".join(sorted((one[0], two[0])))
    shared = keys.get(one, frozenset()) & keys.get(two, frozenset())
    return (ALL, registers) if shared or one[1] == two[1] else (ALL, KEYLESS, registers)
