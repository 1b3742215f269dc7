"""Where a page goes: into the workspace beside the others, or to a folder outside it."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

import click

from ondermijning.cli.shared.session import note
from ondermijning.clock import today
from ondermijning.language import deferred, say

if TYPE_CHECKING:
    from pathlib import Path

    from ondermijning.cli.daily.questions import Question
    from ondermijning.cli.daily.shared import Daily
    from ondermijning.pages.city import City
    from ondermijning.pages.sheet import Sheet

KEPT_DAYS = 28  # of a page that is no signal's, unless told otherwise
NOTHING_MORE = deferred("What is not on it is not in the registers that were loaded.")


def city_of(opened: Daily) -> City:
    """What pages read of the municipality whose graph is open."""
    from ondermijning.pages.city import opened as open_city  # noqa: PLC0415 - heavy, and only for pages

    session = opened.opened
    return open_city(session.workspace, session.ledger, opened.index, opened.folder, opened.day, demo=session.demo)


def kept_until() -> date:
    """The last day on which a page that is made today may be kept, unless told otherwise."""
    return today() + timedelta(days=KEPT_DAYS)


def sheet_of(opened: Daily, question: Question) -> Sheet:
    """The sheet of a page that answers a question."""
    from ondermijning.pages.sheet import Sheet  # noqa: PLC0415

    return Sheet(today(), kept_until(), case=question.case, reason=question.reason, demo=opened.opened.demo)


def tell_page(opened: Daily, name: str, page: str) -> None:
    """Write the page of a question into the workspace and print its path."""
    click.echo(str(placed(opened, name, page, None)))
    note(say(NOTHING_MORE))


def placed(opened: Daily, name: str, page: str, out: Path | None) -> Path:
    """Write a page into the workspace, or to a folder outside it; returns its path."""
    from ondermijning.pages.folder import add_page  # noqa: PLC0415
    from ondermijning.workspace.atomic import written_files  # noqa: PLC0415

    if out is None:
        with opened.opened.workspace.write_lock():
            return add_page(opened.opened.workspace, name, page)
    return written_files(out, {name: page.encode()})[0]
