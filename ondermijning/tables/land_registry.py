"""Which carrier of the land registry counts: of an object that several show, the most trusted says everything."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ondermijning.model import codes

if TYPE_CHECKING:
    import duckdb

# The carriers that each of them yields to.
_TRUSTED = {source: codes.LAND_REGISTRIES[:place] for place, source in enumerate(codes.LAND_REGISTRIES) if place}


def _shown(column: str, table: str) -> str:
    """What a more trusted carrier shows."""
    return f"SELECT {column} FROM {table} WHERE _bron IN {{trusted}}"  # noqa: S608 - words of the model


# Rights that a more trusted carrier shows, or that rest on an object or burden a right which it shows.
_HIDDEN = f"""
CREATE OR REPLACE TEMP TABLE verborgen_recht AS
WITH RECURSIVE verborgen (recht_id) AS (
    SELECT recht_id FROM ZakelijkRecht WHERE _bron = '{{source}}'
      AND (object_id IN ({_shown("object_id", "KadastraalObject")})
           OR recht_id IN ({_shown("recht_id", "ZakelijkRecht")}))
    UNION
    SELECT b.belast_met FROM Belasting b JOIN verborgen v USING (recht_id) WHERE b._bron = '{{source}}'
)
SELECT recht_id FROM verborgen
"""  # noqa: S608 - words of the model


def _kept(column: str, table: str) -> str:
    """What is left of this carrier."""
    return f"SELECT {column} FROM {table} WHERE _bron = '{{source}}' AND {column} IS NOT NULL"  # noqa: S608 - words of the model


_OBJECTS_SHOWN = ("object_id IN", _shown("object_id", "KadastraalObject"))
_RIGHTS_HIDDEN = ("recht_id IN", "FROM verborgen_recht")
_NOTES_HIDDEN = f"""SELECT aantekening_id FROM Aantekening
    WHERE object_id IN ({_shown("object_id", "KadastraalObject")}) OR recht_id IN (FROM verborgen_recht)"""  # noqa: S608 - as above

# Table → a column, and the values of it that hide or, with NOT, keep a row of a less trusted carrier; in an order in which each
# still finds what it needs.
_ROWS = {
    "ZakelijkRecht": _RIGHTS_HIDDEN,
    "Belasting": _RIGHTS_HIDDEN,
    "Erfpachtcanon": _RIGHTS_HIDDEN,
    "Tenaamstelling": _RIGHTS_HIDDEN,
    "SplitsingRecht": _RIGHTS_HIDDEN,
    "Splitsing": ("splitsing_id NOT IN", _kept("splitsing_id", "SplitsingRecht")),
    "TenaamstellingStukdeel": ("tenaamstelling_id NOT IN", _kept("tenaamstelling_id", "Tenaamstelling")),
    "GezamenlijkAandeel": ("tenaamstelling_id NOT IN", _kept("tenaamstelling_id", "Tenaamstelling")),
    "Aantekening": ("aantekening_id IN", _NOTES_HIDDEN),
    "AantekeningPersoon": ("aantekening_id NOT IN", _kept("aantekening_id", "Aantekening")),
    "PubliekrechtelijkeBeperking": _OBJECTS_SHOWN,
    "BevoegdGezag": ("beperking_id NOT IN", _kept("beperking_id", "PubliekrechtelijkeBeperking")),
    "ObjectLocatie": _OBJECTS_SHOWN,
    "Filiatie": _OBJECTS_SHOWN,
    "KadastraalObject": _OBJECTS_SHOWN,
    "Stuk": ("stuk_id IN", _shown("stuk_id", "Stuk")),
    "Stukdeel": ("stukdeel_id IN", _shown("stukdeel_id", "Stukdeel")),
}


def make(db: duckdb.DuckDBPyConnection) -> None:
    """Take out of the records what a less trusted carrier says of objects, rights and deeds that a more trusted one shows."""
    for source, trusted in _TRUSTED.items():
        words = {"source": source, "trusted": str((*trusted, ""))}
        db.execute(_HIDDEN.format(**words))
        for table, (test, values) in _ROWS.items():
            statement = f"DELETE FROM {table} WHERE _bron = '{{source}}' AND {test} ({values})"  # noqa: S608 - words of the model
            db.execute(statement.format(**words))
