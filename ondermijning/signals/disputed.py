"""What a dispute does to hits and signals: nothing that names the party counts until the dispute has ended."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from ondermijning.ledger.aliases import current_id
from ondermijning.ledger.disputes import Disputed, standing_disputes
from ondermijning.ledger.events import State
from ondermijning.ledger.hits import hits_of
from ondermijning.ledger.runs import Result
from ondermijning.ledger.signals import list_signals
from ondermijning.model import PARTIES
from ondermijning.normalise.text import counted
from ondermijning.signals.evidence import vote_of
from ondermijning.signals.gate import opens

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from ondermijning.detect.hits import RuleOutcome
    from ondermijning.ledger import Ledger
    from ondermijning.ledger.disputes import Dispute
    from ondermijning.ledger.hits import KeptHit


def undisputed(outcomes: Iterable[RuleOutcome], disputed: Disputed) -> list[RuleOutcome]:
    """What rules answered without the hits that name a disputed party; each answer says how many were left out."""
    return [_without(outcome, disputed) for outcome in outcomes] if disputed else list(outcomes)


def withheld_signals(ledger: Ledger) -> frozenset[str]:
    """Ids of open signals that do not pass the gate without the hits that name a disputed party."""
    disputed = Disputed(ledger)
    if not disputed:
        return frozenset()
    open_signals = (signal.id for signal in list_signals(ledger) if signal.state is not State.GESLOTEN)
    return frozenset(name for name in open_signals if _rests_on(disputed, hits_of(ledger, name)))


def disputes_in(ledger: Ledger, signal_id: str) -> list[Dispute]:
    """The disputes that stand about parties in the hits of a signal, oldest first."""
    parts = {current_id(ledger, party) for kept in hits_of(ledger, signal_id) for party in _kept_parties(kept)}
    return [each for each in standing_disputes(ledger) if current_id(ledger, each.party_id) in parts]


def _without(outcome: RuleOutcome, disputed: Disputed) -> RuleOutcome:
    kept = tuple(hit for hit in outcome.hits if not disputed.any_of(hit.parties))
    left_out = len(outcome.hits) - len(kept)
    if not left_out:
        return outcome
    result = Result.NONE if outcome.result is Result.HIT and not kept else outcome.result
    told = f"betwist: {counted(left_out, 'treffer', 'treffers')} weggelaten"
    reason = "; ".join(filter(None, (outcome.reason, told)))
    return replace(outcome, hits=kept, result=result, reason=reason)


def _rests_on(disputed: Disputed, kept: list[KeptHit]) -> bool:
    """Whether a signal has disputed hits, also such as a run left out since, and too few others."""
    rest = [each for each in kept if not disputed.any_of(_kept_parties(each))]
    votes = (vote_of(each.hit) for each in rest if each.gone_run is None and not each.hit.unconfirmed)
    return len(rest) < len(kept) and not opens(votes)


def _kept_parties(each: KeptHit) -> Iterator[str]:
    return (part["id"] for part in each.hit.evidence["delen"] if part["soort"] in PARTIES)
