"""``load``: take in a delivery."""

from __future__ import annotations

from collections import Counter
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from ondermijning import pipeline
from ondermijning.cli.shared.output import format_option, print_rows
from ondermijning.cli.shared.reasons import reason_option
from ondermijning.cli.shared.session import DAY, Day, note, progress, session, workspace_option
from ondermijning.language import plural, say
from ondermijning.sources.delivery import MAX_REJECTS_PERCENT, LoadOptions
from ondermijning.sources.loader import load_loaders
from ondermijning.sources.mapping.columns import mapped
from ondermijning.sources.mapping.document import find_mapping
from ondermijning.trust.audit import Command
from ondermijning.trust.pseudonym import pseudonymiser

if TYPE_CHECKING:
    from collections.abc import Iterable

    from ondermijning.sources.delivery import LoadReport
    from ondermijning.sources.loader import Loader

THEN = "peildatum"


class Received(Day):
    """A day of arrival, or the word for the day that each delivery speaks for."""

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Any:
        """The date or the word, or a usage error."""
        return THEN if value == THEN else super().convert(value, param, ctx)


RECEIVED = Received()
SHOWN = 8  # names in a note; the manifest of the delivery has them all


@click.command()
@click.argument("source", required=False)
@click.argument("files", nargs=-1, type=click.Path(path_type=Path))
@workspace_option
@click.option("--mapping", help="A mapping file (TOML) for columns of your own, or the name of one that comes along.")
@click.option(
    "--suggest",
    type=click.Path(path_type=Path),
    help="Load nothing: propose the register and the mapping for this file.",
)
@click.option("--reference-date", type=DAY, help="The date the delivery speaks for, where its files do not state it.")
@click.option("--accept-small", is_flag=True, help="Accept a full delivery much smaller than the one before.")
@click.option(
    "--deel-van", "part_of", metavar="DELIVERY", help="It is a part of this delivery, and corrects nothing in it."
)
@click.option(
    "--ontvangen",
    "received",
    type=RECEIVED,
    help="The day on which it arrived, for a backlog; 'peildatum' where each arrived on the day it speaks for.",
)
@reason_option("How the day of arrival is known; with --ontvangen; logged.")
@click.option(
    "--max-rejects",
    type=click.FloatRange(min=0),
    default=MAX_REJECTS_PERCENT,
    show_default=True,
    help="Percentage of rows.",
)
@click.option("--expect-rows", type=click.IntRange(min=0), help="The number of rows the supplier states.")
@click.option("--loaders-dir", type=click.Path(path_type=Path), help="A folder with loaders of your own.")
@format_option
def load(
    source: str | None,
    files: tuple[Path, ...],
    root: Path,
    mapping: str | None,
    suggest: Path | None,
    reference_date: date | None,
    accept_small: bool,
    part_of: str | None,
    received: date | str | None,
    reason: str,
    max_rejects: float,
    expect_rows: int | None,
    loaders_dir: Path | None,
    form: str,
) -> None:
    """Load FILES (files, folders or zips) of register SOURCE; twice loaded changes nothing."""
    if suggest is not None:
        _suggest(root, suggest, (source, mapping), loaders_dir, form)
        return
    if not source or not files:
        raise click.UsageError(say("Missing argument '{argument}'.", argument="FILES..." if source else "SOURCE"))
    if received and not reason:
        raise click.UsageError(say("--ontvangen needs --reden: how the day of arrival is known."))
    loader = _loader(source, loaders_dir)
    stated = f"{source}, ontvangen {received}" if received else source
    with session(root, Command("load", stated, reason=reason), (source,)) as opened:
        if mapping:
            loader = mapped(loader, find_mapping(mapping))
        keyed = pseudonymiser(opened.settings, opened.workspace)
        options = LoadOptions(
            reference_date,
            accept_small,
            max_rejects,
            expect_rows=expect_rows,
            enabled=opened.settings.restricted,
            part_of=part_of or "",
            received=received if isinstance(received, date) else None,
            received_then=received == THEN,
            reason=reason,
        )
        with progress(say("Loading {source}", source=source)):
            reports = pipeline.load(opened.workspace, loader, files, keyed, options)
        _tell(reports)
        columns = ("bron", "peildatum", "soort", "records")
        rows = [
            (report.source, report.reference_date, kind, count)
            for report in reports
            for kind, count in report.records.items()
        ]
        print_rows(form, columns, rows)


def _suggest(root: Path, file: Path, given: tuple[str | None, ...], folder: Path | None, form: str) -> None:
    from ondermijning.cli.line.load_suggest import print_suggestion  # noqa: PLC0415 - only for this option

    if any(given):
        raise click.UsageError(say("--suggest takes a file alone, without SOURCE or --mapping."))
    loaders = load_loaders(*([folder] if folder else []))
    with session(root, Command("load", f"--suggest {file.name}")):
        print_suggestion(file, loaders, form)


def _loader(source: str, folder: Path | None) -> Loader:
    from rapidfuzz import process  # noqa: PLC0415 - only for a slip of the pen

    loaders = load_loaders(*([folder] if folder else []))
    if source in loaders:
        return loaders[source]
    near = process.extractOne(source, list(loaders), score_cutoff=60)
    advice = say("Did you mean {near}?", near=near[0]) if near else say("Known are {known}.", known=", ".join(loaders))
    raise click.UsageError(say("No register {source}. {advice}", source=source, advice=advice))


def _tell(reports: list[LoadReport]) -> None:
    """What a person should know about deliveries, without any value from them."""
    for report in reports:
        what = f"{report.source} {report.reference_date}"
        if report.already_known:
            note(say("{what}: these files were loaded before; nothing changed.", what=what))
        else:
            note(
                say(
                    "{what}: {rows}, {rejected} refused.",
                    what=what,
                    rows=plural(report.rows, "{count} row", "{count} rows"),
                    rejected=report.rejected,
                )
            )
        for text in report.notes:
            note(f"  {text}")
    read = [report for report in reports if not report.already_known]
    _tell_counts("left at the door, never stored", (report.dropped_forbidden for report in read))
    _tell_counts("left at the door, not on the list", (report.dropped_unlisted for report in read))
    _tell_counts(say("remarks"), (report.remarks for report in read))
    skipped = [name for report in read for name in report.skipped]
    if skipped:
        note(say("  skipped, in no format of this register: {skipped}", skipped=_few(skipped)))


def _tell_counts(label: str, counts: Iterable[dict[str, int]]) -> None:
    total: Counter[str] = Counter()
    for each in counts:
        total.update(each)
    if total:
        note(f"  {label}: {_few([f'{name} ({count})' for name, count in sorted(total.items())])}")


def _few(texts: list[str]) -> str:
    more = say(" and {count} more", count=len(texts) - SHOWN) if len(texts) > SHOWN else ""
    return ", ".join(texts[:SHOWN]) + more
