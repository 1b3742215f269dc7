"""Features of a GeoJSON file, in the Dutch grid (RD, EPSG:28992) although RFC 7946 wants longitudes and latitudes.

A file says its system in ``crs``, as GeoJSON of 2008 did and PDOK still does. One that says nothing is taken for RD unless its
numbers can only be degrees.
"""

from __future__ import annotations

import math
import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, TypeAlias

from ondermijning.errors import DeliveryError
from ondermijning.language import say
from ondermijning.sources.files.json import JsonReader, at
from ondermijning.sources.rows import RowRejected

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ondermijning.normalise.strict_json import Document
    from ondermijning.sources.door import Door
    from ondermijning.sources.files.input_files import InputFile
    from ondermijning.sources.files.json import Items
    from ondermijning.sources.rows import Row

Ring: TypeAlias = list[tuple[float, float]]

KEYS = frozenset({"type", "geometry", "coordinates", "properties", "crs"})
_RD = re.compile(r"(?:^|[:/])28992$")
_FULL_TURN = 360.0  # no coordinate in the Netherlands is as small in RD, none as large in degrees
_CRS = "crs"


@dataclass(frozen=True, slots=True)
class GeoJsonReader(JsonReader):
    """A reader of FeatureCollections that refuses any other system of coordinates than RD."""

    def rows(self, file: InputFile, door: Door) -> Iterator[Row[Any]]:
        """The features of a file.

        Raises:
            DeliveryError: as ``JsonReader.rows``, or the coordinates are not in RD.
        """
        for row in JsonReader.rows(self, file, door):
            if isinstance(row.data, Mapping) and not _is_rd(row.data):
                raise DeliveryError(
                    say("holds coordinates in degrees or in another system than RD."),
                    where=f"{file.name}, {row.position}",
                    advice=say("Ask for it in RD (EPSG:28992), or convert it before loading."),
                )
            yield row


def features(document: Document) -> Items | None:
    """The features of a FeatureCollection, each with the name of the system of coordinates; None for any other document."""
    if not isinstance(document, dict) or document.get("type") != "FeatureCollection":
        return None
    found = at(document, "features")
    name = _crs_name(document)
    return found and {place: {**item, _CRS: name} if isinstance(item, dict) else item for place, item in found.items()}


def polygons(feature: Mapping[str, Any]) -> list[list[Ring]]:
    """The polygons of a feature: each an outline and its holes.

    Raises:
        RowRejected: it has no polygon, or coordinates that are no numbers.
    """
    geometry = feature.get("geometry")
    if not isinstance(geometry, Mapping) or geometry.get("type") not in ("Polygon", "MultiPolygon"):
        raise RowRejected("geometry", say("is no Polygon or MultiPolygon"))
    given = geometry.get("coordinates")
    try:
        parts: Any = [given] if geometry["type"] == "Polygon" else given
        return [[_ring(ring) for ring in part] for part in parts]
    except (TypeError, ValueError, IndexError):
        raise RowRejected("geometry", say("has coordinates that are no numbers in the form of a polygon")) from None


def _ring(points: list[list[str]]) -> Ring:
    ring = [(float(point[0]), float(point[1])) for point in points]
    if not all(math.isfinite(number) for point in ring for number in point):
        raise ValueError
    return ring


def _crs_name(document: Mapping[str, Any]) -> str | None:
    """The name that a document gives its system of coordinates, empty where it gives one in another form."""
    crs = document.get(_CRS)
    properties = crs.get("properties") if isinstance(crs, dict) else None
    name = properties.get("name") if isinstance(properties, dict) else None
    return None if crs is None else str(name or "")


def _is_rd(feature: Mapping[str, Any]) -> bool:
    """Whether a feature is in RD; one whose coordinates cannot be read is refused by itself."""
    name = feature.get(_CRS)
    if name is not None:
        return bool(_RD.search(str(name)))
    try:
        points = [point for part in polygons(feature) for ring in part for point in ring]
    except RowRejected:
        return True
    return any(abs(number) > _FULL_TURN for point in points for number in point) or not points
