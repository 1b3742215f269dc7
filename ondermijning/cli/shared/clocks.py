"""``--on`` and ``--known-on``: which graph a command reads, by what held on a day and by what was known on one."""

from __future__ import annotations

import functools
from datetime import date
from typing import TYPE_CHECKING, Any

import click

from ondermijning.cli.shared.session import DAY
from ondermijning.clock import today
from ondermijning.graph.current import Clocks

if TYPE_CHECKING:
    from collections.abc import Callable


def _past(_context: click.Context, _option: click.Parameter, day: date | None) -> date | None:
    if day is not None and day > today():
        raise click.BadParameter("nobody knows yet what will be known on a day to come.")
    return day


known_on_option = click.option(
    "--known-on",
    type=DAY,
    callback=_past,
    help="Count only what was known on this date; all that is known now otherwise.",
)


def clock_options(command: Callable[..., Any]) -> Callable[..., Any]:
    """Give a command ``--on --known-on``; it receives ``clocks``: ``Clocks``."""

    @click.option("--on", type=DAY, help="Use the graph of this date; the one built last unless told otherwise.")
    @known_on_option
    @functools.wraps(command)
    def wrapped(*args: Any, on: date | None, known_on: date | None, **kwargs: Any) -> Any:
        return command(*args, clocks=Clocks(on, known_on), **kwargs)

    return wrapped
