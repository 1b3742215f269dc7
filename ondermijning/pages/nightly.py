"""The pages of a night: the work list, and a page per signal that is before people."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from ondermijning.daily.index import open_index
from ondermijning.ledger.signals import list_signals
from ondermijning.pages.city import opened
from ondermijning.pages.folder import WORK_LIST, WORK_SHEET, WORK_TABLE, signal_file
from ondermijning.pages.sheet import Sheet
from ondermijning.pages.signal_page import SignalPages
from ondermijning.pages.worklist.files import work_list, work_list_csv, work_list_xlsx
from ondermijning.pages.worklist.rows import Sources, on_the_list, rows_of
from ondermijning.report.signals.changes import changes_of
from ondermijning.report.signals.explainer import DEMO, NO_FINDING
from ondermijning.signals.lapsing import last_day

if TYPE_CHECKING:
    from datetime import date
    from pathlib import Path

    from ondermijning.report.signals.changes import Story
    from ondermijning.report.signals.explainer import Explainer
    from ondermijning.signals.lapsing import Terms
    from ondermijning.signals.offering import Queue
    from ondermijning.workspace import Workspace


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


def nightly_pages(
    workspace: Workspace, explainer: Explainer, folder: Path, day: date, night: Night
) -> dict[str, str | bytes]:
    """Name → page, and the work list also as a spreadsheet and as CSV.

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
        pages = SignalPages(city, explainer.read_ahead(listed))
        made: dict[str, str | bytes] = {
            signal_file(each): pages.page(
                each,
                Sheet(night.today, last_day(explainer.ledger, each, night.terms), demo=explainer.demo),
                night.today,
            )
            for each in listed
        }
        sheet = Sheet(night.today, None, demo=explainer.demo)
        sources = Sources(explainer.ledger, index, city.ground.lies_in, explainer.rules)
        rows = rows_of(sources, listed, changes_of(night.story), night.today)
        made[WORK_LIST] = work_list(city, rows, sheet)
        made[WORK_SHEET] = work_list_xlsx(rows, f"{DEMO} {NO_FINDING}" if explainer.demo else NO_FINDING)
        made[WORK_TABLE] = work_list_csv(rows)
    return made
