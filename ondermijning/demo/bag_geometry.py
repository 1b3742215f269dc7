"""Geometry of the objects in a BAG Extract, in GML 3.2 and in the national grid."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ondermijning.demo.geography import SYSTEM, rectangle
from ondermijning.demo.markup import tag, value

if TYPE_CHECKING:
    from ondermijning.demo.geography import Outline, Point

_BUILDING = (10, 8)  # metres


def point(name: str, place: Point) -> str:
    """The point of an addressable object, with a height of nothing behind it, as extracts write it."""
    shape = _begin("Point", name, 3) + value("gml:pos", f"{place[0]}.0 {place[1]}.0 0.0") + "</gml:Point>"
    return _geometry(tag("Objecten:punt", shape))


def around(name: str, place: Point) -> str:
    """The ground that a building at a place covers."""
    width, depth = _BUILDING
    return _geometry(_polygon(name, rectangle(place[0] - width // 2, place[1] - depth // 2, width, depth), 3))


def area(name: str, outline: Outline) -> str:
    """The outline of a town."""
    return _geometry(tag("Objecten:vlak", _polygon(name, outline, 2)))


def _polygon(name: str, outline: Outline, dimension: int) -> str:
    height = " 0.0" if dimension == 3 else ""
    ring = value("gml:posList", " ".join(f"{x}.0 {y}.0{height}" for x, y in outline))
    return _begin("Polygon", name, dimension) + tag("gml:exterior", tag("gml:LinearRing", ring)) + "</gml:Polygon>"


def _begin(shape: str, name: str, dimension: int) -> str:
    return f'<gml:{shape} srsName="{SYSTEM}" srsDimension="{dimension}" gml:id="{name}">'


def _geometry(inside: str) -> str:
    return tag("Objecten:geometrie", inside)
