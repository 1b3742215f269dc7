"""The normal line on the deliveries of the second city, and what came of it: the only part that knows the package."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from benchmarks.world.life import TODAY
from benchmarks.world.pairs import measured_pairs
from benchmarks.world.writers.truth import MENTIONS
from ondermijning.cli.line.evaluate import measure_ablations, measure_deliveries
from ondermijning.evaluate.scores import as_data
from ondermijning.resolve.parties import parties_in, use_parties
from ondermijning.sources.state import open_state
from ondermijning.workspace import open_workspace

if TYPE_CHECKING:
    from pathlib import Path

    from ondermijning.evaluate.scores import Measured

Measurement = dict[str, Any]
_CARRIED = """
SELECT register, source_id, list_distinct(flatten(list([rsin, kvk, bsn_hmac, imkad]))) FROM vermelding GROUP BY ALL
"""


def measure(deliveries: Path, root: Path, city: str) -> Measurement:
    """Schemes found, precision at the top, look-alikes, how many signals, and pairs of mentions.

    Args:
        deliveries: of the city, with its truth.
        root: a new workspace.
        city: how the list by name calls it.
    """
    found = measure_deliveries(deliveries, root, TODAY, city)
    return {**told(found), "resolution": resolution(deliveries, root)}


def measure_poorer(deliveries: Path, folder: Path, city: str) -> dict[str, Measurement]:
    """The same city, poorer in one way at a time; by name of the ablation."""
    return {name: as_data(each) for name, each in measure_ablations(deliveries, folder, TODAY, city).items()}


def told(found: Measured) -> Measurement:
    """The counts and the list by name: misses, and false alarms in the order of the ranking."""
    names = ("what", "story", "name", "subject", "rules")
    return {
        **as_data(found),
        "confusions": [{name: getattr(each, name) for name in names} for each in found.confusions],
    }


def resolution(deliveries: Path, root: Path) -> Measurement:
    """Pairs of mentions by name of what they are pairs of."""
    workspace = open_workspace(root)
    with open_state(workspace) as db:
        use_parties(workspace, db)
        parties, rows = parties_in(db), db.execute(_CARRIED).fetchall()
    keys = {(register, source): frozenset(filter(None, carried)) for register, source, carried in rows}
    return {name: pairs.told() for name, pairs in measured_pairs(deliveries / MENTIONS, parties, keys).items()}
