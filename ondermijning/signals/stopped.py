"""Rules that stopped: they exist no more, or may not run any more. What they found before then counts no longer.

A rule that could not answer for once did not stop, and neither did one that nobody asked for or of which the folder was not read.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from ondermijning.ledger.hits import rules_with_hits
from ondermijning.ledger.runs import own_rules

if TYPE_CHECKING:
    from collections.abc import Mapping

    from ondermijning.detect.library import Library
    from ondermijning.ledger import Ledger

REMOVED = "bestaat niet meer"


def stopped_rules(ledger: Ledger, library: Library, held: Mapping[str, str]) -> dict[str, str]:
    """The rules that stopped and have hits that count, each with why, in Dutch.

    Args:
        ledger: the hits, and which rules are the municipality's own.
        library: the rules that exist.
        held: rules that may not run, each with why.
    """
    counting, unread = rules_with_hits(ledger), unread_rules(ledger, library)
    removed = {rule: REMOVED for rule in counting if rule not in library and rule not in unread}
    return {rule: why for rule, why in (removed | dict(held)).items() if rule in counting}


def unread_rules(ledger: Ledger, library: Library) -> list[str]:
    """The municipality's own rules with hits that count, of which nobody can say here whether they exist: no folder was read."""
    own = frozenset() if library.own_read else own_rules(ledger)
    return [rule for rule in rules_with_hits(ledger) if rule in own and rule not in library]
