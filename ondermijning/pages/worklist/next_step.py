"""What to do next about a signal: one sentence, from where it stands and from what its leading rule says to check."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from ondermijning.ledger.events import State

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from ondermijning.detect.rule import Rule
    from ondermijning.ledger.hits import Hit
    from ondermijning.ledger.signals import Signal

GONE, ASSIGN, BEGIN = "afsluiten wat niet meer wordt gevonden", "toewijzen wie weegt", "beginnen met wegen"
WEIGH, SEARCH = "verder wegen", "verder onderzoeken"


class Step(NamedTuple):
    """A step.

    Args:
        task: what kind of thing is to be done, as a few words.
        said: the whole of it, as a sentence.
    """

    task: str
    said: str


def next_step(signal: Signal, hits: Sequence[Hit], rules: Mapping[str, Rule], *, gone: bool = False) -> Step:
    """The one next step.

    Args:
        signal: its state and assignee.
        hits: those that a run still sees, the leading one first.
        rules: the rules that exist now.
        gone: what is found is no longer enough for a signal.
    """
    if gone or not hits:
        return Step(GONE, "Lees waarom de regels dit niet meer vinden, en sluit het met een reden.")
    rule = rules.get(hits[0].rule)
    if signal.state is State.IN_ONDERZOEK:
        unseen = rule.blind_to[0] if rule and rule.blind_to else ""
        seek = f"Zoek uit wat geen register zegt: {unseen}. " if unseen else ""
        return Step(SEARCH, f"{seek}Sluit het met wat is gedaan.")
    check = _check(hits, rule)
    if not signal.assignee:
        return Step(ASSIGN, f"Wijs toe wie dit weegt. {check}")
    if signal.state is State.IN_WEGING:
        return Step(WEIGH, f"{check} Sluit het, of begin een onderzoek.")
    return Step(BEGIN, f"Begin met wegen. {check}")


def _check(hits: Sequence[Hit], rule: Rule | None) -> str:
    """What has to be held against it first: an uncertain link, what was found against it, or what it could be as well."""
    if any(hit.unconfirmed for hit in hits):
        return "Ga eerst na of de onzekere koppeling klopt."
    if any(hit.evidence.get("tegen") for hit in hits):
        return "Ga na of wat er tegen pleit het verklaart; dat staat op de pagina."
    return f"Ga na of dit het verklaart: {rule.other_explanations[0]}." if rule else "Lees de pagina."
