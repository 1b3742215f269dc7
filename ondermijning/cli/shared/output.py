"""Tables on stdout in the form a person or program asks for: one decorator, one function."""

from __future__ import annotations

import shutil
import sys
from itertools import chain
from typing import TYPE_CHECKING, Any

import click

from ondermijning.report.cells import json_text, plain, write_csv

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

WIDE = 240  # columns of a table that does not go to a terminal

format_option = click.option(
    "--format",
    "form",
    type=click.Choice(["table", "csv", "json"]),
    default="table",
    show_default=True,
    help="How to print.",
)


def print_rows(form: str, columns: Sequence[str], rows: Iterable[Sequence[Any]]) -> None:
    """Print rows as a table for people, as CSV or as a JSON array."""
    found = [tuple(row) for row in rows]
    if form == "csv":
        write_csv(sys.stdout, columns, found)
    elif form == "json":
        click.echo(json_text([dict(zip(columns, row, strict=True)) for row in found]))
    else:
        _print_table(columns, found)


def _print_table(columns: Sequence[str], rows: list[tuple[Any, ...]]) -> None:
    from ondermijning.cli.shared.table import table_lines  # noqa: PLC0415 - only needed for people

    cells = [[plain("" if value is None else str(value)) for value in row] for row in rows]
    width = shutil.get_terminal_size().columns if sys.stdout.isatty() else WIDE
    heading, *lines = table_lines([[*columns], *cells], width)
    click.echo("\n".join(chain((click.style(line, bold=True) for line in heading), *lines)))
