"""Records put straight into the state, for tests of what is made from them whatever the format they came in::

    records.add("hr", company("99000011"), officer("99000011", 1), party="P1")
    assert records.tables().ends("BESTUURT") == {("P1", "KVK:99000011")}

A party is its KVK or RSIN number, else the id of its mention, unless the test says who it is.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING, Any

import duckdb
import pandas as pd
import pyarrow as pa
import pytest

from ondermijning.facts.build import computation
from ondermijning.model import RECORDS, ColumnType, record_kind
from ondermijning.resolve.mentions import make_mentions
from ondermijning.tables.parties.exclusions import COLUMNS
from tests.support.tables import TODAY, Tables

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from tests.support.tables import Row

SEEN = "2020-01-01"
_BEHIND = {
    "_bron": "TEXT",
    "_levering": "TEXT",
    "_bestand": "TEXT",
    "_positie": "TEXT",
    "_gezien_van": "DATE",
    "_gezien_tot": "DATE",
    "_moment_van": "TIMESTAMP",
    "_moment_tot": "TIMESTAMP",
}
_SQL = {ColumnType.TEXT: "TEXT", ColumnType.INT64: "BIGINT", ColumnType.BOOL: "BOOLEAN", ColumnType.DATE: "DATE"}

_MISSING_MENTIONS = """
INSERT INTO vermelding BY NAME
SELECT register, source_id, soort, CASE WHEN starts_with(partij_id, 'KVK:') THEN substr(partij_id, 5) END AS kvk,
       false AS afgeschermd, DATE '2020-01-01' AS eerste, register AS _bron, 'd' AS _levering, 'f' AS _bestand, '0' AS _positie
FROM (SELECT DISTINCT * FROM wie) wie ANTI JOIN vermelding USING (register, source_id)
"""

_PARTIES = """
CREATE OR REPLACE TABLE partij AS
SELECT v.register, v.source_id, coalesce(w.soort, v.soort) AS soort, 'zelfde' AS zone, 1000 AS score_promille, 'sleutel' AS reden,
       coalesce(w.partij_id, 'KVK:' || v.kvk, 'RSIN:' || v.rsin, v.source_id) AS partij_id
FROM vermelding v LEFT JOIN (SELECT DISTINCT * FROM wie) w USING (register, source_id)
"""


def made(record: type[Any], **values: Any) -> Any:
    """A record; what is not given is empty, a flag is false, a text in the place of a day is that day."""
    cells = {}
    for column in record_kind(record).columns:
        value = values.pop(column.name, False if column.type is ColumnType.BOOL else None)
        is_day = column.type is ColumnType.DATE and isinstance(value, str)
        cells[column.name] = date.fromisoformat(value) if is_day else value
    return record(**cells, **values)


@dataclass
class Records:
    """The state of the records, and what is made of it."""

    db: duckdb.DuckDBPyConnection = field(default_factory=duckdb.connect)
    count: int = 0
    _kinds: set[str] = field(default_factory=lambda: {"wie", "mogelijk"})

    def __post_init__(self) -> None:
        self.db.execute("SET threads = 1")  # hundreds of tiny tables
        for kind in RECORDS.values():
            columns = {column.name: _SQL[column.type] for column in kind.columns} | _BEHIND
            self.db.execute(f"CREATE TABLE {kind.name} ({', '.join(' '.join(pair) for pair in columns.items())})")
            self.db.execute(
                f"CREATE VIEW {kind.name}_versies AS"
                f" SELECT *, _gezien_van AS _peildatum, _moment_van AS _moment FROM {kind.name}"
            )
        self.db.execute(
            "CREATE TABLE mogelijk (links_register TEXT, links_source_id TEXT, links_partij TEXT, rechts_register TEXT,"
            " rechts_source_id TEXT, rechts_partij TEXT, soort TEXT, score_promille BIGINT, reden TEXT)"
        )
        self.db.execute("CREATE TABLE wie (register TEXT, source_id TEXT, soort TEXT, partij_id TEXT)")

    def add(self, source: str, *records: Any, seen: str = SEEN, ended: str | None = None) -> None:
        """Records of one source, each with a place of its own (``<source>.<kind>``, its number)."""
        for record in records:
            self.count += 1
            kind = type(record).__name__
            self._kinds.add(kind)
            row = [*record, source, f"{seen}-d", f"{source}.{kind}", str(self.count), seen, ended, seen, ended]
            self.db.execute(f"INSERT INTO {kind} VALUES ({', '.join('?' * len(row))})", row)

    def party(self, source: str, source_id: str, party: str) -> None:
        """Who a mention is: ``KVK:…`` and ``RSIN:…`` are companies, anything else is a person."""
        kind = "bedrijf" if party.startswith(("KVK:", "RSIN:")) else "persoon"
        self.db.execute("INSERT INTO wie VALUES (?, ?, ?, ?)", [source, source_id, kind, party])

    def contents(self) -> dict[str, list[Row]]:
        """All that was put in, by table."""
        return {kind: self.db.table(kind).to_arrow_table().to_pylist() for kind in sorted(self._kinds)}

    def fill(self, contents: Mapping[str, list[Row]]) -> None:
        """Put in what other records hold."""
        for kind, rows in contents.items():
            self._kinds.add(kind)
            schema = self.db.table(kind).to_arrow_table().schema
            self.db.register("gevuld", pa.Table.from_pylist(rows, schema))
            self.db.execute(f"INSERT INTO {kind} BY NAME FROM gevuld")
            self.db.unregister("gevuld")

    def tables(self, on: str = TODAY, known_on: str | None = None, **excluded: str) -> Tables:
        """The tables with facts as of a day, as far as registers knew on a day; ``excluded`` maps ``kvk_<8>`` to a reason."""
        make_mentions(self.db)
        self.db.execute(_MISSING_MENTIONS)
        self.db.execute(_PARTIES)
        rows = [[name.removeprefix("kvk_"), None, "", reason, None, None, "test"] for name, reason in excluded.items()]
        listed = pd.DataFrame(rows, columns=list(COLUMNS), dtype="object")
        known = date.fromisoformat(known_on) if known_on else None
        return Tables(computation(self.db, date.fromisoformat(on), listed, known))


@pytest.fixture
def records() -> Iterator[Records]:
    """An empty state of the records."""
    made_records = Records()
    yield made_records
    made_records.db.close()
