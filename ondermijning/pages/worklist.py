"""The work list: every signal before people, by its address, and what the last night changed."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from ondermijning.ledger.events import State
from ondermijning.ledger.hits import hits_of
from ondermijning.pages.folder import signal_file
from ondermijning.pages.place import place
from ondermijning.pages.rendering import rendered
from ondermijning.signals.matching import canonical

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence
    from datetime import date

    from ondermijning.detect.rule import Rule
    from ondermijning.ledger.signals import Signal
    from ondermijning.pages.city import City
    from ondermijning.pages.sheet import Sheet


class Row(NamedTuple):
    """A signal on the list.

    Args:
        title, area: its address and neighbourhood.
        link: its page, or empty.
        short: its id as people type it.
        words: what its rules are called.
        days: since it was first seen.
        assignee: who weighs it, or empty.
        state: in words.
        changed: what the last night did to it, and in which words it changed.
    """

    title: str
    area: str
    link: str
    short: str
    words: list[str]
    days: int
    assignee: str
    state: str
    changed: str


def on_the_list(signals: Sequence[Signal], shown: Collection[str]) -> list[Signal]:
    """The signals that are before people and not closed, in neutral order: first seen, then id."""
    return [each for each in signals if each.id in shown and each.state is not State.GESLOTEN]


def work_list(
    city: City, signals: Sequence[Signal], changes: Mapping[str, str], rules: Mapping[str, Rule], sheet: Sheet
) -> str:
    """The page.

    Args:
        city: what is read.
        signals: those on the list.
        changes: signal → nieuw, gewijzigd or verdwenen since the night before.
        rules: the rules that exist now.
        sheet: for whom the page is.
    """
    rows = [_row(city, each, changes.get(each.id, ""), rules, sheet.made) for each in signals]
    return rendered(
        "werklijst.html", sheet=sheet.text, title="Werklijst", rows=rows, day=city.day, about=sheet, demo=city.demo
    )


def _row(city: City, signal: Signal, changed: str, rules: Mapping[str, Rule], today: date) -> Row:
    kind, element = canonical(city.ledger, (signal.subject_kind, signal.subject_id))
    things = [node for node in city.index.by_id(element) if node.label == kind]
    where = place(city, city.names(), things) if things else None
    found = {kept.hit.rule: kept.hit.weight for kept in hits_of(city.ledger, signal.id) if kept.gone_run is None}
    names = [
        rules[each].title if each in rules else each for each in sorted(found, key=lambda each: (-found[each], each))
    ]
    return Row(
        where.title if where else signal.subject_id,
        where.area if where else "",
        signal_file(signal),
        signal.id[:8],
        names,
        (today - signal.first_seen).days,
        signal.assignee,
        signal.state.value.replace("_", " "),
        changed,
    )
