"""What a person needs to judge links: the pairs that wait, the most consequential first, and any two mentions compared."""

from __future__ import annotations

from collections import defaultdict
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from ondermijning.errors import GraphError
from ondermijning.language import say
from ondermijning.ledger.aliases import current_id
from ondermijning.ledger.events import State
from ondermijning.ledger.hits import hits_of
from ondermijning.ledger.judgements import standing_judgements
from ondermijning.ledger.signals import list_signals
from ondermijning.model import PARTIES
from ondermijning.model.codes import ON_PLACE
from ondermijning.resolve.parties import parties_in, use_parties
from ondermijning.resolve.personal import may_be_person
from ondermijning.resolve.scores.mention_columns import Columns
from ondermijning.resolve.scores.models import Models, models_in_use, shipped_models
from ondermijning.resolve.subjects import Subject, read_subjects
from ondermijning.sources.state import open_state

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    import duckdb

    from ondermijning.ledger import Ledger
    from ondermijning.resolve.weights.comparison import Comparison
    from ondermijning.workspace import Workspace

_MOST_PAIRS = 2_000  # of the mentions of two parties that are compared with each other
_IN_SIGNAL = 10  # what hangs on a party in an open signal, beside what it does

# What a mention does, and how much hangs on knowing who it is.
_ROLES = """
SELECT DISTINCT partij_id, rol, gewicht FROM (
    SELECT _bron AS register, persoon_id AS source_id, 'eigenaar' AS rol, 8 AS gewicht FROM Tenaamstelling
    UNION ALL SELECT _bron, persoon_id, rol, 6 FROM ZekerheidsstellingPartij
    UNION ALL SELECT _bron, zaaknummer || CASE WHEN volgnummer = 1 THEN '' ELSE '#' || volgnummer END, rol, 4 FROM VergunningPartij
    UNION ALL SELECT _bron, dossiernummer, 'subsidieontvanger', 4 FROM Subsidieverlening
    UNION ALL SELECT _bron, 'KVK:' || kvk || '#' || CASE WHEN volgnummer = 0 THEN 'eigenaar' ELSE volgnummer::TEXT END, soort, 2
    FROM Functievervulling
) JOIN partij USING (register, source_id) ORDER BY gewicht DESC, rol
"""


_ON_PLACE = "SELECT register || ':' || source_id FROM partij WHERE reden = ?"
_WAITING = f"""
SELECT links_register || ':' || links_source_id AS links, rechts_register || ':' || rechts_source_id AS rechts,
       score_promille, coalesce(reden, '') = '{ON_PLACE}' AS op_object
FROM koppeling WHERE oordeel IS NULL AND (zone = 'mogelijk' OR reden = '{ON_PLACE}') ORDER BY score_promille DESC, links, rechts
"""  # noqa: S608 - literals


class Case(NamedTuple):
    """A possible link that nobody judged yet by its best pair of mentions, or one that a name and a place made.

    Args:
        left, right: mention keys.
        score: promille.
        personal: a natural person may be meant, so that values are shown for a case and a reason only.
        on_place: a name and a place made it: one party until somebody judges otherwise.
    """

    left: str
    right: str
    score: int
    personal: bool
    on_place: bool = False


@dataclass
class Desk:
    """All mentions of a workspace with the party of each.

    Args:
        subjects: mention key → the mention.
        party_of: mention key → party id.
        waiting: the links that wait for a judgement, the most consequential first.
        roles: party id → what it does in the registers.
        models: the weights in use.
        on_place: mention keys that a name and a place alone link to their party.
    """

    subjects: dict[str, Subject]
    party_of: dict[str, str]
    waiting: list[Case] = field(default_factory=list)
    roles: dict[str, list[str]] = field(default_factory=dict)
    models: Models = field(default_factory=shipped_models)
    on_place: frozenset[str] = frozenset()

    def __post_init__(self) -> None:
        self._columns = Columns(list(self.subjects.values()), models=self.models)
        self._at = {key: at for at, key in enumerate(self.subjects)}
        self._members: dict[str, list[str]] = defaultdict(list)
        for key, party in self.party_of.items():
            self._members[party].append(key)

    def mentions(self, ledger: Ledger, name: str) -> list[str]:
        """The mentions that a name stands for: ``register:source_id``, or all of a party, also under an id it once had.

        Raises:
            GraphError: there is no such mention and no such party.
        """
        if name in self.subjects:
            return [name]
        found = self._members.get(name) or self._members.get(current_id(ledger, name))
        if not found:
            raise GraphError(
                say("no mention and no party has this name."),
                where=name,
                advice=say("Name a party id, or a mention as register:source_id; see ondermijning export koppelingen."),
            )
        return found

    def compare(self, left: str, right: str) -> Comparison:
        """Compare two mentions of one kind."""
        return self._compared([(left, right)])[0]

    def best_pair(self, left: list[str], right: list[str]) -> tuple[str, str]:
        """The two mentions, one of each, that speak most for a link.

        Raises:
            GraphError: one is a person and the other a company, or both are the same mention.
        """
        if self.subjects[left[0]].is_person != self.subjects[right[0]].is_person:
            raise GraphError(
                say("a person and a company are never compared."), advice=say("Name two persons or two companies.")
            )
        pairs = [(one, other) for one in left for other in right if one != other][:_MOST_PAIRS]
        if not pairs:
            raise GraphError(
                say("these are one and the same mention."), advice=say("Name two different mentions or parties.")
            )
        ranked = zip(self._compared(pairs), pairs, strict=True)
        return min(ranked, key=lambda each: (each[0].rank, each[1]))[1]

    def _compared(self, pairs: Sequence[tuple[str, str]]) -> list[Comparison]:
        left, right = (np.array([self._at[pair[side]] for pair in pairs], dtype=np.int64) for side in (0, 1))
        return list(self._columns.comparisons(left, right))

    def is_personal(self, left: str, right: str) -> bool:
        """Whether a natural person may be meant by one of two mentions."""
        return may_be_person(self.subjects[key] for end in (left, right) for key in self._members[self.party_of[end]])


@contextmanager
def open_desk(workspace: Workspace, ledger: Ledger, models: Models | None = None) -> Iterator[Desk]:
    """The desk over the parties that ``resolve`` wrote last; judgements given since count.

    Args:
        workspace: resolved.
        ledger: holds the judgements.
        models: the weights to compare by; those in use if None.

    Raises:
        GraphError: nothing was resolved, or a delivery came in since.
    """
    with open_state(workspace) as db:
        use_parties(workspace, db)
        found, _ = read_subjects(db)
        party_of = {f"{register}:{source_id}": party for (register, source_id), party in parties_in(db).items()}
        subjects = {each.key: each for each in found}
        placed = frozenset(key for (key,) in db.execute(_ON_PLACE, [ON_PLACE]).fetchall())
        desk = Desk(subjects, party_of, models=models or models_in_use(ledger), on_place=placed)
        weights = _weights(db, desk, _in_open_signals(ledger))
        desk.waiting = _waiting(db, desk, set(standing_judgements(ledger)), weights)
        yield desk


def _weights(db: duckdb.DuckDBPyConnection, desk: Desk, in_signals: Iterable[str]) -> dict[str, int]:
    """Party id → how much hangs on it; its roles are kept at the desk."""
    weights: dict[str, int] = {}
    for party, role, weight in db.execute(_ROLES).fetchall():
        desk.roles.setdefault(party, []).append(role)
        weights[party] = max(weight, weights.get(party, 0))
    return weights | {party: weights.get(party, 0) + _IN_SIGNAL for party in in_signals}


def _in_open_signals(ledger: Ledger) -> set[str]:
    """The parties that the present evidence of an open signal names, by the id now in use."""
    signals = (signal.id for signal in list_signals(ledger) if signal.state is not State.GESLOTEN)
    held = (kept.hit for name in signals for kept in hits_of(ledger, name) if kept.gone_run is None)
    parts = (part for hit in held for part in hit.evidence["delen"] if part["soort"] in PARTIES)
    return {current_id(ledger, part["id"]) for part in parts}


def _waiting(
    db: duckdb.DuckDBPyConnection, desk: Desk, judged: set[tuple[str, str]], weights: dict[str, int]
) -> list[Case]:
    """One case per pair of parties, without the pairs that were judged; behind them those that a name and a place made."""
    done = {_parties(desk, *pair) for pair in judged if all(key in desk.party_of for key in pair)} | judged
    cases: dict[tuple[str, str], Case] = {}
    for left, right, score, on_place in db.execute(_WAITING).fetchall():
        pair = (min(left, right), max(left, right)) if on_place else _parties(desk, left, right)
        if pair not in done:
            cases.setdefault(pair, Case(left, right, score, desk.is_personal(left, right), on_place))
    return sorted(
        cases.values(),
        key=lambda case: (
            case.on_place,
            -sum(weights.get(desk.party_of[key], 0) for key in (case.left, case.right)),
            -case.score,
            case.left,
            case.right,
        ),
    )


def _parties(desk: Desk, left: str, right: str) -> tuple[str, str]:
    a, b = sorted((desk.party_of[left], desk.party_of[right]))
    return a, b
