"""Which rules may run: on real data those that somebody approved as they are, and that are not past their review."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ondermijning.detect.hits import RuleOutcome
from ondermijning.ledger.runs import Result

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import date

    from ondermijning.detect.rule import Rule
    from ondermijning.ledger.approvals import Approval


_READERS_OF_CLASS_B = 2


def held_back(rules: Iterable[Rule], approvals: Sequence[Approval], today: date) -> list[RuleOutcome]:
    """The rules that may not run, each undecided with the reason.

    Args:
        rules: of the run.
        approvals: those that were not withdrawn.
        today: decides what is over.
    """
    answers = ((rule, objection(rule, approvals, today)) for rule in rules)
    return [RuleOutcome(rule, Result.UNDECIDED, reason=reason) for rule, reason in answers if reason]


def objection(rule: Rule, approvals: Sequence[Approval], today: date) -> str:
    """Why a rule may not run on real data, in Dutch; empty if it may."""
    if rule.card.review_by < today:
        return f"had voor {rule.card.review_by} opnieuw gewogen moeten zijn"
    about = [approval for approval in approvals if approval.rule == rule.id]
    same = [approval for approval in about if approval.content_hash == rule.content_hash]
    if not same:
        return "is na de goedkeuring veranderd" if about else "is niet goedgekeurd"
    last = max(approval.until for approval in same)
    if last < today:
        return f"de goedkeuring liep tot en met {last}"
    readers = {approval.actor for approval in same if approval.until >= today}
    if rule.card.klasse_b and len(readers) < _READERS_OF_CLASS_B:
        return "leest een kenmerk van klasse B en vraagt een tweede goedkeuring, van een ander; een van beiden is de FG"
    return ""
