"""The whole line, from deliveries to signals; the command line, the batch and the tests all call these functions."""

from __future__ import annotations

import json
import shutil
from contextlib import closing
from dataclasses import dataclass, replace
from functools import partial
from typing import TYPE_CHECKING

from ondermijning import __version__
from ondermijning.clock import today
from ondermijning.database import bounds_of
from ondermijning.detect.approval import held_back
from ondermijning.detect.run import run_rules
from ondermijning.errors import GraphError
from ondermijning.facts.build import Local, TablesReport, computation, write_tables
from ondermijning.facts.norms import norms_of
from ondermijning.graph import current, freshness
from ondermijning.graph.embedded import EmbeddedStore
from ondermijning.graph.embedded_apart import build_apart
from ondermijning.graph.search_index import build_index
from ondermijning.language import say
from ondermijning.ledger import open_ledger
from ondermijning.ledger.approvals import standing_approvals
from ondermijning.ledger.disputes import Disputed
from ondermijning.ledger.roles import role_numbers
from ondermijning.ledger.runs import Run
from ondermijning.ledger.text import utc_text
from ondermijning.model.brk_codes import brk_codes_of
from ondermijning.resolve import parties, resolution
from ondermijning.resolve.parties import certainties
from ondermijning.resolve.review.link_trust import link_trust
from ondermijning.settings import MEMORY_MB, Mode, read_settings
from ondermijning.signals.display import names_of, personal_companies
from ondermijning.signals.disputed import undisputed
from ondermijning.signals.found import Found, capped
from ondermijning.signals.gate import candidates
from ondermijning.signals.lapsing import Terms
from ondermijning.signals.lifecycle import Changes, compare, is_first_run, record
from ondermijning.signals.on_place import on_place
from ondermijning.signals.phase import reported_subjects
from ondermijning.signals.picture import signals_as_graph
from ondermijning.signals.stopped import stopped_rules
from ondermijning.signals.unconfirmed import marked, unmeasured, with_certainty
from ondermijning.sources import deliveries, delivery, state
from ondermijning.sources.gaps import gaps
from ondermijning.tables.parties.exclusions import read_exclusions
from ondermijning.trust.pseudonym import pseudonymiser
from ondermijning.trust.retention import keep_months, oldest_kept

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Mapping
    from datetime import date
    from pathlib import Path

    import duckdb

    from ondermijning.detect.hits import RuleOutcome
    from ondermijning.detect.library import Library
    from ondermijning.detect.parameters import Value
    from ondermijning.detect.rule import Rule
    from ondermijning.graph.server.filling import Filled
    from ondermijning.graph.server.store import Neo4jStore
    from ondermijning.graph.store import GraphStore
    from ondermijning.ledger import Ledger
    from ondermijning.settings import Settings
    from ondermijning.sources.loader import Loader
    from ondermijning.workspace import Workspace

GRAPH_FILE = current.GRAPH_FILE
KEPT_GRAPHS = 5
_DAY = "????-??-??"
graph_folder = current.graph_folder
current_graph = current.current_graph
is_stale = freshness.is_stale


def load(
    workspace: Workspace,
    loader: Loader,
    paths: Iterable[Path],
    pseudonymise: Callable[[str], str | None],
    options: delivery.LoadOptions,
) -> list[delivery.LoadReport]:
    """Deliveries → snapshots; see ``sources.delivery.load``. The last report tells of change messages that do not join."""
    options = _with_settings(workspace, loader, options)
    with workspace.write_lock():
        reports = delivery.load(workspace, loader, paths, pseudonymise, options)
    waiting = sum(gap.source == loader.id for gap in gaps(workspace)) if loader.changes else 0
    if waiting:
        reports[-1].notes.append(
            say(
                "change messages that do not join the state before them: {waiting}; doctor data lists them.",
                waiting=waiting,
            )
        )
    return reports


def _with_settings(workspace: Workspace, loader: Loader, options: delivery.LoadOptions) -> delivery.LoadOptions:
    """The options with the key in use, refusing what is over the retention term already; fictitious data may be old."""
    settings = read_settings(workspace)
    months = keep_months(settings, loader.id, loader)
    oldest = None if settings.mode is Mode.DEMO else oldest_kept(today(), months)
    return replace(
        options,
        oldest=oldest,
        max_drop=settings.max_daling_procent,
        key_id=pseudonymiser(settings, workspace).key_id,
    )


def resolve(workspace: Workspace, ledger: Ledger) -> resolution.ResolveReport:
    """Snapshots → parties; see ``resolve.resolution.resolve``."""
    with workspace.write_lock(), state.open_state(workspace) as db:
        return resolution.resolve(workspace, db, ledger)


@dataclass(frozen=True, slots=True)
class Built:
    """A graph that is ready.

    Args:
        on: the date it speaks for.
        folder: its tables, its origins and the embedded graph.
        tables: what the tables hold.
        current: whether it is the graph in use now.
    """

    on: date
    folder: Path
    tables: TablesReport
    current: bool


def build(
    workspace: Workspace, settings: Settings, on: date, known_on: date | None = None, *, make_current: bool = False
) -> Built:
    """Snapshots and parties → tables with facts → the embedded graph of a date, in one step or not at all.

    Args:
        workspace: where everything stands.
        settings: what the municipality filled in.
        on: the date the graph speaks for.
        known_on: only deliveries up to this day count, and parties are told apart by these alone. Such a graph stands
            beside the others and never becomes the one in use.
        make_current: the graph becomes the one in use; else it stands beside that, unless there is none yet.

    Raises:
        GraphError: nothing was loaded, or the tables do not fit the model; the old graph is then unchanged.
    """
    target = graph_folder(workspace, on, known_on)
    with workspace.write_lock():
        _require_deliveries(workspace, known_on)
        becomes = known_on is None and (make_current or not _is_in_use(workspace))
        # Before anything is read: what changes meanwhile makes the graph one of before.
        made = {"on": str(on), "code_version": __version__, **freshness.made_from(workspace, known_on)}
        with workspace.atomic_folder(target) as folder:
            report = _write(workspace, settings, folder, on, known_on)
            told = json.dumps({**made, "built_at": utc_text()}, indent=1, sort_keys=True)
            (folder / current.BUILD_FILE).write_text(told, encoding="utf-8")
        if becomes:
            current.make_current(workspace, on)
        _forget_old(workspace, target)
    return Built(on, target, report, becomes or current.is_current(workspace, target))


def _write(workspace: Workspace, settings: Settings, folder: Path, on: date, known_on: date | None) -> TablesReport:
    """Fill a folder with the tables, the embedded graph and the index of a date."""
    with state.open_state(workspace, known_on) as db:
        _use_parties(workspace, db, known_on)
        excluded = read_exclusions(settings.uitzonderingen)
        report = write_tables(computation(db, on, excluded, known_on, _local(settings)), folder)
    bounds = bounds_of(workspace)
    build_apart(folder, folder / GRAPH_FILE, bounds)
    build_index(folder, folder / current.INDEX_FILE, bounds)
    return report


def _is_in_use(workspace: Workspace) -> bool:
    """Whether any graph is in use: one that is named and is there."""
    day = current.current_day(workspace)
    return day is not None and current.is_built(graph_folder(workspace, day))


def _require_deliveries(workspace: Workspace, known_on: date | None) -> None:
    every = deliveries.manifests(workspace)
    if not every:
        raise GraphError(
            say("nothing was loaded yet."), where=str(workspace.root), advice=say("Run ondermijning load first.")
        )
    if known_on and not deliveries.manifests(workspace, known_on):
        first = min(max(str(deliveries.arrived(each).on), each["reference_date"]) for _, each in every)
        raise GraphError(
            say(
                "nothing was known on {known_on}: the first delivery arrived on {first}.",
                known_on=known_on,
                first=first,
            ),
            where=str(workspace.root),
            advice=say("Name {first} or a later day with --known-on.", first=first),
        )


def _use_parties(workspace: Workspace, db: duckdb.DuckDBPyConnection, known_on: date | None) -> None:
    if known_on is None:
        parties.use_parties(workspace, db)
        return
    with closing(open_ledger(workspace.ledger_path)) as ledger:
        resolution.use_parties_known(db, ledger)


def _local(settings: Settings) -> Local:
    return Local(norms_of(settings.gemeente_code, settings.normen), brk_codes_of(settings.brk_codes))


def open_embedded(folder: Path, memory_mb: int = MEMORY_MB) -> EmbeddedStore:
    """The embedded graph in a folder that ``build`` made; see ``graph.embedded`` for the memory."""
    return EmbeddedStore(folder / GRAPH_FILE, memory_mb=memory_mb)


def fill_neo4j(workspace: Workspace, ledger: Ledger, store: Neo4jStore, on: date) -> Filled:
    """Bring a Neo4j server to the state of the graph built of a date, with the signals of the ledger in it."""
    from ondermijning.graph.server.filling import fill  # noqa: PLC0415 - the driver is only needed for a server
    from ondermijning.graph.server.marker import Build  # noqa: PLC0415 - only needed for a server

    folder = graph_folder(workspace, on)
    with workspace.write_lock():
        filled = fill(
            store,
            folder,
            Build(str(on), current.build_hash(folder)),
            workspace.graph / current.SENT,
            partial(role_numbers, ledger),
            bounds_of(workspace),
        )
    draw_signals(ledger, store, anew=bool(filled.changed))
    return filled


def draw_signals(ledger: Ledger, store: Neo4jStore, *, anew: bool = False) -> int:
    """Bring the signals in a Neo4j server to the state of the ledger; see ``graph.server.signals``."""
    from ondermijning.graph.server.signals import write_signals  # noqa: PLC0415 - the driver is only needed for a server

    return write_signals(store, *signals_as_graph(ledger), anew=anew)


def search(  # noqa: PLR0913 - the last are for a graph of what was known on a day, and for a run that is recorded
    workspace: Workspace,
    settings: Settings,
    store: GraphStore,
    rules: Collection[Rule],
    on: date,
    given: Mapping[str, Mapping[str, Value]],
    known_on: date | None = None,
    library: Library | None = None,
    names: GraphStore | None = None,
) -> Found:
    """A graph and rules → hits → candidates for a signal; writes nothing.

    In ``proef`` without a protocol for city-wide detection only subjects with an application or a report count. A source
    that delivered nothing up to ``known_on`` leaves the rules that need it without an answer.
    On real data a rule runs only as it was approved. Hits that name a disputed party are left out; those that rest on links
    by score that were not measured, or on a name and a place, are marked. With ``library``, the rules that exist, it is also
    told which rules stopped. ``names`` is the graph to look names up in, where the one that is searched holds none.
    """
    sources = frozenset(manifest["source"] for _, manifest in deliveries.manifests(workspace, known_on))
    with closing(open_ledger(workspace.ledger_path)) as ledger:
        held = _held_back(settings, ledger, rules)
        free = [rule for rule in rules if rule.id not in held]
        answered = {outcome.rule.id: outcome for outcome in run_rules(store, free, on, sources, given)} | held
        answers = undisputed((answered[rule.id] for rule in rules), Disputed(ledger))
        measured = link_trust(settings, ledger).counts
        stopped = _stopped(ledger, held, library)
    certain = certainties(workspace)
    by_score = unmeasured(store, () if measured else certain.keys())
    sure = with_certainty(marked(answers, by_score, on_place(store)), certain)
    outcomes = capped(sure, settings.cap_per_rule)
    hits = [hit for outcome in outcomes for hit in outcome.hits]
    found = candidates(hits, personal_companies(store))
    if settings.mode is Mode.PROEF and not settings.protocol:
        reported = reported_subjects(store)
        found = [candidate for candidate in found if candidate.subject in reported]
    own = library.own & {rule.id for rule in rules} if library is not None else frozenset()
    return Found(outcomes, found, names_of(names or store, hits), stopped, own)


def _stopped(ledger: Ledger, held: Mapping[str, RuleOutcome], library: Library | None) -> dict[str, str]:
    reasons = {rule: outcome.reason for rule, outcome in held.items()}
    return stopped_rules(ledger, library, reasons) if library is not None else reasons


def _held_back(settings: Settings, ledger: Ledger, rules: Iterable[Rule]) -> dict[str, RuleOutcome]:
    """Rules that may not run, with the reason; on fictitious data all may."""
    if settings.mode is Mode.DEMO:
        return {}
    outcomes = held_back(rules, standing_approvals(ledger), today())
    return {outcome.rule.id: outcome for outcome in outcomes}


def keep(
    ledger: Ledger, found: Found, *, on: date, engine: str, given: Mapping[str, Mapping[str, Value]], actor: str
) -> Changes:
    """Candidates → signals in the ledger; the first run is the baseline."""
    rules = {outcome.rule.id: outcome.rule.content_hash for outcome in found.outcomes}
    parameters = {rule: {name: str(value) for name, value in values.items()} for rule, values in given.items()}
    run = Run(on, engine, __version__, parameters, rules, baseline=is_first_run(ledger), own=found.own)
    return record(ledger, found, run, actor)


def signal_terms(settings: Settings) -> Terms:
    """How long signals are kept."""
    return Terms(settings.vervallen_maanden, settings.wissen_maanden)


def preview(ledger: Ledger, found: Found, on: date) -> Changes:
    """What ``keep`` would change."""
    return compare(ledger, found, on)


def _forget_old(workspace: Workspace, built: Path) -> None:
    """Graphs are derived: the one in use is kept and those built last, of all that is known and of what was, each as many."""
    of_its_kind = f"{_DAY}@{_DAY}" if "@" in built.name else _DAY
    for folder in current.by_age(workspace.graph.glob(of_its_kind))[:-KEPT_GRAPHS]:
        if folder != built and not current.is_current(workspace, folder):
            shutil.rmtree(folder)
