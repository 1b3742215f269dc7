"""``pagina``: one page about a signal, an address, an object, a company, a permit, a grant, a street or a neighbourhood."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from ondermijning.cli.daily.shared import daily
from ondermijning.cli.pages.written import NOTHING_MORE, city_of, kept_until, placed
from ondermijning.cli.shared.clocks import clock_options
from ondermijning.cli.shared.completion import complete_thing
from ondermijning.cli.shared.engine import embedded_in
from ondermijning.cli.shared.explainer import explainer
from ondermijning.cli.shared.persons import PersonsAllowed
from ondermijning.cli.shared.reasons import case_option, reason_option, required
from ondermijning.cli.shared.session import DAY, note, workspace_option
from ondermijning.clock import today
from ondermijning.daily.things import exact
from ondermijning.errors import GraphError
from ondermijning.language import deferred, say
from ondermijning.signals.closing import find_signal

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ondermijning.cli.daily.shared import Daily
    from ondermijning.daily.index import Node
    from ondermijning.graph.current import Clocks
    from ondermijning.ledger.signals import Signal
    from ondermijning.pages.city import City
    from ondermijning.pages.sheet import Sheet

# The beginning of a signal id; digits alone are rather the number of something.
_SIGNAL = re.compile(r"(?=.*[a-f])[0-9a-f]{6,64}")
_PERSONS = deferred("--met-personen needs --zaak, --reden and --ontvanger: they stand on every sheet.")


@dataclass(frozen=True, slots=True)
class _Asked:
    """For whom a page is and why."""

    out: Path | None
    recipient: str
    until: date | None
    case: str
    reason: str
    named: bool

    @property
    def persons(self) -> PersonsAllowed | None:
        """The case and reason for which persons are named; None where they stand as roles."""
        return PersonsAllowed(self.case, self.told) if self.named else None

    @property
    def told(self) -> str:
        """What the audit log says of it."""
        until = f"vervalt {self.until}" if self.until else ""
        to = f"ontvanger {self.recipient}" if self.recipient else ""
        return "; ".join(filter(None, (self.reason, to, until)))


@click.command("pagina")
@click.argument("what", nargs=-1, required=True, shell_complete=complete_thing)
@workspace_option
@clock_options
@click.option("--out", type=click.Path(path_type=Path, file_okay=False), help="A folder outside the workspace.")
@click.option("--ontvanger", "recipient", default="", help="Who it is for; on every sheet, and logged.")
@click.option(
    "--vervalt", "until", type=DAY, help="The last day on which it may be kept; four weeks unless told otherwise."
)
@click.option(
    "--met-personen", "named", is_flag=True, help="Natural persons by name, with --zaak, --reden and --ontvanger."
)
@case_option
@reason_option("Why it is made; on every sheet, and logged.")
def pagina(
    what: tuple[str, ...],
    root: Path,
    clocks: Clocks,
    out: Path | None,
    recipient: str,
    until: date | None,
    named: bool,
    case: str,
    reason: str,
) -> None:
    """Write a page about WHAT: a signal, address, object, KVK number, permit, grant, street or neighbourhood; persons as roles.

    It goes into the workspace, or with --out and --reden to a folder outside. A street needs --zaak and --reden; of a
    neighbourhood there are counts only.
    """
    if until is None and (out or named):
        until = kept_until()
    asked = _Asked(out, recipient.strip(), until, case.strip(), reason.strip(), named)
    if named and not (asked.case and asked.reason and asked.recipient):
        raise click.UsageError(say(_PERSONS))
    text = " ".join(what)
    signal = bool(_SIGNAL.fullmatch(text.lower()))
    with daily(
        root,
        "pagina",
        [] if signal else [text],
        clocks=clocks,
        persons=asked.persons,
        target=f"signaal {text.lower()}" if signal else "",
        case=asked.case,
        reason=asked.told,
    ) as opened:
        if out and not asked.reason and not opened.opened.demo:
            raise click.UsageError(say("what leaves the workspace needs --reden."))
        click.echo(str(_written(opened, text, asked)))
        note(say("A signal is no finding.") if signal else say(NOTHING_MORE))


def _written(opened: Daily, text: str, asked: _Asked) -> Path:
    city = city_of(opened)
    name, page = (
        _signal_page(opened, city, found, asked)
        if (found := _signal(opened, text))
        else _page(opened, city, text, asked)
    )
    return placed(opened, name, page, asked.out)


def _signal(opened: Daily, text: str) -> Signal | None:
    """The signal that a text is the beginning of, unless something in the graph is called so."""
    if not _SIGNAL.fullmatch(text.lower()) or exact(opened.index, text, persons=opened.persons):
        return None
    return find_signal(opened.opened.ledger, text.lower())


def _signal_page(opened: Daily, city: City, signal: Signal, asked: _Asked) -> tuple[str, str]:
    from ondermijning.pages.folder import signal_file  # noqa: PLC0415
    from ondermijning.pages.signal_page import SignalPages  # noqa: PLC0415
    from ondermijning.pipeline import signal_terms  # noqa: PLC0415
    from ondermijning.signals.lapsing import last_day  # noqa: PLC0415

    session = opened.opened
    lapses = last_day(session.ledger, signal, signal_terms(session.settings))
    with embedded_in(session, opened.folder) as store:
        pages = SignalPages(city, explainer(session, opened.folder, store))
        return signal_file(signal), pages.page(signal, _sheet(opened, asked, lapses), today())


def _page(opened: Daily, city: City, text: str, asked: _Asked) -> tuple[str, str]:
    from ondermijning.pages.folder import thing_file  # noqa: PLC0415

    things = opened.things(text)
    if any(node.shielded for node in things):
        raise GraphError(
            say("nobody gets a page who is a minor or has secret data."), advice=say("Name an object or a company.")
        )
    return thing_file(things[0]), _page_about(city, things, asked, _sheet(opened, asked, asked.until or kept_until()))


def _page_about(city: City, things: Sequence[Node], asked: _Asked, sheet: Sheet) -> str:
    """A street or neighbourhood tells of many at once: it names nobody, and a street is looked through for a case only."""
    from ondermijning.pages.neighbourhood.page import neighbourhood_page  # noqa: PLC0415
    from ondermijning.pages.street_page import street_page  # noqa: PLC0415
    from ondermijning.pages.thing_page import thing_page  # noqa: PLC0415

    if things[0].label not in ("Straat", "Buurt"):
        return thing_page(city, things, sheet)
    if asked.named:
        raise click.UsageError(say("a page about a street or neighbourhood names nobody; leave out --met-personen."))
    if things[0].label == "Buurt":
        return neighbourhood_page(city, things[0], sheet)
    required(asked.case, asked.reason)
    return street_page(city, things[0], sheet)


def _sheet(opened: Daily, asked: _Asked, lapses: date | None) -> Sheet:
    from ondermijning.pages.sheet import INSIDE, Sheet  # noqa: PLC0415

    until = min(filter(None, (asked.until, lapses)), default=None)
    return Sheet(
        today(),
        until,
        asked.recipient or INSIDE,
        asked.case,
        asked.reason,
        named=asked.named,
        demo=opened.opened.demo,
    )
