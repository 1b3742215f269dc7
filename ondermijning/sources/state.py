"""The state of the records: which version of each holds, since when it was seen and when it was seen no more.

It is recomputed from the whole set of deliveries, so the order of loading cannot matter.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from ondermijning.database import SMALL, bounds_of
from ondermijning.model import RECORDS, SQL_TYPES
from ondermijning.sources.changes import use_changes
from ondermijning.sources.loader import Scope
from ondermijning.sources.snapshot import PLACE, SUBJECTS, UNREAD, as_parquet

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import date
    from pathlib import Path

    import duckdb

    from ondermijning.model import RecordKind
    from ondermijning.workspace import Workspace

# Behind every record in the state: its source and place, and the deliveries between which it was seen.
ORIGIN = ("_bron", "_levering", "_bestand", "_positie")
# A whole delivery shows the end of its day; change messages of that day come before it, in their own order.
_END_OF_DAY = "CAST($day AS DATE) + INTERVAL 1 DAY - INTERVAL 1 SECOND"


def manifests(workspace: Workspace, known_on: date | None = None) -> list[tuple[Path, dict[str, Any]]]:
    """Folder and manifest of every delivery, in order of source, date and hash.

    Args:
        workspace: where deliveries live.
        known_on: only those that speak for this day or an earlier one.
    """
    folders = sorted(workspace.deliveries.glob("*/*.parquet"))
    found = [(folder, json.loads((folder / "manifest.json").read_text(encoding="utf-8"))) for folder in folders]
    return [each for each in found if known_on is None or each[1]["reference_date"] <= str(known_on)]


def is_of_key(manifest: Mapping[str, Any], key_id: str) -> bool:
    """Whether the pseudonyms of a delivery were made under a key; also where it has none, or nobody wrote which it was."""
    return not key_id or manifest.get("key_id", "") in ("", key_id)


def known_delivery(
    workspace: Workspace, source: str, key: str, schema_version: int, day: date | None, key_id: str = ""
) -> dict[str, Any] | None:
    """The manifest of a delivery with these contents in the present schema, or None.

    Args:
        workspace: where deliveries live.
        source: id of the loader.
        key: hash over the files.
        schema_version: the present one.
        day: the date for which it must have been loaded: a state that comes back on a later date is news. None means
            any: a copy of a file that states no date only looks newer.
        key_id: of the key for pseudonyms, under which it must have been read; empty is not looked at.
    """
    for folder in sorted((workspace.deliveries / source).glob(f"{day or '*'}-{key}.parquet")):
        manifest: dict[str, Any] = json.loads((folder / "manifest.json").read_text(encoding="utf-8"))
        if manifest["schema_version"] == schema_version and is_of_key(manifest, key_id):
            return manifest
    return None


def earlier_rows(workspace: Workspace, source: str, area: str, day: date) -> tuple[int, int]:
    """Rows about an area in the last delivery date before a day, and in other deliveries of that day itself."""
    per_day: dict[str, int] = {}
    ours = [(folder, manifest) for folder, manifest in manifests(workspace) if manifest["source"] == source]
    with SMALL.connect() as db:
        for folder, manifest in ours:
            rows = db.execute(
                "SELECT coalesce(sum(rijen), 0) FROM read_parquet($file) WHERE onderwerp = $area",
                {"file": as_parquet(folder / f"{SUBJECTS}.parquet"), "area": area},
            ).fetchall()[0][0]
            if rows:
                per_day[manifest["reference_date"]] = per_day.get(manifest["reference_date"], 0) + int(rows)
    before = max((known for known in per_day if known < str(day)), default=None)
    return per_day.get(before, 0) if before else 0, per_day.get(str(day), 0)


def open_state(workspace: Workspace, known_on: date | None = None) -> duckdb.DuckDBPyConnection:
    """An in-process database with one table per record kind, also for kinds without a delivery.

    Columns are those of the kind, then ``_bron``, ``_levering``, ``_bestand``, ``_positie`` (the place of the version that
    holds), ``_gezien_van`` (reference date of the first delivery that shows it), ``_gezien_tot`` (reference date of the first
    later delivery about the same subject without it, else NULL) and the moments of both, which tell the order within a day.
    ``levering`` lists the deliveries; ``KadastraalObject_versies`` keeps every version of an object with its ``_peildatum``;
    ``bericht`` says of every change message whether it joins the state before it, and whether it still waits for one that does.

    Args:
        workspace: where deliveries live.
        known_on: only deliveries that speak for this day or an earlier one: what was known then.
    """
    db, held = open_read(workspace, RECORDS.values(), known_on)
    use_changes(db)
    for kind in held:
        _versions(db, kind)
        _holding(db, kind)
    return db


def open_read(
    workspace: Workspace, kinds: Iterable[RecordKind], known_on: date | None = None
) -> tuple[duckdb.DuckDBPyConnection, list[RecordKind]]:
    """An in-process database with what deliveries hold of some kinds (``<kind>_gelezen``), and those that any of them holds."""
    db = bounds_of(workspace).connect()
    db.execute("SET preserve_insertion_order = false")
    db.execute("CREATE TABLE levering (map TEXT, levering TEXT, bron TEXT, peildatum DATE, wijziging BOOLEAN)")
    db.execute("CREATE TABLE gesproken (bron TEXT, onderwerp TEXT, moment TIMESTAMP)")
    db.execute("CREATE TABLE ongelezen (bron TEXT, onderwerp TEXT, deel TEXT, moment TIMESTAMP)")
    folders = manifests(workspace, known_on)
    for folder, manifest in folders:
        _add_delivery(db, folder, manifest)
    files = {kind: _files(folders, kind) for kind in kinds}
    db.execute("".join(_empty(kind) for kind, found in files.items() if not found))
    held = [kind for kind, found in files.items() if found]
    for kind in held:
        _as_read(db, kind, files[kind])
    return db, held


def _add_delivery(db: duckdb.DuckDBPyConnection, folder: Path, manifest: dict[str, Any]) -> None:
    change = manifest["scope"] == Scope.CHANGE
    name = f"{manifest['reference_date']}-{manifest['delivery']}"
    row = (str(folder), name, manifest["source"], manifest["reference_date"], change)
    db.execute("INSERT INTO levering VALUES (?, ?, ?, ?, ?)", row)
    if not change:
        db.execute(
            f"INSERT INTO gesproken SELECT $bron, onderwerp, {_END_OF_DAY} FROM read_parquet($file)",  # noqa: S608 - literal
            {"bron": row[2], "day": row[3], "file": as_parquet(folder / f"{SUBJECTS}.parquet")},
        )
    if not change and (unread := folder / f"{UNREAD}.parquet").exists():
        db.execute(
            f"INSERT INTO ongelezen SELECT $bron, onderwerp, deel, {_END_OF_DAY} FROM read_parquet($file)",  # noqa: S608 - literal
            {"bron": row[2], "day": row[3], "file": as_parquet(unread)},
        )


def _files(folders: list[tuple[Path, dict[str, Any]]], kind: RecordKind) -> list[Path]:
    files = (folder / f"{kind.name}.parquet" for folder, _ in folders)
    return [file for file in files if file.exists()]


def _empty(kind: RecordKind) -> str:
    """The tables of a kind that no delivery holds."""
    columns = ", ".join(f"{column.name} {SQL_TYPES[column.type]}" for column in kind.columns)
    origin = ", ".join(f"{name} TEXT" for name in ORIGIN)
    place = ", ".join(f"{name} TEXT" for name in (*PLACE, "_bron", "_levering"))
    return (
        f"CREATE TABLE {kind.name} ({columns}, {origin}, _gezien_van DATE, _gezien_tot DATE, _moment_van TIMESTAMP,"
        f" _moment_tot TIMESTAMP);"
        f"CREATE TABLE {kind.name}_gelezen ({columns}, {place}, _peildatum DATE, _wijziging BOOLEAN);"
        f"CREATE TABLE {kind.name}_versies ({columns}, {place}, _peildatum DATE, _moment TIMESTAMP);"
    )


def _as_read(db: duckdb.DuckDBPyConnection, kind: RecordKind, files: list[Path]) -> None:
    """Every record of a kind as a delivery holds it, whether or not it counts."""
    present = ", ".join(_quoted(as_parquet(file)) for file in files)
    columns = ", ".join(f"r.{name}" for name in (*(column.name for column in kind.columns), *PLACE))
    db.execute(
        f"""
        CREATE VIEW {kind.name}_gelezen AS
        SELECT {columns}, d.bron AS _bron, d.levering AS _levering, d.peildatum AS _peildatum, d.wijziging AS _wijziging
        FROM read_parquet([{present}], filename = true, union_by_name = true) r
        JOIN levering d ON d.map || '/{kind.name}.parquet' = r.filename
        """  # noqa: S608 - names of the model and paths of the workspace
    )


def _versions(db: duckdb.DuckDBPyConnection, kind: RecordKind) -> None:
    """Every version that counts, with its moment: of whole deliveries, and of change messages that join the state."""
    columns = ", ".join(f"r.{column.name}" for column in kind.columns)
    db.execute(
        f"""
        CREATE VIEW {kind.name}_versies AS
        SELECT {columns}, coalesce(g.onderwerp, r._onderwerp) AS _onderwerp, r._deel, r._bestand, r._positie, r._bron,
               r._levering, r._peildatum, coalesce(b.moment, {_END_OF_DAY.replace("$day", "r._peildatum")}) AS _moment
        FROM {kind.name}_gelezen r
        LEFT JOIN bericht b ON r._wijziging AND b._bron = r._bron AND b._levering = r._levering AND b._bestand = r._bestand
            AND b._positie = r._positie
        LEFT JOIN gebied g ON r._wijziging AND g._bron = r._bron AND g.object_id = r._deel
        WHERE NOT r._wijziging OR b.sluit_aan
        """  # noqa: S608 - names of the model
    )


def _quoted(text: str) -> str:
    return "'" + text.replace("'", "''") + "'"


def _holding(db: duckdb.DuckDBPyConnection, kind: RecordKind) -> None:
    """The version that holds, one per register and key, with the span in which it was seen.

    What two registers say of one thing are two records; which of them to believe is for ``tables`` to decide.

    A record seen by several subjects is ended only when none of them shows it any more. Ties are broken by the hash of the
    delivery, the place and the contents, never by the order of loading.
    """
    key = ", ".join(kind.key)
    columns = ", ".join(column.name for column in kind.columns)
    db.execute(
        f"""
        CREATE TABLE {kind.name} AS
        WITH spans AS (
            SELECT {key}, _bron, _onderwerp, _deel, min(_moment) AS van, max(_moment) AS laatst
            FROM {kind.name}_versies GROUP BY ALL
        ), area_ended AS (
            SELECT s.*, min(g.moment) FILTER (o.moment IS NULL) AS gebied_tot
            FROM spans s LEFT JOIN gesproken g
              ON g.bron = s._bron AND g.onderwerp = s._onderwerp AND g.moment > s.laatst
            LEFT JOIN ongelezen o
              ON o.bron = g.bron AND o.onderwerp = g.onderwerp AND o.deel = s._deel AND o.moment = g.moment
            GROUP BY ALL
        ), ended AS (
            SELECT s.*, min(b.moment) AS deel_tot
            FROM area_ended s LEFT JOIN bericht b
              ON b.sluit_aan AND b._bron = s._bron AND b.object_id = s._deel AND b.moment > s.laatst
            GROUP BY ALL
        ), until AS (
            SELECT *, least(gebied_tot, deel_tot) AS tot FROM ended
        ), held AS (
            SELECT {key}, _bron, min(van) AS van, max(laatst) AS laatst,
                   CASE WHEN count(*) = count(tot) THEN max(tot) END AS tot
            FROM until GROUP BY ALL
        )
        SELECT {columns}, _bron, _levering, _bestand, _positie, CAST(h.van AS DATE) AS _gezien_van,
               CAST(h.tot AS DATE) AS _gezien_tot, h.van AS _moment_van, h.tot AS _moment_tot
        FROM {kind.name}_versies v JOIN held h USING ({key}, _bron)
        WHERE v._moment = h.laatst
        QUALIFY row_number() OVER (
            PARTITION BY {key}, _bron ORDER BY _levering DESC, _bestand, _positie, hash({columns})
        ) = 1
        """  # noqa: S608 - names of the model
    )
