"""``loaders``: which registers can be loaded."""

from __future__ import annotations

import click

from ondermijning.cli.shared.output import format_option, print_rows
from ondermijning.sources.loader import load_loaders


@click.command()
@format_option
def loaders(form: str) -> None:
    """All registers that can be loaded, with their formats."""
    rows = [
        (loader.id, loader.title, reader.format, reader.scope.value)
        for loader in load_loaders().values()
        for reader in loader.reads
    ]
    print_rows(form, ("bron", "titel", "formaat", "reikwijdte"), rows)
