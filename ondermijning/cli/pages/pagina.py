"""``pagina``: one page about a signal, an address, an object, a company, a permit or a grant."""

from __future__ import annotations

import re
from contextlib import ExitStack
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

import click

from ondermijning.cli.daily.shared import daily
from ondermijning.cli.shared.clocks import clock_options
from ondermijning.cli.shared.engine import embedded_in
from ondermijning.cli.shared.explainer import explainer
from ondermijning.cli.shared.persons import PersonsAllowed
from ondermijning.cli.shared.reasons import case_option, reason_option
from ondermijning.cli.shared.session import DAY, note, workspace_option
from ondermijning.clock import today
from ondermijning.daily.things import exact
from ondermijning.errors import GraphError
from ondermijning.signals.closing import find_signal

if TYPE_CHECKING:
    from ondermijning.cli.daily.shared import Daily
    from ondermijning.graph.current import Clocks
    from ondermijning.ledger.signals import Signal
    from ondermijning.pages.city import City
    from ondermijning.pages.sheet import Sheet

# The beginning of a signal id; digits alone are rather the number of something.
_SIGNAL = re.compile(r"(?=.*[a-f])[0-9a-f]{6,64}")
_KEPT_DAYS = 28  # of a page outside the workspace, unless told otherwise
_PERSONS = "--met-personen needs --zaak, --reden and --ontvanger: they stand on every sheet."


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
@click.argument("what", nargs=-1, required=True)
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
    """Write a page about WHAT: a signal, address, cadastral object, KVK number, permit or grant; natural persons as roles.

    It goes into the workspace, or with --out and --reden to a folder outside.
    """
    if until is None and (out or named):
        until = today() + timedelta(days=_KEPT_DAYS)
    asked = _Asked(out, recipient.strip(), until, case.strip(), reason.strip(), named)
    if named and not (asked.case and asked.reason and asked.recipient):
        raise click.UsageError(_PERSONS)
    text = " ".join(what)
    signal = bool(_SIGNAL.fullmatch(text.lower()))
    with daily(
        root,
        "pagina",
        [] if signal else [text],
        clocks=clocks,
        persons=asked.persons,
        target=f"signaal {text.lower()}" if signal else "",
        reason=asked.told,
    ) as opened:
        if out and not asked.reason and not opened.opened.demo:
            raise click.UsageError("what leaves the workspace needs --reden.")
        click.echo(str(_written(opened, text, asked)))
        note("A signal is no finding." if signal else "What is not on it is not in the registers that were loaded.")


def _written(opened: Daily, text: str, asked: _Asked) -> Path:
    from ondermijning.pages.city import opened as city_of  # noqa: PLC0415 - heavy, and only for pages

    session = opened.opened
    city = city_of(session.workspace, session.ledger, opened.index, opened.folder, opened.day, demo=session.demo)
    name, page = (
        _signal_page(opened, city, found, asked)
        if (found := _signal(opened, text))
        else _page(opened, city, text, asked)
    )
    return _placed(opened, name, page, asked.out)


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
    from ondermijning.pages.thing_page import thing_page  # noqa: PLC0415

    things = opened.things(text)
    if any(node.shielded for node in things):
        raise GraphError("nobody gets a page who is a minor or has secret data.", advice="Name an object or a company.")
    until = asked.until or today() + timedelta(days=_KEPT_DAYS)
    return thing_file(things[0]), thing_page(city, things, _sheet(opened, asked, until))


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


def _placed(opened: Daily, name: str, page: str, out: Path | None) -> Path:
    from ondermijning.pages.folder import add_page  # noqa: PLC0415
    from ondermijning.workspace.atomic import PRIVATE_FILE, PRIVATE_FOLDER, refused, written_file  # noqa: PLC0415

    if out is None:
        with opened.opened.workspace.write_lock():
            return add_page(opened.opened.workspace, name, page)
    with ExitStack() as stack:
        stack.enter_context(refused(out))
        out.mkdir(PRIVATE_FOLDER, parents=True, exist_ok=True)
        path = stack.enter_context(written_file(out.absolute() / name, PRIVATE_FILE))
        path.write_text(page, encoding="utf-8")
    return out / name
