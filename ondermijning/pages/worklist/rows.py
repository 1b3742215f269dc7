"""The work list: every signal before people by its address, what it is about, what the last night changed, and what to do next."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from ondermijning.ledger.events import State
from ondermijning.ledger.hits import hits_of
from ondermijning.pages.folder import signal_file
from ondermijning.pages.names import Names
from ondermijning.pages.whereabouts import subject_nodes, whereabouts
from ondermijning.pages.worklist.gist import gist
from ondermijning.pages.worklist.holding import NO_CIRCLE, NO_OWNER, Holding, holding
from ondermijning.pages.worklist.next_step import next_step
from ondermijning.report.signals.changes import GONE
from ondermijning.signals.lapsing import opened_on

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping
    from datetime import date

    from ondermijning.daily.index import Index
    from ondermijning.detect.rule import Rule
    from ondermijning.ledger import Ledger
    from ondermijning.ledger.signals import Signal
    from ondermijning.pages.neighbourhood.names import Neighbourhood
    from ondermijning.pages.worklist.next_step import Step


class Row(NamedTuple):
    """A signal on the list.

    Args:
        signal: the signal.
        title, area: its address and neighbourhood.
        designation: what a register calls what it is about.
        about: what its leading rule saw, in five words.
        weights: its rules, the heaviest first, and what each weighs.
        words: what these are called.
        profiles: within which it counts.
        holding: who holds what it is about, and in which circle.
        days: since it was found, or opened again.
        changed: what the last night did to it, or empty.
        step: what to do next.
    """

    signal: Signal
    title: str
    area: str
    designation: str
    about: str
    weights: Mapping[str, int]
    words: list[str]
    profiles: frozenset[str]
    holding: Holding
    days: int
    changed: str
    step: Step

    @property
    def rules(self) -> list[str]:
        """Ids of its rules, the heaviest first."""
        return list(self.weights)

    @property
    def weight(self) -> int:
        """Of its rules together."""
        return sum(self.weights.values())

    @property
    def link(self) -> str:
        """The name of its page."""
        return signal_file(self.signal)

    @property
    def neighbourhood(self) -> str:
        """The same without the word for it, as it stands below that word."""
        return self.area.removeprefix("buurt ")

    @property
    def state(self) -> str:
        """Its state in words."""
        return self.signal.state.value.replace("_", " ")


@dataclass(frozen=True, slots=True)
class Sources:
    """What rows are made from.

    Args:
        ledger: signals, hits and what people decided.
        index: of the built graph.
        lies_in: address → its neighbourhood.
        rules: the rules that exist now.
    """

    ledger: Ledger
    index: Index
    lies_in: Mapping[str, Neighbourhood]
    rules: Mapping[str, Rule]


def on_the_list(signals: Iterable[Signal], shown: Collection[str]) -> list[Signal]:
    """The signals that are before people and not closed, in neutral order: first seen, then id."""
    return [each for each in signals if each.id in shown and each.state is not State.GESLOTEN]


def rows_of(sources: Sources, signals: Iterable[Signal], changes: Mapping[str, str], today: date) -> list[Row]:
    """Signals as rows, in the order given.

    Args:
        sources: what is read.
        signals: those on the list.
        changes: signal → nieuw, gewijzigd or verdwenen.
        today: up to which their age is counted.
    """
    names = Names(sources.index)
    return [_row(sources, names, each, changes.get(each.id, ""), today) for each in signals]


def grouped(rows: Iterable[Row], by: str) -> dict[str, list[Row]]:
    """Rows by what holds them together, each group where its first row stands.

    Args:
        rows: in their order.
        by: ``kring`` or ``eigenaar``.
    """
    found: dict[str, list[Row]] = {}
    for row in rows:
        found.setdefault(row.holding.circle if by == "kring" else row.holding.owner, []).append(row)
    return found


def _row(sources: Sources, names: Names, signal: Signal, changed: str, today: date) -> Row:
    things = subject_nodes(sources.ledger, sources.index, signal)
    where = whereabouts(sources.index, sources.lies_in, names, things) if things else None
    hits = [kept.hit for kept in hits_of(sources.ledger, signal.id) if kept.gone_run is None]
    weights = {hit.rule: hit.weight for hit in sorted(hits, key=lambda hit: hit.weight)}
    rules = sorted(weights, key=lambda rule: (-weights[rule], rule))
    leading = sorted(hits, key=lambda hit: (rules.index(hit.rule), hit.hit_key))
    called = names.short(things[0]) if things else signal.subject_id
    titles = [sources.rules[each].title if each in sources.rules else each for each in rules]
    return Row(
        signal,
        where.title if where else signal.subject_id,
        where.area if where else "",
        called,
        gist(rules[0], titles[0]) if rules else "niet meer gevonden",
        {rule: weights[rule] for rule in rules},
        titles,
        frozenset(profile for rule in rules if rule in sources.rules for profile in sources.rules[rule].profiles),
        holding(sources.index, names, things, where.objects) if where else Holding(NO_OWNER, NO_CIRCLE),
        (today - opened_on(sources.ledger, signal)).days,
        changed,
        next_step(signal, leading, sources.rules, gone=changed == GONE),
    )
