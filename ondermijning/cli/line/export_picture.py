"""``export beeld`` and ``export corporaties``: what registers say per neighbourhood and per housing corporation, never of whom."""

from __future__ import annotations

from contextlib import ExitStack, contextmanager, nullcontext
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path
from typing import TYPE_CHECKING

import click

from ondermijning.cli.line.export_withdrawal import OUTSIDE
from ondermijning.cli.shared.clocks import tell_graph
from ondermijning.cli.shared.reasons import reason_option, reason_required
from ondermijning.cli.shared.session import note, session, workspace_option
from ondermijning.clock import today
from ondermijning.graph.current import current_graph
from ondermijning.language import plural, say
from ondermijning.ledger.publications import publish
from ondermijning.normalise.text import counted
from ondermijning.report.signals.explainer import DEMO
from ondermijning.report.written import telling
from ondermijning.trust.audit import Command, actor

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from datetime import date

    import duckdb

    from ondermijning.cli.shared.session import Session
    from ondermijning.ledger.publications import Slice
    from ondermijning.picture.areas import Area

_KEPT_DAYS = 365  # it says nothing of anybody; next year there is another one
_OUT = click.option("--out", type=click.Path(path_type=Path, file_okay=False), help="A folder outside the workspace.")
_REASON = reason_option("Why it is made; on every sheet, and logged.")


@dataclass(frozen=True, slots=True)
class _Opened:
    """What both read: the tables, the areas, and of which years."""

    session: Session
    db: duckdb.DuckDBPyConnection
    day: date
    area: Area
    years: list[int]
    delivered: Mapping[str, tuple[date, date]]

    def marked(self, text: str) -> str:
        """What stands above every sheet of a workbook."""
        return f"{DEMO} {text}" if self.session.demo else text


@click.command("beeld")
@workspace_option
@_OUT
@_REASON
def export_picture(root: Path, out: Path | None, reason: str) -> None:
    """The picture of the neighbourhoods by year, as HTML, XLSX and CSV, for a reason: factors as rates, never of whom.

    A year is told once, when it is over; later editions repeat it.
    """
    with _opened(root, "export beeld", out, reason) as opened:
        from ondermijning.pages.sheet import Sheet  # noqa: PLC0415 - heavy, as what follows
        from ondermijning.picture.edition import edition  # noqa: PLC0415
        from ondermijning.picture.files import picture_csv, picture_xlsx  # noqa: PLC0415
        from ondermijning.picture.maps import plan  # noqa: PLC0415
        from ondermijning.picture.page import READING_GUIDE, picture_page, reading_guide  # noqa: PLC0415
        from ondermijning.picture.safety import open_figures  # noqa: PLC0415
        from ondermijning.picture.words import NO_CRIME  # noqa: PLC0415

        day, goals = opened.day, opened.session.settings.veiligheid
        made = edition(opened.db, opened.session.ledger, opened.area, opened.years, opened.delivered)
        figures = open_figures(opened.db, opened.area)
        until = today() + timedelta(days=_KEPT_DAYS)
        sheet = Sheet(
            today(), until, "voor wie over veiligheid adviseert", reason=reason.strip(), demo=opened.session.demo
        )
        page = picture_page(made, plan(opened.db, opened.area, day), figures, goals, day=day, sheet=sheet)
        files = {
            f"beeld-{day}.html": page.encode(),
            f"{READING_GUIDE}-{day}.html": reading_guide(made, day=day, sheet=sheet).encode(),
            f"beeld-{day}.xlsx": picture_xlsx(made, figures, goals, opened.marked(NO_CRIME)),
            f"beeld-{day}.csv": picture_csv(made).encode(),
        }
        _publish(opened, made.new)
        _write(opened, files, out)
        shown = sum(each.told for each in made.figures)
        note(
            say(
                "{factors} shown, {figures} with too little to show or not known yet.",
                factors=plural(shown, "{count} factor", "{count} factors"),
                figures=len(made.figures) - shown,
            )
        )


@click.command("corporaties")
@workspace_option
@_OUT
@_REASON
def export_corporations(root: Path, out: Path | None, reason: str) -> None:
    """Closures, emptiness, over-occupation and signs of letting per housing corporation, as an internal XLSX, for a reason."""
    with _opened(root, "export corporaties", out, reason) as opened:
        from ondermijning.picture.corporations import GROUND, corporations, corporations_xlsx  # noqa: PLC0415 - heavy
        from ondermijning.picture.edition import Telling  # noqa: PLC0415

        telling_picture = Telling(opened.db, opened.session.ledger, opened.area)
        whole, figures, new = corporations(
            opened.db, telling_picture, opened.session.ledger, opened.years, opened.delivered
        )
        book = corporations_xlsx(whole, figures, opened.marked(GROUND))
        _publish(opened, [*telling_picture.new, *new])
        _write(opened, {f"corporaties-{opened.day}.xlsx": book}, out)
        note(f"{counted(len(whole.parts), 'corporation')}.")


@contextmanager
def _opened(root: Path, action: str, out: Path | None, reason: str) -> Iterator[_Opened]:
    """The tables of the graph in use, with the workspace locked: what is told once is not told twice."""
    reason_required(reason)
    with ExitStack() as stack:
        target = OUTSIDE if out else "in de werkmap"
        opened = stack.enter_context(session(root, Command(action, target, reason=reason.strip())))
        day, folder = current_graph(opened.workspace)
        tell_graph(opened.workspace, day, folder)
        from ondermijning.pages.city import delivered  # noqa: PLC0415 - heavy, as what follows
        from ondermijning.picture.edition import areas, years_until  # noqa: PLC0415
        from ondermijning.picture.tables import opened as tables  # noqa: PLC0415
        from ondermijning.picture.taken_up import taken_up  # noqa: PLC0415

        stack.enter_context(opened.workspace.write_lock())
        known = delivered(opened.workspace, day)
        years = years_until(day, known)
        db = stack.enter_context(tables(opened.workspace, folder, day, years, taken_up(opened.ledger)))
        area = areas(db, opened.settings.gemeente_code, opened.settings.gemeente_naam)
        yield _Opened(opened, db, day, area, years, known)


def _publish(opened: _Opened, new: Sequence[Slice]) -> None:
    """Keep what is told for the first time, before anybody sees it: what is kept and not seen does no harm."""
    with opened.session.ledger.transaction():
        for part in new:
            publish(opened.session.ledger, part, actor())


def _write(opened: _Opened, files: Mapping[str, bytes], out: Path | None) -> None:
    from ondermijning.workspace.atomic import written_files  # noqa: PLC0415

    workspace = opened.session.workspace
    folder = out or workspace.export
    with nullcontext() if out else telling(workspace, *map(folder.joinpath, files)):
        paths = written_files(folder, files)
    for path in paths:
        click.echo(str(path))
