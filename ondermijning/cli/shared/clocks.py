"""``--on`` and ``--known-on``: which graph a command reads, by what held on a day and by what was known on one."""

from __future__ import annotations

import functools
from contextlib import suppress
from datetime import date
from typing import TYPE_CHECKING, Any

import click

from ondermijning.cli.shared.session import DAY, note
from ondermijning.clock import today
from ondermijning.errors import GraphError
from ondermijning.graph.current import Clocks, current_graph, is_current
from ondermijning.graph.freshness import is_stale
from ondermijning.language import say
from ondermijning.normalise.dutch import in_dutch

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from ondermijning.workspace import Workspace


def _past(_context: click.Context, _option: click.Parameter, day: date | None) -> date | None:
    if day is not None and day > today():
        raise click.BadParameter(say("nobody knows yet what will be known on a day to come."))
    return day


known_on_option = click.option(
    "--known-on",
    type=DAY,
    callback=_past,
    help="Count only what was known on this date; all that is known now otherwise.",
)


def clock_options(command: Callable[..., Any]) -> Callable[..., Any]:
    """Give a command ``--on --known-on``; it receives ``clocks``: ``Clocks``."""

    @click.option("--on", type=DAY, help="Use the graph of this date; the one in use unless told otherwise.")
    @known_on_option
    @functools.wraps(command)
    def wrapped(*args: Any, on: date | None, known_on: date | None, **kwargs: Any) -> Any:
        return command(*args, clocks=Clocks(on, known_on), **kwargs)

    return wrapped


def tell_graph(workspace: Workspace, day: date, folder: Path, *, on_page: bool = False) -> None:
    """Say of which day a graph is where that is not today, and whether the workspace holds other things by now.

    Args:
        workspace: where it stands.
        day: the date it speaks for.
        folder: the built graph.
        on_page: what is printed is a page that begins with its day; anything else goes on with its columns or as JSON, so
            that the day is told on stderr, wherever stdout goes.
    """
    if not on_page:
        _tell_day(day, folder)
    if is_stale(workspace, folder):
        note(
            say(
                "The graph is older than the deliveries, the parties, the exclusions or the norms; run build"
                " {renewing} to bring it up to date.",
                renewing=_renewing(workspace, folder),
            )
        )


def tell_current(workspace: Workspace) -> None:
    """Say of which day the graph in use is, if there is one and it is not of today."""
    with suppress(GraphError):
        _tell_day(*current_graph(workspace))


def _tell_day(day: date, folder: Path) -> None:
    if line := day_line(day, folder):
        note(line)


def day_line(day: date, folder: Path) -> str:
    """The first line of what is told from a graph of another day than today; empty where it is of today."""
    known_on = folder.name.partition("@")[2]
    if day == today() and not known_on:
        return ""
    known = f", voor zover bekend op {in_dutch(date.fromisoformat(known_on))}" if known_on else ""
    return f"Stand van {in_dutch(day)}{known}; vandaag is het {in_dutch(today())}."


def _renewing(workspace: Workspace, folder: Path) -> str:
    """The options of ``build`` that bring a graph up to date."""
    if is_current(workspace, folder):
        return "--actueel"
    day, _, known_on = folder.name.partition("@")
    return f"--on {day}{f' --known-on {known_on}' if known_on else ''}"
