"""A command group that imports a command only when it is used: help and errors stay fast."""

from __future__ import annotations

import importlib
from typing import TYPE_CHECKING, Any

from ondermijning.cli.shared.spoken import SpokenGroup, spoken

if TYPE_CHECKING:
    import click

if TYPE_CHECKING:
    from collections.abc import Mapping


class LazyGroup(SpokenGroup):
    """A group whose commands are named by ``module:attribute`` and a line of help.

    Args:
        commands: name → (where it is, its help).
        renamed: name that a command once had → its name; whoever types the first is told the second.
    """

    def __init__(
        self, *args: Any, commands: dict[str, tuple[str, str]], renamed: Mapping[str, str] | None = None, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self._lazy = commands
        self._renamed = renamed or {}

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """The command that was typed; one that has another name now is refused with that."""
        if args and args[0] in self._renamed:
            ctx.fail(f"{args[0]!r} is now called {self._renamed[args[0]]!r}.")
        return super().resolve_command(ctx, args)

    @property
    def lines(self) -> dict[str, str]:
        """What is said of each command where all are listed."""
        return {name: text for name, (_, text) in self._lazy.items()}

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 - of click
        """Names in the order they are used in."""
        return list(self._lazy)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002 - of click
        """The command itself, imported now."""
        if cmd_name not in self._lazy:
            return None
        module, _, attribute = self._lazy[cmd_name][0].partition(":")
        command: click.Command = getattr(importlib.import_module(module), attribute)
        return spoken(command)
