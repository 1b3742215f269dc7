"""Splink 5 on the parts of a name: words without form, form and town, weights by expectation maximisation without labels.

Pairs share one of the two rarest words, the name without spaces, or its beginning.
"""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING, Any

import pyarrow as pa
import splink.comparison_library as compare  # type: ignore[import-not-found]
from splink import DuckDBAPI, Linker, SettingsCreator, block_on

from benchmarks.peers.company_text import frequencies, rarest, without_form
from benchmarks.peers.tools import Row, Task

if TYPE_CHECKING:
    from collections import Counter
    from collections.abc import Iterator

_BEGINNING = 6  # letters
_LEAST_WEIGHT = -10  # below it nothing is a candidate, and memory would fill with what is kept
_SEED = 1
_BEST = """
SELECT unique_id_l, unique_id_r, match_probability, match_weight FROM {table}
QUALIFY row_number() OVER (PARTITION BY {query} ORDER BY match_weight DESC, {name}) = 1
"""


def _parts(row: Row, number: int, known: Counter[str]) -> dict[str, Any]:
    core, form = without_form(row.name)
    keys = [*rarest(core, known), None, None]
    return {
        "unique_id": number,
        "name": " ".join(sorted(core)),
        "joined": "".join(core),
        "words": sorted(set(core)),
        "first": keys[0],
        "second": keys[1],
        "beginning": "".join(core)[:_BEGINNING],
        "form": form or None,
        "town": row.town or None,
    }


def _settings() -> Any:
    return SettingsCreator(
        link_type="link_only",
        comparisons=[
            compare.JaroWinklerAtThresholds("name", [0.97, 0.92, 0.88, 0.8]),
            compare.ArrayIntersectAtSizes("words", [3, 2, 1]),
            compare.ExactMatch("form"),
            compare.ExactMatch("town").configure(term_frequency_adjustments=True),
        ],
        blocking_rules_to_generate_predictions=[
            block_on("first"),
            block_on("second"),
            block_on("joined"),
            block_on("beginning"),
        ],
    )


def _trained(linker: Any) -> None:
    linker.training.estimate_probability_two_random_records_match([block_on("joined", "form")], recall=0.4)
    linker.training.estimate_u_using_random_sampling(max_pairs=2e6, seed=_SEED)
    linker.training.estimate_parameters_using_expectation_maximisation(block_on("first"))
    linker.training.estimate_parameters_using_expectation_maximisation(block_on("joined"))


def _answers(task: Task) -> Iterator[tuple[str, str, float]]:
    register, queries = task.register(), task.queries()
    with task.timed("setup"):
        known = frequencies(without_form(row.name)[0] for row in register)
        api = DuckDBAPI()
        tables = [
            api.register(pa.Table.from_pylist([_parts(row, at, known) for at, row in enumerate(rows)]), table_name=name)
            for name, rows in (("a_queries", queries), ("b_register", register))
        ]
        linker = Linker(tables, _settings(), log_level=logging.ERROR)
    with task.timed("train"):
        _trained(linker)
    with task.timed("match"):
        predicted = linker.inference.predict(threshold_match_weight=_LEAST_WEIGHT, warning_mode="never")
        table = predicted.physical_name
        best = api.duckdb_con.sql(_BEST.format(table=table, query="unique_id_l", name="unique_id_r")).fetchall()
    ((task.pairs,),) = api.duckdb_con.sql(f"SELECT count(*) FROM {table}").fetchall()  # noqa: S608 - a name of Splink's
    return ((queries[left].id, register[right].id, probability) for left, right, probability, _ in best)


def main() -> None:
    """Answer the set."""
    logging.disable(logging.WARNING)
    task = Task()
    task.finish(_answers(task))


if __name__ == "__main__":
    main()
