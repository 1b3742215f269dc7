"""``demo``: a fictitious municipality through the whole line, with what was found, missed and wrongly flagged."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path
from time import perf_counter
from typing import TYPE_CHECKING

import click

from ondermijning import pipeline
from ondermijning.cli.shared.engine import EMBEDDED
from ondermijning.cli.shared.explainer import explainer
from ondermijning.cli.shared.output import print_rows
from ondermijning.cli.shared.session import Session, note, session
from ondermijning.cli.workspace.doctor import print_findings
from ondermijning.clock import today
from ondermijning.demo import AnswerKey, write_municipality
from ondermijning.detect.library import load_rules
from ondermijning.doctor import Doctor
from ondermijning.language import plural, say
from ondermijning.ledger import open_ledger
from ondermijning.ledger.cases import Case, Deed, open_case
from ondermijning.ledger.runs import Result
from ondermijning.ledger.signals import list_signals
from ondermijning.report.evaluation import evaluate, read_answers
from ondermijning.report.files import write_links, write_signals
from ondermijning.settings import Mode, initial_settings
from ondermijning.signals.found import ANSWERED, Found
from ondermijning.sources.delivery import LoadOptions
from ondermijning.sources.loader import load_loaders
from ondermijning.trust.audit import Command, actor, audited
from ondermijning.trust.pseudonym import pseudonymiser
from ondermijning.workspace import create

if TYPE_CHECKING:
    from datetime import date

    from ondermijning.detect.hits import RuleOutcome
    from ondermijning.report.evaluation import Score

SOURCES = (
    "brk", "kvk", "hr", "kik", "bag", "woz", "prijsindex", "vergunningen", "subsidies", "subsidies_intern", "gebeurtenissen",
    "transacties", "insolventies", "sru", "buurten", "corporatiebezit", "bewoning",
)  # fmt: skip
STATE_THEIR_DATE = ("brk", "hr", "kik", "bag", "subsidies")
CASE = "Z-1"
_CASE_DAYS = 365
_NAMED = 4  # entries of the answer key that the table names


@click.command()
@click.option(
    "--folder", type=click.Path(path_type=Path), default=Path("demo"), show_default=True, help="A new or empty folder."
)
@click.option("--seed", type=int, default=1, show_default=True, help="The same seed makes the same municipality.")
@click.option(
    "--dwellings", type=click.IntRange(min=200), default=300, show_default=True, help="Size of the municipality."
)
@click.option(
    "--dag-een", "day_one", is_flag=True, help="One stand, no officers and no mortgages: what a first day shows."
)
def demo(folder: Path, seed: int, dwellings: int, day_one: bool) -> None:
    """Write a fictitious municipality in the registers' own formats, run the whole line, and compare with the answer key."""
    start = perf_counter()
    deliveries, root = folder / "leveringen", folder / "werkmap"
    key = write_municipality(deliveries, seed=seed, dwellings=dwellings, day_one=day_one)
    make_workspace(root, deliveries)
    with session(root, Command("demo", f"seed {seed}")) as opened:
        loaded = load_deliveries(opened, deliveries, key.peildatum)
        print_rows("table", ("bron", "leveringen", "rijen", "geweigerd", "aan de deur gelaten"), loaded)
        linked = pipeline.resolve(opened.workspace, opened.ledger)
        note(
            say("Linked: {mentions} mentions are {parties} parties.", mentions=linked.mentions, parties=linked.parties)
        )
        _detect(opened, key, deliveries)
        _open_case(opened)
        if day_one:
            _advise(opened, key.peildatum)
    note(
        say(
            "Done in {seconds:.0f} seconds. Deliveries: {deliveries}; workspace: {root}",
            seconds=perf_counter() - start,
            deliveries=deliveries,
            root=root,
        )
    )
    if key.verhalen:
        note(say("Measure the signals against the stories of this city: ondermijning evaluate -w {root}", root=root))
    note(
        say(
            "Look around: ondermijning signals list -w {root}; ondermijning signals show -w {root} <signaal>", root=root
        )
    )
    note(
        say(
            "Case {case} is open for a year, to try --met-personen --zaak {case} --reden with.",
            case=CASE,
        )
    )


def _open_case(opened: Session) -> None:
    """A case to practise with: names are shown for one only, also where all are fictitious."""
    day = today()
    case = Case(CASE, "demo", day, day + timedelta(days=_CASE_DAYS))
    with opened.workspace.write_lock():
        open_case(opened.ledger, case, Deed(actor(), "oefenen met een verzonnen gemeente"))


def make_workspace(root: Path, deliveries: Path) -> None:
    """A workspace in demo mode that knows the exclusions of the city."""
    workspace = create(root)
    with audited(workspace, Command("init", Mode.DEMO)), workspace.write_lock():
        settings = initial_settings(workspace, Mode.DEMO, "0935", "Maastricht")
        text = settings.file.read_text(encoding="utf-8")
        listed = f'uitzonderingen = "{(deliveries / "uitzonderingen.csv").absolute()}"'
        with workspace.atomic_file(settings.file) as path:
            path.write_text(text.replace('# uitzonderingen = "uitzonderingen.csv"', listed), encoding="utf-8")
        open_ledger(workspace.ledger_path).close()


def load_deliveries(opened: Session, deliveries: Path, on: date) -> list[tuple[object, ...]]:
    """Load every register of the city; a row per register with what became of its rows."""
    loaders = load_loaders()
    pseudonymise = pseudonymiser(opened.settings, opened.workspace)
    rows: list[tuple[object, ...]] = []
    for source in filter(lambda each: (deliveries / each).exists(), SOURCES):
        day = None if source in STATE_THEIR_DATE else on
        options = LoadOptions(day, received_then=True, reason="verzonnen stad: alles kwam op zijn eigen dag")
        reports = pipeline.load(opened.workspace, loaders[source], [deliveries / source], pseudonymise, options)
        last = reports[-1]
        rows.append(
            (
                source,
                len(reports),
                sum(report.rows for report in reports),
                sum(report.rejected for report in reports),
                ", ".join(last.dropped_forbidden) or "-",
            )
        )
    return rows


def _detect(opened: Session, key: AnswerKey, deliveries: Path) -> None:
    built = pipeline.build(opened.workspace, opened.settings, key.peildatum)
    note(
        say(
            "Graph of {day}: {nodes} nodes, {edges} edges.",
            day=built.on,
            nodes=sum(built.tables.nodes.values()),
            edges=sum(built.tables.edges.values()),
        )
    )
    with pipeline.open_embedded(built.folder, opened.settings.geheugen_mb) as store:
        found = pipeline.search(opened.workspace, opened.settings, store, load_rules().values(), built.on, {})
        with opened.workspace.write_lock():
            changes = pipeline.keep(opened.ledger, found, on=built.on, engine=EMBEDDED, given={}, actor=actor())
        explained = explainer(opened, built.folder, store).explain(list_signals(opened.ledger))
    _print_scores(found, deliveries)
    note(say("Signals: {new} (subjects that pass the gate; the first run is the nulmeting).", new=len(changes.new)))
    links, _ = write_links(opened.workspace)
    for path in (*write_signals(opened.workspace, explained, built.on, demo=True), links):
        note(f"  {path}")


def _print_scores(found: Found, deliveries: Path) -> None:
    scores = evaluate(found.outcomes, read_answers(deliveries / "antwoorden.json"))
    pairs = list(zip(found.outcomes, scores, strict=True))
    rows = [_row(outcome, score) for outcome, score in pairs if _says_something(outcome, score)]
    columns = ("regel", "uitkomst", "gevonden", "gemist", "ten onrechte", "terecht niet", "overig")
    print_rows("table", columns, rows)
    note(
        say(
            "{rules} found nothing, and nothing was planted for them.",
            rules=plural(len(pairs) - len(rows), "{count} rule", "{count} rules"),
        )
    )
    for outcome in found.outcomes:
        if outcome.reason:
            note(f"{outcome.rule.id}: {outcome.reason}")


def _says_something(outcome: RuleOutcome, score: Score) -> bool:
    return outcome.result is not Result.NONE or bool(score.missed or score.spared)


def _row(outcome: RuleOutcome, score: Score) -> tuple[object, ...]:
    """What a rule did with the key; a rule that could not answer spared nobody."""
    missed, wrong = _named(score.missed, score.rule), _named(score.wrong, score.rule)
    spared = len(score.spared) if outcome.result in ANSWERED else "-"
    return score.rule, outcome.result.value, len(score.found), missed, wrong, spared, len(score.other)


def _named(entries: list[str], rule: str) -> str:
    """The first entries without the name of the rule, and how many there are besides."""
    shown = [entry.removesuffix(f"-{rule}") for entry in entries[:_NAMED]]
    rest = [f"+{len(entries) - _NAMED}"] if len(entries) > _NAMED else []
    return " ".join([*shown, *rest]) or "-"


def _advise(opened: Session, on: date) -> None:
    """What to ask from whom, so that the rules that could not answer can."""
    found = Doctor(opened.workspace, opened.settings, opened.ledger, load_loaders(), load_rules(), on).examine()
    print_findings("table", found)
