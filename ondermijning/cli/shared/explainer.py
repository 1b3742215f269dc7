"""What commands that show signals need to explain them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ondermijning.detect.library import load_rules
from ondermijning.report.signals.explainer import Explainer
from ondermijning.resolve.parties import uncertain_parties

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from ondermijning.cli.shared.session import Session
    from ondermijning.detect.rule import Rule
    from ondermijning.graph.store import GraphStore


def explainer(
    opened: Session, folder: Path, store: GraphStore, rules: Mapping[str, Rule] | None = None,
    only: frozenset[str] | None = None,
) -> Explainer:  # fmt: skip
    """An explainer over the open workspace and graph; with other rules than those that are shipped, or hits of some alone."""
    uncertain = uncertain_parties(opened.workspace)
    return Explainer(
        opened.ledger, store, folder, load_rules() if rules is None else rules, uncertain, opened.demo, only
    )
