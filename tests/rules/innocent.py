"""Shapes that tests of rules share: cases by name in one graph, and the parties that no rule may report."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from tests.rules.running import hits_per_subject
from tests.support.graphs import embedded, together

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

    from ondermijning.detect import Rule
    from ondermijning.graph.store import GraphStore
    from tests.support.graphs import Graph

_REPORTED, _LEFT_ALONE = "reported", "left alone"
_EXCLUDED = {
    "a public body": "overheid",
    "a housing corporation": "corporatie",
    "a bank on the list": "bank",
    "an association of owners": "vve",
}


def excluded(make: Callable[..., Graph]) -> dict[str, Graph]:
    """A case per kind of party that cannot be a suspect by nature.

    Args:
        make: from the tag of a case and the attributes of the company that is excluded to its graph.
    """
    return {tag: make(tag, uitgezonderd=reason) for tag, reason in _EXCLUDED.items()}


def sole_trader(make: Callable[..., Graph]) -> dict[str, Graph]:
    """The case in which the company is a natural person; ``make`` as for ``excluded``."""
    return {"a sole trader": make("a sole trader", eenmanszaak=True)}


def store_of(*groups: Mapping[str, Graph]) -> Any:
    """A fixture, opened once per file: all cases beside each other in one graph."""

    @pytest.fixture(scope="module")
    def store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[GraphStore]:
        graph = together(graph for group in groups for graph in group.values())
        with embedded(graph, tmp_path_factory.mktemp("graaf")) as opened:
            yield opened

    return store


def verdicts(reported: Iterable[str], left_alone: Iterable[str]) -> list[tuple[str, str]]:
    """Every case with what the rule must make of it."""
    return [*((case, _REPORTED) for case in reported), *((case, _LEFT_ALONE) for case in left_alone)]


def verdict_on(store: GraphStore, rule: Rule, case: str) -> str:
    """What a rule makes of a case."""
    return _REPORTED if case in hits_per_subject(store, rule) else _LEFT_ALONE


def found_with(store: GraphStore, rule: Rule, setting: str, *cases: str) -> tuple[bool, ...]:
    """Whether each case is reported with another value for a parameter, given as to ``--set``."""
    found = hits_per_subject(store, rule, setting)
    return tuple(case in found for case in cases)
