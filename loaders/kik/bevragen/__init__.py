"""BRK-Bevragen: one answer about an object, in the resource that was asked for, as records of the land registry.

Format: BRK-Bevragen 2.0.0 JSON (HAL).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from ondermijning.language import say
from ondermijning.normalise.faults import Faults
from ondermijning.sources.files.json import JsonObject, JsonReader
from ondermijning.sources.loader import Scope
from ondermijning.sources.rows import Outcome, Remark, Row, RowRejected

from . import answer, objects, parties, rights, securities

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

_RESOURCES: dict[str, Callable[[JsonObject, Faults], Iterator[Outcome]]] = {
    answer.OBJECTS: objects.cadastral_object,
    answer.HOLDERS: rights.holders,
    answer.MORTGAGES: securities.mortgages,
    answer.SEIZURES: securities.seizures,
    answer.NOTES: objects.notes,
    answer.RESTRICTIONS: objects.restrictions,
}


def records(row: Row[JsonObject]) -> Iterator[Outcome]:
    """The records of one answer of BRK-Bevragen, then what was strange in it.

    Raises:
        RowRejected: it is an error, is about no object, or something in it cannot be read.
    """
    kind, faults = answer.source_of(row.data), Faults()
    if kind == answer.PROBLEM:
        raise RowRejected("status", say("the request failed, so the answer says nothing"))
    if kind == answer.EMPTY:
        yield Remark("_embedded", say("nothing was found, so the answer says nothing"))
        return
    yield from _RESOURCES[kind](row.data, faults)
    yield from (Remark(field, reason) for field, reason in faults)


READER = JsonReader(
    "BRK-Bevragen 2.0.0 JSON",
    Scope.SUBJECT,
    answer.answers,
    answer.NAMES | parties.NAMES | securities.NAMES | objects.NAMES | rights.NAMES,
    records,
    answer.subject,
    pseudonymised=frozenset({"bsn"}),
)
