"""A graph of two quick resales, so that a test decides who sold, who bought and where that was delivered."""

from __future__ import annotations

from contextlib import contextmanager
from datetime import date
from typing import TYPE_CHECKING

import pyarrow as pa
import pyarrow.parquet as pq

from ondermijning import pipeline
from ondermijning.detect.library import load_rules
from ondermijning.detect.run import run_rules
from ondermijning.ledger import open_ledger
from ondermijning.report.signals.explainer import Explainer
from ondermijning.signals.display import names_of, personal_companies
from ondermijning.signals.found import Found
from ondermijning.signals.gate import candidates
from tests.support.graphs import Graph, embedded

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

    from tests.support.graphs import Node

ON = date(2024, 12, 31)
PLACE = {"bron": "brk", "levering": "2024-12-31-aa", "bestand": "stand.xml", "positie": "KadastraalObjectSnapshot[1]"}


def resales(seller: Node, buyer: Node) -> Graph:
    """A seller who resells two objects to one buyer, each within a year and far above the market."""
    graph = Graph()
    for number in (1, 2):
        deed, parcel = ("Transactie", f"S:{number}"), ("Perceel", f"K:{number}")
        graph.node(*parcel, aanduiding=f"MTT00 C {number}").node(*deed, datum=date(2024, 3, number), soort="koop")
        graph.edge("VERKOPER", seller, deed).edge("KOPER", buyer, deed)
        graph.edge(
            "BETREFT",
            deed,
            parcel,
            prijs_deel_euro=200_000 + number,
            dagen_sinds_vorige=100,
            stijging_gecorrigeerd_procent=90,
        )
    return graph


def write_origins(graph: Graph, folder: Path, files: Mapping[str, str]) -> None:
    """One place for every element; ``files`` names the delivered file of some of them, an answer of the KVK if JSON."""
    parts = [*graph.nodes.values(), *graph.edges.values()]
    rows = [
        {"element": each, "kolom": "", **PLACE, **_file(files.get(each, PLACE["bestand"]))}
        for part in parts
        for each in part
    ]
    schema = pa.schema([(name, pa.string()) for name in ("element", "kolom", *PLACE)])
    pq.write_table(pa.Table.from_pylist(rows, schema=schema), folder / "herkomst.parquet")


def _file(name: str) -> dict[str, str]:
    return {"bestand": name, "bron": "kvk" if name.endswith(".json") else PLACE["bron"]}


@contextmanager
def explained(
    graph: Graph, folder: Path, files: Mapping[str, str] | None = None, uncertain: Mapping[str, list[str]] | None = None
) -> Iterator[Explainer]:
    """The rules ran on the graph, and its signals can be explained; ``folder`` is new."""
    folder.mkdir()
    with embedded(graph, folder) as store:
        write_origins(graph, folder, files or {})
        rules = load_rules()
        outcomes = run_rules(store, rules.values(), ON, frozenset({"brk", "kvk", "prijsindex"}), {})
        hits = [hit for outcome in outcomes for hit in outcome.hits]
        found = Found(outcomes, candidates(hits, personal_companies(store)), names_of(store, hits))
        ledger = open_ledger(folder / "ledger.sqlite")
        try:
            pipeline.keep(ledger, found, on=ON, engine="embedded", given={}, actor="proef")
            yield Explainer(ledger, store, folder, rules, uncertain or {}, demo=True)
        finally:
            ledger.close()
