"""Which change messages join the state that is held: each names the state it replaces and the state it brings.

A message counts when the state before it is the one that it refers to, or when nothing was known of its object yet. One that
does not join waits: a missing message that comes in later, or a newer stand, closes the gap without loading anything again.
"""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from typing import TYPE_CHECKING, NamedTuple

import pyarrow as pa

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    import duckdb


class Message(NamedTuple):
    """A change message with its place.

    Args:
        object_id: the object it is about.
        day: day of the change in the register.
        number: place among the messages of that day.
        before: reference of the state it replaces; None for a new object.
        after: reference of the state it brings; None when the object is gone.
        place: source, delivery, file and position.
    """

    object_id: str
    day: date
    number: int
    before: str | None
    after: str | None
    place: tuple[str, str, str, str]


class Stand(NamedTuple):
    """What a stand says of an object: the day, and the reference of the state."""

    day: date
    reference: str | None


class Judged(NamedTuple):
    """A message with the moment it takes effect, and whether it joins the state before it."""

    message: Message
    moment: datetime
    joins: bool


def judge(stands: Iterable[Stand], messages: Iterable[Message]) -> Iterator[Judged]:
    """The messages about one object, in order, with those that do not join the chain told apart."""
    waiting = sorted(stands, key=lambda stand: stand.day)
    known, held = False, None
    for message in sorted(messages, key=lambda message: (message.day, message.number, message.place)):
        later = timedelta(0)
        while waiting and (waiting[0].day < message.day or _precedes(waiting[0], message)):
            stand = waiting.pop(0)
            known, held = True, stand.reference
            later = timedelta(days=1) if stand.day == message.day else later
        joins = not known or held in (message.before, message.after)
        yield Judged(message, datetime.combine(message.day, time()) + later + timedelta(seconds=message.number), joins)
        if joins:
            known, held = True, message.after


def _precedes(stand: Stand, message: Message) -> bool:
    """Whether a stand of the same day was made before the message."""
    return stand.day == message.day and stand.reference == message.before != message.after


def use_changes(db: duckdb.DuckDBPyConnection) -> None:
    """Make ``bericht`` (place, object and moment of each message, and whether it joins) and ``gebied`` from what was read.

    ``gebied`` gives an object that messages show the area of the stand that speaks for it or for its cadastral municipality,
    so that a later stand without it ends it.
    """
    rows = [
        (*each.message.place, each.message.object_id, each.moment, each.joins)
        for each in _judged(db, list(_messages(db)))
    ]
    names = ("_bron", "_levering", "_bestand", "_positie", "object_id", "moment", "sluit_aan")
    types = (*([pa.string()] * 5), pa.timestamp("us"), pa.bool_())
    arrays = [pa.array([row[column] for row in rows], type=kind) for column, kind in enumerate(types)]
    db.register("berichten", pa.table(dict(zip(names, arrays, strict=True))))
    db.execute("CREATE TABLE bericht AS SELECT * FROM berichten")
    db.unregister("berichten")
    db.execute(_AREA)


# The first five signs of a designation are the cadastral municipality.
_AREA = """
CREATE TABLE gebied AS
WITH stand AS (
    SELECT _bron, object_id, left(aanduiding, 5) AS gemeente, _onderwerp FROM KadastraalObject_gelezen WHERE NOT _wijziging
), spreekt AS (
    SELECT _bron, gemeente, min(_onderwerp) AS onderwerp FROM stand
    GROUP BY ALL HAVING count(DISTINCT _onderwerp) = 1
), eigen AS (
    SELECT _bron, object_id, min(_onderwerp) AS onderwerp FROM stand GROUP BY ALL
)
SELECT DISTINCT k._bron, k.object_id, coalesce(e.onderwerp, s.onderwerp, '') AS onderwerp
FROM KadastraalObject_gelezen k
LEFT JOIN eigen e USING (_bron, object_id)
LEFT JOIN spreekt s ON s._bron = k._bron AND s.gemeente = left(k.aanduiding, 5)
WHERE k._wijziging
"""

_MESSAGES = """
SELECT object_id, brk_datum, volgnummer, referentie_was, referentie_wordt, _bron, _levering, _bestand, _positie
FROM Mutatiebericht_gelezen
"""

_STANDS = """
SELECT DISTINCT object_id, _bron, _peildatum, referentie FROM KadastraalObject_gelezen
WHERE NOT _wijziging AND object_id IN (SELECT object_id FROM Mutatiebericht_gelezen)
"""


def _messages(db: duckdb.DuckDBPyConnection) -> Iterator[Message]:
    for object_id, day, number, before, after, *place in db.execute(_MESSAGES).fetchall():
        yield Message(object_id, day, number, before, after, tuple(place))


def _judged(db: duckdb.DuckDBPyConnection, messages: list[Message]) -> Iterator[Judged]:
    """All messages, per object and source."""
    told: dict[tuple[str, str], list[Message]] = {}
    for message in messages:
        told.setdefault((message.object_id, message.place[0]), []).append(message)
    stands: dict[tuple[str, str], list[Stand]] = {}
    for object_id, source, day, reference in db.execute(_STANDS).fetchall():
        stands.setdefault((object_id, source), []).append(Stand(day, reference))
    for key in sorted(told):
        yield from judge(stands.get(key, ()), told[key])
