"""Hits that support a signal, kept through the runs that saw them and marked when they are gone."""

from __future__ import annotations

import json
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from ondermijning.ledger.text import json_text

if TYPE_CHECKING:
    from collections.abc import Mapping

    from ondermijning.ledger.store import Ledger

# Evidence of a signal, and what each item of a list in it says; see ``signals.evidence``. The later words came later.
_FORM = {
    "delen": {"soort", "id", "rol"},
    "waarden": {"naam", "waarden", "elementen", "kolom"},
    "sterkte": set[str](),
}
_LATER = {"profielen": set[str](), "zekerheid": set[str](), "tegen": {"naam", "gevolg", "zin", "delen", "waarden"}}


@dataclass(frozen=True, slots=True)
class Hit:
    """One row of one rule.

    Args:
        signal_id: the signal that it supports.
        rule: rule id.
        hit_key: hash of the identity values of the row.
        run: number of the run that sees it.
        family: family of the rule.
        weight: what it adds to the weight of the signal.
        sentence: what was seen, in Dutch.
        evidence: name → value, as the rule returned it.
        unconfirmed: it rests on links by score that were not measured, and opens nothing.
    """

    signal_id: str
    rule: str
    hit_key: str
    run: int
    family: str
    weight: int
    sentence: str
    evidence: Mapping[str, Any]
    unconfirmed: bool = False

    def without_words(self) -> Hit:
        """Only what makes it known again: its hash."""
        return replace(self, sentence="", evidence={})


@dataclass(frozen=True, slots=True)
class KeptHit:
    """A hit as it was last seen.

    Args:
        hit: what the last run saw; dates in its evidence are ISO 8601 text.
        first_run: the run that saw it first.
        gone_run: the run that no longer saw it, if it is gone.
    """

    hit: Hit
    first_run: int
    gone_run: int | None

    @property
    def forgotten(self) -> bool:
        """Whether only its hash is left."""
        return not self.hit.evidence


def keep_hit(ledger: Ledger, hit: Hit) -> None:
    """Keep a hit that a run sees: new, seen again, or back."""
    values = (
        hit.signal_id,
        hit.rule,
        hit.hit_key,
        hit.run,
        hit.run,
        hit.family,
        hit.weight,
        json_text(hit.evidence),
        hit.sentence,
        hit.unconfirmed,
    )
    with ledger.transaction():
        ledger.execute(
            """
            INSERT INTO hits
                (signal_id, rule, hit_key, first_run, last_run, family, weight, evidence, sentence, unconfirmed)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            ON CONFLICT (signal_id, rule, hit_key) DO UPDATE SET
                last_run = excluded.last_run, gone_run = NULL, family = excluded.family, weight = excluded.weight,
                evidence = excluded.evidence, sentence = excluded.sentence,
                unconfirmed = excluded.unconfirmed
            """,
            values,
        )


def end_unseen(ledger: Ledger, rule: str, run: int) -> int:
    """Mark as gone what a run no longer saw; only for a rule that could answer in that run.

    Returns:
        How many hits are gone since this run.
    """
    with ledger.transaction():
        cursor = ledger.execute(
            "UPDATE hits SET gone_run = ? WHERE rule = ? AND last_run < ? AND gone_run IS NULL", (run, rule, run)
        )
    return cursor.rowcount


def rules_with_hits(ledger: Ledger) -> list[str]:
    """The rules of which a hit is not gone, in order."""
    return [rule for (rule,) in ledger.execute("SELECT DISTINCT rule FROM hits WHERE gone_run IS NULL ORDER BY rule")]


def hits_of(ledger: Ledger, signal_id: str, *, forgotten: bool = False) -> list[KeptHit]:
    """Every hit that supports or supported a signal, in order of rule and key; those of which a hash is left if asked."""
    rows = ledger.execute(
        """
        SELECT signal_id, rule, hit_key, last_run, family, weight, sentence, evidence, unconfirmed, first_run,
               gone_run
        FROM hits WHERE signal_id = ? ORDER BY rule, hit_key
        """,
        (signal_id,),
    )
    return [kept for kept in map(_kept, rows) if forgotten or not kept.forgotten]


def _kept(row: tuple[Any, ...]) -> KeptHit:
    signal_id, rule, hit_key, run, family, weight, sentence, evidence, unconfirmed, first_run, gone_run = row
    hit = Hit(signal_id, rule, hit_key, run, family, weight, sentence, _as_written(evidence), bool(unconfirmed))
    return KeptHit(hit, first_run, gone_run)


def _as_written(text: str) -> dict[str, Any]:
    """Evidence as it was kept.

    Raises:
        ValueError: the ledger is damaged: something stands there in another form.
    """
    evidence: dict[str, Any] = json.loads(text)
    forms = (_FORM, _FORM | _LATER)
    whole = not _FORM.keys() & evidence.keys() or any(evidence.keys() == form.keys() for form in forms)
    lists = [(name, keys) for name, keys in (_FORM | _LATER).items() if keys]
    if not whole or any(each.keys() != keys for name, keys in lists for each in evidence.get(name, ())):
        raise ValueError("evidence in another form.")
    return evidence
