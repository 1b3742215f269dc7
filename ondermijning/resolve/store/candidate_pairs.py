"""Candidates in the store: who shares a key with what changed is compared again; every other pair keeps what was found."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pyarrow as pa
from rapidfuzz import fuzz
from rapidfuzz.process import cpdist

from ondermijning.resolve.mentions import COMPANY, PERSON
from ondermijning.resolve.store.blocking_keys import BY_KEY, keys_again
from ondermijning.resolve.store.exact_clusters import PARTING
from ondermijning.resolve.store.pair_scores import score_pairs
from ondermijning.resolve.store.twins import TWIN

if TYPE_CHECKING:
    import duckdb

    from ondermijning.resolve.columns.arrays import Bools, Ints
    from ondermijning.resolve.store.mention_reader import LoadedMentions, MentionReader

# The way in which a pair is found that a person judged.
_JUDGED = 1
_TOGETHER = 50_000  # mentions whose pairs are found at once, so that memory does not grow with their number
_PAIR = pa.schema(
    [
        ("links", pa.int64()),
        ("rechts", pa.int64()),
        ("soort", pa.string()),
        ("gevonden", pa.int64()),
        ("gewicht", pa.int64()),
        ("wijze", pa.int64()),
    ]
)
_LEAST_ALIKE = 50  # of 100: companies whose names are written less alike are not compared

# No comparison joins clusters of which the one has another value of such a key than the other.
MAY_BE_ONE = " AND ".join(f"coalesce(l.{key} = r.{key}, true)" for key in PARTING)
# Each pair is found from one side: its lower mention, or the one whose pairs are found again where those of the other are not.
PAIRS = f"""
WITH gevonden AS (
    SELECT DISTINCT least(e.nr, a.nr) AS links, greatest(e.nr, a.nr) AS rechts, e.persoon
    FROM houder e JOIN houder a ON a.sleutel = e.sleutel
    WHERE e.ook AND e.nr BETWEEN $1 AND $2 AND (e.nr < a.nr OR (e.nr > a.nr AND NOT a.ook))
)
SELECT links, rechts, persoon FROM gevonden
JOIN opslag.knoop l ON l.nr = links JOIN opslag.knoop r ON r.nr = rechts WHERE l.knoop <> r.knoop AND {MAY_BE_ONE}
"""  # noqa: S608 - literals
_JUDGED_PAIRS = """
SELECT een AS links, ander AS rechts, e.soort = 'persoon' AS persoon
FROM (SELECT een, ander FROM opslag.oordeel WHERE een IN (FROM vuil) OR ander IN (FROM vuil))
JOIN opslag.gezien e ON e.nr = een JOIN opslag.gezien a ON a.nr = ander
JOIN opslag.knoop l ON l.nr = een JOIN opslag.knoop r ON r.nr = ander
WHERE e.soort = a.soort AND l.knoop <> r.knoop
"""
_KEPT = f"""
DELETE FROM opslag.paar WHERE CASE wijze
    WHEN {TWIN} THEN rechts IN (SELECT nr FROM tweeling_was) ELSE links IN (FROM weg) OR rechts IN (FROM weg)
END;
DELETE FROM opslag.paar WHERE wijze = {BY_KEY} AND (links, rechts) IN (
    SELECT (links, rechts) FROM verloren UNION SELECT (links, rechts) FROM paar_nu WHERE wijze = {BY_KEY}
);
INSERT INTO opslag.paar SELECT DISTINCT links, rechts, soort, gevonden, gewicht, wijze FROM paar_nu;
INSERT INTO opslag.paar SELECT eerste, nr, soort, gevonden, gewicht, {TWIN} FROM tweeling_nu;
CREATE OR REPLACE TEMP TABLE los AS
FROM weg UNION SELECT links FROM verloren UNION SELECT rechts FROM verloren
UNION SELECT links FROM paar_nu UNION SELECT rechts FROM paar_nu;
"""  # noqa: S608 - literals


def compare_again(db: duckdb.DuckDBPyConnection, reader: MentionReader) -> int:
    """Find and compare the pairs of what changed; ``los`` then holds all mentions of which a pair may be another.

    Returns:
        How many pairs were compared.
    """
    keys_again(db, reader)
    found, judged = _ends(_sharing(db)), _ends(db.sql(_JUDGED_PAIRS).to_arrow_table())
    loaded = reader.read(
        np.concatenate([side for ends in (found, judged) for pairs in ends.values() for side in pairs])
    )
    tables, compared = [], 0
    for kind in (PERSON, COMPANY):
        left, right = found[kind]
        if kind == COMPANY:
            alike = _written_alike(loaded, loaded.at(left), loaded.at(right))
            left, right = left[alike], right[alike]
        compared += len(left)
        tables += [_table(loaded, kind, BY_KEY, left, right), _table(loaded, kind, _JUDGED, *judged[kind])]
    _keep(db, pa.concat_tables(tables))
    return compared


def _sharing(db: duckdb.DuckDBPyConnection) -> pa.Table:
    """The pairs that share a key and may be one."""
    numbers = np.sort(db.sql("SELECT DISTINCT nr FROM houder WHERE ook").to_arrow_table()["nr"].to_numpy())
    spans = [numbers[at : at + _TOGETHER] for at in range(0, len(numbers), _TOGETHER)] or [np.zeros(1, dtype=np.int64)]
    return pa.concat_tables(db.sql(PAIRS, params=[int(span[0]), int(span[-1])]).to_arrow_table() for span in spans)


def _ends(table: pa.Table) -> dict[str, tuple[Ints, Ints]]:
    """Both sides of the pairs of each kind."""
    left, right = table["links"].to_numpy(), table["rechts"].to_numpy()
    persons = table["persoon"].to_numpy(zero_copy_only=False)
    return {kind: (left[which], right[which]) for kind, which in ((PERSON, persons), (COMPANY, ~persons))}


def _table(loaded: LoadedMentions, kind: str, how: int, left: Ints, right: Ints) -> pa.Table:
    found = score_pairs(loaded, kind, loaded.at(left), loaded.at(right))
    kept = found if how == _JUDGED else found.chosen(found.possible)
    size = len(kept.left)
    return pa.table(
        [
            loaded.numbers[kept.left],
            loaded.numbers[kept.right],
            pa.repeat(kind, size),
            kept.found,
            kept.weights,
            np.full(size, how, dtype=np.int64),
        ],
        schema=_PAIR,
    )


def _written_alike(loaded: LoadedMentions, left: Ints, right: Ints) -> Bools:
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
