"""Neighbourhoods with their figures, and the addresses whose object lies in them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np
import pyarrow as pa
import shapely

from ondermijning.tables.frame import add_edges, add_node

if TYPE_CHECKING:
    import duckdb
    from numpy.typing import NDArray

# Property of the node → name of the figure.
_FIGURES = {"inwoners": "aantal_inwoners", "woningen": "aantal_woningen", "onveilig_procent": "onveilig_gevoel_procent"}

_NOT_GONE = "coalesce(_gezien_tot > getvariable('peildatum'), true)"

# The figures of files that come apart stand beside each other, so the last that was delivered counts, however old it is.
_FIGURE = "max(round(waarde_promille / 1000)::BIGINT) FILTER (kenmerk = '{}') AS {}"
_PLACES = f"""
CREATE OR REPLACE TABLE buurt AS
SELECT * FROM (
    SELECT buurtcode, buurtnaam, wijknaam, _bron, _levering, _bestand, _positie FROM Buurtindeling WHERE {_NOT_GONE}
    UNION ALL BY NAME
    SELECT buurtcode, _bron, _levering, _bestand, _positie FROM Buurtvlak
    WHERE {_NOT_GONE} AND buurtcode NOT IN (SELECT buurtcode FROM Buurtindeling WHERE {_NOT_GONE})
)
"""  # noqa: S608 - literals
_NODE = f"""
SELECT b.buurtcode AS id, b.buurtnaam AS naam, b.wijknaam AS wijk, {", ".join(f"c.{name}" for name in _FIGURES)},
       b._bron, b._levering, b._bestand, b._positie
FROM buurt b LEFT JOIN (
    SELECT buurtcode, {", ".join(_FIGURE.format(figure, name) for name, figure in _FIGURES.items())}
    FROM Buurtcijfer GROUP BY buurtcode
) c USING (buurtcode)
"""  # noqa: S608 - names of the model
_FIGURE_ORIGINS = f"""
INSERT INTO herkomst
SELECT buurtcode, CASE kenmerk {" ".join(f"WHEN '{figure}' THEN '{name}'" for name, figure in _FIGURES.items())} END,
       _bron, _levering, _bestand, _positie
FROM Buurtcijfer
WHERE kenmerk IN ({", ".join(f"'{figure}'" for figure in _FIGURES.values())}) AND _bestand IS NOT NULL
  AND buurtcode IN (SELECT id FROM n_Buurt)
"""  # noqa: S608 - names of the model

_OUTLINES = f"SELECT buurtcode, volgnummer, wkt FROM Buurtvlak WHERE {_NOT_GONE} ORDER BY buurtcode, volgnummer"  # noqa: S608

# An address lies where the object lies that has it; of several objects, the first id.
_POINTS = """
CREATE OR REPLACE TABLE adrespunt AS
SELECT a.nummeraanduiding_id AS adres, v.x_rd AS x, v.y_rd AS y, v._gezien_van, v._bron, v._levering, v._bestand, v._positie
FROM (SELECT DISTINCT bag_id, nummeraanduiding_id, geldig_tot FROM bag_adres) a
JOIN bag_verblijfsobject v USING (bag_id)
WHERE v.x_rd IS NOT NULL AND v.y_rd IS NOT NULL
QUALIFY row_number() OVER (
    PARTITION BY a.nummeraanduiding_id ORDER BY coalesce(a.geldig_tot <= getvariable('peildatum'), false), bag_id
) = 1
"""

_EDGE = """
SELECT 'Adres' AS van_soort, l.adres AS van, 'Buurt' AS naar_soort, l.buurtcode AS naar,
       concat_ws('|', 'IN_BUURT', l.adres, l.buurtcode) AS id,
       greatest(vlak._gezien_van, punt._gezien_van) AS geregistreerd_op,
       {origin}._bron, {origin}._levering, {origin}._bestand, {origin}._positie
FROM ligging l JOIN Buurtvlak vlak USING (buurtcode, volgnummer) JOIN adrespunt punt USING (adres)
"""


def make(db: duckdb.DuckDBPyConnection) -> None:
    """Make Buurt and IN_BUURT; an address on the border of two is in the one whose code comes first."""
    db.execute(_PLACES)
    add_node(db, "Buurt", _NODE)
    db.execute(_FIGURE_ORIGINS)
    db.execute(_POINTS)
    db.register("gevonden", _located(db))
    db.execute("CREATE OR REPLACE TABLE ligging AS SELECT * FROM gevonden")
    db.unregister("gevonden")
    add_edges(db, "IN_BUURT", *(_EDGE.format(origin=origin) for origin in ("vlak", "punt")))


def _located(db: duckdb.DuckDBPyConnection) -> pa.Table:
    """Address, neighbourhood and number of the polygon around it, of every address that lies in one."""
    outlines: dict[str, Any] = dict(db.execute(_OUTLINES).fetchnumpy())
    points: dict[str, Any] = dict(db.execute("SELECT adres, x, y FROM adrespunt ORDER BY adres").fetchnumpy())
    which, around = _first_around(outlines["wkt"], points["x"], points["y"])
    return pa.table({
        "adres": pa.array(points["adres"][which], pa.string()),
        "buurtcode": pa.array(outlines["buurtcode"][around], pa.string()),
        "volgnummer": pa.array(outlines["volgnummer"][around], pa.int64()),
    })  # fmt: skip


def _first_around(
    outlines: NDArray[np.object_], x: NDArray[np.int64], y: NDArray[np.int64]
) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """Of every point that lies in an outline or on its border, its place and that of the first such outline."""
    tree = shapely.STRtree(shapely.from_wkt(outlines))
    which, around = tree.query(shapely.points(x, y), predicate="intersects")
    order = np.lexsort((around, which))
    first, at = np.unique(which[order], return_index=True)
    return first, around[order][at]
