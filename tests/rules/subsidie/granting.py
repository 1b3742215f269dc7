"""Who receives a grant in a small graph, and how a rule says that parties are linked."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from tests.rules.running import hits

if TYPE_CHECKING:
    from ondermijning.detect import Rule
    from ondermijning.graph.store import GraphStore
    from tests.support.graphs import Node


def grantee(tag: str) -> Node:
    """The company that gets the grant that the tag names."""
    return "Bedrijf", f"KVK:{tag}"


def links_in_evidence(store: GraphStore, rule: Rule, *cases: str) -> list[tuple[Any, ...]]:
    """How the parties of each case are linked, as the evidence says it."""
    via = {hit.subject: hit.evidence["via"] for hit in hits(store, rule)}
    return [via[case] for case in cases]
