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

# One service says when the deed was offered, the other does not: the day that was once said still counts.
_REMEMBERED = """
CREATE OR REPLACE TEMP TABLE eerder_gezegd AS
SELECT {key} AS id, _bron,
       arg_max((aangeboden_op, _levering, _bestand, _positie), (_moment, _levering, _bestand, _positie)) AS laatst
FROM {table}_versies WHERE aangeboden_op IS NOT NULL
  AND ({key}, _bron) IN (SELECT ({key}, _bron) FROM {table} WHERE aangeboden_op IS NULL)
GROUP BY ALL
"""

_REMEMBER = """
UPDATE {table} SET aangeboden_op = e.laatst[1] FROM eerder_gezegd e WHERE e.id = {table}.{key} AND e._bron = {table}._bron
"""

_REMEMBERED_ORIGIN = """
INSERT INTO herkomst SELECT id, 'geldig_van', _bron, laatst[2], laatst[3], laatst[4] FROM eerder_gezegd
"""

# A right that burdens another reaches its object through it.
_RIGHT_OBJECT = """
CREATE OR REPLACE TEMP TABLE gevraagd_recht AS
WITH RECURSIVE keten (_bron, recht_id, object_id) AS (
    SELECT r._bron, r.recht_id, r.object_id FROM ZakelijkRecht r SEMI JOIN GerechtigdenAntwoord a USING (_bron, object_id)
    UNION
    SELECT b._bron, b.belast_met, k.object_id FROM Belasting b JOIN keten k USING (_bron, recht_id)
)
FROM keten
"""

# An answer about a person or of another service may have shown a holder that a later answer about the object leaves out.
_ENDED = """
UPDATE {table} SET _moment_tot = later.moment, _gezien_tot = CAST(later.moment AS DATE)
FROM (
    SELECT getoond.{key}, getoond._bron, min(a._moment) AS moment
    FROM (SELECT {key}, _bron, max(_moment) AS laatst FROM {table}_versies GROUP BY ALL) getoond
    JOIN {table} USING ({key}, _bron)
    JOIN gevraagd_recht r ON r._bron = getoond._bron AND r.recht_id = {table}.recht_id
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


def remember_day(db: duckdb.DuckDBPyConnection, table: str, key: str) -> None:
    """Give the records that do not say when their deed was offered the day that an earlier answer said.

    Args:
        db: with the state of the records.
        table: ``Zekerheidsstelling`` or ``BeslagLegging``.
        key: its key.
    """
    for statement in (_REMEMBERED, _REMEMBER, _REMEMBERED_ORIGIN):
        db.execute(statement.format(table=table, key=key))


def make(db: duckdb.DuckDBPyConnection) -> None:
    """End the namings and rights that a later answer about the holders of their object leaves out, whoever showed them."""
    db.execute(_RIGHT_OBJECT)
    for table, key in (("Tenaamstelling", "tenaamstelling_id"), ("ZakelijkRecht", "recht_id")):
        db.execute(_ENDED.format(table=table, key=key))
