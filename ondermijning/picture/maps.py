"""The outlines of neighbourhoods as paths of one drawing, and how each is filled: by what can be told apart from the city."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import numpy as np
import shapely

from ondermijning.pages.ground import outlines, path
from ondermijning.picture.rates import per_hundred

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    import duckdb

    from ondermijning.ledger.publications import Told
    from ondermijning.picture.areas import Area

_SIDE = 480  # the longest side of the drawing
_DETAIL = 0.4  # units of the drawing that an outline may be off
LOWER, ALIKE, HIGHER, DISTRICT_ONLY, UNTOLD = "lager", "gelijk", "hoger", "wijk", "geheim"
# What each filling says; no colour stands for danger.
LEGEND = {
    LOWER: "duidelijk lager dan de gemeente",
    ALIKE: "niet duidelijk anders dan de gemeente",
    HIGHER: "duidelijk hoger dan de gemeente",
    DISTRICT_ONLY: "alleen het cijfer van de wijk is te tonen",
    UNTOLD: "te klein om te tonen, of niet bekend",
}


class Shape(NamedTuple):
    """A neighbourhood on the map: its code and name, its number in the list, its outline, and where the number stands."""

    code: str
    name: str
    number: int
    path: str
    at: tuple[float, float]


class Plan(NamedTuple):
    """The map without any figure: its size, and the neighbourhoods in order of name."""

    width: int
    height: int
    shapes: list[Shape]


class Filled(NamedTuple):
    """How one neighbourhood is filled on one map, and what it says when it is pointed at."""

    code: str
    form: str
    text: str


def plan(db: duckdb.DuckDBPyConnection, area: Area, day: date) -> Plan | None:
    """The map of the neighbourhoods; None where no outline is known."""
    names = {each.code: each.name for each in area if not each.parts}
    found = {code: shape for code, shape in _joined(outlines(db, day)).items() if code in names}
    if not found:
        return None
    west, south, east, north = map(float, shapely.total_bounds(np.array(list(found.values()), dtype=object)))
    scale = _SIDE / max(east - west, north - south)

    def placed(x: float, y: float) -> tuple[float, float]:
        return round((x - west) * scale, 1), round((north - y) * scale, 1)

    shapes = []
    for number, code in enumerate(sorted(found, key=lambda code: (names[code].casefold(), code)), start=1):
        point = shapely.point_on_surface(found[code])
        drawn = path(shapely.simplify(found[code], _DETAIL / scale), placed)
        shapes.append(Shape(code, names[code], number, drawn, placed(point.x, point.y)))
    return Plan(round((east - west) * scale), round((north - south) * scale), shapes)


def filled(plan_: Plan, area: Area, told: Mapping[str, Told | None]) -> list[Filled]:
    """How the neighbourhoods are filled by what is told of one year."""
    city = told.get(area.code)
    above = {leaf: each for each in area if each is not area and each.parts for leaf in each.leaves}
    found = []
    for shape in plan_.shapes:
        own, district = told.get(shape.code), above.get(shape.code)
        around = told.get(district.code) if district else None
        if own:
            found.append(Filled(shape.code, _beside(own, city), f"{shape.name}: {_words(own)}"))
        elif around and district:
            found.append(Filled(shape.code, DISTRICT_ONLY, f"{shape.name}: alleen de wijk, {_words(around)}"))
        else:
            found.append(Filled(shape.code, UNTOLD, f"{shape.name}: niet te tonen"))
    return found


def _beside(own: Told, city: Told | None) -> str:
    """Whether the interval of an area lies beside the rate of the city: what lies within it may be chance."""
    if city is None:
        return ALIKE
    rate, all_ = per_hundred(*own), per_hundred(*city).rate
    return LOWER if rate.high < all_ else HIGHER if rate.low > all_ else ALIKE


def _words(told: Told) -> str:
    return f"{per_hundred(*told).rate:.1f} per 100".replace(".", ",", 1)


def _joined(found: list[tuple[str, shapely.Geometry]]) -> dict[str, shapely.Geometry]:
    """The polygons of each neighbourhood as one shape."""
    parts: dict[str, list[shapely.Geometry]] = {}
    for code, shape in found:
        parts.setdefault(code, []).append(shape)
    return {code: shapely.union_all(shapes) for code, shapes in parts.items()}
