"""How many addresses of every source are one of the BAG, and why the others are not."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ondermijning.facts.build import computation
from ondermijning.quality.part import Care, Cell, Part, percent
from ondermijning.report.asking import what_to_ask
from ondermijning.tables.parties.exclusions import no_exclusions

if TYPE_CHECKING:
    from datetime import date

    import duckdb

_ENOUGH_PERCENT = 90
_NOT_EXPECTED = 4  # nothing, abroad, a post box and another municipality: no BAG of this municipality holds them
# What an address is or lacks → when; the first that holds counts.
_OUTCOMES = {
    "gevonden": "a.id IN (SELECT nummeraanduiding_id FROM bag_nummeraanduiding)",
    "leeg": "coalesce(a.nummeraanduiding_id, a.postcode, a.huisnummer::TEXT, a.straat, a.woonplaats) IS NULL",
    "buitenland": "a.land IS NOT NULL AND upper(a.land) NOT IN ('NL', 'NEDERLAND', '6030')",
    "postbus": "a.sleutel IN (SELECT sleutel FROM postbus)",
    "elders": """
        left(a.nummeraanduiding_id, 4) NOT IN (SELECT gemeente FROM gemeenten)
        OR (EXISTS (FROM plaatsen) AND lower(strip_accents(a.woonplaats)) NOT IN (SELECT plaats FROM plaatsen))
    """,
    "geen_nummer": "a.huisnummer IS NULL",
    "geen_postcode": "a.postcode IS NULL",
    "meer_dan_een": "a.plek IN (SELECT plek FROM meervoudig)",
    "niet_in_bag": "true",
}
_COUNTS = ", ".join(f"count(*) FILTER (uitkomst = '{name}')" for name in _OUTCOMES)
_CASES = " ".join(f"WHEN {test} THEN '{name}'" for name, test in _OUTCOMES.items())
_PLACES = f"""
WITH bagregel AS (
    SELECT DISTINCT concat_ws(':', _bron, nummeraanduiding_id) AS sleutel FROM bag_nummeraanduiding
), meervoudig AS (
    SELECT plek FROM adres JOIN bagregel USING (sleutel) WHERE plek IS NOT NULL
    GROUP BY plek HAVING count(DISTINCT nummeraanduiding_id) > 1
), gemeenten AS (
    SELECT DISTINCT left(nummeraanduiding_id, 4) AS gemeente FROM bag_nummeraanduiding
), plaatsen AS (
    SELECT lower(strip_accents(naam)) AS plaats FROM bag_woonplaats
    UNION SELECT lower(strip_accents(woonplaats)) FROM bag_nummeraanduiding WHERE woonplaats IS NOT NULL
), postbus AS (
    SELECT concat_ws(':', _bron, adres_id) AS sleutel FROM AdresLocatie WHERE soort = 'postbus'
), beoordeeld AS (
    SELECT a._bron, CASE {_CASES} END AS uitkomst FROM adres a WHERE a.sleutel NOT IN (SELECT sleutel FROM bagregel)
)
SELECT _bron, count(*), {_COUNTS} FROM beoordeeld GROUP BY _bron ORDER BY _bron
"""  # noqa: S608 - made of literals


def places(db: duckdb.DuckDBPyConnection, on: date) -> Part:
    """The addresses of every source.

    Args:
        db: the state of the records; tables of addresses are made in it.
        on: the day on which an address of the BAG must hold.
    """
    computation(db, on, no_exclusions()).make("adres", "bag_nummeraanduiding", "bag_woonplaats")
    rows: list[tuple[Cell, ...]] = []
    care = []
    for source, total, found, *others in db.execute(_PLACES).fetchall():
        expected = total - sum(others[:_NOT_EXPECTED])
        rows.append((source, total, found, percent(found, expected), *others))
        if found * 100 < expected * _ENOUGH_PERCENT:
            care.append(Care(f"{source}: {expected - found} van de {expected} adressen in de gemeente niet gevonden"))
    loaded = db.execute("SELECT count(*) FROM bag_nummeraanduiding").fetchall()[0][0]
    return Part(
        "adressen",
        "Adressen",
        "Hoeveel adressen van elke bron in de BAG staan, en waarom de andere er niet staan.",
        ("bron", "adressen", "gevonden", "procent", *list(_OUTCOMES)[1:]),
        rows,
        care,
        "Vraag de bronhouder om BAG-nummers bij zijn adressen." if loaded else what_to_ask("bag"),
    )
