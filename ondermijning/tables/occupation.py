"""How many people are registered at an object, and which corporation's stock it is: properties of Verblijfsobject.

The latest count on or before the date counts; an object that was never counted is unknown, never empty.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import duckdb

# A count that a later file about the same day leaves out was taken back; the day a count speaks for is its own.
_COUNTS = """
CREATE OR REPLACE TABLE bewoning AS
SELECT * FROM Bewoningtelling
WHERE peildatum <= getvariable('peildatum') AND _gezien_tot IS NULL
QUALIFY row_number() OVER (PARTITION BY bag_id ORDER BY peildatum DESC, _bron, _levering, _bestand, _positie) = 1
"""

_STOCK = """
CREATE OR REPLACE TABLE bezit_corporatie AS
SELECT *, coalesce(corporatie, kvk) AS naam FROM Corporatiebezit
WHERE _gezien_van <= getvariable('peildatum') AND coalesce(_gezien_tot > getvariable('peildatum'), true)
QUALIFY row_number() OVER (PARTITION BY bag_id ORDER BY peildatum DESC, _bron, _levering, _bestand, _positie) = 1
"""

# Column of Verblijfsobject → the table it is taken from and its column there.
_TAKEN_FROM = {
    "ingeschreven": ("bewoning", "aantal_ingeschreven"), "ingeschreven_op": ("bewoning", "peildatum"),
    "volwassenen": ("bewoning", "aantal_volwassenen"), "huishoudens": ("bewoning", "aantal_huishoudens"),
    "corporatie": ("bezit_corporatie", "naam"),
}  # fmt: skip
_SET = "UPDATE n_Verblijfsobject SET {column} = t.{source} FROM {table} t WHERE t.bag_id = n_Verblijfsobject.id"
_ORIGIN = """
INSERT INTO herkomst SELECT v.id, '{column}', t._bron, t._levering, t._bestand, t._positie
FROM n_Verblijfsobject v JOIN {table} t ON t.bag_id = v.id
"""


def make(db: duckdb.DuckDBPyConnection) -> None:
    """Fill the counts, their day and ``corporatie`` of Verblijfsobject."""
    db.execute(_COUNTS)
    db.execute(_STOCK)
    for column, (table, source) in _TAKEN_FROM.items():
        db.execute(_SET.format(column=column, source=source, table=table))
        db.execute(_ORIGIN.format(column=column, table=table))
