"""What asking for a register is worth: schemes found in a fictitious city with it and without it.

The figures are kept in ``winst.json`` with the day and the city they were measured on; nothing is measured here.
"""

from __future__ import annotations

import json
from importlib.resources import files
from typing import TYPE_CHECKING, Any

from ondermijning.quality.part import Care, Cell, Part

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

_KEPT = "winst.json"
_NAME = "winst"


def gains(loaded: Collection[str]) -> Part:
    """A row per way of knowing less; attention for registers that never came.

    Args:
        loaded: sources with a delivery.
    """
    kept = json.loads(files("ondermijning.quality").joinpath(_KEPT).read_text(encoding="utf-8"))
    return Part(
        _NAME,
        "Wat een register oplevert",
        f"Gemeten op {kept['gemeten_op']}: {kept['bron']} In een echte stad kan het anders zijn.",
        ("wat_ontbreekt", "schemas", "gevonden", "signalen", "terecht"),
        [_row(each) for each in kept["rijen"]],
        list(_missed(kept["rijen"], loaded)),
        "Vraag dit register op; zie ondermijning doctor voor bij wie.",
    )


def _row(each: dict[str, Any]) -> tuple[Cell, ...]:
    return each["wat"], each["schemas"], each["gevonden"], each["signalen"], each["terecht"]


def _missed(rows: list[dict[str, Any]], loaded: Collection[str]) -> Iterator[Care]:
    """What a city that lacks a register finds less; the first row is of a city that lacks nothing."""
    whole = rows[0]
    for each in rows[1:]:
        if (register := each.get("register")) and register not in loaded:
            yield Care(
                f"{register} is nooit geladen: in een verzonnen stad werden zonder dat {each['gevonden']} van {each['schemas']}"
                f" schema's gevonden, met alles {whole['gevonden']}"
            )
