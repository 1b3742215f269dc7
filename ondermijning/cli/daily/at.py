"""``at``: everything ever seen at an address."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from ondermijning.cli.daily.shared import Daily, daily, daily_options
from ondermijning.cli.shared.completion import complete_thing
from ondermijning.cli.shared.output import print_rows
from ondermijning.cli.shared.session import note
from ondermijning.daily.history import COLUMNS, PLACES, around, known_span, place_nodes
from ondermijning.daily.shown import details
from ondermijning.daily.signals import signals_about
from ondermijning.daily.things import houses_of
from ondermijning.errors import GraphError
from ondermijning.language import say

if TYPE_CHECKING:
    from ondermijning.cli.shared.persons import PersonsAllowed
    from ondermijning.daily.index import Node
    from ondermijning.graph.current import Clocks


MAX_ROWS = 500
limit_option = click.option(
    "--limit", type=click.IntRange(min=1), default=MAX_ROWS, show_default=True, help="Rows at most, the latest ones."
)


@click.command()
@click.argument("adres", nargs=-1, required=True, shell_complete=complete_thing)
@limit_option
@daily_options
def at(
    adres: tuple[str, ...], limit: int, root: Path, clocks: Clocks, persons: PersonsAllowed | None, form: str
) -> None:
    """Everything ever seen at an ADRES, in order of time, each row with the rows of the deliveries it comes from.

    ADRES is an address (Voorbeeldstraat 12 A; 6211AB 12a), a street, a BAG id, a cadastral designation, or a signal about one.
    """
    text = " ".join(adres)
    with daily(root, "at", [text], clocks=clocks, persons=persons) as asked:
        things = houses_of(asked.index, asked.things(text))
        if any(thing.label not in PLACES for thing in things):
            raise GraphError(
                say("this is no address or object."), advice=say("Use ondermijning show for anything else.")
            )
        print_history(asked, things, form, limit)


def print_history(asked: Daily, things: list[Node], form: str, limit: int) -> None:
    """What the things are, then the latest that is known around them; of a place with all that belongs to it."""
    place = things[0].label in PLACES
    centre = place_nodes(asked.index, things) if place else {node.number: node for node in things}
    first = [
        (
            "",
            "",
            "gegevens",
            _headed(node.label, asked.shown.name(node), details(node)),
            known_span(node.data),
            asked.shown.sources([node.number]),
        )
        for node in centre.values()
    ]
    known = around(asked.index, asked.shown, centre, limit=limit)
    if known.total > limit:
        note(say("The latest {limit} of {total} rows; raise --limit for more.", limit=limit, total=known.total))
    # What was known on a day is older than the signals of now.
    found = () if asked.known_on else signals_about(asked.opened.ledger, known.nodes.values())
    rows = [
        (row.begin, row.end, row.topic, row.text, row.known, asked.shown.sources(row.elements))
        for row in sorted([*known.rows, *found], key=lambda row: row.begin)
    ]
    print_rows(form, COLUMNS, [*first, *rows])


def _headed(label: str, name: str, more: str) -> str:
    """What a thing is, unless its name says so, and what is known of it."""
    kind = "" if name.lower().startswith((label.lower(), "natuurlijk persoon")) else f"{label} "
    return f"{kind}{name}: {more}" if more else f"{kind}{name}"
