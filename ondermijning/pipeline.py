"""The whole line, from deliveries to signals; the command line, the batch and the tests all call these functions."""

from __future__ import annotations

import hashlib
import json
import shutil
import uuid
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from ondermijning import __version__, facts
from ondermijning.detect.run import run_rules
from ondermijning.errors import GraphError
from ondermijning.graph import current
from ondermijning.graph.embedded import EmbeddedStore
from ondermijning.graph.embedded_build import build_embedded
from ondermijning.graph.search_index import build_index
from ondermijning.ledger.runs import Run
from ondermijning.resolve import parties
from ondermijning.settings import Mode, read_settings
from ondermijning.signals.display import names_of, personal_companies
from ondermijning.signals.found import Found, capped
from ondermijning.signals.gate import candidates
from ondermijning.signals.lifecycle import Changes, compare, is_first_run, record
from ondermijning.signals.phase import reported_subjects
from ondermijning.signals.picture import signals_as_graph
from ondermijning.sources import delivery, state
from ondermijning.sources.gaps import gaps
from ondermijning.tables.build import TablesReport, make_tables, write_tables
from ondermijning.tables.exclusions import read_exclusions

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping
    from datetime import date
    from pathlib import Path

    from ondermijning.detect.parameters import Value
    from ondermijning.detect.rule import Rule
    from ondermijning.graph.neo4j import Neo4jStore
    from ondermijning.graph.store import GraphStore
    from ondermijning.ledger import Ledger
    from ondermijning.settings import Settings
    from ondermijning.sources.loader import Loader
    from ondermijning.workspace import Workspace

GRAPH_FILE = current.GRAPH_FILE
KEPT_GRAPHS = 5
graph_folder = current.graph_folder
current_graph = current.current_graph


def load(
    workspace: Workspace,
    loader: Loader,
    paths: Iterable[Path],
    pseudonymise: Callable[[str], str | None],
    options: delivery.LoadOptions,
) -> list[delivery.LoadReport]:
    """Deliveries → snapshots; see ``sources.delivery.load``. The last report tells of change messages that do not join."""
    with workspace.write_lock():
        reports = delivery.load(workspace, loader, paths, pseudonymise, options)
    waiting = sum(gap.source == loader.id for gap in gaps(workspace)) if loader.changes else 0
    if waiting:
        reports[-1].notes.append(f"change messages that do not join the state before them: {waiting}; doctor data lists them.")
    return reports


def resolve(workspace: Workspace, ledger: Ledger) -> parties.ResolveReport:
    """Snapshots → parties; see ``resolve.parties.resolve``."""
    with workspace.write_lock(), state.open_state(workspace) as db:
        return parties.resolve(workspace, db, ledger)


@dataclass(frozen=True, slots=True)
class Built:
    """A graph that is ready.

    Args:
        on: the date it speaks for.
        folder: its tables, its origins and the embedded graph.
        tables: what the tables hold.
    """

    on: date
    folder: Path
    tables: TablesReport


def build(workspace: Workspace, settings: Settings, on: date) -> Built:
    """Snapshots and parties → tables with facts → the embedded graph of a date, in one step or not at all.

    Raises:
        GraphError: nothing was loaded, or the tables do not fit the model; the old graph is then unchanged.
    """
    excluded = read_exclusions(settings.uitzonderingen)
    with workspace.write_lock():
        if not state.manifests(workspace):
            raise GraphError(
                "nothing was loaded yet.", where=str(workspace.root), advice="Run ondermijning load first."
            )
        with workspace.atomic_folder(graph_folder(workspace, on)) as folder, state.open_state(workspace) as db:
            parties.use_parties(workspace, db)
            make_tables(db, on, excluded)
            facts.compute(db)
            report = write_tables(db, folder)
            build_embedded(folder, folder / GRAPH_FILE)
            build_index(folder, folder / current.INDEX_FILE)
            manifest = {"on": str(on), "code_version": __version__, **inputs(workspace)}
            (folder / current.BUILD_FILE).write_text(json.dumps(manifest, indent=1, sort_keys=True), encoding="utf-8")
        with workspace.atomic_file(workspace.graph / "current") as path:
            path.write_text(str(on), encoding="utf-8")
        _forget_old(workspace, on)
    return Built(on, graph_folder(workspace, on), report)


def inputs(workspace: Workspace) -> dict[str, Any]:
    """What a graph is made from: the deliveries, the parties and the list of exclusions."""
    known, listed = parties.parties_path(workspace), read_settings(workspace).uitzonderingen
    return {
        "deliveries": [manifest["delivery"] for _, manifest in state.manifests(workspace)],
        "parties": known.stat().st_mtime_ns if known.exists() else 0,
        "exclusions": hashlib.sha256(listed.read_bytes()).hexdigest() if listed and listed.exists() else "",
    }


def is_stale(workspace: Workspace, folder: Path) -> bool:
    """Whether deliveries, parties or exclusions changed since a graph was built."""
    made = json.loads((folder / current.BUILD_FILE).read_text(encoding="utf-8"))
    return any(made.get(key) != value for key, value in inputs(workspace).items())


def open_embedded(folder: Path) -> EmbeddedStore:
    """The embedded graph in a folder that ``build`` made."""
    return EmbeddedStore(folder / GRAPH_FILE)


def fill_neo4j(workspace: Workspace, ledger: Ledger, store: Neo4jStore, on: date) -> None:
    """Bring a Neo4j server to the state of the graph built of a date, with the signals of the ledger in it."""
    from ondermijning.graph.neo4j_build import build_neo4j  # noqa: PLC0415 - the driver is only needed for a server

    with workspace.write_lock():
        build_neo4j(store, graph_folder(workspace, on), build_id=f"{on}/{uuid.uuid4().hex[:12]}")
    draw_signals(ledger, store)


def draw_signals(ledger: Ledger, store: Neo4jStore) -> None:
    """Bring the signals in a Neo4j server to the state of the ledger; see ``graph.neo4j_signals``."""
    from ondermijning.graph.neo4j_signals import write_signals  # noqa: PLC0415 - the driver is only needed for a server

    write_signals(store, *signals_as_graph(ledger))


def require_neo4j_date(store: GraphStore, on: date) -> None:
    """Refuse to read a server that holds the graph of another date.

    Raises:
        GraphError: it does; the message names both dates.
    """
    held = str(store.rows("MATCH (b) WHERE b:OndermijningBouw RETURN b.id AS e0", {})[0][0]).partition("/")[0]
    if held != on.isoformat():
        raise GraphError(f"Neo4j holds the graph of {held}, not of {on}.", advice=f"Run build --on {on} --to neo4j.")


def search(
    workspace: Workspace,
    settings: Settings,
    store: GraphStore,
    rules: Iterable[Rule],
    on: date,
    given: Mapping[str, Mapping[str, Value]],
) -> Found:
    """A graph and rules → hits → candidates for a signal; writes nothing.

    In ``proef`` without a protocol for city-wide detection only subjects with an application or a report count.
    """
    sources = frozenset(manifest["source"] for _, manifest in state.manifests(workspace))
    outcomes = capped(run_rules(store, rules, on, sources, given), settings.cap_per_rule)
    hits = [hit for outcome in outcomes for hit in outcome.hits]
    found = candidates(hits, personal_companies(store))
    if settings.mode is Mode.PROEF and not settings.protocol:
        reported = reported_subjects(store)
        found = [candidate for candidate in found if candidate.subject in reported]
    return Found(outcomes, found, names_of(store, hits))


def keep(
    ledger: Ledger, found: Found, *, on: date, engine: str, given: Mapping[str, Mapping[str, Value]], actor: str
) -> Changes:
    """Candidates → signals in the ledger; the first run is the baseline."""
    rules = {outcome.rule.id: outcome.rule.content_hash for outcome in found.outcomes}
    parameters = {rule: {name: str(value) for name, value in values.items()} for rule, values in given.items()}
    run = Run(on, engine, __version__, parameters, rules, baseline=is_first_run(ledger))
    return record(ledger, found, run, actor)


def preview(ledger: Ledger, found: Found, on: date) -> Changes:
    """What ``keep`` would change."""
    return compare(ledger, found, on)


def _forget_old(workspace: Workspace, on: date) -> None:
    """Graphs are derived; only the dates built last are kept."""
    folders = sorted(
        (folder for folder in workspace.graph.glob("????-??-??")), key=lambda folder: folder.stat().st_mtime
    )
    for folder in folders[:-KEPT_GRAPHS]:
        if folder.name != on.isoformat():
            shutil.rmtree(folder)
