"""What was removed because its retention term had passed: which delivery, how much, when and by whom; never what it said.

Each line is sealed with the key of the municipality over itself and the seal before it, so that a line that was changed,
removed or added without the key shows. That the last lines were cut off shows from an earlier head of the list, kept elsewhere.
"""

from __future__ import annotations

import hashlib
import hmac
import json
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING, NamedTuple

from ondermijning.ledger.text import json_text, utc_text

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from datetime import datetime

    from ondermijning.ledger.store import Ledger

_COLUMNS = "source, reference_date, delivery, term_months, records, on_date, actor, at"
_LABEL = b"ondermijning/verwijderd/v1/"


@dataclass(frozen=True, slots=True)
class Erasure:
    """A delivery that is removed.

    Args:
        source: loader id.
        reference_date: the date it spoke for.
        delivery: hash over its files.
        term_months: the term that had passed.
        records: how many records of each kind it held.
        on_date: the day on which the term had passed.
        actor: who removed it.
        at: when, in UTC.
    """

    source: str
    reference_date: str
    delivery: str
    term_months: int
    records: Mapping[str, int]
    on_date: str
    actor: str
    at: str


class Head(NamedTuple):
    """Where the list stood.

    Args:
        lines: how many there were.
        seal: that of the last one.
    """

    lines: int
    seal: str


def begin_erasure(ledger: Ledger, erasure: Erasure, key: bytes) -> None:
    """Keep that a delivery is about to be removed; one that was begun before is not kept twice."""
    with ledger.transaction():
        if (erasure.source, erasure.reference_date, erasure.delivery) in open_erasures(ledger):
            return
        last = ledger.execute("SELECT seal FROM erasures ORDER BY id DESC LIMIT 1").fetchone()
        values = {**asdict(erasure), "records": json_text(erasure.records)}
        ledger.execute(
            f"INSERT INTO erasures ({_COLUMNS}, seal) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",  # noqa: S608 - names of this file
            (*values.values(), _seal(key, last[0] if last else "", erasure)),
        )


def open_erasures(ledger: Ledger) -> set[tuple[str, str, str]]:
    """Source, date and hash of deliveries whose removal was begun and not finished."""
    return set(ledger.execute("SELECT source, reference_date, delivery FROM erasures WHERE done_at IS NULL"))


def finish_erasures(ledger: Ledger, at: datetime | None = None) -> None:
    """Keep that nothing is left of what was begun."""
    with ledger.transaction():
        ledger.execute("UPDATE erasures SET done_at = ? WHERE done_at IS NULL", (utc_text(at),))


def erasures(ledger: Ledger, key: bytes) -> Iterator[tuple[Erasure, bool]]:
    """Every line with whether its seal holds, oldest first."""
    previous = ""
    for *values, seal in ledger.execute(f"SELECT {_COLUMNS}, seal FROM erasures ORDER BY id"):  # noqa: S608
        source, day, delivery, months, records, *rest = values
        erasure = Erasure(source, day, delivery, months, json.loads(records), *rest)
        yield erasure, hmac.compare_digest(seal, _seal(key, previous, erasure))
        previous = seal


def head(ledger: Ledger) -> Head:
    """Where the list stands."""
    seals = _seals(ledger)
    return Head(len(seals), seals[-1] if seals else "")


def is_whole(ledger: Ledger, earlier: Head) -> bool:
    """Whether the list still holds every line up to an earlier head."""
    return earlier.lines == 0 or earlier.seal in _seals(ledger)[earlier.lines - 1 : earlier.lines]


def _seals(ledger: Ledger) -> list[str]:
    return [seal for (seal,) in ledger.execute("SELECT seal FROM erasures ORDER BY id")]


def _seal(key: bytes, previous: str, erasure: Erasure) -> str:
    text = f"{previous}\n{json_text(asdict(erasure))}"
    return hmac.new(key, _LABEL + text.encode(), hashlib.sha256).hexdigest()
