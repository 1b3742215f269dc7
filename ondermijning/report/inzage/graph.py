"""What the graph holds of one party: its node and every relation, with other natural persons by their role only.

Parties that may be the same one are no relation of it: how many there are is told from the files of ``resolve``.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from ondermijning.database import SMALL
from ondermijning.graph.folder import edge_file, node_file, safe_path
from ondermijning.model import EDGES, NODES, PARTIES
from ondermijning.report.inzage.records import veiled
from ondermijning.report.signals.origins import origins
from ondermijning.signals.display import names_by_id

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    import duckdb

    from ondermijning.graph.store import GraphStore
    from ondermijning.model import Column
    from ondermijning.report.signals.origins import Origin

SOMEBODY = "een natuurlijk persoon of eenmanszaak"
_POSSIBLE = "MOGELIJK_ZELFDE_ALS"
_CLOCKS = ("geldig_van", "geldig_tot")
_THIRD = ("id", "schakel_id")  # ids in which another party may stand
# A company of which nobody says what it is may be a natural person.
_PERSONAL = "eenmanszaak OR rechtsvorm IS NULL"
_HIDDEN = f"""
SELECT kvk FROM read_parquet($file) WHERE ({_PERSONAL}) AND kvk IS NOT NULL
UNION SELECT regexp_extract(id, '[0-9]+$') FROM read_parquet($file) WHERE {_PERSONAL}
"""  # noqa: S608 - made of literals
_BRANCHES = f"""
SELECT regexp_extract(v.naar, '[0-9]+$') FROM read_parquet($edges) v JOIN read_parquet($file) b ON b.id = v.van
WHERE {_PERSONAL}
"""  # noqa: S608 - made of literals
_PLAIN = f"SELECT id FROM read_parquet($file) WHERE id IN (SELECT unnest($ids)) AND NOT ({_PERSONAL})"  # noqa: S608 - literals


class _Edge(NamedTuple):
    """An edge at the party: its kind, the other end, and its columns."""

    kind: str
    other: tuple[str, str]
    outward: bool
    values: dict[str, Any]


def hidden_numbers(folder: Path) -> frozenset[str]:
    """Numbers of sole traders and firms of persons and of their branches in a built graph."""
    companies, branches = node_file(folder, "Bedrijf"), edge_file(folder, "HEEFT_VESTIGING")
    if not companies.exists():
        return frozenset()
    with SMALL.connect() as db:
        found = db.execute(_HIDDEN, {"file": safe_path(companies)}).fetchall()
        if branches.exists():
            found += db.execute(_BRANCHES, {"file": safe_path(companies), "edges": safe_path(branches)}).fetchall()
    return frozenset(number for (number,) in found if number)


def plain_companies(folder: Path, parties: Iterable[str]) -> frozenset[str]:
    """Which of some parties are companies that are no natural person; what no graph knows may be one."""
    file, ids = node_file(folder, "Bedrijf"), sorted(parties)
    if not ids or not file.exists():
        return frozenset()
    with SMALL.connect() as db:
        found = db.execute(_PLAIN, {"file": safe_path(file), "ids": ids}).fetchall()
    return frozenset(name for (name,) in found)


def nodes_of(folder: Path, party: str, hidden: frozenset[str]) -> list[dict[str, Any]]:
    """The node of a party with its columns in words and where it came from."""
    with SMALL.connect() as db:
        found = [
            {"soort": label, "gegevens": _words(NODES[label].columns, row)}
            for label in PARTIES
            for row in _select(db, node_file(folder, label), "id = $party", party)
        ]
    places = origins(folder, {(party, "")})[party, ""]
    return [{**each, "herkomst": _places(places, hidden)} for each in found]


def relations_of(folder: Path, store: GraphStore, party: str, hidden: frozenset[str]) -> list[dict[str, Any]]:
    """Every edge that begins or ends at a party, in order of kind and time."""
    with SMALL.connect() as db:
        edges = [edge for kind in EDGES if kind != _POSSIBLE for edge in _edges(db, folder, kind, party)]
    names = _names(folder, store, {edge.other for edge in edges})
    places = origins(folder, {(edge.values["id"], "") for edge in edges})
    return [
        {
            "soort": edge.kind,
            "richting": "van deze partij" if edge.outward else "naar deze partij",
            "met": _named(edge.other, names),
            **{name: edge.values[name] for name in _CLOCKS},
            "gegevens": _words(EDGES[edge.kind].columns, edge.values),
            "herkomst": _places(places[edge.values["id"], ""], hidden),
        }
        for edge in sorted(edges, key=lambda edge: (edge.kind, str(edge.values["geldig_van"]), str(edge.values["id"])))
    ]


def _names(folder: Path, store: GraphStore, nodes: set[tuple[str, str]]) -> dict[tuple[str, str], str]:
    """Names of things and of companies that are no natural person."""
    plain = plain_companies(folder, (element for label, element in nodes if label in PARTIES))
    return names_by_id(store, {node for node in nodes if node[0] not in PARTIES or node[1] in plain})


def _edges(db: duckdb.DuckDBPyConnection, folder: Path, kind: str, party: str) -> Iterator[_Edge]:
    ends = ", ".join(f"'{label}'" for label in PARTIES)
    test = f"(van = $party AND van_soort IN ({ends})) OR (naar = $party AND naar_soort IN ({ends}))"
    for row in _select(db, edge_file(folder, kind), test, party):
        outward = row["van"] == party and row["van_soort"] in PARTIES
        end = "naar" if outward else "van"
        yield _Edge(kind, (row[f"{end}_soort"], row[end]), outward, row)


def _select(db: duckdb.DuckDBPyConnection, file: Path, test: str, party: str) -> Iterator[dict[str, Any]]:
    if file.exists():
        chosen = db.execute(
            f"SELECT * FROM read_parquet($file) WHERE {test}",  # noqa: S608 - made of literals
            {"file": safe_path(file), "party": party},
        )
        names = [column[0] for column in chosen.description or ()]
        yield from (dict(zip(names, row, strict=True)) for row in chosen.fetchall())


def _named(node: tuple[str, str], names: dict[tuple[str, str], str]) -> str:
    label, element = node
    if node not in names:
        return SOMEBODY if label in PARTIES else label
    return f"{label} {names[node]}" if names[node] == element else f"{label} {names[node]} ({element})"


def _words(columns: tuple[Column, ...], row: dict[str, Any]) -> dict[str, Any]:
    return {
        column.name.replace("_", " "): row[column.name]
        for column in columns
        if column.name not in (*_THIRD, *_CLOCKS) and row[column.name] not in (None, False, "")
    }


def _places(places: list[Origin], hidden: frozenset[str]) -> list[dict[str, str]]:
    return [
        {
            "bron": place.source,
            "levering": place.delivery,
            "bestand": veiled(place.file, hidden),
            "positie": place.position,
        }
        for place in places
    ]
