"""What commands that show signals need to explain them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from ondermijning.cli.shared.engine import graph
from ondermijning.detect.library import load_rules
from ondermijning.report.signals.explainer import Explainer
from ondermijning.resolve.uncertain import parties_on_place, uncertain_parties

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from ondermijning.cli.shared.session import Session
    from ondermijning.detect.rule import Rule
    from ondermijning.graph.current import Clocks
    from ondermijning.graph.store import GraphStore
    from ondermijning.ledger.signals import Signal


def explainer(
    opened: Session,
    folder: Path,
    store: GraphStore,
    rules: Mapping[str, Rule] | None = None,
    only: frozenset[str] | None = None,
) -> Explainer:
    """An explainer over the open workspace and graph; with other rules than those that are shipped, or hits of some alone."""
    return Explainer(
        opened.ledger,
        store,
        folder,
        load_rules() if rules is None else rules,
        uncertain_parties(opened.workspace),
        opened.demo,
        only,
        on_place=parties_on_place(opened.workspace),
    )


def explained_signals(
    opened: Session, engine: str, clocks: Clocks, found: list[Signal], *, on_page: bool = False
) -> list[dict[str, Any]]:
    """Signals in their exported form, as a graph explains them; ``on_page``: see ``clocks.tell_graph``."""
    with graph(opened, engine, clocks, on_page=on_page) as (_, folder, store):
        return explainer(opened, folder, store).explain(list(found))
