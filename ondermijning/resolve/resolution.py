"""Resolution: mentions → parties and links, with what the store knows of the last time; written to two files."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, NamedTuple

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from ondermijning.ledger.aliases import add_alias
from ondermijning.ledger.judgements import standing_judgements
from ondermijning.model.codes import ON_PLACE
from ondermijning.resolve.grouping.links import SCHEMA as LINKS_SCHEMA
from ondermijning.resolve.mentions import make_mentions
from ondermijning.resolve.on_place import SCORE, lay_beside, links_on_place
from ondermijning.resolve.parties import SCHEMA, make_party_tables, parties_path, read_parties
from ondermijning.resolve.scores.models import Models, models_in_use, models_version, shipped_models
from ondermijning.resolve.store.database import opened
from ondermijning.resolve.store.exact_clusters import contradictions
from ondermijning.resolve.store.groups import refused
from ondermijning.resolve.store.merged_ids import is_last_file, merged_ids, remember_file
from ondermijning.resolve.store.update import update
from ondermijning.resolve.weights.comparison import Zone
from ondermijning.resolve.written import LINKS as LINKS_FILE
from ondermijning.resolve.written import PARTIES as PARTIES_FILE
from ondermijning.resolve.written import forget_written, hash_of, tell_written
from ondermijning.sources.deliveries import manifests

if TYPE_CHECKING:
    from collections.abc import Mapping

    import duckdb

    from ondermijning.ledger import Ledger
    from ondermijning.ledger.judgements import Verdict
    from ondermijning.resolve.exact_clusters import Contradiction
    from ondermijning.resolve.on_place import PlaceLink
    from ondermijning.resolve.store.update import Updated
    from ondermijning.workspace import Workspace

# What a name and a place link is in the party of its candidate, in the list of parties and in every link.
_PARTIES = f"""
SELECT g.register, g.source_id, g.soort, coalesce(o.partij, p.partij_id) AS partij_id,
       '{Zone.SAME.value}'::ENUM ('{Zone.SAME.value}') AS zone,
       CASE WHEN o.partij IS NULL THEN p.score_promille ELSE {SCORE} END AS score_promille,
       CASE WHEN o.partij IS NULL THEN p.reden::TEXT ELSE '{ON_PLACE}' END AS reden
FROM opslag.partij p JOIN opslag.gezien g USING (nr) LEFT JOIN op_plaats o USING (register, source_id)
ORDER BY g.register, g.source_id
"""  # noqa: S608 - literals
_ENDS = "links_register, links_source_id, rechts_register, rechts_source_id"
_LINKS = f"""
SELECT {", ".join(LINKS_SCHEMA.names)} FROM (
    SELECT k.* REPLACE (coalesce(l.partij, links_partij) AS links_partij, coalesce(r.partij, rechts_partij) AS rechts_partij)
    FROM opslag.koppeling k
    LEFT JOIN op_plaats l ON (l.register, l.source_id) = (links_register, links_source_id)
    LEFT JOIN op_plaats r ON (r.register, r.source_id) = (rechts_register, rechts_source_id)
    WHERE (l.partij IS NULL AND r.partij IS NULL) OR zone = '{Zone.SAME.value}'
       OR coalesce(l.partij, links_partij) <> coalesce(r.partij, rechts_partij)
) ANTI JOIN op_plaats_koppeling USING ({_ENDS})
UNION ALL BY NAME FROM op_plaats_koppeling ORDER BY {_ENDS}
"""  # noqa: S608 - literals


@dataclass(frozen=True, slots=True)
class ResolveReport:
    """What resolution did: mentions in, parties out, pairs per zone, keys that contradict each other, ids that moved.

    Args:
        joined: pairs of mentions that a score or a judgement made one party.
        possible: pairs that wait for a person, or that a person was not sure of.
        refused: judgements ``zelfde`` that different register keys contradict.
        changed: mentions that are new or changed since the last time.
        compared: pairs of mentions that were compared for that.
        on_place: mentions that a name and a place alone link to a party.
    """

    mentions: int
    parties: int
    contradictions: tuple[Contradiction, ...]
    aliases: int
    joined: int = 0
    possible: int = 0
    refused: int = 0
    changed: int = field(default=0, compare=False)
    compared: int = field(default=0, compare=False)
    on_place: int = 0


def resolve(workspace: Workspace, db: duckdb.DuckDBPyConnection, ledger: Ledger) -> ResolveReport:
    """Resolve all mentions and write ``parties/parties.parquet`` and ``parties/links.parquet``.

    Only what is new or changed since the last time is compared; the outcome is that of starting over.

    Args:
        workspace: the caller holds its write lock.
        db: the state of the records.
        ledger: holds judgements, and receives an alias for each party id that went up in another.

    Returns:
        Counts for people.
    """
    make_mentions(db)
    return resolve_mentions(workspace, db, ledger)


def resolve_mentions(workspace: Workspace, db: duckdb.DuckDBPyConnection, ledger: Ledger) -> ResolveReport:
    """The same where the table ``vermelding`` is there already."""
    found = resolved(db, standing_judgements(ledger), workspace, models_in_use(ledger))
    with ledger.transaction():
        for old, new in found.moved:
            add_alias(ledger, old, new, "de groep vermeldingen is veranderd")
    _write(workspace, {LINKS_FILE: _as_file(found.links), PARTIES_FILE: found.parties_file})
    return replace(found.report, aliases=len(found.moved))


class Resolved(NamedTuple):
    """What resolution found: the files of parties and links as tables, and counts for people.

    Args:
        moved: ids of parties that went up in another one, beside that.
        parties_file: the file of parties as it is to be written; the store knows it from now on.
    """

    parties: pa.Table
    links: pa.Table
    report: ResolveReport
    moved: tuple[tuple[str, str], ...] = ()
    parties_file: bytes = b""


def resolved(
    db: duckdb.DuckDBPyConnection,
    standing: Mapping[tuple[str, str], Verdict],
    workspace: Workspace | None = None,
    models: Models | None = None,
) -> Resolved:
    """Resolve the mentions of the table ``vermelding``.

    Args:
        db: a database with that table.
        standing: the latest judgement of each pair of mention keys.
        workspace: where the store lies that knows what was found before; None starts over and keeps nothing.
        models: the weights in use; those that are shipped if None.
    """
    weights = models or shipped_models()
    with opened(db, workspace, models_version(weights)):
        updated = update(db, standing, weights)
        on_place = links_on_place(db, standing)
        lay_beside(db, on_place)
        parties, links = (db.sql(query).to_arrow_table() for query in (_PARTIES, _LINKS))
        found = Resolved(parties.cast(SCHEMA), links.cast(LINKS_SCHEMA), _report(db, updated, on_place))
        return found if workspace is None else _kept(db, workspace, found)


def _kept(db: duckdb.DuckDBPyConnection, workspace: Workspace, found: Resolved) -> Resolved:
    """The same with the ids that moved, and the file that the store knows from now on."""
    path, content = parties_path(workspace), _as_file(found.parties)
    known = path.exists() and is_last_file(db, path.read_bytes())
    # What a name and a place linked is no ground to say that its party goes on in another.
    moved = merged_ids(db, None if known else read_parties(workspace).filter(pc.field("reden") != ON_PLACE))
    remember_file(db, content)
    return found._replace(moved=moved, parties_file=content)


def _report(db: duckdb.DuckDBPyConnection, updated: Updated, on_place: list[PlaceLink]) -> ResolveReport:
    mentions, parties = db.execute("SELECT count(*), count(DISTINCT partij_id) FROM opslag.partij").fetchall()[0]
    parties -= len({link.mention.party for link in on_place})
    zones = dict(db.execute("SELECT zone, count(*) FROM opslag.koppeling GROUP BY zone").fetchall())
    return ResolveReport(
        mentions,
        parties,
        contradictions(db),
        0,
        zones.get(Zone.SAME.value, 0),
        zones.get(Zone.POSSIBLE.value, 0),
        refused(db),
        updated.changed,
        updated.compared,
        len(on_place),
    )


def _as_file(table: pa.Table) -> bytes:
    content = pa.BufferOutputStream()
    pq.write_table(table, content, write_statistics=False)  # the files are always read as a whole
    return bytes(content.getvalue())


def _write(workspace: Workspace, contents: Mapping[str, bytes]) -> None:
    """Write the files, then tell what stands in them."""
    workspace.parties.mkdir(parents=True, exist_ok=True)
    forget_written(workspace)
    for name, content in contents.items():
        with workspace.atomic_file(workspace.parties / name) as path:
            path.write_bytes(content)
    tell_written(workspace, contents, hash_of(manifest for _, manifest in manifests(workspace)))


def use_parties_known(db: duckdb.DuckDBPyConnection, ledger: Ledger) -> None:
    """Make the tables of ``use_parties`` from the state of an earlier day alone: no later mention joins or names a party of then.

    Nothing is written; what people judged since then counts.
    """
    make_mentions(db)
    found = resolved(db, standing_judgements(ledger), models=models_in_use(ledger))
    make_party_tables(db, found.parties, found.links)
