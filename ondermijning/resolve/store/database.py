"""What resolution found before, so that a new delivery compares only what is new or changed.

The store is a DuckDB file beside the parties. It holds no names and no dates: keys of mentions, hashes of what they say, counts
of hashed words, and what was found about pairs. It can be made again at any time, so one that is damaged, or that another
version of the resolver or other weights made, is taken away and begun anew.
"""

from __future__ import annotations

from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING

import duckdb

from ondermijning.resolve.grouping.party_ids import REASONS
from ondermijning.workspace import PRIVATE_FILE

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from ondermijning.workspace import Workspace

_VERSION = 5  # of the store and of what is found: raise it whenever the same mentions may come out otherwise
_NAME = "resolution.duckdb"
_ROWS = 491_520  # in a row group; in small ones what a new delivery takes away makes DuckDB write whole tables again
_AT_ONCE = "1KB"  # what is kept goes into the file itself, not first into a log beside it

# gezien: the mentions, by a number that stays; what each says as a hash, and all that twins have in common.
# waarde: hashed values of register keys. knoop: the exact cluster of each mention, a hash of the keys it holds, and the one value
# of each key of which two values make two parties; empty where it holds none or several.
# woord, telling: see ``tokens``. plaats: hashed words of towns. sleutel: keys under which mentions find each other; vol: those that
# too many have. tweeling: who stands aside for the first of its twins. paar: pairs of which something was found. groep: for each
# exact cluster with a pair the component it is grouped in, and its group. partij, koppeling: the rows of both files. tegenspraak:
# register keys that contradict. bestand: the hash of the file of parties. oordeel: what people judged.
_REASONS = ", ".join(f"'{reason}'" for reason in REASONS)
_TABLES = f"""
CREATE TABLE opslag.versie (versie TEXT);
CREATE TABLE opslag.gezien (
    nr BIGINT, register TEXT, source_id TEXT, soort ENUM ('persoon', 'bedrijf'), rij UBIGINT, uiterlijk UBIGINT
);
CREATE TABLE opslag.waarde (nr BIGINT, plek TINYINT, waarde UBIGINT);
CREATE TABLE opslag.knoop (nr BIGINT, knoop BIGINT, bezit UBIGINT, rsin UBIGINT, kvk UBIGINT, bsn_hmac UBIGINT);
CREATE TABLE opslag.woord (nr BIGINT, soort BIGINT, token BIGINT, geteld BIGINT);
CREATE TABLE opslag.telling (token BIGINT, soort BIGINT, aantal BIGINT, klasse BIGINT);
CREATE TABLE opslag.plaats (token BIGINT);
CREATE TABLE opslag.sleutel (nr BIGINT, persoon BOOLEAN, sleutel BIGINT, hoogstens SMALLINT);
CREATE TABLE opslag.vol (sleutel BIGINT);
CREATE TABLE opslag.tweeling (nr BIGINT, eerste BIGINT);
CREATE TABLE opslag.paar (links BIGINT, rechts BIGINT, soort TEXT, gevonden BIGINT, gewicht BIGINT, wijze TINYINT);
CREATE TABLE opslag.groep (knoop BIGINT, samenhang BIGINT, groep BIGINT);
CREATE TABLE opslag.partij (nr BIGINT, partij_id TEXT, score_promille BIGINT, reden ENUM ({_REASONS}));
CREATE TABLE opslag.koppeling (
    links BIGINT, rechts BIGINT, soort TEXT, links_register TEXT, links_source_id TEXT, links_partij TEXT, rechts_register TEXT,
    rechts_source_id TEXT, rechts_partij TEXT, score_promille BIGINT, zone TEXT, kenmerken TEXT, reden TEXT, oordeel TEXT
);
CREATE TABLE opslag.tegenspraak (plek TINYINT, waarde UBIGINT, volgorde BIGINT, nr BIGINT);
CREATE TABLE opslag.bestand (hash TEXT);
CREATE TABLE opslag.oordeel (een BIGINT, ander BIGINT, oordeel TEXT);
"""


def store_path(workspace: Workspace) -> Path:
    """Where the store lies."""
    return workspace.parties / _NAME


def forget(workspace: Workspace) -> None:
    """Take the store away, with all that it knows about mentions that are gone."""
    for path in _paths(workspace):
        path.unlink(missing_ok=True)


@contextmanager
def opened(db: duckdb.DuckDBPyConnection, workspace: Workspace | None, weights: str) -> Iterator[None]:
    """Use the store as the schema ``opslag`` of a database; what happens in here is kept as a whole or not at all.

    Args:
        db: the state of the records.
        workspace: the caller holds its write lock; None keeps nothing.
        weights: version of the weights in use; a store made with others is begun anew.
    """
    before = _temporary(db)
    _attach(db, workspace, _version(weights))
    try:
        db.execute(f"SET checkpoint_threshold = '{_AT_ONCE}'; BEGIN")
        yield
        db.execute("COMMIT")
    except BaseException:
        with suppress(duckdb.Error):
            db.execute("ROLLBACK")
        raise
    finally:
        db.execute("".join(f"DROP TABLE temp.{name};" for name in sorted(_temporary(db) - before)) + "DETACH opslag")


def _temporary(db: duckdb.DuckDBPyConnection) -> set[str]:
    """The tables that only this connection sees; the steps of resolution pass on what changed in such tables."""
    return {name for (name,) in db.execute("SELECT table_name FROM duckdb_tables() WHERE temporary").fetchall()}


def _attach(db: duckdb.DuckDBPyConnection, workspace: Workspace | None, version: str) -> None:
    if workspace is None:
        db.execute("ATTACH ':memory:' AS opslag")
        _make(db, version)
        return
    try:
        _open(db, workspace, version)
    except duckdb.Error:
        with suppress(duckdb.Error):
            db.execute("DETACH opslag")
        forget(workspace)
        _open(db, workspace, version)


def _open(db: duckdb.DuckDBPyConnection, workspace: Workspace, version: str) -> None:
    path = store_path(workspace)
    path.parent.mkdir(parents=True, exist_ok=True)
    name = str(path).replace("'", "''")
    db.execute(f"ATTACH '{name}' AS opslag (ROW_GROUP_SIZE {_ROWS})")
    path.chmod(PRIVATE_FILE)
    if not db.execute("SELECT count(*) FROM duckdb_tables() WHERE database_name = 'opslag'").fetchall()[0][0]:
        _make(db, version)
    if db.execute("SELECT versie FROM opslag.versie").fetchall() != [(version,)]:
        raise duckdb.Error("another version")


def _make(db: duckdb.DuckDBPyConnection, version: str) -> None:
    db.execute(f"BEGIN; {_TABLES} COMMIT")
    db.execute("INSERT INTO opslag.versie VALUES (?)", [version])


def _version(weights: str) -> str:
    """What must be the same for what was found before to hold."""
    return f"{_VERSION} {duckdb.__version__} {weights}"


def _paths(workspace: Workspace) -> Iterator[Path]:
    yield from workspace.parties.glob(f"{_NAME}*")
