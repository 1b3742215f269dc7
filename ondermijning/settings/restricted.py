"""The part of ``gemeente.toml`` that lets a restricted class of data in: a decision, its day and two people who approved it."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

from ondermijning.errors import WorkspaceError
from ondermijning.language import deferred, say
from ondermijning.settings.file import Table
from ondermijning.trust.restricted import NEVER, SWITCHABLE, class_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

_NAMES: dict[str, type] = {"besluit": str, "datum": date, "goedgekeurd_door": list}
_APPROVERS = 2
_WHOLE = deferred(
    'Write besluit = "kenmerk", datum = 2025-01-31 and goedgekeurd_door = ["naam", "andere naam"],'
    " or leave the table out."
)


def enabled_classes(values: Mapping[str, Any], file: Path) -> frozenset[str]:
    """The restricted classes that are fully named.

    Args:
        values: class → its table.
        file: the settings, for messages.

    Raises:
        WorkspaceError: a class is not known or may never come in, or its table is not complete.
    """
    if never := sorted(name for name in values if class_of(name.casefold()) in NEVER):
        raise WorkspaceError(
            say("is a class of data that this engine never reads."),
            where=f"{file}: beperkt.{never[0]}",
            advice=say("Leave it out."),
        )
    classes = Table(file, "beperkt.", values, dict.fromkeys(SWITCHABLE, dict))
    for name, given in values.items():
        if lacking := list(_lacking(Table(file, f"beperkt.{name}.", given, _NAMES))):
            raise classes.wrong(name, say("is not complete: {lacking}.", lacking=", ".join(lacking)), say(_WHOLE))
    return frozenset(values)


def _lacking(table: Table) -> Iterator[str]:
    """What a table does not say."""
    for name in ("besluit", "datum"):
        if not table.text(name):
            yield say("{name} is missing", name=name)
    if len({" ".join(name.split()).casefold() for name in table.texts("goedgekeurd_door")}) < _APPROVERS:
        yield say("goedgekeurd_door must name two different people")
