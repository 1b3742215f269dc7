"""Blocking keys in the store: which mentions share one with what changed, and which have become too full or are so no longer."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pyarrow as pa

from ondermijning.resolve.companies.blocking_keys import company_keys
from ondermijning.resolve.mentions import COMPANY, PERSON
from ondermijning.resolve.persons.blocking_keys import hashed_keys

if TYPE_CHECKING:
    import duckdb

    from ondermijning.resolve.columns.arrays import Ints
    from ondermijning.resolve.store.mention_reader import MentionReader

BY_KEY = 0  # the way in which a pair is found; see ``store.candidate_pairs``

# Who had each key that what changed had or has now, but for keys that were too full and lose nobody. The table of all keys is by
# far the largest one, so it is read as few times as can be, and written only where a key came or went.
_REPLACED = """
CREATE OR REPLACE TEMP TABLE weg AS SELECT nr FROM vuil UNION SELECT nr FROM veranderd;
CREATE OR REPLACE TEMP TABLE sleutel_was AS
SELECT rowid AS rij, nr, persoon, sleutel, hoogstens FROM opslag.sleutel SEMI JOIN weg USING (nr);
CREATE OR REPLACE TEMP TABLE gezocht AS
WITH geraakt AS (
    SELECT sleutel, any_value(persoon) AS persoon, any_value(hoogstens) AS hoogstens, sum(erbij) AS erbij FROM (
        SELECT sleutel, persoon, hoogstens, 1 AS erbij FROM sleutel_nu
        UNION ALL SELECT sleutel, persoon, hoogstens, -1 FROM sleutel_was
    ) GROUP BY sleutel
)
FROM geraakt WHERE erbij < 0 OR sleutel NOT IN (FROM opslag.vol);
CREATE OR REPLACE TEMP TABLE houder_was AS SELECT nr, sleutel FROM opslag.sleutel SEMI JOIN gezocht USING (sleutel);
DELETE FROM opslag.sleutel WHERE rowid IN (SELECT rij FROM sleutel_was ANTI JOIN sleutel_nu USING (nr, sleutel));
INSERT INTO opslag.sleutel
SELECT nr, persoon, sleutel, hoogstens FROM sleutel_nu ANTI JOIN sleutel_was USING (nr, sleutel);
"""
# Whose pairs are found again: of a key that was too full and is no longer all its holders, else the mentions that changed.
_HOLDERS = """
CREATE OR REPLACE TEMP TABLE blok AS
SELECT sleutel, persoon, coalesce(was, 0) > hoogstens AS vol_was, coalesce(was, 0) + erbij > hoogstens AS vol
FROM gezocht LEFT JOIN (SELECT sleutel, count(*) AS was FROM houder_was GROUP BY sleutel) USING (sleutel)
WHERE coalesce(was, 0) + erbij > 1;
DELETE FROM opslag.vol WHERE sleutel IN (SELECT sleutel FROM gezocht);
INSERT INTO opslag.vol SELECT sleutel FROM blok WHERE vol;
CREATE OR REPLACE TEMP TABLE houder AS
WITH bruikbaar AS MATERIALIZED (FROM blok WHERE NOT vol)
SELECT nr, b.persoon, sleutel, vol_was AS ook FROM houder_was JOIN bruikbaar b USING (sleutel) WHERE nr NOT IN (FROM weg)
UNION ALL SELECT nr, b.persoon, sleutel, true FROM sleutel_nu JOIN bruikbaar b USING (sleutel);
CREATE OR REPLACE TEMP TABLE dicht AS
WITH overvol AS MATERIALIZED (FROM blok WHERE vol AND NOT vol_was)
SELECT nr, sleutel FROM houder_was SEMI JOIN overvol USING (sleutel) WHERE nr NOT IN (FROM weg)
UNION ALL SELECT nr, sleutel FROM sleutel_nu SEMI JOIN overvol USING (sleutel);
DROP TABLE houder_was;
"""
# Pairs that met over a key that is too full from now on, and over no other; most still share another that was looked at.
_DOUBTED = f"""
CREATE OR REPLACE TEMP TABLE twijfel AS
WITH geraakt AS MATERIALIZED (
    SELECT DISTINCT links, rechts FROM opslag.paar
    JOIN dicht e ON e.nr = links JOIN dicht a ON a.nr = rechts AND a.sleutel = e.sleutel WHERE wijze = {BY_KEY}
), deel AS MATERIALIZED (
    SELECT nr, sleutel FROM houder WHERE nr IN (SELECT links FROM geraakt UNION ALL SELECT rechts FROM geraakt)
)
FROM geraakt EXCEPT
SELECT links, rechts FROM geraakt JOIN deel e ON e.nr = links JOIN deel a ON a.nr = rechts AND a.sleutel = e.sleutel;
CREATE OR REPLACE TEMP TABLE verloren AS FROM twijfel;
"""  # noqa: S608 - literals
_LOST = """
CREATE OR REPLACE TEMP TABLE eigen AS
SELECT nr, sleutel FROM opslag.sleutel WHERE nr IN (SELECT links FROM twijfel UNION SELECT rechts FROM twijfel);
CREATE OR REPLACE TEMP TABLE verloren AS
SELECT links, rechts FROM twijfel EXCEPT
SELECT links, rechts FROM twijfel JOIN eigen e ON e.nr = links JOIN eigen a ON a.nr = rechts AND a.sleutel = e.sleutel
WHERE e.sleutel IN (
    SELECT sleutel FROM opslag.sleutel WHERE sleutel IN (SELECT sleutel FROM eigen)
    GROUP BY sleutel HAVING count(*) BETWEEN 2 AND any_value(hoogstens)
)
"""


def keys_again(db: duckdb.DuckDBPyConnection, reader: MentionReader) -> None:
    """Replace the keys of what changed.

    ``houder`` then holds who shares a usable key with it, and ``ook`` says whose pairs are found again; ``verloren`` holds the
    pairs that share no usable key any more, though neither of their mentions changed; ``weg`` all that changed or is gone.
    """
    numbers = (
        db.sql("SELECT nr FROM vuil ANTI JOIN opslag.tweeling USING (nr) ORDER BY nr").to_arrow_table()["nr"].to_numpy()
    )
    db.register("sleutel_nu", _keys(reader, numbers))
    db.execute(_REPLACED)
    db.execute(_HOLDERS)
    db.unregister("sleutel_nu")
    db.execute(_DOUBTED)
    if db.execute("SELECT count(*) FROM twijfel").fetchall()[0][0]:
        db.execute(_LOST)


def _keys(reader: MentionReader, numbers: Ints) -> pa.Table:
    """The keys of some mentions."""
    loaded = reader.read(numbers)
    columns = loaded.columns
    names = columns.named
    people = hashed_keys(columns.people_as_written)
    companies = company_keys(names, columns.seats_as_written, reader.counts.common(names))
    return pa.concat_tables(
        [
            _table(PERSON, loaded.of_kind(PERSON), numbers, *people),
            _table(COMPANY, loaded.of_kind(COMPANY), numbers, *companies),
        ]
    )


def _table(kind: str, of_kind: Ints, asked: Ints, places: Ints, keys: Ints, most: Ints) -> pa.Table:
    numbers = of_kind[places]
    kept = np.isin(numbers, asked)
    persons = np.full(int(kept.sum()), kind == PERSON)
    said = {"sleutel": keys[kept], "hoogstens": most[kept].astype(np.int16)}
    return pa.table({"nr": numbers[kept], "persoon": persons} | said)
