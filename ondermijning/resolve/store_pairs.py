"""Candidates in the store: who shares a key with what changed is compared again; every other pair keeps what was found."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pyarrow as pa
from rapidfuzz import fuzz
from rapidfuzz.process import cpdist

from ondermijning.resolve.mentions import COMPANY, PERSON
from ondermijning.resolve.paired import paired
from ondermijning.resolve.person_births import CONTRADICTORY, birth_levels
from ondermijning.resolve.person_hashes import hashed_keys
from ondermijning.resolve.shared_keys import company_keys
from ondermijning.resolve.store_twins import TWIN

if TYPE_CHECKING:
    import duckdb

    from ondermijning.resolve.loaded import Loaded, Reader
    from ondermijning.resolve.ragged import Bools, Ints

# The ways in which a pair is found: by keys, or because a person judged it.
_BY_KEY, _JUDGED = 0, 1
_TOGETHER = 50_000  # mentions whose pairs are found at once, so that memory does not grow with their number
_PAIR = pa.schema([
    ("links", pa.int64()), ("rechts", pa.int64()), ("soort", pa.string()), ("gevonden", pa.int64()), ("gewicht", pa.int64()),
    ("wijze", pa.int64()),
])  # fmt: skip
_LEAST_ALIKE = 50  # of 100: companies whose names are written less alike are not compared

_USABLE, _FULL = "count(*) BETWEEN 2 AND any_value(hoogstens)", "count(*) > any_value(hoogstens)"
_TOUCHED_KEYS = "SELECT sleutel FROM opslag.sleutel SEMI JOIN sleutel_geraakt USING (sleutel) GROUP BY sleutel HAVING"
_KEYS = f"""
CREATE OR REPLACE TEMP TABLE sleutel_geraakt AS
SELECT DISTINCT sleutel FROM opslag.sleutel WHERE nr IN (FROM vuil) OR nr IN (FROM veranderd)
UNION SELECT sleutel FROM sleutel_nu;
CREATE OR REPLACE TEMP TABLE vol_was AS {_TOUCHED_KEYS} {_FULL};
DELETE FROM opslag.sleutel WHERE nr IN (FROM vuil) OR nr IN (FROM veranderd);
INSERT INTO opslag.sleutel SELECT nr, soort, sleutel, hoogstens FROM sleutel_nu;
CREATE OR REPLACE TEMP TABLE vol AS {_TOUCHED_KEYS} {_FULL};
"""  # noqa: S608 - literals
# Whose pairs are found again: of a key that was too full and is no longer all its holders, else the mentions that changed.
_HOLDERS = f"""
CREATE OR REPLACE TEMP TABLE geopend AS FROM vol_was EXCEPT FROM vol;
CREATE OR REPLACE TEMP TABLE houder AS
SELECT nr, soort, sleutel, nr IN (FROM vuil) OR sleutel IN (FROM geopend) AS ook FROM opslag.sleutel WHERE sleutel IN (
    SELECT sleutel FROM opslag.sleutel
    WHERE sleutel IN (SELECT sleutel FROM opslag.sleutel SEMI JOIN vuil USING (nr) UNION FROM geopend)
    GROUP BY sleutel HAVING {_USABLE}
)
"""  # noqa: S608 - literals
# Pairs that met over a key that is too full from now on, and over no other.
_LOST = f"""
CREATE OR REPLACE TEMP TABLE dicht AS
SELECT nr, sleutel FROM opslag.sleutel WHERE sleutel IN (FROM vol) AND sleutel NOT IN (FROM vol_was);
CREATE OR REPLACE TEMP TABLE twijfel AS
SELECT DISTINCT links, rechts FROM opslag.paar JOIN dicht e ON e.nr = links JOIN dicht a ON a.nr = rechts AND a.sleutel = e.sleutel
WHERE wijze = {_BY_KEY};
CREATE OR REPLACE TEMP TABLE eigen AS
SELECT nr, sleutel FROM opslag.sleutel WHERE nr IN (SELECT links FROM twijfel UNION SELECT rechts FROM twijfel);
CREATE OR REPLACE TEMP TABLE verloren AS
SELECT links, rechts FROM twijfel EXCEPT
SELECT links, rechts FROM twijfel JOIN eigen e ON e.nr = links JOIN eigen a ON a.nr = rechts AND a.sleutel = e.sleutel
WHERE e.sleutel IN (
    SELECT sleutel FROM opslag.sleutel WHERE sleutel IN (SELECT sleutel FROM eigen) GROUP BY sleutel HAVING {_USABLE}
)
"""  # noqa: S608 - literals
# Each pair is found from one side: its lower mention, or the one whose pairs are found again where those of the other are not.
_PAIRS = """
WITH gevonden AS (
    SELECT DISTINCT least(e.nr, a.nr) AS links, greatest(e.nr, a.nr) AS rechts
    FROM houder e JOIN houder a ON a.sleutel = e.sleutel
    WHERE e.ook AND e.soort = $1 AND e.nr BETWEEN $2 AND $3 AND (e.nr < a.nr OR (e.nr > a.nr AND NOT a.ook))
)
SELECT links, rechts FROM gevonden
JOIN opslag.knoop l ON l.nr = links JOIN opslag.knoop r ON r.nr = rechts WHERE l.knoop <> r.knoop
"""
_JUDGED_PAIRS = """
SELECT e.nr AS links, a.nr AS rechts
FROM opslag.oordeel o
JOIN opslag.gezien e ON e.register || ':' || e.source_id = o.een
JOIN opslag.gezien a ON a.register || ':' || a.source_id = o.ander
JOIN opslag.knoop l ON l.nr = e.nr JOIN opslag.knoop r ON r.nr = a.nr
WHERE e.soort = $1 AND a.soort = $1 AND l.knoop <> r.knoop AND (e.nr IN (FROM vuil) OR a.nr IN (FROM vuil))
"""
_KEPT = f"""
CREATE OR REPLACE TEMP TABLE weg AS SELECT nr FROM vuil UNION SELECT nr FROM veranderd;
DELETE FROM opslag.paar WHERE CASE wijze
    WHEN {TWIN} THEN rechts IN (SELECT nr FROM tweeling_was) ELSE links IN (FROM weg) OR rechts IN (FROM weg)
END;
DELETE FROM opslag.paar WHERE wijze = {_BY_KEY} AND (links, rechts) IN (
    SELECT (links, rechts) FROM verloren UNION SELECT (links, rechts) FROM paar_nu WHERE wijze = {_BY_KEY}
);
INSERT INTO opslag.paar SELECT DISTINCT links, rechts, soort, gevonden, gewicht, wijze FROM paar_nu;
INSERT INTO opslag.paar SELECT eerste, nr, soort, gevonden, gewicht, {TWIN} FROM tweeling_nu;
CREATE OR REPLACE TEMP TABLE los AS
FROM weg UNION SELECT links FROM verloren UNION SELECT rechts FROM verloren
UNION SELECT links FROM paar_nu UNION SELECT rechts FROM paar_nu;
"""  # noqa: S608 - literals


def compare_again(db: duckdb.DuckDBPyConnection, reader: Reader) -> int:
    """Find and compare the pairs of what changed; ``los`` then holds all mentions of which a pair may be another.

    Returns:
        How many pairs were compared.
    """
    _keys_again(db, reader)
    db.execute(_HOLDERS)
    db.execute(_LOST)
    numbers = np.sort(db.sql("SELECT DISTINCT nr FROM houder WHERE ook").to_arrow_table()["nr"].to_numpy())
    tables, compared = [_PAIR.empty_table()], 0
    for kind in (PERSON, COMPANY):
        for at in range(0, len(numbers), _TOGETHER):
            some = numbers[at : at + _TOGETHER]
            found, kept = _compared(reader, kind, *_ends(db.sql(_PAIRS, params=[kind, int(some[0]), int(some[-1])])))
            compared += found
            tables.append(kept)
        judged = _ends(db.sql(_JUDGED_PAIRS, params=[kind]))
        tables.append(_table(reader.read(np.concatenate(judged)), kind, _JUDGED, *judged))
    _keep(db, pa.concat_tables(tables))
    return compared


def _ends(pairs: duckdb.DuckDBPyRelation) -> tuple[Ints, Ints]:
    table = pairs.to_arrow_table()
    return table["links"].to_numpy(), table["rechts"].to_numpy()


def _keys_again(db: duckdb.DuckDBPyConnection, reader: Reader) -> None:
    numbers = (
        db.sql("SELECT nr FROM vuil ANTI JOIN opslag.tweeling USING (nr) ORDER BY nr").to_arrow_table()["nr"].to_numpy()
    )
    loaded = reader.read(numbers)
    columns = loaded.columns
    names = columns.named
    tables = [_keys_table(PERSON, loaded.of_kind(PERSON), numbers, *hashed_keys(columns.people_as_written))]
    keys = company_keys(names, columns.seats_as_written, reader.counts.common(names))
    tables.append(_keys_table(COMPANY, loaded.of_kind(COMPANY), numbers, *keys))
    db.register("sleutel_nu", pa.concat_tables(tables))
    db.execute(_KEYS)
    db.unregister("sleutel_nu")


def _keys_table(kind: str, of_kind: Ints, asked: Ints, places: Ints, keys: Ints, most: Ints) -> pa.Table:
    numbers = of_kind[places]
    kept = np.isin(numbers, asked)
    columns = {"nr": numbers[kept], "sleutel": keys[kept], "hoogstens": most[kept]}
    return pa.table(columns | {"soort": pa.repeat(kind, len(columns["nr"]))})


def _compared(reader: Reader, kind: str, left: Ints, right: Ints) -> tuple[int, pa.Table]:
    """How many pairs were compared, and those that are the same or possibly so."""
    if kind == PERSON:
        born = reader.births(np.concatenate([left, right]))
        worth = birth_levels(born.births, born.at(left), born.at(right)) != CONTRADICTORY
        left, right = left[worth], right[worth]
    loaded = reader.read(np.concatenate([left, right]))
    if kind == COMPANY:
        alike = _written_alike(loaded, loaded.at(left), loaded.at(right))
        left, right = left[alike], right[alike]
    return len(left), _table(loaded, kind, _BY_KEY, left, right)


def _table(loaded: Loaded, kind: str, how: int, left: Ints, right: Ints) -> pa.Table:
    found = paired(loaded, kind, loaded.at(left), loaded.at(right))
    kept = found if how == _JUDGED else found.chosen(found.possible)
    size = len(kept.left)
    return pa.table([
        loaded.numbers[kept.left], loaded.numbers[kept.right], pa.repeat(kind, size), kept.found, kept.weights,
        np.full(size, how, dtype=np.int64),
    ], schema=_PAIR)  # fmt: skip


def _written_alike(loaded: Loaded, left: Ints, right: Ints) -> Bools:
    """The pairs of companies whose names are written alike, as one word or word by word."""
    names, place = loaded.columns.companies, loaded.columns.place
    one, other = place[left], place[right]
    found = np.zeros(len(left), dtype=bool)
    for each in (names.joined, names.ordered):
        rest = np.flatnonzero(~found)
        texts = (each[side[rest]].tolist() for side in (one, other))
        alike = cpdist(*texts, scorer=fuzz.ratio, score_cutoff=_LEAST_ALIKE, workers=-1)
        found[rest[np.asarray(alike) > 0]] = True
    return found


def _keep(db: duckdb.DuckDBPyConnection, pairs: pa.Table) -> None:
    db.register("paar_nu", pairs)
    db.execute(_KEPT)
    db.unregister("paar_nu")
