"""Neighbourhoods with their figures, and the addresses whose object lies in them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np
import pyarrow as pa
import shapely

from ondermijning.views.elements import Edge, Node
from ondermijning.views.view import PythonView, View

if TYPE_CHECKING:
    from numpy.typing import NDArray


def _located(vlakken: pa.Table, punten: pa.Table) -> pa.Table:
    """Address, neighbourhood and number of the polygon around it, of every address that lies in one."""
    outlines, points = _columns(vlakken), _columns(punten)
    which, around = _first_around(outlines["wkt"], points["x"], points["y"])
    return pa.table(
        {
            "adres": pa.array(points["adres"][which], pa.string()),
            "buurtcode": pa.array(outlines["buurtcode"][around], pa.string()),
            "volgnummer": pa.array(outlines["volgnummer"][around], pa.int64()),
        }
    )


def _columns(table: pa.Table) -> dict[str, Any]:
    return {name: table[name].to_numpy(zero_copy_only=False) for name in table.column_names}


def _first_around(
    outlines: NDArray[np.object_], x: NDArray[np.int64], y: NDArray[np.int64]
) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """Of every point that lies in an outline or on its border, its place and that of the first such outline."""
    tree = shapely.STRtree(shapely.from_wkt(outlines))
    which, around = tree.query(shapely.points(x, y), predicate="intersects")
    order = np.lexsort((around, which))
    first, at = np.unique(which[order], return_index=True)
    return first, around[order][at]


_IN_NEIGHBOURHOOD = """
SELECT 'Adres' AS van_soort, l.adres AS van, 'Buurt' AS naar_soort, l.buurtcode AS naar,
       concat_ws('|', 'IN_BUURT', l.adres, l.buurtcode) AS id,
       greatest(vlak._gezien_van, punt._gezien_van) AS geregistreerd_op,
       {origin}._bron, {origin}._levering, {origin}._bestand, {origin}._positie
FROM ligging l JOIN Buurtvlak vlak USING (buurtcode, volgnummer) JOIN adrespunt punt USING (adres)
"""

VIEWS = (
    View(
        name="buurt",
        makes="a neighbourhood that is not gone, with its names where any register gives them",
        reads=("Buurtindeling", "Buurtvlak"),
        sql="""
            SELECT buurtcode, buurtnaam, wijknaam, _bron, _levering, _bestand, _positie FROM Buurtindeling
            WHERE coalesce(_gezien_tot > getvariable('peildatum'), true)
            UNION ALL BY NAME
            SELECT buurtcode, _bron, _levering, _bestand, _positie FROM Buurtvlak
            WHERE coalesce(_gezien_tot > getvariable('peildatum'), true) AND buurtcode NOT IN (
                SELECT buurtcode FROM Buurtindeling WHERE coalesce(_gezien_tot > getvariable('peildatum'), true)
            )
        """,
    ),
    # The figures of files that come apart stand beside each other, so the last that was delivered counts, however old it is.
    Node(
        label="Buurt",
        reads=("buurt", "Buurtcijfer"),
        sql="""
            SELECT b.buurtcode AS id, b.buurtnaam AS naam, b.wijknaam AS wijk, c.inwoners, c.woningen, c.onveilig_procent,
                   b._bron, b._levering, b._bestand, b._positie
            FROM buurt b LEFT JOIN (
                SELECT buurtcode,
                       max(round(waarde_promille / 1000)::BIGINT) FILTER (kenmerk = 'aantal_inwoners') AS inwoners,
                       max(round(waarde_promille / 1000)::BIGINT) FILTER (kenmerk = 'aantal_woningen') AS woningen,
                       max(round(waarde_promille / 1000)::BIGINT) FILTER (kenmerk = 'onveilig_gevoel_procent')
                           AS onveilig_procent
                FROM Buurtcijfer GROUP BY buurtcode
            ) c USING (buurtcode)
        """,
    ),
    View(
        name="herkomst_buurtcijfer",
        makes="the place of a figure of a neighbourhood",
        reads=("Buurtcijfer", "n_Buurt"),
        part_of="herkomst_Buurt",
        sql="""
            SELECT buurtcode AS element,
                   CASE kenmerk WHEN 'aantal_inwoners' THEN 'inwoners' WHEN 'aantal_woningen' THEN 'woningen'
                                WHEN 'onveilig_gevoel_procent' THEN 'onveilig_procent' END AS kolom,
                   _bron AS bron, _levering AS levering, _bestand AS bestand, _positie AS positie
            FROM Buurtcijfer
            WHERE kenmerk IN ('aantal_inwoners', 'aantal_woningen', 'onveilig_gevoel_procent') AND _bestand IS NOT NULL
              AND buurtcode IN (SELECT id FROM n_Buurt)
        """,
    ),
    View(
        name="adrespunt",
        makes="where an address lies: where the object lies that has it; of several objects, the first id",
        reads=("bag_adres", "bag_verblijfsobject"),
        key=("adres",),
        sql="""
            SELECT a.nummeraanduiding_id AS adres, v.x_rd AS x, v.y_rd AS y, v._gezien_van, v._bron, v._levering, v._bestand,
                   v._positie
            FROM (SELECT DISTINCT bag_id, nummeraanduiding_id, geldig_tot FROM bag_adres) a
            JOIN bag_verblijfsobject v USING (bag_id)
            WHERE v.x_rd IS NOT NULL AND v.y_rd IS NOT NULL
            QUALIFY row_number() OVER (
                PARTITION BY a.nummeraanduiding_id
                ORDER BY coalesce(a.geldig_tot <= getvariable('peildatum'), false), bag_id
            ) = 1
        """,
    ),
    PythonView(
        name="ligging",
        makes="an address with the outline that it lies in; on the border of two, in the one whose code comes first",
        inputs={
            "vlakken": """
                SELECT buurtcode, volgnummer, wkt FROM Buurtvlak WHERE coalesce(_gezien_tot > getvariable('peildatum'), true)
            """,
            "punten": "SELECT adres, x, y FROM adrespunt",
        },
        reads=("Buurtvlak", "adrespunt"),
        function=_located,
        schema=pa.schema([("adres", pa.string()), ("buurtcode", pa.string()), ("volgnummer", pa.int64())]),
        key=("adres",),
    ),
    Edge(
        type="IN_BUURT",
        sql=tuple(_IN_NEIGHBOURHOOD.format(origin=origin) for origin in ("vlak", "punt")),
        reads=("ligging", "Buurtvlak", "adrespunt"),
    ),
)
