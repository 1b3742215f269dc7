"""How the mentions of every register became parties: together with others, possibly so, or alone."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ondermijning.database import bounds_of
from ondermijning.quality.part import Care, Part, percent
from ondermijning.resolve.parties import links_path, parties_path
from ondermijning.sources.snapshot import as_parquet

if TYPE_CHECKING:
    from ondermijning.workspace import Workspace

_TITLE, _EXPLAINS = (
    "Partijen",
    "Hoeveel vermeldingen van elke bron met andere één partij zijn, dat misschien zijn, of alleen staan.",
)
_COLUMNS = (
    "bron",
    "soort",
    "vermeldingen",
    "zelfde",
    "zelfde_procent",
    "mogelijk",
    "mogelijk_procent",
    "alleen",
    "alleen_procent",
)
_ZONES = """
WITH mogelijk AS (
    SELECT links_register AS register, links_source_id AS source_id FROM read_parquet($links) WHERE zone = 'mogelijk'
    UNION SELECT rechts_register, rechts_source_id FROM read_parquet($links) WHERE zone = 'mogelijk'
), vermelding AS (
    SELECT register, soort, source_id, count(*) OVER (PARTITION BY partij_id) > 1 AS samen FROM read_parquet($parties)
)
SELECT register, soort, count(*), count(*) FILTER (samen), count(*) FILTER (NOT samen AND m.source_id IS NOT NULL),
       count(*) FILTER (NOT samen AND m.source_id IS NULL)
FROM vermelding LEFT JOIN mogelijk m USING (register, source_id) GROUP BY ALL ORDER BY ALL
"""


def linked(workspace: Workspace) -> Part:
    """The mentions of every register, by what ``resolve`` made of them."""
    parties, links = parties_path(workspace), links_path(workspace)
    if not (parties.exists() and links.exists()):
        return Part(
            "partijen",
            _TITLE,
            _EXPLAINS,
            _COLUMNS,
            missing="De partijen zijn nog niet gekoppeld: run ondermijning resolve.",
        )
    files = {"parties": as_parquet(parties), "links": as_parquet(links)}
    with bounds_of(workspace).connect() as db:
        found = db.execute(_ZONES, files).fetchall()
    possible = sum(row[4] for row in found)
    return Part(
        "partijen",
        _TITLE,
        _EXPLAINS,
        _COLUMNS,
        [
            (register, kind, all_, same, percent(same, all_), maybe, percent(maybe, all_), alone, percent(alone, all_))
            for register, kind, all_, same, maybe, alone in found
        ],
        [Care(_waiting(possible))] if possible else [],
        "Beoordeel mogelijke koppelingen met ondermijning review.",
    )


def _waiting(possible: int) -> str:
    return "1 vermelding wacht op een oordeel" if possible == 1 else f"{possible} vermeldingen wachten op een oordeel"
