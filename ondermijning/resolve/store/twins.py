"""Mentions that one register writes alike in everything: they are compared with others once, and stay together.

A grantee with a hundred dossiers is one candidate and not a hundred, and its block never grows too big to look at. Only mentions
without any register key count, and none that a person judged, so that a judgement can always part them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pyarrow as pa

from ondermijning.resolve.mentions import COMPANY, PERSON
from ondermijning.resolve.store.pair_scores import score_pairs

if TYPE_CHECKING:
    import duckdb

    from ondermijning.resolve.store.mention_reader import MentionReader

TWIN = 2  # the way in which a pair was found; see ``store.candidate_pairs``

_GROUPS = """
CREATE OR REPLACE TEMP TABLE beoordeeld AS
SELECT een AS nr FROM opslag.oordeel UNION SELECT ander FROM opslag.oordeel;
CREATE OR REPLACE TEMP TABLE uiterlijk_geraakt AS
SELECT uiterlijk FROM opslag.gezien SEMI JOIN vuil USING (nr)
UNION SELECT uiterlijk_was FROM verschil WHERE eerder;
CREATE OR REPLACE TEMP TABLE alike AS
SELECT g.nr, uiterlijk, soort, first_value(g.nr) OVER w AS eerste, row_number() OVER w AS plek
FROM (SELECT * FROM opslag.gezien SEMI JOIN uiterlijk_geraakt USING (uiterlijk)) g JOIN opslag.knoop k USING (nr)
WHERE k.bezit = 0 AND g.nr NOT IN (FROM beoordeeld)
WINDOW w AS (PARTITION BY uiterlijk ORDER BY register, source_id)
QUALIFY count(*) OVER (PARTITION BY uiterlijk) > 1;
"""
_SECONDS = "SELECT eerste, nr, soort FROM alike WHERE plek = 2 ORDER BY nr"
_KEPT = """
CREATE OR REPLACE TEMP TABLE tweeling_nu AS
SELECT a.nr, a.eerste, a.soort, z.gevonden, z.gewicht FROM alike a JOIN zelfde z ON z.eerste = a.eerste WHERE a.plek > 1;
CREATE OR REPLACE TEMP TABLE tweeling_was AS
SELECT * FROM opslag.tweeling
WHERE nr IN (SELECT nr FROM opslag.gezien SEMI JOIN uiterlijk_geraakt USING (uiterlijk)) OR nr IN (FROM veranderd);
INSERT INTO vuil
SELECT nr FROM (SELECT nr, eerste FROM tweeling_nu EXCEPT FROM tweeling_was
                UNION (FROM tweeling_was EXCEPT SELECT nr, eerste FROM tweeling_nu))
WHERE nr IN (SELECT nr FROM opslag.gezien) AND nr NOT IN (FROM vuil) GROUP BY nr;
DELETE FROM opslag.tweeling WHERE nr IN (SELECT nr FROM tweeling_was);
INSERT INTO opslag.tweeling SELECT nr, eerste FROM tweeling_nu;
"""


def find_twins(db: duckdb.DuckDBPyConnection, reader: MentionReader) -> None:
    """Find who stands aside for a twin, and add to ``vuil`` for whom that changed; ``tweeling_nu`` holds what was found."""
    db.execute(_GROUPS)
    table = db.sql(_SECONDS).to_arrow_table()
    first, second = table["eerste"].to_numpy(), table["nr"].to_numpy()
    dirty = db.table("vuil").to_arrow_table()["nr"].to_numpy()
    loaded = reader.read(np.concatenate([first, second]), soon=dirty)
    kinds = np.array(table["soort"].to_pylist(), dtype=object)
    columns = []
    for kind in (PERSON, COMPANY):
        of_kind = kinds == kind
        found = score_pairs(loaded, kind, loaded.at(first[of_kind]), loaded.at(second[of_kind]))
        columns.append((first[of_kind][found.same], found.found[found.same], found.weights[found.same]))
    names = ("eerste", "gevonden", "gewicht")
    db.register("zelfde", pa.table(dict(zip(names, map(np.concatenate, zip(*columns, strict=True)), strict=True))))
    db.execute(_KEPT)
    db.unregister("zelfde")
