"""Where things lie: the points of addresses and the outlines of neighbourhoods, and the small map of one spot."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

import numpy as np
import shapely

from ondermijning.model import RECORDS
from ondermijning.pages.neighbourhood.names import neighbourhoods
from ondermijning.sources.state import open_read

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from datetime import date
    from pathlib import Path

    import duckdb
    from numpy.typing import NDArray

    from ondermijning.pages.neighbourhood.names import Neighbourhood
    from ondermijning.workspace import Workspace

# The last delivery counts; on a map a point that moved since is no matter.
_POINTS = """
SELECT nummeraanduiding_id, arg_max(x_rd, _peildatum), arg_max(y_rd, _peildatum) FROM BagVerblijfsobject_gelezen
WHERE _peildatum <= $day AND x_rd IS NOT NULL AND y_rd IS NOT NULL AND nummeraanduiding_id IS NOT NULL
GROUP BY 1 ORDER BY 1
"""
_OUTLINES = """
SELECT buurtcode, arg_max(wkt, _peildatum) FROM Buurtvlak_gelezen WHERE _peildatum <= $day
GROUP BY buurtcode, volgnummer ORDER BY buurtcode, volgnummer
"""
_AROUND = 0.12  # of the size of a neighbourhood, shown around it
_NEAR = 400  # metres around a spot that lies in no outline
_MOST = 1500  # addresses on a map; more only make it black
_SIDE = 240  # the longest side of the drawing
_ROUND = (10, 20, 50, 100, 200, 500, 1000, 2000, 5000)  # metres that the bar may stand for


class Spot(NamedTuple):
    """A map of a spot, in units of the drawing.

    Args:
        width, height: of the drawing.
        here: the outline of its neighbourhood, as paths.
        others: outlines of those around it.
        dots: other addresses.
        at: the addresses it is about.
        bar, metres: how long the bar is, and for how many metres it stands.
    """

    width: int
    height: int
    here: list[str]
    others: list[str]
    dots: list[tuple[float, float]]
    at: list[tuple[float, float]]
    bar: float
    metres: int


@dataclass(frozen=True, slots=True)
class Ground:
    """What is known of where things lie.

    Args:
        points: address → metres to the east and to the north.
        outlines: neighbourhood and polygon, in order of code.
        lies_in: address → its neighbourhood.
    """

    points: Mapping[str, tuple[int, int]]
    outlines: Sequence[tuple[str, shapely.Geometry]]
    lies_in: Mapping[str, Neighbourhood]

    def around(self, addresses: Iterable[str]) -> Spot | None:
        """The map of some addresses in the neighbourhood of the first; None where nobody knows where they lie."""
        at = [(each, self.points[each]) for each in addresses if each in self.points]
        if not at:
            return None
        code = self.lies_in[at[0][0]].code if at[0][0] in self.lies_in else ""
        return self._spot(code, dict(at), with_others=True)

    def area(self, code: str) -> Spot | None:
        """The map of a neighbourhood with nothing on it; None where nobody knows its outline."""
        return self._spot(code, {}, with_others=False) if any(each == code for each, _ in self.outlines) else None

    def _spot(self, code: str, at: Mapping[str, tuple[int, int]], *, with_others: bool) -> Spot:
        here = [shape for each, shape in self.outlines if each == code]
        west, south, east, north = _frame(here, list(at.values()))
        scale = _SIDE / max(east - west, north - south)

        def placed(x: float, y: float) -> tuple[float, float]:
            return round((x - west) * scale, 1), round((north - y) * scale, 1)

        box = shapely.box(west, south, east, north)
        others = [shape for each, shape in self.outlines if each != code and shape.intersects(box)]
        metres = max((each for each in _ROUND if each * scale <= _SIDE / 3), default=_ROUND[0])
        dots = self._others(set(at), (west, south, east, north)) if with_others else []
        return Spot(
            round((east - west) * scale),
            round((north - south) * scale),
            [path(shape, placed) for shape in here],
            [path(shape, placed) for shape in others],
            [placed(*point) for point in dots],
            list(dict.fromkeys(placed(*point) for point in at.values())),
            round(metres * scale, 1),
            metres,
        )

    def _others(self, known: set[str], frame: tuple[float, float, float, float]) -> list[tuple[int, int]]:
        west, south, east, north = frame
        found = {
            point
            for address, point in self.points.items()
            if address not in known and west <= point[0] <= east and south <= point[1] <= north
        }
        every = max(1, -(-len(found) // _MOST))
        return sorted(found)[::every]


def ground(workspace: Workspace, folder: Path, day: date) -> Ground:
    """What the deliveries up to a day and the built graph say of where things lie."""
    db, _ = open_read(workspace, [RECORDS["BagVerblijfsobject"], RECORDS["Buurtvlak"]])
    with db:
        points = {address: (x, y) for address, x, y in db.execute(_POINTS, {"day": day}).fetchall()}
        return Ground(points, outlines(db, day), neighbourhoods(folder))


def outlines(db: duckdb.DuckDBPyConnection, day: date) -> list[tuple[str, shapely.Geometry]]:
    """Neighbourhood and polygon as last delivered up to a day, in order of code."""
    found = db.execute(_OUTLINES, {"day": day}).fetchall()
    shapes = shapely.from_wkt(np.array([wkt for _, wkt in found], dtype=object))
    return [(code, shape) for (code, _), shape in zip(found, shapes, strict=True)]


def _frame(
    outlines: Sequence[shapely.Geometry], points: Sequence[tuple[int, int]]
) -> tuple[float, float, float, float]:
    """West, south, east and north of what the map shows: a square."""
    if outlines:
        west, south, east, north = map(float, shapely.total_bounds(np.array(outlines, dtype=object)))
    else:
        spread: NDArray[np.int64] = np.array(points)
        west, south = map(float, spread.min(axis=0) - _NEAR)
        east, north = map(float, spread.max(axis=0) + _NEAR)
    half = max(east - west, north - south) * (0.5 + _AROUND)
    x, y = (west + east) / 2, (south + north) / 2
    return x - half, y - half, x + half, y + half


def path(shape: shapely.Geometry, placed: object) -> str:
    """The outer and inner rings of a polygon as a path."""
    rings = [ring for polygon in getattr(shape, "geoms", [shape]) for ring in (polygon.exterior, *polygon.interiors)]
    return " ".join(
        "M" + " L".join(f"{x:g} {y:g}" for x, y in (placed(*point[:2]) for point in ring.coords)) + " Z"  # type: ignore[operator]
        for ring in rings
    )
