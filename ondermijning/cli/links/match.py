"""``match``: who the lines of an outside list are, among the parties of the workspace or in a second list."""

from __future__ import annotations

import sys
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import click

from ondermijning.cli.links.match_answer import COLUMNS, Told, tell_list
from ondermijning.cli.links.match_purpose import Why, why_options
from ondermijning.cli.shared.session import note, progress, session, workspace_option
from ondermijning.clock import today
from ondermijning.language import deferred, say
from ondermijning.normalise.names.companies import company_name
from ondermijning.report.cells import write_csv
from ondermijning.resolve.lists.matches import Reference, match_list
from ondermijning.resolve.lists.outside_list import read_list
from ondermijning.resolve.mentions import COMPANY, PERSON
from ondermijning.sources.delivery import MAX_REJECTS_PERCENT
from ondermijning.trust.audit import Command
from ondermijning.workspace.atomic import PRIVATE_FILE, written_file

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ondermijning.cli.links.match_answer import Line
    from ondermijning.cli.shared.session import Session

_PATH = click.Path(path_type=Path)
_NOT_LOGGED = deferred(
    "--doel, --bronklasse, --zaak and --reden have no use here: companies of two lists are matched"
    " outside the workspace."
)


@dataclass(frozen=True, slots=True)
class _List:
    """A file to read, and what says which of its columns are which of ours."""

    path: Path
    columns: Path | None


@dataclass(frozen=True, slots=True)
class _Asked:
    """What is asked.

    Args:
        kind: persoon or bedrijf.
        lines: whom to look for.
        among: where; the workspace if None.
        every: every candidate, not only the best.
        max_rejects: percentage of lines that may be unusable.
        why: for what natural persons are matched, if they may be.
    """

    kind: str
    lines: _List
    among: _List | None
    every: bool
    max_rejects: float
    why: Why | None


@click.command()
@click.argument("lines", metavar="LIST", type=_PATH)
@click.argument("among", metavar="[REFERENCE]", required=False, type=_PATH)
@click.option("--kind", type=click.Choice([PERSON, COMPANY]), required=True, help="What the lines are.")
@click.option(
    "--columns", type=_PATH, help="A file (TOML) whose [kolommen] say which columns of LIST are which of ours."
)
@click.option("--reference-columns", "among_columns", type=_PATH, help="The same for REFERENCE.")
@click.option("--all", "every", is_flag=True, help="Every candidate of a line, not only the best.")
@click.option("--out", type=click.Path(path_type=Path, dir_okay=False), help="Write it to this file instead.")
@click.option(
    "--max-rejects",
    type=click.FloatRange(min=0),
    default=MAX_REJECTS_PERCENT,
    show_default=True,
    help="Percentage of lines that may be unusable.",
)
@why_options
@workspace_option
def match(
    lines: Path,
    among: Path | None,
    kind: str,
    columns: Path | None,
    among_columns: Path | None,
    every: bool,
    out: Path | None,
    max_rejects: float,
    why: Why | None,
    root: Path,
) -> None:
    """Match LIST (CSV or XLSX) with the parties of the workspace, or with the list REFERENCE, as resolve does.

    Columns are id and naam, and by choice adres, straat, huisnummer, toevoeging, postcode and plaats; of companies kvk, rsin
    and rechtsvorm; of persons voornamen, voorletters, voorvoegsel, geslachtsnaam, geboortedatum and nummer. Lines of
    REFERENCE with one id are one party. Who may be a natural person is told only with --doel, --bronklasse, --zaak and --reden.
    """
    if among_columns is not None and among is None:
        raise click.UsageError(say("--reference-columns goes with REFERENCE."))
    among_list = None if among is None else _List(among, among_columns)
    asked = _Asked(kind, _List(lines, columns), among_list, every, max_rejects, why)
    with _opened(asked, root) as opened:
        _write(_matched(asked, opened), out)


@contextmanager
def _opened(asked: _Asked, root: Path) -> Iterator[Session | None]:
    """The workspace, with a line in the audit log; None for companies of two lists, for which none is needed."""
    if asked.kind == COMPANY and asked.among is not None:
        if asked.why is not None:
            raise click.UsageError(say(_NOT_LOGGED))
        yield None
        return
    why = asked.why
    if asked.kind == PERSON and why is None:
        raise click.UsageError(say("Persons are matched with --doel, --bronklasse, --zaak and --reden."))
    target = f"{asked.kind} met {'lijst' if asked.among else 'werkmap'}"
    command = Command("match", f"{target}, {why}", why.case, why.reason) if why else Command("match", target)
    with session(root, command) as opened:
        if why is not None:
            why.require_allowed(opened.settings)
        yield opened


def _matched(asked: _Asked, opened: Session | None) -> list[Line]:
    """The lines of the answer; what people should know of it is noted."""
    from ondermijning.database import IN_MEMORY, bounds_of  # noqa: PLC0415 - heavy, and of no use for a wrong question

    with progress(say("Reading")):
        found = read_list(asked.lines.path, asked.kind, asked.lines.columns, asked.max_rejects)
        tell_list(found)
        reference = _reference(asked, opened)
    told = Told(reference, may_name_persons=asked.why is not None)
    bounds = bounds_of(opened.workspace) if opened else IN_MEMORY
    with progress(say("Matching")), bounds.connect() as db:
        answer = list(told.lines(match_list(db, found.subjects, reference, every=asked.every)))
    told.tell(found)
    company_name.cache_clear()  # nothing of a list is kept, and to look through it once more at the end takes long
    return answer


def _reference(asked: _Asked, opened: Session | None) -> Reference:
    if asked.among is not None:
        found = read_list(asked.among.path, asked.kind, asked.among.columns, asked.max_rejects)
        tell_list(found, is_reference=True)
        return Reference(found.subjects, [each.row["source_id"] for each in found.subjects])
    assert opened is not None  # without a second list there is a workspace
    from ondermijning.resolve.lists.reference import workspace_reference  # noqa: PLC0415 - heavy, and of no use for two lists

    sources = asked.why.sources if asked.why else None
    return workspace_reference(opened.workspace, asked.kind, today(), sources)


def _write(answer: list[Line], out: Path | None) -> None:
    if out is None:
        write_csv(sys.stdout, COLUMNS, answer)
        return
    with written_file(out.absolute(), PRIVATE_FILE) as path, path.open("w", newline="", encoding="utf-8") as stream:
        write_csv(stream, COLUMNS, answer)
    note(say("Written: {out}", out=out))
