"""``find``: parties, addresses, objects, permits and grants by words."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from ondermijning.cli.daily.shared import daily, daily_options
from ondermijning.cli.shared.output import print_rows
from ondermijning.cli.shared.session import note
from ondermijning.daily.shown import details, mark
from ondermijning.daily.words import LIMIT, search
from ondermijning.normalise.lookup import folded_words

if TYPE_CHECKING:
    from ondermijning.cli.shared.persons import PersonsAllowed
    from ondermijning.graph.current import Clocks

COLUMNS = ("soort", "naam", "kenmerk", "bijzonderheden")


@click.command()
@click.argument("words", nargs=-1, required=True)
@click.option("--limit", type=click.IntRange(1, 1000), default=LIMIT, show_default=True, help="How many to show.")
@daily_options
def find(
    words: tuple[str, ...], limit: int, root: Path, clocks: Clocks, persons: PersonsAllowed | None, form: str
) -> None:
    """Find parties, addresses, objects, permits and grants by WORDS: in any order, a beginning is enough.

    Natural persons are found only with --met-personen.
    """
    with daily(root, "find", [], clocks=clocks, persons=persons, target="woorden") as asked:
        found = search(asked.index, " ".join(words), persons=asked.persons, limit=limit)
        for word in found.corrected:
            note(f"Nothing has the word in place {_place(words, word)}; it was taken for a similar one.")
        if not found.nodes:
            note("Nothing has these words; natural persons are found only with --met-personen.")
        if found.more:
            note(f"There are more than {limit}; add a word or raise --limit.")
        print_rows(
            form, COLUMNS, [(node.label, asked.shown.name(node), mark(node), details(node)) for node in found.nodes]
        )


def _place(words: tuple[str, ...], folded: str) -> int:
    return folded_words(" ".join(words)).index(folded) + 1
