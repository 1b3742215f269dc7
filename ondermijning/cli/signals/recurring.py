"""``signals recurring``: companies that come back around objects with a signal, for a case and a reason."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from ondermijning.cli.shared.engine import EMBEDDED, graph
from ondermijning.cli.shared.output import format_option, print_rows
from ondermijning.cli.shared.reasons import case_option, reason_option, required
from ondermijning.cli.shared.session import note, session, workspace_option
from ondermijning.graph.current import Clocks
from ondermijning.language import plural, say
from ondermijning.ledger.disputes import Disputed
from ondermijning.signals.display import names_by_id
from ondermijning.signals.recurring import Least, flagged_objects, recurring
from ondermijning.trust.audit import Command

if TYPE_CHECKING:
    from collections.abc import Mapping

    from ondermijning.signals.recurring import Recurring

_COLUMNS = ("bedrijf", "naam", "rol", "objecten", "met signaal", "lift", "kans")


@click.command("recurring")
@workspace_option
@case_option
@reason_option("Why it is looked at; logged.")
@click.option("--objects", type=click.IntRange(min=2), default=5, show_default=True, help="Objects with a signal.")
@click.option("--lift", type=click.FloatRange(min=1), default=3.0, show_default=True, help="Times the share of all.")
@click.option("--chance", type=click.FloatRange(0, 1), default=0.01, show_default=True, help="Of so many by chance.")
@format_option
def recurring_command(root: Path, case: str, reason: str, objects: int, lift: float, chance: float, form: str) -> None:
    """Companies that lend on or direct the owners of objects with a signal more often than chance would have it.

    A count and no finding: who does much of one kind of work comes back by that. Natural persons are not counted.
    """
    required(case, reason)
    with (
        session(root, Command("signals recurring", "", case.strip(), reason.strip())) as opened,
        graph(opened, EMBEDDED, Clocks()) as (_, _, store),
    ):
        flagged, disputed = flagged_objects(opened.ledger), Disputed(opened.ledger)
        every = recurring(store, flagged, Least(objects, lift, chance))
        found = [each for each in every if not disputed.any_of((each.company,))]
        names = names_by_id(store, {("Bedrijf", each.company) for each in found})
        print_rows(form, _COLUMNS, (_row(each, names) for each in found))
        note(
            say(
                "{objects} a signal; a company that comes back is no finding.",
                objects=plural(len(flagged), "{count} object has", "{count} objects have"),
            )
        )


def _row(found: Recurring, names: Mapping[tuple[str, str], str]) -> tuple[str, str, str, int, int, str, str]:
    return (
        found.company,
        names.get(("Bedrijf", found.company), ""),
        found.role,
        found.objects,
        found.flagged,
        f"{found.lift:.1f}",
        f"{found.chance:.2g}",
    )
