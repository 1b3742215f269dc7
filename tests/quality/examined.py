"""Building a small municipality and examining its data."""

from __future__ import annotations

from contextlib import closing
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, Any

from ondermijning import pipeline
from ondermijning.detect.library import load_rules
from ondermijning.ledger import open_ledger
from ondermijning.quality.examine import Examiner, Quality
from ondermijning.settings import RunSettings, read_settings
from tests.support.tables import TODAY
from tests.support.workspaces import shipped_loaders

if TYPE_CHECKING:
    from collections.abc import Mapping

    from ondermijning.quality.part import Part
    from tests.support.tables import Registers

ON = date.fromisoformat(TODAY)


def built(registers: Registers) -> Registers:
    """Link and build as of the day."""
    registers.resolve()
    pipeline.build(registers.workspace, read_settings(registers.workspace), ON)
    return registers


def examine(registers: Registers, expected: Mapping[str, int] | None = None, on: date = ON) -> Quality:
    """The report on a day."""
    workspace = registers.workspace
    settings = replace(read_settings(workspace), run=RunSettings(None, expected or {}))
    with closing(open_ledger(workspace.ledger_path)) as ledger:
        return Examiner(workspace, settings, ledger, shipped_loaders(), load_rules(), on).examine()


def part(quality: Quality, name: str) -> Part:
    """One part of a report."""
    (found,) = (each for each in quality.parts if each.name == name)
    return found


def rows(quality: Quality, name: str, **only: Any) -> list[dict[str, Any]]:
    """The rows of a part in which these columns have these values."""
    found = part(quality, name)
    named = [dict(zip(found.columns, row, strict=True)) for row in found.rows]
    return [row for row in named if only.items() <= row.items()]


def row(quality: Quality, name: str, **only: Any) -> dict[str, Any]:
    """The one such row."""
    (found,) = rows(quality, name, **only)
    return found


def care(quality: Quality, name: str) -> list[str]:
    """What asks for attention in a part."""
    return [each.what for each in part(quality, name).care]
