"""Running the rules on the graph of a workspace, and what they found in plain values."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ondermijning import pipeline
from ondermijning.detect.library import load_rules
from ondermijning.settings import read_settings
from ondermijning.workspace import open_workspace

if TYPE_CHECKING:
    from datetime import date
    from pathlib import Path

    from ondermijning.signals.found import Found


def search(root: Path, on: date | None = None) -> Found:
    workspace = open_workspace(root)
    day, folder = pipeline.current_graph(workspace, on)
    with pipeline.open_embedded(folder) as store:
        return pipeline.search(workspace, read_settings(workspace), store, load_rules().values(), day, {})


def facts_of(found: Found) -> tuple[object, object]:
    """Everything that a run found, in plain values."""
    hits = [
        (outcome.rule.id, outcome.result, hit.key, dict(hit.evidence), dict(hit.elements))
        for outcome in found.outcomes
        for hit in outcome.hits
    ]
    return hits, [(candidate.subject, candidate.passes) for candidate in found.candidates]
