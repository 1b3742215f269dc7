"""``inzage``: everything that is held of one party, for a case and a reason."""

from __future__ import annotations

from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING

import click

from ondermijning.cli.rights.subjects import refuse_name, target_of
from ondermijning.cli.shared.clocks import day_line
from ondermijning.cli.shared.engine import EMBEDDED, graph
from ondermijning.cli.shared.reasons import case_option, reason_option, required
from ondermijning.cli.shared.session import note, session, workspace_option
from ondermijning.detect.library import load_rules
from ondermijning.errors import GraphError
from ondermijning.graph.current import Clocks, current_graph
from ondermijning.language import say
from ondermijning.report.cells import json_text
from ondermijning.report.inzage.party import SubjectReport, subject_text
from ondermijning.resolve.party_lookup import held_party, parties_of_now
from ondermijning.sources.loader import load_loaders
from ondermijning.trust.audit import Command
from ondermijning.trust.retention import keep_months, kept_until
from ondermijning.workspace.atomic import PRIVATE_FILE, written_file

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date
    from typing import Any

    from ondermijning.cli.shared.session import Session
    from ondermijning.graph.store import GraphStore


@click.command()
@click.argument("party")
@workspace_option
@case_option
@reason_option("Why it is asked; logged.")
@click.option("--out", type=click.Path(path_type=Path, dir_okay=False), help="Write it to this file instead.")
@click.option(
    "--format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True, help="How to print."
)
def inzage(party: str, root: Path, case: str, reason: str, out: Path | None, form: str) -> None:
    """Everything that is held of PARTY: records, relations, signals, files, log lines, disputes and terms.

    PARTY is the id of a party, a KVK number or RSIN, or the key of a mention; a name is answered by whose it may be.
    Other natural persons are left out.
    """
    required(case, reason)
    with session(root, Command("inzage", target_of(root, party), case.strip(), reason.strip())) as opened:
        report = _report(opened, party, on_page=form == "text")
        text = json_text(report) if form == "json" else _page(opened, report)
        if out is None:
            click.echo(text)
            return
        with written_file(out.absolute(), PRIVATE_FILE) as path:
            path.write_text(text + "\n", encoding="utf-8")
        note(say("Written: {out}", out=out))


def _page(opened: Session, report: dict[str, Any]) -> str:
    """The report for people, which begins with the day of the graph where that is not today."""
    line = ""
    with suppress(GraphError):
        line = day_line(*current_graph(opened.workspace))
    return "\n".join(filter(None, (line, subject_text(report))))


def _report(opened: Session, party: str, *, on_page: bool) -> dict[str, Any]:
    held = held_party(parties_of_now(opened.workspace, opened.ledger), opened.ledger, party)
    if not held.mentions:
        refuse_name(opened.workspace, party)
    loaders, rules = load_loaders(), load_rules()

    def kept(source: str, day: date) -> date:
        return kept_until(day, keep_months(opened.settings, source, loaders.get(source)))

    with _graph_if_any(opened, on_page=on_page) as built:
        report = SubjectReport(opened.workspace, opened.ledger, built, rules, kept, opened.demo)
        return report.of(held)


@contextmanager
def _graph_if_any(opened: Session, *, on_page: bool) -> Iterator[tuple[Path, GraphStore] | None]:
    """The built graph; what is held must be told without one too."""
    try:
        current_graph(opened.workspace)
    except GraphError:
        note(say("There is no graph: its nodes and relations are missing here. Run ondermijning build and ask again."))
        yield None
        return
    with graph(opened, EMBEDDED, Clocks(), on_page=on_page) as (_, folder, store):
        yield folder, store
