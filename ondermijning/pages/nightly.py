"""The pages of a night: the work list, and a page per signal that is before people."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from ondermijning.daily.index import open_index
from ondermijning.ledger.signals import list_signals
from ondermijning.pages.city import opened
from ondermijning.pages.folder import WORK_LIST, signal_file
from ondermijning.pages.sheet import Sheet
from ondermijning.pages.signal_page import SignalPages
from ondermijning.pages.worklist import on_the_list, work_list
from ondermijning.signals.lapsing import last_day

if TYPE_CHECKING:
    from datetime import date
    from pathlib import Path

    from ondermijning.report.signals.changes import Story
    from ondermijning.report.signals.explainer import Explainer
    from ondermijning.signals.lapsing import Terms
    from ondermijning.signals.offering import Queue
    from ondermijning.workspace import Workspace

NEW, CHANGED, GONE = "nieuw", "gewijzigd", "verdwenen"


class Night(NamedTuple):
    """What a night told.

    Args:
        queue: which signals are before people.
        story: what it changed.
        terms: how long signals are kept.
        today: the day of it.
    """

    queue: Queue
    story: Story
    terms: Terms
    today: date


def nightly_pages(workspace: Workspace, explainer: Explainer, folder: Path, day: date, night: Night) -> dict[str, str]:
    """Name → page.

    Args:
        workspace: its deliveries say where things lie.
        explainer: explains signals, as everywhere.
        folder: the built graph.
        day: the date that it speaks for.
        night: what it told.
    """
    signals = list_signals(explainer.ledger)
    listed = on_the_list(signals, {each.id for each in signals if night.queue.shows(each)})
    with open_index(folder) as index:
        city = opened(workspace, explainer.ledger, index, folder, day, demo=explainer.demo)
        pages = SignalPages(city, explainer)
        made = {
            signal_file(each): pages.page(
                each,
                Sheet(night.today, last_day(explainer.ledger, each, night.terms), demo=explainer.demo),
                night.today,
            )
            for each in listed
        }
        sheet = Sheet(night.today, None, demo=explainer.demo)
        made[WORK_LIST] = work_list(city, listed, _changes(night.story), explainer.rules, sheet)
    return made


def _changes(story: Story) -> dict[str, str]:
    """What the night did to each signal."""
    told = ((NEW, story.new), (CHANGED, story.changed), (GONE, story.gone))
    return {signal.id: word for word, signals in told for signal in signals}
