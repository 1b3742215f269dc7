"""Help in the language of the reader: commands are written in English, and what click shows of them passes the catalogue."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import click

from ondermijning.language import deferred, say

if TYPE_CHECKING:
    from collections.abc import Iterable

_WORDS = (  # of usage, and the kinds of what an option takes
    deferred("[OPTIONS]"),
    deferred("[ARGS]..."),
    deferred("COMMAND"),
    deferred("TEXT"),
    deferred("PATH"),
    deferred("DATE"),
    deferred("required"),  # which click looks up without marking it
    deferred("INTEGER"),
    deferred("FLOAT"),
    deferred("INTEGER RANGE"),
    deferred("FLOAT RANGE"),
)
_TYPED = re.compile(r"(?P<names>.*?-[\w-]+) (?P<kind>[A-Z ]+)")
_LINE = 200  # signs
_MORE = "  ["  # between the help of an option and its default, range and the like, which click has translated by then


class SpokenFormatter(click.HelpFormatter):
    """Writes help in the language of the reader."""

    def write_usage(self, prog: str, args: str = "", prefix: str | None = None) -> None:
        """The line of usage."""
        super().write_usage(prog, " ".join(map(_worded, args.split())), prefix)

    def write_text(self, text: str) -> None:
        """What a command does."""
        super().write_text(say(text))

    def write_dl(self, rows: Iterable[tuple[str, str]], col_max: int = 30, col_spacing: int = 2) -> None:
        """Options or commands with their help."""
        super().write_dl([(_typed(name), _told(text)) for name, text in rows], col_max, col_spacing)


class SpokenContext(click.Context):
    """A context whose help is spoken."""

    formatter_class = SpokenFormatter


class SpokenGroup(click.Group):
    """A group that lists its commands with a whole line of help each."""

    context_class = SpokenContext

    @property
    def lines(self) -> dict[str, str]:
        """What is said of each command where all are listed."""
        return {name: command.get_short_help_str(limit=_LINE) for name, command in self.commands.items()}

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:  # noqa: ARG002 - of click
        """The list of commands."""
        with formatter.section(say("Commands")):
            formatter.write_dl(self.lines.items())


def spoken(command: click.Command) -> click.Command:
    """Let a command, and those in it, show its help in the language of the reader."""
    command.context_class = SpokenContext
    for each in getattr(command, "commands", {}).values():
        spoken(each)
    return command


def _worded(word: str) -> str:
    return say(word) if word in _WORDS else word


def _typed(name: str) -> str:
    """The names of an option with the kind of what it takes."""
    typed = _TYPED.fullmatch(name)
    return f"{typed['names']} {_worded(typed['kind'])}" if typed else name


def _told(text: str) -> str:
    told, mark, more = text.partition(_MORE)
    return f"{say(told)}{mark}{more}"
