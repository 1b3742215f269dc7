"""What every command does first: open the workspace, check that it may work, and write its line in the audit log."""

from __future__ import annotations

import sys
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from ondermijning.cli.shared.damage import telling_damage
from ondermijning.clock import today
from ondermijning.errors import OndermijningError
from ondermijning.language import say
from ondermijning.ledger import open_ledger
from ondermijning.ledger.cases import require_open_case
from ondermijning.normalise.typed import NO_WHOLE_DAY, typed_day
from ondermijning.report.cells import plain
from ondermijning.settings import Mode, read_settings, require_lawful
from ondermijning.trust.audit import Command, audited
from ondermijning.workspace import open_workspace

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from ondermijning.ledger import Ledger
    from ondermijning.settings import Settings
    from ondermijning.workspace import Workspace

workspace_option = click.option(
    "--workspace",
    "-w",
    "root",
    type=click.Path(path_type=Path),
    envvar="ONDERMIJNING_HOME",
    default=Path("werkmap"),
    show_default=True,
    help="The folder of the municipality.",
)


class Day(click.ParamType[date]):
    """A date as an option."""

    name = "date"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> date:
        """The date, or a usage error."""
        if isinstance(value, date):
            return value
        try:
            return typed_day(str(value))
        except ValueError as problem:
            what = say("a whole date,") if str(problem) == say(NO_WHOLE_DAY) else say("a date")
            self.fail(say("write {what} as 2024-12-31.", what=what), param, ctx)


DAY = Day()


@dataclass(frozen=True, slots=True)
class Session:
    """An open workspace that may be used.

    Args:
        workspace: its folder.
        settings: what the municipality filled in.
        ledger: decisions, signals and runs.
    """

    workspace: Workspace
    settings: Settings
    ledger: Ledger

    @property
    def demo(self) -> bool:
        """Whether all data are fictitious."""
        return self.settings.mode is Mode.DEMO


@contextmanager
def session(root: Path, command: Command, sources: tuple[str, ...] = ()) -> Iterator[Session]:
    """Open a workspace for one command, with a line in the audit log before and after it.

    Args:
        root: the workspace.
        command: what is about to be done.
        sources: registers it uses, each of which needs a retention term outside demo mode.

    Raises:
        WorkspaceError: there is no workspace, it may not work yet, or the audit log cannot be written.
        CaseError: the case that the command is done for does not exist or is not open today.
    """
    workspace = open_workspace(root)
    settings = read_settings(workspace)
    with audited(workspace, command), telling_damage(workspace.root):
        require_lawful(settings, sources)
        ledger = open_ledger(workspace.ledger_path)
        try:
            if command.case:
                require_open_case(ledger, command.case, today())
            if settings.mode is Mode.DEMO:
                note(say("DEMO: all data are fictitious."))
            yield Session(workspace, settings, ledger)
        finally:
            ledger.close()


@contextmanager
def progress(text: str) -> Iterator[None]:
    """Show on a terminal that work goes on; silent elsewhere."""
    if not sys.stderr.isatty():
        yield
        return
    from rich.console import Console  # noqa: PLC0415 - heavy, and only needed for people

    with Console(stderr=True).status(f"{text} …"):
        yield


def note(text: str) -> None:
    """A note for people, on stderr."""
    click.echo(plain(text), err=True)


def loads_or_usage(load: Callable[[], Any]) -> Any:
    """Turn a wrong argument into a usage error (exit code 2)."""
    try:
        return load()
    except OndermijningError as problem:
        raise click.UsageError(str(problem)) from problem
