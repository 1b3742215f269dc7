"""Change messages that wait for one that is missing, and what the graph set aside or found to contradict."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Any

from ondermijning.database import SMALL
from ondermijning.normalise.text import counted
from ondermijning.quality.part import NO_GRAPH, Care, Part, times
from ondermijning.sources.gaps import gaps
from ondermijning.sources.snapshot import as_parquet

if TYPE_CHECKING:
    from pathlib import Path

    from ondermijning.workspace import Workspace

_SHOWN = 1000
_ORPHANS = "SELECT soort, reden, count(*) FROM read_parquet($file) GROUP BY ALL ORDER BY ALL"
_CONFLICTS = "SELECT soort, kolom, reden, count(*) FROM read_parquet($file) GROUP BY ALL ORDER BY ALL"


def waiting(workspace: Workspace) -> Part:
    """Messages that do not join the state before them; each names its object, which is no person."""
    found = gaps(workspace)
    counts = Counter(gap.source for gap in found)
    return Part(
        "berichten",
        "Wachtende berichten",
        "Berichten die niet aansluiten op wat bekend is; het object kan zijn gewijzigd.",
        ("bron", "object", "dag", "levering"),
        [(gap.source, gap.object_id, gap.day.isoformat(), gap.delivery[:23]) for gap in found[:_SHOWN]],
        [
            Care(f"{source}: {counted(count, 'bericht', 'berichten')} zonder aansluiting")
            for source, count in sorted(counts.items())
        ],
        "Vraag de berichten die ontbreken, of een nieuwe stand van deze objecten.",
    )


def orphans(folder: Path | None) -> Part:
    """Edges of a built graph that were set aside because an end point does not exist."""
    rows = _rows(_ORPHANS, folder, "wezen.parquet")
    return Part(
        "wezen",
        "Verwijzingen naar niets",
        "Verbanden waarvan een eind in geen levering staat; ze doen in de graaf niet mee.",
        ("soort", "reden", "aantal"),
        rows,
        [Care(f"{kind}: {times(count)} {reason}") for kind, reason, count in rows],
        "Laad de levering waarin het ontbrekende staat.",
        "" if folder else NO_GRAPH,
    )


def conflicts(folder: Path | None) -> Part:
    """Statements of a source that contradict those of another one, as a built graph knows them."""
    rows = _rows(_CONFLICTS, folder, "conflicten.parquet")
    return Part(
        "conflicten",
        "Tegenspraak",
        "Wat bronnen verschillend zeggen, en welke van beide telt.",
        ("soort", "kolom", "reden", "aantal"),
        rows,
        [Care(f"{kind}.{column}: {times(count)} tegenspraak") for kind, column, _, count in rows],
        "Laat de houder van de lijst nagaan welke waarde juist is.",
        "" if folder else NO_GRAPH,
    )


def _rows(select: str, folder: Path | None, name: str) -> list[tuple[Any, ...]]:
    if folder is None or not (folder / name).exists():
        return []
    with SMALL.connect() as db:
        return db.execute(select, {"file": as_parquet(folder / name)}).fetchall()
