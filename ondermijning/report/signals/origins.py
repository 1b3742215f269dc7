"""From an element of the graph back to the rows of the deliveries it came from."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from ondermijning.database import SMALL

if TYPE_CHECKING:
    from pathlib import Path

_QUERY = """
SELECT w.element, w.kolom, h.bron, h.levering, h.bestand, h.positie
FROM gevraagd w JOIN read_parquet($file) h ON h.element = w.element AND h.kolom = w.kolom
ORDER BY ALL
"""


class Origin(NamedTuple):
    """A place in a delivery: source, delivery hash, file, line or element."""

    source: str
    delivery: str
    file: str
    position: str


def origins(folder: Path, wanted: set[tuple[str, str]]) -> dict[tuple[str, str], list[Origin]]:
    """Where elements came from.

    Args:
        folder: a built graph.
        wanted: (element id, column); column empty for the element as a whole. A column without an origin of its own came
            with its element.

    Returns:
        (element id, column) → origins, in order.
    """
    asked = sorted(wanted | {(element, "") for element, _ in wanted})
    found: dict[tuple[str, str], list[Origin]] = {}
    with SMALL.connect() as db:
        db.execute("CREATE TABLE gevraagd (element TEXT, kolom TEXT)")
        if asked:
            db.executemany("INSERT INTO gevraagd VALUES (?, ?)", asked)
        for element, column, *place in db.execute(_QUERY, {"file": str(folder / "herkomst.parquet")}).fetchall():
            found.setdefault((element, column), []).append(Origin(*place))
    return {key: found.get(key) or found.get((key[0], ""), []) for key in sorted(wanted)}
