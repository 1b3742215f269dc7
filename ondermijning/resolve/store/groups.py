"""Parties in the store: only components of linked clusters in which something changed are grouped again."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pyarrow as pa

from ondermijning.resolve.columns.arrays import spread
from ondermijning.resolve.grouping.cluster_judgements import cluster_judgements
from ondermijning.resolve.grouping.linking import Pairs, link_pairs
from ondermijning.resolve.grouping.links import SCHEMA as LINKS_SCHEMA
from ondermijning.resolve.grouping.links import link_row
from ondermijning.resolve.grouping.party_ids import PARTIES_ALONE, party_rows
from ondermijning.resolve.mentions import PERSON
from ondermijning.resolve.store.pair_scores import score_pairs
from ondermijning.resolve.store.twins import TWIN

if TYPE_CHECKING:
    from collections.abc import Mapping

    import duckdb

    from ondermijning.ledger.judgements import Verdict
    from ondermijning.resolve.columns.arrays import Ints
    from ondermijning.resolve.grouping.linking import Linked
    from ondermijning.resolve.store.mention_reader import MentionReader
    from ondermijning.resolve.subjects import Subject

_ONE_PAIR = 2

# The clusters in which something changed, and all that were grouped with them or are now paired with them.
_TOUCHED = """
CREATE OR REPLACE TEMP TABLE knoop_vuil AS
SELECT knoop FROM opslag.knoop SEMI JOIN los USING (nr)
UNION SELECT knoop FROM knoop_was
UNION SELECT knoop FROM opslag.knoop WHERE nr IN (
    SELECT links FROM opslag.paar WHERE rechts IN (FROM los) UNION SELECT rechts FROM opslag.paar WHERE links IN (FROM los)
);
CREATE OR REPLACE TEMP TABLE knoop_samen AS
SELECT knoop FROM knoop_vuil UNION SELECT knoop FROM opslag.groep
WHERE samenhang IN (SELECT samenhang FROM opslag.groep SEMI JOIN knoop_vuil USING (knoop));
CREATE OR REPLACE TEMP TABLE lid_samen AS SELECT nr, knoop FROM opslag.knoop SEMI JOIN knoop_samen USING (knoop);
CREATE OR REPLACE TEMP TABLE paar_samen AS SELECT * FROM opslag.paar WHERE links IN (SELECT nr FROM lid_samen);
CREATE OR REPLACE TEMP TABLE lid_gekoppeld AS
SELECT nr, knoop FROM lid_samen SEMI JOIN (
    SELECT knoop FROM lid_samen WHERE nr IN (SELECT links FROM paar_samen UNION SELECT rechts FROM paar_samen)
) USING (knoop);
"""
# A pair may be found both by its keys and because a person judged it.
_PAIRS = """
SELECT links, rechts, any_value(soort) AS soort, any_value(gevonden) AS gevonden, any_value(gewicht) AS gewicht,
       max(wijze) AS wijze, bool_or(wijze <> 1) AS sleutels
FROM paar_samen GROUP BY links, rechts
"""
_KEPT = f"""
DELETE FROM opslag.groep WHERE knoop IN (FROM knoop_samen);
CREATE OR REPLACE TEMP TABLE partij_was AS
SELECT nr, partij_id FROM opslag.partij WHERE nr IN (SELECT nr FROM lid_samen UNION ALL FROM veranderd);
DELETE FROM opslag.partij WHERE nr IN (SELECT nr FROM partij_was);
DELETE FROM opslag.koppeling
WHERE links IN (SELECT nr FROM lid_samen UNION ALL FROM veranderd) OR rechts IN (FROM veranderd);
INSERT INTO opslag.groep FROM groep_nu;
INSERT INTO opslag.partij FROM partij_nu;
INSERT INTO opslag.koppeling FROM koppeling_nu;
INSERT INTO opslag.partij {PARTIES_ALONE};
"""  # noqa: S608 - literals
# Of several judgements about two clusters the most careful one counts.
_SAME = """
SELECT least(l.knoop, r.knoop) AS een, greatest(l.knoop, r.knoop) AS ander
FROM opslag.oordeel o JOIN opslag.gezien e ON e.nr = o.een JOIN opslag.gezien a ON a.nr = o.ander
JOIN opslag.knoop l ON l.nr = e.nr JOIN opslag.knoop r ON r.nr = a.nr
WHERE e.soort = a.soort AND l.knoop <> r.knoop GROUP BY 1, 2 HAVING bool_and(o.oordeel = 'zelfde')
"""
_GROUPS = "SELECT knoop, groep FROM opslag.groep WHERE knoop IN (SELECT unnest($1))"


def group_again(
    db: duckdb.DuckDBPyConnection, reader: MentionReader, standing: Mapping[tuple[str, str], Verdict]
) -> None:
    """Make parties and links again of every component in which something changed."""
    db.execute(_TOUCHED)
    members = db.sql("SELECT nr, knoop FROM lid_gekoppeld").to_arrow_table()
    numbers, nodes = members["nr"].to_numpy(), members["knoop"].to_numpy()
    loaded = reader.read(numbers)
    order = np.argsort(loaded.at(numbers))
    group = _Group(numbers[order], nodes[order])
    subjects = [
        loaded.subjects[at]._replace(node=node)
        for at, node in zip(loaded.at(group.numbers).tolist(), group.nodes_at.tolist(), strict=True)
    ]
    pairs = _pairs(db, group)
    together = components(group.nodes_at[pairs.left], group.nodes_at[pairs.right], len(subjects))[group.nodes_at]
    left, right = _in_one(together, pairs)
    binding = score_pairs(loaded, PERSON, *(loaded.at(group.numbers[side]) for side in (left, right))).binding
    bound = zip(left[binding].tolist(), right[binding].tolist(), strict=True)
    linked = link_pairs(subjects, pairs, bound, cluster_judgements(standing, subjects), reader.models)
    _keep(db, group, subjects, together, linked)


def _in_one(together: Ints, pairs: Pairs) -> tuple[Ints, Ints]:
    """Every two persons with a link by score in one component of more than two: what is known of them may keep them apart."""
    by_score = np.array([kind == PERSON for kind in pairs.kinds], dtype=bool) & ~pairs.twins & ~pairs.judged
    members = np.unique(np.concatenate([pairs.left[by_score], pairs.right[by_score]]))
    members = members[np.argsort(together[members], kind="stable")]
    starts = np.flatnonzero(np.append(True, np.diff(together[members]) != 0)[: len(members)])
    sizes = np.diff(np.append(starts, len(members)))
    several = sizes > _ONE_PAIR
    counts = np.repeat(sizes[several], sizes[several])
    at = spread(starts[several], sizes[several])
    left, right = np.repeat(at, counts), spread(np.repeat(starts[several], sizes[several]), counts)
    return members[left[left < right]], members[right[left < right]]


class _Group:
    """Mentions in order of their key, by their number in the store.

    Args:
        numbers: of the mentions.
        nodes: the cluster of each, by the number of its first mention.

    Attributes:
        nodes_at: the cluster of each, by the place of its first mention.
    """

    def __init__(self, numbers: Ints, nodes: Ints) -> None:
        self.numbers = numbers
        self._order = np.argsort(numbers)
        self._ordered = numbers[self._order]
        self.nodes_at = self.at(nodes)

    def at(self, numbers: Ints) -> Ints:
        """The places of mentions."""
        return np.asarray(self._order[np.searchsorted(self._ordered, numbers)], dtype=np.int64)


def _pairs(db: duckdb.DuckDBPyConnection, group: _Group) -> Pairs:
    table = db.sql(_PAIRS).to_arrow_table()
    one, other = (group.at(table[side].to_numpy()) for side in ("links", "rechts"))
    return Pairs(
        np.minimum(one, other),
        np.maximum(one, other),
        table["soort"].to_pylist(),
        table["gevonden"].to_numpy(),
        table["gewicht"].to_numpy(),
        table["wijze"].to_numpy() == TWIN,
        ~table["sleutels"].to_numpy(zero_copy_only=False),
    )


def _keep(
    db: duckdb.DuckDBPyConnection, group: _Group, subjects: list[Subject], together: Ints, linked: Linked
) -> None:
    different = np.unique(group.nodes_at)
    of = np.array([linked.grouping.of[node] for node in different.tolist()], dtype=np.int64)
    groups = {"knoop": different, "samenhang": together[different], "groep": of}
    rows = party_rows(subjects, linked.grouping)
    parties = [party for party, _, _ in rows]
    tables = {
        "groep_nu": pa.table({name: group.numbers[column] for name, column in groups.items()}),
        "partij_nu": _table(_PARTY, [(nr, *row) for nr, row in zip(group.numbers.tolist(), rows, strict=True)]),
        "koppeling_nu": _table(
            _LINK,
            [
                (*(int(group.numbers[at]) for at in link.pair), *link_row(link, subjects, parties))
                for link in linked.links
            ],
        ),
    }
    for name, table in tables.items():
        db.register(name, table)
    db.execute(_KEPT)
    for name in tables:
        db.unregister(name)


_PARTY = pa.schema(
    [("nr", pa.int64()), ("partij_id", pa.string()), ("score_promille", pa.int64()), ("reden", pa.string())]
)
_LINK = pa.schema([("links", pa.int64()), ("rechts", pa.int64()), *LINKS_SCHEMA])


def _table(schema: pa.Schema, rows: list[tuple[object, ...]]) -> pa.Table:
    columns = list(zip(*rows, strict=True)) or [()] * len(schema)
    return pa.table(
        [pa.array(values, field.type) for values, field in zip(columns, schema, strict=True)], schema=schema
    )


def refused(db: duckdb.DuckDBPyConnection) -> int:
    """How many judgements ``zelfde`` register keys or other judgements contradict."""
    same = db.execute(_SAME).fetchall()
    groups = dict(db.execute(_GROUPS, [sorted({node for pair in same for node in pair})]).fetchall()) if same else {}
    return sum(groups[one] != groups[other] for one, other in same)


def components(left: Ints, right: Ints, size: int) -> Ints:
    """For each of some things the lowest one that pairs connect it with, over others too.

    Args:
        left: the one of each pair.
        right: the other.
        size: how many things there are, numbered from 0.
    """
    found = np.arange(size)
    while True:
        lowest = np.minimum(found[left], found[right])
        now = found.copy()
        for side in (left, right):
            np.minimum.at(now, side, lowest)
            np.minimum.at(now, found[side], lowest)
        now = now[now]
        if (now == found).all():
            return now
        found = now
