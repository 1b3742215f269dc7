"""A small street with everything that daily questions are about, and the index of its graph."""

from __future__ import annotations

import json
from contextlib import contextmanager
from datetime import date
from typing import TYPE_CHECKING

import pyarrow as pa
import pyarrow.parquet as pq

from ondermijning.daily.index import Index, open_index
from ondermijning.graph.current import BUILD_FILE, GRAPH_FILE, INDEX_FILE
from ondermijning.graph.embedded_build import build_embedded
from ondermijning.graph.freshness import made_from
from ondermijning.graph.search_index import build_index
from tests.support.graphs import Graph
from tests.support.workspaces import demo_workspace

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

ON = date(2024, 12, 31)
ANNA, BERT, CHILD, SECRET = (("Persoon", f"NL.IMKAD.Persoon:{number}") for number in (901, 902, 903, 904))
BV, HOLDING, BANK, TRADER = (("Bedrijf", f"KVK:{number}") for number in (99000011, 99000022, 99000033, 99000077))
HOUSE, SHOP = (("Perceel", f"NL.IMKAD.KadastraalObject:{number}") for number in (5001, 5002))
HOME, UPSTAIRS, STORE = (("Adres", f"093520000000001{number}") for number in (1, 2, 3))
VBO, VBO_UP, VBO_STORE = (("Verblijfsobject", f"093501000000001{number}") for number in (1, 2, 3))
PAND = ("Pand", "0935100000000011")
FIRST, SECOND = ("Transactie", "NL.IMKAD.Stukdeel:1"), ("Transactie", "NL.IMKAD.Stukdeel:2")
LOAN, VALUE = ("Hypotheek", "NL.IMKAD.Zekerheidsstelling:1"), ("Waardering", "WOZ:093500000011/2023-01-01")
OLD_PERMIT, PERMIT, GRANT = ("Vergunning", "Z-2020-17"), ("Vergunning", "Z-2024-99"), ("Subsidie", "SUB-2023-5")
CLOSURE, DEBTS = ("Gebeurtenis", "M-2022-1"), ("Insolventie", "R.01/24/17")
PEOPLE = {ANNA: "Anna Aalders", BERT: "Bert Bakker", CHILD: "Claartje Cornelissen", SECRET: "Dirk Dekker"}


def city() -> Graph:
    """The street; Anna sold the house to a company of Bert and of a child."""
    graph = Graph()
    for person, name in PEOPLE.items():
        graph.node(*person, naam=name, afgeschermd=person == SECRET, minderjarig=person == CHILD)
    _companies(graph)
    _places(graph)
    _transfers(graph)
    _cases(graph)
    return graph


def _companies(graph: Graph) -> None:
    graph.node(*BV, naam="Voorbeeld Vastgoed B.V.", kvk="99000011", rsin="999990019", rechtsvorm="BV")
    graph.node(*HOLDING, naam="Crème Holding B.V.", kvk="99000022")
    graph.node(*BANK, naam="Spaarbank N.V.", kvk="99000033", uitgezonderd="kredietverstrekker")
    graph.node(*TRADER, naam="Eetcafé Evert Evers", kvk="99000077", eenmanszaak=True)
    graph.edge("AANDEELHOUDER_VAN", HOLDING, BV, aandeel_promille=1000)
    graph.edge("AANDEELHOUDER_VAN", BERT, HOLDING, aandeel_promille=600)
    graph.edge("ZEGGENSCHAP_OVER", HOLDING, BV, aandeel_promille=1000, diepte=1)
    graph.edge("ZEGGENSCHAP_OVER", BERT, BV, aandeel_promille=600, diepte=2)
    graph.edge("ZEGGENSCHAP_OVER", CHILD, BV, aandeel_promille=400, diepte=2)
    graph.edge("ZEGGENSCHAP_OVER", BERT, HOLDING, aandeel_promille=600, diepte=1)
    graph.edge("ZEGGENSCHAP_OVER", CHILD, HOLDING, aandeel_promille=400, diepte=1)
    graph.edge("BESTUURT", BERT, BV, functie="bestuurder", geldig_van=date(2021, 1, 1))


def _places(graph: Graph) -> None:
    for number, (parcel, dwelling, address) in enumerate(
        ((HOUSE, VBO, HOME), (HOUSE, VBO_UP, UPSTAIRS), (SHOP, VBO_STORE, STORE)), 1
    ):
        graph.edge("HEEFT_VBO", parcel, dwelling).edge("HEEFT_ADRES", dwelling, address).edge("IN_PAND", dwelling, PAND)
        graph.node(
            *address, postcode="6211AB", straat="Voorbeeldstraat", huisnummer=12, woonplaats="Maastricht", land="NL"
        )
        if number > 1:
            graph.node(*address, toevoeging="A" if number == 2 else None, huisnummer=12 if number == 2 else 120)
    graph.node(*HOUSE, aanduiding="MTT00 C 131 A4", soort="appartementsrecht").node(*SHOP, aanduiding="MTT00 C 132")
    graph.edge("GEVESTIGD_OP", BV, HOME, soort="bezoekadres", geldig_van=date(2021, 6, 1))
    graph.edge("WOONT_OP", ANNA, HOME, geldig_tot=date(2021, 1, 1))
    graph.node(*VALUE, waarde_euro=210_000, peildatum_waarde=date(2023, 1, 1))
    graph.edge("WAARDE_VAN", VALUE, VBO).edge("WAARDE_VAN", VALUE, HOUSE)


def _transfers(graph: Graph) -> None:
    graph.edge(
        "BEZIT",
        ANNA,
        HOUSE,
        recht="Eigendom (recht van)",
        aandeel_promille=1000,
        geldig_van=date(2015, 6, 1),
        geldig_tot=date(2022, 3, 1),
    )
    graph.edge("BEZIT", BV, HOUSE, recht="Eigendom (recht van)", aandeel_promille=1000, geldig_van=date(2022, 3, 1))
    graph.edge("BEZIT", BV, SHOP, recht="Erfpacht (recht van)", aandeel_promille=500)
    graph.node(*FIRST, datum=date(2015, 6, 1), soort="koop", koopsom_euro=150_000)
    graph.node(*SECOND, datum=date(2022, 3, 1), soort="koop", koopsom_euro=240_000)
    graph.edge("KOPER", ANNA, FIRST).edge("BETREFT", FIRST, HOUSE)
    graph.edge("VERKOPER", ANNA, SECOND).edge("KOPER", BV, SECOND)
    graph.edge("BETREFT", SECOND, HOUSE, prijs_deel_euro=240_000)
    graph.node(*LOAN, bedrag_euro=200_000, geldig_van=date(2022, 3, 1))
    graph.edge("HYPOTHEEK_OP", LOAN, HOUSE).edge("GELDGEVER", BANK, LOAN)


def _cases(graph: Graph) -> None:
    graph.node(*OLD_PERMIT, soort="exploitatie horeca", besluit="geweigerd", datum_besluit=date(2020, 5, 1))
    graph.node(*PERMIT, soort="exploitatie horeca", datum_aanvraag=date(2024, 11, 1))
    graph.edge("VERGUND_VOOR", OLD_PERMIT, HOME).edge("VRAAGT_AAN", TRADER, OLD_PERMIT)
    graph.edge("VERGUND_VOOR", PERMIT, HOME).edge("VRAAGT_AAN", BV, PERMIT)
    graph.node(*GRANT, regeling="Gevelfonds", verleend_euro=5_000, datum_besluit=date(2023, 4, 1))
    graph.edge("ONTVANGT", BV, GRANT).edge("BESTEED_OP", GRANT, HOME)
    graph.node(*CLOSURE, soort="sluiting_13b", datum=date(2022, 9, 1))
    graph.node(*DEBTS, soort="R", datum=date(2024, 2, 1)).edge("GAAT_OVER", DEBTS, BERT)
    graph.edge("GEBEURD_OP", CLOSURE, STORE).edge("GAAT_OVER", CLOSURE, TRADER)


def write_city(graph: Graph, folder: Path) -> Path:
    """The tables of a graph, one place in a delivery for each element, and the index; returns the folder."""
    graph.write(folder)
    elements = [each for part in (*graph.nodes.values(), *graph.edges.values()) for each in part]
    places = [
        {
            "element": each,
            "kolom": "",
            "bron": "brk",
            "levering": "2024-12-31-aa",
            "bestand": "stand.xml",
            "positie": f"regel {number}",
        }
        for number, each in enumerate(elements, 1)
    ]
    places += [{**row, "bestand": "99000077.json"} for row in places if row["element"] == TRADER[1]]
    pq.write_table(pa.Table.from_pylist(places), folder / "herkomst.parquet")
    build_index(folder, folder / INDEX_FILE)
    return folder


def street_workspace(folder: Path, built: Graph | None = None) -> Path:
    """The root of a workspace in demo mode whose graph is the street, or another that was made of it."""
    workspace = demo_workspace(folder)
    graph = workspace.graph / ON.isoformat()
    build_embedded(write_city(built or city(), graph), graph / GRAPH_FILE)
    (graph / BUILD_FILE).write_text(json.dumps(made_from(workspace)), encoding="utf-8")
    (workspace.graph / "current").write_text(ON.isoformat(), encoding="utf-8")
    return workspace.root


@contextmanager
def indexed(graph: Graph, folder: Path) -> Iterator[Index]:
    """The open index of a graph."""
    folder.mkdir()
    with open_index(write_city(graph, folder)) as index:
        yield index
