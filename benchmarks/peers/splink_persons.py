"""Splink 5 on persons: the model that its library leads to, or the best that somebody who knows it well builds.

Runs in the environment of Splink. ``--way typical`` or ``--way expert``.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pyarrow as pa
from splink import DuckDBAPI, Linker, SettingsCreator  # type: ignore[import-not-found]

from benchmarks.peers import splink_expert, splink_typical
from benchmarks.peers.person_rows import COLUMNS
from benchmarks.peers.person_tools import PersonTask
from benchmarks.peers.splink_model import rules

if TYPE_CHECKING:
    from benchmarks.peers.person_clusters import Scored
    from benchmarks.peers.person_rows import Prepared

_MODELS = {"typical": splink_typical.MODEL, "expert": splink_expert.MODEL}
_THRESHOLDS = range(-8, 31)  # bits
_LOWEST = -8.0  # bits; nothing below is ever kept


def _table(rows: list[Prepared]) -> pa.Table:
    columns: dict[str, Any] = {name: pa.array([row[name] for row in rows], pa.string()) for name in COLUMNS}
    for name in ("delen", "klanken"):
        columns[name] = pa.array([(row[name] or "").split() for row in rows], pa.list_(pa.string()))
    return pa.table(columns)


def _tables(rows: list[Prepared], *, by_source: bool) -> list[pa.Table]:
    if not by_source:
        return [_table(rows)]
    return [
        _table([row for row in rows if row["bron"] == source]) for source in sorted({str(row["bron"]) for row in rows})
    ]


def _linker(rows: list[Prepared], way: str, filled: set[str], *, by_source: bool) -> Any:
    model, engine = _MODELS[way], DuckDBAPI()
    settings = SettingsCreator(
        link_type="link_only" if by_source else "dedupe_only",
        unique_id_column_name="id",
        comparisons=model.comparisons(filled),
        blocking_rules_to_generate_predictions=rules(model.blocks, filled),
        retain_matching_columns=False,
    )
    tables = [engine.register(table) for table in _tables(rows, by_source=by_source)]
    return Linker(tables if by_source else tables[0], settings, log_level=None)


def _train(linker: Any, way: str, filled: set[str]) -> None:
    model, training = _MODELS[way], linker.training
    training.estimate_probability_two_random_records_match(rules(model.sure, filled), recall=0.6)
    training.estimate_u_using_random_sampling(max_pairs=1e6, seed=1)
    for rule in rules(model.training, filled):
        training.estimate_parameters_using_expectation_maximisation(rule, record_sample_proportion=1.0)


def _pairs(found: Any) -> list[Scored]:
    relation = found.as_duckdbpyrelation().project("id_l, id_r, match_weight")
    scored: list[Scored] = relation.fetchall()
    return scored


def main() -> None:
    """Answer a set."""
    task = PersonTask()
    with task.timed("setup"):
        rows = task.rows()
        filled = {name for name in COLUMNS if any(row[name] for row in rows)}
        linker = _linker(rows, task.way, filled, by_source=task.links_two_files)
    with task.timed("train"):
        _train(linker, task.way, filled)
    with task.timed("match"):
        pairs = _pairs(linker.inference.predict(threshold_match_weight=_LOWEST))
    task.finish(pairs, _THRESHOLDS, len(pairs))


if __name__ == "__main__":
    main()
