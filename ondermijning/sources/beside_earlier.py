"""A new delivery beside those that were loaded before: a repeat, a part or a correction of one, and what it changes."""

from __future__ import annotations

from contextlib import closing
from typing import TYPE_CHECKING, Any, NamedTuple

from ondermijning.database import bounds_of
from ondermijning.errors import DeliveryError
from ondermijning.language import plural, say
from ondermijning.model import RECORDS
from ondermijning.sources.deliveries import (
    SHORT,
    arrived,
    every_delivery,
    group_of,
    is_of_key,
    is_withdrawn,
    manifests,
    named,
    rank_of_groups,
)
from ondermijning.sources.loader import Scope
from ondermijning.sources.snapshot import SUBJECTS, as_parquet
from ondermijning.sources.state import replaced

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from datetime import date
    from pathlib import Path

    import duckdb

    from ondermijning.model import RecordKind
    from ondermijning.sources.deliveries import Manifest
    from ondermijning.workspace import Workspace


def refuse_other_key(workspace: Workspace, where: str, key_id: str) -> None:
    """Refuse pseudonyms that could never equal those of the deliveries before; the same files may be read anew.

    Args:
        workspace: where deliveries live.
        where: source and date of the new one.
        key_id: of the key in use; empty is not looked at.

    Raises:
        DeliveryError: a delivery was read with another key.
    """
    others = [manifest for _, manifest in manifests(workspace) if not is_of_key(manifest, key_id)]
    if others:
        raise DeliveryError(
            say(
                "the key for pseudonyms is another than that of {deliveries} before, so nobody in them would be"
                " recognised.",
                deliveries=plural(len(others), "{count} delivery", "{count} deliveries"),
            ),
            where=where,
            advice=say("Put the key back, or first load the files of those again; ondermijning doctor names them."),
        )


class Contents(NamedTuple):
    """What makes a delivery the same as another.

    Args:
        source, scope: of the loader, and what silence means.
        day: the reference date that its files state; None where a copy of a file only looks newer.
        files: hash of every file, with that of the mapping it was read under.
        let_in: restricted classes that were let in.
        key_id: of the key for pseudonyms; empty is not looked at.
        schema_version: the present one.
    """

    source: str
    scope: str
    day: date | None
    files: frozenset[tuple[str, str]]
    let_in: tuple[str, ...]
    key_id: str
    schema_version: int


def contents_of(files: Iterable[Mapping[str, Any]]) -> frozenset[tuple[str, str]]:
    """The hash of every file as a manifest tells it, with that of its mapping."""
    return frozenset((file["sha256"], file.get("mapping", "")) for file in files)


def seen_before(workspace: Workspace, new: Contents) -> Manifest | None:
    """The delivery that holds what a new one holds, or the last of those that hold it together; None where any file is new.

    A state that comes back on a later date is news; on the same date it is none, also where it was replaced or withdrawn.
    """
    alike = [manifest for _, manifest in every_delivery(workspace) if _alike(manifest, new)]
    held = {manifest["delivery"]: contents_of(manifest["files"]) for manifest in alike}
    same = [manifest for manifest in alike if held[manifest["delivery"]] == new.files]
    if same:
        return same[-1]
    if not new.files <= frozenset().union(*held.values()):
        return None
    return max((each for each in alike if held[each["delivery"]] & new.files), key=arrived)


def _alike(manifest: Manifest, new: Contents) -> bool:
    return (
        manifest["source"] == new.source
        and manifest["scope"] == new.scope
        and (new.day is None or manifest["reference_date"] == str(new.day))
        and manifest["schema_version"] == new.schema_version
        and is_of_key(manifest, new.key_id)
        and tuple(manifest.get("let_in", ())) == new.let_in
    )


def whole_of(workspace: Workspace, source: str, name: str, days: set[date]) -> str:
    """The delivery of which another says that it is a part.

    Args:
        workspace: where deliveries live.
        source: of the new one.
        name: the first signs of the delivery; empty where it is a delivery of its own.
        days: the reference dates of the new one.

    Returns:
        The group that both are in; empty where ``name`` is.

    Raises:
        DeliveryError: there is no such delivery, or it speaks for another day, is withdrawn or was replaced.
    """
    if not name:
        return ""
    _, manifest = named(workspace, name, source)
    what = f"{source} {manifest['reference_date']}"
    if {manifest["reference_date"]} != set(map(str, days)):
        raise DeliveryError(say("speaks for another day than the delivery of {what}.", what=what), where=source)
    if is_withdrawn(manifest):
        raise DeliveryError(say("{what} is withdrawn, so nothing can be a part of it.", what=what), where=source)
    later = replaced(workspace).get(f"{manifest['reference_date']}-{manifest['delivery']}")
    if later is not None and later.subjects == later.among:
        raise DeliveryError(
            say("{what} was replaced by a later delivery.", what=what),
            where=source,
            advice=say("Name that one: {by}.", by=later.by[:SHORT]),
        )
    return group_of(manifest)


class Differences(NamedTuple):
    """What a delivery changes in what was said last about its subjects.

    Args:
        days: the reference dates of what was said last.
        replaces: subjects per earlier delivery of the same day that no longer counts for them.
        ended, began, changed: records per kind.
        contradicted: keys per kind of which what still counts of the same day says something else: another part, or an
            answer about a single thing beside a whole list.
    """

    days: list[str]
    replaces: dict[str, int]
    ended: dict[str, int]
    began: dict[str, int]
    changed: dict[str, int]
    contradicted: dict[str, int]

    def told(self) -> Iterator[str]:
        """Notes for people."""
        for delivery, subjects in self.replaces.items():
            yield say(
                "replaces what {delivery} said of {subjects} on this day; withdraw undoes it",
                delivery=delivery[:SHORT],
                subjects=plural(subjects, "{count} subject", "{count} subjects"),
            )
        if self.days:
            before = (
                self.days[0]
                if len(self.days) == 1
                else say("{first} to {last}", first=self.days[0], last=self.days[-1])
            )
            yield (
                say(
                    "against the delivery before ({before}): {ended} ended, {began} began, {changed} changed{per_kind}",
                    before=before,
                    ended=_sum(self.ended),
                    began=_sum(self.began),
                    changed=_sum(self.changed),
                    per_kind=_per_kind(self.ended),
                )
            )
        if self.contradicted:
            yield say(
                "contradicts what else was delivered for this day, and counts as the later{per_kind}",
                per_kind=_per_kind(self.contradicted),
            )


def _sum(counts: Mapping[str, int]) -> int:
    return sum(counts.values())


def _per_kind(counts: Mapping[str, int]) -> str:
    named_counts = ", ".join(f"{kind} {count}" for kind, count in counts.items() if count)
    return f" ({named_counts})" if named_counts else ""


class Standing:
    """What was said last about the subjects of a new delivery, by others than its own parts.

    Args:
        workspace: where deliveries live.
        source, day, group: of the new one.
    """

    def __init__(self, workspace: Workspace, source: str, day: date, group: str) -> None:
        ranks = rank_of_groups(every_delivery(workspace))
        ours = [
            each
            for each in manifests(workspace)
            if each[1]["source"] == source
            and each[1]["scope"] != Scope.CHANGE
            and each[1]["reference_date"] <= str(day)
        ]
        self._bounds = bounds_of(workspace)
        self._day = str(day)
        self._parts = [folder for folder, each in ours if self._is_part(each, group)]
        self._others = [(folder, each) for folder, each in ours if not self._is_part(each, group)]
        self._order = {folder: (each["reference_date"], ranks[group_of(each)]) for folder, each in self._others}

    def _is_part(self, manifest: Manifest, group: str) -> bool:
        """Of the same day and group; what a group says of another day is the past, as what others say."""
        return group_of(manifest) == group and manifest["reference_date"] == self._day

    def rows(self, area: str) -> tuple[int, int]:
        """Rows about an area in what was said last, and in other parts of the same delivery."""
        per_group: dict[tuple[str, Any], int] = {}
        beside = 0
        with closing(self._bounds.connect()) as db:
            for folder in self._order:
                if rows := _rows(db, folder, area):
                    per_group[self._order[folder]] = per_group.get(self._order[folder], 0) + rows
            for folder in self._parts:
                beside += _rows(db, folder, area)
        return per_group[max(per_group)] if per_group else 0, beside

    def differences(self, new: Path, kinds: Iterable[str]) -> Differences:
        """What a new snapshot changes.

        Args:
            new: its folder, wholly written.
            kinds: of the records in it.
        """
        found = Differences([], {}, {}, {}, {}, {})
        if not self._others and not self._parts:
            return found
        with closing(self._bounds.connect()) as db:
            self._say_last(db, new)
            days = "SELECT DISTINCT dag FROM laatst JOIN nieuw USING (onderwerp) ORDER BY dag"
            found.days.extend(day for (day,) in db.execute(days).fetchall())
            said = "SELECT levering, count(*) FROM laatst JOIN nieuw USING (onderwerp) WHERE dag = $day GROUP BY 1 ORDER BY 1"
            found.replaces.update(db.execute(said, {"day": self._day}).fetchall())
            every = {*kinds, *(kind for _, manifest in self._others for kind in manifest["records"])}
            for name in sorted(every if found.days else ()):
                counts = self._compared(db, RECORDS[name], new)
                for total, count in zip((found.ended, found.began, found.changed), counts, strict=True):
                    total[name] = count
            for name in sorted(kinds):
                if count := self._contradictions(db, RECORDS[name], new):
                    found.contradicted[name] = count
        return found

    def _say_last(self, db: duckdb.DuckDBPyConnection, new: Path) -> None:
        """``nieuw``: what the new delivery speaks about. ``laatst``: who spoke about each subject last."""
        db.execute("CREATE TABLE gezegd (map TEXT, levering TEXT, dag TEXT, rang INTEGER, onderwerp TEXT)")
        ranks = {order: rank for rank, order in enumerate(sorted(set(self._order.values())))}
        for folder, manifest in self._others:
            db.execute(
                "INSERT INTO gezegd SELECT $map, $levering, $dag, $rang, onderwerp FROM read_parquet($file)",
                {
                    "map": str(folder),
                    "levering": manifest["delivery"],
                    "dag": manifest["reference_date"],
                    "rang": ranks[self._order[folder]],
                    "file": as_parquet(folder / f"{SUBJECTS}.parquet"),
                },
            )
        db.execute(
            "CREATE TABLE nieuw AS SELECT DISTINCT onderwerp FROM read_parquet($file)",
            {"file": as_parquet(new / f"{SUBJECTS}.parquet")},
        )
        db.execute(
            "CREATE TABLE laatst AS SELECT DISTINCT map, levering, dag, onderwerp FROM gezegd SEMI JOIN nieuw USING (onderwerp)"
            " QUALIFY rang = max(rang) OVER (PARTITION BY onderwerp)"
        )

    def _compared(self, db: duckdb.DuckDBPyConnection, kind: RecordKind, new: Path) -> tuple[int, int, int]:
        """How many records of a kind ended, began and changed."""
        before = [file for folder in self._order if (file := folder / f"{kind.name}.parquet").exists()]
        own = [file for folder in (new, *self._parts) if (file := folder / f"{kind.name}.parquet").exists()]
        db.execute(f"CREATE OR REPLACE TEMP TABLE was AS {_keys(kind, before, _LAST.format(kind=kind.name))}")
        db.execute(f"CREATE OR REPLACE TEMP TABLE nu AS {_keys(kind, own)}")
        row = db.execute(
            "SELECT count(*) FILTER (nu.sleutel IS NULL), count(*) FILTER (was.sleutel IS NULL),"
            " count(*) FILTER (was.inhoud <> nu.inhoud) FROM was FULL JOIN nu USING (sleutel)"
        ).fetchall()[0]
        return int(row[0]), int(row[1]), int(row[2])

    def _contradictions(self, db: duckdb.DuckDBPyConnection, kind: RecordKind, new: Path) -> int:
        """How many keys of a kind have other contents in another part, or in what others say of other subjects that day."""
        name = f"{kind.name}.parquet"
        others = (folder for folder, manifest in self._others if manifest["reference_date"] == self._day)
        parts, beside = (
            [file for folder in folders if (file := folder / name).exists()] for folders in (self._parts, others)
        )
        if not (parts or beside) or not (new / name).exists():
            return 0
        besides = (
            f"{_keys(kind, parts)} UNION ALL {_keys(kind, beside, 'ANTI JOIN nieuw n ON n.onderwerp = r._onderwerp')}"
        )
        db.execute(f"CREATE OR REPLACE TEMP TABLE was AS {besides}")
        db.execute(f"CREATE OR REPLACE TEMP TABLE nu AS {_keys(kind, [new / name])}")
        found = db.execute(
            "SELECT count(DISTINCT sleutel) FROM was JOIN nu USING (sleutel) WHERE was.inhoud <> nu.inhoud"
        ).fetchall()
        return int(found[0][0])


def _rows(db: duckdb.DuckDBPyConnection, folder: Path, area: str) -> int:
    count = "SELECT coalesce(sum(rijen), 0) FROM read_parquet($file) WHERE onderwerp = $area"
    return int(db.execute(count, {"file": as_parquet(folder / f"{SUBJECTS}.parquet"), "area": area}).fetchall()[0][0])


_LAST = "SEMI JOIN laatst l ON l.onderwerp = r._onderwerp AND l.map || '/{kind}.parquet' = r.filename"


def _keys(kind: RecordKind, files: list[Path], only: str = "") -> str:
    """A query for the key of each record with a hash of what it says; ``only`` is a join that keeps to some of them."""
    if not files:
        return "SELECT NULL::UBIGINT AS sleutel, NULL::UBIGINT AS inhoud WHERE false"
    listed = ", ".join("'" + as_parquet(file).replace("'", "''") + "'" for file in files)
    columns = ", ".join(column.name for column in kind.columns)
    return (
        f"SELECT hash({', '.join(kind.key)}) AS sleutel, max(hash({columns})) AS inhoud"  # noqa: S608 - names of the model
        f" FROM read_parquet([{listed}], filename = true, union_by_name = true) r {only} GROUP BY 1"
    )
