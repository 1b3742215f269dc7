"""Two tables that i2 Analyst's Notebook imports, entities and links; docs/interchange.md says how its import is set up."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING, Any

from ondermijning.report.cells import write_csv

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from ondermijning.interchange.extract import Extract, Tie

ENTITIES, LINKS = "entiteiten.csv", "verbanden.csv"
ENTITY_COLUMNS = ("id", "soort", "pictogram", "label", "kenmerken", "bron")
LINK_COLUMNS = ("id", "soort", "van", "naar", "label", "sterkte", "geldig_van", "geldig_tot", "kenmerken")
# The types of entities that i2 has of itself, by our kinds.
ICONS = {
    "Persoon": "Person",
    "Bedrijf": "Organization",
    "Vestiging": "Organization",
    "Perceel": "Property",
    "Verblijfsobject": "House",
    "Adres": "Address",
    "Hypotheek": "Account",
    "Transactie": "Event",
    "Gebeurtenis": "Event",
    "Vergunning": "Document",
    "Subsidie": "Document",
}
_MARK = "\ufeff"  # by which it knows that the text is UTF-8


def files(found: Extract) -> dict[str, bytes]:
    """Both tables, with ``;`` between, quotes around every text and no cell that a spreadsheet executes."""
    told = " ".join(found.remarks)
    entities = [
        (thing.id, thing.kind, ICONS[thing.kind], thing.name, _said(thing.data.items()), told) for thing in found.things
    ]
    return {ENTITIES: _table(ENTITY_COLUMNS, entities), LINKS: _table(LINK_COLUMNS, map(_link, found.ties))}


def _link(tie: Tie) -> Sequence[Any]:
    strength = "Tentative" if tie.uncertain else "Confirmed"
    return tie.id, tie.kind, tie.source, tie.target, tie.name, strength, tie.begin, tie.end, _said(tie.data.items())


def _said(data: Iterable[tuple[str, Any]]) -> str:
    return ", ".join(f"{name} {value}" for name, value in data)


def _table(columns: Sequence[str], rows: Iterable[Sequence[Any]]) -> bytes:
    text = io.StringIO()
    write_csv(text, columns, rows)
    return (_MARK + text.getvalue()).encode()
