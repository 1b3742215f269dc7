"""The report as a document for systems, in the form of ``kwaliteit.schema.json``, and as lines for people."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from ondermijning.normalise.text import counted

if TYPE_CHECKING:
    from ondermijning.quality.examine import Quality
    from ondermijning.quality.part import Part

FORMAT = "ondermijning-kwaliteit/1"
SUMMARY = ("onderdeel", "toestand", "bevinding", "advies")
_GOOD, _CARE, _NONE = "goed", "let op", "niet gemaakt"


def document(quality: Quality) -> dict[str, Any]:
    """Everything, by part."""
    return {
        "formaat": FORMAT,
        "op": quality.on.isoformat(),
        "graaf": quality.graph.isoformat() if quality.graph else None,
        "graaf_verouderd": quality.stale,
        "demo": quality.demo,
        "onderdelen": {part.name: _part(part) for part in quality.parts},
    }


def summary(quality: Quality) -> list[tuple[str, str, str, str]]:
    """What asks for attention, a row each; a part in which nothing does has one row."""
    return [row for part in quality.parts for row in _lines(part)]


def _part(part: Part) -> dict[str, Any]:
    return {
        "titel": part.title,
        "toelichting": part.explains,
        "let_op": [{"bevinding": care.what, "advies": care.advice or part.advice} for care in part.care],
        "ontbreekt": part.missing,
        "rijen": [dict(zip(part.columns, row, strict=True)) for row in part.rows],
    }


def _lines(part: Part) -> list[tuple[str, str, str, str]]:
    if part.missing:
        return [(part.name, _NONE, part.missing, "")]
    if not part.care:
        return [(part.name, _GOOD, counted(len(part.rows), "rij", "rijen"), "")]
    return [(part.name, _CARE, care.what, care.advice or part.advice) for care in part.care]
