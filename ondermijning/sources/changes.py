"""Which change messages join the state that is held: each names the state it replaces and the state it brings.

A message counts when the state before it is the one that it refers to, or when nothing was known of its object yet. One that
does not join waits: a missing message that comes in later, or a newer stand, closes the gap without loading anything again.
Within a day messages come in their own order, one after the other from midnight; those that follow on a stand of that day
come after it.
"""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from typing import TYPE_CHECKING, NamedTuple

import pyarrow as pa

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    import duckdb

END_OF_DAY = time(23, 59, 59)  # of a stand, which shows the end of its day


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
    """What a stand says of an object: the day, and the reference of the state.

    Args:
        day: the day it speaks for.
        reference: None when the stand speaks for the area of the object without showing it; empty when it shows the object
            without a reference, so that what joins it cannot be checked.
    """

    day: date
    reference: str | None


class Judged(NamedTuple):
    """A message with its place in the chain.

    Args:
        message: the message.
        moment: when it takes effect, in order with the stands.
        joins: it joins the state before it.
        waits: it does not, and no newer stand has made up for what is missing.
    """

    message: Message
    moment: datetime
    joins: bool
    waits: bool


def judge(stands: Iterable[Stand], messages: Iterable[Message]) -> Iterator[Judged]:
    """The messages about one object, in order, with those that do not join the chain told apart."""
    shown, known, held = list(stands), False, None
    after_stand: date | None = None
    for event in _in_order(shown, messages):
        if isinstance(event, Stand):
            after_stand = event.day
            if known or event.reference is not None:  # a stand from before the object was ever seen tells nothing
                known, held = event.reference != "", event.reference
            continue
        joins = not known or held in (event.before, event.after)
        waits = not joins and not any(_makes_up_for(stand, event) for stand in shown)
        yield Judged(event, _moment(event, END_OF_DAY if after_stand == event.day else time()), joins, waits)
        if joins:
            known, held = True, event.after


def _in_order(stands: Iterable[Stand], messages: Iterable[Message]) -> list[Stand | Message]:
    """Messages in their own order; a stand comes before the first message of its day that follows on it, else after all."""
    told = sorted(messages, key=lambda message: (message.day, message.number, message.place))
    follows: dict[tuple[date, str | None], int] = {}
    for place, message in enumerate(told):
        if message.before != message.after:
            follows.setdefault((message.day, message.before), place)
    events: list[tuple[date, int, int, str, Stand | Message]] = [
        (message.day, place, 1, "", message) for place, message in enumerate(told)
    ]
    for stand in stands:
        place = follows.get((stand.day, stand.reference), len(told))
        events.append((stand.day, place, 0, stand.reference or "", stand))
    return [event[-1] for event in sorted(events, key=lambda event: event[:-1])]


def _moment(message: Message, begin: time) -> datetime:
    """Numbers may begin at zero, and the moment at which a stand shows its day is taken."""
    return datetime.combine(message.day, begin) + timedelta(microseconds=message.number + 1)


def _makes_up_for(stand: Stand, message: Message) -> bool:
    return stand.day > message.day or (stand.day == message.day and stand.reference == message.after)


def use_changes(db: duckdb.DuckDBPyConnection) -> None:
    """Make ``bericht`` and ``gebied`` from what was read.

    ``bericht`` says of each message its place, object and moment, whether it joins, and whether it waits. ``gebied`` gives an
    object that messages show the area of the stand that speaks for it or for its cadastral municipality, so that a later
    stand without it ends it.
    """
    db.execute(_AREA)
    names = ("_bron", "_levering", "_bestand", "_positie", "object_id", "dag", "moment", "sluit_aan", "wacht")
    types = (*([pa.string()] * 5), pa.date32(), pa.timestamp("us"), pa.bool_(), pa.bool_())
    rows = [
        (*each.message.place, each.message.object_id, each.message.day, each.moment, each.joins, each.waits)
        for each in _judged(db)
    ]
    arrays = [pa.array([row[column] for row in rows], type=kind) for column, kind in enumerate(types)]
    db.register("berichten", pa.table(dict(zip(names, arrays, strict=True))))
    db.execute("CREATE TABLE bericht AS SELECT * FROM berichten")
    db.unregister("berichten")


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
SELECT k._bron, k.object_id, coalesce(max(e.onderwerp), max(s.onderwerp), '') AS onderwerp
FROM KadastraalObject_gelezen k
LEFT JOIN eigen e USING (_bron, object_id)
LEFT JOIN spreekt s ON s._bron = k._bron AND s.gemeente = left(k.aanduiding, 5)
WHERE k.object_id IN (SELECT object_id FROM Mutatiebericht_gelezen)
GROUP BY ALL
"""

_MESSAGES = """
SELECT object_id, brk_datum, volgnummer, referentie_was, referentie_wordt, _bron, _levering, _bestand, _positie
FROM Mutatiebericht_gelezen
"""

# Every stand about an object, also those that speak for its area and no longer show it.
_STANDS = """
WITH getoond AS (
    SELECT DISTINCT object_id, _bron, _peildatum AS dag, coalesce(referentie, '') AS referentie
    FROM KadastraalObject_gelezen
    WHERE NOT _wijziging AND object_id IN (SELECT object_id FROM Mutatiebericht_gelezen)
), gesproken_op AS (
    SELECT DISTINCT g.object_id, g._bron, CAST(s.moment AS DATE) AS dag
    FROM gebied g JOIN gesproken s ON s.bron = g._bron AND s.onderwerp = g.onderwerp
    WHERE (s.bron, s.onderwerp, g.object_id, s.moment) NOT IN (SELECT (bron, onderwerp, deel, moment) FROM ongelezen)
)
SELECT object_id, _bron, dag, t.referentie FROM gesproken_op FULL JOIN getoond t USING (object_id, _bron, dag)
"""


def _judged(db: duckdb.DuckDBPyConnection) -> Iterator[Judged]:
    """All messages, per object and source."""
    told: dict[tuple[str, str], list[Message]] = {}
    for object_id, day, number, before, after, *place in db.execute(_MESSAGES).fetchall():
        told.setdefault((object_id, place[0]), []).append(Message(object_id, day, number, before, after, tuple(place)))
    stands: dict[tuple[str, str], list[Stand]] = {}
    for object_id, source, day, reference in db.execute(_STANDS).fetchall():
        stands.setdefault((object_id, source), []).append(Stand(day, reference))
    for key in sorted(told):
        yield from judge(stands.get(key, ()), told[key])
