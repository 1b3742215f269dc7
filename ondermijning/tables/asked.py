"""For which objects the land registry was asked, and what its last answer ends.

Without an answer a thing is unknown, never absent; of all answers about an object the last that speaks for a day up to the
date counts.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import duckdb

_ANSWERS = """
CREATE OR REPLACE TABLE {what}vraag AS
SELECT DISTINCT object_id, coalesce(actueel_op, _peildatum) AS dag, _bron, _levering, _bestand, _positie
FROM {answer}_versies WHERE coalesce(actueel_op, _peildatum) <= getvariable('peildatum')
"""

_LAST_ANSWER = """
UPDATE n_Perceel SET {what}_actueel_op = a.dag
FROM (SELECT object_id, max(dag) AS dag FROM {what}vraag GROUP BY object_id) a WHERE a.object_id = n_Perceel.id
"""

_ANSWER_ORIGIN = """
INSERT INTO herkomst SELECT p.id, '{what}_actueel_op', a._bron, a._levering, a._bestand, a._positie
FROM n_Perceel p JOIN {what}vraag a ON a.object_id = p.id AND a.dag = p.{what}_actueel_op
"""

# An answer about a person or of another service may have shown a holder that a later answer about the object leaves out.
_ENDED = """
UPDATE {table} SET _moment_tot = later.moment, _gezien_tot = CAST(later.moment AS DATE)
FROM (
    SELECT getoond.{key}, getoond._bron, min(a._moment) AS moment
    FROM (SELECT {key}, _bron, max(_moment) AS laatst FROM {table}_versies GROUP BY ALL) getoond
    JOIN {table} USING ({key}, _bron)
    JOIN ZakelijkRecht r ON r._bron = getoond._bron AND r.recht_id = {table}.recht_id
    JOIN GerechtigdenAntwoord_versies a ON a._bron = r._bron AND a.object_id = r.object_id AND a._moment > getoond.laatst
    GROUP BY ALL
) later
WHERE {table}.{key} = later.{key} AND {table}._bron = later._bron AND coalesce({table}._moment_tot > later.moment, true)
"""


def say_when_asked(db: duckdb.DuckDBPyConnection, what: str, answer: str) -> None:
    """Fill ``Perceel.<what>_actueel_op`` and leave ``<what>vraag``, every answer with the day it speaks for.

    Args:
        db: with the table of objects.
        what: ``hypotheek`` or ``beslag``.
        answer: the kind of record that says that an object was asked and answered.
    """
    for statement in (_ANSWERS, _LAST_ANSWER, _ANSWER_ORIGIN):
        db.execute(statement.format(what=what, answer=answer))


def make(db: duckdb.DuckDBPyConnection) -> None:
    """End the namings and rights that a later answer about the holders of their object leaves out, whoever showed them."""
    for table, key in (("Tenaamstelling", "tenaamstelling_id"), ("ZakelijkRecht", "recht_id")):
        db.execute(_ENDED.format(table=table, key=key))
