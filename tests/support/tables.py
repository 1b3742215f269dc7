"""A small municipality for tests: deliveries go in as files of the registers' own formats, tables come out.

Parties are linked anew each time, and facts are computed::

    registers.stand("2021-12-31", house(Holder("81", anna, deeds=[bought])))
    registers.stand("2022-12-31", house(Holder("82", bert, deeds=[sold])))
    assert registers.tables().ends("VERKOPER") == {(key(anna), key(sold))}
"""

from __future__ import annotations

import json
from contextlib import closing
from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING, Any

import pytest

from ondermijning.facts.build import computation, write_tables
from ondermijning.ledger import open_ledger
from ondermijning.model import EDGES, NODES
from ondermijning.resolve import parties, resolution
from ondermijning.sources.state import open_state
from ondermijning.tables.parties.exclusions import no_exclusions
from tests.support.stand_snapshot import OBJECT, PART, PARTY, RIGHT
from tests.support.stands import Company, Deed, Holder, Obj, Person, Right, message, stand
from tests.support.workspaces import demo_workspace, load_into

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

    import duckdb
    import pandas as pd

    from ondermijning.facts.build import TablesReport
    from ondermijning.resolve.resolution import ResolveReport
    from ondermijning.views import Computation

Row = dict[str, Any]
Place = tuple[str, str, str, str]

TODAY = "2024-12-31"
_ONE_THREAD_MB = 200  # hundreds of tiny tables: a second thread would only wait for the first
WOZ_COLUMNS = (
    "wozobjectnummer",
    "waardepeildatum",
    "vastgestelde_waarde",
    "ingangsdatum",
    "status",
    "adresseerbaarobject_id",
    "kadastraalobject_id",
    "eigenaar_type",
    "eigenaar_id",
)


def house(*holders: Holder, number: int = 1, **properties: Any) -> Obj:
    """A parcel with one right of ownership, held by these holders."""
    return Obj(parcel_id(number), f"MTT00 C {number}", [Right(f"7{number}", holders=holders)], **properties)


def parcel_id(number: int) -> str:
    """The local id of the parcel that ``house`` makes."""
    return f"123{number:05}70000"


def key(thing: Person | Company | Deed | Obj | Right) -> str:
    """The id that a thing of a stand has in the tables."""
    match thing:
        case Company(kvk=str(kvk)):
            return f"KVK:{kvk}"
        case Company(rsin=str(rsin)):
            return f"RSIN:{rsin}"
        case Person() | Company():
            return f"{PARTY}:{thing.id}"
        case Deed():
            return f"{PART}:{thing.part_id}"
    return f"{OBJECT if isinstance(thing, Obj) else RIGHT}:{thing.id}"


def woz_line(number: str, euro: int, *, year: int = 2021, **cells: str) -> Row:
    """A line of a WOZ export: the value of an object on 1 January of a year, which applies from the next."""
    days = {"waardepeildatum": f"{year}-01-01", "ingangsdatum": f"{year + 1}-01-01", "status": "beschikking_genomen"}
    return {"wozobjectnummer": number, "vastgestelde_waarde": str(euro)} | days | cells


def profile(kvk: str, *, form: str = "Besloten Vennootschap", rsin: str | None = None, **given: Any) -> Row:
    """A Basisprofiel; ``begin`` and ``end`` are days as the trade register writes them, ``address`` is the company's own."""
    owner = {"rechtsvorm": form, "rsin": rsin, "adressen": [given["address"]] if "address" in given else []}
    registration = {"datumAanvang": given.get("begin"), "datumEinde": given.get("end")}
    document = {
        "kvkNummer": kvk,
        "naam": given.get("name", "Voorbeeld Vastgoed B.V."),
        "formeleRegistratiedatum": "20200101",
    }
    return document | {
        "materieleRegistratie": registration,
        "_embedded": {"eigenaar": owner} | given.get("embedded", {}),
    }


def visiting_address(number: int = 1, postcode: str = "6211AB", *, shielded: bool = False) -> Row:
    """An address as the trade register gives it: by postcode and number, without a BAG id."""
    return {
        "type": "bezoekadres",
        "indAfgeschermd": "Ja" if shielded else "Nee",
        "straatnaam": "Voorbeeldstraat",
        "huisnummer": number,
        "postcode": postcode,
        "plaats": "Maastricht",
        "land": "Nederland",
    }


@dataclass
class Tables:
    """The tables of the graph as of a date, in the database that makes them; each is computed when it is asked for."""

    computed: Computation

    @property
    def db(self) -> duckdb.DuckDBPyConnection:
        """The database."""
        return self.computed.db

    def nodes(self, label: str) -> dict[str, Row]:
        """Nodes by id."""
        return {row["id"]: row for row in self.rows(f"graaf_{label}")}

    def edges(self, edge_type: str) -> list[Row]:
        """Edges in order of their end points, start and id."""
        return sorted(
            self.rows(f"graaf_{edge_type}"),
            key=lambda row: (row["van"], row["naar"], str(row["geldig_van"]), row["id"]),
        )

    def ends(self, edge_type: str) -> set[tuple[str, str]]:
        """The end points of all edges of a type."""
        return {(row["van"], row["naar"]) for row in self.edges(edge_type)}

    def edge(self, edge_type: str, source: str, target: str) -> Row:
        """The one edge between two nodes."""
        (found,) = (row for row in self.edges(edge_type) if (row["van"], row["naar"]) == (source, target))
        return found

    def shares(self, edge_type: str) -> dict[tuple[str, str], int]:
        """Promille per pair of end points."""
        return {(row["van"], row["naar"]): row["aandeel_promille"] for row in self.edges(edge_type)}

    def concerned(self, transfer: Deed, thing: Obj) -> Row:
        """What a transfer says about one object."""
        return self.edge("BETREFT", key(transfer), key(thing))

    def origins(self, element: str) -> set[tuple[str, str, str]]:
        """Column, file and position of everything that an element came from."""
        parts = self._origin_parts(element) or ["herkomst"]
        self.computed.make(*parts)
        selects = [f"SELECT kolom, bestand, positie FROM {part} WHERE element = $element" for part in parts]
        return set(self.db.execute(" UNION ".join(selects), {"element": element}).fetchall())

    def _origin_parts(self, element: str) -> list[str]:
        """The tables of origins of the kinds that hold the element, as far as any was asked for."""
        parts = []
        for name in (*NODES, *EDGES):
            final = f"graaf_{name}"
            if self.computed.has(final) and self.db.execute(f"FROM {final} WHERE id = ?", [element]).fetchall():
                _, *facts = self.computed.flow.views[final].reads
                parts += [f"herkomst_{name}", *(f"herkomst_{fact}" for fact in facts)]
        return parts

    def places(self) -> set[Place]:
        """Source, delivery, file and position of every origin."""
        return {(row["bron"], row["levering"], row["bestand"], row["positie"]) for row in self.rows("herkomst")}

    def orphans(self) -> list[Row]:
        """What was set aside."""
        return sorted(self.rows("wees"), key=lambda row: (row["soort"], row["id"]))

    def write(self, folder: Path) -> TablesReport:
        """Write the Parquet files."""
        return write_tables(self.computed, folder, keep_all=True)

    def rows(self, table: str) -> list[Row]:
        """The rows of any declared table."""
        self.computed.make(table)
        rows: list[Row] = self.db.table(table).to_arrow_table().to_pylist()
        return rows


@dataclass
class Registers:
    """The deliveries of one workspace, and what is made of them."""

    folder: Path
    _opened: list[Tables] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.workspace = demo_workspace(self.folder, _ONE_THREAD_MB)

    def stand(self, day: str, *objects: Obj, area: str = "0935", name: str = "") -> None:
        """A stand of the land registry on a day."""
        path = stand(self.folder / (name or f"stand-{area}-{day}.xml"), objects, peildatum=day, area=area)
        self.load("brk", path)

    def change(self, day: str, number: int, before: Obj | None, after: Obj | None, name: str = "") -> None:
        """A change message: the state before (None for a new object) and after (None for one that is gone)."""
        self.load("brk", message(self.folder / (name or f"bericht-{day}-{number}.xml"), day, number, before, after))

    def woz(self, day: str, *lines: Row, name: str = "") -> None:
        """An export of the WOZ administration."""
        rows = [";".join(WOZ_COLUMNS), *(";".join(line.get(name, "") for name in WOZ_COLUMNS) for line in lines)]
        self.deliver("woz", name or f"woz-{day}.csv", "\n".join(rows) + "\n", day)

    def kvk(self, day: str, *profiles: Row, name: str = "") -> None:
        """Answers of the trade register."""
        self.deliver("kvk", name or f"kvk-{day}.json", json.dumps(profiles), day)

    def prices(self, index: Mapping[str, str]) -> None:
        """The price index per quarter, written as ``2021K1``."""
        lines = [f"{quarter};{value}" for quarter, value in index.items()]
        self.deliver("prijsindex", "prijsindex.csv", "\n".join(["kwartaal;index", *lines]) + "\n", TODAY)

    def deliver(self, source: str, name: str, text: str, day: str, part_of: str = "") -> str:
        """A file of any source that speaks for a day; returns the name of the delivery."""
        path = self.folder / name
        path.write_text(text, encoding="utf-8")
        return self.load(source, path, reference_date=date.fromisoformat(day), part_of=part_of)

    def load(self, source: str, *paths: Path, **options: Any) -> str:
        """Load files as one delivery, whatever its size; returns its name, the last of several dates."""
        return load_into(self.workspace, source, paths, accept_small=True, **options)[-1].delivery

    def resolve(self) -> ResolveReport:
        """Link the mentions of parties."""
        ledger = closing(open_ledger(self.workspace.ledger_path))
        with self.workspace.write_lock(), ledger as opened, open_state(self.workspace) as db:
            return resolution.resolve(self.workspace, db, opened)

    def tables(
        self,
        on: str = TODAY,
        excluded: pd.DataFrame | None = None,
        known_on: str | None = None,
        *,
        linked: bool = False,
    ) -> Tables:
        """The tables with facts as of a day, as far as was known on another; parties are linked anew unless they are."""
        known = date.fromisoformat(known_on) if known_on else None
        db = open_state(self.workspace, known)
        with self.workspace.write_lock(), closing(open_ledger(self.workspace.ledger_path)) as ledger:
            if known:
                resolution.use_parties_known(db, ledger)
            else:
                if not linked:
                    resolution.resolve(self.workspace, db, ledger)
                parties.use_parties(self.workspace, db)
        listed = no_exclusions() if excluded is None else excluded
        self._opened.append(Tables(computation(db, date.fromisoformat(on), listed, known)))
        return self._opened[-1]

    def close(self) -> None:
        """Close the databases of all tables."""
        for tables in self._opened:
            tables.db.close()


@pytest.fixture
def registers(tmp_path: Path) -> Iterator[Registers]:
    """An empty workspace that takes deliveries."""
    with closing(Registers(tmp_path)) as made:
        yield made
