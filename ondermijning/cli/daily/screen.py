"""``screen``: what the registers say of an applicant and the premises; never a verdict."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from ondermijning.cli.daily.shared import Daily, daily, daily_options
from ondermijning.cli.shared.output import print_rows
from ondermijning.cli.shared.session import DAY, loads_or_usage, note
from ondermijning.clock import today
from ondermijning.daily.application import Application, Power
from ondermijning.daily.pending import Pending, kvk_of, read_pending
from ondermijning.daily.registers import registers
from ondermijning.daily.screen import COLUMNS, NO_VERDICT, Screening

if TYPE_CHECKING:
    from ondermijning.cli.shared.persons import PersonsAllowed
    from ondermijning.graph.current import Clocks

PENDING_COLUMNS = ("zaaknummer", "beslisdatum", "termijn")


@click.command()
@click.option("--kvk", default="", help="KVK number of the applicant.")
@click.option("--naam", default="", help="Name of the applicant, where no number is known.")
@click.option("--geboortedatum", "born", type=DAY, help="Birth date of an applicant who is a natural person.")
@click.option("--adres", default="", help="The premises.")
@click.option("--soort", default="", help="Kind of permit or grant.")
@click.option("--bevoegdheid", type=click.Choice([power.value for power in Power]), help="Power it is weighed under.")
@click.option(
    "--csv", "file", type=click.Path(path_type=Path, exists=True, dir_okay=False), help="Pending applications."
)
@daily_options
def screen(
    kvk: str,
    naam: str,
    born: date | None,
    adres: str,
    soort: str,
    bevoegdheid: str | None,
    file: Path | None,
    root: Path,
    clocks: Clocks,
    persons: PersonsAllowed | None,
    form: str,
) -> None:
    """Screen one applicant, or the pending applications in a CSV file: seen, not seen, not available, to be asked.

    A file has the columns zaaknummer;kvk;naam;adres;soort;bevoegdheid;beslisdatum. This is never a verdict.
    """
    if file is not None:
        pending = loads_or_usage(lambda: read_pending(file))
        with daily(root, "screen", [], clocks=clocks, persons=persons, target=f"{len(pending)} aanvragen") as asked:
            _print_pending(asked, pending, form)
        return
    if not adres or not soort or not bevoegdheid or bool(kvk) == bool(naam):
        raise click.UsageError("Give --adres, --soort, --bevoegdheid and one of --kvk and --naam, or --csv.")
    kvk = loads_or_usage(lambda: kvk_of(kvk.strip(), "--kvk"))
    application = Application(kvk, naam, adres, soort, Power(bevoegdheid), born=born is not None)
    with daily(
        root, "screen", [*filter(None, [kvk]), adres], clocks=clocks, persons=persons, reason=bevoegdheid
    ) as asked:
        print_rows(form, COLUMNS, _screening(asked).findings(application))
        note(NO_VERDICT)


def _screening(asked: Daily) -> Screening:
    expected = asked.opened.settings.run.expected
    known = registers(asked.opened.workspace, min(asked.day, asked.known_on or asked.day), expected)
    return Screening(asked.index, asked.shown, known, asked.persons)


def _print_pending(asked: Daily, pending: list[Pending], form: str) -> None:
    day, screening = today(), _screening(asked)
    rows = [
        (each.case, each.due.isoformat(), each.term(day), *finding)
        for each in pending
        for finding in screening.findings(each.application)
    ]
    print_rows(form, (*PENDING_COLUMNS, *COLUMNS), rows)
    note(NO_VERDICT)
