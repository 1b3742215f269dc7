"""What counter-evidence of a rule explains, in tests."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.rules.running import hits

if TYPE_CHECKING:
    from ondermijning.detect import Rule
    from ondermijning.graph.store import GraphStore


def explained(store: GraphStore, rule: Rule, counter: str) -> set[str]:
    """The subjects of hits that one piece of counter-evidence of a rule fits."""
    assert counter in {each.id for each in rule.counters}
    return {hit.subject for hit in hits(store, rule) if any(found.counter.id == counter for found in hit.against)}
