"""What commands that show signals need to explain them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ondermijning.detect.library import load_rules
from ondermijning.report.signals import Explainer
from ondermijning.resolve.parties import uncertain_parties

if TYPE_CHECKING:
    from pathlib import Path

    from ondermijning.cli.session import Session
    from ondermijning.graph.store import GraphStore


def explainer(opened: Session, folder: Path, store: GraphStore) -> Explainer:
    """An explainer over the open workspace and graph."""
    uncertain = uncertain_parties(opened.workspace)
    return Explainer(opened.ledger, store, folder, load_rules(), uncertain, opened.demo)
