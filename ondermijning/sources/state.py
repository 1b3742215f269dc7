"""The state of the records: which version of each holds, since when it was seen and when it was seen no more.

It is recomputed from the whole set of deliveries, so the order of loading cannot matter.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import duckdb

from ondermijning.model import RECORDS
from ondermijning.sources.snapshot import SUBJECTS, arrow_schema, as_parquet

if TYPE_CHECKING:
    from datetime import date
    from pathlib import Path

    from ondermijning.model import RecordKind
    from ondermijning.workspace import Workspace

# Behind every record in the state: its source and place, and the deliveries between which it was seen.
ORIGIN = ("_bron", "_levering", "_bestand", "_positie")


def manifests(workspace: Workspace) -> list[tuple[Path, dict[str, Any]]]:
    """Folder and manifest of every delivery, in order of source, date and hash."""
    folders = sorted(workspace.deliveries.glob("*/*.parquet"))
    return [(folder, json.loads((folder / "manifest.json").read_text(encoding="utf-8"))) for folder in folders]


def known_delivery(
    workspace: Workspace, source: str, key: str, schema_version: int, day: date | None
) -> dict[str, Any] | None:
    """The manifest of a delivery with these contents in the present schema, or None.

    Args:
        workspace: where deliveries live.
        source: id of the loader.
        key: hash over the files.
        schema_version: the present one.
        day: the date for which it must have been loaded: a state that comes back on a later date is news. None means
            any: a copy of a file that states no date only looks newer.
    """
    for folder in sorted((workspace.deliveries / source).glob(f"{day or '*'}-{key}.parquet")):
        manifest: dict[str, Any] = json.loads((folder / "manifest.json").read_text(encoding="utf-8"))
        if manifest["schema_version"] == schema_version:
            return manifest
    return None


def earlier_rows(workspace: Workspace, source: str, area: str, day: date) -> tuple[int, int]:
    """Rows about an area in the last delivery date before a day, and in other deliveries of that day itself."""
    per_day: dict[str, int] = {}
    for folder, manifest in manifests(workspace):
        if manifest["source"] == source:
            rows = duckdb.execute(
                "SELECT coalesce(sum(rijen), 0) FROM read_parquet($file) WHERE onderwerp = $area",
                {"file": as_parquet(folder / f"{SUBJECTS}.parquet"), "area": area},
            ).fetchall()[0][0]
            if rows:
                per_day[manifest["reference_date"]] = per_day.get(manifest["reference_date"], 0) + int(rows)
    before = max((known for known in per_day if known < str(day)), default=None)
    return per_day.get(before, 0) if before else 0, per_day.get(str(day), 0)


def open_state(workspace: Workspace) -> duckdb.DuckDBPyConnection:
    """An in-process database with one table per record kind, also for kinds without a delivery.

    Columns are those of the kind, then ``_bron``, ``_levering``, ``_bestand``, ``_positie`` (the place of the version that
    holds), ``_gezien_van`` (reference date of the first delivery that shows it) and ``_gezien_tot`` (reference date of the
    first later delivery about the same subject without it, else NULL). ``levering`` lists the deliveries;
    ``KadastraalObject_versies`` keeps every version of an object with its ``_peildatum``.
    """
    db = duckdb.connect()
    db.execute("SET preserve_insertion_order = false")
    db.execute("CREATE TABLE levering (map TEXT, levering TEXT, bron TEXT, peildatum DATE)")
    db.execute("CREATE TABLE gesproken (bron TEXT, onderwerp TEXT, peildatum DATE)")
    folders = manifests(workspace)
    for folder, manifest in folders:
        name = f"{manifest['reference_date']}-{manifest['delivery']}"
        row = (str(folder), name, manifest["source"], manifest["reference_date"])
        db.execute("INSERT INTO levering VALUES (?, ?, ?, ?)", row)
        db.execute(
            "INSERT INTO gesproken SELECT $bron, onderwerp, $day::DATE FROM read_parquet($file)",
            {"bron": row[2], "day": row[3], "file": as_parquet(folder / f"{SUBJECTS}.parquet")},
        )
    for kind in RECORDS.values():
        _versions(db, kind, [folder / f"{kind.name}.parquet" for folder, _ in folders])
        _holding(db, kind)
    return db


def _versions(db: duckdb.DuckDBPyConnection, kind: RecordKind, files: list[Path]) -> None:
    """Every version of every record of a kind, with its delivery."""
    present = ", ".join(_quoted(as_parquet(file)) for file in files if file.exists())
    if not present:
        empty = arrow_schema(kind.columns, "_onderwerp", "_bestand", "_positie", "_bron", "_levering").empty_table()
        db.register("leeg", empty)
        db.execute(f"CREATE TABLE {kind.name}_versies AS SELECT *, NULL::DATE AS _peildatum FROM leeg")  # noqa: S608 - model name
        db.unregister("leeg")
        return
    columns = ", ".join(f"r.{column.name}" for column in kind.columns)
    db.execute(
        f"""
        CREATE VIEW {kind.name}_versies AS
        SELECT {columns}, r._onderwerp, r._bestand, r._positie, d.bron AS _bron, d.levering AS _levering,
               d.peildatum AS _peildatum
        FROM read_parquet([{present}], filename = true, union_by_name = true) r
        JOIN levering d ON d.map || '/{kind.name}.parquet' = r.filename
        """  # noqa: S608 - names of the model and paths of the workspace
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
            SELECT {key}, _bron, _onderwerp, min(_peildatum) AS van, max(_peildatum) AS laatst
            FROM {kind.name}_versies GROUP BY ALL
        ), ended AS (
            SELECT s.*, min(g.peildatum) AS tot
            FROM spans s LEFT JOIN gesproken g
              ON g.bron = s._bron AND g.onderwerp = s._onderwerp AND g.peildatum > s.laatst
            GROUP BY ALL
        ), held AS (
            SELECT {key}, _bron, min(van) AS _gezien_van, max(laatst) AS laatst,
                   CASE WHEN count(*) = count(tot) THEN max(tot) END AS _gezien_tot
            FROM ended GROUP BY ALL
        )
        SELECT {columns}, _bron, _levering, _bestand, _positie, h._gezien_van, h._gezien_tot
        FROM {kind.name}_versies v JOIN held h USING ({key}, _bron)
        WHERE v._peildatum = h.laatst
        QUALIFY row_number() OVER (
            PARTITION BY {key}, _bron ORDER BY _levering DESC, _bestand, _positie, hash({columns})
        ) = 1
        """  # noqa: S608 - names of the model
    )
