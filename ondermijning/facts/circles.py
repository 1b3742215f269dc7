"""Who is connected with whom through companies, and which companies form one circle.

A link is an office at a company, or control of at least a quarter of it. Two parties are connected by a link itself, or over one
third party that both have a link with, when those links held together or followed each other within two years. A party with
links to very many companies is a hub (a trust office, a liquidator) and connects nobody, nor does an excluded party.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import networkx as nx
import pyarrow as pa

from ondermijning.facts.origins import add_origins

if TYPE_CHECKING:
    import duckdb

_CONTROL_PROMILLE = 250
HUB_COMPANIES = 20
_YEARS_BETWEEN = 2
_CIRCLE = range(2, 51)

# Links from a party to a company, each with its span and the edge it rests on, without hubs and excluded parties.
_LINKS = f"""
CREATE OR REPLACE TABLE band AS
WITH alle AS (
    SELECT 'bestuur' AS via, van_soort, van, naar, geldig_van AS begin, geldig_tot AS einde, id FROM e_BESTUURT
    UNION ALL
    SELECT 'zeggenschap', van_soort, van, naar, geldig_van, geldig_tot, id FROM e_AANDEELHOUDER_VAN
    WHERE aandeel_promille >= {_CONTROL_PROMILLE}
    UNION ALL
    SELECT 'zeggenschap', van_soort, van, naar, NULL, NULL, id FROM e_ZEGGENSCHAP_OVER
    WHERE aandeel_promille >= {_CONTROL_PROMILLE}
), uitgezonderd AS (
    SELECT id FROM n_Bedrijf WHERE uitgezonderd IS NOT NULL
), knooppunt AS (
    SELECT van FROM alle GROUP BY van HAVING count(DISTINCT naar) > {HUB_COMPANIES}
)
SELECT * FROM alle
WHERE van <> naar AND van NOT IN (FROM knooppunt) AND van NOT IN (FROM uitgezonderd) AND naar NOT IN (FROM uitgezonderd)
"""  # noqa: S608 - whole numbers of our own

# Two links of one third party: it stands above both, or between them. Each pair is found once.
_PAIRS = f"""
CREATE OR REPLACE TABLE verband AS
WITH over_derde AS (
    SELECT l.naar AS een, 'Bedrijf' AS een_soort, r.naar AS ander, l.van AS schakel, 'gezamenlijke ' AS vorm,
           l.via AS via_l, r.via AS via_r, l.begin AS begin_l, l.einde AS einde_l, r.begin AS begin_r, r.einde AS einde_r,
           l.id AS id_l, r.id AS id_r
    FROM band l JOIN band r ON l.van = r.van AND l.naar < r.naar
    UNION ALL
    SELECT l.van, l.van_soort, r.naar, l.naar, '', l.via, r.via, l.begin, l.einde, r.begin, r.einde, l.id, r.id
    FROM band l JOIN band r ON l.naar = r.van AND l.van <> r.naar
)
SELECT van AS een, van_soort AS een_soort, naar AS ander, via, NULL AS schakel_id, 1 AS stappen, begin, einde, [id] AS ids
FROM band
UNION ALL
SELECT een, een_soort, ander,
       CASE WHEN via_l = 'zeggenschap' OR via_r = 'zeggenschap' THEN vorm || 'zeggenschap'
            WHEN vorm = '' THEN 'bestuur' ELSE vorm || 'bestuurder' END,
       schakel, 2, greatest(begin_l, begin_r),
       CASE WHEN einde_l IS NOT NULL AND einde_r IS NOT NULL THEN greatest(einde_l, einde_r) END, [id_l, id_r]
FROM over_derde
WHERE coalesce(begin_l <= einde_r + INTERVAL {_YEARS_BETWEEN} YEAR, true)
  AND coalesce(begin_r <= einde_l + INTERVAL {_YEARS_BETWEEN} YEAR, true)
"""  # noqa: S608 - a whole number of our own

# One edge per pair and direction: the shortest, then one that still holds, then by kind and third party.
_CONNECTED = """
CREATE OR REPLACE TABLE verbonden AS
WITH paar AS (
    SELECT *, least(een, ander) AS laag, greatest(een, ander) AS hoog FROM verband
), gekozen AS (
    SELECT * FROM paar QUALIFY row_number() OVER (
        PARTITION BY laag, hoog ORDER BY stappen, einde DESC NULLS FIRST, via, schakel_id, begin NULLS FIRST, ids
    ) = 1
)
SELECT een_soort AS van_soort, een AS van, 'Bedrijf' AS naar_soort, ander AS naar, via, schakel_id, stappen, begin, einde, ids
FROM gekozen
UNION ALL
SELECT 'Bedrijf', ander, een_soort, een, via, schakel_id, stappen, begin, einde, ids FROM gekozen
"""

_ID = "concat_ws('|', 'VERBONDEN_MET', van, naar) AS id"

_INSERT = f"""
INSERT INTO e_VERBONDEN_MET BY NAME
SELECT van_soort, van, naar_soort, naar, {_ID}, via, schakel_id, stappen, begin AS geldig_van, einde AS geldig_tot FROM verbonden
"""  # noqa: S608 - made of literals

_INPUTS = f"SELECT {_ID}, unnest(ids) AS element, '' AS kolom FROM verbonden"  # noqa: S608 - made of literals

_COMPANY_PAIRS = """
SELECT van, naar FROM e_VERBONDEN_MET WHERE van_soort = 'Bedrijf' AND naar_soort = 'Bedrijf' AND van < naar ORDER BY ALL
"""

_SET_CIRCLE = "UPDATE n_Bedrijf SET kring = k.kring FROM kring k WHERE k.bedrijf = n_Bedrijf.id"

_CIRCLE_INPUTS = """
SELECT k.bedrijf AS id, v.id AS element, '' AS kolom FROM kring k JOIN e_VERBONDEN_MET v ON v.van = k.bedrijf
WHERE v.naar IN (SELECT bedrijf FROM kring)
"""


def compute(db: duckdb.DuckDBPyConnection) -> None:
    """Make VERBONDEN_MET and set ``kring`` of companies; reads ZEGGENSCHAP_OVER."""
    for statement in (_LINKS, _PAIRS, _CONNECTED, _INSERT):
        db.execute(statement)
    add_origins(db, "", _INPUTS)
    circles = circle_of(db.execute(_COMPANY_PAIRS).fetchall())
    db.register(
        "kring",
        pa.table(
            {"bedrijf": pa.array(list(circles), pa.string()), "kring": pa.array(list(circles.values()), pa.string())}
        ),
    )
    db.execute(_SET_CIRCLE)
    add_origins(db, "kring", _CIRCLE_INPUTS)
    db.unregister("kring")


def circle_of(pairs: list[tuple[str, str]]) -> dict[str, str]:
    """The circle of each company: the smallest id among all that pairs join; circles of too many companies say nothing.

    Args:
        pairs: companies that are connected, in any order.
    """
    groups = nx.connected_components(nx.Graph(pairs))
    return {company: min(group) for group in groups if len(group) in _CIRCLE for company in sorted(group)}
