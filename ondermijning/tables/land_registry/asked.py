"""For which objects the land registry was asked, and what it said when their mortgages and seizures were offered.

Without an answer a thing is unknown, never absent; of all answers about an object the last that speaks for a day up to the
date counts. One service says when a deed was offered, the other does not: the day that was once said still counts.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from ondermijning.views.elements import Fact
from ondermijning.views.view import View

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ondermijning.views.elements import Declaration

_ANSWERS = """
SELECT DISTINCT object_id, coalesce(actueel_op, _peildatum) AS dag, _bron, _levering, _bestand, _positie
FROM {answer}_versies WHERE coalesce(actueel_op, _peildatum) <= getvariable('peildatum')
"""
_LAST_ANSWER = """
SELECT a.object_id AS id, max(a.dag) AS {what}_actueel_op
FROM {what}vraag a JOIN n_Perceel p ON p.id = a.object_id GROUP BY a.object_id
"""
_ANSWER_ORIGIN = """
SELECT g.id AS element, '{what}_actueel_op' AS kolom, a._bron AS bron, a._levering AS levering, a._bestand AS bestand,
       a._positie AS positie
FROM {what}_gevraagd g JOIN {what}vraag a ON a.object_id = g.id AND a.dag = g.{what}_actueel_op
"""
_SAID_EARLIER = """
SELECT {key}, _bron, aangeboden_op, _levering, _bestand, _positie
FROM {record}_versies
WHERE aangeboden_op IS NOT NULL AND ({key}, _bron) IN (SELECT ({key}, _bron) FROM {record} WHERE aangeboden_op IS NULL)
QUALIFY row_number() OVER (
    PARTITION BY {key}, _bron ORDER BY _moment DESC, _levering DESC, _bestand DESC, _positie DESC, aangeboden_op DESC
) = 1
"""
_WITH_DAY = """
SELECT r.* REPLACE (coalesce(r.aangeboden_op, e.aangeboden_op) AS aangeboden_op)
FROM {record} r LEFT JOIN eerder_gezegd_{what} e USING ({key}, _bron)
"""
_DAY_ORIGIN = """
SELECT {key} AS element, 'geldig_van' AS kolom, _bron AS bron, _levering AS levering, _bestand AS bestand, _positie AS positie
FROM eerder_gezegd_{what}
"""


def _asked(what: str, answer: str) -> Iterator[Declaration]:
    """Every answer, the day of the last about each object, and where that stands."""
    yield View(
        name=f"{what}vraag",
        makes="an answer about an object, with the day it speaks for",
        reads=(f"{answer}_versies",),
        key=("object_id", "dag", "_bron", "_levering", "_bestand", "_positie"),
        local="object_id",
        sql=_ANSWERS.format(answer=answer),
    )
    yield Fact(
        name=f"{what}_gevraagd",
        makes="an object with the day that the last answer about it speaks for",
        of="Perceel",
        gives=(f"{what}_actueel_op",),
        reads=(f"{what}vraag", "n_Perceel"),
        local="id",
        sql=_LAST_ANSWER.format(what=what),
    )
    yield View(
        name=f"herkomst_{what}antwoord",
        makes="the place of a last answer",
        reads=(f"{what}_gevraagd", f"{what}vraag"),
        part_of=f"herkomst_{what}_gevraagd",
        sql=_ANSWER_ORIGIN.format(what=what),
    )


def _dated(name: str, what: str, record: str, key: str) -> Iterator[Declaration]:
    """The records with the day that an earlier answer said where the last says none, and where it stands."""
    words = {"what": what, "record": record, "key": key}
    yield View(
        name=f"eerder_gezegd_{what}",
        makes="the day that was said last of what the last answer gives no day",
        reads=(record, f"{record}_versies"),
        key=(key, "_bron"),
        sql=_SAID_EARLIER.format(**words),
    )
    yield View(
        name=name,
        makes=f"{record}, with the day that its deed was offered where any answer said it",
        reads=(record, f"eerder_gezegd_{what}"),
        key=(key, "_bron"),
        sql=_WITH_DAY.format(**words),
    )
    yield View(
        name=f"herkomst_eerder_gezegd_{what}",
        makes="the place of such a day",
        reads=(f"eerder_gezegd_{what}",),
        part_of=f"herkomst_{what.capitalize()}",
        sql=_DAY_ORIGIN.format(**words),
    )


VIEWS = (
    *_dated("zekerheid", "hypotheek", "Zekerheidsstelling", "zekerheid_id"),
    *_dated("gelegd_beslag", "beslag", "BeslagLegging", "beslag_id"),
    *_asked("hypotheek", "HypotheekAntwoord"),
    *_asked("beslag", "BeslagAntwoord"),
)
