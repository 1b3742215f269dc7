"""The state of the records: which version of each holds, since when it was seen and when it was seen no more.

It is recomputed from the whole set of deliveries. Between reference dates the order of loading cannot matter; of one source
and date, what arrived later replaces what was said before about the same subjects.
"""

from __future__ import annotations

from contextlib import closing
from typing import TYPE_CHECKING, NamedTuple

import pyarrow.parquet as pq

from ondermijning.database import bounds_of
from ondermijning.model import RECORDS, SQL_TYPES
from ondermijning.sources.changes import use_changes
from ondermijning.sources.deliveries import arrived, every_delivery, group_of, manifests, rank_of_groups
from ondermijning.sources.loader import Scope
from ondermijning.sources.snapshot import PLACE, STATED, SUBJECTS, UNREAD, as_parquet

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date
    from pathlib import Path

    import duckdb

    from ondermijning.model import RecordKind
    from ondermijning.sources.deliveries import Arrived, Manifest
    from ondermijning.workspace import Workspace

# Behind every record in the state: its source and place, and the deliveries between which it was seen.
ORIGIN = ("_bron", "_levering", "_bestand", "_positie")
# A whole delivery shows the end of its day; change messages of that day come before it, in their own order.
_END_OF_DAY = "CAST($day AS DATE) + INTERVAL 1 DAY - INTERVAL 1 SECOND"


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
    """An in-process database with what counts of the deliveries (``<kind>_gelezen``), and the kinds that any of them holds.

    What a later arrival of the same source and date replaced is left out; ``vervangen`` says of which delivery and subject.
    """
    return open_deliveries(workspace, kinds, manifests(workspace, known_on))


def open_kept(workspace: Workspace, kinds: Iterable[RecordKind]) -> tuple[duckdb.DuckDBPyConnection, list[RecordKind]]:
    """As ``open_read``, with all that is kept, also what was withdrawn or replaced: who asks what is kept must see it."""
    return open_deliveries(workspace, kinds, every_delivery(workspace), everything=True)


def open_deliveries(
    workspace: Workspace, kinds: Iterable[RecordKind], folders: list[tuple[Path, Manifest]], *, everything: bool = False
) -> tuple[duckdb.DuckDBPyConnection, list[RecordKind]]:
    """As ``open_read``, of these deliveries; ``everything`` counts what was replaced too."""
    db = bounds_of(workspace).connect()
    db.execute("SET preserve_insertion_order = false")
    _add_deliveries(db, folders, rank_of_groups(every_delivery(workspace)))
    db.execute(_REPLACED if not everything else _NOTHING_REPLACED)
    replaced = bool(db.execute("SELECT count(*) FROM vervangen").fetchall()[0][0])
    files = {kind: _files(folders, kind) for kind in kinds}
    db.execute("".join(_empty(kind) for kind, found in files.items() if not found))
    held = [kind for kind, found in files.items() if found]
    for kind in held:
        _as_read(db, kind, files[kind], replaced=replaced)
    return db, held


class Replaced(NamedTuple):
    """What of a delivery no longer counts.

    Args:
        by: a delivery that arrived later.
        subjects: how many of its subjects.
        among: how many subjects it has.
    """

    by: str
    subjects: int
    among: int


def replaced(workspace: Workspace) -> dict[str, Replaced]:
    """Delivery (date and hash) → what a later arrival of its source and date replaced."""
    db, _ = open_read(workspace, ())
    with closing(db):
        found = db.execute(_HOW_MUCH).fetchall()
    return {delivery: Replaced(by, subjects, among) for delivery, by, subjects, among in found}


# The subjects of a delivery about which a later group of the same source and date speaks.
_REPLACED = """
CREATE TABLE vervangen AS
SELECT DISTINCT levering, onderwerp, arg_max(levering, rang) OVER alle AS door
FROM uitspraak WINDOW alle AS (PARTITION BY bron, onderwerp, moment)
QUALIFY rang < max(rang) OVER alle;
CREATE TABLE gesproken AS SELECT bron, onderwerp, moment FROM uitspraak;
CREATE TABLE ongelezen AS
SELECT o.bron, o.onderwerp, o.deel, o.moment FROM ongelezen_deel o ANTI JOIN vervangen USING (levering, onderwerp);
"""
_HOW_MUCH = """
SELECT levering, max(door)[12:], count(DISTINCT v.onderwerp), count(DISTINCT u.onderwerp)
FROM uitspraak u LEFT JOIN vervangen v USING (levering, onderwerp)
GROUP BY 1 HAVING count(v.onderwerp) > 0 ORDER BY 1
"""
_NOTHING_REPLACED = """
CREATE TABLE vervangen (levering TEXT, onderwerp TEXT, door TEXT);
CREATE TABLE gesproken AS SELECT bron, onderwerp, moment FROM uitspraak;
CREATE TABLE ongelezen AS SELECT bron, onderwerp, deel, moment FROM ongelezen_deel;
"""


def _add_deliveries(
    db: duckdb.DuckDBPyConnection, folders: list[tuple[Path, Manifest]], moments: dict[str, Arrived]
) -> None:
    """``levering``, a row per delivery with the rank of its arrival, and what each speaks about (``uitspraak``)."""
    db.execute(
        "CREATE TABLE levering (map TEXT, levering TEXT, bron TEXT, peildatum DATE, wijziging BOOLEAN, volgnummer INTEGER)"
    )
    db.execute(
        "CREATE TABLE uitspraak (levering TEXT, groep TEXT, rang INTEGER, bron TEXT, onderwerp TEXT, moment TIMESTAMP)"
    )
    db.execute("CREATE TABLE ongelezen_deel (levering TEXT, bron TEXT, onderwerp TEXT, deel TEXT, moment TIMESTAMP)")
    ranks = {group: rank for rank, group in enumerate(sorted(moments, key=lambda each: (moments[each], each)))}
    order = sorted(folders, key=lambda each: (arrived(each[1]), each[0].name))
    numbers = {folder: number for number, (folder, _) in enumerate(order)}
    for folder, manifest in folders:
        _add_delivery(db, folder, manifest, numbers[folder], ranks[group_of(manifest)])


def _add_delivery(db: duckdb.DuckDBPyConnection, folder: Path, manifest: Manifest, number: int, rank: int) -> None:
    change = manifest["scope"] == Scope.CHANGE
    name = f"{manifest['reference_date']}-{manifest['delivery']}"
    row = (str(folder), name, manifest["source"], manifest["reference_date"], change, number)
    db.execute("INSERT INTO levering VALUES (?, ?, ?, ?, ?, ?)", row)
    if change:
        return
    said = {"levering": name, "bron": row[2], "day": row[3]}
    db.execute(
        f"INSERT INTO uitspraak SELECT $levering, $groep, $rang, $bron, onderwerp, {_END_OF_DAY} FROM read_parquet($file)",  # noqa: S608 - literal
        {**said, "groep": group_of(manifest), "rang": rank, "file": as_parquet(folder / f"{SUBJECTS}.parquet")},
    )
    if (unread := folder / f"{UNREAD}.parquet").exists():
        db.execute(
            f"INSERT INTO ongelezen_deel SELECT $levering, $bron, onderwerp, deel, {_END_OF_DAY} FROM read_parquet($file)",  # noqa: S608 - literal
            {**said, "file": as_parquet(unread)},
        )


def _files(folders: list[tuple[Path, Manifest]], kind: RecordKind) -> list[Path]:
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
        f"CREATE TABLE {kind.name}_gelezen ({columns}, {place}, {STATED} TEXT, _peildatum DATE, _wijziging BOOLEAN,"
        f" _volgnummer INTEGER);"
        f"CREATE TABLE {kind.name}_versies ({columns}, {place}, _peildatum DATE, _volgnummer INTEGER, {STATED} TEXT,"
        f" _moment TIMESTAMP);"
    )


def _as_read(db: duckdb.DuckDBPyConnection, kind: RecordKind, files: list[Path], *, replaced: bool) -> None:
    """Every record of a kind as a delivery holds it, without what was replaced."""
    present = ", ".join(_quoted(as_parquet(file)) for file in files)
    stated = f"r.{STATED}" if any(STATED in pq.read_schema(file).names for file in files) else f"NULL AS {STATED}"
    columns = ", ".join((*(f"r.{name}" for name in (*(column.name for column in kind.columns), *PLACE)), stated))
    only = "ANTI JOIN vervangen v ON v.levering = d.levering AND v.onderwerp = r._onderwerp" if replaced else ""
    db.execute(
        f"""
        CREATE VIEW {kind.name}_gelezen AS
        SELECT {columns}, d.bron AS _bron, d.levering AS _levering, d.peildatum AS _peildatum, d.wijziging AS _wijziging,
               d.volgnummer AS _volgnummer
        FROM read_parquet([{present}], filename = true, union_by_name = true) r
        JOIN levering d ON d.map || '/{kind.name}.parquet' = r.filename {only}
        """  # noqa: S608 - names of the model and paths of the workspace
    )


def _versions(db: duckdb.DuckDBPyConnection, kind: RecordKind) -> None:
    """Every version that counts, with its moment: of whole deliveries, and of change messages that join the state."""
    columns = ", ".join(f"r.{column.name}" for column in kind.columns)
    moment = _END_OF_DAY.replace("$day", "r._peildatum")
    db.execute(
        f"""
        CREATE VIEW {kind.name}_versies AS
        SELECT {columns}, coalesce(g.onderwerp, r._onderwerp) AS _onderwerp, r._deel, r._bestand, r._positie, r._bron,
               r._levering, r._peildatum, r._volgnummer, r._gesteld, coalesce(b.moment, {moment}) AS _moment
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

    A record seen by several subjects is ended only when none of them shows it any more. Of one moment the delivery that arrived
    last counts, in it the newest statement, then the first by name of file and place. Where several say the same, the first place
    is told, so that the order of loading shows nowhere.
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
        ), said AS (
            SELECT {columns}, _bron, _levering, _bestand, _positie, h.van, h.tot, hash({columns}) AS inhoud,
                   first_value(hash({columns})) OVER (
                       PARTITION BY {key}, _bron
                       ORDER BY _volgnummer DESC, _gesteld DESC NULLS LAST, _bestand, _positie, hash({columns})
                   ) AS geldt
            FROM {kind.name}_versies v JOIN held h USING ({key}, _bron)
            WHERE v._moment = h.laatst
        )
        SELECT {columns}, _bron, _levering, _bestand, _positie, CAST(van AS DATE) AS _gezien_van,
               CAST(tot AS DATE) AS _gezien_tot, van AS _moment_van, tot AS _moment_tot
        FROM said
        QUALIFY row_number() OVER (
            PARTITION BY {key}, _bron ORDER BY inhoud = geldt DESC, _bestand, _positie, _levering
        ) = 1
        """  # noqa: S608 - names of the model
    )
