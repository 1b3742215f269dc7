"""Of how many objects, companies and dwellings the answers are there that rules wait for."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from ondermijning.quality.part import NO_GRAPH, Care, Cell, Part, percent
from ondermijning.report.asking import what_to_ask
from ondermijning.sources.snapshot import as_parquet

if TYPE_CHECKING:
    from datetime import date
    from pathlib import Path

    import duckdb

FRESH_DAYS = 90  # an older answer says nothing of a mortgage that came after it
RECENT_DAYS = 730  # sales about which it should be known whether they were financed
_LATE_QUARTERS = 2
_ENOUGH_PERCENT = 90

_OPEN = "geldig_tot IS NULL AND registratie_tot IS NULL"
_SOLD = f"""
    id IN (SELECT b.naar FROM e_BETREFT b JOIN n_Transactie t ON t.id = b.van
           WHERE t.soort = 'koop' AND t.datum > CAST($day AS DATE) - {RECENT_DAYS})
"""  # noqa: S608 - made of literals
_FRESH = f"CAST($day AS DATE) - {FRESH_DAYS}"
_OWNER = f"id IN (SELECT van FROM e_BEZIT WHERE van_soort = 'Bedrijf' AND {_OPEN})"  # noqa: S608 - made of literals
_OFFICER = f"id IN (SELECT naar FROM e_BESTUURT WHERE {_OPEN})"  # noqa: S608 - made of literals
_ENTRY = "kvk IN (SELECT kvk FROM Inschrijving)"
_PLOTS, _COMPANIES = "n_Perceel WHERE NOT vervallen", "n_Bedrijf WHERE beeindigd IS NULL"


@dataclass(frozen=True, slots=True)
class Measure:
    """Something that may be known of a thing.

    Args:
        what: in Dutch.
        of: SQL of the things.
        test: SQL that is true of a thing of which it is known.
        source: where to ask for more.
    """

    what: str
    of: str
    test: str
    source: str


MEASURES = (
    Measure("objecten met een antwoord over hypotheken", _PLOTS, "hypotheek_actueel_op IS NOT NULL", "kik"),
    Measure(
        f"objecten waarvan dat antwoord hoogstens {FRESH_DAYS} dagen oud is",
        _PLOTS,
        f"hypotheek_actueel_op >= {_FRESH}",
        "kik",
    ),
    Measure(
        "objecten die in twee jaar zijn verkocht, met een antwoord over hypotheken",
        f"{_PLOTS} AND {_SOLD}",
        "hypotheek_actueel_op IS NOT NULL",
        "kik",
    ),
    Measure("objecten met een antwoord over beslagen", _PLOTS, "beslag_actueel_op IS NOT NULL", "kik"),
    Measure("bedrijven met een inschrijving in het handelsregister", _COMPANIES, _ENTRY, "kvk"),
    Measure("bedrijven met functionarissen", _COMPANIES, _OFFICER, "hr"),
    Measure("bedrijven met vastgoed, met een inschrijving", f"{_COMPANIES} AND {_OWNER}", _ENTRY, "kvk"),
    Measure("bedrijven met vastgoed, met functionarissen", f"{_COMPANIES} AND {_OWNER}", _OFFICER, "hr"),
    Measure(
        "woningen met een WOZ-waarde",
        "n_Verblijfsobject WHERE gebruiksdoel LIKE '%woonfunctie%'",
        "id IN (SELECT naar FROM e_WAARDE_VAN WHERE naar_soort = 'Verblijfsobject')",
        "woz",
    ),
)
_NODES = ("Perceel", "Bedrijf", "Verblijfsobject", "Transactie")
_EDGES = ("BETREFT", "BEZIT", "BESTUURT", "WAARDE_VAN")


def coverage(db: duckdb.DuckDBPyConnection, folder: Path | None, day: date) -> Part:
    """What is known of the things in a graph.

    Args:
        db: the state of the records.
        folder: the built graph, if there is one.
        day: the date it speaks for.
    """
    rows = _rows(db, folder, day) if folder else []
    return Part(
        "dekking",
        "Dekking",
        "Van hoeveel objecten, bedrijven en woningen bekend is wat de regels nodig hebben.",
        ("wat", "geheel", "bekend", "procent", "advies"),
        rows,
        [Care(f"{what}: {some} van de {all_}", str(advice)) for what, all_, some, _, advice in rows if advice],
        "Wat niet is opgevraagd is onbekend, nooit afwezig; elke rij zegt bij wie het te vragen is.",
        "" if folder else NO_GRAPH,
    )


def _rows(db: duckdb.DuckDBPyConnection, folder: Path, day: date) -> list[tuple[Cell, ...]]:
    for prefix, kind, names in (("n", "nodes", _NODES), ("e", "edges", _EDGES)):
        for name in names:
            path = as_parquet(folder / kind / f"{name}.parquet").replace("'", "''")
            db.execute(f"CREATE OR REPLACE TEMP VIEW {prefix}_{name} AS SELECT * FROM read_parquet('{path}')")  # noqa: S608
    return [*(_row(db, measure, day) for measure in MEASURES), _price_index(db, day)]


def _row(db: duckdb.DuckDBPyConnection, measure: Measure, day: date) -> tuple[Cell, ...]:
    select = f"SELECT count(*), count(*) FILTER ({measure.test}) FROM {measure.of}"  # noqa: S608 - texts of this file
    used = {"day": day} if "$day" in select else {}
    all_, some = db.execute(select, used).fetchall()[0]
    poor = some * 100 < all_ * _ENOUGH_PERCENT
    return measure.what, all_, some, percent(some, all_), what_to_ask(measure.source) if poor else ""


def _price_index(db: duckdb.DuckDBPyConnection, day: date) -> tuple[Cell, ...]:
    """The last quarter of the price index; the number of quarters that it should know stands beside it."""
    ((last, known),) = db.execute("SELECT max(kwartaal), count(DISTINCT kwartaal) FROM Prijsindex").fetchall()
    if last is None:
        return "prijsindex: nooit geladen", 0, 0, None, what_to_ask("prijsindex")
    year, _, quarter = last.partition("K")
    behind = (day.year - int(year)) * 4 + (day.month - 1) // 3 + 1 - int(quarter)
    advice = what_to_ask("prijsindex") if behind > _LATE_QUARTERS else ""
    return f"prijsindex: kwartalen tot en met {last}", known + max(behind, 0), known, None, advice
