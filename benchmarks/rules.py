"""How long does every rule take on the graph of a workspace, and how long do ten of them take as plain SQL?

Usage: python -m benchmarks.rules WORKSPACE [--repeats 3]

Times are the shortest of the repeats, counter-evidence included; the SQL of DuckDB reads the Parquet tables of the same graph, and
must give the same rows as the pattern alone. Ends with 1 when it does not.
"""

from __future__ import annotations

import argparse
import os
import statistics
import sys
from pathlib import Path
from time import perf_counter
from typing import TYPE_CHECKING, Any, NamedTuple

from benchmarks.rule_questions import QUESTIONS, answers, tables
from ondermijning import pipeline
from ondermijning.detect.compose import hits_of, rows_text
from ondermijning.detect.library import load_rules
from ondermijning.detect.parameters import bind
from ondermijning.detect.run import run_rules
from ondermijning.graph.current import current_graph
from ondermijning.workspace import open_workspace

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from datetime import date

    import duckdb

    from ondermijning.detect import Rule
    from ondermijning.graph.store import GraphStore

# One of each family, and those with the longest chains and most exceptions.
COMPARED = (
    "aankoop_zonder_hypotheek",
    "abc_transactie",
    "financier_geen_financiele_partij",
    "jonge_vennootschap_koopt",
    "opvolger_na_weigering",
    "serie_ontbinder",
    "snelle_wisseling_exploitant",
    "subsidie_huur_bij_bestuurder",
    "terugkeer_naar_eigenaar",
    "zelffinanciering",
)


class Timed(NamedTuple):
    """A rule with the seconds it takes, and what it answers."""

    rule: str
    seconds: float
    hits: int
    result: str


class Compared(NamedTuple):
    """A rule as a pattern and as SQL: seconds of each, rows, and whether they are the same."""

    rule: str
    pattern: float
    sql: float
    rows: int
    same: bool


def timed(store: GraphStore, rules: Iterable[Rule], day: date, repeats: int) -> list[Timed]:
    """Every rule, the slowest first."""
    return sorted((_timed(store, rule, day, repeats) for rule in rules), key=lambda each: -each.seconds)


def _timed(store: GraphStore, rule: Rule, day: date, repeats: int) -> Timed:
    seconds, (outcome,) = _shortest(lambda: run_rules(store, [rule], day, frozenset(rule.sources), {}), repeats)
    return Timed(rule.id, seconds, len(outcome.hits), outcome.result.value)


def compared(store: GraphStore, db: duckdb.DuckDBPyConnection, rule: Rule, day: date, repeats: int) -> Compared:
    """A rule at its defaults beside the question of the same meaning."""
    values = bind(rule.parameters, {}) | {"peildatum": day}
    own = {name: value for name, value in values.items() if name in rule.pattern.parameters}
    pattern, hits = _shortest(lambda: hits_of(rule, store.rows(rows_text(rule), own)), repeats)
    sql, found = _shortest(lambda: answers(db, QUESTIONS[rule.id]), repeats)
    rows = {tuple(str(hit.evidence[part][0]) for part in rule.identity) for hit in hits}
    return Compared(rule.id, pattern, sql, len(found), rows == found)


def _shortest(work: Callable[[], Any], repeats: int) -> tuple[float, Any]:
    times, answer = [], None
    for _ in range(repeats):
        begun = perf_counter()
        answer = work()
        times.append(perf_counter() - begun)
    return min(times), answer


def main() -> None:
    """Time every rule, compare ten, and print both."""
    words = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    words.add_argument("workspace", type=Path)
    words.add_argument("--repeats", type=int, default=3)
    given = words.parse_args()
    day, folder = current_graph(open_workspace(given.workspace))
    rules = load_rules()
    print(f"load {os.getloadavg()[0]:.1f} on {os.cpu_count()} cores; shortest of {given.repeats}")
    with pipeline.open_embedded(folder) as store, tables(folder) as db:
        _print_times(timed(store, rules.values(), day, given.repeats))
        beside = [compared(store, db, rules[name], day, given.repeats) for name in COMPARED]
    _print_beside(beside)
    sys.exit(0 if all(each.same for each in beside) else 1)


def _print_times(times: list[Timed]) -> None:
    print(f"{'rule':<36}{'seconds':>9}{'hits':>8}  answer")
    for each in times:
        print(f"{each.rule:<36}{each.seconds:>9.3f}{each.hits:>8}  {each.result}")
    seconds = [each.seconds for each in times]
    print(f"{len(times)} rules: {sum(seconds):.2f} s in all, median {statistics.median(seconds):.3f} s")


def _print_beside(beside: list[Compared]) -> None:
    print(f"\n{'rule':<36}{'pattern':>9}{'sql':>9}{'ratio':>8}{'rows':>8}  same")
    for each in beside:
        ratio = each.pattern / each.sql
        print(
            f"{each.rule:<36}{each.pattern:>9.3f}{each.sql:>9.3f}{ratio:>8.2f}{each.rows:>8}  {'yes' if each.same else 'NO'}"
        )
    print(f"median ratio {statistics.median(each.pattern / each.sql for each in beside):.2f}")


if __name__ == "__main__":
    main()
