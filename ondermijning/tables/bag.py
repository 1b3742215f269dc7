"""Which version of every BAG object counts on the date, and between which days its links held.

Registers keep every version (voorkomen) of an object. The one that held on the date counts, else the last before it; what is
inactive, was corrected or began later does not. ``getvariable('bekend_op')`` may name the day of which the knowledge counts:
a version that was registered later is unknown then, and so is an end or a withdrawal.

A form without versions (CSV, API) tells the state on the day of its delivery. It outranks an Extract when it is of a later day
and that day is not after the date; the bare id of an object never outranks anything.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from ondermijning.model.records_bag import BARE, PRESENT

if TYPE_CHECKING:
    import duckdb

# Name of the table with the version that counts → record kind and key.
_CHOSEN = {
    "bag_verblijfsobject": ("BagVerblijfsobject", "bag_id"),
    "bag_pand": ("BagPand", "pand_id"),
    "bag_nummeraanduiding": ("BagNummeraanduiding", "nummeraanduiding_id"),
    "bag_openbareruimte": ("BagOpenbareRuimte", "openbareruimte_id"),
    "bag_woonplaats": ("BagWoonplaats", "woonplaats_id"),
}
_END = "least(geldig_tot, _gezien_tot)"
_KNOWN = "coalesce({} <= getvariable('bekend_op'), true)"
_UNKNOWN_YET = "coalesce(registratie_tot > getvariable('bekend_op'), false)"


def _usable(kind: str) -> str:
    """SQL: the versions of a kind that were known, held at some time and began on or before the date."""
    return f"""
        SELECT * EXCLUDE (geldig_tot, registratie_tot, voorkomen), coalesce(voorkomen, {PRESENT}) AS voorkomen,
               CASE WHEN NOT {_UNKNOWN_YET} THEN geldig_tot END AS geldig_tot,
               CASE WHEN NOT {_UNKNOWN_YET} THEN registratie_tot END AS registratie_tot, left(_levering, 10)::DATE AS _stand
        FROM {kind}
        WHERE {_KNOWN.format("geregistreerd_op")} AND coalesce(geldig_van <= getvariable('peildatum'), true)
          AND ({_UNKNOWN_YET} OR NOT (coalesce(inactief, false) OR (geldig_tot IS NULL AND registratie_tot IS NOT NULL)))
    """  # noqa: S608 - names of the model


def _ranked(kind: str, key: str) -> str:
    """SQL: these versions, the one that counts with place 1 among those of its object."""
    return f"""
        SELECT *, row_number() OVER (
            PARTITION BY {key} ORDER BY voorkomen = {BARE}, coalesce(_gezien_tot <= getvariable('peildatum'), false),
                CASE WHEN voorkomen > {PRESENT} THEN 1 WHEN _stand > _stand_extract AND _stand <= getvariable('peildatum') THEN 0
                     ELSE 2 END,
                coalesce(geldig_tot <= getvariable('peildatum'), false),
                CASE WHEN geldig_tot <= getvariable('peildatum') THEN geldig_tot END DESC NULLS LAST,
                voorkomen DESC, geldig_van DESC NULLS LAST, _bron, _levering DESC, _bestand, _positie
        ) AS plaats
        FROM (
            SELECT *, max(_stand) FILTER (voorkomen > {PRESENT}) OVER (PARTITION BY {key}) AS _stand_extract
            FROM ({_usable(kind)})
        )
    """  # noqa: S608 - names of the model


def _last(end: str) -> str:
    """SQL: the end of a link, of the version that counts where that shows it."""
    return f"CASE WHEN bool_or(telt) OVER lijn THEN max({end}) FILTER (telt) OVER lijn ELSE max({end}) OVER lijn END"


def _links(name: str, other: str, select: str) -> str:
    """SQL that makes a table of links with their span, a row for each version that shows one.

    Only what the version that counts says may be open; a link of a version that was never read is kept as it is.
    """
    return f"""
        CREATE OR REPLACE TABLE {name} AS
        WITH lid AS ({select}), gezien AS (
            SELECT l.* EXCLUDE (_gezien_tot), v.geldig_van, coalesce(v.plaats = 1, true) AS telt,
                   least(v.geldig_tot, v._gezien_tot, l._gezien_tot) AS tot,
                   coalesce(v.geregistreerd_op, l._gezien_van) AS bekend,
                   coalesce(v.registratie_tot, l._gezien_tot) AS bekend_tot
            FROM lid l
            LEFT JOIN bag_versie v USING (bag_id, voorkomen)
            WHERE v.bag_id IS NOT NULL OR (l.bag_id, l.voorkomen) NOT IN (
                SELECT (bag_id, coalesce(voorkomen, {PRESENT})) FROM BagVerblijfsobject
            )
        )
        SELECT bag_id, {other}, min(geldig_van) OVER lijn AS geldig_van, {_last("tot")} AS geldig_tot,
               min(bekend) OVER lijn AS geregistreerd_op,
               CASE WHEN {_last("tot")} <= getvariable('peildatum') THEN {_last("bekend_tot")} END AS registratie_tot,
               _bron, _levering, _bestand, _positie
        FROM gezien
        WINDOW lijn AS (PARTITION BY bag_id, {other})
        QUALIFY bool_or(telt) OVER lijn OR max(tot) OVER lijn <= getvariable('peildatum')
    """  # noqa: S608 - names of the model


_ADDRESSES = f"""
SELECT bag_id, nummeraanduiding_id, coalesce(voorkomen, {PRESENT}) AS voorkomen, _gezien_van, _gezien_tot, _bron, _levering,
       _bestand, _positie
FROM BagVerblijfsobject WHERE nummeraanduiding_id IS NOT NULL
UNION ALL
SELECT bag_id, nummeraanduiding_id, coalesce(voorkomen, {PRESENT}), _gezien_van, _gezien_tot, _bron, _levering, _bestand, _positie
FROM BagNevenadres
"""  # noqa: S608 - names of the model
_BUILDINGS = f"""
SELECT bag_id, pand_id, coalesce(voorkomen, {PRESENT}) AS voorkomen, _gezien_van, _gezien_tot, _bron, _levering, _bestand, _positie
FROM BagVerblijfsobjectPand
"""  # noqa: S608 - names of the model


def make(db: duckdb.DuckDBPyConnection) -> None:
    """Choose the versions and span the links.

    Leaves ``bag_verblijfsobject``, ``bag_pand``, ``bag_nummeraanduiding``, ``bag_openbareruimte`` and ``bag_woonplaats``: one
    row per object, with ``vervallen`` where it had ended on the date. ``bag_adres`` and ``bag_in_pand`` hold the addresses and
    buildings of each object with their spans.
    """
    for table, (kind, key) in _CHOSEN.items():
        db.execute(
            f"CREATE OR REPLACE TABLE {table} AS SELECT * EXCLUDE (plaats, _stand, _stand_extract),"  # noqa: S608
            f" coalesce({_END} <= getvariable('peildatum'), false) AS vervallen FROM ({_ranked(kind, key)}) WHERE plaats = 1"
        )
    db.execute(f"CREATE OR REPLACE TEMP TABLE bag_versie AS {_ranked('BagVerblijfsobject', 'bag_id')}")
    db.execute(_links("bag_adres", "nummeraanduiding_id", _ADDRESSES))
    db.execute(_links("bag_in_pand", "pand_id", _BUILDINGS))
    db.execute("DROP TABLE bag_versie")
