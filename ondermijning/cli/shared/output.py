"""Tables on stdout in the form a person or program asks for: one decorator, one function."""

from __future__ import annotations

import sys
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
    from rich.console import Console  # noqa: PLC0415 - heavy, and only needed for people
    from rich.table import Table  # noqa: PLC0415

    table = Table(box=None, pad_edge=False, header_style="bold")
    for column in columns:
        table.add_column(column, overflow="fold")
    for row in rows:
        table.add_row(*(plain("" if value is None else str(value)) for value in row))
    console = Console(markup=False, highlight=False, width=None if sys.stdout.isatty() else WIDE)
    with console.capture() as capture:
        console.print(table)
    click.echo("\n".join(line.rstrip() for line in capture.get().splitlines()))
