"""A street in which every word that a register fills in is hostile, its pages, and its work list in all forms."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from ondermijning.ledger.signals import list_signals
from ondermijning.pages.neighbourhood.names import Neighbourhood
from ondermijning.pages.neighbourhood.page import neighbourhood_page
from ondermijning.pages.sheet import Sheet
from ondermijning.pages.worklist.files import work_list, work_list_csv, work_list_xlsx
from ondermijning.pages.worklist.rows import Sources, rows_of
from tests.cli.running import done
from tests.daily.avenue import AREA, HOUSES, OWNER, STREET, avenue, place
from tests.daily.city import BV, GRANT, HOME, HOUSE, PERMIT, city, indexed, street_workspace
from tests.pages.conftest import town_of
from tests.pages.test_signal_page import pages
from tests.picture.test_export import changed

if TYPE_CHECKING:
    from tests.support.graphs import Graph

HOSTILE = (
    '=HYPERLINK("http://x";"klik")<script>alert(1)</script>"><img src=x onerror=alert(1)>\u202e\u2066\u0007'
    + "lang" * 2500
)
THINGS = {"object": HOUSE, "adres": HOME, "partij": BV, "vergunning": PERMIT, "subsidie": GRANT}
# A question with a page → its words, in a shopping street.
QUESTIONS = {
    "portefeuille": ("portfolio", OWNER[1]),
    "netwerk": ("network", OWNER[1]),
    "gemeen": ("common", OWNER[1], place(1)[0][1]),
    "tijdlijn": ("timeline", OWNER[1]),
    "straat": ("street", STREET[1]),
    "gevonden": ("find", OWNER[1]),
}
AREAS = ("buurt", "beeld")
PAGES = ("werklijst", "signaal", *THINGS, *QUESTIONS, *AREAS)
SHEET, BOOK, TABLE = Sheet(date(2025, 1, 2), date(2025, 7, 2), demo=True), "werklijst.xlsx", "werklijst.csv"
# What a register fills in as it likes; codes and numbers are checked where they are read.
_FREE = (
    "naam",
    "wijk",
    "straat",
    "woonplaats",
    "aanduiding",
    "functie",
    "recht",
    "soort",
    "regeling",
    "besluit",
    "uitgezonderd",
)


def hostile(graph: Graph, *, kept: tuple[str, ...] = ()) -> Graph:
    """The same graph with a hostile word in the place of each that a register fills in, but for those that are kept."""
    for part in (graph.nodes, graph.edges):
        for rows in part.values():
            for row in rows.values():
                row.update({name: HOSTILE for name in _FREE if name not in kept and row.get(name)})
    return graph


def hostile_pages(folder: Path) -> dict[str, Path]:
    """A page of each kind, and the work list as a workbook and as CSV, by name."""
    made: dict[str, Any] = {}
    with pages(folder / "graaf", HOSTILE) as signals:
        ledger = signals.city.ledger
        found = list_signals(ledger)
        made["signaal"] = signals.page(found[0], SHEET, SHEET.made)
        rows = rows_of(Sources(ledger, signals.city.index, {}, signals.explainer.rules), found, {}, SHEET.made)
        rows = [row._replace(title=HOSTILE, area=f"buurt {HOSTILE}") for row in rows]
        made["werklijst"] = work_list(signals.city, rows, SHEET)
        (folder / BOOK).write_bytes(work_list_xlsx(rows, "let op"))
        (folder / TABLE).write_text(work_list_csv(rows), encoding="utf-8")
    for kind, page in made.items():
        (folder / f"{kind}.html").write_text(page, encoding="utf-8")
    paths = {kind: folder / f"{kind}.html" for kind in made}
    root = street_workspace(folder / "straat", hostile(city()))
    for kind, (_, name) in THINGS.items():
        done("pagina", name, "--out", folder / kind, "-w", root)
        paths[kind] = next((folder / kind).glob("*.html"))
    return paths | _answers(folder / "gracht") | {"buurt": _neighbourhood(folder / "buurt")}


def _answers(folder: Path) -> dict[str, Path]:
    """The page of each question in a shopping street."""
    graph = hostile(avenue(), kept=("straat", "woonplaats")).node(*STREET, naam="Eikengracht")  # by which it is found
    root = street_workspace(folder, graph)
    why = ("--format", "html", "--zaak", "Z-1", "--reden", "om ernaar te kijken", "-w", root)
    return {kind: Path(done(*words, *why).out.strip()) for kind, words in QUESTIONS.items()}


def _neighbourhood(folder: Path) -> Path:
    """The page of the neighbourhood that the shopping street is."""
    folder.mkdir()
    with indexed(hostile(avenue()), folder / "graaf") as index:
        town = town_of(index, folder / "dorp")
        lies = {place(number)[2][1]: Neighbourhood(AREA[1], HOSTILE, HOSTILE) for number in range(1, HOUSES + 1)}
        city_ = replace(town, ground=replace(town.ground, lies_in=lies))
        (area,) = index.by_id(AREA[1])
        page = neighbourhood_page(city_, area, SHEET)
        town.ledger.close()
    (folder / "buurt.html").write_text(page, encoding="utf-8")
    return folder / "buurt.html"


def hostile_picture(root: Path) -> Path:
    """The picture of the demo in which every neighbourhood and district has a hostile name."""
    changed(root, "nodes/Buurt.parquet", "$$" + HOSTILE + "$$ || id AS naam, $$" + HOSTILE + "$$ AS wijk")
    return Path(done("export", "beeld", "--reden", "om ernaar te kijken", "-w", root).out.splitlines()[0])
