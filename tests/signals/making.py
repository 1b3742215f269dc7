"""Hits without a graph, and what a run of a handful of rules found."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from ondermijning.detect.compose import hits_of
from ondermijning.detect.hits import RuleOutcome
from ondermijning.ledger.hits import hits_of as kept_hits
from ondermijning.ledger.runs import Result, Run
from ondermijning.ledger.signals import read_signal
from ondermijning.signals.display import Names
from ondermijning.signals.found import Found, capped
from ondermijning.signals.gate import candidates, signal_id
from ondermijning.signals.lifecycle import Changes, is_first_run, record
from tests.detect.making import EVIDENCE, MATCH, row, rule

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping
    from datetime import datetime

    from ondermijning.detect import Rule
    from ondermijning.detect.hits import Hit
    from ondermijning.ledger import Ledger
    from ondermijning.ledger.hits import KeptHit
    from ondermijning.ledger.signals import Signal

ON = date(2024, 12, 31)
NONE_STOPPED: Mapping[str, str] = {}
_BY_COMPANY = MATCH.replace("koper:Persoon|Bedrijf", "koper:Bedrijf")

ALONE = rule(id="alleen", family="transactie", strength="solo", weight=3)
PRICE = rule(id="prijs", family="transactie", strength="combinatie", weight=2)
OWNER = rule(id="eigenaar", family="eigenaar", strength="combinatie", weight=1)
USE = rule(id="gebruik", family="gebruik", strength="combinatie", weight=2)
CONTEXT = rule(id="omgeving", family="netwerk", strength="context", weight=2)
COMPANY = rule(
    id="bedrijf",
    family="bedrijf",
    strength="combinatie",
    weight=2,
    match=_BY_COMPANY,
    evidence=EVIDENCE,
    subject="koper",
    identity=("koper", "transactie"),
)
RULES = (ALONE, PRICE, OWNER, USE, CONTEXT, COMPANY)

P1 = signal_id("Perceel", "p1")
KVK1 = signal_id("Bedrijf", "KVK:1")


def hit(made: Rule, perceel: str = "p1", koper: str = "KVK:1", transactie: str = "t1", dagen: int = 100) -> Hit:
    """A hit of a rule on a purchase."""
    return hit_of(made, (perceel, koper, transactie), dagen=dagen)


def hit_of(made: Rule, *found_together: tuple[str, str, str], dagen: int = 100) -> Hit:
    """One hit of a rule, for which several (object, buyer, deed) were found together."""
    (found,) = hits_of(made, [row(perceel, deed, koper, dagen) for perceel, koper, deed in found_together])
    return found


def found(
    hits: Iterable[Hit],
    silent: Collection[Rule] = (),
    personal: Collection[str] = (),
    rules: Collection[Rule] = RULES,
    cap: int = 500,
    stopped: Mapping[str, str] = NONE_STOPPED,
) -> Found:
    """What a run found; ``silent`` rules could not answer, ``stopped`` ones run no more."""
    all_hits = list(hits)
    outcomes = []
    for each in rules:
        own = tuple(hit for hit in all_hits if hit.rule is each)
        result = Result.UNDECIDED if each in silent else Result.HIT if own else Result.NONE
        outcomes.append(RuleOutcome(each, result, own))
    return Found(capped(outcomes, cap), candidates(all_hits, frozenset(personal)), _names(all_hits), stopped)


def _names(hits: Iterable[Hit]) -> Names:
    labels: dict[str, str] = {}
    for each in hits:
        labels |= dict.fromkeys(map(str, each.evidence["perceel"]), "Perceel")
        labels |= {party: "Bedrijf" if party.startswith("KVK:") else "Persoon" for party in each.evidence["koper"]}
    return Names({(label, name): name for name, label in labels.items() if label != "Persoon"}, labels)


@dataclass(frozen=True)
class Runs:
    """Runs one after another on one ledger."""

    ledger: Ledger
    on = ON

    def run(
        self,
        *hits: Hit,
        silent: Collection[Rule] = (),
        rules: Collection[Rule] = RULES,
        on: date = ON,
        cap: int = 500,
        stopped: Mapping[str, str] = NONE_STOPPED,
        own: frozenset[str] = frozenset(),
        at: datetime | None = None,
    ) -> Changes:
        """Record a run that found these hits."""
        run = Run(on, "embedded", "0.1.0", {}, {}, baseline=is_first_run(self.ledger), own=own)
        return record(self.ledger, found(hits, silent, rules=rules, cap=cap, stopped=stopped), run, "jansen", at)

    def signal(self, wanted: str = P1) -> Signal:
        """A signal that must exist."""
        signal = read_signal(self.ledger, wanted)
        assert signal is not None
        return signal

    def kept(self, wanted: str = P1) -> dict[str, KeptHit]:
        """The hits of a signal by rule; a test keeps at most one per rule."""
        return {kept.hit.rule: kept for kept in kept_hits(self.ledger, wanted)}

    def current(self, wanted: str = P1) -> set[str]:
        """The rules whose hits speak for a signal now."""
        return {name for name, kept in self.kept(wanted).items() if kept.gone_run is None}

    def dump(self) -> str:
        """Everything in the ledger."""
        return "\n".join(self.ledger.iterdump())
