"""The forms in which a part of the graph leaves."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ondermijning.interchange import bods, ftm, graphml, i2

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from ondermijning.interchange.extract import Extract

# Name → what makes its files, by the names of these.
FORMATS: Mapping[str, Callable[[Extract], dict[str, bytes]]] = {
    "graphml": graphml.files,
    "ftm": ftm.files,
    "bods": bods.files,
    "i2": i2.files,
}
