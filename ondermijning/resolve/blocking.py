"""Which pairs of mentions are worth comparing: those that share a block, in SQL.

A block is a key such as a birth date; blocks that many mentions share say too little and are left out.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import pyarrow as pa

from ondermijning.normalise.letters import sound

if TYPE_CHECKING:
    from collections.abc import Container, Iterator, Sequence

    import duckdb

    from ondermijning.resolve.subjects import Subject

BIGGEST_BLOCK = 60  # mentions
_GRAM = 3
_SHARED_GRAMS = 3
_BATCH = 50_000

_SCHEMA = pa.schema([
    ("nr", pa.int64()), ("knoop", pa.int64()), ("soort", pa.string()), ("geboren", pa.date32()), ("plek", pa.string()),
    ("plaats", pa.string()), ("namen", pa.list_(pa.string())), ("klanken", pa.list_(pa.string())), ("voorletters", pa.string()),
    ("grammen", pa.list_(pa.string())),
])  # fmt: skip

_KEYS = """
CREATE OR REPLACE TEMP TABLE blok AS
SELECT DISTINCT soort || '|' || sleutel AS sleutel, nr, knoop FROM (
    SELECT soort, nr, knoop, 'plek|' || plek AS sleutel FROM punt
    UNION ALL
    SELECT soort, nr, knoop, 'naam|' || array_to_string(list_sort(namen), ' ') FROM punt WHERE soort = 'bedrijf'
    UNION ALL
    SELECT soort, nr, knoop, 'klank|' || array_to_string(list_sort(klanken), ' ') FROM punt WHERE soort = 'bedrijf'
    UNION ALL
    SELECT soort, nr, knoop, 'woord|' || unnest(namen) FROM punt WHERE soort = 'bedrijf'
    UNION ALL
    SELECT soort, nr, knoop, 'geboren|' || geboren FROM punt
    UNION ALL
    SELECT soort, nr, knoop, 'klank|' || unnest(klanken) || '|' || left(voorletters, 1) || '|' || plaats FROM punt
    WHERE soort = 'persoon'
    UNION ALL
    SELECT soort, nr, knoop, 'jaar|' || unnest(klanken) || '|' || left(voorletters, 1) || '|' || year(geboren) FROM punt
    WHERE soort = 'persoon'
    UNION ALL
    SELECT soort, nr, knoop, 'letters|' || unnest(namen) || '|' || voorletters FROM punt WHERE soort = 'persoon'
) WHERE sleutel IS NOT NULL
"""

_PAIRS = """
WITH passend AS (
    SELECT sleutel FROM blok GROUP BY sleutel HAVING count(*) <= $biggest AND count(DISTINCT knoop) > 1
), gram AS (
    SELECT nr, knoop, unnest(grammen) AS gram FROM punt
), zeldzaam AS (
    SELECT gram FROM gram GROUP BY gram HAVING count(*) <= $biggest AND count(DISTINCT knoop) > 1
)
SELECT a.nr AS links, b.nr AS rechts
FROM blok a JOIN blok b USING (sleutel) SEMI JOIN passend USING (sleutel) WHERE a.nr < b.nr AND a.knoop <> b.knoop
UNION
SELECT a.nr, b.nr FROM gram a JOIN gram b USING (gram) SEMI JOIN zeldzaam USING (gram)
WHERE a.nr < b.nr AND a.knoop <> b.knoop GROUP BY ALL HAVING count(*) >= $shared
ORDER BY ALL
"""


def candidates(
    db: duckdb.DuckDBPyConnection, subjects: Sequence[Subject], left_out: Container[int]
) -> Iterator[list[tuple[int, int]]]:
    """Pairs of positions in batches, each pair once, of one kind and in different exact clusters.

    Args:
        db: any database; temporary tables are made in it.
        subjects: in order of their key.
        left_out: positions that stand for nothing new.
    """
    db.register("punten", _points(subjects, left_out))
    db.execute("CREATE OR REPLACE TEMP TABLE punt AS SELECT * FROM punten")
    db.unregister("punten")
    db.execute(_KEYS)
    limits = {"biggest": BIGGEST_BLOCK, "shared": _SHARED_GRAMS}
    reader = db.sql(_PAIRS, params=limits).to_arrow_reader(_BATCH)
    for batch in reader:
        yield list(zip(batch.column(0).to_pylist(), batch.column(1).to_pylist(), strict=True))


def _points(subjects: Sequence[Subject], left_out: Container[int]) -> pa.Table:
    rows = [_point(at, subject) for at, subject in enumerate(subjects) if at not in left_out]
    columns = list(zip(*rows, strict=True)) or [()] * len(_SCHEMA)
    arrays = [pa.array(values, field.type) for values, field in zip(columns, _SCHEMA, strict=True)]
    return pa.table(arrays, schema=_SCHEMA)


def _point(at: int, subject: Subject) -> tuple[object, ...]:
    names = subject.person.surnames if subject.is_person else subject.company.words
    born = subject.born[0] if subject.born and subject.born[1] == "dag" else None
    grams = () if subject.is_person else _grams(names)
    sounds = [sound(name) for name in names]
    return (
        at, subject.node, subject.row["soort"], born, subject.place, subject.town or None, list(names) or None,
        sounds or None, subject.person.initials or None, sorted(grams),
    )  # fmt: skip


def _grams(words: tuple[str, ...]) -> set[str]:
    """Runs of letters of each word, its ends marked."""
    marked = [f"${word}$" for word in words]
    return {word[at : at + _GRAM] for word in marked for at in range(len(word) - _GRAM + 1)}
