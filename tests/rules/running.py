"""Running rules over small graphs in tests: the library, one date, and hits by the subject that a test chose."""

from __future__ import annotations

from collections import Counter
from datetime import date
from typing import TYPE_CHECKING

from ondermijning.detect.library import load_rules, parse_settings
from ondermijning.detect.run import run_rules
from ondermijning.ledger.runs import Result
from ondermijning.signals.display import names_of, sentence

if TYPE_CHECKING:
    from collections.abc import Iterable

    from ondermijning.detect import Rule
    from ondermijning.detect.hits import Hit
    from ondermijning.graph.store import GraphStore

RULES = load_rules()
ON = date(2024, 12, 31)
EVERY_SOURCE = frozenset(source for rule in RULES.values() for source in rule.sources)


def hits(store: GraphStore, rule: Rule, *settings: str) -> tuple[Hit, ...]:
    """Hits of one rule, with parameters as a user gives them to ``--set``."""
    given = parse_settings({rule.id: rule}, settings)
    (outcome,) = run_rules(store, [rule], ON, EVERY_SOURCE, given)
    assert outcome.result in (Result.HIT, Result.NONE), outcome.reason
    assert (outcome.result is Result.HIT) == bool(outcome.hits)
    return outcome.hits


def hits_per_subject(store: GraphStore, rule: Rule, *settings: str) -> Counter[str]:
    """How often a rule hits each subject."""
    return Counter(hit.subject for hit in hits(store, rule, *settings))


def sentences(store: GraphStore, rule: Rule, subject: str) -> list[str]:
    """What an investigator reads about a subject."""
    found = [hit for hit in hits(store, rule) if hit.subject == subject]
    names = names_of(store, found)
    return [sentence(hit, names) for hit in found]


def explained(store: GraphStore, rule: Rule, subject: str) -> set[str]:
    """The counter-evidence that the graph holds for hits on a subject."""
    return {each.counter.id for hit in hits(store, rule) if hit.subject == subject for each in hit.against}


def keys(found: Iterable[Hit]) -> list[str]:
    """The keys of hits, in the order given."""
    return [hit.key for hit in found]
